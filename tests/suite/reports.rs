//! What users see for the mistakes they make most.

use std::io;

use openshell_deploy::diagnostic::report::render;
use openshell_deploy::source::Sources;
use openshell_deploy::values::layers::{Layers, load};

fn report(file: &str, set: &[&str], set_json: &[&str]) -> String {
    let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    let files = owned(&["values.yaml"]);
    let layers = Layers { files, set: owned(set), set_json: owned(set_json), ..Layers::default() };
    let mut read = |path: &str| match path {
        "values.yaml" => Ok(file.as_bytes().to_vec()),
        _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    };
    let mut sources = Sources::default();
    let (_, found) = load(&layers, &mut read, &mut sources);
    render(&found, &sources, false)
}

fn of_file(text: &str) -> String {
    report(text, &[], &[])
}

#[test]
fn a_tab() {
    let expected = "\
error[OSD-0101]: YAML forbids tabs for indentation; use spaces
 --> values.yaml:2:1
  |
2 |     port: 8080
  | ^^^^ a tab
";
    assert_eq!(of_file("server:\n\tport: 8080\n"), expected);
}

#[test]
fn an_open_quote() {
    let expected = "\
error[OSD-0101]: this quoted string is not closed
 --> values.yaml:2:8
  |
2 |   tag: \"1.0
  |        ^ opened here
  |
  = help: close it with the same quote; further lines of a quoted string must be indented more than its key
";
    assert_eq!(of_file("image:\n  tag: \"1.0\nserver:\n  port: 1\n"), expected);
    assert!(of_file("image:\n  tag: '1.0\n").contains("2 |   tag: '1.0\n  |        ^ opened here\n"));
}

#[test]
fn an_open_bracket() {
    let expected = "\
error[OSD-0101]: `[` is not closed
 --> values.yaml:1:10
  |
1 | sandbox: [a,
  |          ^ opened here
  |
  = help: close it with `]`, and separate what is inside with commas
";
    assert_eq!(of_file("sandbox: [a,\n  b\nserver:\n  port: 1\n"), expected);
    assert!(of_file("sandbox: {a: 1,\n").contains("`{` is not closed\n --> values.yaml:1:10\n"));
}

#[test]
fn a_missing_colon() {
    let expected = "\
error[OSD-0101]: a `:` in line 3 is not allowed: it is part of a text that starts in line 2
 --> values.yaml:2:3
  |
2 |   port 8080
  |   ^ the text starts here
  |
  = help: line 2 may lack a colon with a space, or line 3 is indented too far
";
    assert_eq!(of_file("server:\n  port 8080\n  host: x\n"), expected);
    let expected = "\
error[OSD-0101]: this line is not `key: value`
 --> values.yaml:2:1
  |
2 | replicas
  | ^
  |
  = help: a colon with a space after it must follow the key
";
    assert_eq!(of_file("a: 1\nreplicas\n"), expected);
}

#[test]
fn duplicates_and_bad_values_together() {
    let expected = "\
error[OSD-0103]: `port` stands twice in the same map
 --> values.yaml:3:3
  |
3 |   port: 2
  |   ^^^^ it is already in line 2
  |
  = help: Helm would silently use the last one; keep one of them

error[OSD-0105]: infinity and NaN cannot be values
 --> values.yaml:4:10
  |
4 |   limit: .inf
  |          ^^^^ this value

error: 2 problems found
";
    assert_eq!(of_file("server:\n  port: 1\n  port: 2\n  limit: .inf\n"), expected);
}

#[test]
fn a_list_instead_of_a_map() {
    let expected = "\
error[OSD-0102]: a values file must be a map, and this is a list
 --> values.yaml:1:1
  |
1 | - a
  | ^^^
  |
  = help: write settings as `key: value`, one a line; the space after the colon is needed
";
    assert_eq!(of_file("- a\n- b\n"), expected);
}

#[test]
fn a_secret_that_cannot_be_parsed() {
    let expected = "\
error[OSD-0101]: a value cannot start with this character
 --> values.yaml:3:13
  |
3 |   password: ***
  |             ^^^
  |
  = help: quote the value
";
    assert_eq!(of_file("postgres:\n  enabled: true\n  password: @hunter2\n"), expected);
}

#[test]
fn flags() {
    let expected = "\
error[OSD-0101]: this value is not JSON
 --> --set-json:1:17
  |
1 | image={\"tag\":1.0.0}
  |                 ^ not JSON from here on
  |
  = help: JSON strings need double quotes: `--set-json 'key=\"text\"'`; `--set` takes them without

error[OSD-0106]: `image` is a string here (set at values.yaml:1:8), so `image.tag` cannot be set in it
 --> --set:1:7
  |
1 | image.tag=1.0
  |       ^^^ cannot be set
  |
  = help: set the whole value with `--set-json`, or change what is there

error[OSD-0106]: a key has no value
 --> --set:1:22
  |
1 | postgres.password=***
  |                   ^^^ `=` is missing after this
  |
  = help: a comma starts the next key; write `\\,` where it is part of a value

error: 3 problems found
";
    let set = ["image.tag=1.0", "postgres.password=hu,nter2"];
    assert_eq!(report("image: nginx\n", &set, &["image={\"tag\":1.0.0}"]), expected);
}

#[test]
fn a_neighbour_of_a_secret_stays_readable() {
    let shown = of_file("postgres:\n  password: hunter2\n  host: a: b\n");
    assert!(shown.contains("3 |   host: a: b\n"), "{shown}");
    let shown = of_file("postgres:\n  password: hunter2\nserver:\n  - a\n  b: 1\n");
    assert!(shown.contains("5 |   b: 1\n"), "{shown}");
}
