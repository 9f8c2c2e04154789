//! The plan: every decision that rendering needs, made once and checked.
//!
//! [`plan`] is the last step that can refuse anything, and it reports all that is wrong at once.
//! From a [`Plan`] on, nothing can fail.

pub mod availability;
pub mod backup;
pub mod cloudnative_pg;
mod common_metadata;
pub mod credentials;
pub(crate) mod cron;
pub mod database;
pub mod database_url;
mod existing_secret;
pub mod exposure;
mod extra_config;
mod extra_objects;
pub mod extras;
mod gateway;
pub mod gateway_version;
pub mod images;
pub mod jwt_keys;
pub mod kube_version;
pub mod kubernetes_names;
pub mod metrics;
pub mod names;
pub mod network_policy;
pub mod object_storage;
pub mod pgbackrest;
pub mod pki;
mod pod_labels;
pub mod policy_validation;
pub mod ports;
pub mod postgres;
mod preflight;
pub mod problem;
pub mod quantity;
pub mod rate_limit;
pub mod release;
pub mod restore;
pub mod restore_time;
pub mod sandboxes;
mod schedule;
pub mod service_accounts;
#[cfg(test)]
pub(crate) mod testing;
pub mod tls;
pub mod workload;

use availability::Availability;
use credentials::Credentials;
use database::Database;
use exposure::Exposure;
use gateway_version::GatewayVersion;
use images::Images;
use jwt_keys::JwtKeys;
use metrics::Metrics;
use names::Names;
use network_policy::GatewayPolicy;
use pki::Pki;
use policy_validation::PolicyValidation;
use ports::Ports;
use problem::Problems;
use rate_limit::RateLimit;
use release::Release;
use sandboxes::Sandboxes;
use service_accounts::ServiceAccounts;
use tls::Tls;
use workload::Workload;

use crate::render::object::Object;
use crate::values::schema::Values;

/// Everything that is decided about one release.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The settings that are passed on as they are.
    pub values: Values,
    /// For whom, where, and by whom applied.
    pub release: Release,
    /// Names of objects.
    pub names: Names,
    /// Images.
    pub images: Images,
    /// Ports of the gateway.
    pub ports: Ports,
    /// The gateway's database.
    pub database: Database,
    /// What the gateway's release can do.
    pub gateway_version: GatewayVersion,
    /// What keeps the gateway there: its number, and how it starts, stops and is placed.
    pub availability: Availability,
    /// The controller of the gateway's pods.
    pub workload: Workload,
    /// Where provider credentials are kept.
    pub credentials: Credentials,
    /// TLS of the gateway's listener.
    pub tls: Tls,
    /// Who makes certificates and signing keys.
    pub pki: Pki,
    /// The Secret with the keys that sign sandbox tokens, and the mode of its files.
    pub jwt_keys: JwtKeys,
    /// Where sandboxes run.
    pub sandboxes: Sandboxes,
    /// The identities of the gateway and of sandboxes.
    pub service_accounts: ServiceAccounts,
    /// The ways in besides the Service.
    pub exposure: Exposure,
    /// Monitoring of the gateway.
    pub metrics: Metrics,
    /// The network policy of the gateway's pods, where there is one.
    pub network_policy: Option<GatewayPolicy>,
    /// The limit on gRPC requests, where there is one.
    pub rate_limit: Option<RateLimit>,
    /// What happens to a policy that fails validation.
    pub policy_validation: PolicyValidation,
    /// Whether the gateway is rendered. Without it there is a PostgreSQL server of the release, by itself.
    pub gateway: bool,
    /// Further tables and keys of gateway.toml, below `[openshell]`.
    pub extra_config: toml::Table,
    /// Users' own objects.
    pub extra_objects: Vec<Object>,
}

/// Makes the plan for a release.
///
/// # Errors
/// Everything that makes no sense, all at once. Notes come back in both cases.
pub fn plan(mut values: Values, release: Release) -> Result<(Plan, Problems), Problems> {
    let mut problems = Problems::default();
    let found = &mut problems;
    images::registry::apply(&mut values, found);
    let names = Names::new(&values, &release.name);
    let namespace = release.namespace.as_str();
    release::check(&release, &names, &values, found);
    let gateway = gateway::plan(&values, found);
    let extra_config = extra_config::plan(&values, found);
    preflight::check(&values, &release, found);
    pod_labels::check(&values, &names, &release.name, found);
    common_metadata::check(&values, found);
    let extra_objects = extra_objects::plan(&values, &release, found);
    let images = images::plan(&values, &release);
    let ports = ports::plan(&values, found);
    let database = database::plan(&values, &names, &release, found);
    let credentials = credentials::plan(&values, &names, namespace, found);
    let tls = tls::plan(&values, &names, release.target, found);
    let availability = availability::plan(&values, &names, &release, database.as_ref(), tls.as_ref(), found);
    let workload = workload::plan(&values, &names, &release, database.as_ref(), found);
    extras::check(&values, workload.as_ref(), found);
    let pki = pki::plan(&values, &names, namespace, found);
    let jwt_keys = jwt_keys::plan(&values.server.sandbox_jwt, &names, found);
    let sandboxes = sandboxes::plan(&values, &names, &release, ports, found);
    let service_accounts = service_accounts::plan(&values, &names, release.target, found);
    let exposure = exposure::plan(&values, &names, namespace, found);
    let network_policy = network_policy::plan(&values, database.as_ref(), credentials.as_ref());
    let metrics = metrics::plan(&values, ports, namespace, found);
    let rate_limit = rate_limit::plan(&values.server.grpc_rate_limit, found);
    let policy_validation = policy_validation::plan(&values.server.policy_validation_failure_mode, found);
    let gateway_version = GatewayVersion::of(&values, &release);
    // A part that is missing has its problem.
    let complete = move || {
        Some(Plan {
            ports: ports?,
            database: database?,
            workload: workload?,
            credentials: credentials?,
            tls: tls?,
            pki: pki?,
            jwt_keys: jwt_keys?,
            sandboxes: sandboxes?,
            exposure: exposure?,
            policy_validation: policy_validation?,
            values,
            release,
            names,
            images,
            gateway_version,
            availability,
            service_accounts,
            metrics,
            network_policy,
            rate_limit,
            gateway,
            extra_config,
            extra_objects,
        })
    };
    match complete().filter(|_| !problems.refuse()) {
        Some(plan) => Ok((plan, problems)),
        None => Err(problems),
    }
}
