//! What PostgreSQL 13 to 18 know of their parameters.
//!
//! Source: `guc_tables.c` (`guc.c` up to 15) of each major version, as built for Linux with all libraries; for 15 the
//! view `pg_settings`. Parameters that were made for developers of PostgreSQL only and need another build are left out.

use std::ops::RangeInclusive;

/// The majors that the catalogue knows.
pub const OLDEST: u16 = 13;
/// See [`OLDEST`].
pub const NEWEST: u16 = 18;

const CATALOGUE: &str = include_str!("catalogue.tsv");

/// One parameter in the majors in which the same is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name as PostgreSQL spells it.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// The majors that this is about.
    pub majors: RangeInclusive<u16>,
}

/// Kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A switch.
    Bool,
    /// A number; an integer or any.
    Number(Number),
    /// Text of any kind.
    Text,
    /// One word of some.
    Word {
        /// The words that PostgreSQL names.
        shown: Vec<&'static str>,
        /// Further words that it takes.
        hidden: Vec<&'static str>,
    },
    /// Nothing that a file can set: how the server was built, how its data was made, or of one transaction.
    Fixed,
}

/// Which numbers a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Whether fractions are rounded.
    pub whole: bool,
    /// The least, in `unit`.
    pub min: f64,
    /// The most, in `unit`.
    pub max: f64,
    /// The unit of numbers without one, such as `8kB`; empty where there is none.
    pub unit: &'static str,
}

/// All parameters, in the order of their names; several in a row where they changed from one major to another.
pub fn all() -> impl Iterator<Item = Parameter> {
    lines().filter_map(parse)
}

/// What is known of a name, whatever its case, as PostgreSQL compares names.
pub fn named(name: &str) -> impl Iterator<Item = Parameter> {
    let is_it =
        move |line: &&str| line.split('\t').next().is_some_and(|other| other.eq_ignore_ascii_case(name));
    lines().filter(is_it).filter_map(parse)
}

pub(super) fn lines() -> impl Iterator<Item = &'static str> {
    CATALOGUE.lines().filter(|line| !line.starts_with('#'))
}

pub(super) fn parse(line: &'static str) -> Option<Parameter> {
    let mut fields = line.split('\t');
    let [name, kind, min, max, unit, words, first, last] =
        std::array::from_fn(|_| fields.next().unwrap_or(""));
    let number =
        |whole| Some(Kind::Number(Number { whole, min: min.parse().ok()?, max: max.parse().ok()?, unit }));
    let split = |words: &'static str| words.split(',').filter(|word| !word.is_empty()).collect();
    let kind = match kind {
        "bool" => Kind::Bool,
        "integer" => number(true)?,
        "real" => number(false)?,
        "string" => Kind::Text,
        "enum" => {
            let (shown, hidden) = words.split_once('|').unwrap_or((words, ""));
            Kind::Word { shown: split(shown), hidden: split(hidden) }
        }
        "fixed" => Kind::Fixed,
        _ => return None,
    };
    let major = |text: &str, default| if text.is_empty() { Some(default) } else { text.parse().ok() };
    Some(Parameter { name, kind, majors: major(first, OLDEST)?..=major(last, NEWEST)? })
}
