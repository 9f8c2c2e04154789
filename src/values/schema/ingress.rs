//! An Ingress to the gateway.

use std::collections::BTreeMap;

use k8s_openapi::api::networking::v1::IngressTLS;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::deferred::Deferred;
use crate::values::schema::setting::Setting;

/// An `Ingress` to the gateway; the cluster needs a controller that passes TLS through or speaks TLS to the gateway.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Ingress {
    /// Whether to render an `Ingress` to the gateway's service.
    pub enabled: bool,
    /// Ingress class, and so the controller. Empty: the cluster's default class.
    pub class_name: Setting,
    /// Annotations by which the controller is told how to reach the gateway, such as
    /// `nginx.ingress.kubernetes.io/ssl-passthrough: "true"`.
    pub annotations: BTreeMap<String, String>,
    /// Host names that clients use, each with its paths. At least one.
    pub hosts: Vec<IngressHost>,
    /// Certificates of the controller, as in a Kubernetes Ingress: `hosts` and `secretName`. Not for connections that are
    /// passed through.
    #[schemars(with = "Vec<Deferred<IngressTLS>>")]
    pub tls: Vec<IngressTLS>,
}

/// A host name with its paths.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct IngressHost {
    /// Host name, or a wildcard such as `*.example.com`. Empty: every host.
    pub host: Setting,
    /// Paths that lead to the gateway. Empty: all, `[{path: /, pathType: Prefix}]`.
    pub paths: Vec<IngressPath>,
}

/// A path that leads to the gateway.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct IngressPath {
    /// The path. Empty means `/`.
    pub path: Setting,
    /// `Prefix`, `Exact` or `ImplementationSpecific`. Empty means `Prefix`.
    pub path_type: Setting,
}
