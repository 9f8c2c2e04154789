//! `[openshell.gateway.tls]`: what the listener presents and whom it trusts.

use serde::Serialize;

use crate::plan::Plan;
use crate::plan::tls::{ClientCa, Tls};

#[derive(Serialize)]
pub(super) struct TlsTable<'a> {
    cert_path: &'static str,
    key_path: &'static str,
    client_ca_path: Option<&'static str>,
    #[serde(flatten)]
    external: Option<ExternalTls<'a>>,
}

#[derive(Serialize)]
struct ExternalTls<'a> {
    external_cert_path: &'static str,
    external_key_path: &'static str,
    external_server_names: &'a [String],
}

pub(super) fn table(plan: &Plan) -> Option<TlsTable<'_>> {
    let Tls::Enabled { client_ca, external_secret, .. } = &plan.tls else { return None };
    let asks_clients = !matches!(client_ca, ClientCa::None { configured: false });
    Some(TlsTable {
        cert_path: "/etc/openshell-tls/server/tls.crt",
        key_path: "/etc/openshell-tls/server/tls.key",
        client_ca_path: asks_clients.then_some("/etc/openshell-tls/client-ca/ca.crt"),
        external: external_secret.as_ref().map(|_| ExternalTls {
            external_cert_path: "/etc/openshell-tls/server-external/tls.crt",
            external_key_path: "/etc/openshell-tls/server-external/tls.key",
            external_server_names: &plan.values.cert_manager.server_dns_names,
        }),
    })
}
