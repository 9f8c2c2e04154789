//! What `check` finds, held against the verdicts of a real API server.

mod objects;
mod pods;
mod server;
mod values;

use openshell_deploy::check::finding::Finding;
use openshell_deploy::diagnostic::Code;

/// Whether the API server itself takes what is found, and the controllers, a kubelet, the definition of a custom kind
/// (those of tests let everything pass) or the objects around it do not.
fn is_beyond_the_server(finding: &Finding) -> bool {
    let place = &finding.place;
    match finding.code {
        Code::BrokenReference | Code::NameTooLong | Code::InvalidCustomResource => true,
        // Of two objects with one name, the second replaces the first.
        Code::InvalidObjectName => finding.message.starts_with("another "),
        // Claims and Jobs are made of these templates later.
        Code::InvalidLabel => {
            let is_of_claim = place.field.starts_with("spec.volumeClaimTemplates[");
            is_of_claim && place.field.contains("].metadata.")
                || place.field.starts_with("spec.jobTemplate.metadata.")
        }
        _ => false,
    }
}
