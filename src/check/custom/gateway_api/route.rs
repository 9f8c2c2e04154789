//! Gateway API's routes.

use crate::check::custom::{CODE, length};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::name;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::render::custom::gateway_api::GatewayRoute;

const MOST_HOSTNAMES: usize = 16;

/// Checks a GRPCRoute, HTTPRoute or TLSRoute; their definitions have the same rules for these fields.
pub(in crate::check) fn check(object: &GatewayRoute, findings: &mut Findings) {
    let at = Field::root("spec");
    let parents = at.name("parentRefs");
    for (index, parent) in object.spec.parent_refs.iter().enumerate() {
        let at = parents.index(index);
        length(&parent.name, "Gateway", &at.name("name"), findings);
        name::namespace(&parent.namespace, CODE, &at.name("namespace"), findings);
    }
    let at = at.name("hostnames");
    let hosts = &object.spec.hostnames;
    if hosts.len() > MOST_HOSTNAMES {
        findings
            .add(CODE, &at, format!("{} host names are too many", hosts.len()))
            .help(format!("list at most {MOST_HOSTNAMES}, or use a wildcard"));
    }
    for (index, host) in hosts.iter().enumerate() {
        // The whole has at most 253 characters, also with a wildcard.
        let long = (host.len() > 253).then(|| format!("has {} characters; 253 are allowed", host.len()));
        if let Some(why) = long.or_else(|| subdomain_problem(host.strip_prefix("*.").unwrap_or(host))) {
            findings.add(CODE, &at.index(index), format!("`{host}` is no host name: it {why}")).help(
                "write a name such as `gateway.example.com`, or `*.example.com`, without port or scheme",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing::fields;
    use crate::render::custom::gateway_api::{GatewayRouteSpec, ParentRef};

    #[test]
    fn routes_have_host_names() {
        let of = |hosts: Vec<String>, namespace: &str| {
            let spec = GatewayRouteSpec {
                parent_refs: vec![ParentRef { name: "a".into(), namespace: namespace.into() }],
                hostnames: hosts,
                rules: Vec::new(),
            };
            let route = GatewayRoute::grpc(ObjectMeta::default(), spec);
            fields(|findings| check(&route, findings))
        };
        assert!(of(vec!["a.example.com".into(), "*.example.com".into()], "b").is_empty());
        for host in ["", "*", "A.example.com", "a.example.com:80", "https://a", "a.*.com", "a..b", "*.*.com"]
        {
            assert_eq!(of(vec![host.into()], "b"), ["spec.hostnames[0]"], "{host}");
        }
        let long = format!("*.{}", ["a"; 126].join("."));
        assert!(of(vec![long.clone()], "b").is_empty());
        assert_eq!(of(vec![format!("{long}.a")], "b"), ["spec.hostnames[0]"]);
        assert_eq!(of(vec!["a".into(); 17], "b"), ["spec.hostnames"]);
        assert_eq!(of(Vec::new(), "B"), ["spec.parentRefs[0].namespace"]);
    }
}
