//! How clients outside the cluster reach the gateway.

pub mod grpc_route;
pub mod openshift_route;

use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// The ways in besides the Service; each may be absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// A Gateway API route.
    pub grpc_route: Option<grpc_route::GrpcRoute>,
    /// An OpenShift Route.
    pub openshift_route: Option<openshift_route::OpenshiftRoute>,
}

/// Decides on the ways in, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    namespace: &str,
    problems: &mut Problems,
) -> Option<Exposure> {
    let grpc_route = values.grpc_route.enabled.then(|| grpc_route::plan(values, names, namespace, problems));
    let openshift_route = values.openshift_route.enabled.then(|| openshift_route::plan(values, problems));
    Some(Exposure { grpc_route: absent_or(grpc_route)?, openshift_route: absent_or(openshift_route)? })
}

/// `None` for what was refused, `Some(None)` for what is not wanted.
#[allow(clippy::option_option)] // the two are different, and the caller ends on the first
fn absent_or<T>(planned: Option<Option<T>>) -> Option<Option<T>> {
    match planned {
        None => Some(None),
        Some(refused_or_not) => refused_or_not.map(Some),
    }
}
