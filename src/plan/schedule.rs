//! Schedules of CronJobs, as settings.

use crate::diagnostic::Code;
use crate::plan::cron;
use crate::plan::problem::Problems;
use crate::values::schema::setting::Setting;

/// The schedule at `path`, or None where it is missing or none, which is added to `problems`.
pub(super) fn required(path: &str, schedule: &Setting, problems: &mut Problems) -> Option<String> {
    if !schedule.is_set() {
        problems
            .error(Code::MissingValue, path, format!("`{path}` is empty: when should it run?"))
            .help("set it to five fields as in cron, such as `30 2 * * *` for every day at 02:30");
    }
    optional(path, schedule, problems)
}

/// The same for a schedule that may be empty: never.
pub(super) fn optional(path: &str, schedule: &Setting, problems: &mut Problems) -> Option<String> {
    cron::check(path, schedule.get()?, problems)
}
