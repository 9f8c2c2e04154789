//! What the plan refuses and a pattern can say.
//!
//! A rule is never stricter than the plan: tests compare both. Empty texts pass, for another file may fill them in. Where
//! the plan looks at a setting only if a part is enabled, so does the rule.

mod when;

use serde_json::{Map, Value as Json, json};

use when::{CONDITIONS, When};

/// RFC 1123 labels and subdomains.
const LABEL: &str = "^(?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)?$";
const SUBDOMAIN: &str = r"^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*)?$";
/// Five fields, or a name. What may stand in a field is left to the plan.
const SCHEDULE: &str = r"^(?:\s*(?:[^@\s]\S*(?:\s+\S+){4}\s*)?|@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every .+))$";
/// A Kubernetes quantity that is more than nothing.
const SIZE: &str = r"^(?:\+?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?)?$";
/// A Kubernetes quantity.
const AMOUNT: &str =
    r"^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?)?$";
const DIGEST: &str = "^(?:sha256:[0-9a-f]{64})?$";
const BUCKET: &str = "^(?:[a-z0-9][-.a-z0-9]{1,61}[a-z0-9])?$";
/// A host with or without a port; HTTPS goes without saying.
const ENDPOINT: &str = r"^(?:https://)?[^\s/@]*/*$";
const NO_SPACE: &str = r"^\S*$";
const ONE_LINE: &str = r"^[^\n\r]*$";
/// Base64 of 32 bytes.
const KEY: &str = r"^\s*(?:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=\s*)?$";
const SECONDS: &str = "^(?:[+-]?[0-9]+)?$";
/// The longest name that PostgreSQL keeps.
const NAME: &str = r"^[^\n\r]{0,63}$";

const RULES: [(When, &str, &str); 50] = [
    (When::Always, "nameOverride", "^(?:[-_.A-Za-z0-9]{0,63}$|[-_.A-Za-z0-9]{63})"),
    (When::Always, "fullnameOverride", "^(?:$|[a-z][-a-z0-9]{0,62}$|[a-z][-a-z0-9]{62})"),
    (
        When::Always,
        "workload.kind",
        "^(?:[sS][tT][aA][tT][eE][fF][uU][lL][sS][eE][tT]|[dD][eE][pP][lL][oO][yY][mM][eE][nN][tT])?$",
    ),
    (When::Always, "server.policyValidationFailureMode", "^(?:fail_closed|retain_last_valid)?$"),
    (When::Always, "server.drivers.kubernetes.workspaceMode", "^(?:shared|managed|operator)?$"),
    (When::Always, "server.sandboxNamespace", LABEL),
    (When::Database, "server.credentialStorage.keyEncryptionKey", KEY),
    (When::KubernetesSecrets, "server.credentialDrivers.kubernetesSecrets.namespace", LABEL),
    (When::Vault, "server.credentialDrivers.vault.timeoutSecs", SECONDS),
    (When::External, "postgres.host", r"^[^\s/@?#]*$"),
    (When::External, "postgres.existingSecret.name", SUBDOMAIN),
    (When::Internal, "postgres.existingSecret.name", SUBDOMAIN),
    (When::Internal, "postgres.username", NAME),
    (When::Internal, "postgres.database", NAME),
    (When::Internal, "postgres.password", ONE_LINE),
    (When::Internal, "postgres.superuserPassword", ONE_LINE),
    (When::Internal, "postgres.image.digest", DIGEST),
    (When::Internal, "postgres.persistence.walSize", SIZE),
    (When::OwnVolume, "postgres.persistence.size", SIZE),
    (When::Internal, "postgres.persistence.existingClaim", SUBDOMAIN),
    (When::Internal, "postgres.resources.limits.*", AMOUNT),
    (When::Internal, "postgres.resources.requests.*", AMOUNT),
    (When::Internal, "postgres.sidecarResources.limits.*", AMOUNT),
    (When::Internal, "postgres.sidecarResources.requests.*", AMOUNT),
    (When::Dumps, "backup.schedule", SCHEDULE),
    (When::DumpsOnOwnVolume, "backup.persistence.size", SIZE),
    (When::Dumps, "backup.resources.limits.*", AMOUNT),
    (When::Dumps, "backup.resources.requests.*", AMOUNT),
    (When::DumpsInS3, "backup.s3.bucket", BUCKET),
    (When::DumpsInS3, "backup.s3.region", NO_SPACE),
    (When::DumpsInS3, "backup.s3.endpoint", ENDPOINT),
    (When::DumpsInS3, "backup.s3.prefix", NO_SPACE),
    (When::DumpsInS3, "backup.s3.caSecret.name", SUBDOMAIN),
    (When::DumpsInS3, "backup.s3.existingSecret", SUBDOMAIN),
    (When::DumpsInS3, "backup.s3.image.digest", DIGEST),
    (When::Pgbackrest, "pgbackrest.backup.fullSchedule", SCHEDULE),
    (When::Pgbackrest, "pgbackrest.backup.differentialSchedule", SCHEDULE),
    (When::Pgbackrest, "pgbackrest.backup.incrementalSchedule", SCHEDULE),
    (When::Pgbackrest, "pgbackrest.verify.schedule", SCHEDULE),
    (When::Pgbackrest, "pgbackrest.restoreTest.schedule", SCHEDULE),
    (When::Pgbackrest, "pgbackrest.archivePushQueueMax", "^(?:[0-9]+(?:[bB]|[kKmMgGtT](?:[iI]?[bB])?)?)?$"),
    (When::Pgbackrest, "pgbackrest.tls.existingServerSecret", SUBDOMAIN),
    (When::Pgbackrest, "pgbackrest.tls.existingClientSecret", SUBDOMAIN),
    (When::Pgbackrest, "pgbackrest.resources.limits.*", AMOUNT),
    (When::Pgbackrest, "pgbackrest.resources.requests.*", AMOUNT),
    (When::PgbackrestInS3, "pgbackrest.s3.bucket", BUCKET),
    (When::PgbackrestInS3, "pgbackrest.s3.region", NO_SPACE),
    (When::PgbackrestInS3, "pgbackrest.s3.endpoint", ENDPOINT),
    (When::PgbackrestInS3, "pgbackrest.s3.prefix", NO_SPACE),
    (When::PgbackrestInS3, "pgbackrest.s3.caSecret.name", SUBDOMAIN),
];

/// The rule that always applies to a setting.
pub(super) fn of(path: &str) -> Option<Map<String, Json>> {
    let (.., pattern) = RULES.iter().find(|(when, at, _)| *when == When::Always && *at == path)?;
    Some(Map::from_iter([("pattern".to_owned(), json!(pattern))]))
}

/// The rules that apply where a part is enabled, as the schema's `allOf`.
pub(super) fn conditional() -> Json {
    let of_condition = |condition: &When| {
        let rules = RULES.iter().filter(|(when, ..)| when == condition);
        let then = rules.fold(json!({}), |mut schema, (_, path, pattern)| {
            place(&mut schema, path, pattern);
            schema
        });
        json!({ "if": condition.schema(), "then": then })
    };
    CONDITIONS.iter().map(of_condition).collect()
}

/// Puts a pattern where the path leads to; `*` is any key.
fn place(schema: &mut Json, path: &str, pattern: &str) {
    let end = path.split('.').fold(schema, |schema, key| match key {
        "*" => &mut schema["additionalProperties"],
        key => &mut schema["properties"][key],
    });
    end["pattern"] = pattern.into();
}
