//! The names that pods find the node by.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The hosts file of all containers of a node.
pub struct Hosts {
    file: PathBuf,
    names: RefCell<BTreeSet<String>>,
}

impl Hosts {
    /// A file that knows `localhost` only.
    pub fn new(file: PathBuf) -> Self {
        let hosts = Self { file, names: RefCell::default() };
        hosts.add("localhost");
        hosts
    }

    /// Adds a name, for running containers too.
    pub fn add(&self, name: &str) {
        let mut names = self.names.borrow_mut();
        names.insert(name.to_owned());
        // Written in place: containers have this very file mounted.
        let lines: String = names.iter().flat_map(|name| ["127.0.0.1 ", name, "\n"]).collect();
        std::fs::write(&self.file, lines).unwrap();
    }

    /// Adds the names that a cluster's DNS has for a Service, or for a pod of a headless one (`pod.service`).
    pub fn add_service(&self, name: &str, namespace: &str) {
        self.add(name);
        for suffix in ["", ".svc", ".svc.cluster.local"] {
            self.add(&format!("{name}.{namespace}{suffix}"));
        }
    }
}
