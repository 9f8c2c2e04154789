//! The time that a database is restored to.

#[cfg(test)]
mod tests;

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

const FORM: &str = "write it as `2026-01-02 03:04:05+00`: date, time and the offset from UTC";

/// A moment, as `pgbackrest restore --type=time` and PostgreSQL read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoreTime {
    /// `YYYY-MM-DD HH:MM:SS[.ffffff]+00`, in UTC.
    pub text: String,
    /// Whole seconds since 1970-01-01 00:00:00 UTC.
    pub epoch_seconds: i64,
}

/// Reads the time given with `flag`: date, `T` or a space, time with seconds and perhaps a fraction down to
/// microseconds (all that PostgreSQL keeps), and an offset from UTC: `Z`, `+02`, `+02:00` or `+0200`.
///
/// Adds to `problems` what is no such time, and a time without an offset, as PostgreSQL and pgBackRest would each read
/// it in a time zone of their own.
pub fn check(flag: &str, text: &str, problems: &mut Problems) -> Option<RestoreTime> {
    match parse(text) {
        Ok(time) => Some(time),
        Err((what, help)) => {
            let shown = text.escape_debug();
            problems.error(Code::InvalidFlag, "", format!("`{flag}` is `{shown}`, {what}")).help(help);
            None
        }
    }
}

/// What is wrong, to follow the text, and the way out.
type Fault = (String, String);

fn parse(text: &str) -> Result<RestoreTime, Fault> {
    let malformed = || ("which is no time".to_owned(), FORM.to_owned());
    let (date, rest) = text.split_at_checked(10).ok_or_else(malformed)?;
    let rest = rest.strip_prefix([' ', 'T']).ok_or_else(malformed)?;
    let (clock, rest) = rest.split_at_checked(8).ok_or_else(malformed)?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2]).ok_or_else(malformed)?;
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2]).ok_or_else(malformed)?;
    let (microsecond, rest) = fraction(rest)?;
    let impossible = || {
        ("a time that never comes".to_owned(), "check the day of the month and the time of day".to_owned())
    };
    let date = calendar(year, month, day).ok_or_else(impossible)?;
    let clock = Time::from_hms(narrow(hour), narrow(minute), narrow(second)).map_err(|_| impossible())?;
    if rest.is_empty() {
        return Err((
            "without an offset from UTC, so that it is a different moment in each time zone".to_owned(),
            format!(
                "for UTC write `{text}+00`, else the offset of your time zone on that day, such as `+02:00`"
            ),
        ));
    }
    let offset = offset(rest.trim_start_matches(' '))
        .ok_or_else(|| (format!("and `{}` is no offset from UTC", rest.escape_debug()), FORM.to_owned()))?;
    let utc = OffsetDateTime::new_in_offset(date, clock, offset).checked_to_offset(UtcOffset::UTC);
    // Year 0 and those before it are not written so in PostgreSQL, and no backup is older than 1970.
    let utc = utc.filter(|utc| utc.unix_timestamp() >= 0 && utc.year() < 10_000).ok_or_else(impossible)?;
    Ok(RestoreTime { text: normal(utc, microsecond), epoch_seconds: utc.unix_timestamp() })
}

fn normal(utc: OffsetDateTime, microsecond: u32) -> String {
    let fraction = if microsecond == 0 { String::new() } else { format!(".{microsecond:06}") };
    let (date, (hour, minute, second)) = (utc.date(), utc.to_hms());
    format!(
        "{:04}-{:02}-{:02} {hour:02}:{minute:02}:{second:02}{fraction}+00",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

fn calendar(year: u16, month: u16, day: u16) -> Option<Date> {
    let month = Month::try_from(narrow(month)).ok()?;
    Date::from_calendar_date(i32::from(year), month, narrow(day)).ok()
}

/// Two digits always fit.
fn narrow(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// Numbers of so many digits, with a separator in between.
fn numbers<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[u16; N]> {
    let mut parts = text.split(separator);
    let read: Vec<u16> = widths.iter().map_while(|width| digits(parts.next()?, *width)).collect();
    if parts.next().is_some() { None } else { read.try_into().ok() }
}

fn digits(text: &str, width: usize) -> Option<u16> {
    let fits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The microseconds of a fraction, and what follows it.
fn fraction(text: &str) -> Result<(u32, &str), Fault> {
    let Some(text) = text.strip_prefix('.') else { return Ok((0, text)) };
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    match (digits.len(), format!("{digits:0<6}").parse()) {
        (1..=6, Ok(microseconds)) => Ok((microseconds, rest)),
        _ => Err((
            "whose fraction of a second has not 1 to 6 digits".to_owned(),
            "PostgreSQL keeps times to the microsecond".to_owned(),
        )),
    }
}

/// `Z`, `±HH`, `±HHMM` or `±HH:MM`, less than 16 hours as in PostgreSQL.
fn offset(text: &str) -> Option<UtcOffset> {
    if matches!(text, "Z" | "z") {
        return Some(UtcOffset::UTC);
    }
    let sign: i8 = if text.starts_with('-') { -1 } else { 1 };
    let unsigned = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = unsigned.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "00" } else { minutes.strip_prefix(':').unwrap_or(minutes) };
    let (hours, minutes) = (i8::try_from(digits(hours, 2)?).ok()?, i8::try_from(digits(minutes, 2)?).ok()?);
    if hours > 15 || minutes > 59 {
        return None;
    }
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}
