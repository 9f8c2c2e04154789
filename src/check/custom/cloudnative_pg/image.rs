//! The image of a Cluster, whose tag tells the operator which PostgreSQL is in it.
//!
//! Source: `validateImageName` in the operator's webhook, and `FromTag` in `pkg/postgres/version`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::pod::image;

/// Checks an image.
pub(super) fn check(reference: &str, at: &Field, findings: &mut Findings) {
    image::check(reference, at, findings);
    let name = reference.split('@').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let tag = name.split_once(':').map_or("", |(_, tag)| tag);
    if !tag.starts_with(|first: char| first.is_ascii_digit()) {
        findings
            .add(CODE, at, format!("`{reference}` has no tag that begins with PostgreSQL's version"))
            .help("choose a tag such as `18.6-system-trixie`");
    }
}
