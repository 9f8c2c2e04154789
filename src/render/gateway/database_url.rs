//! How the gateway learns the database's URL.

use k8s_openapi::api::core::v1::EnvVar;

use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::credentials as of_cluster;
use crate::plan::database::Database;
use crate::plan::database_url::DatabaseUrl;
use crate::plan::postgres::credentials::Credentials;
use crate::plan::postgres::tls::CA_FILE;
use crate::render::env::from_secret;

const URL: &str = "OPENSHELL_DB_URL";

/// CloudNativePG's own URL, where the gateway's is made of it.
const CLUSTER_URI: &str = "CLOUDNATIVE_PG_URI";

/// Variables with the URL, which comes out of a Secret.
#[must_use]
pub fn env(plan: &Plan) -> Vec<EnvVar> {
    match &plan.database {
        Database::Sqlite { .. } => Vec::new(),
        Database::ExistingSecret { name, key } => vec![from_secret(URL, name, key)],
        Database::Internal(server) => match &server.credentials {
            Credentials::Existing { secret, url_key } => vec![from_secret(URL, secret, url_key)],
            Credentials::Rendered { .. } => vec![rendered(plan)],
        },
        Database::Cluster(cluster) => match &cluster.credentials {
            of_cluster::Credentials::Operator => of_operator(plan, cluster),
            of_cluster::Credentials::Existing { secret, url_key } => vec![from_secret(URL, secret, url_key)],
            of_cluster::Credentials::Rendered { .. } => vec![rendered(plan)],
        },
        Database::External { .. } => vec![rendered(plan)],
    }
}

fn rendered(plan: &Plan) -> EnvVar {
    from_secret(URL, &plan.names.db_url(), DatabaseUrl::SECRET_KEY)
}

/// The operator's URL leads to the server that is written to, and verifies nothing. It has no parameters, so that they can
/// be added behind it: `host` wins over the host before it. Kubernetes puts the Secret's value in place of `$(…)`.
fn of_operator(plan: &Plan, cluster: &PostgresCluster) -> Vec<EnvVar> {
    let mut parameters = Vec::new();
    if cluster.pooler.is_some() {
        parameters.push(format!("host={}", cluster.names.pooler_address(&plan.release.namespace)));
    }
    if cluster.verification.is_some() {
        parameters.push(format!("sslmode=verify-full&sslrootcert={CA_FILE}"));
    }
    let app = cluster.names.app();
    if parameters.is_empty() {
        return vec![from_secret(URL, &app, "uri")];
    }
    let url = format!("$({CLUSTER_URI})?{}", parameters.join("&"));
    vec![
        from_secret(CLUSTER_URI, &app, "uri"),
        EnvVar { name: URL.into(), value: Some(url), ..Default::default() },
    ]
}
