//! Parts of objects of every built-in kind, good and odd ones, alone and in pairs.

use openshell_deploy::check;
use openshell_deploy::check::finding::Finding;
use openshell_deploy::render::object::Object;
use serde_json::{Value as Json, json};

use super::is_beyond_the_server;
use super::server::{Server, Verdict};

/// Pairs of parts that are tried of each kind, besides each part alone.
const PAIRS: usize = 60;

#[test]
fn parts_of_objects_are_refused_where_the_api_server_refuses_them() {
    let Some(server) = Server::start("v-objects-parts") else { return };
    let mut complaints = Vec::new();
    let mut tried = 0;
    for (base, parts) in kinds() {
        let alone = parts.iter().map(|part| vec![part.clone()]);
        let mut random = 1_u64;
        let mut next = |most: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(random >> 33).unwrap() % most
        };
        let pairs: Vec<_> =
            (0..PAIRS).map(|_| [(); 2].map(|()| parts[next(parts.len())].clone()).to_vec()).collect();
        for parts in std::iter::once(Vec::new()).chain(alone).chain(pairs) {
            let mut json = base.clone();
            for (at, value) in &parts {
                put(&mut json, at, value);
            }
            tried += 1;
            complaints
                .extend(complaint(&server, &json).map(|why| format!("{} {parts:?}: {why}", base["kind"])));
        }
    }
    assert!(tried > 1500, "{tried}");
    assert!(complaints.is_empty(), "{} of {tried}:\n{}", complaints.len(), complaints.join("\n"));
}

fn complaint(server: &Server, json: &Json) -> Option<String> {
    let object = match object(json) {
        Ok(object) => object,
        Err(why) => return Some(format!("no object: {why}")),
    };
    let findings = check::check(&[object]);
    let found: Vec<&Finding> = findings.iter().filter(|finding| !is_beyond_the_server(finding)).collect();
    match server.verdict(json) {
        Verdict::Taken if found.is_empty() => None,
        Verdict::Taken => Some(format!("taken, but {found:?}")),
        Verdict::Refused(..) if !findings.is_empty() => None,
        Verdict::Refused(_, message) => Some(format!("nothing found, but {message}")),
    }
}

fn object(json: &Json) -> Result<Object, serde_json::Error> {
    let json = json.clone();
    Ok(match json["kind"].as_str().unwrap() {
        "ClusterRole" => Object::ClusterRole(serde_json::from_value(json)?),
        "ClusterRoleBinding" => Object::ClusterRoleBinding(serde_json::from_value(json)?),
        "ConfigMap" => Object::ConfigMap(serde_json::from_value(json)?),
        "CronJob" => Object::CronJob(serde_json::from_value(json)?),
        "Deployment" => Object::Deployment(serde_json::from_value(json)?),
        "HorizontalPodAutoscaler" => Object::HorizontalPodAutoscaler(serde_json::from_value(json)?),
        "Ingress" => Object::Ingress(serde_json::from_value(json)?),
        "Job" => Object::Job(serde_json::from_value(json)?),
        "Namespace" => Object::Namespace(serde_json::from_value(json)?),
        "NetworkPolicy" => Object::NetworkPolicy(serde_json::from_value(json)?),
        "PersistentVolumeClaim" => Object::PersistentVolumeClaim(serde_json::from_value(json)?),
        "PodDisruptionBudget" => Object::PodDisruptionBudget(serde_json::from_value(json)?),
        "Role" => Object::Role(serde_json::from_value(json)?),
        "RoleBinding" => Object::RoleBinding(serde_json::from_value(json)?),
        "Secret" => Object::Secret(serde_json::from_value(json)?),
        "Service" => Object::Service(serde_json::from_value(json)?),
        "ServiceAccount" => Object::ServiceAccount(serde_json::from_value(json)?),
        "StatefulSet" => Object::StatefulSet(serde_json::from_value(json)?),
        other => panic!("{other}"),
    })
}

