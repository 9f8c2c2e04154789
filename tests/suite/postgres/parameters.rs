//! Our verdict on parameters of PostgreSQL against that of a real server.

use std::collections::BTreeSet;

use openshell_deploy::plan::postgres::parameters::{Writer, check};
use openshell_deploy::plan::postgres::tuning;
use openshell_deploy::plan::problem::Problems;
use openshell_deploy::values::schema::postgres::parameter_value::ParameterValue;

use super::server::Server;
use crate::programs::postgres_major;

/// Values of all kinds, written in all ways.
const VALUES: [&str; 68] = [
    "",
    " ",
    "on",
    "off",
    "ON",
    "oN",
    "o",
    "of",
    "t",
    "tr",
    "true",
    "truee",
    "F",
    "y",
    "no",
    "yes ",
    "1",
    "0",
    "2",
    "-1",
    "7",
    "64",
    "100",
    "1024",
    "0x10",
    "0xg",
    "010",
    "08",
    "+5",
    "--5",
    "1.5",
    "0.5",
    ".5",
    "5.",
    "1e3",
    "1e",
    "e5",
    "1e400",
    "1e-400",
    "nan",
    "inf",
    "-0.5",
    "2.5",
    " 5",
    "5 ",
    "5kB",
    "5 MB",
    "5MB ",
    "1GB",
    "30.1GB",
    "1TB",
    "9999TB",
    "256mb",
    "256Mi",
    "8kB",
    "10B",
    "5min",
    "1h",
    "500us",
    "1d",
    "1.5d",
    "3s",
    "2147483647",
    "2147483648",
    "99999999999999999999",
    "lz4",
    "Debug",
    "read committed",
];

/// Where the server knows more than a catalogue can: limits of the machine, and how it was built.
const ONLY_THE_SERVER_KNOWS: [&str; 1] = ["max_stack_depth"];

/// The server's major.
fn major() -> u16 {
    postgres_major().parse().unwrap()
}

fn ours(name: &str, value: &str) -> (bool, String) {
    let mut problems = Problems::default();
    let value = ParameterValue::Text(value.to_owned());
    let taken = check("postgres.parameters", name, &value, major(), Writer::Program, &mut problems).is_some();
    (taken, format!("{problems:?}"))
}

#[test]
fn verdicts_are_those_of_the_server() {
    let Some(server) = Server::start() else { return };
    let listed =
        server.script("SELECT name FROM pg_settings WHERE vartype <> 'string' AND context <> 'internal';\n");
    let names: Vec<&str> = listed
        .lines()
        .filter(|name| {
            !ONLY_THE_SERVER_KNOWS.contains(name) && !ours(name, "").1.contains("is set by this program")
        })
        .collect();
    assert!(names.len() > 200, "{names:?}");
    let pairs: Vec<(&str, &str)> = names.iter().flat_map(|name| VALUES.map(|value| (*name, value))).collect();
    let statement =
        |(name, value): &(&str, &str)| format!("ALTER SYSTEM SET {name} = '{value}';\n\\echo :ERROR\n");
    let script: Vec<String> = pairs.iter().map(statement).collect();
    let verdicts = server.script(&script.concat());
    assert_eq!(verdicts.lines().count(), pairs.len());
    let mut different = BTreeSet::new();
    for ((name, value), failed) in pairs.into_iter().zip(verdicts.lines()) {
        let (taken, why) = ours(name, value);
        if taken == (failed == "true") {
            different.insert(format!("{name} = {value:?}: server {}, {why}", failed == "false"));
        }
    }
    assert!(different.is_empty(), "{} different: {different:#?}", different.len());
}

#[test]
fn names_are_those_of_the_server() {
    let Some(server) = Server::start() else { return };
    let names = server.script("SELECT name FROM pg_settings WHERE name <> 'extension_destdir';\n");
    for name in names.lines() {
        let (_, why) = ours(name, "");
        assert!(!why.contains("is no parameter") && !why.contains("the image is"), "{name}: {why}");
    }
}

#[test]
fn values_reach_the_server_unchanged() {
    let Some(server) = Server::start() else { return };
    for text in
        ["", "it's", "''", r"back\slash \n \' \047 \\", "tab\there", "# no comment", "%m [%p] ümläut 🦀", "'"]
    {
        for name in ["log_line_prefix", "an_extension.its_own"] {
            let value = ParameterValue::Text(text.to_owned());
            let (name, quoted) =
                check("x", name, &value, major(), Writer::Program, &mut Problems::default()).unwrap();
            let config = format!("{name} = {quoted}\n");
            assert_eq!(server.configured(&config, &name).as_deref(), Ok(text), "{config}");
        }
    }
}

#[test]
fn tuned_values_are_taken() {
    let Some(server) = Server::start() else { return };
    for mebibytes in [256, 512, 1 << 10, 8 << 10, 64 << 10, 1 << 20, 1 << 40] {
        let tuning = tuning::plan("x", mebibytes << 20, 100, &mut Problems::default()).unwrap();
        let lines: Vec<(String, String)> = tuning
            .parameters
            .into_iter()
            .map(|(name, value)| {
                let value = ParameterValue::Text(value);
                check("x", name, &value, major(), Writer::Program, &mut Problems::default())
                    .expect("our own check refuses it")
            })
            .collect();
        let config: Vec<String> = lines.iter().map(|(name, value)| format!("{name} = {value}\n")).collect();
        let config = config.concat();
        for (name, _) in &lines {
            assert!(server.configured(&config, name).is_ok(), "{mebibytes}Mi: {config}");
        }
    }
}
