//! One pod.

use std::cell::RefCell;
use std::path::PathBuf;

use serde_json::Value as Json;

use super::container::Container;
use super::node::Node;
use super::volumes::{self, Volume};

/// A pod on a node: its containers share its volumes.
pub struct Pod<'node> {
    node: &'node Node,
    name: String,
    template: Json,
    folder: PathBuf,
    volumes: RefCell<Vec<Volume>>,
}

impl<'node> Pod<'node> {
    /// The pod of an object, the n-th on its node. Volumes are laid out; nothing runs yet.
    pub fn new(node: &'node Node, object: &Json, number: u32) -> Self {
        let template = match object["kind"].as_str().unwrap() {
            "Pod" => object,
            "CronJob" => &object["spec"]["jobTemplate"]["spec"]["template"],
            _ => &object["spec"]["template"],
        };
        let owner = object["metadata"]["name"].as_str().unwrap();
        let name = match object["kind"].as_str().unwrap() {
            "Pod" => owner.to_owned(),
            "StatefulSet" => format!("{owner}-0"),
            _ => format!("{owner}-{number}"),
        };
        let folder = node.folder().join(format!("pod-{number}"));
        let template = template.clone();
        let volumes = volumes::sources(object, &template["spec"], &name)
            .iter()
            .map(|source| Volume::lay_out(node, &template, &folder, source))
            .collect();
        Self { node, name, template, folder, volumes: RefCell::new(volumes) }
    }

    /// One of its containers or init containers.
    #[track_caller]
    pub fn container(&self, name: &str) -> Container<'_> {
        let all =
            ["initContainers", "containers"].into_iter().filter_map(|list| self.spec()[list].as_array());
        let spec = all.flatten().find(|container| container["name"] == name);
        Container::new(self, spec.unwrap_or_else(|| panic!("{} has no container {name}", self.name)).clone())
    }

    /// Runs the init containers one after the other; each must succeed. What they printed. Sidecars do not run.
    #[track_caller]
    pub fn initialize(&self) -> String {
        let containers = self.spec()["initContainers"].as_array().into_iter().flatten();
        let to_the_end = containers.filter(|container| container["restartPolicy"] != "Always");
        let names = to_the_end.map(|container| container["name"].as_str().unwrap());
        names.map(|name| self.container(name).run().success()).collect()
    }

    /// Brings changed `Secret`s and `ConfigMap`s into the volumes, under the eyes of running containers.
    pub fn refresh(&self) {
        for volume in self.volumes.borrow_mut().iter_mut() {
            volume.refresh(self.node, &self.template);
        }
    }

    /// The folder of a volume, and whether it can only be read.
    #[track_caller]
    pub fn volume(&self, name: &str) -> (PathBuf, bool) {
        let volumes = self.volumes.borrow();
        let volume = volumes.iter().find(|volume| volume.name == name);
        let volume = volume.unwrap_or_else(|| panic!("{} has no volume {name}", self.name));
        (volume.folder.clone(), volume.is_readonly)
    }

    /// Its name, which is its host name too.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The node that it is on.
    pub fn node(&self) -> &Node {
        self.node
    }

    /// The stored spec.
    pub fn spec(&self) -> &Json {
        &self.template["spec"]
    }

    /// A folder for its logs and volumes.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }
}
