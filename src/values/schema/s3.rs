//! What the settings of every bucket in S3 have in common, those of dumps and those of pgBackRest.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::secret::Secret;

/// An access key for S3.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct S3Credentials {
    /// Identifier of the access key.
    pub access_key_id: Secret,
    /// Secret of the access key.
    pub secret_access_key: Secret,
}

/// Where the bucket's name stands in a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UriStyle {
    /// In the host name, as at Amazon.
    #[default]
    Host,
    /// In the path, as at MinIO and most others.
    Path,
}
