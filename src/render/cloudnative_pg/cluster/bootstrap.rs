//! What a `Cluster` begins with.

use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::credentials::Credentials;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::plan::restore::Point;
use crate::render::custom::cloudnative_pg::Named;
use crate::render::custom::cloudnative_pg::cluster::bootstrap::{
    Bootstrap, InitDb, Recovery, RecoveryTarget,
};

/// The order of texts in C.UTF-8 never changes, so that no index breaks with another image.
const LOCALE: &str = "C.UTF-8";

/// An empty database.
pub(super) fn empty(planned: &PostgresCluster) -> Bootstrap {
    Bootstrap::InitDb(InitDb {
        database: planned.role.database.clone(),
        owner: planned.role.name.clone(),
        secret: owner(planned),
        data_checksums: true,
        encoding: "UTF8",
        locale_collate: LOCALE,
        locale_ctype: LOCALE,
        post_init_sql: planned.init_sql.clone(),
    })
}

/// The backups of another cluster, up to a point.
pub(super) fn recovery(restore: &ClusterRestore) -> Bootstrap {
    let planned = &restore.cluster;
    let (target_time, target_immediate) = match &restore.point {
        Point::Latest => (None, None),
        Point::Immediate => (None, Some(true)),
        Point::Time { text, .. } => (Some(text.clone()), None),
    };
    Bootstrap::Recovery(Recovery {
        source: restore.source.clone(),
        database: planned.role.database.clone(),
        owner: planned.role.name.clone(),
        secret: owner(planned),
        recovery_target: RecoveryTarget {
            backup_id: restore.backup.clone(),
            target_tli: restore.timeline.map(|number| number.to_string()),
            target_time,
            target_immediate,
        },
    })
}

/// The Secret with the name and password of the role that owns the database; None has the operator make one.
fn owner(planned: &PostgresCluster) -> Option<Named> {
    match &planned.credentials {
        Credentials::Operator => None,
        Credentials::Rendered { .. } => Some(Named { name: planned.names.role() }),
        Credentials::Existing { secret, .. } => Some(Named { name: secret.clone() }),
    }
}
