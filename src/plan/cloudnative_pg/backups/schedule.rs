//! The schedule of backups.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::schedule;
use crate::values::schema::setting::Setting;

const PATH: &str = "pgbackrest.backup.fullSchedule";

/// The operator wants six fields, seconds first, and warns of names.
const NAMED: [(&str, &str); 7] = [
    ("@yearly", "0 0 0 1 1 *"),
    ("@annually", "0 0 0 1 1 *"),
    ("@monthly", "0 0 0 1 * *"),
    ("@weekly", "0 0 0 * * 0"),
    ("@daily", "0 0 0 * * *"),
    ("@midnight", "0 0 0 * * *"),
    ("@hourly", "0 0 * * * *"),
];

/// The schedule in the operator's form, or None where it is missing or none, which is added to `problems`.
pub(super) fn plan(schedule: &Setting, problems: &mut Problems) -> Option<String> {
    let five = schedule::required(PATH, schedule, problems)?;
    if let Some((_, fields)) = NAMED.iter().find(|(name, _)| *name == five) {
        return Some((*fields).to_owned());
    }
    if five.starts_with('@') {
        problems
            .error(
                Code::InvalidValue,
                PATH,
                format!(
                    "`{PATH}` is `{five}`, and CloudNativePG keeps no interval from one backup to the next"
                ),
            )
            .help("write five fields as in cron, such as `0 2 * * *` for every day at 02:00");
        return None;
    }
    let fields: Vec<&str> = five.split_whitespace().collect();
    Some(format!("0 {}", fields.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_get_a_field_for_seconds() {
        for (five, six) in [
            ("0 2 * * 0", Some("0 0 2 * * 0")),
            (" */5  1-3 * JAN ? ", Some("0 */5 1-3 * JAN ?")),
            ("@daily", Some("0 0 0 * * *")),
            ("@every 6h", None),
            ("0 0 2 * * 0", None),
            ("", None),
        ] {
            let mut problems = Problems::default();
            let planned = plan(&Setting::new(five), &mut problems);
            assert_eq!((planned.as_deref(), problems.refuse()), (six, six.is_none()), "{five:?}");
        }
    }
}
