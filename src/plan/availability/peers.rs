//! How gateways reach each other.

use super::replicas::asked;
use crate::diagnostic::Code;
use crate::plan::database::Database;
use crate::plan::gateway_version::GatewayVersion;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::plan::tls::{ClientCa, Tls};
use crate::values::schema::Values;

/// How gateways reach each other: a sandbox is connected to one of them, and the others pass on what is for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peers {
    /// Over TLS.
    Tls {
        /// The name that the certificate of each is verified against.
        server_name: String,
        /// The Secret with the certificate that a gateway shows, where clients must show one.
        client_secret: Option<String>,
    },
    /// In the clear, which the user has agreed to.
    Plaintext,
}

/// Decides whether and how gateways reach each other; what is wrong is added to `problems`.
///
/// The reference chart renders nothing of it, so target helm does only where the user asks.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    release: &Release,
    database: &Database,
    tls: &Tls,
    problems: &mut Problems,
) -> Option<Peers> {
    let several = asked(values).are_several();
    let insecure = *tls == Tls::Disabled && !values.server.peer.allow_insecure_transport;
    let version = GatewayVersion::of(values, release);
    let by_default = release.target == Target::Kubectl && version.has_peers() && (several || !insecure);
    if !database.is_shared() || !values.high_availability.peer.enabled.unwrap_or(by_default) {
        return None;
    }
    if insecure {
        problems
            .error(
                Code::Conflict,
                "server.disableTls",
                "several gateways without TLS would send sessions of sandboxes and their own tokens to each other in \
                 the clear",
            )
            .help("let the gateways serve TLS: `server.disableTls: false`")
            .help("or set `server.peer.allowInsecureTransport: true` where you trust the cluster's network")
            .help("or set `highAvailability.peer.enabled: false`: a request then fails unless it meets the gateway that the sandbox is connected to");
        return None;
    }
    Some(match tls {
        Tls::Disabled => Peers::Plaintext,
        Tls::Enabled { client_secret, client_ca, .. } => Peers::Tls {
            server_name: names.service_host(&release.namespace),
            client_secret: match client_ca {
                ClientCa::ServerSecret | ClientCa::Secret(_) => shown(client_secret, problems),
                ClientCa::None { .. } => None,
            },
        },
    })
}

/// The Secret with the certificate that gateways show to each other; None where none is named, which is added to
/// `problems`.
fn shown(secret: &str, problems: &mut Problems) -> Option<String> {
    if secret.is_empty() {
        let path = "server.tls.clientTlsSecretName";
        let message =
            format!("`{path}` is empty, and gateways that ask for certificates must show one to each other");
        problems
            .error(Code::MissingValue, path, message)
            .help("name the Secret with a certificate of the clients' authority")
            .help("or set `server.tls.clientCaSecretName: \"\"`, so that gateways ask for none");
        return None;
    }
    Some(secret.to_owned())
}
