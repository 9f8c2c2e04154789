//! One field of a schedule.

use super::Fault;

/// The numbers that a field stands for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbers {
    /// One bit each.
    bits: u64,
    /// Whether a star, or a question mark, is among its parts.
    pub has_star: bool,
}

impl Numbers {
    /// Whether a number is among them.
    pub fn has(self, number: u8) -> bool {
        1_u64.checked_shl(number.into()).is_some_and(|bit| self.bits & bit != 0)
    }

    /// All of them, the least first.
    pub fn all(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |number| self.has(*number))
    }
}

/// One part of a field: each so many numbers from the first to the last.
struct Part {
    first: i64,
    last: i64,
    step: i64,
    is_star: bool,
}

/// What a field counts, and what may stand in it.
pub struct Field {
    name: &'static str,
    min: i64,
    max: i64,
    /// Names for numbers; the first is that of `min`.
    names: &'static [&'static str],
}

/// The fields in their order.
pub const FIELDS: [Field; 5] = [
    Field { name: "minute", min: 0, max: 59, names: &[] },
    Field { name: "hour", min: 0, max: 23, names: &[] },
    Field { name: "day of month", min: 1, max: 31, names: &[] },
    Field {
        name: "month",
        min: 1,
        max: 12,
        names: &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    },
    Field { name: "day of week", min: 0, max: 6, names: &["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

impl Field {
    /// What is wrong with the field's text: parts with commas in between, empty ones not counting.
    pub fn fault(&self, text: &str) -> Option<Fault> {
        let what = text.split(',').filter(|part| !part.is_empty()).find_map(|part| self.part(part).err())?;
        let help = match self.names {
            [first, .., last] => {
                format!(
                    "the {} is a number from {} to {}, or {first} to {last}",
                    self.name, self.min, self.max
                )
            }
            _ => format!("the {} is a number from {} to {}", self.name, self.min, self.max),
        };
        let help = format!("{help}; also possible are `*`, ranges `a-b`, steps `/n`, and commas in between");
        Some(Fault { what: format!("the {} `{text}` {what}", self.name), help })
    }

    /// The numbers of a text without faults.
    pub fn numbers(&self, text: &str) -> Numbers {
        let parts = text.split(',').filter_map(|part| self.part(part).ok());
        parts.fold(Numbers::default(), |numbers, part| {
            let step = usize::try_from(part.step).unwrap_or(usize::MAX);
            // None of them is above 59.
            let bits = (part.first..=part.last).step_by(step).fold(0, |bits, number| bits | 1 << number);
            Numbers { bits: numbers.bits | bits, has_star: numbers.has_star || part.is_star }
        })
    }

    /// `*`, `?`, `a`, `a-b`, each with or without `/step`; Err tells what is wrong, to follow the field's text.
    fn part(&self, part: &str) -> Result<Part, String> {
        let (range, step) = part.split_once('/').map_or((part, None), |(range, step)| (range, Some(step)));
        let (first, last) = range.split_once('-').map_or((range, None), |(first, last)| (first, Some(last)));
        let each = match step {
            None => 1,
            Some(step) if step.contains('/') => return Err("has more than one `/` in a part".to_owned()),
            Some(step) => number(step)?,
        };
        if each == 0 {
            return Err("has a step of 0".to_owned());
        }
        if matches!(first, "*" | "?") {
            // What follows a star up to the step is not looked at.
            return Ok(Part { first: self.min, last: self.max, step: each, is_star: true });
        }
        let start = self.value(first)?;
        let end = match last {
            Some(last) if last.contains('-') => return Err("has more than one `-` in a part".to_owned()),
            Some(last) => self.value(last)?,
            None if step.is_some() => self.max,
            None => start,
        };
        match () {
            () if start < self.min => Err(format!("begins at {start}, and {} is the least", self.min)),
            () if end > self.max && self.max == 6 && end == 7 => Err("goes up to 7; Sunday is 0".to_owned()),
            () if end > self.max => Err(format!("goes up to {end}, and {} is the most", self.max)),
            () if start > end => Err(format!("has a range from {start} down to {end}")),
            () => Ok(Part { first: start, last: end, step: each, is_star: false }),
        }
    }

    fn value(&self, text: &str) -> Result<i64, String> {
        let named = self.names.iter().zip(self.min..).find(|(name, _)| name.eq_ignore_ascii_case(text));
        named.map_or_else(|| number(text), |(_, value)| Ok(value))
    }
}

/// A number that is not negative. The least and most that the parser reads are those of 64 bits.
fn number(text: &str) -> Result<i64, String> {
    match text.parse::<i64>() {
        Ok(number) if number >= 0 => Ok(number),
        Ok(_) => Err(format!("holds the negative number {text}")),
        Err(_) if text.is_empty() => Err("lacks a number".to_owned()),
        Err(_) => Err(format!("holds `{text}`, which is no number that fits")),
    }
}
