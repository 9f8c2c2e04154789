//! Ingresses.
//!
//! Source: `validateIngress` and what it calls in `k8s.io/kubernetes/pkg/apis/networking/validation`.

mod path;

use k8s_openapi::api::networking::v1::{Ingress, IngressRule, IngressTLS};

use super::address;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;

const CODE: Code = Code::InvalidIngress;

/// The older way of naming a class.
const CLASS_ANNOTATION: &str = "kubernetes.io/ingress.class";

/// Checks an Ingress.
pub(super) fn check(object: &Ingress, findings: &mut Findings) {
    let Some(spec) = &object.spec else { return };
    let at = Field::root("spec");
    if let Some(class) = &spec.ingress_class_name {
        class_name(class, object, &at.name("ingressClassName"), findings);
    }
    let rules = spec.rules.as_deref().unwrap_or_default();
    if rules.is_empty() && spec.default_backend.is_none() {
        findings.add(CODE, &at, "no request leads anywhere").help("list a host");
    }
    let at_rules = at.name("rules");
    for (index, item) in rules.iter().enumerate() {
        rule(item, &at_rules.index(index), findings);
    }
    let at_tls = at.name("tls");
    for (index, item) in spec.tls.iter().flatten().enumerate() {
        certificate(item, &at_tls.index(index), findings);
    }
}

fn class_name(class: &str, object: &Ingress, at: &Field, findings: &mut Findings) {
    name::check("IngressClass", class, subdomain_problem, CODE, at, findings);
    let annotations = object.metadata.annotations.as_ref();
    if annotations.is_some_and(|annotations| annotations.contains_key(CLASS_ANNOTATION)) {
        findings
            .add(CODE, at, format!("the class stands in the annotation `{CLASS_ANNOTATION}` as well"))
            .help("remove the annotation");
    }
}

fn rule(rule: &IngressRule, at: &Field, findings: &mut Findings) {
    if let Some(host) = word::set(rule.host.as_deref()) {
        let at = at.name("host");
        if address::parse(host).is_some() {
            refuse(host, "is an address", &at, findings);
        } else {
            host_name(host, &at, findings);
        }
    }
    let Some(http) = &rule.http else { return };
    let http_at = at.name("http");
    let at = http_at.name("paths");
    if http.paths.is_empty() {
        findings.add(CODE, &at, "a host has at least one path").help("write `/` for all");
    }
    for (index, item) in http.paths.iter().enumerate() {
        path::check(item, &at.index(index), findings);
    }
}

fn certificate(tls: &IngressTLS, at: &Field, findings: &mut Findings) {
    let hosts = at.name("hosts");
    for (index, host) in tls.hosts.iter().flatten().enumerate() {
        host_name(host, &hosts.index(index), findings);
    }
    if let Some(secret) = word::set(tls.secret_name.as_deref()) {
        name::check("Secret", secret, subdomain_problem, CODE, &at.name("secretName"), findings);
    }
}

/// A name, or `*.` before one. Certificates can also be for addresses, which look like names to the API server.
fn host_name(host: &str, at: &Field, findings: &mut Findings) {
    let is_long = host.len() > 253;
    let why = match host.strip_prefix("*.") {
        Some(_) if is_long => Some(format!("has {} characters; 253 are allowed", host.len())),
        rest => subdomain_problem(rest.unwrap_or(host)),
    };
    if let Some(why) = why {
        refuse(host, &why, at, findings);
    }
}

fn refuse(host: &str, why: &str, at: &Field, findings: &mut Findings) {
    findings
        .add(CODE, at, format!("`{host}` is no host name: it {why}"))
        .help("write a name such as `gateway.example.com`, or `*.example.com`, without port or scheme");
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing;

    fn fields(spec: Json) -> Vec<String> {
        testing::fields(|findings| check(&testing::object("a", spec), findings))
    }

    fn of_host(host: &str) -> usize {
        fields(json!({ "rules": [{ "host": host }] })).len()
    }

    #[test]
    fn hosts_are_names_or_wildcards() {
        for good in ["", "a.example.com", "*.example.com", "localhost"] {
            assert_eq!(of_host(good), 0, "{good}");
        }
        for bad in ["A.example.com", "*", "a.*.com", "10.0.0.1", "::1", "a:80", "https://a", "a_b"] {
            assert_eq!(of_host(bad), 1, "{bad}");
        }
    }

    #[test]
    fn an_ingress_leads_somewhere_and_names_its_class_once() {
        assert_eq!(fields(json!({})), ["spec"]);
        assert_eq!(fields(json!({ "rules": [{ "http": { "paths": [] } }] })), ["spec.rules[0].http.paths"]);
        let json = json!({
            "metadata": { "name": "a", "annotations": { CLASS_ANNOTATION: "b" } },
            "spec": { "ingressClassName": "b", "rules": [{}] },
        });
        let object = serde_json::from_value(json).unwrap();
        assert_eq!(testing::fields(|findings| check(&object, findings)), ["spec.ingressClassName"]);
        assert_eq!(fields(json!({ "rules": [{}], "ingressClassName": "A" })), ["spec.ingressClassName"]);
    }

    #[test]
    fn certificates_are_for_names_and_in_secrets() {
        let tls = json!([{ "hosts": ["a", "*.b", "10.0.0.1"], "secretName": "c" }, { "hosts": [""], "secretName": "C" }]);
        assert_eq!(
            fields(json!({ "rules": [{}], "tls": tls })),
            ["spec.tls[1].hosts[0]", "spec.tls[1].secretName"]
        );
    }
}
