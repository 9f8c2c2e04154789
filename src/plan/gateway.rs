//! Whether the gateway is rendered, or a PostgreSQL server by itself.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::postgres::PostgresMode;

/// Takes the setting, and adds to `problems` what makes no sense without a gateway.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> bool {
    let postgres = &values.postgres;
    if values.gateway.enabled {
        return true;
    }
    if !postgres.enabled || postgres.mode != PostgresMode::Internal {
        problems
            .error(
                Code::Conflict,
                "gateway.enabled",
                "there is nothing to render: `gateway.enabled` is false, and no PostgreSQL server is in the release",
            )
            .help("set `postgres.enabled: true` for a PostgreSQL server by itself")
            .help("or remove `gateway.enabled: false`");
    } else if postgres.network_policy.enabled && postgres.network_policy.extra_from.is_empty() {
        problems
            .warning(
                Code::MissingValue,
                "postgres.networkPolicy.extraFrom",
                "without a gateway nothing may reach PostgreSQL but its own backups",
            )
            .help("name the pods that use the database in `postgres.networkPolicy.extraFrom`")
            .help("or set `postgres.networkPolicy.enabled: false` to let everything reach it");
    }
    false
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::plan::testing::{planned, refused};

    #[test]
    fn without_a_gateway_there_must_be_a_server() {
        let found = refused(&json!({ "gateway": { "enabled": false } }));
        assert!(found[0].contains("nothing to render"), "{found:?}");
        let external = json!({ "enabled": true, "mode": "external", "host": "db", "password": "a" });
        assert_eq!(refused(&json!({ "gateway": { "enabled": false }, "postgres": external })).len(), 1);
        let internal = json!({ "enabled": true, "password": "a", "superuserPassword": "b" });
        let values = json!({
            "gateway": { "enabled": false },
            "postgres": internal,
            "server": { "credentialStorage": { "existingSecret": "" } },
        });
        assert!(!planned(&values).unwrap().gateway);
    }
}
