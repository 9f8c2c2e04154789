use serde_json::{Value as Json, json};
use toml::{Table, Value};

use super::text;
use crate::plan::testing::planned;
use crate::values::gateway_toml::owner;

fn table(values: &Json) -> Table {
    text(&planned(values).unwrap()).parse().unwrap()
}

/// Whether something decides on each key, or on the table that it is in.
fn all_decided(at: &str, table: &Table) {
    for (key, value) in table {
        let path = format!("{at}.{key}");
        match value {
            _ if owner(&path).is_some() => {}
            Value::Table(table) => all_decided(&path, table),
            _ => panic!("{path} is rendered, and could be set too"),
        }
    }
}

#[test]
fn nothing_that_is_rendered_can_be_set_too() {
    let releases = [
        json!({ "upstreamProxy": { "url": "http://a:1", "noProxy": "b", "connectByHostname": true, "authAllowInsecure": true,
                "authSecret": { "name": "a", "key": "b" } } }),
        json!({ "server": { "oidc": { "issuer": "https://a" }, "grpcRateLimit": { "requests": 1, "windowSeconds": 1 },
                "providerTokenGrants": { "spiffe": { "enabled": true } }, "hostGatewayIP": "10.0.0.1",
                "auth": { "allowUnauthenticatedUsers": true }, "enableUserNamespaces": true,
                "sandboxImagePullPolicy": "Always", "sandboxImagePullSecrets": [{ "name": "a" }],
                "workspaceDefaultStorageSize": "1Gi", "workspaceStorageClass": "a", "defaultRuntimeClassName": "a",
                "drivers": { "kubernetes": { "workspaceMode": "operator", "operatorNamespaceLabel": "a", "operatorNamespaceFile": "/b" } } },
                "supervisor": { "image": { "pullPolicy": "Always", "tag": "1" } } }),
        json!({ "server": { "disableTls": true, "credentialDrivers": { "vault": { "enabled": true } } } }),
        json!({ "certManager": { "enabled": true, "serverDnsNames": ["a.example.com"], "serverIssuerRef": { "name": "a" } } }),
    ];
    for values in releases {
        let all = table(&values);
        all_decided("server.extraConfig", all["openshell"].as_table().unwrap());
    }
}

#[test]
fn further_keys_stand_beside_ours() {
    let values = json!({ "server": { "extraConfig": {
        "gateway": { "otlp": { "endpoint": "http://a" }, "tls": { "require_client_auth": true } },
        "drivers": { "kubernetes": { "sandbox_uid": 1234 } },
        "supervisor": { "middleware": [{ "name": "a", "grpc_endpoint": "http://a", "max_payload_bytes": 1 }] },
    } } });
    let (without, with) = (table(&json!({})), table(&values));
    let openshell = &with["openshell"];
    assert_eq!(openshell["gateway"]["otlp"]["endpoint"].as_str(), Some("http://a"));
    assert_eq!(openshell["supervisor"]["middleware"][0]["max_payload_bytes"].as_integer(), Some(1));
    assert_eq!(openshell["drivers"]["kubernetes"]["sandbox_uid"].as_integer(), Some(1234));
    let tls = &openshell["gateway"]["tls"];
    assert_eq!(tls["require_client_auth"].as_bool(), Some(true));
    assert_eq!(tls["cert_path"], without["openshell"]["gateway"]["tls"]["cert_path"]);
    assert_eq!(openshell["gateway"]["log_level"], without["openshell"]["gateway"]["log_level"]);
}
