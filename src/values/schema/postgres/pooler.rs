//! PgBouncer in front of the database.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::postgres::parameter_value::ParameterValue;

/// PgBouncer between the gateway and the servers that CloudNativePG runs. It pools by session, for the gateway uses
/// prepared statements and locks that belong to a session.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Pooler {
    /// Whether a `Pooler` is rendered, and the gateway connects to it.
    pub enabled: bool,
    /// How many PgBouncers run.
    #[schemars(range(min = 1))]
    pub instances: Option<i32>,
    /// PgBouncer's own settings by name, such as `query_wait_timeout: 120`. Pools are large enough for all gateways.
    pub parameters: BTreeMap<String, ParameterValue>,
}
