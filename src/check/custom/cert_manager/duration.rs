//! For how long certificates are valid, and when they are renewed.

use crate::check::custom::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::plan::cron::duration::nanoseconds;
use crate::render::custom::cert_manager::CertificateSpec;

const SECOND: i128 = 1_000_000_000;
const HOUR: i128 = 3600 * SECOND;

/// How long a certificate is valid where nothing is said: 90 days.
const DEFAULT_DURATION: i128 = 90 * 24 * HOUR;
const LEAST_RENEW_BEFORE: i128 = 300 * SECOND;

/// Checks both durations of a certificate.
pub(super) fn check(spec: &CertificateSpec, at: &Field, findings: &mut Findings) {
    let duration = spec.duration.as_deref().map_or(Some(DEFAULT_DURATION), |text| {
        read(text, &at.name("duration"), findings).inspect(|duration| {
            if *duration < HOUR {
                findings
                    .add(CODE, &at.name("duration"), format!("`{text}` is less than an hour"))
                    .help("set it to at least `1h`");
            }
        })
    });
    let Some(text) = &spec.renew_before else { return };
    let at = at.name("renewBefore");
    let Some(renewal) = read(text, &at, findings) else { return };
    if renewal < LEAST_RENEW_BEFORE {
        findings
            .add(CODE, &at, format!("`{text}` is less than five minutes"))
            .help("set it to at least `5m`");
    } else if duration.is_some_and(|duration| duration <= renewal) {
        findings
            .add(CODE, &at, format!("`{text}` is no less than the certificate's whole duration"))
            .help("renew it later, or make it valid for longer");
    }
}

fn read(text: &str, at: &Field, findings: &mut Findings) -> Option<i128> {
    let duration = nanoseconds(text);
    if duration.is_none() {
        findings
            .add(CODE, at, format!("`{text}` is no duration"))
            .help("write it with the units h, m and s, such as `8760h`");
    }
    duration
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::fields;

    #[test]
    fn certificates_last_for_an_hour_and_longer_than_their_renewal() {
        for (duration, renewal, expected) in [
            (None, None, &[][..]),
            (Some("1h"), Some("59m"), &[]),
            (Some("0.5h"), None, &["spec.duration"]),
            (Some("1d"), None, &["spec.duration"]),
            (Some("-1h"), None, &["spec.duration"]),
            (Some(""), None, &["spec.duration"]),
            (Some("1h"), Some("1h"), &["spec.renewBefore"]),
            (None, Some("2160h"), &["spec.renewBefore"]),
            (None, Some("4m"), &["spec.renewBefore"]),
            (Some("x"), Some("y"), &["spec.duration", "spec.renewBefore"]),
        ] {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let spec = CertificateSpec {
                duration: owned(duration),
                renew_before: owned(renewal),
                ..Default::default()
            };
            let found = fields(|findings| check(&spec, &Field::root("spec"), findings));
            assert_eq!(found, expected, "{duration:?} {renewal:?}");
        }
    }
}
