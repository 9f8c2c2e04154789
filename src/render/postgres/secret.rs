//! Secret with the passwords.

use k8s_openapi::api::core::v1::Secret;

use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;
use crate::render::secret_data::{opaque, text};
use crate::values::schema::secret as values;

/// The key of the superuser's password; also in a Secret that somebody else makes.
pub const SUPERUSER_PASSWORD: &str = "superuser-password";
/// The key of the password of the gateway's role; also in a Secret that somebody else makes.
pub const PASSWORD: &str = "password";

/// The passwords of the superuser and of the gateway's role.
#[must_use]
pub fn passwords(
    plan: &Plan,
    server: &PostgresServer,
    superuser: &values::Secret,
    role: &values::Secret,
) -> Secret {
    opaque(
        component(plan, super::COMPONENT, server.names.server()),
        [(SUPERUSER_PASSWORD, text(superuser)), (PASSWORD, text(role))],
    )
}
