//! Single rules, where the examples of the pages say too little: each fires and does not fire.

use std::fs;

use super::{findings, with_code};
use crate::examples::{SECRETS, examples, folder};
use crate::support::run_with;

const INTERNAL: &str = "postgres: {enabled: true, password: a, superuserPassword: b}\n";

fn fires(code: &str, values: &str) -> bool {
    !with_code(values, &[], code).is_empty()
}

#[test]
fn each_setting_of_resources_is_named_once_and_where_it_belongs() {
    let values = format!("{INTERNAL}backup: {{enabled: true}}\n");
    let found = with_code(&values, &[], "OSD-1001");
    let settings: Vec<&str> = found.iter().map(|finding| finding["setting"].as_str().unwrap()).collect();
    assert_eq!(
        settings,
        ["backup.resources", "postgres.resources", "postgres.sidecarResources", "resources"]
    );
    // Where the section was switched on.
    assert_eq!((found[0]["line"].as_u64(), found[0]["column"].as_u64()), (Some(2), Some(19)));
    assert_eq!(found[0]["object"], "CronJob openshell-backup");
    assert!(found[0]["field"].as_str().unwrap().ends_with(".resources"), "{}", found[0]);
    assert_eq!(found[3]["line"].as_u64(), None);
    let limits = "resources: {limits: {memory: 1Gi}}\n";
    assert!(!fires("OSD-1001", limits));
}

#[test]
fn tags_are_told_apart_from_ports_and_digests() {
    let digest = format!("sha256:{}", "a".repeat(64));
    for (image, floats) in [
        ("image: {tag: latest}".to_owned(), true),
        ("server: {sandboxImage: 'registry:5000/base'}".to_owned(), true),
        ("server: {sandboxImage: 'registry:5000/base:1'}".to_owned(), false),
        (format!("server: {{sandboxImage: 'registry:5000/base@{digest}'}}"), false),
        (format!("image: {{tag: 'latest@{digest}'}}"), false),
        (String::new(), false),
    ] {
        assert_eq!(fires("OSD-1002", &image), floats, "{image}");
    }
}

#[test]
fn probes_at_their_defaults_are_patient_enough() {
    assert!(!fires("OSD-1006", "") && !fires("OSD-1007", ""));
    // Kubernetes' own numbers count where a setting is removed: 10 seconds times 2.
    assert!(fires("OSD-1006", "probes: {startup: {periodSeconds: null, failureThreshold: 2}}"));
    assert!(!fires("OSD-1006", "probes: {startup: {periodSeconds: null, failureThreshold: 3}}"));
    let found = with_code("probes: {liveness: {periodSeconds: 1}}", &[], "OSD-1007");
    assert_eq!(found[0]["setting"], "probes.liveness.periodSeconds");
    assert!(found[0]["message"].as_str().unwrap().contains("for 3 seconds"), "{}", found[0]);
}

#[test]
fn the_level_of_every_workload_is_noted_and_the_fields_are_named() {
    let restricted = findings("", &[]);
    let note = restricted.iter().find(|finding| finding["code"] == "OSD-1008").unwrap();
    let message = note["message"].as_str().unwrap();
    assert!(message.starts_with("these satisfy the restricted Pod Security Standard: "), "{message}");
    assert!(
        message.contains("Job openshell-certgen-") && message.contains("StatefulSet openshell"),
        "{message}"
    );
    assert!(!fires("OSD-1009", ""));
    let found =
        with_code("securityContext: {privileged: true, allowPrivilegeEscalation: null}", &[], "OSD-1009");
    assert_eq!(found.len(), 1);
    assert!(found[0]["message"].as_str().unwrap().contains("the privileged Pod Security Standard only"));
    assert_eq!(found[0]["object"], "StatefulSet openshell");
    assert_eq!(found[0]["field"], "spec.template.spec.containers[0].securityContext.privileged");
    assert_eq!(found[0]["help"].as_array().unwrap().len(), 2, "{}", found[0]);
    assert_eq!(found[0]["line"], 1);
}

