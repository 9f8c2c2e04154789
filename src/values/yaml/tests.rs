use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, parse};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origin, SourceId, Sources};
use crate::values::node::Node;

fn read(text: &str) -> Result<Vec<Node>, Vec<Diagnostic>> {
    parse(id(), text)
}

fn id() -> SourceId {
    Sources::default().add("values.yaml", "", Origin::File)
}

fn value(text: &str) -> Json {
    let documents = read(text).unwrap();
    assert_eq!(documents.len(), 1, "{text}");
    documents[0].to_json()
}

fn scalar(text: &str) -> Json {
    value(&format!("a: {text}\n"))["a"].clone()
}

fn problems(text: &str) -> Vec<(Code, String)> {
    read(text).unwrap_err().into_iter().map(|problem| (problem.code, problem.message)).collect()
}

fn codes(text: &str) -> Vec<Code> {
    problems(text).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn plain_scalars_have_the_types_of_go_yaml() {
    for text in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] {
        assert_eq!(scalar(text), json!(true), "{text}");
    }
    for text in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
        assert_eq!(scalar(text), json!(false), "{text}");
    }
    for text in ["", "~", "null", "Null", "NULL", "!!null", "!!null ''"] {
        assert_eq!(scalar(text), json!(null), "{text}");
    }
    for text in [
        "yEs",
        "oN",
        "nULL",
        "tRUE",
        "NaN",
        "infinity",
        "+inf",
        "1:30",
        "2024-01-01",
        "=",
        "0x",
        "0b2",
        "1e+",
        ".",
        "1e999",
        "_1",
        "._5",
        ".5_",
        "0x_",
        "1.2.3",
        "+",
        "-x",
        "0o8",
        "1e5x",
        "++1",
        "0x+1",
    ] {
        assert_eq!(scalar(text), json!(text), "{text}");
    }
}

#[test]
fn numbers_are_those_of_go() {
    let numbers = [
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("+12", 12),
        ("-12", -12),
        ("1_000", 1000),
        ("1__0_", 10),
        ("0777", 511),
        ("-0777", -511),
        ("0o777", 511),
        ("0O7", 7),
        ("0x1F", 31),
        ("-0X1f", -31),
        ("0b11", 3),
        ("-0B11", -3),
        ("00", 0),
        ("08", 8),
        ("0888", 888),
        ("1e3", 1000),
        ("1E3", 1000),
        ("12e03", 12000),
        ("1.", 1),
        ("1.0", 1),
        ("9007199254740992", 9_007_199_254_740_992_i64),
        ("9007199254740993", 9_007_199_254_740_992),
        ("!!int \"12\"", 12),
        ("!!float 2", 2),
        ("!!int 0x10", 16),
    ];
    for (text, number) in numbers {
        assert_eq!(scalar(text), json!(number), "{text}");
    }
    let floats = [
        (".5", 0.5),
        ("+.5", 0.5),
        (".5_0", 0.5),
        ("1.5e-3", 0.0015),
        ("18446744073709551615", 1.844_674_407_370_955_2e19),
        ("99999999999999999999", 1e20),
        ("1234e56", 1.234e59),
        ("0777777777777777777777777", 7.777_777_777_777_778e23),
    ];
    for (text, number) in floats {
        assert_eq!(scalar(text), json!(number), "{text}");
    }
}

#[test]
fn quotes_and_tags_make_strings() {
    for text in ["'12'", "\"12\"", "!!str 12", "!unknown 12", "! 12", "!<tag:yaml.org,2002:str> 12"] {
        assert_eq!(scalar(text), json!("12"), "{text}");
    }
    assert_eq!(scalar("!!str"), json!(""));
    assert_eq!(scalar("!!binary aGk="), json!("hi"));
    assert_eq!(scalar("!!bool 'yes'"), json!(true));
}

#[test]
fn values_that_cannot_be_are_all_reported_without_being_quoted() {
    let found = problems(
        "a: .inf\nb: -.INF\nc: .nan\nd: !!int 1.5\ne: !!bool 1\nf: !!binary '*'\ng: !!binary /w==\nh: 1\n",
    );
    assert_eq!(found.len(), 7);
    for (code, message) in found {
        assert_eq!(code, Code::InvalidScalar);
        assert!(!message.contains("1.5") && !message.contains("/w"), "{message}");
    }
}

