//! Numbers and words that a field takes.

use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// Checks a number that may not be negative, where there is one.
pub(super) fn not_negative(number: Option<impl Into<i64>>, at: &Field, code: Code, findings: &mut Findings) {
    if let Some(number) = number.map(Into::into).filter(|number| *number < 0) {
        findings.add(code, at, format!("{number} is negative")).help("set it to 0 or more");
    }
}

/// Checks the number of a port.
pub(super) fn port(number: i64, at: &Field, code: Code, findings: &mut Findings) {
    if !(1..=65535).contains(&number) {
        findings.add(code, at, format!("{number} is no port")).help("set it to a number from 1 to 65535");
    }
}

/// Checks the name of a port, as `IsValidPortName` does.
pub(super) fn port_name(name: &str, at: &Field, code: Code, findings: &mut Findings) {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_name = name.len() <= 15
        && name.bytes().all(is_inner)
        && name.bytes().any(|byte| byte.is_ascii_lowercase())
        && !name.contains("--")
        && !name.starts_with('-')
        && !name.ends_with('-');
    if !is_name {
        findings.add(code, at, format!("`{name}` cannot be the name of a port")).help(
            "use up to 15 lower-case letters, digits and single `-`, at least one letter, no `-` at the ends",
        );
    }
}

/// Checks a word of which there are only a few, where there is one.
pub(super) fn word(word: Option<&str>, known: &[&str], at: &Field, code: Code, findings: &mut Findings) {
    if let Some(word) = word.filter(|word| !known.contains(word)) {
        findings
            .add(code, at, format!("`{word}` is none of the words that Kubernetes knows here"))
            .help(format!("choose from `{}`", known.join("`, `")));
    }
}

/// What is set: the API server takes an empty word for none in many fields.
pub(super) fn set(word: Option<&String>) -> Option<&str> {
    word.map(String::as_str).filter(|word| !word.is_empty())
}

/// Checks a count or a percentage of pods, of at most 100% with `at_most_all`, and tells its number where it is one.
pub(super) fn count_or_percent(
    count: &IntOrString,
    at_most_all: bool,
    at: &Field,
    code: Code,
    findings: &mut Findings,
) -> Option<i64> {
    match count {
        IntOrString::Int(count) => {
            not_negative(Some(*count), at, code, findings);
            Some((*count).into())
        }
        IntOrString::String(text) => {
            let digits = text
                .strip_suffix('%')
                .filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
            let Some(digits) = digits else {
                findings
                    .add(code, at, format!("`{text}` is neither a number nor a percentage"))
                    .help("write a number, such as 1, or a percentage, such as `50%`");
                return None;
            };
            // So many digits that they do not fit are too many percent in any case.
            let percent = digits.parse().unwrap_or(i64::MAX);
            if at_most_all && percent > 100 {
                findings
                    .add(code, at, format!("`{text}` is more than all pods"))
                    .help("write at most `100%`");
            }
            Some(percent)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(check: impl Fn(&Field, &mut Findings)) -> usize {
        let mut findings = Findings::default();
        check(&Field::root("spec"), &mut findings);
        findings.into_list().len()
    }

    #[test]
    fn ports_have_names_and_numbers() {
        for good in ["http", "a", "a-1", "0a", "a23456789012345"] {
            assert_eq!(
                found(|at, findings| port_name(good, at, Code::InvalidService, findings)),
                0,
                "{good}"
            );
        }
        for bad in ["", "1", "-a", "a-", "a--b", "A", "a_b", "a234567890123456"] {
            assert_eq!(found(|at, findings| port_name(bad, at, Code::InvalidService, findings)), 1, "{bad}");
        }
        for (number, faults) in [(0, 1), (1, 0), (65535, 0), (65536, 1), (-1, 1)] {
            assert_eq!(found(|at, findings| port(number, at, Code::InvalidService, findings)), faults);
        }
    }

    #[test]
    fn counts_of_pods_are_numbers_or_percentages() {
        let count = |count: IntOrString| {
            found(|at, findings| {
                count_or_percent(&count, true, at, Code::InvalidWorkload, findings);
            })
        };
        for good in ["0%", "100%", "050%"] {
            assert_eq!(count(IntOrString::String(good.into())), 0, "{good}");
        }
        for bad in ["", "%", "1", "-1%", "1.5%", "101%", "99999999999999999999%"] {
            assert_eq!(count(IntOrString::String(bad.into())), 1, "{bad}");
        }
        assert_eq!((count(IntOrString::Int(0)), count(IntOrString::Int(-1))), (0, 1));
    }
}
