//! Who can reach the gateway and its database.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::tls::Tls;
use crate::values::schema::service::ServiceType;

/// Warns where clients outside of the cluster reach a gateway without TLS, and nothing in front of it ends TLS.
pub(super) fn plaintext(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.plan.tls != Tls::Disabled {
        return;
    }
    let name = &subject.plan.names.fullname;
    let kind = subject.plan.values.service.kind;
    let mut exposed = |by: String, object: String, field: &str, instead: &str| {
        let message = format!(
            "`server.disableTls` is true, and {by} lets clients outside of the cluster in: their credentials travel \
             unencrypted"
        );
        found.push(
            Diagnostic::warning(Code::PlaintextExposed, message)
                .about("server.disableTls")
                .in_object(object, field)
                .help("remove `server.disableTls`")
                .help(instead),
        );
    };
    if kind != ServiceType::ClusterIP {
        let instead = "or set `service.type: ClusterIP` where something in the cluster ends TLS";
        exposed(
            format!("`service.type: {}`", kind.as_str()),
            format!("Service {name}"),
            "spec.type",
            instead,
        );
    }
    if subject.plan.exposure.ingress.is_some() && subject.plan.values.ingress.tls.is_empty() {
        let instead = "or list the certificate that the ingress controller ends TLS with in `ingress.tls`";
        exposed("`ingress` without `ingress.tls`".to_owned(), format!("Ingress {name}"), "spec.tls", instead);
    }
}

/// Warns where users need not prove who they are.
pub(super) fn unauthenticated(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.plan.values.server.auth.allow_unauthenticated_users {
        let message = "anybody who reaches the gateway may use it, and run code in its sandboxes";
        found.push(
            Diagnostic::warning(Code::UnauthenticatedUsers, message)
                .about("server.auth.allowUnauthenticatedUsers")
                .help("remove `server.auth.allowUnauthenticatedUsers`, and set `server.oidc.issuer` or use client certificates"),
        );
    }
}

/// Warns of network policies that are turned off.
pub(super) fn network_policies(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut open = |setting: &str, who: &str| {
        let finding = Diagnostic::warning(Code::OpenNetwork, who).about(setting);
        found.push(finding.help(format!("remove `{setting}`")));
    };
    if !subject.plan.values.network_policy.enabled {
        open("networkPolicy.enabled", "every pod of the cluster may reach the SSH port of sandboxes");
    }
    let database = &subject.plan.database;
    let is_own = database.server().is_some() || database.cluster().is_some();
    if is_own && !subject.plan.values.postgres.network_policy.enabled {
        open("postgres.networkPolicy.enabled", "every pod of the cluster may reach the database's port");
    }
}
