//! Map keys: JSON knows only strings, so sigs.k8s.io/yaml turns other scalars into strings.

use super::number::Number;
use super::scalar::Scalar;
use crate::values::node::Value;

/// The string that a key becomes: `yes` is `true`, `0777` is `511`, `1.10` is `1.1`.
///
/// # Errors
/// What is wrong: null and numbers beyond 64 bits with sign cannot be keys.
pub(super) fn text(key: Scalar) -> Result<String, &'static str> {
    match key {
        Scalar::String(string) => Ok(string),
        Scalar::Bool(bool) => Ok(bool.to_string()),
        Scalar::Number(Number::Int(int)) if int <= i128::from(i64::MAX) => Ok(int.to_string()),
        Scalar::Number(Number::Int(_)) => Err("this number is too large for a key"),
        Scalar::Number(Number::Float(float)) => Ok(float_text(float)),
        Scalar::Null => Err("null cannot be a key"),
    }
}

/// The string that the value of an alias becomes where the alias is a key.
///
/// # Errors
/// What is wrong: null, a list or a map cannot be a key.
pub(super) fn of_value(value: Value) -> Result<String, &'static str> {
    match value {
        Value::String(string) => Ok(string),
        Value::Bool(bool) => Ok(bool.to_string()),
        Value::Int(int) => Ok(int.to_string()),
        Value::Float(float) => Ok(float_text(float)),
        Value::Null => Err("null cannot be a key"),
        Value::List(_) | Value::Map(_) => Err(COLLECTION),
    }
}

/// Why a list or a map as a key is refused.
pub(super) const COLLECTION: &str = "a list or a map cannot be a key";

/// Go's `FormatFloat(key, 'g', -1, 32)`: single precision, with an exponent below 1e-4 and from 1e6 on.
fn float_text(float: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // single precision is the rule
    let float = float as f32;
    if float.is_nan() {
        return ".nan".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { ".inf" } else { "-.inf" }.to_owned();
    }
    let scientific = format!("{float:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return float.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}
