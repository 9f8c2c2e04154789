//! Quantities such as `1Gi`, as numbers.
//!
//! Source: `k8s.io/apimachinery/pkg/api/resource`, which reads them in the API server.

#[cfg(test)]
mod tests;

/// The most that the API server counts to; its own count of decimal quantities overflows beyond it.
const MAX: u128 = i64::MAX as u128 * ONE;

/// A whole one, in the units that are counted.
const ONE: u128 = 1_000_000_000;

/// Digits of a fraction that are counted, and their power of ten; what comes after them is rounded up.
const FRACTION_DIGITS: i64 = 18;
const FRACTION: u128 = 1_000_000_000_000_000_000;

/// Suffixes with their exponents of 2 and 10.
const SUFFIXES: [(&str, u32, i64); 16] = [
    ("Ki", 10, 0),
    ("Mi", 20, 0),
    ("Gi", 30, 0),
    ("Ti", 40, 0),
    ("Pi", 50, 0),
    ("Ei", 60, 0),
    ("n", 0, -9),
    ("u", 0, -6),
    ("m", 0, -3),
    ("", 0, 0),
    ("k", 0, 3),
    ("M", 0, 6),
    ("G", 0, 9),
    ("T", 0, 12),
    ("P", 0, 15),
    ("E", 0, 18),
];

/// The bytes that a quantity stands for, rounded up, at most 2^63-1.
///
/// None where it is no quantity, negative, or without a digit (such as `Gi`, which the API server reads as 0).
#[must_use]
pub fn bytes(text: &str) -> Option<u64> {
    let nanos = u128::try_from(nanos(text)?).ok()?;
    u64::try_from(nanos.div_ceil(ONE)).ok()
}

/// What a quantity stands for in units of 10^-9, the smallest that the API server knows, rounded away from zero, and at
/// most 2^63-1 whole ones.
///
/// None where it is no quantity, or without a digit.
#[must_use]
pub fn nanos(text: &str) -> Option<i128> {
    let negative = text.starts_with('-');
    let (whole, rest) = digits(text.strip_prefix(['+', '-']).unwrap_or(text))?;
    let (fraction, suffix) = match rest.strip_prefix('.') {
        Some(rest) => digits(rest)?,
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (binary, decimal) = exponents(suffix)?;
    let value = scaled(&format!("{whole}{fraction}"), i64::try_from(whole.len()).ok()?, binary, decimal);
    let value = i128::try_from(value).ok()?;
    Some(if negative { -value } else { value })
}

/// The exponents of 2 and 10 that a suffix stands for.
fn exponents(suffix: &str) -> Option<(u32, i64)> {
    if let Some((_, binary, decimal)) = SUFFIXES.iter().find(|(name, ..)| *name == suffix) {
        return Some((*binary, *decimal));
    }
    // The API server reads exponents in 32 bits; larger ones are no different from the largest here.
    let exponent = suffix.strip_prefix(['e', 'E'])?.parse::<i64>().ok()?;
    Some((0, exponent.clamp(i64::from(i32::MIN), i64::from(i32::MAX))))
}

/// Digits with the point after the first `point` of them, times 2^`binary` and 10^`decimal`, in units of 10^-9, rounded up.
fn scaled(digits: &str, point: i64, binary: u32, decimal: i64) -> u128 {
    let significant = digits.trim_start_matches('0');
    let Ok(leading) = i64::try_from(digits.len() - significant.len()) else { return MAX };
    if significant.is_empty() {
        return 0;
    }
    let point = point - leading + decimal;
    if point > 19 {
        return MAX;
    }
    // Counted in units of 10^-18: as many of the digits as reach that far, zeros where there are none.
    let kept = usize::try_from(point + FRACTION_DIGITS).unwrap_or(0);
    let (head, tail) = significant.split_at_checked(kept).unwrap_or((significant, ""));
    let zeros = "0".repeat(kept - head.len());
    let counted = format!("0{head}{zeros}").parse::<u128>().unwrap_or(u128::MAX);
    let dropped = u128::from(tail.contains(|digit| digit != '0'));
    counted.saturating_add(dropped).saturating_mul(1 << binary).div_ceil(FRACTION / ONE).min(MAX)
}

/// The digits at the start, and what follows.
fn digits(text: &str) -> Option<(&str, &str)> {
    text.split_at_checked(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()))
}
