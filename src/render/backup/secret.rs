//! Secret with the access key of the bucket.

use k8s_openapi::api::core::v1::Secret;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::bucket_secret::{ACCESS_KEY_ID, SECRET_ACCESS_KEY};
use crate::render::metadata::component;
use crate::render::secret_data::{opaque, text};
use crate::values::schema::secret as values;

/// The access key of the bucket.
#[must_use]
pub fn access_key(
    plan: &Plan,
    server: &PostgresServer,
    id: &values::Secret,
    secret: &values::Secret,
) -> Secret {
    let metadata = component(plan, COMPONENT, server.names.with("backup"));
    opaque(metadata, [(ACCESS_KEY_ID, text(id)), (SECRET_ACCESS_KEY, text(secret))])
}
