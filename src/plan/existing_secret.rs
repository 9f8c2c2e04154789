//! Names of Secrets and claims that somebody else makes.

use crate::diagnostic::Code;
use crate::plan::database_url::DatabaseUrl;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;

/// The name of a Secret given at `path`, or None where no Secret can be called so, which is added to `problems`.
pub(super) fn name(path: &str, name: &str, problems: &mut Problems) -> Option<String> {
    named("Secret", path, name, problems)
}

/// The Secret that `postgres.existingSecret` names, and the key of the URL in it; None as for [`name`].
pub(super) fn with_url(name: &str, postgres: &Postgres, problems: &mut Problems) -> Option<(String, String)> {
    let key = postgres.existing_secret.key.get().unwrap_or(DatabaseUrl::SECRET_KEY);
    Some((self::name("postgres.existingSecret.name", name, problems)?, key.to_owned()))
}

/// The same as [`name`] for a PersistentVolumeClaim.
pub(super) fn claim_name(path: &str, name: &str, problems: &mut Problems) -> Option<String> {
    named("PersistentVolumeClaim", path, name, problems)
}

fn named(kind: &str, path: &str, name: &str, problems: &mut Problems) -> Option<String> {
    let Some(why) = subdomain_problem(name) else { return Some(name.to_owned()) };
    problems
        .error(
            Code::InvalidName,
            path,
            format!("`{path}` is `{name}`, which no {kind} can be called: it {why}"),
        )
        .help(format!("give the name of the {kind}"));
    None
}
