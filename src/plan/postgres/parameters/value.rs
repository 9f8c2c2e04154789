//! Values: whether the server takes them, and how they stand in its file.

use super::catalogue::{Kind, Number, Parameter};
use super::hooks;
use super::number::{self, NotTaken};
use super::{Fault, ParameterValue};

/// Words for true and false, of which the server also takes the beginning as long as it is clear.
const SWITCHES: [&str; 6] = ["true", "false", "yes", "no", "on", "off"];

/// A value as text between quotes.
#[must_use]
pub fn text(value: &ParameterValue) -> String {
    match value {
        ParameterValue::Bool(true) => "on".to_owned(),
        ParameterValue::Bool(false) => "off".to_owned(),
        ParameterValue::Integer(number) => number.to_string(),
        ParameterValue::Real(number) => number.to_string(),
        ParameterValue::Text(text) => text.clone(),
    }
}

/// Whether PostgreSQL takes the text of a switch for off.
#[must_use]
pub fn is_off(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let begins = |word: &str| word.starts_with(text.as_str());
    is_switch(&text) && (text == "0" || ["false", "no", "off"].into_iter().any(begins))
}

/// The text of a value that a parameter takes.
pub fn checked(parameter: &Parameter, value: &ParameterValue) -> Result<String, Fault> {
    let text = text(value);
    let shown = text.escape_debug();
    match &parameter.kind {
        Kind::Bool if is_switch(&text) => Ok(text),
        Kind::Bool => {
            Err(Fault::invalid(format!("is `{shown}`, and is either on or off"), "use `on` or `off`"))
        }
        Kind::Number(number) => match number::read(&text, number) {
            Ok(value) => match hooks::refusal(parameter.name, value) {
                None => Ok(text),
                Some(rule) => {
                    Err(Fault::invalid(format!("is `{shown}`, and {rule}"), "take the next number that fits"))
                }
            },
            Err(why) => Err(no_number(&text, number, &why)),
        },
        Kind::Text if matches!(value, ParameterValue::Bool(_)) => Err(Fault::invalid(
            "is true or false without quotes, and PostgreSQL wants text",
            "put the text into quotes",
        )),
        Kind::Text => Ok(text),
        Kind::Word { shown: words, hidden } => {
            let is_one = words.iter().chain(hidden).any(|word| word.eq_ignore_ascii_case(&text));
            let help = || format!("choose from {}", words.join(", "));
            is_one
                .then_some(text.clone())
                .ok_or_else(|| Fault::invalid(format!("is `{shown}`, which is none of its words"), help()))
        }
        Kind::Fixed => Err(Fault::invalid(
            "cannot be set in a file",
            "remove it: it belongs to one transaction, or was decided when the server was built or its data made",
        )),
    }
}

/// A text in quotes for `postgresql.conf`. Backslashes start escapes there, and a line ends the value.
pub fn quoted(text: &str) -> Result<String, Fault> {
    if text.contains(['\0', '\n', '\r']) {
        return Err(Fault::invalid(
            "holds a line break or a NUL character, which postgresql.conf cannot",
            "write it on one line",
        ));
    }
    Ok(format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")))
}

fn is_switch(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let begins = |word: &str| !text.is_empty() && text != "o" && word.starts_with(text.as_str());
    matches!(text.as_str(), "1" | "0") || SWITCHES.iter().any(|word| begins(word))
}

fn no_number(text: &str, number: &Number, why: &NotTaken) -> Fault {
    let shown = text.escape_debug();
    let (kind, unit) = (if number.whole { "a whole number" } else { "a number" }, number.unit);
    let range = match number.max {
        max if max > 1e300 => format!("at least {}{unit}", number.min),
        max => format!("from {}{unit} to {max}{unit}", number.min),
    };
    let units = number::units(number);
    match why {
        NotTaken::NoNumber => {
            Fault::invalid(format!("is `{shown}`, which is no number"), format!("give {kind} {range}"))
        }
        NotTaken::Range => {
            Fault::invalid(format!("is `{shown}`, which is out of its range"), format!("give {kind} {range}"))
        }
        NotTaken::Unit(_) if units.is_empty() => {
            Fault::invalid(format!("is `{shown}`, and takes no unit"), format!("give {kind} {range}"))
        }
        NotTaken::Unit(wrong) => Fault::invalid(
            format!("is `{shown}`, and `{}` is no unit of PostgreSQL for it", wrong.escape_debug()),
            format!("use {}, in this spelling, or a number alone for {unit}", units.join(", ")),
        ),
    }
}
