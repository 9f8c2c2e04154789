//! The image of a cluster's servers.

use crate::diagnostic::Code;
use crate::plan::images::registry::moved_setting;
use crate::plan::postgres::image::{self, Image};
use crate::plan::problem::Problems;
use crate::values::defaults;
use crate::values::schema::postgres::Postgres;
use crate::values::schema::postgres::image::PostgresImage;
use crate::values::schema::setting::Setting;

/// Where CloudNativePG publishes its images, and the tag in place of the one that is meant for the other engine.
const REPOSITORY: &str = "ghcr.io/cloudnative-pg/postgresql";
const TAG: &str = "18.6-system-trixie";

/// Names of PostgreSQL's own image, which lacks what the operator runs in it.
const FOREIGN: [&str; 5] = [
    "docker.io/postgres",
    "index.docker.io/library/postgres",
    "index.docker.io/postgres",
    "library/postgres",
    "postgres",
];

/// Decides on the image and its major version, or adds what is wrong to `problems` and returns None. A default that is
/// meant for the other engine gives way to CloudNativePG's.
///
/// `registry` is that of all images, where there is one.
pub(super) fn plan(
    postgres: &Postgres,
    registry: Option<&str>,
    problems: &mut Problems,
) -> Option<(Image, u16)> {
    let usual = &defaults::values().postgres.image;
    let given = &postgres.image;
    let chosen = PostgresImage {
        repository: replaced(&given.repository, &usual.repository, REPOSITORY),
        tag: replaced(&given.tag, &usual.tag, TAG),
        ..given.clone()
    };
    refuse_foreign(&chosen, problems);
    let chosen = match registry {
        Some(registry) => PostgresImage { repository: moved_setting(&chosen.repository, registry), ..chosen },
        None => chosen,
    };
    let image = image::reference("postgres.image", &chosen, problems);
    let tag = chosen.tag.get().unwrap_or_default();
    let major = major(tag, problems)?;
    if let Some(said) = postgres.major_version.filter(|said| *said != major) {
        problems
            .error(
                Code::Conflict,
                "postgres.majorVersion",
                format!(
                    "`postgres.majorVersion` is {said}, but CloudNativePG reads {major} from the tag `{tag}`"
                ),
            )
            .help("remove `postgres.majorVersion`, or choose another tag");
        return None;
    }
    Some((image?, major))
}

fn replaced(given: &Setting, usual: &Setting, own: &str) -> Setting {
    if given == usual { Setting::new(own) } else { given.clone() }
}

fn refuse_foreign(image: &PostgresImage, problems: &mut Problems) {
    let path = "postgres.image.repository";
    if let Some(repository) = image.repository.get().filter(|repository| FOREIGN.contains(repository)) {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` is `{repository}`, PostgreSQL's own image, which CloudNativePG cannot run"),
            )
            .help(format!("remove it: `{REPOSITORY}` is the default for this engine"))
            .help("or name a copy of that image, or one made after its requirements");
    }
}

/// Source: `FromTag` in the operator's `pkg/postgres/version`, and its webhook, which takes no `latest`.
fn major(tag: &str, problems: &mut Problems) -> Option<u16> {
    let digits =
        tag.split(|letter: char| !letter.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
    let known = digits.filter(|major| image::MAJORS.contains(major));
    if known.is_none() {
        problems
            .error(
                Code::InvalidValue,
                "postgres.image.tag",
                format!("`postgres.image.tag` is `{tag}`, and CloudNativePG must read a version from 13 to 18 from its beginning"),
            )
            .help(format!("choose one such as `{TAG}`; a digest may stand beside it in `postgres.image.digest`"));
    }
    known
}
