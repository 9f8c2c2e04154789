//! Gateway API's kinds.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use super::Custom;

const GATEWAY_API: &str = "gateway.networking.k8s.io/v1";

/// Gateway API's `Gateway`.
pub type NetworkGateway = Custom<GatewaySpec>;

impl NetworkGateway {
    /// A `Gateway` of `gateway.networking.k8s.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: GatewaySpec) -> Self {
        Self { api_version: GATEWAY_API, kind: "Gateway", metadata, spec }
    }
}

/// Gateway API's `GRPCRoute`, `HTTPRoute` or `TLSRoute`, which look alike as far as they are rendered here.
pub type GatewayRoute = Custom<GatewayRouteSpec>;

impl GatewayRoute {
    /// A `GRPCRoute` of `gateway.networking.k8s.io/v1`.
    #[must_use]
    pub fn grpc(metadata: ObjectMeta, spec: GatewayRouteSpec) -> Self {
        Self { api_version: GATEWAY_API, kind: "GRPCRoute", metadata, spec }
    }

    /// An `HTTPRoute` of `gateway.networking.k8s.io/v1`.
    #[must_use]
    pub fn http(metadata: ObjectMeta, spec: GatewayRouteSpec) -> Self {
        Self { api_version: GATEWAY_API, kind: "HTTPRoute", metadata, spec }
    }

    /// A `TLSRoute` of `gateway.networking.k8s.io/v1`, which Gateway API serves from 1.5 on.
    #[must_use]
    pub fn tls(metadata: ObjectMeta, spec: GatewayRouteSpec) -> Self {
        Self { api_version: GATEWAY_API, kind: "TLSRoute", metadata, spec }
    }
}

/// Specification of a Gateway API `Gateway`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GatewaySpec {
    pub gateway_class_name: String,
    pub listeners: Vec<GatewayListener>,
}

/// A listener of a `Gateway`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GatewayListener {
    pub name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
    pub protocol: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<GatewayTls>,
    pub allowed_routes: AllowedRoutes,
}

/// TLS of a listener.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GatewayTls {
    pub mode: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certificate_refs: Vec<SecretObjectReference>,
}

/// A Secret with a certificate. Without a namespace it is the Gateway's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct SecretObjectReference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
}

/// Which routes may attach to a listener.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct AllowedRoutes {
    pub namespaces: RouteNamespaces,
}

/// The namespaces of such routes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct RouteNamespaces {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// Specification of a Gateway API route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GatewayRouteSpec {
    pub parent_refs: Vec<ParentRef>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hostnames: Vec<String>,
    pub rules: Vec<GatewayRouteRule>,
}

/// The Gateway that a route attaches to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct ParentRef {
    pub name: String,
    pub namespace: String,
}

/// A rule of a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GatewayRouteRule {
    pub backend_refs: Vec<BackendRef>,
}

/// The Service behind a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct BackendRef {
    pub name: String,
    pub port: u16,
}
