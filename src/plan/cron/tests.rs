//! The verdicts are those of an API server 1.35.

use super::{check, faults};
use crate::plan::problem::Problems;

#[test]
fn schedules_that_kubernetes_takes() {
    for schedule in [
        "30 2 * * *",
        "  0\t2 *  * 0 ",
        "0 2 * * *\n",
        "*/5 * * * *",
        "5/10 * * * *",
        "1-10/3,30,,59 * * * *",
        "*/99999 * * * *",
        "? ? ? ? ?",
        "*-5 * * * *", // what follows the star is not looked at
        ", * * * *",
        "+5 005 * * *",
        "0 0 31 2 *", // never comes
        "* * * jan-MAR MON,wed",
        "* * * * MON/2",
        "@daily",
        "@annually",
        "@every 1h30m",
        "@every 1.5h",
        "@every .5h",
        "@every -1h",
        "@every 0",
        "@every 1µs",
        "@every 2562047h47m16.854775807s",
        "@every -9223372036854775808ns",
    ] {
        assert_eq!(faults(schedule), [], "{schedule:?}");
        let kept = check("backup.schedule", schedule, &mut Problems::default());
        assert_eq!(kept.as_deref(), Some(schedule));
    }
}

#[test]
fn schedules_that_kubernetes_refuses_with_the_fault() {
    for (schedule, what) in [
        ("", "it is empty"),
        (" \t", "it is empty"),
        ("* * * *", "it has 4 fields"),
        ("*", "it has 1 field"),
        ("* * * * * * *", "it has 7 fields"),
        ("60 * * * *", "the minute `60` goes up to 60, and 59 is the most"),
        ("* 1-24 * * *", "the hour `1-24` goes up to 24, and 23 is the most"),
        ("* * 0 * *", "the day of month `0` begins at 0, and 1 is the least"),
        ("* * L * *", "the day of month `L` holds `L`, which is no number that fits"),
        ("* * * January *", "the month `January` holds `January`"),
        ("* * MON * *", "the day of month `MON` holds `MON`"),
        ("* * * * 7", "Sunday is 0"),
        ("* * * * 0-7", "Sunday is 0"),
        ("* * * * fri-mon", "has a range from 5 down to 1"),
        ("* * * * 5#2", "holds `5#2`"),
        ("*/0 * * * *", "has a step of 0"),
        ("*/-5 * * * *", "holds the negative number -5"),
        ("*/ * * * *", "lacks a number"),
        ("5- * * * *", "lacks a number"),
        ("1-2-3 * * * *", "more than one `-`"),
        ("1-10/3/2 * * * *", "more than one `/`"),
        ("9223372036854775808 * * * *", "no number that fits"),
        ("\"0 2 * * *\"", "the minute `\"0` holds `\"0`"),
        ("TZ=UTC 0 2 * * *", "a time zone cannot stand in it"),
        ("CRON_TZ=UTC", "a time zone cannot stand in it"),
        ("@reboot", "its name is unknown"),
        ("@daily ", "its name is unknown"),
        ("@every", "its name is unknown"),
        ("@every  1h", "` 1h` is no duration"),
        ("@every 1d", "`1d` is no duration"),
        ("@every 5", "`5` is no duration"),
        ("@every .h", "`.h` is no duration"),
        ("@every 9223372036854775808ns", "is no duration"),
    ] {
        let found = faults(schedule);
        assert!(found.iter().any(|fault| fault.what.contains(what)), "{schedule:?}: {found:?}");
    }
}

#[test]
fn a_field_for_seconds_is_explained() {
    let [fault] = faults("0 30 2 * * *").try_into().unwrap();
    assert!(fault.what.contains("six fields"), "{fault:?}");
    assert!(fault.help.contains("drop the first field: `30 2 * * *`"), "{fault:?}");
}

#[test]
fn each_wrong_field_is_a_problem() {
    assert_eq!(faults("60 24 1 1 8").len(), 3);
}
