//! How many gateways may be taken away at once.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::number_or_text::NumberOrText;

/// The gateway's PodDisruptionBudget, which the draining of nodes respects.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PodDisruptionBudget {
    /// Whether it is rendered. Unset: from two gateways on.
    pub enabled: Option<bool>,
    /// Gateways that must stay, as a number or in percent such as `50%`. Empty: `maxUnavailable` counts.
    pub min_available: NumberOrText,
    /// Gateways that may go at once, as a number or in percent. Empty, with `minAvailable` empty too: 1.
    pub max_unavailable: NumberOrText,
}
