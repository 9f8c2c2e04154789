//! Parameters of the PostgreSQL server, checked as the server would, before it gets them.
//!
//! Strings are taken as they are: what they mean (a time zone, a library, a list of names) only the server knows.

mod catalogue;
mod hooks;
mod managed;
mod number;
pub mod operator;
#[cfg(test)]
mod tests;
mod value;
pub use value::{is_off, text};

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::parameter_value::ParameterValue;
use catalogue::{Kind, NEWEST, OLDEST, Parameter};

/// Who writes `postgresql.conf`: that decides which parameters are the user's, and how a value is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// This program. Values are in quotes.
    Program,
    /// The CloudNativePG operator, which puts values into quotes itself.
    Operator,
}

impl Writer {
    /// What to do instead of setting a parameter; None where users set it.
    fn instead(self, name: &str) -> Option<&'static str> {
        match self {
            Self::Program => managed::instead(name),
            Self::Operator => operator::instead(name),
        }
    }

    fn handed_over(self, text: String) -> Result<String, Fault> {
        let quoted = value::quoted(&text)?;
        Ok(match self {
            Self::Program => quoted,
            Self::Operator => text,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Program => "this program",
            Self::Operator => "CloudNativePG",
        }
    }
}

/// How alike a name must be to be suggested, from 0 to 1.
const ALIKE: f64 = 0.8;

/// A parameter among those of a user, as it is spelled there: PostgreSQL's names ignore case.
#[must_use]
pub fn given<'a>(
    parameters: &'a BTreeMap<String, ParameterValue>,
    name: &str,
) -> Option<(&'a str, &'a ParameterValue)> {
    let found = parameters.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(name, value)| (name.as_str(), value))
}

/// The number that PostgreSQL makes of a value, in the parameter's own unit; None where it is none to it.
#[must_use]
pub fn number(name: &str, value: &ParameterValue) -> Option<f64> {
    catalogue::named(name).find_map(|parameter| match &parameter.kind {
        Kind::Number(number) => number::read(&text(value), number).ok(),
        _ => None,
    })
}

/// One parameter of a PostgreSQL of the `major` version: its name as PostgreSQL spells it, and the value as its writer
/// wants it. Where the server would not take it, or the parameter is not the
/// user's to set, that is added to `problems` at `<path_prefix>.<name>`, and None comes back.
pub fn check(
    path_prefix: &str,
    name: &str,
    value: &ParameterValue,
    major: u16,
    writer: Writer,
    problems: &mut Problems,
) -> Option<(String, String)> {
    let setting = format!("{path_prefix}.{}", name.escape_debug());
    match checked(name, value, major, writer) {
        Ok(checked) => Some(checked),
        Err(fault) => {
            // A path ends at the dot of an extension's parameter.
            let path = if name.contains('.') { path_prefix } else { setting.as_str() };
            problems.error(fault.code, path, format!("`{setting}` {}", fault.what)).help(fault.help);
            None
        }
    }
}

/// Why a parameter is refused: words that follow its path, and the way out.
#[derive(Debug, PartialEq)]
struct Fault {
    code: Code,
    what: String,
    help: String,
}

impl Fault {
    fn invalid(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: Code::InvalidValue, what: what.into(), help: help.into() }
    }
}

fn checked(
    name: &str,
    value: &ParameterValue,
    major: u16,
    writer: Writer,
) -> Result<(String, String), Fault> {
    if name.contains('.') {
        return extension(name, value, writer);
    }
    let all: Vec<Parameter> = catalogue::named(name).collect();
    let Some(known) = all.first() else { return Err(unknown(name, major, writer)) };
    if let Some(instead) = writer.instead(known.name) {
        return Err(Fault {
            code: Code::Conflict,
            what: format!("is set by {}", writer.name()),
            help: format!("remove it: {instead}"),
        });
    }
    let Some(parameter) = all.iter().find(|parameter| parameter.majors.contains(&major)) else {
        return Err(other_major(&all, major));
    };
    if known.name == "wal_level" && value::text(value).eq_ignore_ascii_case("minimal") {
        return Err(Fault::invalid(
            "is `minimal`, with which no backup of the files can be made",
            "use `replica` or `logical`",
        ));
    }
    Ok((parameter.name.to_owned(), writer.handed_over(value::checked(parameter, value)?)?))
}

/// A parameter of an extension, which only the extension knows. Its name is what the lexer of the file takes.
fn extension(name: &str, value: &ParameterValue, writer: Writer) -> Result<(String, String), Fault> {
    let is_part = |part: &str| {
        let letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_' || !letter.is_ascii();
        part.starts_with(letter) && part.chars().all(|other| letter(other) || other.is_ascii_digit())
    };
    match name.split_once('.') {
        Some((extension, own)) if is_part(extension) && is_part(own) && !name.contains(char::is_control) => {
            Ok((name.to_owned(), writer.handed_over(value::text(value))?))
        }
        _ => Err(Fault::invalid(
            "is no name of a parameter",
            "write `extension.parameter`, such as `pg_stat_statements.max`",
        )),
    }
}

fn unknown(name: &str, major: u16, writer: Writer) -> Fault {
    let likeness =
        |other: &str| strsim::jaro_winkler(&name.to_ascii_lowercase(), &other.to_ascii_lowercase());
    let is_the_users = |parameter: &Parameter| {
        parameter.majors.contains(&major)
            && parameter.kind != Kind::Fixed
            && writer.instead(parameter.name).is_none()
    };
    let alike = catalogue::all()
        .filter(is_the_users)
        .map(|parameter| (likeness(parameter.name), parameter.name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    Fault {
        code: Code::UnknownKey,
        what: "is no parameter of PostgreSQL".to_owned(),
        help: match alike {
            Some((_, alike)) => format!("did you mean `{alike}`?"),
            None => "see `SHOW ALL` for the names; those of extensions have a dot in them".to_owned(),
        },
    }
}

fn other_major(all: &[Parameter], major: u16) -> Fault {
    let first = all.iter().map(|parameter| *parameter.majors.start()).min().unwrap_or(OLDEST);
    let last = all.iter().map(|parameter| *parameter.majors.end()).max().unwrap_or(NEWEST);
    let what = if major < first {
        format!("came with PostgreSQL {first}, and the image is PostgreSQL {major}")
    } else {
        format!("is in PostgreSQL up to {last} only, and the image is PostgreSQL {major}")
    };
    Fault { code: Code::UnknownKey, what, help: "remove it, or use an image of such a version".to_owned() }
}
