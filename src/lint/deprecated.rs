//! Settings that are only there so that older values files are still read.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};

/// The settings, each with what to do.
pub(super) const DEPRECATED: [(&str, &str); 1] = [(
    "server.credentialDrivers.kubernetesSecrets.allowReferenceNamespace",
    "remove it; `server.credentialDrivers.kubernetesSecrets.namespace` says where the Secrets are",
)];

/// Warns where a user wrote one.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for (setting, help) in DEPRECATED {
        if subject.written(setting).is_some() {
            let message = format!("`{setting}` is only there for older values files, and has no effect");
            found.push(Diagnostic::warning(Code::DeprecatedSetting, message).about(setting).help(help));
        }
    }
}
