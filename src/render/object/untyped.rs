//! An object of a kind that has no type in this program.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// An object as a user has written it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Untyped {
    /// Group and version of its kind.
    pub api_version: String,
    /// Its kind.
    pub kind: String,
    /// Its metadata. Without a namespace it belongs to the cluster.
    pub metadata: ObjectMeta,
    /// All its other fields.
    #[serde(flatten)]
    pub rest: Map<String, Json>,
}
