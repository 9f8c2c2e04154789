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
