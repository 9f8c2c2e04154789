//! References to images.
//!
//! The API server refuses none but the empty one; a kubelet then reads it by the grammar of
//! `github.com/distribution/reference` and reports `InvalidImageName`.

#[cfg(test)]
mod tests;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// When a kubelet asks the registry for an image.
pub(in crate::check) const PULL_POLICIES: &[&str] = &["Always", "IfNotPresent", "Never"];

/// The most characters of a name with its registry.
const MOST: usize = 255;

/// Checks an image.
pub(in crate::check) fn check(image: &str, at: &Field, findings: &mut Findings) {
    if image.is_empty() {
        findings.add(Code::InvalidContainer, at, "the container has no image").help("name an image");
    } else if let Some(why) = problem(image) {
        findings
            .add(Code::InvalidContainer, at, format!("`{image}` cannot be an image: {why}"))
            .help("write it as `registry.example.com/team/name:tag`, where the tag may end in `@sha256:` and a digest");
    }
}

/// Why a text is no reference to an image, or None where it is one.
pub(super) fn problem(image: &str) -> Option<&'static str> {
    let (rest, digest) = match image.split_once('@') {
        Some((rest, digest)) => (rest, Some(digest)),
        None => (image, None),
    };
    // A colon before a slash begins a registry's port.
    let (name, tag) = match rest.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
        _ => (rest, None),
    };
    let (registry, path) = match name.split_once('/') {
        Some((first, path)) if is_registry(first) => (Some(first), path),
        _ => (None, name),
    };
    if image.contains(char::is_whitespace) {
        Some("it holds white space")
    } else if path.contains(':') || digest.is_some_and(|digest| digest.matches(':').count() > 1) {
        Some("it has two tags, or a tag after its digest; the repository is without either")
    } else if registry.is_some_and(|registry| !is_host(registry)) {
        Some("the registry before the first `/` is no host name with an optional port")
    } else if !path.split('/').all(is_component) {
        Some(
            "each part of its name between slashes may hold only lower-case letters and digits, with `.`, `_`, `__` or \
             dashes between them",
        )
    } else if name.len() > MOST {
        Some("its name has more than 255 characters")
    } else if registry.is_none()
        && path.len() == 64
        && path.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    {
        Some("64 hexadecimal digits are the ID of an image, not a name")
    } else if tag.is_some_and(|tag| !is_tag(tag)) {
        Some(
            "the tag after the `:` may hold up to 128 letters, digits, `_`, `.` and `-`, not starting with `.` or `-`",
        )
    } else if digest.is_some_and(|digest| !is_digest(digest)) {
        Some("the digest after the `@` must be `sha256:` and 64 hexadecimal digits")
    } else {
        None
    }
}

fn is_registry(first: &str) -> bool {
    first.contains(['.', ':']) || first == "localhost" || first.contains(|letter: char| letter.is_uppercase())
}

fn is_host(registry: &str) -> bool {
    let (host, port) = match registry.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (registry, None),
    };
    let is_label = |label: &str| {
        let inner = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        !label.is_empty() && label.chars().all(inner) && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_address = |text: &str| {
        let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        inner.is_some_and(|text| {
            !text.is_empty() && text.chars().all(|letter| letter.is_ascii_hexdigit() || letter == ':')
        })
    };
    (host.split('.').all(is_label) || is_address(host))
        && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_component(part: &str) -> bool {
    let outer = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let separators = part.split(outer).filter(|between| !between.is_empty());
    part.starts_with(outer)
        && part.ends_with(outer)
        && separators
            .into_iter()
            .all(|between| matches!(between, "." | "_" | "__") || between.bytes().all(|byte| byte == b'-'))
}

fn is_tag(tag: &str) -> bool {
    let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    tag.len() <= 128
        && tag.starts_with(word)
        && tag.chars().all(|letter| word(letter) || matches!(letter, '.' | '-'))
}

fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return false };
    let length = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == length && hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
