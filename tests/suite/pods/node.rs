//! The machine that the pods of one test run on.

use std::cell::{Cell, OnceCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

use super::ApiServer;
use super::hosts::Hosts;
use super::network::Network;
use super::pod::Pod;
use super::{image, stored};
use crate::external::{available, output};

/// A node for pods of one namespace. Claims live as long as it does; everything else as long as its pod.
pub struct Node {
    folder: tempfile::TempDir,
    namespace: String,
    network: Network,
    hosts: Hosts,
    pods: Cell<u32>,
    api_server: OnceCell<ApiServer>,
}

impl Node {
    /// A node without pods; None, said aloud, where this machine cannot be one.
    #[track_caller]
    pub fn start(namespace: &str) -> Option<Self> {
        let network = Self::is_capable().then(Network::start).flatten();
        if !available("root, bubblewrap, setpriv, nsenter, ip, and network namespaces", network.is_some()) {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        image::write(folder.path());
        let hosts = Hosts::new(folder.path().join("hosts"));
        let (namespace, network) = (namespace.to_owned(), network?);
        let (pods, api_server) = (Cell::new(0), OnceCell::new());
        Some(Self { folder, namespace, network, hosts, pods, api_server })
    }

    /// A new pod of a stored Pod, StatefulSet, Deployment, Job or `CronJob`, with its volumes laid out.
    /// The names of all Services in the namespace lead to this machine.
    #[track_caller]
    pub fn pod(&self, kind: &str, name: &str) -> Pod<'_> {
        let object = stored::object(&self.namespace, kind, name);
        for service in crate::cluster::kubectl::list("service", &self.namespace) {
            self.hosts.add_service(service["metadata"]["name"].as_str().unwrap(), &self.namespace);
        }
        self.pods.set(self.pods.get() + 1);
        let pod = Pod::new(self, &object, self.pods.get());
        if let Some(service) = object.pointer("/spec/serviceName").and_then(Json::as_str) {
            self.hosts.add_service(&format!("{}.{service}", pod.name()), &self.namespace);
        }
        pod
    }

    /// The folder that stands for the volume of a claim. It is made when a pod first asks for it.
    pub fn claim(&self, name: &str) -> PathBuf {
        self.folder.path().join("claims").join(name)
    }

    /// Tells containers from now on where the API server is.
    pub fn know(&self, api_server: ApiServer) {
        assert!(self.api_server.set(api_server).is_ok(), "it is known already");
    }

    /// Where the API server is, if that is known.
    pub fn api_server(&self) -> Option<&ApiServer> {
        self.api_server.get()
    }

    /// Gives this machine one more name.
    pub fn add_host(&self, name: &str) {
        self.hosts.add(name);
    }

    /// A program of this machine in the network of the pods.
    pub fn command(&self, program: &str) -> Command {
        self.network.command(program)
    }

    /// The namespace whose objects are run.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// Where everything of the node is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn is_capable() -> bool {
        let works = |program: &str, argument: &str| Command::new(program).arg(argument).output().is_ok();
        fs::metadata("/proc/self/ns/net").is_ok()
            && output(Command::new("id").arg("-u"), "").1.trim() == "0"
            && ["bwrap", "setpriv", "unshare", "nsenter"].iter().all(|program| works(program, "--version"))
            && works("ip", "-V")
    }
}
