//! The `ScheduledBackup`.

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::backups::Backups;
use crate::render::custom::cloudnative_pg::scheduled_backup::ScheduledBackupSpec;
use crate::render::custom::cloudnative_pg::{BARMAN, Named, ScheduledBackup};
use crate::render::metadata::component;

/// Backups of a cluster on schedule, the first one at once.
#[must_use]
pub fn backup(plan: &Plan, planned: &PostgresCluster, backups: &Backups) -> ScheduledBackup {
    ScheduledBackup::new(
        component(plan, COMPONENT, planned.names.scheduled_backup()),
        ScheduledBackupSpec {
            schedule: backups.schedule.clone(),
            immediate: true,
            // The objects that tell of backups go with it; what is in the bucket stays.
            backup_owner_reference: "self",
            cluster: Named { name: planned.names.cluster().to_owned() },
            method: "plugin",
            plugin_configuration: Named { name: BARMAN.to_owned() },
        },
    )
}
