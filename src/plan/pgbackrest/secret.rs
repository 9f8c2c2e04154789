//! Secrets of a repository.

use crate::diagnostic::Code;
use crate::plan::existing_secret;
use crate::plan::object_storage::one_line;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::Cipher;
use crate::values::schema::secret::Secret;
use crate::values::schema::setting::Setting;

/// A secret that is rendered, or in a Secret that somebody else makes.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// It is rendered.
    Rendered(Secret),
    /// It is in the Secret of this name.
    Existing(String),
}

/// Decides on encryption. None where there is none, or where it is refused, which is then in `problems`.
pub(super) fn passphrase(cipher: &Cipher, problems: &mut Problems) -> Option<Source> {
    if !cipher.enabled {
        return None;
    }
    let path = "pgbackrest.cipher.passphrase";
    let source = source(
        path,
        &cipher.passphrase,
        "pgbackrest.cipher.existingSecret",
        &cipher.existing_secret,
        problems,
    )?;
    if let Source::Rendered(secret) = &source {
        one_line(path, secret.reveal().unwrap_or_default(), problems);
    }
    Some(source)
}

/// One of two settings that say where a secret is, or None where none or both do, which is added to `problems`.
pub(super) fn source(
    path: &str,
    secret: &Secret,
    existing_path: &str,
    existing: &Setting,
    problems: &mut Problems,
) -> Option<Source> {
    let Some(name) = existing.get() else {
        if secret.reveal().is_none() {
            problems
                .error(Code::MissingSecret, path, format!("`{path}` is missing"))
                .help(format!("set `{path}`, best in a file of its own that is not in git"))
                .help(format!("or name a Secret that holds it in `{existing_path}`"));
            return None;
        }
        return Some(Source::Rendered(secret.clone()));
    };
    if secret.reveal().is_some() {
        problems
            .error(
                Code::Conflict,
                existing_path,
                format!("`{path}` and `{existing_path}` both say where the secret is"),
            )
            .help("remove one of them");
    }
    existing_secret::name(existing_path, name, problems).map(Source::Existing)
}
