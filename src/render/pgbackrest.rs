//! Backups by pgBackRest: one file for each kind of object, and [`objects`], the list of them.

mod claim;
mod conf;
pub mod config_map;
pub mod containers;
mod cron_job;
mod first_backup;
mod job;
pub mod restore_job;
pub mod secret;
pub mod volumes;

use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::pgbackrest::repository::Repository;
use crate::plan::pgbackrest::tls::{CLIENT, Tls};
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::render::item::{Item, Lifecycle};
use crate::render::object::Object;
use crate::render::postgres::certificates;

/// The part of the release that these objects are, and their pods.
pub const COMPONENT: &str = "pgbackrest";

/// All objects of pgBackRest, besides its container in the server's pod.
#[must_use]
pub fn objects(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> Vec<Item> {
    let mut items = Vec::new();
    let mut add = |object| items.push(Item::with(Lifecycle::Added, object));
    if secret::is_rendered(planned) {
        add(Object::Secret(secret::repository(plan, server, planned)));
    }
    match &planned.tls {
        Tls::Rendered { ca, server: of_server, client } => {
            add(Object::Secret(secret::pair(plan, volumes::server_tls(server, planned), ca, of_server)));
            add(Object::Secret(secret::pair(plan, volumes::client_tls(server, planned), ca, client)));
        }
        Tls::CertManager { dns_names } => {
            let (of_server, client) =
                (volumes::server_tls(server, planned), volumes::client_tls(server, planned));
            add(Object::Certificate(certificates::server(plan, server, &of_server, dns_names)));
            add(Object::Certificate(certificates::client(plan, server, &client, CLIENT)));
        }
        Tls::Existing { .. } => {}
    }
    add(Object::ConfigMap(config_map::config(plan, server, planned)));
    add(Object::ConfigMap(config_map::scripts(plan, server)));
    for cron_job in cron_job::all(plan, server, planned) {
        add(Object::CronJob(cron_job));
    }
    add(Object::Job(first_backup::job(plan, server, planned)));
    if let Repository::Posix(Claim::Made(made)) = &planned.repository {
        let object = Object::PersistentVolumeClaim(claim::repository(plan, server, made));
        items.push(Item::with(Lifecycle::Kept, object));
    }
    items
}
