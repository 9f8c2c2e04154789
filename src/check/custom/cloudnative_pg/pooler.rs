//! Poolers.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, number, word};
use crate::plan::kubernetes_names::service_name_problem;
use crate::render::custom::cloudnative_pg::Pooler;

/// PgBouncer's settings that the operator passes on.
///
/// Source: `AllowedPgbouncerGenericConfigurationParameters` in `internal/webhook/v1/pooler_webhook.go`.
const PARAMETERS: [&str; 56] = [
    "application_name_add_host",
    "auth_type",
    "auth_user",
    "autodb_idle_timeout",
    "cancel_wait_timeout",
    "client_idle_timeout",
    "client_login_timeout",
    "client_tls_ciphers",
    "client_tls_sslmode",
    "client_tls13_ciphers",
    "default_pool_size",
    "disable_pqexec",
    "dns_max_ttl",
    "dns_nxdomain_ttl",
    "idle_transaction_timeout",
    "ignore_startup_parameters",
    "listen_backlog",
    "log_connections",
    "log_disconnections",
    "log_pooler_errors",
    "log_stats",
    "max_client_conn",
    "max_db_connections",
    "max_packet_size",
    "max_prepared_statements",
    "max_user_connections",
    "min_pool_size",
    "pkt_buf",
    "query_timeout",
    "query_wait_timeout",
    "reserve_pool_size",
    "reserve_pool_timeout",
    "sbuf_loopcnt",
    "server_check_delay",
    "server_check_query",
    "server_connect_timeout",
    "server_fast_close",
    "server_idle_timeout",
    "server_lifetime",
    "server_login_retry",
    "server_reset_query",
    "server_reset_query_always",
    "server_round_robin",
    "server_tls_ciphers",
    "server_tls13_ciphers",
    "server_tls_protocols",
    "server_tls_sslmode",
    "stats_period",
    "suspend_timeout",
    "tcp_defer_accept",
    "tcp_socket_buffer",
    "tcp_keepalive",
    "tcp_keepcnt",
    "tcp_keepidle",
    "tcp_keepintvl",
    "tcp_user_timeout",
];

/// Checks a Pooler.
pub(in crate::check) fn check(object: &Pooler, findings: &mut Findings) {
    let metadata = Field::root("metadata");
    let own = object.metadata.name.as_deref().unwrap_or_default();
    // A Service of its name is made.
    name::check("Pooler", own, service_name_problem, CODE, &metadata.name("name"), findings);
    if own == object.spec.cluster.name {
        findings
            .add(CODE, &metadata.name("name"), "it is the name of its Cluster too")
            .help("choose another name");
    }
    let at = Field::root("spec");
    number::positive(object.spec.instances, CODE, &at.name("instances"), findings);
    let at = at.name("pgbouncer");
    word::check(object.spec.pgbouncer.pool_mode, &["session"], CODE, &at.name("poolMode"), findings);
    let at = at.name("parameters");
    for (name, value) in &object.spec.pgbouncer.parameters {
        if !PARAMETERS.contains(&name.as_str()) {
            findings
                .add(
                    CODE,
                    &at.key(name),
                    format!("`{name}` is no setting of PgBouncer that CloudNativePG passes on"),
                )
                .help(
                    "remove it; the operator's documentation of connection pooling lists those that it does",
                );
        } else if value.contains(char::is_control) {
            findings
                .add(CODE, &at.key(name), "a value stands on one line of PgBouncer's file")
                .help("remove the line break");
        }
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing::fields;
    use crate::render::custom::cloudnative_pg::Named;
    use crate::render::custom::cloudnative_pg::pooler::{PgBouncer, PoolerSpec};

    fn found(name: &str, instances: i32, parameter: (&str, &str)) -> Vec<String> {
        let parameters = [(parameter.0.to_owned(), parameter.1.to_owned())].into();
        let spec = PoolerSpec {
            cluster: Named { name: "db".into() },
            instances,
            kind: "rw",
            pgbouncer: PgBouncer { pool_mode: "session", parameters },
        };
        let metadata = ObjectMeta { name: Some(name.into()), ..Default::default() };
        fields(|findings| check(&Pooler::new(metadata, spec), findings))
    }

    #[test]
    fn settings_are_those_that_are_passed_on() {
        let good = ("query_timeout", "10");
        assert!(found("db-pooler", 1, good).is_empty());
        assert_eq!(found("db", 1, good), ["metadata.name"]);
        assert_eq!(found("1db", 1, good), ["metadata.name"]);
        assert_eq!(found("db-pooler", 0, good), ["spec.instances"]);
        for bad in [("listen_port", "1"), ("pool_mode", "session"), ("query_timeout", "1\nadmin_users=x")] {
            assert_eq!(found("db-pooler", 1, bad), [format!("spec.pgbouncer.parameters[{}]", bad.0)]);
        }
    }
}
