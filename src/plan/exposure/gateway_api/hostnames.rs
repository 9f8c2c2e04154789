//! Host names of several routes.

use super::Routes;
use crate::diagnostic::Code;
use crate::plan::problem::Problems;

/// Whether the routes can have these names beside each other; adds to `problems` where they cannot.
///
/// Source: a listener takes a name from routes of one kind only, and ignores the other route (GEP-1426, "Route types").
/// A TLSRoute has at least one name.
pub(super) fn check(routes: &Routes, problems: &mut Problems) -> bool {
    let mut fine = true;
    if routes.tls.as_ref().is_some_and(Vec::is_empty) {
        problems
            .error(
                Code::MissingValue,
                "tlsRoute.hostnames",
                "`tlsRoute.hostnames` is empty, and a TLSRoute has a name",
            )
            .help("list the names that clients use; the gateway's certificate must cover them");
        fine = false;
    }
    if let (Some(grpc), Some(http)) = (&routes.grpc, &routes.http)
        && overlap(grpc, http)
    {
        problems
            .error(
                Code::Conflict,
                "httpRoute.hostnames",
                "`grpcRoute` and `httpRoute` have a host name in common, and a listener takes only one of the two for it",
            )
            .help("set `grpcRoute.enabled: false`: the HTTPRoute carries gRPC as well")
            .help("or give each its own names in `grpcRoute.hostnames` and `httpRoute.hostnames`");
        fine = false;
    }
    fine
}

/// Whether a name fits into both lists; an empty list is every name.
fn overlap(one: &[String], other: &[String]) -> bool {
    let pair = |a: &String| other.iter().any(|b| a == b || covers(a, b) || covers(b, a));
    one.is_empty() || other.is_empty() || one.iter().any(pair)
}

/// Whether a wildcard takes a name.
fn covers(wildcard: &str, name: &str) -> bool {
    wildcard.strip_prefix('*').is_some_and(|suffix| name.ends_with(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_name_belongs_to_one_kind_of_route() {
        for (grpc, http, fine) in [
            (&["a.example.com"][..], &["b.example.com"][..], true),
            (&["a.example.com"], &["a.example.com"], false),
            (&["a.example.com"], &["*.example.com"], false),
            (&["*.a.example.com"], &["*.example.com"], false),
            (&["*.a.example.com"], &["a.example.com"], true),
            (&["a.example.com"], &[], false),
        ] {
            let routes = Routes { grpc: Some(list(grpc)), http: Some(list(http)), tls: None };
            assert_eq!(check(&routes, &mut Problems::default()), fine, "{grpc:?} {http:?}");
        }
    }

    #[test]
    fn a_tls_route_has_a_name() {
        let routes = |names| Routes { grpc: None, http: None, tls: Some(list(names)) };
        assert!(!check(&routes(&[]), &mut Problems::default()));
        assert!(check(&routes(&["a"]), &mut Problems::default()));
    }
}
