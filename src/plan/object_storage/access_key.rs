//! An access key for S3.

use super::one_line;
use crate::diagnostic::Code;
use crate::plan::existing_secret;
use crate::plan::problem::Problems;
use crate::values::schema::s3::S3Credentials;
use crate::values::schema::secret::Secret;
use crate::values::schema::setting::Setting;

/// An access key.
#[derive(Clone, Debug, PartialEq)]
pub enum AccessKey {
    /// It is rendered.
    Rendered {
        /// Its identifier.
        id: Secret,
        /// Its secret.
        secret: Secret,
    },
    /// It is in a Secret that somebody else makes.
    Existing(String),
}

/// Decides on an access key in the section `path`, or adds what is wrong to `problems` and returns None.
pub(in crate::plan) fn access_key(
    path: &str,
    credentials: &S3Credentials,
    existing: &Setting,
    problems: &mut Problems,
) -> Option<AccessKey> {
    let (id, secret) = (&credentials.access_key_id, &credentials.secret_access_key);
    let given = id.reveal().is_some() || secret.reveal().is_some();
    if let Some(name) = existing.get() {
        if given {
            problems
                .error(
                    Code::Conflict,
                    format!("{path}.existingSecret"),
                    format!(
                        "`{path}.credentials` and `{path}.existingSecret` both say where the access key is"
                    ),
                )
                .help("remove one of them");
        }
        return existing_secret::name(&format!("{path}.existingSecret"), name, problems)
            .map(AccessKey::Existing);
    }
    for (name, half) in [("accessKeyId", id), ("secretAccessKey", secret)] {
        let path = format!("{path}.credentials.{name}");
        match half.reveal() {
            None => {
                problems
                    .error(Code::MissingSecret, path.clone(), format!("`{path}` is missing"))
                    .help(format!("set `{path}`, best in a file of its own that is not in git"))
                    .help("or name a Secret with the keys `access-key-id` and `secret-access-key` in `existingSecret`");
            }
            Some(text) => one_line(&path, text, problems),
        }
    }
    Some(AccessKey::Rendered { id: id.clone(), secret: secret.clone() })
}
