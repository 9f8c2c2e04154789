//! Ports of containers.
//!
//! Two ports of one number are a warning to the API server, no more.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, PodSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, port, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidContainer;

/// Checks the ports of one container.
pub(super) fn check(container: &Container, at: &Field, findings: &mut Findings) {
    let mut names = BTreeSet::new();
    for (index, item) in container.ports.iter().flatten().enumerate() {
        let at = at.index(index);
        if let Some(name) = word::set(item.name.as_deref()) {
            let at = at.name("name");
            port::name(name, CODE, &at, findings);
            if !names.insert(name) {
                name::twice("port", name, CODE, &at, findings);
            }
        }
        port::number(item.container_port, CODE, &at.name("containerPort"), findings);
        if let Some(host) = item.host_port.filter(|port| *port != 0) {
            port::number(host, CODE, &at.name("hostPort"), findings);
        }
        let protocol = item.protocol.as_deref();
        word::optional(protocol, &port::PROTOCOLS, CODE, &at.name("protocol"), findings);
    }
}

/// Checks ports of the node that several containers want, and those of a pod in the node's network.
///
/// Init containers run one after the other, so each of them is looked at for itself.
pub(super) fn on_host(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let mut taken = BTreeSet::new();
    for (index, container) in pod.containers.iter().enumerate() {
        conflicts(container, &mut taken, &at.name("containers").index(index), findings);
        if pod.host_network == Some(true) {
            in_host_network(container, &at.name("containers").index(index), findings);
        }
    }
    for (index, container) in pod.init_containers.iter().flatten().enumerate() {
        conflicts(container, &mut BTreeSet::new(), &at.name("initContainers").index(index), findings);
    }
}

type HostPort<'a> = (&'a str, &'a str, i32);

fn conflicts<'a>(
    container: &'a Container,
    taken: &mut BTreeSet<HostPort<'a>>,
    at: &Field,
    findings: &mut Findings,
) {
    let at = at.name("ports");
    for (index, port) in container.ports.iter().flatten().enumerate() {
        let Some(number) = port.host_port.filter(|port| *port != 0) else { continue };
        let protocol = word::set(port.protocol.as_deref()).unwrap_or("TCP");
        if !taken.insert((protocol, port.host_ip.as_deref().unwrap_or_default(), number)) {
            findings
                .add(
                    CODE,
                    &at.index(index).name("hostPort"),
                    format!("port {number} of the node is taken twice"),
                )
                .help("choose another port, or leave `hostPort` out");
        }
    }
}

fn in_host_network(container: &Container, at: &Field, findings: &mut Findings) {
    let at = at.name("ports");
    for (index, port) in container.ports.iter().flatten().enumerate() {
        if port.host_port.is_some_and(|host| host != 0 && host != port.container_port) {
            findings
                .add(
                    CODE,
                    &at.index(index).name("hostPort"),
                    "in the network of the node, `hostPort` and `containerPort` are one port",
                )
                .help("leave `hostPort` out");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{fields, pod};

    #[test]
    fn a_port_of_the_node_is_taken_once() {
        let one = serde_json::json!({ "name": "a", "image": "a", "ports": [{ "containerPort": 1, "hostPort": 80 }] });
        let mut other = one.clone();
        other["name"] = "b".into();
        let both = |name: &str| pod(serde_json::json!({ "containers": [one], name: [other] }));
        assert_eq!(fields(&both("initContainers")), [] as [&str; 0]);
        let both = pod(serde_json::json!({ "containers": [one, other] }));
        assert_eq!(fields(&both), ["containers[1].ports[0].hostPort"]);
    }
}
