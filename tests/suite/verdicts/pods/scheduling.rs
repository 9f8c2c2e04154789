//! The choice of a node.

use serde_json::{Value as Json, json};

use super::Change;
use super::values::{NAMES, list, product, texts, vary};

const VALUES: [&str; 8] = ["", "b", "b c", "-b", "a/b", "1", "B_b.b-b", "ä"];

const KEYS: [&str; 12] = [
    "a",
    "",
    "a b",
    "example.com/a",
    "Example.com/a",
    "a/b/c",
    "/a",
    "a/",
    "-a",
    "a_",
    "ä",
    "kubernetes.io/hostname",
];

pub fn changes() -> Vec<Change> {
    let mut all = Vec::new();
    let mut add = |field: &str, values: Vec<Json>| {
        all.extend(values.into_iter().map(|value| Change::new(field, value)));
    };
    add("spec.tolerations", list(tolerations()));
    let labels = |key: &&str| VALUES.map(|value| json!({ *key: value }));
    add("spec.nodeSelector", KEYS.iter().flat_map(labels).collect());
    add("spec.affinity", nodes());
    for kind in ["podAffinity", "podAntiAffinity"] {
        let required = "requiredDuringSchedulingIgnoredDuringExecution";
        let terms = terms().into_iter().map(|term| json!({ kind: { required: [term] } }));
        add("spec.affinity", terms.collect());
        let preferred = "preferredDuringSchedulingIgnoredDuringExecution";
        let weighted = |weight: i32| json!({ kind: { preferred: [{ "weight": weight, "podAffinityTerm": { "topologyKey": "a" } }] } });
        add("spec.affinity", [1, 100, 0, -1, 101].map(weighted).into());
    }
    add("spec.topologySpreadConstraints", spreads());
    add("spec.preemptionPolicy", texts(&["Never", "PreemptLowerPriority", "never"]));
    let gate = |name: &str| json!({ "name": name });
    add("spec.schedulingGates", list(KEYS.iter().map(|key| gate(key)).collect()));
    add("spec.schedulingGates", vec![json!([gate("a"), gate("b")]), json!([gate("a"), gate("a")])]);
    add("spec.readinessGates", list(KEYS.iter().map(|key| json!({ "conditionType": key })).collect()));
    all
}

fn tolerations() -> Vec<Json> {
    let mut all = product(&json!({
        "key": [null, "", "a"],
        "operator": [null, "", "Equal", "Exists", "exists", "Lt", "Gt"],
        "value": [null, "", "b", "1", "b c"],
        "effect": [null, "", "NoExecute", "NoSchedule"],
        "tolerationSeconds": [null, 60],
    }));
    let base = json!({ "key": "a", "operator": "Exists" });
    all.extend(vary(
        &base,
        &[("key", texts(&KEYS)), ("effect", texts(&["PreferNoSchedule", "noschedule", "NoScheduleNoAdmit"]))],
    ));
    all.extend(vary(
        &json!({ "key": "a", "effect": "NoExecute" }),
        &[("tolerationSeconds", vec![json!(0), json!(-1)])],
    ));
    all
}

fn nodes() -> Vec<Json> {
    let requirements = product(&json!({
        "key": ["a", "a b"],
        "operator": ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt", "in", "", "Equals"],
        "values": [null, [], ["b"], ["1"], ["b", "c"], ["b c"], ["x"]],
    }));
    let fields = product(&json!({
        "key": ["metadata.name", "metadata.labels", ""],
        "operator": ["In", "NotIn", "Exists", "Gt", ""],
        "values": [null, ["a"], ["a", "b"], ["A"], [""]],
    }));
    let terms = requirements.into_iter().map(|one| json!({ "matchExpressions": [one] }));
    let terms = terms.chain(fields.into_iter().map(|one| json!({ "matchFields": [one] }))).chain([json!({})]);
    let required = |terms: Json| json!({ "nodeAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": { "nodeSelectorTerms": terms } } });
    let preferred = |weight: i32, term: &Json| json!({ "nodeAffinity": { "preferredDuringSchedulingIgnoredDuringExecution": [{ "weight": weight, "preference": term }] } });
    let mut all = vec![json!({}), required(json!([]))];
    for term in terms {
        all.push(required(json!([term])));
        all.push(preferred(1, &term));
    }
    all.extend([-1, 0, 100, 101].map(|weight| preferred(weight, &json!({}))));
    all
}

fn selectors() -> Vec<Json> {
    let requirements = product(&json!({
        "key": ["a", ""],
        "operator": ["In", "NotIn", "Exists", "DoesNotExist", "Gt", ""],
        "values": [null, [], ["b"], ["b c"]],
    }));
    let mut all: Vec<Json> =
        requirements.into_iter().map(|one| json!({ "matchExpressions": [one] })).collect();
    all.extend(VALUES.map(|value| json!({ "matchLabels": { "a": value } })));
    all.extend(KEYS.map(|key| json!({ "matchLabels": { key: "b" } })));
    all.push(json!({}));
    all
}

fn keys() -> Vec<Json> {
    product(&json!({
        "matchLabelKeys": [null, [], ["a"], ["b"], ["a b"], ["a", "a"]],
        "mismatchLabelKeys": [null, ["a"], ["c"], ["a b"]],
        "labelSelector": [null, {}, { "matchLabels": { "x": "y" } },
            { "matchExpressions": [{ "key": "a", "operator": "Exists" }] }],
        "topologyKey": ["zone"],
    }))
}

fn terms() -> Vec<Json> {
    let base = json!({ "topologyKey": "a" });
    let mut all = vary(
        &base,
        &[
            ("topologyKey", texts(&KEYS)),
            ("labelSelector", selectors()),
            ("namespaceSelector", selectors()),
            ("namespaces", list(texts(&NAMES))),
        ],
    );
    all.extend(keys());
    all
}

fn spreads() -> Vec<Json> {
    let base = json!({ "maxSkew": 1, "topologyKey": "a", "whenUnsatisfiable": "DoNotSchedule" });
    let mut all = product(&json!({
        "maxSkew": [1, 0, -1],
        "topologyKey": ["a", "", "a b"],
        "whenUnsatisfiable": ["DoNotSchedule", "ScheduleAnyway", "", "doNotSchedule"],
        "minDomains": [null, 1, 0, -1],
    }));
    all.extend(vary(
        &base,
        &[
            ("nodeAffinityPolicy", texts(&["Honor", "Ignore", "", "honor"])),
            ("nodeTaintsPolicy", texts(&["Honor", "Ignore", "", "honor"])),
            ("labelSelector", selectors()),
        ],
    ));
    let keys = keys().into_iter().filter(|keys| keys.get("mismatchLabelKeys").is_none()).map(|mut keys| {
        keys["maxSkew"] = 1.into();
        keys["whenUnsatisfiable"] = "ScheduleAnyway".into();
        keys
    });
    all.extend(keys);
    let mut all = list(all);
    let mut other = base.clone();
    all.push(json!([base, other]));
    other["whenUnsatisfiable"] = "ScheduleAnyway".into();
    all.push(json!([base, other]));
    all
}
