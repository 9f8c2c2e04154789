//! The ways in: what is rendered of Ingress and Gateway API, and which settings exclude each other.

use serde_json::{Value as Json, json};

use crate::support::{documents, object, render};

const OWN_GATEWAY: &str = "grpcRoute.gateway.create=true,grpcRoute.gateway.listener.protocol=TLS";

fn one(values: &str, flags: &[&str], kind: &str) -> Json {
    object(&documents(&render(values, flags).success()), kind).clone()
}

#[test]
fn an_ingress_leads_to_the_port_for_requests() {
    let values = "ingress: {enabled: true, hosts: [{host: a.example.com}]}";
    let spec = &one(values, &[], "Ingress")["spec"];
    let service = json!({ "name": "openshell", "port": { "name": "grpc" } });
    let path = json!({ "path": "/", "pathType": "Prefix", "backend": { "service": service } });
    assert_eq!(*spec, json!({ "rules": [{ "host": "a.example.com", "http": { "paths": [path] } }] }));
    let every = one("ingress: {enabled: true, hosts: [{}]}", &[], "Ingress");
    assert_eq!(every["spec"]["rules"][0]["host"], Json::Null);
}

#[test]
fn a_tls_route_has_a_listener_that_passes_tls_on() {
    let values = "tlsRoute: {enabled: true, hostnames: [a.example.com]}";
    let flags = ["--set", OWN_GATEWAY];
    let listener = &one(values, &flags, "Gateway")["spec"]["listeners"][0];
    assert_eq!((&listener["protocol"], &listener["tls"]), (&json!("TLS"), &json!({ "mode": "Passthrough" })));
    let route = one(values, &flags, "TLSRoute");
    assert_eq!(route["apiVersion"], "gateway.networking.k8s.io/v1");
    assert_eq!(route["spec"]["parentRefs"], json!([{ "name": "openshell", "namespace": "openshell" }]));
    assert_eq!(route["spec"]["rules"][0]["backendRefs"], json!([{ "name": "openshell", "port": 8080 }]));
}

#[test]
fn routes_that_cannot_be_beside_each_other_are_refused() {
    let names = "tlsRoute: {enabled: true, hostnames: [a.example.com]}\n";
    for (values, flags, path) in [
        ("tlsRoute: {enabled: true}", "server.logLevel=info", "tlsRoute.hostnames"),
        (names, "server.disableTls=true", "server.disableTls"),
        (names, "grpcRoute.gateway.create=true", "grpcRoute.gateway.listener.protocol"),
        (names, &format!("grpcRoute.enabled=true,{OWN_GATEWAY}"), "has one listener"),
        ("httpRoute: {enabled: true}", "grpcRoute.enabled=true", "`grpcRoute` and `httpRoute`"),
        ("ingress: {enabled: true}", "server.logLevel=info", "ingress.hosts"),
    ] {
        let refusal = render(values, &["--set", flags]).refusal();
        assert!(refusal.contains(path), "{values} {flags}: {refusal}");
    }
}

#[test]
fn routes_of_an_existing_gateway_are_free() {
    let values = "grpcRoute: {enabled: true, hostnames: [a.example.com], gateway: {name: shared, namespace: gateways}}\n\
                  httpRoute: {enabled: true, hostnames: [b.example.com]}\n\
                  tlsRoute: {enabled: true, hostnames: [c.example.com]}";
    for kind in ["GRPCRoute", "HTTPRoute", "TLSRoute"] {
        let route = one(values, &[], kind);
        assert_eq!(
            route["spec"]["parentRefs"],
            json!([{ "name": "shared", "namespace": "gateways" }]),
            "{kind}"
        );
    }
}
