//! How far apart the runs of a schedule are.

use std::iter::successors;

use time::{Date, Month};

use super::field::{FIELDS, Numbers};

/// Years that are looked at. February 29 is three times among them.
const YEARS: std::ops::RangeInclusive<i32> = 2024..=2032;

const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// The most minutes from one run to the next, for five fields without faults; None where years go by without a run.
///
/// Source: `SpecSchedule` of `robfig/cron` 1, which the CloudNativePG operator reads schedules with: where the day of the
/// month and that of the week are both without a star, one of them is enough.
pub fn longest(schedule: &str) -> Option<u32> {
    let mut fields = FIELDS.iter().zip(schedule.split_whitespace());
    let mut next = || fields.next().map(|(field, text)| field.numbers(text)).unwrap_or_default();
    let (minutes, hours) = (next(), next());
    let days: [Numbers; 3] = [next(), next(), next()];
    let times: Vec<u32> = hours
        .all()
        .flat_map(|hour| minutes.all().map(move |minute| u32::from(hour) * 60 + u32::from(minute)))
        .collect();
    let within_a_day = largest_step(&times).unwrap_or(0);
    let to_another = largest_step(&days_of(days)?)? * MINUTES_OF_A_DAY - times.last()? + times.first()?;
    Some(within_a_day.max(to_another))
}

/// The days on which something runs, as numbers.
fn days_of([days, months, weekdays]: [Numbers; 3]) -> Option<Vec<u32>> {
    let runs = |date: &Date| {
        let (day, weekday) = (days.has(date.day()), weekdays.has(date.weekday().number_days_from_sunday()));
        let both = days.has_star || weekdays.has_star;
        months.has(date.month().into()) && if both { day && weekday } else { day || weekday }
    };
    let first = Date::from_calendar_date(*YEARS.start(), Month::January, 1).ok()?;
    let dates =
        successors(Some(first), |date| date.next_day()).take_while(|date| YEARS.contains(&date.year()));
    Some((0..).zip(dates).filter(|(_, date)| runs(date)).map(|(number, _)| number).collect())
}

/// The most that one of rising numbers is above the one before it; None without two.
fn largest_step(numbers: &[u32]) -> Option<u32> {
    numbers.iter().zip(numbers.iter().skip(1)).map(|(one, next)| next - one).max()
}

#[cfg(test)]
mod tests {
    use super::longest;

    const HOUR: u32 = 60;
    const DAY: u32 = 24 * HOUR;

    #[test]
    fn the_longest_wait_counts() {
        for (schedule, minutes) in [
            ("0 2 * * *", DAY),
            ("0 2 * * 0", 7 * DAY),
            ("0 2 * * 1-6", 2 * DAY),
            ("0 2 * * MON,thu", 4 * DAY),
            ("*/5 * * * *", 5),
            ("0 * * * *", HOUR),
            ("0 0,6 * * *", 18 * HOUR),
            ("0 8-18/2 * * *", 14 * HOUR),
            ("30 8,18 * * 5", 7 * DAY - 10 * HOUR),
            ("0 0 1 * *", 31 * DAY),
            ("0 0 31 * *", 61 * DAY),
            ("0 0 1 1 *", 366 * DAY),
            ("0 0 29 2 *", 1461 * DAY),
            // Either the first or a Sunday; with a star both must fit.
            ("0 0 1 * 0", 7 * DAY),
            ("0 0 */31 * 0", 427 * DAY),
        ] {
            assert_eq!(longest(schedule), Some(minutes), "{schedule}");
        }
        for never in ["0 0 31 2 *", ", * * * *", ""] {
            assert_eq!(longest(never), None, "{never}");
        }
    }
}
