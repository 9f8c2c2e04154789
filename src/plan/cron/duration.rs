//! Durations as Go reads them.

/// Nanoseconds of each unit. Micro is written with `u`, the micro sign or the Greek letter.
const UNITS: [(&str, u128); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("µs", 1_000),
    ("μs", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60 * 1_000_000_000),
    ("h", 3600 * 1_000_000_000),
];

/// The nanoseconds of a text that Go's `time.ParseDuration` takes: a sign, then numbers with units, or 0; at most 2^63
/// nanoseconds. None where it is no such text.
pub fn nanoseconds(text: &str) -> Option<i128> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned == "0" {
        return Some(0);
    }
    let is_negative = text.starts_with('-');
    let limit = if is_negative { 1 << 63 } else { (1 << 63) - 1 };
    let (mut rest, mut total) = (unsigned, 0_u128);
    while !rest.is_empty() {
        let (nanoseconds, after) = part(rest)?;
        total = total.saturating_add(nanoseconds);
        rest = after;
    }
    if unsigned.is_empty() || total > limit {
        return None;
    }
    let total = i128::try_from(total).ok()?;
    Some(if is_negative { -total } else { total })
}

/// The first number with its unit in nanoseconds, and what follows.
fn part(text: &str) -> Option<(u128, &str)> {
    let (whole, rest) = digits(text);
    let (fraction, rest) = rest.strip_prefix('.').map_or(("", rest), digits);
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let end = rest.find(|letter: char| letter == '.' || letter.is_ascii_digit()).unwrap_or(rest.len());
    let (unit, rest) = rest.split_at_checked(end)?;
    let (_, nanoseconds) = UNITS.iter().find(|(name, _)| *name == unit)?;
    let whole = if whole.is_empty() { 0 } else { whole.parse::<u128>().ok()? };
    // Digits after the eighteenth are less than a nanosecond in every unit.
    let kept = fraction.get(..fraction.len().min(18))?;
    let divisor = 10_u128.pow(u32::try_from(kept.len()).ok()?);
    let fraction = if kept.is_empty() { 0 } else { kept.parse::<u128>().ok()? * nanoseconds / divisor };
    Some((whole.checked_mul(*nanoseconds)?.checked_add(fraction)?, rest))
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