/// Sets a field, or all where `at` is empty. Maps are made where there are none.
fn put(json: &mut Json, at: &str, value: &Json) {
    if at.is_empty() {
        json.clone_from(value);
        return;
    }
    let (parent, key) = at.rsplit_once('/').unwrap();
    let mut node = json;
    for step in parent.split('/').skip(1) {
        node = match node {
            Json::Array(list) => &mut list[step.parse::<usize>().unwrap()],
            node => {
                if !node.is_object() {
                    *node = json!({});
                }
                &mut node[step]
            }
        };
        if node.is_array() {
            let list = node.as_array_mut().unwrap();
            if list.is_empty() {
                list.push(json!({}));
            }
        }
    }
    match node {
        Json::Array(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
        node => {
            if !node.is_object() {
                *node = json!({});
            }
            let map = node.as_object_mut().unwrap();
            if value.is_null() {
                map.remove(key)
            } else {
                map.insert(key.into(), value.clone())
            };
        }
    }
}

type Part = (String, Json);

/// A good object of each kind, and what is put into it.
fn kinds() -> Vec<(Json, Vec<Part>)> {
    vec![
        (base("v1", "Service", json!({ "spec": { "ports": [{ "port": 80 }] } })), service()),
        (base("apps/v1", "Deployment", json!({ "spec": workload() })), deployment()),
        (base("apps/v1", "StatefulSet", json!({ "spec": workload() })), stateful_set()),
        (base("batch/v1", "Job", json!({ "spec": job_spec() })), job("/spec")),
        (
            base(
                "batch/v1",
                "CronJob",
                json!({ "spec": { "schedule": "@daily", "jobTemplate": { "spec": job_spec() } } }),
            ),
            cron_job(),
        ),
        (base("v1", "PersistentVolumeClaim", json!({ "spec": claim_spec() })), claim("/spec")),
        (base("v1", "ConfigMap", json!({ "data": { "a": "b" } })), data()),
        (base("v1", "Secret", json!({ "data": { "a": "Yg==" } })), secret()),
        (base("v1", "ServiceAccount", json!({})), metadata()),
        (base("v1", "Namespace", json!({})), metadata()),
        (base("rbac.authorization.k8s.io/v1", "Role", json!({ "rules": [rule()] })), role()),
        (base("rbac.authorization.k8s.io/v1", "ClusterRole", json!({ "rules": [rule()] })), role()),
        (base("rbac.authorization.k8s.io/v1", "RoleBinding", binding("Role")), bound()),
        (base("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", binding("ClusterRole")), bound()),
        (base("networking.k8s.io/v1", "NetworkPolicy", json!({ "spec": { "podSelector": {} } })), policy()),
        (
            base("autoscaling/v2", "HorizontalPodAutoscaler", json!({ "spec": autoscaler_spec() })),
            autoscaler(),
        ),
        (
            base("networking.k8s.io/v1", "Ingress", json!({ "spec": { "rules": [ingress_rule()] } })),
            ingress(),
        ),
        (base("policy/v1", "PodDisruptionBudget", json!({ "spec": { "selector": {} } })), budget()),
    ]
}

fn base(version: &str, kind: &str, rest: Json) -> Json {
    let mut object = json!({ "apiVersion": version, "kind": kind, "metadata": { "name": "part", "namespace": "openshell" } });
    object
        .as_object_mut()
        .unwrap()
        .extend(serde_json::from_value::<serde_json::Map<String, Json>>(rest).unwrap());
    object
}

fn pod(restart: &str) -> Json {
    json!({ "metadata": { "labels": { "a": "b", "c": "d" } }, "spec": {
        "restartPolicy": restart, "containers": [{ "name": "a", "image": "b" }],
    } })
}

fn workload() -> Json {
    json!({ "selector": { "matchLabels": { "a": "b" } }, "template": pod("Always") })
}

fn job_spec() -> Json {
    json!({ "template": pod("Never") })
}

fn claim_spec() -> Json {
    json!({ "accessModes": ["ReadWriteOnce"], "resources": { "requests": { "storage": "1Gi" } } })
}

fn rule() -> Json {
    json!({ "apiGroups": [""], "resources": ["pods"], "verbs": ["get"] })
}

fn binding(kind: &str) -> Json {
    let subject = json!({ "kind": "ServiceAccount", "name": "a", "namespace": "b" });
    json!({ "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": "a" }, "subjects": [subject] })
}

