//! What a scalar means, as go-yaml v2 resolves it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use granit_parser::{ScalarStyle, Tag};

use super::number::{self, Number};
use crate::values::node::{self, Value};

/// A resolved scalar, before numbers become floats and keys become strings.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scalar {
    /// `null`, `~` or nothing.
    Null,
    /// `true`, `yes`, `on`, `y` and their opposites.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Anything else.
    String(String),
}

/// Resolves a scalar by its tag, or by its text where it is plain and has no tag.
///
/// # Errors
/// What is wrong with it, in a sentence that does not quote the scalar: it may be a secret.
pub(super) fn resolve(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Scalar, String> {
    let string = || Scalar::String(text.to_owned());
    let Some(tag) = tag else {
        return Ok(if style == ScalarStyle::Plain { plain(text) } else { string() });
    };
    match (tag.suffix_in_namespace("tag:yaml.org,2002:").as_deref(), plain(text)) {
        (Some("null"), scalar @ Scalar::Null)
        | (Some("bool"), scalar @ Scalar::Bool(_))
        | (Some("int"), scalar @ Scalar::Number(Number::Int(_)))
        | (Some("float"), scalar @ Scalar::Number(_)) => Ok(scalar),
        (Some(kind @ ("null" | "bool" | "int" | "float")), _) => {
            Err(format!("this value is not what its tag `!!{kind}` says"))
        }
        (Some("binary"), _) => binary(text).map(Scalar::String),
        // `!!str`, or a tag that go-yaml does not know.
        (_, _) => Ok(string()),
    }
}

fn plain(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Scalar::Bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Scalar::Bool(false)
        }
        _ => number::parse(text).map_or_else(|| Scalar::String(text.to_owned()), Scalar::Number),
    }
}

/// Helm would keep bytes that are no text as replacement characters; that loses data, so it is an error.
fn binary(text: &str) -> Result<String, String> {
    let joined: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
    let bytes =
        STANDARD.decode(joined).map_err(|_| "this `!!binary` value is not standard base64".to_owned())?;
    String::from_utf8(bytes).map_err(|_| "this `!!binary` value does not hold UTF-8 text".to_owned())
}

impl Scalar {
    /// The value that Helm has after its way through JSON, where every number is a 64-bit float.
    ///
    /// # Errors
    /// What is wrong: infinity and NaN have no JSON form.
    pub(super) fn into_value(self) -> Result<Value, String> {
        match self {
            Self::Null => Ok(Value::Null),
            Self::Bool(bool) => Ok(Value::Bool(bool)),
            Self::String(string) => Ok(Value::String(string)),
            #[allow(clippy::cast_precision_loss)] // as Helm loses it
            Self::Number(Number::Int(int)) => Ok(node::number(int as f64)),
            Self::Number(Number::Float(float)) if float.is_finite() => Ok(node::number(float)),
            Self::Number(Number::Float(_)) => Err("infinity and NaN cannot be values".to_owned()),
        }
    }
}
