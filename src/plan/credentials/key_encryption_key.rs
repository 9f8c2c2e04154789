//! The key that encrypts provider credentials in the gateway's database.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::secret::Secret;

/// The length of a key-encryption key in bytes (AES-256).
const KEY_BYTES: usize = 32;

const KEY_PATH: &str = "server.credentialStorage.keyEncryptionKey";

/// The Secret with the key-encryption key.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyEncryptionKey {
    /// Somebody else makes it.
    Existing {
        /// Its name.
        secret: String,
    },
    /// It is rendered.
    Rendered {
        /// Its name.
        secret: String,
        /// The key: base64 of 32 bytes.
        key: Secret,
    },
}

impl KeyEncryptionKey {
    /// The Secret's name.
    #[must_use]
    pub fn secret(&self) -> &str {
        match self {
            Self::Existing { secret } | Self::Rendered { secret, .. } => secret,
        }
    }
}

/// Finds the key, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(values: &Values, names: &Names, problems: &mut Problems) -> Option<KeyEncryptionKey> {
    let storage = &values.server.credential_storage;
    if let Some(secret) = storage.existing_secret.get() {
        if let Some(why) = subdomain_problem(secret) {
            let path = "server.credentialStorage.existingSecret";
            problems
                .error(
                    Code::InvalidName,
                    path,
                    format!("`{path}` is `{secret}`, which no Secret can be called: it {why}"),
                )
                .help("write the name of a Secret that exists");
        }
        return Some(KeyEncryptionKey::Existing { secret: secret.to_owned() });
    }
    let Some(key) = storage.key_encryption_key.reveal() else {
        if !values.gateway.enabled {
            // Nothing is encrypted, so that nothing must be kept.
            return Some(KeyEncryptionKey::Existing { secret: names.key_encryption_key() });
        }
        problems
            .error(
                Code::MissingSecret,
                KEY_PATH,
                "the key that encrypts stored credentials is missing; it is made once and never changes",
            )
            .help("run `openshell-deploy init` to make one in secrets.yaml, and add `-f secrets.yaml`")
            .help(format!("or set `{KEY_PATH}` to base64 of {KEY_BYTES} random bytes"))
            .help(
                "or name a Secret that has one in `server.credentialStorage.existingSecret`; \
                 a release that Helm installed already has it",
            );
        return None;
    };
    // A file written by a shell ends in a newline.
    let key = key.trim();
    match STANDARD.decode(key) {
        Ok(bytes) if bytes.len() == KEY_BYTES => {
            Some(KeyEncryptionKey::Rendered { secret: names.key_encryption_key(), key: Secret::new(key) })
        }
        Ok(bytes) => {
            let message = format!("`{KEY_PATH}` holds {} bytes; {KEY_BYTES} are needed", bytes.len());
            problems.error(Code::InvalidValue, KEY_PATH, message).help(KEY_HELP);
            None
        }
        Err(_) => {
            problems
                .error(Code::InvalidValue, KEY_PATH, format!("`{KEY_PATH}` is not base64"))
                .help(KEY_HELP);
            None
        }
    }
}

const KEY_HELP: &str = "`head -c 32 /dev/urandom | base64` makes a key; never replace one that is in use, \
                        or stored credentials are lost";
