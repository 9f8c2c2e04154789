//! Parameters that the CloudNativePG operator sets, or refuses.
//!
//! Source: `FixedConfigurationParameters` in its `pkg/postgres/configuration.go`, version 1.30.

const LOGS: &str = "the operator collects the server's log, for `kubectl logs`";
const CERTIFICATES: &str =
    "the operator gives the server its certificate; `postgres.tls` is for one of yours";
const STANDBYS: &str = "the operator looks after the other servers";
const RESTORE: &str = "`openshell-deploy restore` prints the `Cluster` that is restored";
const ARCHIVE: &str = "`pgbackrest.enabled: true` archives, by the Barman Cloud plugin";
const CONTAINER: &str = "the operator's containers are made for its own choice";

/// Names with what to do instead. `shared_preload_libraries` has a field of its own and is not among them.
const FIXED: [(&str, &str); 66] = [
    ("allow_system_table_mods", CONTAINER),
    ("archive_cleanup_command", STANDBYS),
    ("archive_command", ARCHIVE),
    ("archive_mode", ARCHIVE),
    ("bonjour", "it is for macOS; the Services make the servers known"),
    ("bonjour_name", "it is for macOS; the Services make the servers known"),
    ("cluster_name", "the operator gives the `Cluster`'s name"),
    ("config_file", CONTAINER),
    ("data_directory", CONTAINER),
    ("data_sync_retry", CONTAINER),
    ("event_source", "it is for Windows"),
    ("external_pid_file", "nothing reads it"),
    ("hba_file", "the operator writes pg_hba.conf"),
    ("hot_standby", STANDBYS),
    ("ident_file", "the operator writes pg_ident.conf"),
    ("jit_provider", CONTAINER),
    (
        "listen_addresses",
        "the servers listen on all addresses, and `postgres.networkPolicy` says who gets through",
    ),
    ("log_destination", LOGS),
    ("log_directory", LOGS),
    ("log_file_mode", LOGS),
    ("log_filename", LOGS),
    ("log_rotation_age", LOGS),
    ("log_rotation_size", LOGS),
    ("log_truncate_on_rotation", LOGS),
    ("logging_collector", LOGS),
    ("pg_failover_slots.primary_dsn", STANDBYS),
    ("pg_failover_slots.standby_slot_names", STANDBYS),
    ("port", "the servers listen on port 5432, where their Services lead"),
    ("primary_conninfo", STANDBYS),
    ("primary_slot_name", STANDBYS),
    ("promote_trigger_file", STANDBYS),
    ("recovery_end_command", RESTORE),
    ("recovery_min_apply_delay", STANDBYS),
    ("recovery_target", RESTORE),
    ("recovery_target_action", RESTORE),
    ("recovery_target_inclusive", RESTORE),
    ("recovery_target_lsn", RESTORE),
    ("recovery_target_name", RESTORE),
    ("recovery_target_time", RESTORE),
    ("recovery_target_timeline", RESTORE),
    ("recovery_target_xid", RESTORE),
    ("restart_after_crash", "the operator starts a server again, or another takes over"),
    ("restore_command", RESTORE),
    ("ssl", CERTIFICATES),
    ("ssl_ca_file", CERTIFICATES),
    ("ssl_cert_file", CERTIFICATES),
    ("ssl_crl_file", CERTIFICATES),
    ("ssl_dh_params_file", CERTIFICATES),
    ("ssl_ecdh_curve", CERTIFICATES),
    ("ssl_key_file", CERTIFICATES),
    ("ssl_passphrase_command", CERTIFICATES),
    ("ssl_passphrase_command_supports_reload", CERTIFICATES),
    ("ssl_prefer_server_ciphers", CERTIFICATES),
    ("stats_temp_directory", CONTAINER),
    ("synchronized_standby_slots", STANDBYS),
    ("synchronous_standby_names", STANDBYS),
    ("syslog_facility", LOGS),
    ("syslog_ident", LOGS),
    ("syslog_sequence_numbers", LOGS),
    ("syslog_split_messages", LOGS),
    ("temp_tablespaces", "the operator sets it for tablespaces of its own"),
    ("unix_socket_directories", CONTAINER),
    ("unix_socket_group", CONTAINER),
    ("unix_socket_permissions", CONTAINER),
    // Neither refused nor of use: the operator writes another value over these.
    ("allow_alter_system", "the operator keeps it off, so that only the `Cluster` decides"),
    ("archive_library", ARCHIVE),
];

/// What to do instead of setting a parameter; None where users set it.
#[must_use]
pub fn instead(name: &str) -> Option<&'static str> {
    FIXED.iter().find(|(fixed, _)| *fixed == name).map(|(_, instead)| *instead)
}
