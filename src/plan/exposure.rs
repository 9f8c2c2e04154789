//! How clients outside the cluster reach the gateway.

pub mod gateway_api;
pub mod ingress;
pub mod openshift_route;

use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// The ways in besides the Service; each may be absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// Gateway API routes.
    pub gateway_api: Option<gateway_api::GatewayApi>,
    /// An Ingress.
    pub ingress: Option<ingress::Ingress>,
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
    let routes = gateway_api::routes(values);
    let gateway_api = routes.map(|routes| gateway_api::plan(values, routes, names, namespace, problems));
    let ingress = values.ingress.enabled.then(|| ingress::plan(&values.ingress, problems));
    let openshift_route = values.openshift_route.enabled.then(|| openshift_route::plan(values, problems));
    Some(Exposure {
        gateway_api: absent_or(gateway_api)?,
        ingress: absent_or(ingress)?,
        openshift_route: absent_or(openshift_route)?,
    })
}

/// `None` for what was refused, `Some(None)` for what is not wanted.
#[allow(clippy::option_option)] // the two are different, and the caller ends on the first
fn absent_or<T>(planned: Option<Option<T>>) -> Option<Option<T>> {
    match planned {
        None => Some(None),
        Some(refused_or_not) => refused_or_not.map(Some),
    }
}