/// Each of some values at a place.
fn at(place: &str, values: impl IntoIterator<Item = Json>) -> Vec<Part> {
    values.into_iter().map(|value| (place.to_owned(), value)).collect()
}

/// Texts that some rule for names refuses each.
fn names() -> Vec<Json> {
    let long = [52, 53, 63, 64, 242, 243, 253, 254].map(|length| json!("a".repeat(length)));
    let odd = [
        "", "a", "A", "1", "1a", "a1", "a-", "-a", "a.b", "a..b", "a_b", "a b", "a/b", "ä", ".", "..", "a%",
        "a:b",
    ];
    odd.map(|text| json!(text)).into_iter().chain(long).collect()
}

fn words(known: &[&str]) -> Vec<Json> {
    let odd = ["", "other", " ", "none"].map(|word| json!(word));
    known.iter().flat_map(|word| [json!(word), json!(word.to_lowercase())]).chain(odd).collect()
}

fn numbers() -> Vec<Json> {
    [-1, 0, 1, 600, i32::MAX, i32::MIN].map(|number| json!(number)).to_vec()
}

fn metadata() -> Vec<Part> {
    let keys =
        ["a", "", "a/b", "a/b/c", "/a", "a/", "A.b/c", "a b", "-a", "ä", &"k".repeat(63), &"k".repeat(64)];
    let maps = |value: &str| keys.map(|key| json!({ key: value })).to_vec();
    let values =
        ["", "a b", "-", "A.b_c", "ä", &"v".repeat(63), &"v".repeat(64)].map(|value| json!({ "a": value }));
    [
        at("/metadata/name", names()),
        at("/metadata/labels", maps("v")),
        at("/metadata/labels", values.clone()),
        at("/metadata/annotations", maps("v")),
        at("/metadata/annotations", values),
        at(
            "/metadata/annotations",
            [json!({ "a": "x".repeat(256 * 1024 - 1) }), json!({ "a": "x".repeat(256 * 1024) })],
        ),
        bookkeeping(),
    ]
    .concat()
}

/// Metadata that few write by hand.
fn bookkeeping() -> Vec<Part> {
    let owner = |field: &str, value: Json| {
        let mut owner = json!({ "apiVersion": "apps/v1", "kind": "Deployment", "name": "a", "uid": "u" });
        owner[field] = value;
        owner
    };
    let controllers = |name: &str| {
        json!([owner("controller", json!(true)), {
            "apiVersion": "apps/v1", "kind": "Deployment", "name": name, "uid": "u", "controller": true,
        }])
    };
    let versions = ["v1", "", "/", "/v1", "apps/", "apps/v1", "a/b/v1", "A b"];
    let owners = versions.map(|version| owner("apiVersion", json!(version))).into_iter().chain(
        ["kind", "name", "uid"]
            .into_iter()
            .flat_map(|field| [owner(field, json!("")), owner(field, json!("A b"))]),
    );
    let event = json!({ "apiVersion": "v1", "kind": "Event", "name": "a", "uid": "u" });
    let finalizers = [
        "orphan",
        "foregroundDeletion",
        "kubernetes",
        "other",
        "",
        "a/b",
        "a.b/c",
        "a/b/c",
        "A.b/c",
        "a b",
        "/a",
        "kubernetes.io/pvc-protection",
    ];
    [
        at("/metadata/generateName", names()),
        at("/metadata/generateName", ["a-", "a_-", "ab_-", "a--", "-", "ä-", "a.-"].map(|text| json!(text))),
        at("/metadata/uid", [json!("u")]),
        at("/metadata/resourceVersion", [json!("1")]),
        at("/metadata/finalizers", finalizers.map(|finalizer| json!([finalizer]))),
        at("/metadata/finalizers", [json!(["orphan", "foregroundDeletion"]), json!(["a.b/c", "d"])]),
        at("/metadata/ownerReferences", owners.chain([event]).map(|owner| json!([owner]))),
        at("/metadata/ownerReferences", [controllers("a"), controllers("b"), json!([])]),
    ]
    .concat()
}

