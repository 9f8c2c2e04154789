//! The image of a PostgreSQL server, and what has to be known about it.

#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;
use crate::values::schema::postgres::image::PostgresImage;

/// Major versions that the rendered configuration is valid for.
pub(in crate::plan) const MAJORS: std::ops::RangeInclusive<u16> = 13..=18;

/// User and group `postgres` of PostgreSQL's Debian images, and of those made from Alpine.
const DEBIAN_USER: i64 = 999;
const ALPINE_USER: i64 = 70;

/// An image and when it is pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Repository with tag and digest.
    pub reference: String,
    /// When nodes pull it; None leaves it to the cluster.
    pub pull_policy: Option<String>,
}

/// The image of a PostgreSQL server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerImage {
    /// The image.
    pub image: Image,
    /// Major version of PostgreSQL.
    pub major: u16,
    /// User and group that own the data.
    pub user: i64,
}

/// Decides on the server's image, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(postgres: &Postgres, problems: &mut Problems) -> Option<ServerImage> {
    let image = reference("postgres.image", &postgres.image, problems);
    let tag = postgres.image.tag.get().unwrap_or_default();
    let user = if tag.contains("alpine") { ALPINE_USER } else { DEBIAN_USER };
    let major = major(postgres, tag, problems)?;
    if let Some(from) = postgres.upgrade_from.filter(|from| *from >= major) {
        problems
            .error(
                Code::InvalidValue,
                "postgres.upgradeFrom",
                format!("`postgres.upgradeFrom` is {from}, which is not older than the image's major version {major}"),
            )
            .help("remove it unless a new major version is to start beside old data");
    }
    Some(ServerImage { image: image?, major, user: postgres.run_as_user.unwrap_or(user) })
}

/// The image that a section `path` describes.
pub(in crate::plan) fn reference(
    path: &str,
    image: &PostgresImage,
    problems: &mut Problems,
) -> Option<Image> {
    let Some(repository) = image.repository.get() else {
        problems
            .error(
                Code::MissingValue,
                format!("{path}.repository"),
                format!("`{path}.repository` is missing"),
            )
            .help("set it to the image's repository, with its registry");
        return None;
    };
    if let Some(digest) = image.digest.get().filter(|digest| !is_digest(digest)) {
        problems
            .error(
                Code::InvalidValue,
                format!("{path}.digest"),
                format!("`{path}.digest` is `{digest}`, which is no digest"),
            )
            .help("write `sha256:` and 64 hexadecimal digits");
    }
    if !image.tag.is_set() && !image.digest.is_set() {
        problems
            .error(
                Code::MissingValue,
                format!("{path}.tag"),
                format!("`{path}` has neither a tag nor a digest"),
            )
            .help(format!("set `{path}.tag`"));
        return None;
    }
    let tag = image.tag.get().map(|tag| format!(":{tag}")).unwrap_or_default();
    let digest = image.digest.get().map(|digest| format!("@{digest}")).unwrap_or_default();
    Some(Image {
        reference: format!("{repository}{tag}{digest}"),
        pull_policy: image.pull_policy.to_option(),
    })
}

fn is_digest(text: &str) -> bool {
    text.strip_prefix("sha256:").is_some_and(|hex| {
        hex.len() == 64 && hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The major version decides where the data is, so it is never guessed.
fn major(postgres: &Postgres, tag: &str, problems: &mut Problems) -> Option<u16> {
    let digits = |letter: char| !letter.is_ascii_digit();
    let of_tag = || tag.split(digits).next().and_then(|digits| digits.parse().ok());
    let Some(major) = postgres.major_version.or_else(of_tag) else {
        let why = match tag {
            "" => "there is no tag".to_owned(),
            _ => format!("the tag `{tag}` does not begin with it"),
        };
        problems
            .error(
                Code::MissingValue,
                "postgres.image",
                format!("PostgreSQL's major version cannot be read from the image: {why}"),
            )
            .help("set `postgres.majorVersion` to the one in the image, such as 18");
        return None;
    };
    if !MAJORS.contains(&major) {
        problems
            .error(
                Code::InvalidValue,
                "postgres.image.tag",
                format!("PostgreSQL {major} is not among the versions that can be rendered, 13 to 18"),
            )
            .help("choose another tag")
            .help("or, where the tag begins with another number, set `postgres.majorVersion`");
        return None;
    }
    Some(major)
}
