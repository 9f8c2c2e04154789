//! Gateways that nothing stands in for, and a number of them that nothing can decide on.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::availability::replicas::Replicas;

/// Notes a gateway that could have another one beside it.
pub(super) fn single(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    if !plan.gateway || !plan.database.is_shared() || plan.availability.replicas.fewest() != 1 {
        return;
    }
    let setting = match plan.availability.replicas {
        Replicas::Fixed(_) => "replicaCount",
        Replicas::Autoscaled(_) => "autoscaling.minReplicas",
    };
    let message = format!(
        "`{setting}` is 1: while the gateway's node is drained or lost, nobody can reach a sandbox, although PostgreSQL \
         lets several gateways share it"
    );
    found.push(
        Diagnostic::note(Code::SingleReplica, message)
            .about(setting)
            .help(format!("set `{setting}: 2` or more")),
    );
}

/// Warns of an autoscaler that has nothing to measure by.
pub(super) fn unmeasured(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let further = plan.values.extra_containers.iter().map(|container| container.resources.as_ref());
    let requested = further.chain([plan.values.resources.as_ref()]).all(|resources| {
        // Kubernetes takes a limit for the request where there is none.
        let lists = resources.map(|resources| [&resources.requests, &resources.limits]);
        lists.into_iter().flatten().flatten().any(|list| list.contains_key("cpu"))
    });
    if !matches!(plan.availability.replicas, Replicas::Autoscaled(_)) || requested {
        return;
    }
    let message = "the autoscaler compares the gateways' CPU with what they request, and not all of them request some: their number \
                   never changes";
    found.push(
        Diagnostic::warning(Code::UnmeasuredAutoscaling, message)
            .about("autoscaling.enabled")
            .help("set `resources.requests.cpu`, such as 250m, and that of each of `extraContainers`"),
    );
}

/// Warns of gateways that cannot pass a request on to the one that its sandbox is connected to.
pub(super) fn separate(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let replicas = &plan.availability.replicas;
    if !plan.gateway || !replicas.are_several() || plan.availability.peers.is_some() {
        return;
    }
    let (why, way_out) = if plan.gateway_version.has_peers() {
        ("`highAvailability.peer.enabled` is false", "remove `highAvailability.peer.enabled`")
    } else {
        (
            "only gateways from release 0.1.0 on reach each other",
            "use release 0.1.0 or newer: `image.tag`, or `--app-version`",
        )
    };
    let message = format!(
        "a request for a sandbox fails unless it meets the gateway that the sandbox is connected to: {why}"
    );
    found.push(
        Diagnostic::warning(Code::SeparateGateways, message)
            .about(replicas.setting())
            .help(way_out)
            .help("or set `service.sessionAffinity: ClientIP` as a stopgap, and ignore this"),
    );
}