fn selector(place: &str) -> Vec<Part> {
    let expression = |key: &str, operator: &str, values: Json| json!({ "matchExpressions": [{ "key": key, "operator": operator, "values": values }] });
    at(
        place,
        [
            json!({}),
            json!({ "matchLabels": { "a": "b" } }),
            json!({ "matchLabels": { "a": "x" } }),
            json!({ "matchLabels": { "a b": "c" } }),
            json!({ "matchLabels": { "a": "b c" } }),
            expression("a", "In", json!(["b"])),
            expression("a", "In", json!([])),
            expression("a", "NotIn", json!(["z"])),
            expression("a", "NotIn", json!(["b"])),
            expression("a", "NotIn", json!(["b c"])),
            expression("a", "Exists", json!([])),
            expression("a", "Exists", json!(["b"])),
            expression("z", "DoesNotExist", json!([])),
            expression("a", "DoesNotExist", json!([])),
            expression("a b", "Exists", json!([])),
            expression("a", "Gt", json!(["1"])),
            expression("a", "", json!(["1"])),
        ],
    )
}

fn service() -> Vec<Part> {
    let ports = [-1, 0, 1, 80, 65535, 65536];
    let named = |one: &str, other: &str| json!([{ "name": one, "port": 80 }, { "name": other, "port": 81 }]);
    [
        metadata(),
        at("/spec/type", words(&["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"])),
        at("/spec/externalName", names()),
        at("/spec/clusterIP", ["", "None", "none", "10.96.0.77", "10.96.0", "x"].map(|text| json!(text))),
        at("/spec/sessionAffinity", words(&["None", "ClientIP"])),
        at("/spec/selector", [json!({}), json!({ "a": "b" }), json!({ "a b": "c" }), json!({ "a": "b c" })]),
        at("/spec/ports", [json!([]), named("a", "b"), named("a", "a"), named("a", ""), named("a_b", "c")]),
        at("/spec/ports", [json!([{ "name": "a", "port": 80 }, { "name": "b", "port": 80 }])]),
        at(
            "/spec/ports",
            [json!([{ "name": "a", "port": 80 }, { "name": "b", "port": 80, "protocol": "UDP" }])],
        ),
        at("/spec/ports/0/port", ports.map(|port| json!(port))),
        at("/spec/ports/0/targetPort", ports.map(|port| json!(port))),
        at("/spec/ports/0/targetPort", names()),
        at("/spec/ports/0/nodePort", [json!(-1), json!(0), json!(30123), json!(65536)]),
        at("/spec/ports/0/name", names()),
        at("/spec/ports/0/protocol", words(&["TCP", "UDP", "SCTP"])),
        at("/spec/ports/0/appProtocol", names()),
        at("/spec/ports/0/appProtocol", [json!("kubernetes.io/h2c")]),
    ]
    .concat()
}

fn counts(place: &str) -> Vec<Part> {
    let texts =
        ["0%", "1%", "100%", "101%", "050%", "-1%", "1.5%", "1", "", "%", "a%"].map(|text| json!(text));
    at(place, texts.into_iter().chain(numbers()))
}

fn pods_of_workload() -> Vec<Part> {
    [
        metadata(),
        selector("/spec/selector"),
        at("/spec/replicas", numbers()),
        at("/spec/minReadySeconds", numbers()),
        at("/spec/revisionHistoryLimit", numbers()),
        at(
            "/spec/template/metadata/labels",
            [json!({}), json!({ "a": "x" }), json!({ "a": "b", "c d": "" })],
        ),
        at("/spec/template/metadata/annotations", [json!({ "a b": "" }), json!({ "A.b/c": "ä" })]),
        at("/spec/template/spec/restartPolicy", ["Always", "OnFailure", "Never", ""].map(|word| json!(word))),
        at("/spec/template/spec/activeDeadlineSeconds", [json!(1)]),
        at("/spec/template/spec/nodeSelector", [json!({ "a": "b" }), json!({ "a b": "" })]),
    ]
    .concat()
}

