//! Who applies the result, and what that asks of the objects.
//!
//! A target is a pass over finished objects. What a pass changes is documented rule by rule in its module.

mod common_metadata;
pub mod helm;
pub mod kubectl;
mod order;
mod restricted;
pub mod short_names;

use serde_json::Value as Json;

use crate::plan::Plan;
use crate::plan::release::Target;
use crate::plan::restore::Restore;
use crate::plan::workload::Workload;
use crate::render;
use crate::render::item::Lifecycle;
use crate::render::object::Object;

/// Which objects are wanted. Those of the cluster need a cluster administrator, those in namespaces do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// Those outside of namespaces.
    Cluster,
    /// Those in namespaces.
    Namespaced,
}

/// The objects of a release in the order in which they are printed.
///
/// # Errors
/// Never for objects that this program builds; the error is that of `serde_json`.
pub fn objects(plan: &Plan) -> Result<Vec<Object>, serde_json::Error> {
    let mut items = render::objects(plan);
    common_metadata::add(plan, &mut items);
    match plan.release.target {
        Target::Kubectl => kubectl::pass(items),
        Target::Helm => Ok(helm::pass(plan, items)),
    }
}

/// The documents of such objects, as they are printed.
///
/// `resources` is the gateway container's resources as the user wrote them.
///
/// # Errors
/// As for [`objects`].
pub fn documents(
    objects: &[Object],
    scope: Scope,
    target: Target,
    resources: Option<&Json>,
) -> Result<Vec<Json>, serde_json::Error> {
    let is_wanted = |object: &&Object| match scope {
        Scope::All => true,
        Scope::Cluster => object.is_cluster_scoped(),
        Scope::Namespaced => !object.is_cluster_scoped(),
    };
    let mut documents: Vec<Json> =
        objects.iter().filter(is_wanted).map(serde_json::to_value).collect::<Result<_, _>>()?;
    if target == Target::Helm {
        for document in &mut documents {
            helm::as_written(resources, document);
        }
    }
    Ok(documents)
}

/// What restores a database, ready to apply. A Job keeps its name, for a restore is asked for each time, and a Job that
/// ran does not run again.
///
/// # Errors
/// As for [`documents`].
pub fn restore_objects(plan: &Plan, restore: &Restore) -> Result<Vec<Json>, serde_json::Error> {
    let mut objects = render::restore::objects(plan, restore);
    for object in &mut objects {
        common_metadata::add_to(plan, object, Lifecycle::Added);
        kubectl::managed(object.metadata_mut().labels.get_or_insert_default());
    }
    order::ready_to_apply(&mut objects);
    objects.iter().map(serde_json::to_value).collect()
}

/// The name of the gateway's workload as it is applied.
#[must_use]
pub fn gateway_name(plan: &Plan) -> String {
    let name = plan.names.fullname.clone();
    match plan.workload {
        Workload::StatefulSet { .. } => short_names::of_stateful_set(name),
        Workload::Deployment { .. } => name,
    }
}
