//! `pg_hba.conf`: who may log in from where.

use crate::plan::Plan;

/// The text of `pg_hba.conf`.
///
/// The first line that fits decides; `all` databases do not fit replication. The superuser comes in only inside the pod, as the operating system's user of its name. A file for each server
/// decides, not the one in the data directory, to which PostgreSQL's image adds a line.
#[must_use]
pub fn text(plan: &Plan) -> String {
    let host = if plan.values.postgres.tls.enabled { "hostssl" } else { "host" };
    format!(
        "# TYPE  DATABASE     USER      ADDRESS  METHOD\n\
         local   all          postgres           peer\n\
         local   all          all                reject\n\
         local   replication  all                reject\n\
         host    all          postgres  all      reject\n\
         host    replication  all       all      reject\n\
         {host:7} all          all       all      scram-sha-256\n"
    )
}
