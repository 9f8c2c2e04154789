//! The proxy between sandboxes and the internet.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::secret_key::SecretKey;
use crate::values::schema::setting::Setting;

/// A company's forward proxy for TLS connections that a policy lets out of sandboxes. What runs in a
/// sandbox can neither choose nor change it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UpstreamProxy {
    /// URL of the proxy, as `http://host:port`; TLS to the proxy itself is not supported. Empty: no proxy.
    pub url: Setting,
    /// Destinations that are reached without the proxy, separated by commas. Policies apply to them all
    /// the same.
    pub no_proxy: Setting,
    /// Secret in the sandboxes' namespace with the proxy's credentials as `user:password`.
    pub auth_secret: SecretKey,
    /// Whether credentials may be sent to the proxy without encryption; needed with
    /// `upstreamProxy.authSecret`, as the proxy is reached over plain HTTP.
    pub auth_allow_insecure: bool,
    /// Whether the proxy is given host names instead of addresses and resolves them itself. A last resort
    /// for proxies that filter by name.
    pub connect_by_hostname: bool,
}
