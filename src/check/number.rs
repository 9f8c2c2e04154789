//! Fields that hold a number.

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// Checks that a number is from `least` to `most`.
pub(super) fn within(number: i64, least: i64, most: i64, code: Code, at: &Field, findings: &mut Findings) {
    if !(least..=most).contains(&number) {
        findings
            .add(code, at, format!("{number} is not between {least} and {most}"))
            .help(format!("write a number from {least} to {most}"));
    }
}

/// Checks that a number is 1 or more.
pub(super) fn positive(number: impl Into<i64>, code: Code, at: &Field, findings: &mut Findings) {
    let number = number.into();
    if number < 1 {
        findings.add(code, at, format!("{number} is less than 1")).help("write 1 or more");
    }
}

/// Checks a number that may not be negative, where there is one.
pub(super) fn not_negative(number: Option<impl Into<i64>>, code: Code, at: &Field, findings: &mut Findings) {
    if let Some(number) = number.map(Into::into).filter(|number| *number < 0) {
        findings.add(code, at, format!("{number} is negative")).help("write 0 or more");
    }
}

/// Checks the length of a list. `what` is in it, such as `servers`.
pub(super) fn at_most(
    most: usize,
    count: usize,
    what: &str,
    code: Code,
    at: &Field,
    findings: &mut Findings,
) {
    if count > most {
        findings
            .add(code, at, format!("there are {count} {what}; {most} are allowed"))
            .help(format!("write at most {most}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::messages;

    #[test]
    fn numbers_lie_within_their_bounds() {
        let (code, at) = (Code::InvalidService, Field::root("spec"));
        for (number, negative, less, outside) in [
            (-1, true, true, true),
            (0, false, true, false),
            (1, false, false, false),
            (9, false, false, true),
        ] {
            let found = [
                !messages(|findings| not_negative(Some(number), code, &at, findings)).is_empty(),
                !messages(|findings| positive(number, code, &at, findings)).is_empty(),
                !messages(|findings| within(number, 0, 8, code, &at, findings)).is_empty(),
            ];
            assert_eq!(found, [negative, less, outside], "{number}");
        }
        let list = |count| messages(|findings| at_most(2, count, "items", code, &at, findings));
        assert!(list(2).is_empty());
        assert_eq!(list(3), ["there are 3 items; 2 are allowed"]);
    }
}