fn deployment() -> Vec<Part> {
    [
        pods_of_workload(),
        at("/spec/progressDeadlineSeconds", numbers()),
        at("/spec/strategy/type", words(&["Recreate", "RollingUpdate"])),
        counts("/spec/strategy/rollingUpdate/maxSurge"),
        counts("/spec/strategy/rollingUpdate/maxUnavailable"),
        at(
            "/spec/strategy/rollingUpdate",
            [json!({ "maxSurge": 0, "maxUnavailable": 0 }), json!({ "maxSurge": "0%", "maxUnavailable": 0 })],
        ),
    ]
    .concat()
}

fn stateful_set() -> Vec<Part> {
    let policy = "/spec/persistentVolumeClaimRetentionPolicy";
    let template = json!({ "metadata": { "name": "data" }, "spec": claim_spec() });
    let mut claims = claim("/spec/volumeClaimTemplates/0/spec");
    claims.retain(|(place, _)| !place.starts_with("/metadata"));
    // Each of these parts is put into a template that is there.
    let claims = claims.into_iter().map(|(place, value)| {
        let mut object = json!({ "spec": { "volumeClaimTemplates": [template] } });
        put(&mut object, &place, &value);
        ("/spec/volumeClaimTemplates".to_owned(), object["spec"]["volumeClaimTemplates"].clone())
    });
    [
        pods_of_workload(),
        claims.collect(),
        at("/spec/serviceName", names()),
        at("/spec/podManagementPolicy", words(&["OrderedReady", "Parallel"])),
        at("/spec/updateStrategy/type", words(&["RollingUpdate", "OnDelete"])),
        at("/spec/updateStrategy/rollingUpdate/partition", numbers()),
        at("/spec/ordinals/start", numbers()),
        at(&format!("{policy}/whenDeleted"), words(&["Retain", "Delete"])),
        at(&format!("{policy}/whenScaled"), words(&["Retain", "Delete"])),
    ]
    .concat()
}

fn job(spec: &str) -> Vec<Part> {
    let place = |name: &str| format!("{spec}/{name}");
    let counted =
        ["parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"];
    let restart = ["Always", "OnFailure", "Never", ""].map(|word| json!(word));
    [
        metadata(),
        counted.iter().flat_map(|name| at(&place(name), numbers())).collect(),
        at(&place("completionMode"), words(&["Indexed", "NonIndexed"])),
        at(&place("podReplacementPolicy"), words(&["Failed", "TerminatingOrFailed"])),
        at(&place("template/spec/restartPolicy"), restart),
        at(&place("template/metadata/labels"), [json!({ "a b": "" }), json!({})]),
        at(&place("suspend"), [json!(true)]),
    ]
    .concat()
}

fn cron_job() -> Vec<Part> {
    let zones = [
        "",
        "UTC",
        "utc",
        "Local",
        "local",
        "Europe/Berlin",
        "europe/berlin",
        "Europe",
        "Europe/",
        "/Europe/Berlin",
        "CEST",
        "CET",
        "EST5EDT",
        "Etc/GMT+5",
        "Etc/GMT-14",
        "GMT+1",
        "America/Argentina/Buenos_Aires",
        "..",
        "../UTC",
        " UTC",
        "Asia/Calcutta",
        "America/Coyhaique",
        "Factory",
        "zone.tab",
        "a",
        "Ä",
    ];
    let schedules = [
        "",
        "* * * * *",
        "@daily",
        "@reboot",
        "60 * * * *",
        "0 0 * * 7",
        "TZ=UTC 0 0 * * *",
        "@every 1h",
        "a",
    ];
    [
        job("/spec/jobTemplate/spec"),
        at("/spec/schedule", schedules.map(|text| json!(text))),
        at("/spec/timeZone", zones.map(|text| json!(text))),
        at("/spec/concurrencyPolicy", words(&["Allow", "Forbid", "Replace"])),
        at("/spec/startingDeadlineSeconds", numbers()),
        at("/spec/successfulJobsHistoryLimit", numbers()),
        at("/spec/failedJobsHistoryLimit", numbers()),
        at("/spec/jobTemplate/metadata/labels", [json!({ "a b": "" })]),
        at("/spec/jobTemplate/metadata/annotations", [json!({ "a b": "" })]),
    ]
    .concat()
}

