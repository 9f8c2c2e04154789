//! No report shows a secret, however broken the input is.

use std::io;

use openshell_deploy::diagnostic::report::render;
use openshell_deploy::diagnostic::secret::mask_line;
use openshell_deploy::source::{Origin, Sources};
use openshell_deploy::values::layers::{Layers, load};
use proptest::prelude::*;

use crate::support::run_with;

const TOKEN: &str = "hunter2SECRET";

/// A values file with the token as the value of a secret.
fn file() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("password"),
        Just("'password'"),
        Just("\"password\""),
        Just("superuserPassword"),
        Just("keyEncryptionKey"),
        Just("password ")
    ];
    let before = prop_oneof![
        Just(""),
        Just("a: 1\n"),
        Just("# comment\n"),
        Just("l:\n  - x\n  - {y: z}\n"),
        Just("s: |\n  text\n"),
        Just("q: \"x\n  y\"\n"),
        Just("---\n"),
        Just("image: {tag: '1.0', pullPolicy: Always}\n")
    ];
    let after = prop_oneof![Just(""), Just("z: 1\n"), Just("z: [1,\n  2]\n"), Just("z: {\n  b: 1\n}\n")];
    let shape = prop_oneof![
        Just("KEY: TOKEN\n"),
        Just("KEY: 'TOKEN'\n"),
        Just("KEY: \"TOKEN\"\n"),
        Just("postgres:\n  port: 1\n  KEY: TOKEN\n  host: x\n"),
        Just("postgres: {user: x, KEY: TOKEN, port: 1}\n"),
        Just("postgres: {KEY: 'TOKEN'}\n"),
        Just("KEY: |\n  line\n  TOKEN\n"),
        Just("KEY: >-\n  TOKEN\n"),
        Just("KEY: \"first\n  TOKEN\"\n"),
        Just("KEY: first\n  TOKEN\n"),
        Just("KEY:\n  TOKEN\n"),
        Just("list:\n  - KEY: TOKEN\n    b: 1\n  - c\n"),
        Just("KEY: [a, TOKEN]\n"),
        Just("KEY:\n  - TOKEN\n"),
        Just("KEY: !!str TOKEN\n"),
        Just("KEY: &anchor TOKEN\nb: *anchor\n"),
        Just("url: postgres://user:TOKEN@host/db\n")
    ];
    (before, shape, key, after).prop_map(|(before, shape, key, after)| {
        format!("{before}{}{after}", shape.replace("KEY", key).replace("TOKEN", TOKEN))
    })
}

fn argument() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("postgres.password=TOKEN"),
        Just("a=1,password=TOKEN,b=2"),
        Just("a.password={x,TOKEN}"),
        Just("l[0].password=TOKEN"),
        Just("postgres={\"password\": \"TOKEN\"}"),
        Just("{\"postgres\": {\"password\": \"TOKEN\"}}"),
        Just("password=x,TOKEN"),
        Just("password=x,TOKEN.y=1,TOKEN.y.z=2"),
        Just("url=postgres://u:x,TOKEN@host"),
        Just("password.TOKEN")
    ]
    .prop_map(|text| text.replace("TOKEN", TOKEN))
}

/// The text with something put into it anywhere but into the token.
fn damaged(text: &str, what: &str, place: usize) -> String {
    let token = text.find(TOKEN).unwrap_or(text.len());
    let mut places = (0..=text.len()).filter(|at| *at <= token || *at >= token + TOKEN.len());
    let count = places.clone().count();
    let at = places.nth(place % count).unwrap_or_default();
    let damaged = format!("{}{what}{}", &text[..at], &text[at..]);
    // Without `://` nothing tells a URL.
    if text.contains("://") && !damaged.contains("://") { text.to_owned() } else { damaged }
}

fn damage() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[\\[\\]{}:,'\"|>&*!%@`#?= \n\t\\\\-]{1,2}",
        1 => Just("\n".to_owned()), 1 => Just("\t".to_owned()), 1 => Just("  ".to_owned()), 1 => Just("\n  ".to_owned()), 1 => Just(": ".to_owned()),
    ]
}

/// What a run shows.
fn shown(layers: &Layers, file: &str) -> String {
    let mut sources = Sources::default();
    let mut read = |path: &str| match path {
        "values.yaml" => Ok(file.as_bytes().to_vec()),
        _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    };
    let (_, found) = load(layers, &mut read, &mut sources);
    render(&found, &sources, false)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_a_values_file(text in file(), what in damage(), place in any::<usize>()) {
        let layers = Layers { files: vec!["values.yaml".to_owned()], ..Layers::default() };
        let text = damaged(&text, &what, place);
        let report = shown(&layers, &text);
        prop_assert!(!report.contains(TOKEN), "{}\n---\n{}", text, report);
    }

    #[test]
    fn of_any_line_of_a_valid_file(text in file()) {
        let mut sources = Sources::default();
        let id = sources.add("", text.clone(), Origin::File);
        let source = sources.get(id).clone();
        for line in 1..=text.lines().count() {
            let shown = mask_line(&source, line);
            prop_assert!(!shown.contains(TOKEN), "{}\n---\n{}", text, shown);
        }
    }

    #[test]
    fn of_an_argument(text in argument(), what in damage(), place in any::<usize>(), kind in 0..4_usize) {
        let text = damaged(&text, &what, place);
        let mut layers = Layers::default();
        let lists = [&mut layers.set, &mut layers.set_string, &mut layers.set_json, &mut layers.set_file];
        lists.into_iter().skip(kind).take(1).for_each(|list| list.push(text.clone()));
        let report = shown(&layers, "");
        prop_assert!(!report.contains(TOKEN), "{}\n---\n{}", text, report);
    }
}

