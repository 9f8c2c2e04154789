//! From plan to typed objects.
//!
//! [`objects`] is, with the lists of each part that it calls, the one list of what is rendered when. The builders it calls are total: each takes the part
//! of the plan whose existence says that the object is wanted.

pub mod backup;
mod bucket_secret;
mod claim;
pub mod cloudnative_pg;
pub mod custom;
mod env;
pub mod gateway;
pub mod item;
mod job;
mod list;
pub mod metadata;
pub mod object;
pub mod pgbackrest;
pub mod policy;
pub mod postgres;
pub mod restore;
pub mod restricted;
mod secret_data;
mod service_port;
mod volume;

use gateway::{namespace, secret};
use item::{Item, Lifecycle};
use object::Object;

use crate::plan::Plan;
use crate::plan::database::Database;

/// All objects of a release. Within a kind they stand in the order of the chart's files; targets order the kinds.
#[must_use]
pub fn objects(plan: &Plan) -> Vec<Item> {
    let mut items = match &plan.database {
        Database::Internal(server) => postgres::objects(plan, server),
        Database::Cluster(cluster) => cloudnative_pg::objects(plan, cluster),
        Database::Sqlite { .. } | Database::ExistingSecret { .. } | Database::External { .. } => Vec::new(),
    };
    if plan.release.create_namespace {
        items.push(Item::release(Object::Namespace(namespace::gateway(plan))));
    }
    if let Some(url) = plan.database.rendered_url() {
        items.push(Item::release(Object::Secret(secret::database_url(plan, url))));
    }
    if plan.gateway {
        items.extend(gateway::objects(plan));
    }
    items.extend(plan.extra_objects.iter().cloned().map(|object| Item::with(Lifecycle::Users, object)));
    items
}
