//! How new gateways take the place of old ones.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::number_or_text::NumberOrText;

/// How new gateways take the place of old ones.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UpdateStrategy {
    /// How it is done. Unset: step by step.
    #[serde(rename = "type")]
    pub kind: Option<UpdateStrategyType>,
    /// The steps in which it is done.
    pub rolling_update: RollingUpdate,
}

/// How new gateways take the place of old ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum UpdateStrategyType {
    /// Step by step.
    RollingUpdate,
    /// All old ones stop before the first new one starts. Only a Deployment's.
    Recreate,
    /// A gateway is only replaced when somebody deletes its pod. Only a StatefulSet's.
    OnDelete,
}

/// The steps in which new gateways take the place of old ones.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RollingUpdate {
    /// Gateways that may be missing meanwhile, as a number or in percent. Empty: 0 of a Deployment.
    pub max_unavailable: NumberOrText,
    /// Gateways that there may be too many meanwhile, as a number or in percent. Empty: 1. Only a Deployment's.
    pub max_surge: NumberOrText,
}