#[test]
fn keys_become_strings() {
    let keys = [
        ("yes", "true"),
        ("N", "false"),
        ("0777", "511"),
        ("1.10", "1.1"),
        ("1e3", "1000"),
        ("1e6", "1e+06"),
        ("0.00001", "1e-05"),
        ("1234567.0", "1.234567e+06"),
        ("16777217.0", "1.6777216e+07"),
        ("'yes'", "yes"),
        ("2024-01-01", "2024-01-01"),
        (".inf", ".inf"),
        ("-.inf", "-.inf"),
        (".nan", ".nan"),
        ("1e300", ".inf"),
        ("9007199254740993", "9007199254740993"),
        ("!!str 12", "12"),
    ];
    for (text, key) in keys {
        assert_eq!(value(&format!("{text}: x\n")), json!({ key: "x" }), "{text}");
    }
}

#[test]
fn impossible_keys_are_refused_with_what_is_below_them() {
    let text = "~: x\n? [a]\n: y\n? {a: b}\n: z\n18446744073709551615: 1\n'': ok\n";
    assert_eq!(codes(text), [Code::InvalidKey; 4]);
}

#[test]
fn every_duplicate_is_reported_after_conversion_of_keys() {
    let found = problems("a: 1\na: 2\nyes: 1\non: 2\nm: {b: 1, b: 2}\nl:\n  - c: 1\n    c: 2\na: 3\n");
    assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::DuplicateKey; 5]);
    assert_eq!(found[1].1, "`true` stands twice in the same map");
}

#[test]
fn duplicates_inside_a_secret_are_not_quoted() {
    let found = problems("password: {hunter2: 1, hunter2: 2}\n");
    assert_eq!(found, [(Code::DuplicateKey, "this key stands twice in the same map".to_owned())]);
}

#[test]
fn merge_keys_work_in_document_order() {
    assert_eq!(value("a: 1\n<<: {a: 2, b: 3}\n"), json!({"a": 2, "b": 3}));
    assert_eq!(value("<<: {a: 2, b: 3}\na: 1\n"), json!({"a": 1, "b": 3}));
    assert_eq!(value("<<: [{a: 1}, {a: 2, b: 2}]\n"), json!({"a": 1, "b": 2}));
    assert_eq!(value("'<<': {a: 1}\n"), json!({"<<": {"a": 1}}));
    assert_eq!(value("x: &x {m: {p: 1}}\nz: {<<: *x, m: {q: 1}}\n")["z"], json!({"m": {"q": 1}}));
    for text in ["<<: 1\n", "<<:\n", "<<: [1]\n", "<<: [[{a: 1}]]\n", "l: &l [{a: 1}]\nb: {<<: *l}\n"] {
        assert_eq!(codes(text), [Code::InvalidKey], "{text}");
    }
}

#[test]
fn aliases_copy_and_anchors_stay_in_their_document() {
    assert_eq!(value("a: &a [1, {b: 2}]\nc: *a\n"), json!({"a": [1, {"b": 2}], "c": [1, {"b": 2}]}));
    assert_eq!(value("a: &a 1\nb: &a 2\nc: *a\n")["c"], json!(2));
    assert_eq!(value("&k key: 1\nv: *k\n"), json!({"key": 1, "v": "key"}));
    assert_eq!(value("a: &a\nb: *a\n"), json!({"a": null, "b": null}));
    assert_eq!(codes("a: *a\nb: *b\n"), [Code::Syntax; 2]);
    assert_eq!(codes("a: &a 1\n---\nb: *a\n"), [Code::Syntax]);
    assert_eq!(codes("a: &a [*a]\n"), [Code::Syntax]);
}

#[test]
fn alias_bombs_and_deep_nesting_are_refused_quickly() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..30 {
        let previous = format!("*a{}, ", i - 1).repeat(10);
        bomb.extend([format!("a{i}: &a{i} [{previous}]\n")]);
    }
    assert_eq!(codes(&bomb), [Code::TooLarge]);
    let long = format!("a: &a '{}'\nb: [{}]\n", "x".repeat(1 << 20), "*a, ".repeat(1000));
    assert_eq!(codes(&long), [Code::TooLarge]);
    let mut deep = "a0: &a0 x\n".to_owned();
    for i in 1..200 {
        deep.extend([format!("a{i}: &a{i} [*a{}]\n", i - 1)]);
    }
    assert_eq!(codes(&deep), [Code::TooLarge]);
    for open in ["[", "{a: ", "- ", "? ", "[{a: "] {
        assert_eq!(codes(&format!("a:\n {}", open.repeat(100_000))), [Code::TooLarge], "{open}");
    }
    assert!(read(&format!("a: {}{}\n", "[".repeat(MAX_DEPTH - 1), "]".repeat(MAX_DEPTH - 1))).is_ok());
    assert_eq!(codes(&"#".repeat(MAX_BYTES + 1)), [Code::TooLarge]);
}

