//! Dumps: one file for each kind of object, and [`objects`], the list of them.

mod config_map;
mod containers;
mod cron_job;
pub mod restore_job;
mod secret;
mod volumes;

use crate::plan::Plan;
use crate::plan::backup::{LogicalBackup, Store};
use crate::plan::object_storage::AccessKey;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::render::claim;
use crate::render::item::{Item, Lifecycle};
use crate::render::metadata::component;
use crate::render::object::Object;

/// The part of the release that these objects are, and their pods.
pub const COMPONENT: &str = "backup";

/// All objects of dumps on schedule.
#[must_use]
pub fn objects(plan: &Plan, server: &PostgresServer, planned: &LogicalBackup) -> Vec<Item> {
    let mut items = Vec::new();
    let mut add = |lifecycle, object| items.push(Item::with(lifecycle, object));
    match &planned.store {
        Store::S3 { key: AccessKey::Rendered { id, secret }, .. } => {
            add(Lifecycle::Added, Object::Secret(secret::access_key(plan, server, id, secret)));
        }
        Store::Volume(Claim::Made(made)) => {
            let metadata = component(plan, COMPONENT, server.names.with("backup"));
            add(Lifecycle::Kept, Object::PersistentVolumeClaim(claim::object(metadata, made)));
        }
        Store::S3 { key: AccessKey::Existing(_), .. } | Store::Volume(Claim::Existing(_)) => {}
    }
    add(Lifecycle::Added, Object::ConfigMap(config_map::scripts(plan, server)));
    add(Lifecycle::Added, Object::CronJob(cron_job::dump(plan, server, planned)));
    items
}
