//! Names and addresses of hosts.

use k8s_openapi::api::core::v1::PodSpec;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{address, name, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;

const CODE: Code = Code::InvalidContainer;

/// Checks how a pod is called, and which hosts it knows by itself.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    for (field, label) in [("hostname", &pod.hostname), ("subdomain", &pod.subdomain)] {
        if let Some(label) = word::set(label.as_deref()) {
            name::own("host", label, CODE, &at.name(field), findings);
        }
    }
    override_of(pod, &at.name("hostnameOverride"), findings);
    aliases(pod, &at.name("hostAliases"), findings);
}

fn override_of(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let Some(host) = &pod.hostname_override else { return };
    if host.len() > 64 || subdomain_problem(host).is_some() {
        findings
            .add(CODE, at, format!("`{host}` cannot be the name of a host"))
            .help("write up to 64 lower-case letters, digits, `-` and `.`");
    }
    if pod.set_hostname_as_fqdn == Some(true) || pod.host_network == Some(true) {
        findings
            .add(CODE, at, "`hostnameOverride` excludes `setHostnameAsFQDN` and `hostNetwork`")
            .help("remove one of them");
    }
}

fn aliases(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    for (index, alias) in pod.host_aliases.iter().flatten().enumerate() {
        let at = at.index(index);
        address::check(&alias.ip, CODE, &at.name("ip"), findings);
        let hosts = at.name("hostnames");
        for (index, host) in alias.hostnames.iter().flatten().enumerate() {
            if let Some(why) = subdomain_problem(host) {
                findings
                    .add(
                        CODE,
                        &hosts.index(index),
                        format!("`{host}` cannot be the name of a host: it {why}"),
                    )
                    .help("write a name such as `db.example.com`");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{pod, table};

    #[test]
    fn hosts() {
        let alias = |ip: &str, host: &str| json!({ "hostAliases": [{ "ip": ip, "hostnames": [host] }] });
        table(
            pod,
            &[alias("10.0.0.1", "a.b"), json!({ "hostname": "a", "subdomain": "" })],
            &[
                alias("", "a"),
                alias("10.0.0.1", "A"),
                json!({ "hostname": "a.b" }),
                json!({ "hostnameOverride": "a", "hostNetwork": true }),
                json!({ "hostnameOverride": "" }),
            ],
        );
    }
}
