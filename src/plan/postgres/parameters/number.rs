//! Numbers with units, read as the server reads them (`parse_int` and `parse_real` of its `guc.c`).

use super::catalogue::Number;

/// Units with their size, the larger first. Those of memory are in bytes, those of time in microseconds.
const MEMORY: [(&str, f64); 5] =
    [("TB", 1_099_511_627_776.0), ("GB", 1_073_741_824.0), ("MB", 1_048_576.0), ("kB", 1024.0), ("B", 1.0)];
const TIME: [(&str, f64); 6] = [
    ("d", 86_400_000_000.0),
    ("h", 3_600_000_000.0),
    ("min", 60_000_000.0),
    ("s", 1_000_000.0),
    ("ms", 1000.0),
    ("us", 1.0),
];
/// The size of a block, which some parameters count in.
const BLOCK: (&str, f64) = ("8kB", 8192.0);

/// Why a text is no number for a parameter.
#[derive(Debug, PartialEq)]
pub enum NotTaken {
    /// It is no number.
    NoNumber,
    /// Its unit is none, or none that the parameter takes.
    Unit(String),
    /// It is out of range.
    Range,
}

/// The number that the server makes of a text for a parameter, in the parameter's unit.
pub fn read(text: &str, number: &Number) -> Result<f64, NotTaken> {
    let text = text.trim_start_matches(is_space);
    let decimal = if number.whole { whole } else { real };
    let (value, rest) = hexadecimal(text).or_else(|| decimal(text)).ok_or(NotTaken::NoNumber)?;
    let unit = rest.trim_matches(is_space);
    let value = if unit.is_empty() { value } else { convert(value, unit, number.unit)? };
    let value = if number.whole { value.round_ties_even() } else { value };
    if (number.min..=number.max).contains(&value) { Ok(value) } else { Err(NotTaken::Range) }
}

/// The units that a parameter takes, to name in a message; empty where it takes none.
pub fn units(number: &Number) -> Vec<&'static str> {
    match family(number.unit) {
        Some((units, _)) => units.iter().rev().map(|(name, _)| *name).collect(),
        None => Vec::new(),
    }
}

/// A value with a unit in the parameter's own unit. A fraction is rounded to the next smaller unit first: 30.1GB is
/// 30822MB.
fn convert(value: f64, unit: &str, own: &str) -> Result<f64, NotTaken> {
    let (units, base) = family(own).ok_or_else(|| NotTaken::Unit(unit.to_owned()))?;
    // Minutes have microseconds as their smallest unit, as seconds and milliseconds have.
    let at =
        units.iter().position(|(name, _)| *name == unit).ok_or_else(|| NotTaken::Unit(unit.to_owned()))?;
    let size = units.get(at).map_or(base, |(_, size)| *size) / base;
    let smaller = units.get(at + 1).map(|(_, size)| size / base);
    Ok(match smaller {
        Some(smaller) => (value * size / smaller).round_ties_even() * smaller,
        None => value * size,
    })
}

/// The units that go with a unit, and its size.
fn family(unit: &str) -> Option<(&'static [(&'static str, f64)], f64)> {
    if unit == BLOCK.0 {
        return Some((&MEMORY, BLOCK.1));
    }
    let families: [&'static [(&'static str, f64)]; 2] = [&MEMORY, &TIME];
    families
        .into_iter()
        .find_map(|units| units.iter().find(|(name, _)| *name == unit).map(|(_, size)| (units, *size)))
}

/// A hexadecimal integer such as 0x10, and what follows.
fn hexadecimal(text: &str) -> Option<(f64, &str)> {
    let (negative, unsigned) = sign(text);
    integer(unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X"))?, 16, negative)
}

/// An integer, octal where it begins with 0, or a number with a fraction or exponent; and what follows.
fn whole(text: &str) -> Option<(f64, &str)> {
    let (negative, unsigned) = sign(text);
    match integer(unsigned, if unsigned.starts_with('0') { 8 } else { 10 }, negative) {
        Some(read) if !read.1.starts_with(['.', 'e', 'E']) => Some(read),
        _ => real(text),
    }
}

fn integer(digits: &str, radix: u32, negative: bool) -> Option<(f64, &str)> {
    let end = digits.find(|digit: char| !digit.is_digit(radix)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at_checked(end)?;
    // Whoever has more than 53 bits is out of every parameter's range anyway.
    #[allow(clippy::cast_precision_loss)]
    let value = i64::from_str_radix(digits, radix).ok()? as f64;
    Some((if negative { -value } else { value }, rest))
}

/// A decimal number, and what follows.
fn real(text: &str) -> Option<(f64, &str)> {
    let (_, unsigned) = sign(text);
    let skip_digits = |text: &'_ str| text.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(text.len());
    let mut end = skip_digits(unsigned);
    if let Some(fraction) = unsigned.get(end..)?.strip_prefix('.') {
        end += 1 + skip_digits(fraction);
    }
    if let Some(exponent) = unsigned.get(end..)?.strip_prefix(['e', 'E']) {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let count = skip_digits(digits);
        if count > 0 {
            end += 1 + exponent.len() - digits.len() + count;
        }
    }
    let (number, rest) = text.split_at_checked(text.len() - unsigned.len() + end)?;
    let value: f64 = number.parse().ok()?;
    let is_nought = !number.split(['e', 'E']).next()?.contains(|digit| matches!(digit, '1'..='9'));
    // What is too large or too small for the server's numbers is no number to it.
    (value.is_finite() && (is_nought || value.abs() >= f64::MIN_POSITIVE)).then_some((value, rest))
}

fn sign(text: &str) -> (bool, &str) {
    (text.starts_with('-'), text.strip_prefix(['+', '-']).unwrap_or(text))
}

/// C's `isspace`.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t'..='\r')
}
