//! Kinds of CloudNativePG and of its Barman Cloud plugin.

pub mod cluster;
pub mod object_store;
pub mod pooler;
pub mod scheduled_backup;

use serde::Serialize;

pub use self::cluster::Cluster;
pub use self::object_store::ObjectStore;
pub use self::pooler::Pooler;
pub use self::scheduled_backup::ScheduledBackup;

/// The API of the operator's own kinds.
const POSTGRESQL: &str = "postgresql.cnpg.io/v1";

/// The plugin's name.
pub const BARMAN: &str = "barman-cloud.cloudnative-pg.io";

/// The name of another object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// The name.
    pub name: String,
}

/// A key of a Secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Key {
    /// The Secret's name.
    pub name: String,
    /// The key.
    pub key: String,
}
