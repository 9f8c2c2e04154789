//! One registry for all images, in place of their own.

use super::SUPERVISOR_REPOSITORY;
use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::postgres::Engine;
use crate::values::schema::setting::Setting;

/// Registry and folder of images whose name says neither.
const DOCKER_LIBRARY: &str = "library";

/// Puts every image of these values into the registry of `global.imageRegistry`, where one is set, or adds to `problems`
/// what is wrong with it. All images of a release are listed here.
pub(in crate::plan) fn apply(values: &mut Values, problems: &mut Problems) {
    let Some(registry) = values.global.image_registry.to_option() else { return };
    if let Some(why) = problem(&registry) {
        let path = "global.imageRegistry";
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` is `{registry}`, which is no registry: it {why}"),
            )
            .help(
                "write its host, with port and folder where it has them: `registry.example.com:5000/mirror`",
            );
        return;
    }
    // The gateway would take the one that it is built with from its own registry.
    let supervisor = &mut values.supervisor.image.repository;
    if supervisor.is_empty() {
        SUPERVISOR_REPOSITORY.clone_into(supervisor);
    }
    for image in [&mut values.image.repository, supervisor, &mut values.server.sandbox_image] {
        *image = moved(image, &registry);
    }
    let (postgres, backup) = (&mut values.postgres, &mut values.backup);
    // CloudNativePG's image takes the place of the other engine's before it moves, and the others are of that engine.
    if postgres.engine == Engine::CloudNativePg {
        return;
    }
    for image in [
        &mut postgres.image.repository,
        &mut postgres.metrics.image.repository,
        &mut backup.s3.image.repository,
    ] {
        *image = moved_setting(image, &registry);
    }
}

/// An image's repository in another registry.
pub(in crate::plan) fn moved_setting(repository: &Setting, registry: &str) -> Setting {
    Setting::from(moved(repository.get().unwrap_or_default(), registry))
}

/// An image in another registry; nothing stays nothing.
fn moved(image: &str, registry: &str) -> String {
    let is_there = image.strip_prefix(registry).is_some_and(|rest| rest.starts_with('/'));
    if image.is_empty() || is_there {
        return image.to_owned();
    }
    match image.split_once('/') {
        Some((host, path)) if is_host(host) => format!("{registry}/{path}"),
        Some(_) => format!("{registry}/{image}"),
        None => format!("{registry}/{DOCKER_LIBRARY}/{image}"),
    }
}

/// Whether the part before the first `/` is a registry and no folder, as container runtimes tell them apart.
fn is_host(part: &str) -> bool {
    part.contains(['.', ':']) || part == "localhost"
}

/// Why a text is no registry with or without a folder, or None where it is one.
fn problem(registry: &str) -> Option<&'static str> {
    if registry.contains("://") {
        return Some("begins with a scheme");
    }
    let (host, folder) = registry.split_once('/').map_or((registry, None), |(host, rest)| (host, Some(rest)));
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_name = |part: &str, others: &str| {
        !part.is_empty()
            && part.chars().all(|letter| {
                letter.is_ascii_digit() || letter.is_ascii_lowercase() || others.contains(letter)
            })
    };
    if !is_name(name, ".-") || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Some("does not begin with a host, or its port is above 65535");
    }
    let is_folder = folder.is_none_or(|folder| folder.split('/').all(|part| is_name(part, ".-_")));
    (!is_folder).then_some("has a folder that no image can be in")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_keep_everything_but_their_registry() {
        let digest = format!("sha256:{}", "a".repeat(64));
        for (image, expected) in [
            ("ghcr.io/nvidia/openshell/gateway", "r.example/nvidia/openshell/gateway"),
            ("localhost/base:1", "r.example/base:1"),
            ("registry:5000/base:1", "r.example/base:1"),
            ("team/base:1", "r.example/team/base:1"),
            ("postgres", "r.example/library/postgres"),
            ("r.example/base", "r.example/base"),
            ("", ""),
        ] {
            assert_eq!(moved(image, "r.example"), expected, "{image}");
        }
        let pinned = moved(&format!("ghcr.io/a/b:1@{digest}"), "r:5000/mirror");
        assert_eq!(pinned, format!("r:5000/mirror/a/b:1@{digest}"));
        assert_eq!(moved(&pinned, "r:5000/mirror"), pinned);
    }

    #[test]
    fn a_registry_is_a_host_with_or_without_a_folder() {
        for good in ["registry.example.com", "r:5000", "10.0.0.1:5000/a/b_c.d", "localhost"] {
            assert_eq!(problem(good), None, "{good}");
        }
        for bad in
            ["https://r", "", "/a", "r/", "r:a", "r:99999", "r/a//b", "r a", "r@b", "r/ä", "r/Mirror", "R"]
        {
            assert!(problem(bad).is_some(), "{bad}");
        }
    }
}
