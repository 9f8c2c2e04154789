//! OpenShift's kinds.
//!
//! Source: the validation of Routes in `github.com/openshift/library-go/pkg/route`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::word;
use crate::plan::kubernetes_names::{label_problem, subdomain_problem};
use crate::render::custom::openshift::Route;

/// Lets a host name have labels of more than 63 characters.
const LONG_LABELS: &str = "route.openshift.io/allow-non-dns-compliant-host";

/// Checks a Route.
pub(in crate::check) fn route(object: &Route, findings: &mut Findings) {
    let Some(host) = word::set(object.spec.host.as_deref()) else { return };
    let annotations = object.metadata.annotations.as_ref();
    let allowed =
        annotations.and_then(|annotations| annotations.get(LONG_LABELS)).is_some_and(|text| text == "true");
    let label = || host.split('.').find_map(label_problem).filter(|_| !allowed);
    if let Some(why) = subdomain_problem(host).or_else(|| label().map(|why| format!("has a part that {why}")))
    {
        let at = Field::root("spec");
        findings
            .add(CODE, &at.name("host"), format!("`{host}` is no host name: it {why}"))
            .help("write a name such as `gateway.example.com`, without port or scheme");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing::fields;
    use crate::render::custom::openshift::{RoutePort, RouteSpec, RouteTarget};

    fn count(host: &str, annotations: Option<BTreeMap<String, String>>) -> usize {
        let spec = RouteSpec {
            host: Some(host.into()),
            to: RouteTarget { kind: "Service", name: "a".into() },
            port: RoutePort { target_port: "grpc" },
            tls: BTreeMap::new(),
            wildcard_policy: "None",
        };
        let object = Route::new(ObjectMeta { annotations, ..Default::default() }, spec);
        fields(|findings| route(&object, findings)).len()
    }

    #[test]
    fn a_route_has_a_host_name() {
        assert_eq!(count("gateway.example.com", None), 0);
        for bad in ["A.example.com", "*.example.com", "a b", "https://a", "a:80", "a."] {
            assert_eq!(count(bad, None), 1, "{bad}");
        }
        let long = format!("{}.example.com", "a".repeat(64));
        assert_eq!(count(&long, None), 1);
        let allowed = BTreeMap::from([(LONG_LABELS.to_owned(), "true".to_owned())]);
        assert_eq!(count(&long, Some(allowed)), 0);
    }
}
