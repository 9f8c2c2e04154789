//! Who can reach the gateway and its database.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::tls::Tls;
use crate::values::schema::service::ServiceType;

/// Warns where clients outside of the cluster reach a gateway without TLS.
pub(super) fn plaintext(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let kind = subject.plan.values.service.kind;
    if subject.plan.tls != Tls::Disabled || kind == ServiceType::ClusterIP {
        return;
    }
    let message = format!(
        "`server.disableTls` is true, and `service.type: {}` lets clients outside of the cluster in: their credentials \
         travel unencrypted",
        kind.as_str()
    );
    found.push(
        Diagnostic::warning(Code::PlaintextExposed, message)
            .about("server.disableTls")
            .in_object(format!("Service {}", subject.plan.names.fullname), "spec.type")
            .help("remove `server.disableTls`")
            .help("or set `service.type: ClusterIP` where something in the cluster ends TLS"),
    );
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
