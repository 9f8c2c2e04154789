//! Service accounts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The service account of sandbox pods.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ServiceAccount {
    /// Whether to render the service account. False: `name` must exist already.
    pub create: bool,
    /// Annotations of the rendered service account, such as a cloud provider's role.
    pub annotations: BTreeMap<String, String>,
    /// Name of the service account. Empty: the release's full name with `-sandbox` where it is rendered, else
    /// `default`.
    pub name: Setting,
}

/// The service account of the gateway.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayServiceAccount {
    /// Whether to render the service account. False: `name` must exist already.
    pub create: bool,
    /// Annotations of the rendered service account, such as a cloud provider's role.
    pub annotations: BTreeMap<String, String>,
    /// Name of the service account. Empty: the release's full name where it is rendered, else `default`.
    pub name: Setting,
    /// Whether the account's token is mounted in the gateway's pods, which need it to make sandboxes. False takes a
    /// volume with a token in `extraVolumes`, mounted in its place. Unset: as the service account says, mostly true.
    pub automount: Option<bool>,
}
