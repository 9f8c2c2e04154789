//! Names of time zones.
//!
//! Source: `validateTimeZone` in `k8s.io/kubernetes/pkg/apis/batch/validation`: the names that Go's `time.LoadLocation`
//! knows. `zones.txt` lists those of the IANA database that Go 1.26 brings along (2025c), one a line.

const ZONES: &str = include_str!("time_zone/zones.txt");

/// Whether this is the exact name of a time zone.
pub(super) fn is_known(name: &str) -> bool {
    ZONES.lines().any(|zone| zone == name)
}

/// The zone that is meant by a name in other letters, such as `europe/berlin` or `utc`.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let name = name.trim().replace(' ', "_");
    ZONES.lines().find(|zone| zone.eq_ignore_ascii_case(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_the_known_ones_letter_for_letter() {
        assert_eq!(ZONES.lines().count(), 598);
        for good in ["UTC", "Europe/Berlin", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "Asia/Kolkata"] {
            assert!(is_known(good), "{good}");
        }
        for bad in ["", "Local", "utc", "Europe", "Europe/", "Europe/Bonn", "CEST", "UTC+1", " UTC", "../UTC"]
        {
            assert!(!is_known(bad), "{bad}");
        }
        assert_eq!(meant("america/new york"), Some("America/New_York"));
        assert_eq!(meant("CEST"), None);
    }
}