#[test]
fn sqlite_is_fine_until_others_depend_on_it() {
    assert!(!fires("OSD-1101", ""));
    assert!(!fires("OSD-1101", "service: {type: NodePort}"));
    for sign in [
        "service: {type: LoadBalancer}",
        "openshiftRoute: {enabled: true}",
        "grpcRoute: {enabled: true, gateway: {create: true}}",
        "server: {oidc: {issuer: 'https://issuer'}}",
    ] {
        let found = with_code(sign, &[], "OSD-1101");
        assert_eq!(found[0]["line"], 1, "{sign}");
    }
}

#[test]
fn backups_elsewhere_end_the_note_about_the_cluster() {
    assert!(fires("OSD-1102", INTERNAL));
    let dumps = format!("{INTERNAL}backup: {{enabled: true");
    assert!(!fires("OSD-1102", &format!("{dumps}}}")));
    assert!(fires("OSD-1105", &format!("{dumps}}}")));
    let s3 = |host: &str| {
        format!(
            "{dumps}, s3: {{enabled: true, bucket: abc, region: r, endpoint: '{host}', existingSecret: key}}}}"
        )
    };
    assert!(fires("OSD-1105", &s3("minio.storage.svc:9000")));
    assert!(!fires("OSD-1105", &s3("s3.example.com")));
}

#[test]
fn sslmode_matters_for_servers_elsewhere() {
    let external = |host: &str, sslmode: &str| {
        format!("postgres: {{enabled: true, mode: external, host: {host}, password: a, sslmode: {sslmode}}}")
    };
    for (host, sslmode, weak) in [
        ("db.example.com", "disable", true),
        ("db.example.com", "prefer", true),
        ("db.example.com", "require", false),
        ("10.0.0.7", "allow", true),
        ("db.team-a.svc", "prefer", false),
        ("db", "disable", false),
    ] {
        assert_eq!(fires("OSD-1108", &external(host, sslmode)), weak, "{host} {sslmode}");
    }
}

#[test]
fn plaintext_is_fine_inside_the_cluster() {
    assert!(!fires("OSD-1203", "server: {disableTls: true}"));
    assert!(fires("OSD-1203", "server: {disableTls: true}\nservice: {type: NodePort}"));
    assert!(!fires("OSD-1205", INTERNAL));
    assert!(fires(
        "OSD-1205",
        "postgres: {enabled: true, password: a, superuserPassword: b, networkPolicy: {enabled: false}}"
    ));
}

#[test]
fn the_clusters_version_decides_what_it_knows() {
    let namespaces = "server: {enableUserNamespaces: true}";
    assert_eq!(with_code(namespaces, &["--kube-version", "1.32"], "OSD-1303").len(), 1);
    assert_eq!(with_code(namespaces, &["--kube-version", "1.33"], "OSD-1303").len(), 0);
    let dumps = format!("{INTERNAL}backup: {{enabled: true, timeZone: Europe/Berlin}}");
    assert_eq!(with_code(&dumps, &["--kube-version", "1.24"], "OSD-1303").len(), 1);
    // The CronJob as well.
    assert_eq!(with_code(&dumps, &["--kube-version", "1.20"], "OSD-1303").len(), 2);
    assert_eq!(with_code(&dumps, &[], "OSD-1303").len(), 0);
}

/// What lint warns of in each example, besides secrets that are in git for everybody to read.
#[test]
fn a_way_in_speaks_as_the_gateway_does() {
    let ingress = |annotation: &str| {
        format!(
            "ingress: {{enabled: true, hosts: [{{host: a}}], tls: [{{secretName: b}}], annotations: {{{annotation}}}}}\n"
        )
    };
    for (annotation, speaks_tls) in [
        ("", false),
        ("haproxy.org/ssl-passthrough: 'true'", true),
        ("haproxy.org/ssl-passthrough: 'false'", false),
        ("nginx.ingress.kubernetes.io/backend-protocol: GRPCS", true),
        ("nginx.ingress.kubernetes.io/backend-protocol: GRPC", false),
        ("nginx.org/ssl-services: openshell", true),
        ("haproxy-ingress.github.io/backend-protocol: h2-ssl", true),
        ("ingress.cilium.io/tls-passthrough: enabled", true),
        ("route.openshift.io/termination: edge", false),
    ] {
        assert_eq!(fires("OSD-1206", &ingress(annotation)), !speaks_tls, "{annotation}");
        let plain = format!("{}server: {{disableTls: true}}\n", ingress(annotation));
        assert_eq!(fires("OSD-1206", &plain), speaks_tls, "{annotation} to plaintext");
    }
    assert!(
        fires("OSD-1206", "grpcRoute: {enabled: true}") && fires("OSD-1206", "httpRoute: {enabled: true}")
    );
    assert!(!fires("OSD-1206", "tlsRoute: {enabled: true, hostnames: [a]}"));
    assert!(!fires("OSD-1206", "grpcRoute: {enabled: true}\nserver: {disableTls: true}"));
}

