//! Paths of an Ingress.

use k8s_openapi::api::networking::v1::{HTTPIngressPath, IngressBackend};

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, port, word};
use crate::plan::kubernetes_names::service_name_problem;

/// Types of paths.
const TYPES: [&str; 3] = ["Exact", "Prefix", "ImplementationSpecific"];

/// What no path of a request holds, as servers resolve it before.
const NEVER: [&str; 5] = ["//", "/./", "/../", "%2f", "%2F"];

/// Checks a path and what it leads to.
pub(super) fn check(item: &HTTPIngressPath, at: &Field, findings: &mut Findings) {
    let (path, kind) = (item.path.as_deref().unwrap_or_default(), item.path_type.as_str());
    word::check(kind, &TYPES, CODE, &at.name("pathType"), findings);
    let is_optional = kind == "ImplementationSpecific";
    if TYPES.contains(&kind)
        && !(is_optional && path.is_empty())
        && let Some(why) = problem(path, is_optional)
    {
        findings
            .add(CODE, &at.name("path"), format!("`{path}` cannot be a path: it {why}"))
            .help("write one such as `/` or `/gateway`");
    }
    backend(&item.backend, &at.name("backend"), findings);
}

/// Why a text is no path; whoever implements a path's own type makes of it what he wants.
fn problem(path: &str, is_own_type: bool) -> Option<String> {
    if !path.starts_with('/') {
        return Some("does not begin with `/`".to_owned());
    }
    if is_own_type {
        return None;
    }
    let inside = NEVER.into_iter().find(|part| path.contains(part)).map(|part| format!("holds `{part}`"));
    inside.or_else(|| (path.ends_with("/..") || path.ends_with("/.")).then(|| "ends in dots".to_owned()))
}

fn backend(backend: &IngressBackend, at: &Field, findings: &mut Findings) {
    let Some(service) = &backend.service else {
        if backend.resource.is_none() {
            findings.add(CODE, at, "it leads nowhere").help("name a Service");
        }
        return;
    };
    let at = at.name("service");
    name::check("Service", &service.name, service_name_problem, CODE, &at.name("name"), findings);
    let at = at.name("port");
    match service.port.as_ref().map(|port| (port.name.as_deref(), port.number)) {
        Some((Some(name), None)) if !name.is_empty() => {
            port::name(name, CODE, &at.name("name"), findings);
        }
        Some((None, Some(number))) => port::number(number, CODE, &at.name("number"), findings),
        _ => {
            findings.add(CODE, &at, "a port has a name or a number, and not both").help("name the port");
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::testing;

    fn of_path(path: &str, kind: &str) -> Vec<String> {
        let backend = json!({ "service": { "name": "a", "port": { "name": "b" } } });
        let item = json!({ "path": path, "pathType": kind, "backend": backend });
        let item = serde_json::from_value(item).unwrap();
        testing::fields(|findings| check(&item, &Field::root("path"), findings))
    }

    #[test]
    fn paths_begin_with_a_slash_and_are_resolved() {
        for good in ["/", "/a", "/a/", "/a.b/..c"] {
            assert!(of_path(good, "Prefix").is_empty(), "{good}");
        }
        for bad in ["", "a", "//", "/a//b", "/a/../b", "/a/./b", "/a/..", "/.", "/%2f", "/a%2Fb"] {
            assert_eq!(of_path(bad, "Exact"), ["path.path"], "{bad}");
        }
        assert!(of_path("", "ImplementationSpecific").is_empty());
        assert!(of_path("/a//b", "ImplementationSpecific").is_empty());
        assert_eq!(of_path("a", "ImplementationSpecific"), ["path.path"]);
        assert_eq!(of_path("/", "prefix"), ["path.pathType"]);
    }

    #[test]
    fn a_path_leads_to_one_port_of_a_service() {
        let fields = |backend| {
            let backend = serde_json::from_value(backend).unwrap();
            testing::fields(|findings| super::backend(&backend, &Field::root("backend"), findings))
        };
        let service = |name: &str, port| json!({ "service": { "name": name, "port": port } });
        assert!(fields(service("a", json!({ "number": 80 }))).is_empty());
        assert_eq!(fields(json!({})), ["backend"]);
        assert_eq!(fields(service("A", json!({ "name": "b" }))), ["backend.service.name"]);
        assert_eq!(fields(service("a", json!({}))), ["backend.service.port"]);
        assert_eq!(fields(service("a", json!({ "name": "b", "number": 1 }))), ["backend.service.port"]);
        assert_eq!(fields(service("a", json!({ "number": 0 }))), ["backend.service.port.number"]);
    }
}
