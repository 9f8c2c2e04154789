//! Secret with the access key of the bucket.

use k8s_openapi::api::core::v1::Secret;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;
use crate::render::secret_data::{opaque, text};
use crate::values::schema::secret as values;

/// The key of the access key's identifier; also in a Secret that somebody else makes.
pub const ID: &str = "access-key-id";
/// The key of its secret; also in a Secret that somebody else makes.
pub const SECRET: &str = "secret-access-key";

/// The access key of the bucket.
#[must_use]
pub fn access_key(
    plan: &Plan,
    server: &PostgresServer,
    id: &values::Secret,
    secret: &values::Secret,
) -> Secret {
    let metadata = component(plan, COMPONENT, server.names.with("backup"));
    opaque(metadata, [(ID, text(id)), (SECRET, text(secret))])
}
