//! Host and port of an S3 server.

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::plan::problem::Problems;

/// The host in `endpoint` and its port where one is given, or None where there is none, which is added to `problems`.
pub(super) fn host_and_port(
    path: &str,
    endpoint: &str,
    problems: &mut Problems,
) -> Option<(String, Option<u16>)> {
    if endpoint.starts_with("http://") {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!(
                    "`{path}` is a plain HTTP address: backups and access keys would travel in the clear"
                ),
            )
            .help("let the server speak HTTPS, and write its host without a scheme")
            .help("a private certificate authority goes into a Secret that `caSecret` names");
        return None;
    }
    let bare = endpoint.strip_prefix("https://").unwrap_or(endpoint).trim_end_matches('/');
    let (host, port) = match bare.rsplit_once(':') {
        None => (bare, Some(None)),
        Some((host, port)) => (host, port.parse().ok().filter(|port| *port > 0).map(Some)),
    };
    let port = port.filter(|_| subdomain_problem(&host.to_lowercase()).is_none());
    if port.is_none() {
        problems
            .error(Code::InvalidValue, path, format!("`{path}` is `{endpoint}`, which is no host and port"))
            .help("write a DNS name or an IPv4 address and, where it is not 443, the port: `minio.storage.svc:9000`");
    }
    Some((host.to_owned(), port?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_may_have_a_port_and_the_scheme_of_tls() {
        for (endpoint, expected) in [
            ("s3.eu-central-1.amazonaws.com", Some(("s3.eu-central-1.amazonaws.com", None))),
            ("https://s3.example.com/", Some(("s3.example.com", None))),
            ("minio.storage.svc:9000", Some(("minio.storage.svc", Some(9000)))),
            ("10.0.0.7:443", Some(("10.0.0.7", Some(443)))),
            ("http://minio:9000", None),
            ("s3.example.com/bucket", None),
            ("s3.example.com:0", None),
            ("s3.example.com:65536", None),
            ("s3.example.com:", None),
            ("user@s3.example.com", None),
            ("[::1]:9000", None),
            ("https://", None),
        ] {
            let mut problems = Problems::default();
            let found = host_and_port("x", endpoint, &mut problems);
            assert_eq!(found, expected.map(|(host, port)| (host.to_owned(), port)), "{endpoint}");
            assert_eq!(problems.refuse(), expected.is_none(), "{endpoint}");
        }
    }
}
