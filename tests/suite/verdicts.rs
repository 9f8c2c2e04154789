//! What `check` finds, held against the verdicts of a real API server.

mod cloudnative_pg;
mod objects;
mod pods;
mod server;
mod values;

use openshell_deploy::check::finding::Finding;
use openshell_deploy::diagnostic::Code;

/// What the API server takes and we refuse, by words of the message: nobody can mean it, and no node can run it.
const NONSENSE: [&str; 12] = [
    // A kubelet reports InvalidImageName.
    "cannot be an image: ",
    // No object can be called so; the server does not look at these references.
    "cannot be the name of a Secret: ",
    "cannot be the name of a ConfigMap: ",
    "cannot be the name of a PersistentVolumeClaim: ",
    "the Secret has no name",
    // One mount hides the other.
    "are both mounted at ",
    // The API's documentation forbids it, since container runtimes separate paths so.
    "which separates paths",
    // A kubelet refuses to start the container.
    "as root (user 0), and not to run as root",
    // The server refuses the pods that are then to be made.
    "already stands in `labelSelector` or `mismatchLabelKeys`",
    // A kubelet looks for the port in the container, and finds none.
    "no port of the container is called ",
    // The API's documentation says that such a hook always fails.
    "no hook can open a connection",
    // No node can have such a label.
    "cannot be a key of Kubernetes: ",
];

/// Kinds that an operator checks, and makes pods of.
const OF_OPERATORS: [&str; 4] = ["Cluster ", "ObjectStore ", "Pooler ", "ScheduledBackup "];

/// Whether the API server itself takes what is found, and the controllers, a kubelet, the definition of a custom kind
/// (those of tests let everything pass) or the objects around it do not.
fn is_beyond_the_server(finding: &Finding) -> bool {
    let place = &finding.place;
    // The operator's webhooks refuse it, which are not there; `cloudnative_pg` asks them.
    if OF_OPERATORS.iter().any(|kind| place.object.starts_with(kind)) {
        return true;
    }
    match finding.code {
        Code::BrokenReference | Code::NameTooLong | Code::InvalidCustomResource => true,
        // The server refuses it when it is applied again.
        Code::InvalidMetadata if finding.message.contains("cannot be applied") => true,
        // Nobody asks for a node's port where an object is only tried.
        Code::InvalidService if place.field.ends_with("].nodePort") => true,
        // Of two objects with one name, the second replaces the first.
        Code::InvalidObjectName if finding.message.starts_with("another ") => true,
        // Claims and Jobs are made of these templates later.
        Code::InvalidLabel => {
            let is_of_claim = place.field.starts_with("spec.volumeClaimTemplates[");
            is_of_claim && place.field.contains("].metadata.")
                || place.field.starts_with("spec.jobTemplate.metadata.")
        }
        _ => NONSENSE.iter().any(|words| finding.message.contains(words)),
    }
}
