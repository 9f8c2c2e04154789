//! TLS that is passed through to the gateway: whether its certificate has the names, and rules that nobody can follow.

use super::controllers::{ByTls, speaks};
use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::plan::Plan;
use crate::plan::pki::Pki;
use crate::plan::pki::host_names::{covers, is_for_outside};
use crate::plan::tls::Tls;
use crate::values::defaults;

/// A way in that passes TLS through.
struct Way<'a> {
    /// The setting with the host names.
    setting: &'static str,
    /// Kind of the object.
    kind: &'static str,
    /// Where the names are in it.
    field: &'static str,
    /// What clients call the gateway by.
    hosts: Vec<&'a str>,
}

/// Warns of host names that lead to a gateway whose certificate does not have them.
pub(super) fn names(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    if plan.tls == Tls::Disabled || may_have_another(plan) {
        return;
    }
    let Some((names, names_setting)) = plan.pki.server_names() else { return };
    for way in ways(plan) {
        let is_covered = |host: &str| names.iter().any(|name| covers(name, host));
        let missing: Vec<&str> = way.hosts.iter().copied().filter(|host| !is_covered(host)).collect();
        if !missing.is_empty() {
            let hosts = listed(&missing);
            let message = format!(
                "TLS for {hosts} is passed through to the gateway, and no name in its certificate covers that: clients \
                 end with a certificate error"
            );
            let finding = warning(plan, way.setting, way.kind, way.field, Code::UncoveredHost, message);
            found.push(finding.help(format!("add {hosts} to `{names_setting}`")));
        }
    }
    let route = plan.exposure.openshift_route.as_ref();
    if route.is_some_and(|route| route.host.is_none()) && !names.iter().any(|name| is_for_outside(name)) {
        let setting = "openshiftRoute.host";
        let message = "OpenShift chooses the Route's host name, which no name in the gateway's certificate covers: clients \
                       end with a certificate error";
        let finding = warning(plan, setting, "Route", "spec.host", Code::UncoveredHost, message.to_owned());
        found.push(finding.help(format!("set `{setting}`, and add the name to `{names_setting}`")));
    }
}

/// Warns of rules for paths, which are in what is encrypted.
pub(super) fn paths(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(ingress) = plan.exposure.ingress.as_ref().filter(|_| plan.tls != Tls::Disabled) else { return };
    let Some((annotation, ByTls::Through)) = speaks(&plan.values.ingress.annotations) else { return };
    let all = ingress.hosts.iter().flat_map(|host| &host.paths).map(|(path, _)| path.as_str());
    let mut paths: Vec<&str> = all.filter(|path| *path != "/").collect();
    paths.sort_unstable();
    paths.dedup();
    if paths.is_empty() {
        return;
    }
    let message = format!(
        "`{annotation}` passes TLS through, and paths are in what is encrypted: the rules for {} do nothing, or keep the \
         controller from passing TLS through",
        listed(&paths)
    );
    found.push(
        warning(plan, "ingress.hosts", "Ingress", "spec.rules", Code::HiddenPaths, message)
            .help("list hosts without `paths`")
            .help("or remove the annotation, set `server.disableTls: true` and let the controller end TLS, with `ingress.tls` and `server.oidc.issuer`"),
    );
}

fn warning(plan: &Plan, setting: &str, kind: &str, field: &str, code: Code, message: String) -> Diagnostic {
    let object = format!("{kind} {}", plan.names.fullname);
    Diagnostic::warning(code, message).about(setting).in_object(object, field)
}

/// Whether users may have made the certificate themselves: certgen leaves Secrets that exist alone.
fn may_have_another(plan: &Plan) -> bool {
    let is_usual = plan.values.server.tls.cert_secret_name == defaults::values().server.tls.cert_secret_name;
    matches!(plan.pki, Pki::Certgen { .. }) && !is_usual
}

/// Those with a name; what leads every host to the gateway says none.
fn ways(plan: &Plan) -> Vec<Way<'_>> {
    let exposure = &plan.exposure;
    let passes = matches!(speaks(&plan.values.ingress.annotations), Some((_, ByTls::Through)));
    let hosts_of_ingress = exposure.ingress.iter().filter(|_| passes).flat_map(|ingress| &ingress.hosts);
    let tls_route = exposure.gateway_api.as_ref().and_then(|api| api.routes.tls.as_ref());
    let openshift = exposure.openshift_route.iter();
    vec![
        Way {
            setting: "ingress.hosts",
            kind: "Ingress",
            field: "spec.rules",
            hosts: hosts_of_ingress.filter_map(|host| host.name.as_deref()).collect(),
        },
        Way {
            setting: "tlsRoute.hostnames",
            kind: "TLSRoute",
            field: "spec.hostnames",
            hosts: tls_route.into_iter().flatten().map(String::as_str).collect(),
        },
        Way {
            setting: "openshiftRoute.host",
            kind: "Route",
            field: "spec.host",
            hosts: openshift.filter_map(|route| route.host.as_deref()).collect(),
        },
    ]
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
