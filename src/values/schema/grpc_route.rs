//! The gateway behind a Gateway API gateway.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::schema::setting::Setting;

/// A Gateway API route to the gateway; the cluster needs a Gateway API controller.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GrpcRoute {
    /// Whether to render a `GRPCRoute` to the gateway's service.
    pub enabled: bool,
    /// Host names that the route matches. Empty: all hosts.
    pub hostnames: Vec<String>,
    /// The Gateway API `Gateway` that the route attaches to.
    pub gateway: RouteGateway,
}

/// The Gateway API `Gateway` that the route attaches to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RouteGateway {
    /// Whether to render a `Gateway` in the release's namespace. False: the route attaches to an
    /// existing one, see `name` and `namespace`.
    pub create: bool,
    /// `GatewayClass` of the rendered `Gateway`; Envoy Gateway usually calls its own `eg`.
    pub class_name: String,
    /// Name of the `Gateway`. Empty: the release's full name.
    pub name: Setting,
    /// Namespace in which the route looks for the `Gateway`. Empty: the release's namespace.
    pub namespace: Setting,
    /// The listener of the rendered `Gateway`; without effect unless `grpcRoute.gateway.create`.
    pub listener: Listener,
}

/// The listener of the rendered `Gateway`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Listener {
    /// Port that it listens on; commonly 443 with HTTPS.
    #[schemars(range(min = 1, max = 65535))]
    pub port: Option<i32>,
    /// `HTTP`, `HTTPS`, or `TLS` for `tlsRoute`. HTTPS ends TLS at the listener and passes plaintext on, so that it needs
    /// `server.disableTls: true` and other proof of identity than client certificates, such as OIDC.
    pub protocol: String,
    /// Namespaces whose routes may attach: `Same` for the release's own, `All` for any. Empty means `Same`.
    pub allowed_routes: Setting,
    /// TLS of the listener; without effect unless its protocol is HTTPS.
    pub tls: ListenerTls,
}

/// TLS of the rendered `Gateway`'s listener.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ListenerTls {
    /// Secrets of type `kubernetes.io/tls` with the listener's certificates. HTTPS needs at least one;
    /// they must cover the host names that clients use.
    pub certificate_refs: Vec<CertificateRef>,
}

/// A reference to a certificate, as in the Gateway API. Serialized, it leaves out what is not set.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CertificateRef {
    /// Name of the Secret.
    pub name: String,
    /// Namespace of the Secret. Empty: that of the `Gateway`; another one needs a `ReferenceGrant`.
    #[serde(skip_serializing_if = "is_unset")]
    pub namespace: Setting,
    /// Kind of the referent. Empty means `Secret`.
    #[serde(skip_serializing_if = "is_unset")]
    pub kind: Setting,
    /// API group of the referent. Unset or empty means the core group, to which Secrets belong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

fn is_unset(setting: &Setting) -> bool {
    !setting.is_set()
}