#[test]
fn plaintext_is_exposed_where_nothing_ends_tls() {
    let values = "server: {disableTls: true}\ningress: {enabled: true, hosts: [{host: a}]";
    assert!(fires("OSD-1203", &format!("{values}}}")));
    assert!(!fires("OSD-1203", &format!("{values}, tls: [{{secretName: b}}]}}")));
}

const TLS_ROUTE: &str = "tlsRoute: {enabled: true, hostnames: [gw.example.com, openshell.openshell.svc]}\n";
const CERTGEN: &str = "pkiInitJob: {serverDnsNames: ";
const CERT_MANAGER: &str = "pkiInitJob: {enabled: false}\ncertManager: {enabled: true, serverDnsNames: ";

/// An Ingress for one host with an annotation.
fn ingress(annotation: &str, host: &str) -> String {
    format!("ingress: {{enabled: true, annotations: {{{annotation}}}, hosts: [{{{host}}}]}}\n")
}

#[test]
fn names_that_tls_is_passed_through_under_are_in_the_certificate() {
    let through = ingress("haproxy.org/ssl-passthrough: 'true'", "host: gw.example.com");
    let route = "openshiftRoute: {enabled: true, host: gw.example.com}\n";
    for way in [through.as_str(), TLS_ROUTE, route] {
        assert!(fires("OSD-1207", way), "{way}");
        for setting in [CERTGEN, CERT_MANAGER] {
            for (names, is_covered) in [
                ("[gw.example.com]", true),
                ("['*.example.com']", true),
                ("[GW.example.com]", true),
                ("[example.com]", false),
                ("['*.gw.example.com', '*.com']", false),
            ] {
                let values = format!("{way}{setting}{names}}}");
                assert_eq!(fires("OSD-1207", &values), !is_covered, "{values}");
            }
        }
    }
    let found = with_code(&format!("{TLS_ROUTE}{CERT_MANAGER}[example.com]}}"), &[], "OSD-1207");
    assert_eq!((found.len(), &found[0]["setting"]), (1, &"tlsRoute.hostnames".into()));
    assert_eq!(found[0]["help"][0], "add `gw.example.com` to `certManager.serverDnsNames`");
    assert_eq!((&found[0]["object"], &found[0]["line"]), (&"TLSRoute openshell".into(), &1.into()));
}

/// Those inside of the cluster are shown the gateway's own certificate, and clients outside the external one.
#[test]
fn an_external_certificate_is_beside_the_gateway_s_own() {
    let external = "certManager: {enabled: true, serverIssuerRef: {name: acme}, serverDnsNames: ";
    assert!(!fires("OSD-1207", &format!("{TLS_ROUTE}{external}[gw.example.com]}}")));
    assert!(fires("OSD-1207", &format!("{TLS_ROUTE}{external}[www.example.com]}}")));
}

#[test]
fn nothing_is_said_of_certificates_that_are_unknown_or_not_seen() {
    let anew = "haproxy.org/server-ssl: 'true'";
    for values in [
        format!("{TLS_ROUTE}pkiInitJob: {{enabled: false}}"),
        format!("{TLS_ROUTE}server: {{tls: {{certSecretName: mine}}}}"),
        ingress(anew, "host: gw.example.com"),
        ingress("haproxy.org/ssl-passthrough: 'false'", "host: gw.example.com"),
        ingress("haproxy.org/ssl-passthrough: 'true'", ""),
        format!("{}server: {{disableTls: true}}", ingress("", "host: gw.example.com")),
        "grpcRoute: {enabled: true, hostnames: [gw.example.com]}".to_owned(),
        format!("{TLS_ROUTE}gateway: {{enabled: false}}\n{INTERNAL}"),
    ] {
        assert!(!fires("OSD-1207", &values), "{values}");
    }
    // cert-manager makes the Secret under any name.
    let named = "server: {tls: {certSecretName: mine}}\n";
    assert!(fires("OSD-1207", &format!("{TLS_ROUTE}{named}{CERT_MANAGER}[]}}")));
}

