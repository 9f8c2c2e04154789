//! An Ingress.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::ingress::{Ingress as Settings, IngressHost};

/// An Ingress to the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingress {
    /// Hosts; at least one.
    pub hosts: Vec<Host>,
}

/// A host with its paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The name; None for every host.
    pub name: Option<String>,
    /// Paths with their types; at least one.
    pub paths: Vec<(String, String)>,
}

/// Decides on the Ingress, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(settings: &Settings, problems: &mut Problems) -> Option<Ingress> {
    if settings.hosts.is_empty() {
        problems
            .error(
                Code::MissingValue,
                "ingress.hosts",
                "`ingress.hosts` is empty, so that no request would reach the gateway",
            )
            .help("name the host that clients use: `hosts: [{host: gateway.example.com}]`")
            .help("or `[{host: \"\"}]` for every host");
        return None;
    }
    Some(Ingress { hosts: settings.hosts.iter().map(host).collect() })
}

fn host(settings: &IngressHost) -> Host {
    let paths = settings.paths.iter().map(|path| {
        let word = |setting: Option<&str>, default: &str| setting.unwrap_or(default).to_owned();
        (word(path.path.get(), "/"), word(path.path_type.get(), "Prefix"))
    });
    let mut paths: Vec<_> = paths.collect();
    if paths.is_empty() {
        paths.push(("/".to_owned(), "Prefix".to_owned()));
    }
    Host { name: settings.host.to_option(), paths }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn planned(hosts: &Json) -> Option<Ingress> {
        let settings = serde_json::from_value(json!({ "enabled": true, "hosts": hosts })).unwrap();
        plan(&settings, &mut Problems::default())
    }

    #[test]
    fn hosts_lead_to_the_gateway_with_all_their_paths_unless_some_are_listed() {
        assert_eq!(planned(&json!([])), None);
        let ingress = planned(&json!([
            { "host": "a.example.com" },
            { "paths": [{ "path": "/b", "pathType": "Exact" }, { "path": "/c" }] },
        ]))
        .unwrap();
        let all = [("/".to_owned(), "Prefix".to_owned())];
        assert_eq!(ingress.hosts[0], Host { name: Some("a.example.com".into()), paths: all.to_vec() });
        let some = [("/b", "Exact"), ("/c", "Prefix")].map(|(path, kind)| (path.to_owned(), kind.to_owned()));
        assert_eq!(ingress.hosts[1], Host { name: None, paths: some.to_vec() });
    }
}
