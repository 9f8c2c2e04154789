//! Settings that change nothing.

use super::with_code;

const CODE: &str = "OSD-1301";

fn settings(values: &str) -> Vec<String> {
    let found = with_code(values, &[], CODE);
    found.iter().map(|finding| finding["setting"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn settings_of_what_is_off_have_no_effect() {
    for (values, setting) in [
        ("postgres: {host: db}", "postgres.host"),
        ("postgres: {enabled: false, host: db}", "postgres.host"),
        ("postgres: {enabled: false, host: db, port: 1}", "postgres"),
        ("service: {nodePort: 31000}", "service.nodePort"),
        ("service: {nodePort: 31000, port: 8443}", "service.nodePort"),
        ("certManager: {certificateDuration: 1h}", "certManager.certificateDuration"),
        ("certManager: {serverDnsNames: [a.example.com]}", "certManager.serverDnsNames"),
        ("backup: {schedule: '0 1 * * *', retention: {count: 3}}", "backup"),
        ("grpcRoute: {hostnames: [a.example.com]}", "grpcRoute.hostnames"),
        (
            "server: {disableTls: true, tls: {certSecretName: own}}\npkiInitJob: {enabled: false}",
            "server.tls.certSecretName",
        ),
        ("server: {externalDbSecret: db, dbUrl: 'sqlite:/other'}", "server.dbUrl"),
        (
            "server: {externalDbSecret: db}\nworkload: {kind: deployment}\npersistence: {size: 5Gi}",
            "persistence.size",
        ),
        (
            "server: {credentialDrivers: {vault: {address: 'http://v'}}}",
            "server.credentialDrivers.vault.address",
        ),
        (
            "postgres: {enabled: true, mode: external, host: db, password: a, persistence: {size: 9Gi}}",
            "postgres.persistence.size",
        ),
        (
            "postgres: {enabled: true, mode: external, host: db, password: a, superuserPassword: b}",
            "postgres.superuserPassword",
        ),
    ] {
        assert_eq!(settings(values), [setting], "{values}");
    }
}

#[test]
fn settings_of_another_repository_have_no_effect() {
    let values = "postgres: {enabled: true, password: a, superuserPassword: b, image: {repository: own}}\n\
                  pgbackrest: {enabled: true, posix: {enabled: true}, s3: {bucket: b}, tls: {certManager: true}}";
    assert_eq!(settings(values), ["pgbackrest.s3.bucket"]);
}

#[test]
fn a_key_beside_a_secret_that_holds_one_has_no_effect() {
    let values = "server: {credentialStorage: {existingSecret: key}}";
    assert_eq!(settings(values), ["server.credentialStorage.keyEncryptionKey"]);
}

#[test]
fn settings_with_effect_are_left_alone() {
    for values in [
        "",
        "replicaCount: 1",
        "service: {type: NodePort, nodePort: 31000}",
        // Spelling out what would be derived anyway is no mistake.
        "image: {tag: 0.0.111}",
        "server: {sandboxNamespace: openshell}",
        "fullnameOverride: openshell",
        // Removing a default.
        "podSecurityContext: {fsGroup: null}",
        "podAnnotations: {a: b}",
        "resources: {limits: {memory: 1Gi}}",
        "supervisor: {sideloadMethod: init-container}",
        // Said by other codes, or meant for lint.
        "server: {credentialDrivers: {kubernetesSecrets: {enabled: true, allowReferenceNamespace: true}, vault: {}}}",
        "lint: {failOn: warning}",
        // Allows what another setting needs.
        "replicaCount: 2\nserver: {externalDbSecret: db}\nworkload: {allowMultiReplicaStatefulSet: true}",
    ] {
        let found = settings(values);
        let found: Vec<&String> = found
            .iter()
            .filter(|setting| !setting.ends_with("EncryptionKey") && !setting.ends_with("Storage"))
            .collect();
        assert!(found.is_empty(), "{values}: {found:?}");
    }
}

#[test]
fn secrets_without_effect_are_only_noted() {
    let severity = |values: &str| with_code(values, &[], CODE)[0]["severity"].as_str().unwrap().to_owned();
    assert_eq!(severity("postgres: {password: a, host: b}"), "note");
    assert_eq!(severity("postgres: {host: a}"), "warning");
}

#[test]
fn secrets_alone_may_wait_for_what_is_off() {
    for values in
        ["postgres: {password: a}", "pgbackrest: {cipher: {passphrase: a}, tls: {caCertificate: b}}"]
    {
        assert_eq!(settings(values), Vec::<String>::new(), "{values}");
    }
}

#[test]
fn the_switch_is_named() {
    let found = with_code("backup: {retention: {count: 3}}", &[], CODE);
    assert!(found[0]["help"][0].as_str().unwrap().contains("`backup.enabled: true`"), "{}", found[0]);
    assert_eq!((found[0]["line"].as_u64(), found[0]["column"].as_u64()), (Some(1), Some(29)));
}

#[test]
fn many_settings_do_not_take_for_ever() {
    let annotations: Vec<String> = (0..600).map(|number| format!("a{number}: b")).collect();
    assert_eq!(settings(&format!("podAnnotations: {{{}}}", annotations.join(", "))), Vec::<String>::new());
}
