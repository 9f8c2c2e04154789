//! Names of resources.

use super::amount::PageSize;
use crate::check::label::key_problem;

/// How a resource is counted.
pub(super) enum Kind {
    /// In any part.
    Divisible,
    /// In pages of a size.
    HugePages(PageSize),
    /// One by one.
    Device,
}

const HUGE_PAGES: &str = "hugepages-";

/// The domain of Kubernetes' own resources.
const OWN: &str = "kubernetes.io/";

/// Whether it is memory in huge pages.
pub(super) fn is_huge_pages(name: &str) -> bool {
    name.starts_with(HUGE_PAGES)
}

/// Whether a container may get less than it may use.
pub(super) fn is_shared(name: &str) -> bool {
    (!name.contains('/') || name.contains(OWN)) && !is_huge_pages(name)
}

/// What a container may ask for; an error says why it may not.
pub(super) fn of_container(name: &str) -> Result<Kind, String> {
    if let Some(why) = key_problem(name) {
        return Err(why);
    }
    if name.contains('/') {
        return if name.contains(OWN) {
            Ok(Kind::Divisible)
        } else if name.starts_with("requests.") || key_problem(&format!("requests.{name}")).is_some() {
            Err("a device's name with `requests.` before it must be one too, and may not begin so".into())
        } else {
            Ok(Kind::Device)
        };
    }
    match name {
        "ephemeral-storage" => Ok(Kind::Divisible),
        _ => of_pod(name),
    }
}

/// What a pod as a whole may ask for.
pub(super) fn of_pod(name: &str) -> Result<Kind, String> {
    if let Some(size) = name.strip_prefix(HUGE_PAGES) {
        let page = PageSize::of(size).ok_or("after `hugepages-` stands the size of a page, such as `2Mi`")?;
        return Ok(Kind::HugePages(page));
    }
    match name {
        "cpu" | "memory" => Ok(Kind::Divisible),
        _ => Err("Kubernetes has no such resource, and a device's name has the domain of its maker".into()),
    }
}
