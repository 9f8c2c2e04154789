//! What containers need and may use.

mod amount;
mod kind;
pub(super) mod pod;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Container, PodSpec, ResourceRequirements};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use self::amount::Amount;
use self::kind::Kind;
use super::resource_claim;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidResources;

type Amounts = Option<BTreeMap<String, Quantity>>;

/// Checks a container's resources.
pub(super) fn check(container: &Container, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    resource_claim::used(container, pod, &at.name("claims"), findings);
    if let Some(resources) = &container.resources {
        requirements(resources, kind::of_container, at, findings);
    }
}

/// Checks the resources that containers of another program's will have.
pub(in crate::check) fn of_container(resources: &ResourceRequirements, at: &Field, findings: &mut Findings) {
    requirements(resources, kind::of_container, at, findings);
}

/// Checks requests and limits; `kind` knows the names that may stand there.
fn requirements(
    resources: &ResourceRequirements,
    kind: fn(&str) -> Result<Kind, String>,
    at: &Field,
    findings: &mut Findings,
) {
    amounts(&resources.limits, kind, &at.name("limits"), findings);
    let requests = at.name("requests");
    amounts(&resources.requests, kind, &requests, findings);
    for (name, request) in resources.requests.iter().flatten() {
        let limit = resources.limits.as_ref().and_then(|limits| limits.get(name));
        against(name, request, limit, &requests.key(name), findings);
    }
    let names = || resources.limits.iter().chain(&resources.requests).flat_map(BTreeMap::keys);
    if names().any(|name| kind::is_huge_pages(name)) && !names().any(|name| name == "cpu" || name == "memory")
    {
        findings
            .add(CODE, at, "who uses huge pages must also request CPU or memory")
            .help("add `cpu` or `memory` to `requests` or `limits`");
    }
}

fn amounts(amounts: &Amounts, kind: fn(&str) -> Result<Kind, String>, at: &Field, findings: &mut Findings) {
    for (name, quantity) in amounts.iter().flatten() {
        let at = at.key(name);
        let kind = match kind(name) {
            Ok(kind) => Some(kind),
            Err(why) => {
                findings.add(CODE, &at, format!("`{name}` cannot be the name of a resource: {why}")).help(
                    "write `cpu`, `memory`, `ephemeral-storage` or `hugepages-2Mi`, or the name of a device as its \
                     plugin gives it, such as `nvidia.com/gpu`",
                );
                None
            }
        };
        let text = &quantity.0;
        let Some(amount) = Amount::of(quantity) else {
            findings
                .add(CODE, &at, format!("`{text}` is no amount"))
                .help("write a number, with a unit where it needs one: `1Gi` of memory, `250m` of a CPU");
            continue;
        };
        let problem = match kind {
            _ if amount.is_negative() => Some(format!("`{text}` is negative")),
            Some(Kind::Device) if !amount.is_whole() => {
                Some(format!("`{text}` is no whole number, as devices need"))
            }
            Some(Kind::HugePages(page)) if !amount.is_multiple_of(page) => {
                Some(format!("`{text}` is no multiple of the size of a page"))
            }
            _ => None,
        };
        if let Some(problem) = problem {
            findings.add(CODE, &at, problem).help("write another amount");
        }
    }
}

/// A request must fit its limit. Devices and huge pages cannot be shared, so there both are one.
fn against(name: &str, request: &Quantity, limit: Option<&Quantity>, at: &Field, findings: &mut Findings) {
    let Some(limit) = limit else {
        if !kind::is_shared(name) {
            findings
                .add(
                    CODE,
                    at,
                    format!("`{name}` needs a limit, since it is given to one container as a whole"),
                )
                .help("write the amount in `limits`; the request may be left out then");
        }
        return;
    };
    let (Some(asked), Some(most)) = (Amount::of(request), Amount::of(limit)) else { return };
    let (request, limit) = (&request.0, &limit.0);
    if asked != most && !kind::is_shared(name) {
        findings
            .add(
                CODE,
                at,
                format!("request and limit of `{name}` must be equal, and are `{request}` and `{limit}`"),
            )
            .help("write the amount in `limits` only");
    } else if asked > most {
        findings
            .add(CODE, at, format!("the request `{request}` is more than the limit `{limit}`"))
            .help("request less, or raise the limit");
    }
}