fn claim(spec: &str) -> Vec<Part> {
    let place = |name: &str| format!("{spec}/{name}");
    let modes = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod", "RWO", ""];
    let pairs = modes.iter().flat_map(|one| modes.map(|other| json!([one, other])));
    // A negative amount and none at all are refused alike.
    let sizes =
        ["0", "-1", "1", "1m", "1Gi", "0.5Gi", "1e3", "9Ei", "1n", "-0", "1Ki"].map(|size| json!(size));
    [
        metadata(),
        at(
            &place("accessModes"),
            modes.map(|mode| json!([mode])).into_iter().chain(pairs).chain([json!([])]),
        ),
        at(&place("resources/requests/storage"), sizes),
        at(&place("resources/requests"), [json!({}), json!({ "cpu": "1" })]),
        at(&place("storageClassName"), names()),
        at(&place("volumeMode"), words(&["Filesystem", "Block"])),
        selector(&place("selector")),
    ]
    .concat()
}

fn keys() -> Vec<Json> {
    let odd = ["", "a", "A_b.c-d", ".a", ".", "..", "..a", "../a", "a/b", "a b", "ä", "-", "_"];
    let long = [253, 254].map(|length| json!({ "k".repeat(length): "" }));
    odd.map(|key| json!({ key: "" })).into_iter().chain(long).collect()
}

fn data() -> Vec<Part> {
    let large = [1024 * 1024, 1024 * 1024 + 1].map(|size| json!({ "a": "x".repeat(size) }));
    [
        metadata(),
        at("/data", keys()),
        at("/data", large),
        at("/binaryData", keys()),
        at("/binaryData", [json!({ "a": "Yg==" }), json!({ "b": "Yg==" })]),
    ]
    .concat()
}

fn secret() -> Vec<Part> {
    let large = [1024 * 1024, 1024 * 1024 + 1].map(|size| json!({ "a": "x".repeat(size) }));
    [
        metadata(),
        at("/data", keys()),
        at("/stringData", keys()),
        at("/stringData", large),
        at("", typed_secrets()),
        at("/immutable", [json!(true), json!(false)]),
    ]
    .concat()
}

/// Secrets of each type of Kubernetes, whole and with gaps. They stand in place of the whole object.
fn typed_secrets() -> Vec<Json> {
    let known = [
        ("tls", &["tls.crt", "tls.key"][..]),
        ("dockerconfigjson", &[".dockerconfigjson"]),
        ("dockercfg", &[".dockercfg"]),
        ("basic-auth", &["username", "password"]),
        ("ssh-auth", &["ssh-privatekey"]),
        ("service-account-token", &[]),
        ("other", &[]),
    ];
    let texts = [
        "",
        "{}",
        " {}\n",
        "null",
        "[]",
        "\"a\"",
        "{",
        "{'a': 1}",
        "{\"auths\": {\"a\": {\"auth\": \"Yg==\"}}}",
        "{} {}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\": 1, \"a\": 2}",
        "1",
    ];
    let mut all = Vec::new();
    for (kind, keys) in known {
        let mut add = |data: Json| {
            let rest = json!({ "type": format!("kubernetes.io/{kind}"), "stringData": data });
            all.push(base("v1", "Secret", rest));
        };
        add(json!({}));
        for key in keys {
            for text in texts {
                add(json!({ *key: text }));
            }
        }
        add(keys
            .iter()
            .map(|key| ((*key).to_owned(), json!("{}")))
            .collect::<serde_json::Map<_, _>>()
            .into());
    }
    let token = |account: &str| {
        let mut token = base("v1", "Secret", json!({ "type": "kubernetes.io/service-account-token" }));
        token["metadata"]["annotations"] = json!({ "kubernetes.io/service-account.name": account });
        token
    };
    let bytes = |data: &str| {
        let rest = json!({ "type": "kubernetes.io/dockercfg", "data": { ".dockercfg": data } });
        base("v1", "Secret", rest)
    };
    // The latter is an object with a byte that no UTF-8 has.
    all.extend([token("a"), token(""), bytes("e30="), bytes("eyL/IjoxfQ==")]);
    all
}

