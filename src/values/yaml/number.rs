//! Which plain scalars are numbers in go-yaml v2 (`resolve.go`, with Go's `strconv`).

/// A number as go-yaml v2 reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    /// A whole number; wide enough for Go's int64 and uint64.
    Int(i128),
    /// Anything else, infinities and NaN included.
    Float(f64),
}

/// The number that a plain scalar stands for, if it does.
pub(super) fn parse(text: &str) -> Option<Number> {
    match text {
        ".nan" | ".NaN" | ".NAN" => return Some(Number::Float(f64::NAN)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Some(Number::Float(f64::INFINITY)),
        "-.inf" | "-.Inf" | "-.INF" => return Some(Number::Float(f64::NEG_INFINITY)),
        _ => {}
    }
    match text.bytes().next()? {
        // Here Go's float parser itself allows underscores, but only between digits.
        b'.' => underscores_between_digits(text).then(|| float(&text.replace('_', ""))).flatten(),
        b'+' | b'-' | b'0'..=b'9' => {
            let plain = text.replace('_', "");
            int(&plain).map(Number::Int).or_else(|| float(&plain))
        }
        _ => None,
    }
}

/// Go's `ParseInt` and `ParseUint` with base 0: `0x`, `0o`, `0b`, and a leading `0` for octal.
fn int(text: &str) -> Option<i128> {
    let (negative, signed, digits) = match text.as_bytes().first()? {
        b'-' => (true, true, text.get(1..)?),
        b'+' => (false, true, text.get(1..)?),
        _ => (false, false, text),
    };
    let (radix, digits) = match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") if digits.len() > 2 => (16, digits.get(2..)?),
        Some("0o") if digits.len() > 2 => (8, digits.get(2..)?),
        Some("0b") if digits.len() > 2 => (2, digits.get(2..)?),
        Some(octal) if octal.starts_with('0') => (8, digits.get(1..)?),
        _ => (10, digits),
    };
    // from_str_radix would take a second sign.
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let value = i128::from_str_radix(digits, radix).ok()?;
    let value = if negative { -value } else { value };
    // Without a sign Go tries the unsigned range too.
    let largest = if signed { i128::from(i64::MAX) } else { i128::from(u64::MAX) };
    (i128::from(i64::MIN)..=largest).contains(&value).then_some(value)
}

/// A decimal float. One that overflows is no number at all: `1e999` is a string.
fn float(text: &str) -> Option<Number> {
    let decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let value: f64 = text.bytes().all(decimal).then(|| text.parse().ok()).flatten()?;
    value.is_finite().then_some(Number::Float(value))
}

fn underscores_between_digits(text: &str) -> bool {
    let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    text.split('_')
        .zip(text.split('_').skip(1))
        .all(|(before, after)| digit(before.bytes().last()) && digit(after.bytes().next()))
}
