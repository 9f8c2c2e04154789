//! A PostgreSQL server of a release, run for real: rendered, stored by an API server, and its containers' commands run with
//! PostgreSQL, pgBackRest, rclone and an S3 server.

mod archiving;
mod backups;
mod cloudnative_pg;
mod compression;
mod database;
mod dumps;
mod first_start;
mod gateways;
mod instance;
mod interruptions;
mod operator;
mod release;
mod restores;
mod tls;

use crate::cluster;
use crate::cluster::kubectl::{fresh_namespace, restricted_namespace};
use crate::pods::{ApiServer, Node};
use crate::programs::has_postgres;

/// A node for a namespace of the test's own, which enforces the restricted Pod Security Standard; None where something
/// is missing.
#[track_caller]
fn node(namespace: &str) -> Option<Node> {
    if !cluster::is_available() || !has_postgres() {
        return None;
    }
    let node = Node::start(namespace)?;
    restricted_namespace(namespace);
    Some(node)
}

/// The same with nothing of a run before, whose containers know the API server.
#[track_caller]
fn fresh_node(namespace: &str) -> Option<Node> {
    let node = node(namespace)?;
    fresh_namespace(namespace, "restricted");
    node.know(ApiServer::connect(&node)?);
    Some(node)
}