fn role() -> Vec<Part> {
    let lists = |values: [&[&str]; 3]| values.map(|list| json!(list));
    [
        metadata(),
        at("/rules", [json!([])]),
        at("/rules/0/apiGroups", lists([&[], &[""], &["a b"]])),
        at("/rules/0/resources", lists([&[], &["*"], &["ä"]])),
        at("/rules/0/verbs", lists([&[], &[""], &["*"]])),
        at("/rules/0/resourceNames", lists([&[], &[""], &["a/b"]])),
        at("/rules/0/nonResourceURLs", lists([&[], &["/a"], &["a b"]])),
        at("/rules/0", [json!({ "nonResourceURLs": ["/a"], "verbs": ["get"] }), json!({ "verbs": ["get"] })]),
    ]
    .concat()
}

fn bound() -> Vec<Part> {
    let groups = || ["", "rbac.authorization.k8s.io", "rbac", "a b"].map(|group| json!(group));
    [
        metadata(),
        at("/roleRef/kind", words(&["Role", "ClusterRole"])),
        at("/roleRef/name", names()),
        at("/roleRef/apiGroup", groups()),
        at("/subjects", [json!([])]),
        at("/subjects/0/kind", words(&["ServiceAccount", "User", "Group"])),
        at("/subjects/0/name", names()),
        at("/subjects/0/namespace", names()),
        at("/subjects/0/namespace", [Json::Null]),
        at("/subjects/0/apiGroup", groups()),
        at("/subjects/0", [json!({ "kind": "User", "name": "a" }), json!({ "kind": "Group", "name": "" })]),
    ]
    .concat()
}

fn policy() -> Vec<Part> {
    let peers = |name: &str, peer: &Json| json!([{ name: [peer] }]);
    let ranges = [
        "",
        "10.0.0.0/8",
        "10.0.0.0",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "::/0",
        "2001:db8::/32",
        "a",
        "10.0.0/8",
        "010.0.0.0/8",
        "10.0.0.0/08",
        "256.0.0.0/8",
        " 10.0.0.0/8",
        "0.0.0.0/0",
        "::1/129",
        "10.0.0.0/+8",
    ];
    let blocks = ranges.iter().flat_map(|range| {
        [
            json!({ "ipBlock": { "cidr": range } }),
            json!({ "ipBlock": { "cidr": "10.0.0.0/8", "except": [range] } }),
            json!({ "ipBlock": { "cidr": "0.0.0.0/0", "except": ["10.0.0.0/8", range] } }),
        ]
    });
    let others = [
        json!({}),
        json!({ "podSelector": {} }),
        json!({ "podSelector": {}, "namespaceSelector": {} }),
        json!({ "podSelector": {}, "ipBlock": { "cidr": "10.0.0.0/8" } }),
        json!({ "namespaceSelector": {}, "ipBlock": { "cidr": "10.0.0.0/8" } }),
        json!({ "podSelector": { "matchLabels": { "a b": "c" } } }),
        json!({ "namespaceSelector": { "matchLabels": { "a": "b c" } } }),
    ];
    let all: Vec<Json> = blocks.chain(others).collect();
    let ports = [
        json!({}),
        json!({ "port": 80 }),
        json!({ "port": 0 }),
        json!({ "port": 65536 }),
        json!({ "port": -1 }),
        json!({ "port": "http" }),
        json!({ "port": "" }),
        json!({ "port": "a name too long" }),
        json!({ "port": 80, "protocol": "tcp" }),
        json!({ "port": 80, "protocol": "" }),
        json!({ "port": 80, "protocol": "SCTP" }),
        json!({ "port": 80, "endPort": 90 }),
        json!({ "port": 80, "endPort": 79 }),
        json!({ "port": 80, "endPort": 80 }),
        json!({ "port": 80, "endPort": 65536 }),
        json!({ "port": "http", "endPort": 90 }),
        json!({ "endPort": 90 }),
    ];
    [
        metadata(),
        selector("/spec/podSelector"),
        at("/spec/ingress", all.iter().map(|peer| peers("from", peer))),
        at("/spec/egress", all.iter().map(|peer| peers("to", peer))),
        at("/spec/ingress", ports.iter().map(|port| peers("ports", port))),
        at("/spec/egress", ports.iter().map(|port| peers("ports", port))),
        at(
            "/spec/policyTypes",
            [json!([]), json!(["Ingress"]), json!(["ingress"]), json!(["Ingress", "Egress"])],
        ),
        at(
            "/spec/policyTypes",
            [json!([""]), json!(["Ingress", "Egress", "Ingress"]), json!(["Egress", "Egress"])],
        ),
    ]
    .concat()
}

