//! What the flags of `restore` ask for.

use crate::cli::RestoreArgs;
use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::restore::{Point, Request};
use crate::plan::restore_time;

/// Reads the flags, or adds what is wrong to `problems` and returns None.
pub fn read(args: &RestoreArgs, problems: &mut Problems) -> Option<Request> {
    if let Some(name) = &args.dump {
        return dump(name, problems);
    }
    let point = match &args.to {
        Some(time) => restore_time::check("--to", time, problems)
            .map(|time| Point::Time { text: time.text, epoch: time.epoch_seconds }),
        None if args.immediate => Some(Point::Immediate),
        None => Some(Point::Latest),
    };
    let backup = args.backup.as_deref().filter(|label| is_label(label, problems));
    Some(Request::Physical { point: point?, backup: backup.map(str::to_owned), timeline: args.timeline })
}

/// Source: `dump.sh`, which names dumps by the time of their beginning.
fn dump(name: &str, problems: &mut Problems) -> Option<Request> {
    let is_name = name == "latest" || matches(name, "dddddddd*dddddd*", &["T", "Z"]);
    if !is_name {
        problems
            .error(
                Code::InvalidFlag,
                "",
                format!("`--dump` is `{}`, which is no name of a dump", name.escape_debug()),
            )
            .help("write `latest`, or a name such as `20260102T023000Z`");
        return None;
    }
    Some(Request::Dump { name: name.to_owned() })
}

/// Source: pgBackRest's labels: a full backup, or one that depends on it, `…F_…D` or `…F_…I`; and barman's, which are
/// times.
fn is_label(label: &str, problems: &mut Problems) -> bool {
    let (full, dependent) = match label.split_once('_') {
        Some((full, dependent)) => (full, Some(dependent)),
        None => (label, None),
    };
    let of_barman = matches(label, "dddddddd*dddddd", &["T"]);
    let of_pgbackrest = matches(full, "dddddddd*dddddd*", &["-", "F"])
        && dependent.is_none_or(|dependent| {
            matches(dependent, "dddddddd*dddddd*", &["-", "D"])
                || matches(dependent, "dddddddd*dddddd*", &["-", "I"])
        });
    let is_label = of_barman || of_pgbackrest;
    if !is_label {
        problems
            .error(Code::InvalidFlag, "", format!("`--backup` is `{}`, which is no label of a backup", label.escape_debug()))
            .help("take one from `pgbackrest info`, such as `20260102-020000F` or `20260102-020000F_20260103-020000I`");
    }
    is_label
}

/// Whether a text has a digit for each `d` of the form, and the marks in their order for each `*`.
fn matches(text: &str, form: &str, marks: &[&str]) -> bool {
    let mut marks = marks.iter();
    text.len() == form.len()
        && text.char_indices().zip(form.chars()).all(|((at, letter), wanted)| match wanted {
            'd' => letter.is_ascii_digit(),
            _ => marks.next().is_some_and(|mark| text[at..].starts_with(mark)),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_of_backups() {
        for (label, is_one) in [
            ("20260102-020000F", true),
            ("20260102-020000F_20260103-020000I", true),
            ("20260102-020000F_20260103-020000D", true),
            ("20260102T020000", true),
            ("20260102-020000I", false),
            ("20260102-020000F_20260103-020000F", false),
            ("20260102-020000F_", false),
            ("20260102_020000F", false),
            ("20260102-020000\u{fc}", false),
            ("latest", false),
            ("", false),
        ] {
            assert_eq!(is_label(label, &mut Problems::default()), is_one, "{label}");
        }
    }

    #[test]
    fn dumps_are_named_by_their_time() {
        for (name, is_one) in [
            ("latest", true),
            ("20260102T023000Z", true),
            ("20260102T023000", false),
            ("../latest", false),
            ("", false),
        ] {
            assert_eq!(dump(name, &mut Problems::default()).is_some(), is_one, "{name}");
        }
    }
}
