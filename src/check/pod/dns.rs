//! How a pod finds addresses by names.

use k8s_openapi::api::core::v1::{PodDNSConfig, PodSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{address, number, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;

const CODE: Code = Code::InvalidContainer;

/// What the resolver of Linux takes.
const MOST_SERVERS: usize = 3;
const MOST_SEARCHES: usize = 32;
const MOST_SEARCH_LETTERS: usize = 2048;

/// Checks which DNS servers a pod asks, and for which names.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let policies = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];
    word::optional(pod.dns_policy.as_deref(), &policies, CODE, &at.name("dnsPolicy"), findings);
    let servers = pod.dns_config.iter().flat_map(|config| &config.nameservers).flatten();
    if pod.dns_policy.as_deref() == Some("None") && servers.count() == 0 {
        findings
            .add(
                CODE,
                &at.name("dnsConfig").name("nameservers"),
                "with `dnsPolicy: None` there is no DNS server",
            )
            .help("write one, or leave `dnsPolicy` out");
    }
    if let Some(config) = &pod.dns_config {
        configuration(config, &at.name("dnsConfig"), findings);
    }
}

fn configuration(config: &PodDNSConfig, at: &Field, findings: &mut Findings) {
    let servers = config.nameservers.as_deref().unwrap_or_default();
    let at_servers = at.name("nameservers");
    number::at_most(MOST_SERVERS, servers.len(), "servers", CODE, &at_servers, findings);
    for (index, server) in servers.iter().enumerate() {
        address::check(server, CODE, &at_servers.index(index), findings);
    }
    let searches = config.searches.as_deref().unwrap_or_default();
    let at_searches = at.name("searches");
    number::at_most(MOST_SEARCHES, searches.len(), "domains", CODE, &at_searches, findings);
    let letters = searches.join(" ").len();
    number::at_most(MOST_SEARCH_LETTERS, letters, "characters", CODE, &at_searches, findings);
    for (index, search) in searches.iter().enumerate() {
        if search != "." && !is_search(search.strip_suffix('.').unwrap_or(search)) {
            findings
                .add(CODE, &at_searches.index(index), format!("`{search}` cannot be a domain"))
                .help("write a domain such as `svc.cluster.local`");
        }
    }
    let options = at.name("options");
    for (index, option) in config.options.iter().flatten().enumerate() {
        if word::set(option.name.as_deref()).is_none() {
            findings
                .add(CODE, &options.index(index), "the option has no name")
                .help("write one, such as `ndots`");
        }
    }
}

/// A domain whose labels may hold `_`, and begin with one.
fn is_search(domain: &str) -> bool {
    let plain = |label: &str| {
        let label = label.strip_prefix('_').unwrap_or(label);
        label.starts_with(|letter: char| letter.is_ascii_alphanumeric())
            && label.ends_with(|letter: char| letter.is_ascii_alphanumeric())
            && subdomain_problem(&label.replace('_', "-")).is_none()
    };
    domain.len() <= 253 && domain.split('.').all(plain)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{pod, table};

    #[test]
    fn servers_and_domains() {
        let config = |config| json!({ "dnsConfig": config });
        table(
            pod,
            &[
                config(json!({ "searches": [".", "_a.b_c.", "a"], "options": [{ "name": "ndots" }] })),
                json!({ "dnsPolicy": "None", "dnsConfig": { "nameservers": ["1.1.1.1"] } }),
            ],
            &[
                json!({ "dnsPolicy": "none" }),
                json!({ "dnsPolicy": "None" }),
                config(json!({ "nameservers": ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4"] })),
                config(json!({ "nameservers": ["dns.example.com"] })),
                config(json!({ "searches": ["a b"] })),
                config(json!({ "options": [{}] })),
            ],
        );
    }
}
