//! When a rule applies.

use serde_json::{Value as Json, json};

/// When a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Always,
    /// The key-encryption key is used.
    Database,
    KubernetesSecrets,
    Vault,
    /// PostgreSQL runs in the release.
    Internal,
    /// PostgreSQL runs elsewhere.
    External,
    /// Dumps are made.
    Dumps,
    /// The server's volume is made.
    OwnVolume,
    /// The dumps' volume is made.
    DumpsOnOwnVolume,
    /// Dumps go to S3.
    DumpsInS3,
    Pgbackrest,
    PgbackrestInS3,
}

/// All but `Always`.
pub(super) const CONDITIONS: [When; 11] = [
    When::Database,
    When::KubernetesSecrets,
    When::Vault,
    When::Internal,
    When::OwnVolume,
    When::External,
    When::Dumps,
    When::DumpsOnOwnVolume,
    When::DumpsInS3,
    When::Pgbackrest,
    When::PgbackrestInS3,
];

impl When {
    /// A schema that takes the values to which a rule applies.
    pub fn schema(self) -> Json {
        let secret = "server.credentialStorage.existingSecret";
        let vault = is("server.credentialDrivers.vault.enabled", &json!({ "const": true }));
        let secrets = is("server.credentialDrivers.kubernetesSecrets.enabled", &json!({ "const": true }));
        let postgres = is("postgres.enabled", &json!({ "const": true }));
        let external = is("postgres.mode", &json!({ "const": "external" }));
        let internal = all(&[postgres.clone(), not(&external)]);
        let on = |path: &str| all(&[internal.clone(), is(path, &json!({ "const": true }))]);
        let dumps = on("backup.enabled");
        let in_s3 = is("backup.s3.enabled", &json!({ "const": true }));
        let pgbackrest = on("pgbackrest.enabled");
        match self {
            Self::Always => json!(true),
            Self::Database => all(&[not(&vault), not(&secrets), not(&is(secret, &filled()))]),
            Self::KubernetesSecrets => secrets,
            Self::Vault => vault,
            Self::Internal => internal,
            Self::OwnVolume => all(&[internal, not(&is("postgres.persistence.existingClaim", &filled()))]),
            Self::External => all(&[postgres, external]),
            Self::Dumps => dumps,
            Self::DumpsOnOwnVolume => {
                all(&[dumps, not(&in_s3), not(&is("backup.persistence.existingClaim", &filled()))])
            }
            Self::DumpsInS3 => all(&[dumps, in_s3]),
            Self::Pgbackrest => pgbackrest,
            Self::PgbackrestInS3 => {
                all(&[pgbackrest, is("pgbackrest.s3.enabled", &json!({ "const": true }))])
            }
        }
    }
}

/// A schema that takes values which have something at a path that `wanted` takes.
fn is(path: &str, wanted: &Json) -> Json {
    path.rsplit('.')
        .fold(wanted.clone(), |schema, key| json!({ "required": [key], "properties": { key: schema } }))
}

fn filled() -> Json {
    json!({ "type": "string", "minLength": 1 })
}

fn all(schemas: &[Json]) -> Json {
    json!({ "allOf": schemas })
}

fn not(schema: &Json) -> Json {
    json!({ "not": schema })
}
