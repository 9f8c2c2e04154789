//! Tokens by which sandboxes prove themselves to the gateway.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::number_or_text::NumberOrText;
use crate::values::schema::setting::Setting;

/// Tokens by which sandboxes prove themselves to the gateway, which signs them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SandboxJwt {
    /// Secret with the signing keys (`signing.pem`, `public.pem`, `kid`). Empty: the release's full name
    /// with `-jwt-keys`.
    pub signing_secret_name: Setting,
    /// Identity of the gateway in its tokens; all replicas share it. Empty: the release's full name.
    pub gateway_id: Setting,
    /// Seconds for which a token is valid. 0 or unset means 3600.
    #[schemars(range(min = 0))]
    pub ttl_secs: Option<i64>,
    /// Seconds for which the service account token is valid that a sandbox pod exchanges for its first
    /// token. The gateway keeps it within 600 and 86400. 0 or unset means 3600.
    #[schemars(range(min = 0))]
    pub k8s_sa_token_ttl_secs: Option<i64>,
    /// Mode of the mounted key files, such as 0440 where the gateway's user does not own them. Empty
    /// means 0400.
    pub secret_default_mode: NumberOrText,
}
