use serde_json::{Value as Json, json};

use crate::plan::testing::{planned, refused};

fn with(config: &Json) -> Json {
    json!({ "server": { "extraConfig": config } })
}

#[test]
fn tables_must_have_what_the_gateway_needs() {
    let complete = json!({
        "gateway": {
            "otlp": { "endpoint": "http://a" },
            "interceptors": [{ "name": "a", "grpc_endpoint": "http://a" }],
            "provider_profile_sources": [{ "type": "builtin" }],
        },
        "supervisor": { "middleware": [{ "name": "a", "grpc_endpoint": "http://a", "max_payload_bytes": 1 }] },
    });
    let plan = planned(&with(&complete)).unwrap();
    assert_eq!(plan.extra_config["gateway"]["otlp"]["endpoint"].as_str(), Some("http://a"));
    let found = refused(&with(&json!({
        "gateway": { "otlp": {}, "interceptors": [{ "name": "a" }] },
        "supervisor": { "middleware": [{ "name": "a", "grpc_endpoint": "b", "max_payload_bytes": 1 }, {}] },
    })));
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found[0].contains("`server.extraConfig.gateway.interceptors[0]` has no `grpc_endpoint`"));
    assert!(found[1].contains("`server.extraConfig.gateway.otlp` has no `endpoint`"));
}

#[test]
fn what_has_a_value_of_its_own_and_secrets_are_refused_at_any_depth() {
    let found = refused(&with(&json!({
        "gateway": { "log_level": "a", "tls": { "cert_path": "b" }, "later": { "api_token": "hunter2" } },
        "drivers": { "kubernetes": { "sidecar": {} } },
    })));
    let named = [
        "`supervisor.sidecar`",
        "api_token` looks like a secret",
        "`server.logLevel`",
        "`server.tls.certSecretName`",
    ];
    assert_eq!(found.len(), named.len(), "{found:?}");
    assert!(found.iter().zip(named).all(|(found, named)| found.contains(named)), "{found:?}");
    assert!(!found.join("").contains("hunter2"));
}

#[test]
fn tls_cannot_be_set_where_it_is_off() {
    let tls = json!({ "gateway": { "tls": { "require_client_auth": true } } });
    assert_eq!(refused(&with(&tls)), [""; 0]);
    let found = refused(&json!({ "server": { "disableTls": true, "extraConfig": tls } }));
    assert!(found[0].contains("`server.disableTls`"), "{found:?}");
}

#[test]
fn users_cannot_log_in_by_certificate_beside_kubernetes() {
    let found = refused(&with(&json!({ "gateway": { "mtls_auth": { "enabled": true } } })));
    assert!(found[0].contains("does not start"), "{found:?}");
    assert_eq!(refused(&with(&json!({ "gateway": { "mtls_auth": { "enabled": false } } }))), [""; 0]);
}
