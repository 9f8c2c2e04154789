//! Fields that hold a number.

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// The most that a user's or a group's ID may be.
pub(super) const MOST_ID: i64 = i32::MAX as i64;

/// Checks that a number is from `least` to `most`.
pub(super) fn within(number: i64, least: i64, most: i64, code: Code, at: &Field, findings: &mut Findings) {
    if !(least..=most).contains(&number) {
        findings
            .add(code, at, format!("{number} is not between {least} and {most}"))
            .help(format!("write a number from {least} to {most}"));
    }
}

/// Checks that a number is `least` or more.
pub(super) fn at_least(number: i64, least: i64, code: Code, at: &Field, findings: &mut Findings) {
    if number < least {
        findings
            .add(code, at, format!("{number} is less than {least}"))
            .help(format!("write {least} or more"));
    }
}

/// Checks the number of a port.
pub(super) fn port(number: i32, code: Code, at: &Field, findings: &mut Findings) {
    within(number.into(), 1, 65535, code, at, findings);
}

/// Checks the permissions of a file.
pub(super) fn mode(mode: Option<i32>, at: &Field, findings: &mut Findings) {
    if let Some(mode) = mode.filter(|mode| !(0..=0o777).contains(mode)) {
        findings
            .add(
                Code::InvalidVolume,
                at,
                format!("{mode} (in octal {mode:o}) cannot be a file's permissions"),
            )
            .help("write them in octal with a leading zero, from 0000 to 0777, such as 0440");
    }
}