#[test]
fn a_host_that_openshift_chooses_needs_a_name_for_outside() {
    let route = "openshiftRoute: {enabled: true}\n";
    assert!(fires("OSD-1207", route));
    assert!(fires("OSD-1207", &format!("{route}certManager: {{enabled: true}}")));
    assert!(!fires("OSD-1207", &format!("{route}{CERTGEN}['*.apps.example.com']}}")));
}

#[test]
fn paths_are_hidden_from_those_who_pass_tls_through() {
    for (annotation, hides) in [
        ("nginx.ingress.kubernetes.io/ssl-passthrough: 'true'", true),
        ("haproxy.org/ssl-passthrough: 'true'", true),
        ("haproxy-ingress.github.io/ssl-passthrough: 'true'", true),
        ("ingress.cilium.io/tls-passthrough: enabled", true),
        ("route.openshift.io/termination: passthrough", true),
        (
            "nginx.ingress.kubernetes.io/ssl-passthrough: 'true', nginx.ingress.kubernetes.io/backend-protocol: GRPCS",
            true,
        ),
        ("route.openshift.io/termination: reencrypt", false),
        ("nginx.ingress.kubernetes.io/backend-protocol: GRPCS", false),
        ("", false),
    ] {
        let with = |paths: &str| fires("OSD-1208", &ingress(annotation, &format!("host: a.b{paths}")));
        assert_eq!(with(", paths: [{path: /}, {path: /b, pathType: Exact}]"), hides, "{annotation}");
        assert!(!with("") && !with(", paths: [{path: /, pathType: Prefix}]"), "{annotation}");
    }
    let plain = format!(
        "{}server: {{disableTls: true}}",
        ingress("haproxy.org/ssl-passthrough: 'true'", "paths: [{path: /b}]")
    );
    assert!(!fires("OSD-1208", &plain));
}

const CLUSTER: &str = "postgres: {enabled: true, engine: cloudnative-pg, ";
const BUCKET: &str = "s3: {enabled: true, bucket: abc, region: eu-central-1, endpoint: s3.eu-central-1.amazonaws.com, existingSecret: key}";

#[test]
fn pgbouncers_have_places_for_all_gateways() {
    // Three gateways, and four while they are replaced: 70 connections.
    let severity = |pooler: &str| {
        let values = format!(
            "{CLUSTER}pooler: {{enabled: true, {pooler}}}}}\nreplicaCount: 3\nworkload: {{kind: deployment}}\nimage: {{tag: 0.0.111}}"
        );
        let found = with_code(&values, &[], "OSD-1109");
        let found: Vec<&str> = found.iter().map(|finding| finding["severity"].as_str().unwrap()).collect();
        found.join(" ")
    };
    for (pooler, expected) in [
        ("instances: 2", ""),
        ("instances: 2, parameters: {default_pool_size: 70}", ""),
        ("instances: 2, parameters: {default_pool_size: '69'}", "note"),
        ("instances: 2, parameters: {default_pool_size: 35}", "note"),
        ("instances: 2, parameters: {default_pool_size: 34}", "warning"),
        ("instances: 3, parameters: {default_pool_size: 34}", "note"),
        ("instances: 2, parameters: {default_pool_size: 34, reserve_pool_size: 36}", ""),
        ("instances: 2, parameters: {max_client_conn: 20, default_pool_size: 5}", "warning warning"),
        ("instances: 1, parameters: {max_db_connections: 69}", "warning"),
        ("instances: 1, parameters: {max_db_connections: 0, max_user_connections: 0}", ""),
        ("instances: 1, parameters: {max_user_connections: 70, query_wait_timeout: 5}", ""),
    ] {
        assert_eq!(severity(pooler), expected, "{pooler}");
    }
    let values = format!("{CLUSTER}pooler: {{enabled: true, parameters: {{default_pool_size: 5}}}}}}");
    let found = with_code(&values, &[], "OSD-1109");
    assert_eq!(found[0]["setting"], "postgres.pooler.parameters.default_pool_size");
    assert!(
        found[0]["help"][0].as_str().unwrap().starts_with("raise it to 30, or remove it"),
        "{}",
        found[0]
    );
    let alone = format!("{values}\ngateway: {{enabled: false}}");
    assert!(!fires("OSD-1109", &alone));
}

