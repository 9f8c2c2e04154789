//! What keeps the gateway there while a pod or a node is lost, and while it is rolled out.

pub mod connections;
pub mod disruption_budget;
pub mod peers;
pub mod placement;
pub mod replicas;
pub mod shutdown;
pub mod startup;

use k8s_openapi::api::core::v1::Affinity;

use self::disruption_budget::DisruptionBudget;
use self::peers::Peers;
use self::replicas::Replicas;
use self::shutdown::Shutdown;
use crate::plan::database::Database;
use crate::plan::gateway_version::GatewayVersion;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::plan::tls::Tls;
use crate::values::schema::Values;

/// What keeps the gateway there.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability {
    /// How many gateways there are.
    pub replicas: Replicas,
    /// How many of them may be taken away at once.
    pub disruption_budget: Option<DisruptionBudget>,
    /// Which nodes they run on.
    pub affinity: Option<Affinity>,
    /// How one of them starts: failures of the startup probe after which it is started anew.
    pub startup_failures: Option<i32>,
    /// How one of them stops.
    pub shutdown: Shutdown,
    /// How they reach each other.
    pub peers: Option<Peers>,
}

/// Decides on all of it; what is wrong is added to `problems`.
///
/// `database` and `tls` are None where they were refused; what depends on them is then left unchecked.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    release: &Release,
    database: Option<&Database>,
    tls: Option<&Tls>,
    problems: &mut Problems,
) -> Availability {
    let replicas = replicas::plan(values, problems);
    let version = GatewayVersion::of(values, release);
    Availability {
        disruption_budget: disruption_budget::plan(values, &replicas, release, problems),
        affinity: placement::plan(values, &replicas, names, release),
        startup_failures: startup::plan(values, database, release.target),
        shutdown: shutdown::plan(values, &replicas, version, release),
        peers: database
            .zip(tls)
            .and_then(|(database, tls)| peers::plan(values, names, release, database, tls, problems)),
        replicas,
    }
}