/// What checks say about a setting that is none of a secret's, yet holds one or a part of one.
#[test]
fn of_a_secret_in_another_place() {
    let files = [
        "postgres: {password: &a TOKEN}\nservice: {port: *a, type: *a}\n",
        "postgres: {password: &a TOKEN}\n*a : 1\n",
        "postgres://user:TOKEN@host/db: 1\n",
        "postgres: TOKEN\n",
        "postgres: [TOKEN, b]\n",
        "server: {credentialStorage: TOKEN}\n",
        "server:\n  credentialStorage:\n    - TOKEN\n",
    ];
    let flags = ["postgres.password=x,TOKEN=1", "postgres.password=x,service.port=TOKEN"];
    for (file, flag) in files.iter().map(|file| (*file, "")).chain(flags.map(|flag| ("{}", flag))) {
        let [file, flag] = [file, flag].map(|text| text.replace("TOKEN", TOKEN));
        let args = ["render", "-f", "-", "--set", &flag];
        let report = run_with(args, std::path::Path::new("."), file.as_bytes()).refusal();
        assert!(!report.contains(TOKEN), "{file}{flag}\n---\n{report}");
    }
    let report = run_with(["render", "-f", "postgres://u:TOKEN@h/db"], ".".as_ref(), b"").refusal();
    assert!(report.contains("`postgres://***@h/db`"), "{report}");
}

/// What is found in plans and objects, by aliases of a secret and by what follows one in a flag's argument.
#[test]
fn of_a_secret_in_a_setting_that_is_refused_later() {
    let postgres = "postgres: {enabled: true, password: &s TOKEN, superuserPassword: other";
    let files = [
        "POSTGRES, parameters: {*s : 1}}",
        "POSTGRES, parameters: {work_mem: *s, wal_level: *s, max_connections: *s}}",
        "POSTGRES, initScripts: {*s : x}}",
        "POSTGRES}\npodLabels: {*s : '@'}\nnodeSelector: {*s : '@'}",
        "POSTGRES}\nimage: {repository: *s, pullPolicy: *s}",
        "POSTGRES}\nresources: {limits: {*s : *s, memory: *s}}",
        "POSTGRES}\npersistence: {storageClass: *s, accessModes: [*s]}\nfullnameOverride: *s",
        "nodeSelector: {password: 'TOKEN @'}",
    ];
    let flags = [
        "postgres.parameters.TOKEN=1",
        "podLabels.TOKEN=@",
        "resources.limits.TOKEN=1",
        "image.repository=TOKEN",
        "fullnameOverride=TOKEN",
    ];
    let preset = format!("{postgres}}}").replace("&s TOKEN", "x");
    let files = files.map(|file| (file.replace("POSTGRES", postgres), String::new()));
    let flags = flags.map(|flag| (preset.clone(), format!("postgres.password=x,{flag}")));
    for (file, flag) in files.into_iter().chain(flags) {
        let [file, flag] = [file, flag].map(|text| text.replace("TOKEN", TOKEN));
        let args = ["-f", "-", "--set", "server.credentialStorage.existingSecret=kek", "--set", &flag];
        let run = |command: &[&str]| run_with(command.iter().chain(&args), ".".as_ref(), file.as_bytes());
        let report = run(&["render"]).refusal();
        assert!(report.contains("***") && !report.contains(TOKEN), "{file}{flag}\n---\n{report}");
        for format in ["human", "json", "sarif", "github", "junit"] {
            let report = run(&["lint", "--format", format]).stdout;
            assert!(report.contains("OSD-0") && !report.contains(TOKEN), "{file}{flag}\n---\n{report}");
        }
    }
}

/// Aliases that repeat no secret are quoted like any other value.
#[test]
fn aliases_of_other_settings_are_shown() {
    let file =
        "postgres: {password: hunter2}\nresources: {requests: {memory: &m 10GBytes}, limits: {memory: *m }}";
    let args = ["render", "-f", "-", "--set", "server.credentialStorage.existingSecret=kek"];
    let report = run_with(args, ".".as_ref(), file.as_bytes()).refusal();
    assert_eq!(report.matches("`10GBytes`").count(), 2, "{report}");
}
