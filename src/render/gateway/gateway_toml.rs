//! gateway.toml, the gateway's configuration file, written by the `toml` crate from typed tables.
//!
//! TOML has no null: a field that is None leaves its key out, and so leaves it to the gateway's own default.

mod credential_drivers;
mod drivers;
mod gateway;
mod oidc;
#[cfg(test)]
mod tests;
mod tls;

use serde::Serialize;
use toml::{Table, Value};

use crate::plan::Plan;
use credential_drivers::CredentialDrivers;
use drivers::Drivers;
use gateway::Gateway;

/// The environment variable from which the gateway reads the key-encryption key.
pub const KEY_ENCRYPTION_KEY_ENV: &str = "OPENSHELL_GATEWAY_CREDENTIAL_KEY_ENCRYPTION_KEY";

#[derive(Serialize)]
struct GatewayToml<'a> {
    openshell: Openshell<'a>,
}

#[derive(Serialize)]
struct Openshell<'a> {
    version: u8,
    gateway: Gateway<'a>,
    drivers: Drivers<'a>,
    credential_drivers: Option<CredentialDrivers<'a>>,
}

/// The text of gateway.toml.
///
/// # Panics
/// Never: strings, integers, booleans, lists and tables with string keys are all TOML.
#[must_use]
#[allow(clippy::expect_used)] // cannot fail, and an empty configuration would be worse than a panic
pub fn text(plan: &Plan) -> String {
    let tables = GatewayToml {
        openshell: Openshell {
            version: 1,
            gateway: gateway::table(plan),
            drivers: drivers::table(plan),
            credential_drivers: credential_drivers::table(plan),
        },
    };
    if plan.extra_config.is_empty() {
        return toml::to_string(&tables).expect("tables of plain values are TOML");
    }
    let mut tables = Table::try_from(&tables).expect("tables of plain values are TOML");
    if let Some(Value::Table(openshell)) = tables.get_mut("openshell") {
        add(openshell, &plan.extra_config);
    }
    tables.to_string()
}

/// Adds what a table lacks; what it has stays.
fn add(table: &mut Table, further: &Table) {
    for (key, value) in further {
        match (table.get_mut(key), value) {
            (Some(Value::Table(own)), Value::Table(further)) => add(own, further),
            (Some(_), _) => {}
            (None, value) => {
                table.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The identity of the gateway in the tokens it signs, the same for all replicas.
fn gateway_id(plan: &Plan) -> &str {
    plan.values.server.sandbox_jwt.gateway_id.get().unwrap_or(&plan.names.fullname)
}

/// A lifetime in seconds; zero stands for one hour, as in the chart.
fn lifetime(seconds: Option<i64>) -> i64 {
    seconds.filter(|seconds| *seconds != 0).unwrap_or(3600)
}
