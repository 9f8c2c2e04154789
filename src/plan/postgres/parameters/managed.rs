//! Parameters that this program sets, or that mean nothing in its pods.

/// Names, or beginnings of names with a `*`, with what to do instead.
const MANAGED: [(&str, &str); 33] = [
    (
        "listen_addresses",
        "the server listens on all addresses, and `postgres.networkPolicy` says who gets through",
    ),
    ("port", "the server listens on port 5432, where its Service leads"),
    ("unix_socket_*", "the socket is in /var/run/postgresql, where the other containers look for it"),
    (
        "data_directory",
        "the data is on the volume of `postgres.persistence`, in a folder for its major version",
    ),
    ("config_file", "the file is the one that holds these parameters"),
    ("hba_file", "this program writes pg_hba.conf"),
    ("ident_file", "there is no pg_ident.conf"),
    ("external_pid_file", "nothing reads it"),
    ("archive_mode", "it is on with `pgbackrest.enabled: true`"),
    ("archive_command", "`pgbackrest.enabled: true` archives with pgBackRest"),
    ("archive_library", "`pgbackrest.enabled: true` archives with pgBackRest"),
    ("archive_cleanup_command", "there is no standby server"),
    ("restore_command", "`openshell-deploy restore` sets it while it restores"),
    ("recovery_target*", "`openshell-deploy restore` takes the time to restore to"),
    ("recovery_end_command", "`openshell-deploy restore` restores"),
    ("recovery_min_apply_delay", "there is no standby server"),
    ("promote_trigger_file", "there is no standby server"),
    ("primary_*", "there is no standby server"),
    ("ssl*", "use `postgres.tls`, which gives the server its certificate"),
    ("krb_server_keyfile", "this program's pg_hba.conf lets nobody in by Kerberos"),
    ("db_user_namespace", "the role's name is `postgres.username`"),
    ("password_encryption", "passwords are kept as scram-sha-256"),
    ("logging_collector", "the container logs to standard error, for `kubectl logs`"),
    ("log_destination", "the container logs to standard error, for `kubectl logs`"),
    ("log_directory", "the container logs to standard error, for `kubectl logs`"),
    ("log_filename", "the container logs to standard error, for `kubectl logs`"),
    ("log_file_mode", "the container logs to standard error, for `kubectl logs`"),
    ("log_rotation_*", "the container logs to standard error, and Kubernetes rotates"),
    ("log_truncate_on_rotation", "the container logs to standard error, and Kubernetes rotates"),
    ("syslog_*", "the container logs to standard error, and has no syslog"),
    ("event_source", "it is for Windows"),
    ("bonjour*", "it is for macOS; the Service makes the server known"),
    ("stats_temp_directory", "the folder in the data is the only one that can be written to"),
];

/// What to do instead of setting a parameter; None where users set it.
pub fn instead(name: &str) -> Option<&'static str> {
    let covers = |pattern: &str| match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == pattern,
    };
    MANAGED.iter().find(|(pattern, _)| covers(pattern)).map(|(_, instead)| *instead)
}
