//! What the gateway's listener presents and whom it trusts.

use crate::diagnostic::Code;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::plan::release::Target;
use crate::values::schema::Values;

/// TLS of the gateway's listener.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Plaintext: something in front of the gateway ends TLS.
    Disabled,
    /// The gateway ends TLS.
    Enabled {
        /// The Secret with the server's certificate and key.
        server_secret: String,
        /// The Secret that sandboxes present to the gateway; may be empty where clients need no certificate.
        client_secret: String,
        /// Where the authority that signs clients' certificates comes from.
        client_ca: ClientCa,
        /// The Secret with the certificate for external host names, where there is one.
        external_secret: Option<String>,
    },
}

/// Where the authority that signs clients' certificates comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientCa {
    /// The key `ca.crt` of the server's Secret.
    ServerSecret,
    /// A Secret of its own.
    Secret(String),
    /// Nowhere: clients need no certificate.
    None {
        /// Whether gateway.toml names the missing file all the same, as the chart's does.
        configured: bool,
    },
}

/// Decides on TLS, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(values: &Values, names: &Names, target: Target, problems: &mut Problems) -> Option<Tls> {
    if values.server.disable_tls {
        return Some(Tls::Disabled);
    }
    let tls = &values.server.tls;
    let Some(server_secret) = tls.cert_secret_name.to_option() else {
        let path = "server.tls.certSecretName";
        problems
            .error(Code::MissingValue, path, format!("`{path}` is empty, and TLS is on"))
            .help("name the Secret with the server's certificate and key")
            .help("or set `server.disableTls: true` if something in front of the gateway ends TLS");
        return None;
    };
    let external_secret = values.cert_manager.server_issuer_ref.name.is_set().then(|| names.external_tls());
    Some(Tls::Enabled {
        server_secret,
        client_secret: tls.client_tls_secret_name.to_option().unwrap_or_default(),
        client_ca: client_ca(values, target),
        external_secret,
    })
}

fn client_ca(values: &Values, target: Target) -> ClientCa {
    let own = values.server.tls.client_ca_secret_name.get();
    let cert_manager = &values.cert_manager;
    let in_server_secret = if cert_manager.enabled {
        cert_manager.client_ca_from_server_tls_secret
    } else {
        values.pki_init_job.enabled
    };
    match (own, target) {
        // The chart documents an empty name as "no client certificates", and asks for them all the same.
        (None, Target::Kubectl) => ClientCa::None { configured: false },
        _ if in_server_secret => ClientCa::ServerSecret,
        (Some(secret), _) => ClientCa::Secret(secret.to_owned()),
        (None, Target::Helm) => ClientCa::None { configured: true },
    }
}