#[test]
fn protections_from_crashes_stay_on_in_both_engines() {
    let internal = "postgres: {enabled: true, password: a, superuserPassword: b, ";
    for engine in [internal, CLUSTER] {
        let values = |parameters: &str| format!("{engine}parameters: {{{parameters}}}}}\n");
        for (parameters, count) in [
            ("", 0),
            ("fsync: true, full_page_writes: 'on'", 0),
            ("fsync: off", 1),
            ("FSYNC: 'OF'", 1),
            ("full_page_writes: 0, fsync: 'no'", 2),
            ("synchronous_commit: off", 0),
        ] {
            assert_eq!(with_code(&values(parameters), &[], "OSD-1112").len(), count, "{engine} {parameters}");
        }
        for (timeout, is_late) in [
            ("0", true),
            ("'0'", true),
            ("0s", true),
            ("0min", true),
            ("400ms", true),
            ("1", false),
            ("1d", false),
            ("60s", false),
        ] {
            let values = values(&format!("archive_timeout: {timeout}"));
            let archived = match engine {
                CLUSTER => format!("{values}pgbackrest: {{enabled: true, {BUCKET}}}"),
                _ => format!(
                    "{}pgbackrest: {{enabled: true, tls: {{certManager: true}}, {BUCKET}}}",
                    values.replace(
                        "parameters",
                        "image: {repository: registry.example.com/pgbackrest}, parameters"
                    )
                ),
            };
            assert_eq!(fires("OSD-1113", &archived), is_late, "{engine} {timeout}");
            assert!(!fires("OSD-1113", &values), "{engine} {timeout} without an archive");
        }
    }
}

#[test]
fn several_gateways_are_to_reach_each_other() {
    let values = |tag: &str, more: &str| {
        format!(
            "workload: {{kind: deployment}}\nserver: {{externalDbSecret: db}}\nimage: {{tag: '{tag}'}}\n{more}"
        )
    };
    assert!(fires("OSD-1012", &values("0.0.111", "replicaCount: 2")));
    assert!(fires("OSD-1012", &values("0.0.111", "autoscaling: {enabled: true}")));
    assert!(!fires("OSD-1012", &values("0.0.111", "replicaCount: 1")));
    assert!(!fires("OSD-1012", &values("0.0.111", "replicaCount: 2\ngateway: {enabled: false}")));
    assert!(!fires("OSD-1012", &values("0.1.0", "replicaCount: 2")));
    assert!(fires(
        "OSD-1012",
        &values("0.1.0", "replicaCount: 2\nhighAvailability: {peer: {enabled: false}}")
    ));
}

#[test]
fn examples_have_no_errors_and_known_warnings() {
    let expected = |example: &str| match example {
        "credentials-vault.yaml" | "postgres-only.yaml" => &["OSD-1001"][..],
        "gateway-api.yaml" => &["OSD-1001", "OSD-1101"],
        "internal.yaml" | "internal-pgbackrest.yaml" => &["OSD-1001", "OSD-1012"],
        "cloudnative-pg.yaml" | "external-postgres.yaml" | "production.yaml" => &["OSD-1012"],
        "openshift.yaml" => &["OSD-1101"],
        _ => &[],
    };
    for example in examples() {
        let files = fs::read_to_string(folder().join(&example)).unwrap();
        let with_secrets = files.contains(&format!("-f {SECRETS} |"));
        let mut args = vec!["lint", "--format", "json", "-f", &example];
        if with_secrets {
            args.extend(["-f", SECRETS]);
        }
        let run = run_with(args, &folder(), b"");
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{example}");
        let findings: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
        let is_of_secrets = |finding: &serde_json::Value| finding["file"] == SECRETS;
        let mut warnings: Vec<&str> = findings
            .iter()
            .filter(|finding| finding["severity"] == "warning" && !is_of_secrets(finding))
            .map(|finding| finding["code"].as_str().unwrap())
            .collect();
        warnings.dedup();
        assert_eq!(warnings, expected(&example), "{example}");
    }
}
