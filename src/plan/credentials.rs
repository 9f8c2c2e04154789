//! Where the gateway keeps the credentials of providers.

pub mod key_encryption_key;

use key_encryption_key::KeyEncryptionKey;

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::label_problem;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::number_or_text::NumberOrText;
use crate::values::schema::server::credentials::Vault;

/// The storage of provider credentials; exactly one.
#[derive(Clone, Debug, PartialEq)]
pub enum Credentials {
    /// Encrypted in the gateway's database with a key from a Secret.
    Database(KeyEncryptionKey),
    /// As Secrets in a namespace.
    KubernetesSecrets {
        /// The namespace.
        namespace: String,
        /// Whether Role and RoleBinding are rendered for it.
        rbac: bool,
    },
    /// In a Vault.
    Vault {
        /// The timeout of a request in seconds; None leaves it to the gateway.
        timeout_secs: Option<i64>,
    },
}

/// Decides on the storage, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    namespace: &str,
    problems: &mut Problems,
) -> Option<Credentials> {
    let drivers = &values.server.credential_drivers;
    match (drivers.kubernetes_secrets.enabled, drivers.vault.enabled) {
        (true, true) => {
            problems
                .error(
                    Code::Conflict,
                    "server.credentialDrivers.vault.enabled",
                    "two credential drivers are enabled, `kubernetesSecrets` and `vault`; the gateway takes one",
                )
                .help("set `enabled: false` for one of them under `server.credentialDrivers`");
            None
        }
        (true, false) => {
            let own = drivers.kubernetes_secrets.namespace.get();
            if let Some(why) = own.and_then(label_problem) {
                let path = "server.credentialDrivers.kubernetesSecrets.namespace";
                problems
                    .error(Code::InvalidName, path, format!("`{path}` is not a namespace's name: it {why}"))
                    .help(
                        "write the name of a namespace that exists: letters, digits and `-`, in lower case",
                    );
            }
            let namespace = own.unwrap_or(namespace).to_owned();
            Some(Credentials::KubernetesSecrets { namespace, rbac: drivers.kubernetes_secrets.rbac.create })
        }
        (false, true) => vault(&drivers.vault, problems),
        (false, false) => key_encryption_key::plan(values, names, problems).map(Credentials::Database),
    }
}

fn vault(vault: &Vault, problems: &mut Problems) -> Option<Credentials> {
    // The chart takes the number 0 for unset, but not the text.
    let timeout_secs = Some(&vault.timeout_secs).filter(|secs| **secs != NumberOrText::Number(0));
    let timeout_secs = timeout_secs.and_then(NumberOrText::text).map(|text| text.parse::<i64>());
    if let Ok(timeout_secs) = timeout_secs.transpose() {
        return Some(Credentials::Vault { timeout_secs });
    }
    let path = "server.credentialDrivers.vault.timeoutSecs";
    problems
        .error(Code::InvalidValue, path, format!("`{path}` is not a whole number of seconds"))
        .help("write a number such as 15, or leave it empty for the gateway's default");
    None
}
