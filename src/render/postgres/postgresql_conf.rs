//! postgresql.conf.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::plan::postgres::{PORT, PostgresServer};

/// The text of postgresql.conf, valid for PostgreSQL 13 to 18: all settings in it are older than 13.
///
/// It lives outside of the data directory, so that the ConfigMap decides and not what is on the volume.
#[must_use]
pub fn text(server: &PostgresServer) -> String {
    let mut text = String::from("# Settings that this deployment depends on.\n");
    section(&mut text, &managed(server));
    text.push_str("\n# From postgres.parameters and the memory limit.\n");
    section(&mut text, &server.parameters);
    text
}

fn managed(server: &PostgresServer) -> BTreeMap<String, String> {
    let mut settings = vec![
        ("listen_addresses", "'*'".to_owned()),
        ("port", PORT.to_string()),
        ("unix_socket_directories", "'/var/run/postgresql'".to_owned()),
        ("hba_file", "'/etc/postgresql/pg_hba.conf'".to_owned()),
        ("password_encryption", "'scram-sha-256'".to_owned()),
        // The log is the container's.
        ("log_destination", "'stderr'".to_owned()),
        ("logging_collector", "off".to_owned()),
    ];
    if let Some(pgbackrest) = &server.pgbackrest {
        settings.extend([
            ("archive_mode", "on".to_owned()),
            ("archive_command", format!("'pgbackrest --stanza={} archive-push \"%p\"'", pgbackrest.stanza)),
            // At most a minute is lost with the volume (seconds).
            ("archive_timeout", "60".to_owned()),
        ]);
    }
    if server.tls.is_some() {
        settings.extend([
            ("ssl", "on".to_owned()),
            ("ssl_cert_file", "'/etc/postgresql-tls/tls.crt'".to_owned()),
            ("ssl_key_file", "'/etc/postgresql-tls/tls.key'".to_owned()),
        ]);
    }
    for (name, default) in [
        // Where a node has huge pages that the pod may not use, trying them ends in a bus error.
        ("huge_pages", "off"),
        ("log_checkpoints", "on"),
        ("log_line_prefix", "'%m [%p] %q%u@%d '"),
        ("log_timezone", "'UTC'"),
        // What Debian's and other distributions' initdb would take from the node.
        ("timezone", "'UTC'"),
        ("wal_level", "replica"),
    ] {
        if !server.parameters.contains_key(name) {
            settings.push((name, default.to_owned()));
        }
    }
    settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn section(text: &mut String, settings: &BTreeMap<String, String>) {
    for (name, value) in settings {
        let _ = writeln!(text, "{name} = {value}"); // writing to a String cannot fail
    }
}
