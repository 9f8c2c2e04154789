//! Host names in certificates.

use std::net::IpAddr;

/// Whether a name in a certificate, possibly a wildcard, covers a host name. A wildcard stands for one label.
#[must_use]
pub fn covers(name: &str, host: &str) -> bool {
    let (name, host) = (name.to_ascii_lowercase(), host.to_ascii_lowercase());
    name == host
        || name.strip_prefix('*').filter(|suffix| suffix.starts_with('.')).is_some_and(|suffix| {
            host.strip_suffix(suffix).is_some_and(|label| !label.is_empty() && !label.contains('.'))
        })
}

/// Whether clients outside of the cluster may use a name: it is no address, and not one that exists only in the cluster
/// or on one machine.
#[must_use]
pub fn is_for_outside(name: &str) -> bool {
    name.contains('.') && !is_internal(name) && name.parse::<IpAddr>().is_err()
}

/// Whether a name exists only inside the cluster or on one machine, whatever the network looks like.
#[must_use]
pub fn is_internal(name: &str) -> bool {
    matches!(name, "localhost" | "host.docker.internal" | "host.containers.internal")
        || [".localhost", ".svc.cluster.local", ".svc"].iter().any(|suffix| name.ends_with(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_stands_for_one_label() {
        assert!(covers("gw.example.com", "gw.example.com"));
        assert!(covers("GW.example.com", "gw.Example.com"));
        assert!(covers("*.example.com", "gw.example.com"));
        assert!(covers("*.example.com", "*.example.com"));
        for (name, host) in [
            ("*.example.com", "a.b.example.com"),
            ("*.example.com", "*.a.example.com"),
            ("*.example.com", ".example.com"),
            ("*.example.com", "example.com"),
            ("gw.example.com", "*.example.com"),
            ("*x.com", "ax.com"),
        ] {
            assert!(!covers(name, host), "{name} {host}");
        }
    }

    #[test]
    fn names_for_outside_are_neither_internal_nor_addresses() {
        for (name, is_one) in [
            ("gw.example.com", true),
            ("*.apps.example.com", true),
            ("openshell", false),
            ("openshell.openshell.svc", false),
            ("*.openshell.localhost", false),
            ("host.docker.internal", false),
            ("127.0.0.1", false),
            ("fd00::7", false),
        ] {
            assert_eq!(is_for_outside(name), is_one, "{name}");
        }
    }
}
