//! CloudNativePG's `ScheduledBackup`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::name;
use crate::plan::cron;
use crate::plan::kubernetes_names::label_problem;
use crate::render::custom::cloudnative_pg::ScheduledBackup;

/// Checks a ScheduledBackup.
pub(in crate::check) fn check(object: &ScheduledBackup, findings: &mut Findings) {
    let at = Field::root("metadata");
    // Its backups are labelled with its name.
    let own = object.metadata.name.as_deref().unwrap_or_default();
    name::check("ScheduledBackup", own, label_problem, CODE, &at.name("name"), findings);
    let at = Field::root("spec");
    let schedule = object.spec.schedule.as_str();
    let why = match schedule.split_once(' ') {
        Some((seconds, rest)) if seconds.parse::<u8>().is_ok_and(|second| second < 60) => {
            cron::fault_of(rest)
        }
        _ => Some("its first field is the second, from 0 to 59".to_owned()),
    };
    if let Some(why) = why {
        findings
            .add(CODE, &at.name("schedule"), format!("`{schedule}` is no schedule for CloudNativePG: {why}"))
            .help("write six fields, seconds first, such as `0 0 2 * * *` for every day at 02:00");
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing::fields;
    use crate::render::custom::cloudnative_pg::Named;
    use crate::render::custom::cloudnative_pg::scheduled_backup::ScheduledBackupSpec;

    #[test]
    fn schedules_have_six_fields() {
        let of_schedule = |schedule: &str| {
            let named = || Named { name: "a".into() };
            let spec = ScheduledBackupSpec {
                schedule: schedule.into(),
                immediate: true,
                backup_owner_reference: "self",
                cluster: named(),
                method: "plugin",
                plugin_configuration: named(),
            };
            let metadata = ObjectMeta { name: Some("a".into()), ..Default::default() };
            fields(|findings| check(&ScheduledBackup::new(metadata, spec), findings))
        };
        for good in ["0 0 2 * * *", "30 */5 1-3 * JAN ?"] {
            assert!(of_schedule(good).is_empty(), "{good}");
        }
        for bad in ["0 2 * * *", "60 0 2 * * *", "* 0 2 * * *", "@daily", "", "0 0 24 * * *", "0 0 2 * * * *"]
        {
            assert_eq!(of_schedule(bad), ["spec.schedule"], "{bad}");
        }
    }
}