fn autoscaler_spec() -> Json {
    json!({
        "scaleTargetRef": { "apiVersion": "apps/v1", "kind": "Deployment", "name": "part" },
        "minReplicas": 2,
        "maxReplicas": 4,
        "metrics": [{
            "type": "Resource",
            "resource": { "name": "cpu", "target": { "type": "Utilization", "averageUtilization": 80 } },
        }],
    })
}

fn autoscaler() -> Vec<Part> {
    [
        metadata(),
        at("/spec/minReplicas", numbers()),
        at("/spec/maxReplicas", numbers()),
        at("/spec/metrics/0/resource/target/averageUtilization", numbers()),
    ]
    .concat()
}

fn ingress_rule() -> Json {
    let backend = json!({ "service": { "name": "a", "port": { "name": "b" } } });
    json!({ "host": "a.example.com", "http": { "paths": [{ "path": "/", "pathType": "Prefix", "backend": backend }] } })
}

fn hosts(place: &str) -> Vec<Part> {
    let odd = [
        "*.a.com",
        "*",
        "*.",
        "a.*.com",
        "10.0.0.1",
        "::1",
        "a:80",
        "https://a",
        "010.0.0.1",
        "*.A.com",
        "*.10.0.0.1",
    ];
    [at(place, names()), at(place, odd.map(|host| json!(host)))].concat()
}

fn ingress() -> Vec<Part> {
    let path = "/spec/rules/0/http/paths/0";
    let paths = [
        "", "/", "a", "/a", "//", "/a//b", "/a/../b", "/a/./b", "/a/..", "/.", "/..", "/%2f", "/a%2Fb", "/ä",
        "/a b", "*", "/*",
    ];
    let of_type = |kind: &str| {
        paths.map(|text| json!({ "path": text, "pathType": kind, "backend": { "service": { "name": "a", "port": { "number": 1 } } } }))
    };
    let port = format!("{path}/backend/service/port");
    let long = format!("*.{}", ["a"; 126].join("."));
    [
        metadata(),
        at("/metadata/annotations", [json!({ "kubernetes.io/ingress.class": "a" })]),
        at("/spec/ingressClassName", names()),
        at("/spec/rules", [json!([]), json!([{}]), json!([{ "http": { "paths": [] } }])]),
        hosts("/spec/rules/0/host"),
        at("/spec/rules/0/host", [json!(format!("{long}.a")), json!(long)]),
        at(path, of_type("Prefix")),
        at(path, of_type("Exact")),
        at(path, of_type("ImplementationSpecific")),
        at(&format!("{path}/pathType"), words(&["Exact", "Prefix", "ImplementationSpecific"])),
        at(&format!("{path}/backend/service/name"), names()),
        at(
            &port,
            [
                json!({}),
                json!({ "name": "a", "number": 1 }),
                json!({ "number": 0 }),
                json!({ "number": 65536 }),
            ],
        ),
        at(&format!("{port}/name"), names()),
        at("/spec/tls", [json!([]), json!([{}]), json!([{ "hosts": [] }])]),
        hosts("")
            .into_iter()
            .map(|(_, host)| ("/spec/tls".to_owned(), json!([{ "hosts": [host] }])))
            .collect(),
        names().into_iter().map(|name| ("/spec/tls".to_owned(), json!([{ "secretName": name }]))).collect(),
    ]
    .concat()
}

fn budget() -> Vec<Part> {
    let policies = words(&["AlwaysAllow", "IfHealthyBudget"]);
    [
        metadata(),
        selector("/spec/selector"),
        counts("/spec/minAvailable"),
        counts("/spec/maxUnavailable"),
        at("/spec/unhealthyPodEvictionPolicy", policies),
    ]
    .concat()
}
