//! The network policy of the gateway's pods.

use std::collections::BTreeSet;

use crate::plan::credentials::Credentials;
use crate::plan::database::Database;
use crate::plan::postgres;
use crate::values::schema::Values;

/// Ports that Kubernetes' API server usually has; its address is nothing that could be known.
const OF_THE_API_SERVER: [u16; 2] = [443, 6443];

/// The network policy of the gateway's pods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayPolicy {
    /// Whom they may reach; None for everyone.
    pub egress: Option<Egress>,
}

/// Whom the gateway may reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Egress {
    /// Ports of the API server, of the OIDC issuer, of Vault and of the collector of traces, at any address.
    pub ports: BTreeSet<u16>,
    /// Its database.
    pub database: DatabasePort,
}

/// Where the database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabasePort {
    /// In the gateway's pod.
    Nowhere,
    /// In a pod of the release.
    Own,
    /// At a port of some address.
    Elsewhere(u16),
}

/// Decides on the policy; None where it is not wanted.
pub(super) fn plan(
    values: &Values,
    database: Option<&Database>,
    credentials: Option<&Credentials>,
) -> Option<GatewayPolicy> {
    let policy = &values.network_policy.gateway;
    let egress = || {
        let issuer = values.server.oidc.issuer.get().and_then(port);
        let vault = matches!(credentials, Some(Credentials::Vault { .. }))
            .then(|| port(&values.server.credential_drivers.vault.address))
            .flatten();
        let otlp =
            values.server.extra_config.get("gateway").and_then(|gateway| gateway.pointer("/otlp/endpoint"));
        let collector = otlp.and_then(serde_json::Value::as_str).and_then(port);
        Egress {
            ports: OF_THE_API_SERVER.into_iter().chain(issuer).chain(vault).chain(collector).collect(),
            database: match database {
                Some(Database::Internal(_)) => DatabasePort::Own,
                Some(Database::External { .. }) => {
                    DatabasePort::Elsewhere(values.postgres.port.unwrap_or(postgres::PORT))
                }
                Some(Database::ExistingSecret { .. } | Database::Cluster(_)) => {
                    DatabasePort::Elsewhere(postgres::PORT)
                }
                Some(Database::Sqlite { .. }) | None => DatabasePort::Nowhere,
            },
        }
    };
    policy.enabled.then(|| GatewayPolicy { egress: policy.egress.enabled.then(egress) })
}

/// The port of a URL; None where it has none of its own and another scheme than HTTP's.
fn port(url: &str) -> Option<u16> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let given = authority.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.ends_with(']'));
    match (given, scheme.to_ascii_lowercase().as_str()) {
        (Some(port), _) => port.parse().ok().filter(|port| *port > 0),
        (None, "https") => Some(443),
        (None, "http") => Some(80),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_has_a_port() {
        for (url, expected) in [
            ("https://login.example.com/realms/a:1", Some(443)),
            ("http://vault.vault.svc:8200", Some(8200)),
            ("http://vault", Some(80)),
            ("https://[fd00::1]/a", Some(443)),
            ("https://[fd00::1]:8443", Some(8443)),
            ("https://a:b", None),
            ("https://a:0", None),
            ("ldap://a", None),
            ("a:80", None),
        ] {
            assert_eq!(port(url), expected, "{url}");
        }
    }

    #[test]
    fn the_gateway_reaches_what_it_needs() {
        let mut values = Values::default();
        assert_eq!(plan(&values, None, None), None);
        values.network_policy.gateway.enabled = true;
        assert_eq!(plan(&values, None, None), Some(GatewayPolicy { egress: None }));
        values.network_policy.gateway.egress.enabled = true;
        let secret = Database::ExistingSecret { name: "a".into(), key: "b".into() };
        let egress = plan(&values, Some(&secret), None).unwrap().egress.unwrap();
        assert_eq!(egress.database, DatabasePort::Elsewhere(5432));
        assert_eq!(egress.ports, BTreeSet::from([443, 6443]));
        values.server.credential_drivers.vault.address = "http://vault:8200".into();
        let vault = Credentials::Vault { timeout_secs: None };
        let egress = plan(&values, None, Some(&vault)).unwrap().egress.unwrap();
        assert!(egress.ports.contains(&8200));
    }
}
