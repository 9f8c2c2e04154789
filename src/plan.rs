//! The plan: every decision that rendering needs, made once and checked.
//!
//! [`plan`] is the last step that can refuse anything, and it reports all that is wrong at once.
//! From a [`Plan`] on, nothing can fail.

pub mod backup;
pub mod cloudnative_pg;
pub mod credentials;
pub(crate) mod cron;
pub mod database;
pub mod database_url;
mod existing_secret;
pub mod exposure;
pub mod images;
pub mod jwt_keys;
pub mod kube_version;
pub mod kubernetes_names;
pub mod names;
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
pub mod tls;
pub mod workload;

use credentials::Credentials;
use database::Database;
use exposure::Exposure;
use images::Images;
use jwt_keys::JwtKeys;
use names::Names;
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
    /// The limit on gRPC requests, where there is one.
    pub rate_limit: Option<RateLimit>,
    /// What happens to a policy that fails validation.
    pub policy_validation: PolicyValidation,
}

/// Makes the plan for a release.
///
/// # Errors
/// Everything that makes no sense, all at once. Notes come back in both cases.
pub fn plan(values: Values, release: Release) -> Result<(Plan, Problems), Problems> {
    let mut problems = Problems::default();
    let found = &mut problems;
    let names = Names::new(&values, &release.name);
    let namespace = release.namespace.as_str();
    release::check(&release, &names, &values, found);
    preflight::check(&values, &release, found);
    pod_labels::check(&values, &names, &release.name, found);
    let images = images::plan(&values, &release.app_version);
    let ports = ports::plan(&values, found);
    let database = database::plan(&values, &names, &release, found);
    let workload = workload::plan(&values, database.as_ref(), found);
    let credentials = credentials::plan(&values, &names, namespace, found);
    let tls = tls::plan(&values, &names, release.target, found);
    let pki = pki::plan(&values, &names, namespace, found);
    let jwt_keys = jwt_keys::plan(&values.server.sandbox_jwt, &names, found);
    let sandboxes = sandboxes::plan(&values, &names, &release, ports, found);
    let service_accounts = service_accounts::plan(&values, &names, release.target, found);
    let exposure = exposure::plan(&values, &names, namespace, found);
    let rate_limit = rate_limit::plan(&values.server.grpc_rate_limit, found);
    let policy_validation = policy_validation::plan(&values.server.policy_validation_failure_mode, found);
    let (
        false,
        Some(ports),
        Some(database),
        Some(workload),
        Some(credentials),
        Some(tls),
        Some(pki),
        Some(jwt_keys),
        Some(sandboxes),
        Some(exposure),
        Some(policy_validation),
    ) = (
        problems.refuse(),
        ports,
        database,
        workload,
        credentials,
        tls,
        pki,
        jwt_keys,
        sandboxes,
        exposure,
        policy_validation,
    )
    else {
        return Err(problems);
    };
    let plan = Plan {
        values,
        release,
        names,
        images,
        ports,
        database,
        workload,
        credentials,
        tls,
        pki,
        jwt_keys,
        sandboxes,
        service_accounts,
        exposure,
        rate_limit,
        policy_validation,
    };
    Ok((plan, problems))
}
