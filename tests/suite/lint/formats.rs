//! The formats, byte by byte for small cases.

use openshell_deploy::diagnostic::report::{github, human, json, junit, sarif};
use openshell_deploy::diagnostic::{Code, Diagnostic, Severity};
use openshell_deploy::source::{Origin, Sources, Span};

use super::lint;

const TEXT: &str = "a: 1\npassword: hunter2\nb:\n  c: d\n";

/// A warning at a place with odd characters, and a note without a place in an object.
pub fn case() -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let source = sources.add("my, values:100%.yaml", TEXT, Origin::File);
    let diagnostics = vec![
        Diagnostic::warning(Code::NoEffect, "`a` <b> & \"c\" 100%\n::error::x")
            .about("a")
            .at(Span { source, start: 3, end: 4 }, "here")
            .help("do, it: now"),
        Diagnostic::note(Code::NoDisruptionBudget, "none").in_object("Deployment openshell", "spec.replicas"),
        Diagnostic::error(Code::Conflict, "over lines").at(Span { source, start: 5, end: 31 }, ""),
    ];
    (diagnostics, sources)
}

#[test]
fn human_ends_with_the_numbers() {
    let (mut diagnostics, sources) = case();
    diagnostics.truncate(2);
    let text = human(&diagnostics, &sources, false);
    assert!(text.ends_with("\n\nnote[OSD-1004]: none\n |\n = note: in Deployment openshell, spec.replicas\n\n1 warning, 1 note\n"), "{text}");
    assert_eq!(human(&[], &sources, false), "nothing found\n");
    assert!(human(&diagnostics, &sources, true).contains('\u{1b}'));
}

#[test]
fn json_has_all_keys() {
    let (diagnostics, sources) = case();
    let expected = r#"[
  {
    "code": "OSD-1301",
    "severity": "warning",
    "message": "`a` <b> & \"c\" 100%␊::error::x",
    "setting": "a",
    "file": "my, values:100%.yaml",
    "line": 1,
    "column": 4,
    "endLine": 1,
    "endColumn": 5,
    "object": null,
    "field": null,
    "help": [
      "do, it: now"
    ]
  },
  {
    "code": "OSD-1004",
    "severity": "note",
    "message": "none",
    "setting": null,
    "file": null,
    "line": null,
    "column": null,
    "endLine": null,
    "endColumn": null,
    "object": "Deployment openshell",
    "field": "spec.replicas",
    "help": []
  }
]
"#;
    assert_eq!(json(&diagnostics[..2], &sources).unwrap(), expected);
    assert_eq!(json(&[], &sources).unwrap(), "[]\n");
}

#[test]
fn files_are_named_as_in_a_repository() {
    let mut sources = Sources::default();
    let source = sources.add("./prod/values.yaml", "a: 1\n", Origin::File);
    let problem = [Diagnostic::note(Code::NoEffect, "x").at(Span { source, start: 0, end: 1 }, "")];
    assert!(github(&problem, &sources).starts_with("::notice file=prod/values.yaml,line=1,"));
    assert!(sarif(&problem, &sources).unwrap().contains("\"uri\": \"prod/values.yaml\""));
}

#[test]
fn github_escapes_texts_and_properties() {
    let (diagnostics, sources) = case();
    let file = "my%2C values%3A100%25.yaml";
    let expected = format!(
        "::warning file={file},line=1,endLine=1,col=4,endColumn=5,title=OSD-1301::`a` <b> & \"c\" 100%25␊::error::x%0Ahelp: do, it: now\n\
         ::notice title=OSD-1004::none\n\
         ::error file={file},line=2,endLine=4,title=OSD-0301::over lines\n"
    );
    assert_eq!(github(&diagnostics, &sources), expected);
    assert_eq!(github(&[], &sources), "");
}

#[test]
fn junit_fails_what_makes_the_command_fail() {
    let (mut diagnostics, sources) = case();
    diagnostics.truncate(2);
    let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites>
  <testsuite name=\"openshell-deploy lint\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">
    <testcase classname=\"openshell-deploy.lint.OSD-1301\" name=\"OSD-1301: `a` &lt;b&gt; &amp; &quot;c&quot; 100%␊::error::x\">
      <failure type=\"warning\" message=\"`a` &lt;b&gt; &amp; &quot;c&quot; 100%␊::error::x\">`a` &lt;b&gt; &amp; &quot;c&quot; 100%␊::error::x
help: do, it: now
at: my, values:100%.yaml:1:4
setting: a</failure>
    </testcase>
    <testcase classname=\"openshell-deploy.lint.OSD-1004\" name=\"OSD-1004: none\">
      <system-out>note: none
object: Deployment openshell
field: spec.replicas</system-out>
    </testcase>
  </testsuite>
</testsuites>
";
    assert_eq!(junit(&diagnostics, &sources, Severity::Warning), expected);
    let passed = junit(&[], &sources, Severity::Note);
    assert!(
        passed.contains("tests=\"1\" failures=\"0\"") && passed.contains("name=\"no findings\"/>"),
        "{passed}"
    );
}

#[test]
fn control_characters_and_noncharacters_stay_out() {
    let mut sources = Sources::default();
    let source = sources.add("\u{1b}\u{fffe}.yaml", "a: 1\n", Origin::File);
    let problem = Diagnostic::warning(Code::NoEffect, "\u{0}\u{1b}[31m\u{ffff}\r\n")
        .about("\u{7}")
        .at(Span { source, start: 0, end: 1 }, "\u{8}")
        .help("\u{c}");
    let problems = [problem];
    for text in [
        human(&problems, &sources, false),
        json(&problems, &sources).unwrap(),
        github(&problems, &sources),
        junit(&problems, &sources, Severity::Note),
    ] {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    }
    let xml = junit(&problems, &sources, Severity::Note);
    assert!(!xml.contains(['\u{fffe}', '\u{ffff}']), "{xml:?}");
}

#[test]
fn no_format_shows_a_secret() {
    let url = "postgres: {enabled: true, mode: external, host: db.example.com, password: hunter2}\n\
               server: {dbUrl: 'x://user:hunter2@host'}\npasword: hunter2\n'x://user:hunter2@h': 1\n";
    // A secret becomes a key by an alias, or by a comma in it.
    let alias =
        "postgres:\n  password: &p hunter2\n  parameters: {*p : 1}\n*p : 1\npodAnnotations:\n  *p : [1]\n";
    let comma = "postgres.password=hu,hunter2=1";
    let within = "postgres.password=hu,podAnnotations.hunter2.x=1";
    let no_effect = "postgres:\n  password: &p hunter2\n  parameters:\n    *p : 1\n    a: 2\n  database: other\n  mode: external\n";
    for (values, set) in
        [(url, "a=b"), (alias, "a=b"), ("", comma), ("", within), (no_effect, "replicaCount=1")]
    {
        for format in ["human", "json", "sarif", "github", "junit"] {
            for more in [&[][..], &["--allow-unknown-values"]] {
                let run = lint(values, &[&["--format", format, "--set", set], more].concat());
                assert!(run.stdout.contains("OSD-"), "{format}");
                let line = run.stdout.lines().find(|line| line.contains("hunter2"));
                assert_eq!(line, None, "{format} {values} {set}");
            }
        }
    }
}
