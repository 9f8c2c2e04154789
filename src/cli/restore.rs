//! Arguments of `restore`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::{ArgGroup, Args};

use super::ValueFlags;

/// Print a Job or a Cluster that restores PostgreSQL of a release.
///
/// Standard error says what to do step by step.
///
/// With `--latest`, `--to` or `--immediate` pgBackRest restores the whole server onto its volume, while the server is
/// stopped. With `--dump` the gateway's databases are restored from a dump, while the server runs.
///
/// With `postgres.engine: cloudnative-pg` a new Cluster is made of the backups, beside the present one.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("point").required(true).args(["latest", "to", "immediate", "dump"])))]
#[command(after_help = "\
Examples:
  openshell-deploy restore -f values.yaml -f secrets.yaml --to '2026-01-02 03:04:05+00' | kubectl create -f -
  openshell-deploy restore -f values.yaml -f secrets.yaml --latest | kubectl create -f -
  openshell-deploy restore -f values.yaml -f secrets.yaml --dump latest | kubectl create -f -

A new Cluster of CloudNativePG is applied, for it stays:
  openshell-deploy restore -f values.yaml -f secrets.yaml --latest | kubectl apply -f -")]
pub struct RestoreArgs {
    /// Name of the release
    #[arg(value_name = "NAME", default_value = "openshell")]
    pub release: String,

    /// Namespace of the gateway
    #[arg(short, long, value_name = "NAMESPACE", default_value = "openshell")]
    pub namespace: String,

    /// Restore as far as the write-ahead log was archived
    #[arg(long)]
    pub latest: bool,

    /// Restore to a time, with its offset from UTC: '2026-01-02 03:04:05+00'
    #[arg(long, value_name = "TIME")]
    pub to: Option<String>,

    /// Restore to the end of a backup, and nothing that came later
    #[arg(long)]
    pub immediate: bool,

    /// Restore a dump by its name, such as 20260102T023000Z, or the newest with `latest`
    #[arg(long, value_name = "DUMP", conflicts_with_all = ["backup", "timeline"])]
    pub dump: Option<String>,

    /// Begin with this backup, such as 20260102-020000F (for CloudNativePG 20260102T020000), and not with the one that fits best
    #[arg(long, value_name = "LABEL")]
    pub backup: Option<String>,

    /// Follow this timeline, and not the newest
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub timeline: Option<u32>,

    // Last: its heading would go on to whatever follows.
    #[command(flatten)]
    pub values: ValueFlags,
}
