//! Schedules of `CronJob`s.
//!
//! Source: the API server's validation of `spec.schedule`, which is the standard parser of `robfig/cron` 3, and its
//! rule that time zones belong into `spec.timeZone`.

pub(crate) mod duration;
mod field;
pub mod gap;
#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use field::FIELDS;

/// Schedules with a name, besides `@every`.
const DESCRIPTORS: [&str; 7] =
    ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

/// The schedule as it was written, where the API server takes it. Otherwise None, and what is wrong with the setting
/// at `path` is added to `problems`: one problem for each field.
pub fn check(path: &str, schedule: &str, problems: &mut Problems) -> Option<String> {
    let faults = faults(schedule);
    for fault in &faults {
        let problem = problems.error(
            Code::InvalidValue,
            path,
            format!("`{path}` is `{schedule}`, which is no schedule: {}", fault.what),
        );
        problem.help(&fault.help);
    }
    faults.is_empty().then(|| schedule.to_owned())
}

/// What the API server would have against a schedule; None where it takes it.
pub(crate) fn fault_of(schedule: &str) -> Option<String> {
    faults(schedule).into_iter().next().map(|fault| fault.what)
}

/// One thing that is wrong with a schedule.
#[derive(Debug, PartialEq)]
struct Fault {
    what: String,
    help: String,
}

fn fault(what: impl Into<String>, help: impl Into<String>) -> Vec<Fault> {
    vec![Fault { what: what.into(), help: help.into() }]
}

fn faults(schedule: &str) -> Vec<Fault> {
    if schedule.contains("TZ") {
        return fault(
            "a time zone cannot stand in it",
            "remove `TZ=…`; Kubernetes has a setting of its own for time zones",
        );
    }
    if schedule.starts_with('@') {
        return descriptor(schedule);
    }
    let fields: Vec<&str> = schedule.split_whitespace().collect();
    if fields.len() != FIELDS.len() {
        return wrong_number(&fields);
    }
    FIELDS.iter().zip(fields).filter_map(|(field, text)| field.fault(text)).collect()
}

fn descriptor(schedule: &str) -> Vec<Fault> {
    if let Some(duration) = schedule.strip_prefix("@every ") {
        if duration::nanoseconds(duration).is_some() {
            return Vec::new();
        }
        return fault(
            format!("`{duration}` is no duration"),
            "write it as in `@every 1h30m`, with the units h, m and s",
        );
    }
    if DESCRIPTORS.contains(&schedule) {
        return Vec::new();
    }
    fault("its name is unknown", format!("choose from {} and `@every 1h30m`", DESCRIPTORS.join(", ")))
}

fn wrong_number(fields: &[&str]) -> Vec<Fault> {
    const FORM: &str = "minute, hour, day of month, month and day of week";
    match fields {
        [] => fault("it is empty", "write five fields, such as `30 2 * * *` for every day at 02:30"),
        [_, rest @ ..] if rest.len() == FIELDS.len() => fault(
            format!("it has six fields, and Kubernetes takes five: {FORM}"),
            format!("seconds first is another program's form; drop the first field: `{}`", rest.join(" ")),
        ),
        _ => fault(
            format!("it has {} field{}", fields.len(), if fields.len() == 1 { "" } else { "s" }),
            format!("write five: {FORM}, such as `30 2 * * *` for every day at 02:30"),
        ),
    }
}
