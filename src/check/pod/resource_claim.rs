//! Devices that a pod claims.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, PodSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidResources;

/// Checks the claims of a pod.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let mut names = BTreeSet::new();
    for (index, claim) in pod.resource_claims.iter().flatten().enumerate() {
        let at = at.index(index);
        name::item("claim", &claim.name, &mut names, CODE, &at.name("name"), findings);
        let (claimed, template) = (&claim.resource_claim_name, &claim.resource_claim_template_name);
        if claimed.is_some() == template.is_some() {
            findings
                .add(CODE, &at, "a claim is exactly one of an existing claim and one made from a template")
                .help("write either `resourceClaimName` or `resourceClaimTemplateName`");
        }
        if let Some(name) = claimed {
            name::object("ResourceClaim", name, &at.name("resourceClaimName"), findings);
        }
        if let Some(name) = template {
            name::object("ResourceClaimTemplate", name, &at.name("resourceClaimTemplateName"), findings);
        }
    }
}

/// Checks which of the pod's claims a container uses: each once, or once each of its requests.
pub(super) fn used(container: &Container, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let claims = container.resources.as_ref().and_then(|resources| resources.claims.as_ref());
    let mut used: BTreeSet<(&str, Option<&str>)> = BTreeSet::new();
    for (index, claim) in claims.into_iter().flatten().enumerate() {
        let at = at.index(index);
        let request = word::set(claim.request.as_deref());
        if let Some(request) = request {
            name::own("request", request, CODE, &at.name("request"), findings);
        }
        let name = claim.name.as_str();
        let is_taken = |(other, part): &(&str, Option<&str>)| {
            *other == name && (part.is_none() || request.is_none() || *part == request)
        };
        if used.iter().any(is_taken) {
            name::twice("claim", name, CODE, &at.name("name"), findings);
        }
        used.insert((name, request));
        if !pod.resource_claims.iter().flatten().any(|claim| claim.name == name && !name.is_empty()) {
            findings
                .add(CODE, &at.name("name"), format!("the pod has no claim called `{name}`"))
                .help("name one of the pod's `resourceClaims`");
        }
    }
}
