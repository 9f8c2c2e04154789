//! Images that may change without anybody changing the values.

use super::{Subject, production};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::backup::Store;

/// Warns of images with the tag `latest`, or none.
pub(super) fn floating(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for (setting, image) in images(subject) {
        let why = match (digest(&image), tag(&image)) {
            (None, None) => "has no tag, which means `latest`",
            (None, Some("latest")) => "has the tag `latest`",
            _ => continue,
        };
        let message = format!("the image `{image}` {why}: what runs may change with each start of a pod");
        let field =
            if setting.starts_with("server.") { setting.to_owned() } else { format!("{setting}.tag") };
        found.push(Diagnostic::warning(Code::FloatingImage, message).about(&field).help("name a release"));
    }
}

/// Notes images without a digest, where others depend on the gateway.
pub(super) fn without_digest(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if production::signs(subject.plan).is_empty() {
        return;
    }
    for (setting, image) in images(subject).into_iter().filter(|(_, image)| digest(image).is_none()) {
        let finding = Diagnostic::note(
            Code::ImageWithoutDigest,
            format!("the image `{image}` is not pinned to a digest"),
        );
        found.push(match setting {
            "image" | "supervisor.image" => finding
                .about(&format!("{setting}.tag"))
                .help(format!("add the digest to the tag: `{setting}.tag: TAG@sha256:…`")),
            "server.sandboxImage" => finding.about(setting).help("add the digest: `IMAGE:TAG@sha256:…`"),
            _ => {
                finding.about(&format!("{setting}.digest")).help(format!("set `{setting}.digest: sha256:…`"))
            }
        });
    }
}

/// The images of a release with the settings they are made of. The sandboxes' own is only looked at where a user
/// chose it.
fn images(subject: &Subject) -> Vec<(&'static str, String)> {
    let plan = subject.plan;
    let mut images = vec![("image", plan.images.gateway.clone())];
    images.extend(plan.images.supervisor.clone().map(|image| ("supervisor.image", image)));
    if subject.written("server.sandboxImage").is_some() {
        images.push(("server.sandboxImage", plan.values.server.sandbox_image.clone()));
    }
    if let Some(server) = plan.database.server() {
        images.push(("postgres.image", server.image.image.reference.clone()));
        images.extend(server.metrics.iter().map(|image| ("postgres.metrics.image", image.reference.clone())));
        if let Some(Store::S3 { image, .. }) = server.backup.as_ref().map(|backup| &backup.store) {
            images.push(("backup.s3.image", image.reference.clone()));
        }
    }
    if let Some(cluster) = plan.database.cluster() {
        images.push(("postgres.image", cluster.image.reference.clone()));
    }
    images
}

/// What follows `@` in a reference.
fn digest(image: &str) -> Option<&str> {
    image.split_once('@').map(|(_, digest)| digest)
}

/// What follows `:` behind the last part of the path; a registry may have a port.
fn tag(image: &str) -> Option<&str> {
    let name = image.split('@').next()?.rsplit('/').next()?;
    name.split_once(':').map(|(_, tag)| tag).filter(|tag| !tag.is_empty())
}
