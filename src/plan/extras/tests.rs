use crate::plan::extras::mount_owner;
use serde_json::json;

use crate::plan::testing::refused;

#[test]
fn variables_that_a_setting_decides_are_refused_with_the_setting() {
    let found = refused(&json!({ "extraEnv": [
        { "name": "HTTPS_PROXY", "value": "x" },
        { "name": "OPENSHELL_DB_URL", "value": "x" },
        { "name": "OPENSHELL_LOG_LEVEL", "value": "x" },
    ] }));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("`extraEnv[1].name` is `OPENSHELL_DB_URL`") && found[0].contains("`postgres`"));
    assert!(found[1].contains("`server.logLevel`"));
}

#[test]
fn the_variable_of_an_authority_is_free_until_a_setting_takes_it() {
    let env = json!([{ "name": "SSL_CERT_FILE", "value": "/etc/ca.crt" }]);
    assert_eq!(refused(&json!({ "extraEnv": env })), [""; 0]);
    let oidc = json!({ "issuer": "https://issuer", "caConfigMapName": "ca" });
    let found = refused(&json!({ "extraEnv": env, "server": { "oidc": oidc } }));
    assert!(found[0].contains("`server.oidc.caConfigMapName`"), "{found:?}");
}

#[test]
fn volumes_containers_and_mounts_of_the_program_are_refused() {
    let found = refused(&json!({
        "extraVolumes": [{ "name": "tls-cert", "emptyDir": {} }, { "name": "own", "emptyDir": {} }],
        "extraVolumeMounts": [
            { "name": "own", "mountPath": "/etc/openshell-tls/own" },
            { "name": "own", "mountPath": "/var/openshell/" },
            { "name": "own", "mountPath": "/var/openshell/own" },
            { "name": "own", "mountPath": "/etc/openshell-other" },
        ],
        "initContainers": [{ "name": "openshell-gateway", "image": "a" }],
        "extraContainers": [{ "name": "own", "image": "a" }],
    }));
    let paths = [
        "extraVolumes[0].name",
        "initContainers[0].name",
        "extraVolumeMounts[0].mountPath",
        "extraVolumeMounts[1].mountPath",
    ];
    assert_eq!(found.len(), paths.len(), "{found:#?}");
    assert!(found.iter().zip(paths).all(|(message, path)| message.contains(path)), "{found:#?}");
}

#[test]
fn a_deployment_leaves_the_folder_of_the_data_free() {
    let mut values = json!({
        "extraVolumes": [{ "name": "own", "emptyDir": {} }],
        "extraVolumeMounts": [{ "name": "own", "mountPath": "/var/openshell" }],
        "server": { "externalDbSecret": "db" },
    });
    assert_eq!(refused(&values).len(), 1);
    values["workload"] = json!({ "kind": "deployment" });
    assert_eq!(refused(&values), [""; 0]);
}

#[test]
fn the_gateway_needs_a_token() {
    let mut values = json!({ "serviceAccount": { "automount": false } });
    assert!(refused(&values)[0].contains("Kubernetes API"));
    values["extraVolumes"] = json!([{ "name": "token", "emptyDir": {} }]);
    values["extraVolumeMounts"] =
        json!([{ "name": "token", "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount" }]);
    assert_eq!(refused(&values), [""; 0]);
    values["serviceAccount"]["automount"] = json!(true);
    assert_eq!(refused(&values), [""; 0]);
}

#[test]
fn a_path_is_reserved_however_it_is_spelt() {
    for path in [
        "/etc/openshell",
        "/etc//openshell/x",
        "/etc/./openshell/",
        "/etc/x/../openshell",
        "/../etc/openshell",
    ] {
        assert_eq!(mount_owner(path, false), Some("gateway.toml"), "{path}");
    }
    for path in ["/etc/openshell/..", "/etc/openshellx", "/"] {
        assert_eq!(mount_owner(path, true), None, "{path}");
    }
}
