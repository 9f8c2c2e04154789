//! The gateway behind an OpenShift router.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// An OpenShift Route that passes TLS through to the gateway.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OpenshiftRoute {
    /// Whether to render the Route. The gateway itself must serve TLS, so `server.disableTls` excludes it.
    pub enabled: bool,
    /// Host name of the Route, which the server certificate must cover. Empty: OpenShift makes one up.
    pub host: Setting,
    /// Annotations of the Route, such as `haproxy.router.openshift.io/timeout`.
    pub annotations: BTreeMap<String, String>,
}
