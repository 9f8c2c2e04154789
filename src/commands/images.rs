//! `images`: values in, the images of the release out.

use std::collections::{BTreeMap, BTreeSet};

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
    for object in objects {
        if let Object::Cluster(cluster) = object {
            let user = format!("Cluster {}, container postgres", name(object));
            images.entry(cluster.spec.image_name.clone()).or_default().insert(user);
        }
        if let Object::Untyped(untyped) = object {
            for image in of_untyped(&Json::Object(untyped.rest.clone())) {
                images.entry(image).or_default().insert(format!("{} {}", untyped.kind, name(object)));
            }
        }
        let Some(pod) = object.pod().and_then(|template| template.spec.as_ref()) else { continue };
        let name = name(object);
        for image in
            pod.volumes.iter().flatten().filter_map(|volume| volume.image.as_ref()?.reference.clone())
        {
            images.entry(image).or_default().insert(format!("{} {name}, volume", object.kind()));
        }
        for container in pod.init_containers.iter().flatten().chain(&pod.containers) {
            let image = container.image.clone().unwrap_or_default();
            let user = format!("{} {name}, container {}", object.kind(), container.name);
            images.entry(image).or_default().insert(user);
        }
    }
    if !plan.gateway {
        return images;
    }
    let own = &plan.images;
    let supervisor = own.supervisor.as_ref().unwrap_or(&own.built_in_supervisor);
    for (image, user) in [
        (supervisor, "sandboxes, supervisor"),
        (&plan.values.server.sandbox_image, "sandboxes that ask for no image"),
    ] {
        if !image.is_empty() {
            images.entry(image.clone()).or_default().insert(user.to_owned());
        }
    }
    images
}

fn name(object: &Object) -> &str {
    object.metadata().name.as_deref().unwrap_or_default()
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
