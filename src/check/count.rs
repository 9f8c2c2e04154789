//! Counts of pods, as a number or in percent.

use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::number;
use crate::diagnostic::Code;

/// Checks a count, of at most 100% with `at_most_all`, and tells its number where it is one.
pub(super) fn check(
    count: &IntOrString,
    at_most_all: bool,
    code: Code,
    at: &Field,
    findings: &mut Findings,
) -> Option<i64> {
    match count {
        IntOrString::Int(count) => {
            number::not_negative(Some(*count), code, at, findings);
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
    use crate::check::testing::fields;

    #[test]
    fn counts_of_pods_are_numbers_or_percentages() {
        let count = |count: IntOrString| {
            let at = Field::root("spec");
            fields(|findings| {
                check(&count, true, Code::InvalidWorkload, &at, findings);
            })
            .len()
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
