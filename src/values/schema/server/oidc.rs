//! Users from an OIDC provider.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// Users from an OIDC provider, who prove themselves with bearer tokens.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Oidc {
    /// URL of the issuer, such as `https://keycloak.example.com/realms/openshell`. Empty: no OIDC, and the
    /// rest of this section is without effect.
    pub issuer: Setting,
    /// Audience that tokens must carry; the one of the gateway's API, not the CLI's client ID.
    pub audience: String,
    /// Seconds for which the issuer's signing keys are kept.
    #[schemars(range(min = 0))]
    pub jwks_ttl: Option<i64>,
    /// Path to the roles in a token, with dots: `realm_access.roles` (Keycloak), `roles` (Entra ID),
    /// `groups` (Okta). Empty: the gateway's default.
    pub roles_claim: Setting,
    /// Role of administrators. Set it together with `userRole`; with both empty, any valid token will do.
    pub admin_role: Setting,
    /// Role of users. Set it together with `adminRole`; with both empty, any valid token will do.
    pub user_role: Setting,
    /// Path to the scopes in a token, with dots. Empty: scopes are not looked at.
    pub scopes_claim: Setting,
    /// ConfigMap whose key `ca.crt` holds the authorities to verify the issuer's certificate with. It
    /// replaces the public ones for all outgoing connections of the gateway. Empty: the public ones.
    pub ca_config_map_name: Setting,
}