#[test]
fn problems_are_bounded() {
    assert_eq!(problems(&"a: 1\n".repeat(10_000)).len(), MAX_PROBLEMS);
}

#[test]
fn roots_must_be_maps() {
    assert!(read("").unwrap().is_empty());
    assert!(read("# comment\n---\n---\n~\n").unwrap().is_empty());
    assert_eq!(read("a: 1\n---\nb: 2\n").unwrap().len(), 2);
    assert_eq!(codes("- a\n---\nx\n---\na: 1\n"), [Code::RootNotMap; 2]);
}

#[test]
fn a_byte_order_mark_and_windows_lines_are_fine() {
    assert_eq!(value("\u{feff}a: 1\r\nb: |\r\n  x\r\n"), json!({"a": 1, "b": "x\n"}));
}

#[test]
fn spans_are_bytes() {
    let text = "ä: [ö, {b: 'ü'}]\nc:\n  d: |\n    x\n  e: 1\n\n# end\n";
    let root = read(text).unwrap().remove(0);
    let slice = |path: &[&str]| {
        let span = root.at(path.iter().copied()).unwrap().span;
        &text[span.start..span.end]
    };
    assert_eq!(slice(&["ä"]), "[ö, {b: 'ü'}]");
    assert_eq!(slice(&["ä", "1", "b"]), "'ü'");
    assert_eq!(slice(&["c"]), "d: |\n    x\n  e: 1");
}

#[test]
fn syntax_errors_keep_what_was_found_before() {
    assert_eq!(codes("a: 1\na: 2\nb: [\n"), [Code::DuplicateKey, Code::Syntax]);
    assert_eq!(codes("a: \u{7}\n"), [Code::Syntax]);
    assert_eq!(codes("\ta: 1\n"), [Code::Syntax]);
    assert_eq!(codes("\t{a: 1}\n"), [Code::Syntax]);
    assert_eq!(value("{\n\ta: {\n\t\tb: 1}}\n"), json!({"a": {"b": 1}}));
}

fn tree() -> impl Strategy<Value = Json> {
    let leaf =
        prop_oneof![any::<String>().prop_map(Json::from), "[0-9a-zA-Z~.:_+-]{0,6}".prop_map(Json::from)];
    let node = leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::btree_map("[ -~]{0,8}", inner, 0..5)
                .prop_map(|map| Json::Object(map.into_iter().collect())),
        ]
    });
    prop::collection::btree_map("[ -~]{0,8}", node, 1..5)
        .prop_map(|map| Json::Object(map.into_iter().collect()))
}

/// Characters that YAML itself reads differently or refuses when they are not escaped.
fn has_odd_characters(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
}

proptest! {
    #[test]
    fn any_text_gives_values_or_problems(text in any::<String>()) {
        if let Err(found) = read(&text) {
            prop_assert!(!found.is_empty() && found.len() <= MAX_PROBLEMS + 1);
        }
    }

    #[test]
    fn any_yaml_like_text_gives_values_or_problems(text in "[a<&*!|>%@`'\"#:,?{}\\[\\] \n\t~0-]{0,80}") {
        let spans = read(&text).map_err(|found| found.into_iter().filter_map(|p| p.label).map(|l| l.span).collect::<Vec<_>>());
        for span in spans.err().into_iter().flatten() {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
    }

    #[test]
    fn printed_strings_come_back(tree in tree()) {
        let text = serde_saphyr::to_string(&tree).unwrap();
        prop_assume!(!has_odd_characters(&text.replace(['\n', '\t'], "")));
        let read = read(&text);
        prop_assert_eq!(read.map(|documents| documents[0].to_json()).map_err(|found| (found, text)), Ok(tree));
    }
}
