//! The part of an assignment before `=`.

use super::Flag;
use super::cursor::{Cursor, Piece, problem};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The largest index of a list (Helm's `MaxIndex`).
const MAX_INDEX: usize = 65_536;
/// How many dots a path may have (Helm's `MaxNestedNameLevel`).
const MAX_DOTS: usize = 30;
/// How many keys and indexes a path may have; Helm does not bound indexes, which nest too.
const MAX_STEPS: usize = 100;

/// Where to set a value.
pub(super) struct Path {
    /// Outermost first; at least one, and the first is a key.
    pub(super) steps: Vec<Step>,
    /// Whether `=` follows. Without it the last step is an index.
    pub(super) has_value: bool,
    /// Whether the argument of `--set`, `--set-string` or `--set-file` ends right behind `=`.
    pub(super) ends: bool,
}

/// One key or index.
pub(super) struct Step {
    /// Which one.
    pub(super) to: To,
    /// Where it stands.
    pub(super) span: Span,
}

/// What a step goes to.
pub(super) enum To {
    /// An entry of a map.
    Key(String),
    /// An item of a list, from 0.
    Index(usize),
}

/// Reads the next path with its `=`; `None` at the end of the argument.
///
/// # Errors
/// What is wrong with the path.
pub(super) fn parse(cursor: &mut Cursor<'_>) -> Result<Option<Path>, Diagnostic> {
    // A literal value may hold commas, and there is only one.
    let stops: &[char] =
        if cursor.flag() == Flag::Literal { &['=', '[', '.'] } else { &['=', '[', '.', ','] };
    let mut path = Path { steps: Vec::new(), has_value: true, ends: false };
    let mut dots = 0;
    loop {
        let key = cursor.until(stops);
        if key.stop.is_none() && key.text.is_empty() && path.steps.is_empty() {
            return Ok(None);
        }
        let unnamed = key.text.is_empty() && (path.steps.is_empty() || key.stop.is_some());
        if !unnamed && matches!(key.stop, None | Some(',')) {
            return Err(no_value(cursor, &key, &path));
        }
        if unnamed {
            return Err(empty_key(cursor, &key));
        }
        path.steps.push(Step { to: To::Key(key.text), span: key.span });
        let mut stop = key.stop;
        while stop == Some('[') {
            path.steps.push(index(cursor)?);
            if path.steps.len() > MAX_STEPS {
                let message = format!("a key can have at most {MAX_STEPS} parts");
                return Err(problem(message, cursor.span_to_end(), "too deep"));
            }
            let after = cursor.until(&['[', '.', '=']);
            if !after.text.is_empty() {
                return Err(problem("only `[`, `.` or `=` may follow `]`", after.span, "unexpected"));
            }
            stop = after.stop;
        }
        match stop {
            Some('=') => {
                path.ends =
                    cursor.remaining().is_empty() && !matches!(cursor.flag(), Flag::Json | Flag::Literal);
                return Ok(Some(path));
            }
            None => return Ok(Some(Path { has_value: false, ..path })),
            _ => dots += 1,
        }
        if dots > MAX_DOTS {
            return Err(problem(
                format!("a key can have at most {MAX_DOTS} dots"),
                cursor.span_to_end(),
                "too deep",
            ));
        }
    }
}

fn index(cursor: &mut Cursor<'_>) -> Result<Step, Diagnostic> {
    let Piece { text, stop, span } = cursor.until(&[']']);
    if stop.is_none() {
        return Err(problem("this index has no closing `]`", span, "starts here"));
    }
    match text.parse::<i64>() {
        Ok(negative) if negative < 0 => Err(problem("an index cannot be negative", span, "count from 0")),
        Ok(number) => match usize::try_from(number) {
            Ok(number) if number <= MAX_INDEX => Ok(Step { to: To::Index(number), span }),
            _ => Err(problem(format!("an index can be at most {MAX_INDEX}"), span, "too large")),
        },
        Err(_) => Err(problem("this index is not a whole number", span, "not an index")
            .help("write `\\[` where the bracket is part of a key")),
    }
}

fn no_value(cursor: &Cursor<'_>, key: &Piece, path: &Path) -> Diagnostic {
    let name = match path.steps.last() {
        Some(_) if key.text.is_empty() => cursor.quote(&path.name(path.steps.len()), "a key"),
        _ => cursor.quote(&key.text, "a key"),
    };
    let found = problem(format!("{name} has no value"), key.span, "`=` is missing after this");
    match cursor.flag() {
        Flag::Set | Flag::String | Flag::File => {
            found.help("a comma starts the next key; write `\\,` where it is part of a value")
        }
        Flag::Json | Flag::Literal => found.help("write `key=value`"),
    }
}

fn empty_key(cursor: &Cursor<'_>, key: &Piece) -> Diagnostic {
    let found = problem("a key is empty", key.span, "a key is missing here");
    match cursor.flag() {
        Flag::Json => found.help("write `key=json`, or one whole object: `{\"key\": …}`"),
        _ => found.help("write `key=value`, with single dots between nested keys"),
    }
}

impl Path {
    /// The first so many steps as a user writes them.
    pub(super) fn name(&self, steps: usize) -> String {
        let mut name = String::new();
        for step in self.steps.iter().take(steps) {
            let (dot, part) = match &step.to {
                To::Index(index) => ("", format!("[{index}]")),
                To::Key(key) if name.is_empty() => ("", key.clone()),
                To::Key(key) => (".", key.clone()),
            };
            name.push_str(dot);
            name.push_str(&part);
        }
        name
    }
}
