//! `images`: values in, the images of the release out.

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::api::core::v1::PodSpec;
use serde_json::{Value as Json, json};

use super::failure::warn;
use super::planned::Planned;
use super::render::release;
use super::{Failure, stdout};
use crate::cli::{ImagesArgs, ImagesFormat};
use crate::diagnostic::Severity;
use crate::output::json;
use crate::plan::Plan;
use crate::render::object::Object;

/// Images, each with what uses it.
type Images = BTreeMap<String, BTreeSet<String>>;

/// Runs the command.
pub fn run(args: ImagesArgs) -> Result<(), Failure> {
    let allow_unknown_values = args.release.allow_unknown_values;
    let planned = Planned::new(&args.values, release(args.release), allow_unknown_values)?;
    let images = images(&planned.plan, &planned.objects);
    let text = match args.output {
        ImagesFormat::Text => images.keys().flat_map(|image| [image.as_str(), "\n"]).collect(),
        ImagesFormat::Json => {
            let entry =
                |(image, used_by): (&String, &BTreeSet<String>)| json!({ "image": image, "usedBy": used_by });
            let list: Json = images.iter().map(entry).collect();
            json::document(&list).map_err(Failure::unprintable)?
        }
    };
    // Notes are about applying.
    let mut diagnostics = planned.diagnostics;
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
    warn(&diagnostics, &planned.sources);
    stdout::print(&text)
}

fn images(plan: &Plan, objects: &[Object]) -> Images {
    let mut images = Images::new();
    let of_objects = objects.iter().flat_map(of_object);
    for (image, user) in of_objects.chain(of_sandboxes(plan)) {
        images.entry(image).or_default().insert(user);
    }
    images
}

/// The images of an object, each with what of it uses it.
fn of_object(object: &Object) -> Vec<(String, String)> {
    let of = format!("{} {}", object.kind(), object.metadata().name.as_deref().unwrap_or_default());
    match object {
        Object::Cluster(cluster) => {
            vec![(cluster.spec.image_name.clone(), format!("{of}, container postgres"))]
        }
        Object::Untyped(untyped) => {
            let images = of_untyped(&Json::Object(untyped.rest.clone()));
            images.into_iter().map(|image| (image, of.clone())).collect()
        }
        _ => object
            .pod()
            .and_then(|template| template.spec.as_ref())
            .map(|pod| of_pod(pod, &of))
            .unwrap_or_default(),
    }
}

fn of_pod(pod: &PodSpec, of: &str) -> Vec<(String, String)> {
    let volumes = pod.volumes.iter().flatten();
    let of_volumes = volumes
        .filter_map(|volume| volume.image.as_ref()?.reference.clone())
        .map(|image| (image, format!("{of}, volume")));
    let containers = pod.init_containers.iter().flatten().chain(&pod.containers);
    let of_containers = containers.map(|container| {
        (container.image.clone().unwrap_or_default(), format!("{of}, container {}", container.name))
    });
    of_volumes.chain(of_containers).collect()
}

/// The images that the gateway gives to sandboxes, which no object has.
fn of_sandboxes(plan: &Plan) -> Vec<(String, String)> {
    if !plan.gateway {
        return Vec::new();
    }
    let own = &plan.images;
    [
        (own.supervisor.as_ref().unwrap_or(&own.built_in_supervisor), "sandboxes, supervisor"),
        (&plan.values.server.sandbox_image, "sandboxes that ask for no image"),
    ]
    .into_iter()
    .filter(|(image, _)| !image.is_empty())
    .map(|(image, user)| (image.clone(), user.to_owned()))
    .collect()
}

/// Images of containers in an object of a user's, whatever its kind: a Pod, a `DaemonSet`, one of an operator's.
fn of_untyped(json: &Json) -> Vec<String> {
    let own = ["initContainers", "containers"].iter().filter_map(|list| json[*list].as_array()).flatten();
    let own = own.filter_map(|container| container["image"].as_str().map(str::to_owned));
    let below = match json {
        Json::Object(map) => map.values().flat_map(of_untyped).collect(),
        _ => Vec::new(),
    };
    own.chain(below).collect()
}
