//! pgbackrest.conf, one for each kind of pod.
//!
//! All options are known to pgBackRest 2.45 and later. Secrets are not here: `configure.sh` adds them in the pod.

mod location;

use std::fmt::Write;

use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::pgbackrest::tls::CLIENT;
use crate::plan::postgres::{PORT, PostgresServer};
use crate::render::postgres::containers::{PGBACKREST_PORT, data_directory};

/// Options by name, in the order in which they are printed.
type Options = Vec<(&'static str, String)>;

/// Of pods with the data: the server's own, and that of a restore.
#[must_use]
pub fn instance(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> String {
    let mut global = repository(plan, planned);
    if plan.values.pgbackrest.archive_async {
        global.push(("archive-async", "y".into()));
    }
    if let Some(size) = &planned.archive_push_queue_max {
        global.push(("archive-push-queue-max", size.clone()));
    }
    // On the volume of the data: what waits there must outlive the pod.
    global.push(("spool-path", "/pgdata/pgbackrest-spool".into()));
    sections(&global, &planned.stanza, &stanza(server))
}

/// Of jobs, which reach the data over TLS (since pgBackRest 2.37).
#[must_use]
pub fn client(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> String {
    let mut options = stanza(server);
    options.extend([
        ("pg1-host", server.names.pod_address(&plan.release.namespace)),
        ("pg1-host-type", "tls".into()),
        ("pg1-host-port", PGBACKREST_PORT.to_string()),
        ("pg1-host-ca-file", "/etc/pgbackrest-tls/ca.crt".into()),
        ("pg1-host-cert-file", "/etc/pgbackrest-tls/tls.crt".into()),
        ("pg1-host-key-file", "/etc/pgbackrest-tls/tls.key".into()),
    ]);
    sections(&repository(plan, planned), &planned.stanza, &options)
}

/// Of the server that jobs reach the data through. It knows no repository: what it needs, jobs send.
#[must_use]
pub fn server(planned: &Pgbackrest) -> String {
    let mut options = logging();
    options.extend([
        // The default is the loopback address.
        ("tls-server-address", "*".into()),
        ("tls-server-port", PGBACKREST_PORT.to_string()),
        ("tls-server-ca-file", "/etc/pgbackrest-tls/ca.crt".into()),
        ("tls-server-cert-file", "/etc/pgbackrest-tls/tls.crt".into()),
        ("tls-server-key-file", "/etc/pgbackrest-tls/tls.key".into()),
        ("tls-server-auth", format!("{CLIENT}={}", planned.stanza)),
    ]);
    section("global", &options)
}

fn logging() -> Options {
    vec![
        ("log-level-console", "info".into()),
        ("log-level-file", "off".into()),
        ("lock-path", "/tmp/pgbackrest".into()),
    ]
}

fn stanza(server: &PostgresServer) -> Options {
    vec![
        ("pg1-path", data_directory(server)),
        ("pg1-socket-path", "/var/run/postgresql".into()),
        ("pg1-port", PORT.to_string()),
    ]
}

/// What all pods that reach the repository share.
fn repository(plan: &Plan, planned: &Pgbackrest) -> Options {
    let values = &plan.values.pgbackrest;
    let mut options = location::options(&planned.repository);
    if planned.cipher.is_some() {
        options.push(("repo1-cipher-type", "aes-256-cbc".into()));
    }
    // Many small files make one object (since pgBackRest 2.39).
    options.push(("repo1-bundle", "y".into()));
    if let Some(number) = values.backup.retention_full {
        options.push(("repo1-retention-full", number.to_string()));
    }
    if let Some(number) = values.backup.retention_diff {
        options.push(("repo1-retention-diff", number.to_string()));
    }
    options.push(("compress-type", planned.compression.name.into()));
    if let Some(level) = planned.compression.level {
        options.push(("compress-level", level.to_string()));
    }
    if let Some(processes) = values.process_max {
        options.push(("process-max", processes.to_string()));
    }
    // A backup begins at once, not with the next checkpoint.
    options.push(("start-fast", "y".into()));
    options.extend(logging());
    options
}

fn sections(global: &Options, stanza: &str, options: &Options) -> String {
    format!("{}\n{}", section("global", global), section(stanza, options))
}

fn section(name: &str, options: &Options) -> String {
    let mut text = format!("[{name}]\n");
    for (option, value) in options {
        let _ = writeln!(text, "{option}={value}"); // writing to a String cannot fail
    }
    text
}
