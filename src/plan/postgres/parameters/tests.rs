use super::{ParameterValue, Writer, catalogue, check, managed};
use crate::plan::problem::Problems;

fn text(text: &str) -> ParameterValue {
    ParameterValue::Text(text.to_owned())
}

fn taken(name: &str, value: &ParameterValue, major: u16) -> Option<(String, String)> {
    check("postgres.parameters", name, value, major, Writer::Program, &mut Problems::default())
}

/// Message and help of what is refused.
fn refused(name: &str, value: &ParameterValue, major: u16) -> String {
    let mut problems = Problems::default();
    assert_eq!(
        check("postgres.parameters", name, value, major, Writer::Program, &mut problems),
        None,
        "{name} {value:?}"
    );
    format!("{problems:?}")
}

#[test]
fn every_line_of_the_catalogue_is_read() {
    for line in catalogue::lines() {
        assert!(catalogue::parse(line).is_some(), "{line}");
    }
    assert!(catalogue::all().count() > 400);
}

#[test]
fn lines_of_one_name_are_of_different_majors() {
    let all: Vec<_> = catalogue::all().collect();
    for pair in all.windows(2) {
        assert!(pair[0].name != pair[1].name || pair[0].majors.end() < pair[1].majors.start(), "{pair:?}");
    }
}

#[test]
fn values_stand_in_quotes() {
    for (name, value, expected) in [
        ("max_connections", ParameterValue::Integer(200), "'200'"),
        ("work_mem", text("64MB"), "'64MB'"),
        ("random_page_cost", ParameterValue::Real(1.1), "'1.1'"),
        ("jit", ParameterValue::Bool(false), "'off'"),
        ("wal_compression", ParameterValue::Bool(true), "'on'"),
        ("log_line_prefix", text(r"it's \m "), r"'it''s \\m '"),
        ("pg_stat_statements.max", ParameterValue::Integer(10_000), "'10000'"),
    ] {
        assert_eq!(taken(name, &value, 17), Some((name.to_owned(), expected.to_owned())));
    }
    assert_eq!(taken("datestyle", &text("ISO"), 17).unwrap().0, "DateStyle");
}

#[test]
fn refusals_say_what_to_do() {
    for (name, value, major, part) in [
        ("shared_bufers", text("1GB"), 18, "did you mean `shared_buffers`?"),
        ("listen_addresses", text("*"), 18, "is set by this program"),
        ("Archive_Command", text("true"), 18, "pgbackrest.enabled: true"),
        ("ssl_ciphers", text("HIGH"), 18, "postgres.tls"),
        ("recovery_target_time", text("now"), 18, "openshell-deploy restore"),
        ("io_method", text("worker"), 17, "came with PostgreSQL 18"),
        ("old_snapshot_threshold", text("1h"), 17, "up to 16 only"),
        ("wal_level", text("minimal"), 17, "replica"),
        ("block_size", ParameterValue::Integer(8192), 17, "cannot be set in a file"),
        ("work_mem", text("256Mi"), 17, "`Mi` is no unit"),
        ("work_mem", text("256mb"), 17, "B, kB, MB, GB, TB, in this spelling"),
        ("work_mem", text("1kB"), 17, "from 64kB to 2147483647kB"),
        ("work_mem", text("lots"), 17, "is no number"),
        ("max_connections", text("5min"), 17, "takes no unit"),
        ("maintenance_work_mem", text("512kB"), 16, "out of its range"),
        ("jit", text("perhaps"), 17, "either on or off"),
        ("jit", ParameterValue::Integer(2), 17, "either on or off"),
        ("wal_compression", text("lz4"), 14, "either on or off"),
        ("log_statement", text("some"), 17, "none, ddl, mod, all"),
        ("application_name", ParameterValue::Bool(true), 17, "quotes"),
        ("log_line_prefix", text("a\nb"), 17, "line break"),
        ("log_line_prefix", text("a\0b"), 17, "NUL"),
        ("a.b.c", text("x"), 17, "is no name"),
        ("x\n.y", text("x"), 17, "is no name"),
        ("pg_stat_statements.", text("x"), 17, "is no name"),
        ("", text("x"), 17, "is no parameter"),
        ("notify_buffers", ParameterValue::Integer(24), 17, "a multiple of 16"),
        ("transaction_buffers", text("200kB"), 18, "a multiple of 16"),
        ("vacuum_buffer_usage_limit", text("64kB"), 16, "128kB or more"),
        ("io_max_concurrency", ParameterValue::Integer(0), 18, "-1, or 1 or more"),
    ] {
        let message = refused(name, &value, major);
        assert!(message.contains(part), "{name} {value:?} {part}: {message}");
    }
}

#[test]
fn what_changed_between_majors_is_known() {
    assert!(taken("maintenance_work_mem", &text("512kB"), 17).is_some());
    assert!(taken("wal_compression", &text("lz4"), 15).is_some());
    assert!(taken("notify_buffers", &text("256kB"), 17).is_some());
    assert!(taken("vacuum_buffer_usage_limit", &text("0"), 16).is_some());
    assert!(taken("log_connections", &text("authentication,authorization"), 18).is_some());
}

#[test]
fn suggestions_are_parameters_that_users_set() {
    let message = refused("listen_address", &text("*"), 18);
    assert!(!message.contains("did you mean `listen_addresses`"), "{message}");
    assert!(managed::instead("max_connections").is_none());
}
