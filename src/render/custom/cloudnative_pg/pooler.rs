//! CloudNativePG's `Pooler`.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use super::{Named, POSTGRESQL};
use crate::render::custom::Custom;

/// The operator's `Pooler`.
pub type Pooler = Custom<PoolerSpec>;

impl Pooler {
    /// A `Pooler` of `postgresql.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: PoolerSpec) -> Self {
        Self { api_version: POSTGRESQL, kind: "Pooler", metadata, spec }
    }
}

/// Specification of a `Pooler`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the operator's own
pub struct PoolerSpec {
    pub cluster: Named,
    pub instances: i32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub pgbouncer: PgBouncer,
}

/// PgBouncer's configuration.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PgBouncer {
    pub pool_mode: &'static str,
    pub parameters: BTreeMap<String, String>,
}
