//! The host that a certificate is for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

/// Refuses a certificate of another release: backups would fail one after the other.
///
/// Host names stand in a certificate as they are, so one whose bytes are not there cannot be meant.
pub(super) fn check(certificate: &str, host: &str, problems: &mut Problems) {
    let body = |line: &&str| !line.starts_with("-----") && !line.contains(':');
    let text: String = certificate.lines().map(str::trim).filter(body).collect();
    let Ok(bytes) = STANDARD.decode(text) else { return };
    let holds =
        |name: &str| bytes.windows(name.len()).any(|window| window.eq_ignore_ascii_case(name.as_bytes()));
    let wildcard = host.split_once('.').map(|(_, domain)| format!("*.{domain}"));
    if !holds(host) && !wildcard.is_some_and(|wildcard| holds(&wildcard)) {
        problems
            .error(
                Code::Conflict,
                "pgbackrest.tls.serverCertificate",
                format!("`pgbackrest.tls.serverCertificate` is not for `{host}`, the server of this release"),
            )
            .help("make certificates for this release's name and namespace: `openshell-deploy init NAME -n NAMESPACE --mode internal --dir new`")
            .help("and replace all five settings of `pgbackrest.tls` by those in `new/secrets.yaml`");
    }
}
