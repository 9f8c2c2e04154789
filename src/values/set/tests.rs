use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{Flag, MAX_GAPS, Setter};
use crate::diagnostic::Diagnostic;
use crate::source::{Origin, Sources};
use crate::values::node::Node;
use crate::values::yaml;

fn apply(file: &str, flags: &[(Flag, &str)]) -> Result<(Node, Sources), Diagnostic> {
    let mut sources = Sources::default();
    let id = sources.add("values.yaml", file, Origin::File);
    let mut root = yaml::parse(id, file).unwrap().remove(0);
    let ids: Vec<_> =
        flags.iter().map(|(flag, text)| (*flag, sources.add(flag.name(), *text, Origin::Flag))).collect();
    let mut read = |path: &str| Ok(format!("content of {path}").into_bytes());
    let mut setter = Setter { root: &mut root, sources: &sources, read: &mut read, gaps: MAX_GAPS };
    for (flag, id) in ids {
        setter.apply(flag, id)?;
    }
    Ok((root, sources))
}

fn set(flag: Flag, text: &str) -> Json {
    apply("{}", &[(flag, text)]).unwrap().0.to_json()
}

fn refusal(file: &str, flag: Flag, text: &str) -> String {
    apply(file, &[(flag, text)]).unwrap_err().message
}

#[test]
fn set_guesses_few_types() {
    assert_eq!(
        set(Flag::Set, "a=TRUE,b=False,c=NULL,d=0,e=-5,f=+5,g=9223372036854775807,h=-0"),
        json!({"a": true, "b": false, "c": null, "d": 0, "e": -5, "f": 5, "g": 9_223_372_036_854_775_807_i64, "h": 0})
    );
    for text in [
        "1.5",
        "1e3",
        "1_000",
        "0x1F",
        "007",
        "00",
        "yes",
        "on",
        "9223372036854775808",
        " true",
        "'x'",
        "-",
        "",
    ] {
        assert_eq!(set(Flag::Set, &format!("a={text}")), json!({ "a": text }), "{text}");
    }
}

#[test]
fn escapes_and_separators() {
    assert_eq!(set(Flag::Set, r"a\.b\=c\[d\,e=x\,y\\,f=\{g\"), json!({"a.b=c[d,e": r"x,y\", "f": "{g"}));
    assert_eq!(set(Flag::Set, "a=b=c,d=x y,"), json!({"a": "b=c", "d": "x y"}));
    assert_eq!(set(Flag::Set, ""), json!({}));
    assert_eq!(set(Flag::Literal, r"a.b[1]=x,c=d\,"), json!({"a": {"b": [null, r"x,c=d\,"]}}));
    assert_eq!(set(Flag::Literal, r"a\.b=x"), json!({r"a\": {"b": "x"}}));
}

#[test]
fn lists() {
    assert_eq!(set(Flag::Set, "a={}"), json!({"a": [""]}));
    assert_eq!(set(Flag::Set, r"a={1,null,x\,y\}},b=2"), json!({"a": [1, null, "x,y}"], "b": 2}));
    assert_eq!(set(Flag::Set, "a={x}b=1"), json!({"a": ["x"], "b": 1}));
    assert_eq!(set(Flag::String, "a={1,true}"), json!({"a": ["1", "true"]}));
    assert_eq!(
        set(Flag::Set, "a[2]=x,a[0].b=1,c[1][1]=y"),
        json!({"a": [{"b": 1}, null, "x"], "c": [null, [null, "y"]]})
    );
    assert_eq!(set(Flag::Set, "a[+1]=x"), json!({"a": [null, "x"]}));
    assert_eq!(set(Flag::Set, "a.b[0]"), json!({"a": {"b": []}}));
    assert_eq!(set(Flag::Set, "a[0].b=1,a[0].b="), json!({"a": [{"b": ""}]}));
    assert_eq!(set(Flag::Set, "a[0].b=,"), json!({"a": [{"b": ""}]}));
    assert_eq!(set(Flag::Literal, "a[0].b="), json!({"a": [{"b": ""}]}));
}

#[test]
fn json_values() {
    assert_eq!(
        set(Flag::Json, r#"a={"b":[1.5]},c= ,d=,e[1]="x" f=1"#),
        json!({"a": {"b": [1.5]}, "c": null, "d": null, "e": [null, "x"], "f": 1})
    );
    assert_eq!(
        set(Flag::Json, " {\"a\": {\"b\": 9007199254740993}} "),
        json!({"a": {"b": 9_007_199_254_740_992_i64}})
    );
    for text in ["a=01", "a=x", "a=[1", "{\"a\":1} x", "a={'b':1}", "a=nul"] {
        assert_eq!(refusal("{}", Flag::Json, text), "this value is not JSON", "{text}");
    }
}

#[test]
fn file_values() {
    assert_eq!(
        set(Flag::File, "a=x.pem,b={y,z},c="),
        json!({"a": "content of x.pem", "b": ["content of y", "content of z"], "c": ""})
    );
}

#[test]
fn values_from_files_are_extended() {
    let (root, _) = apply("a: [1, {b: 2}]\nm: {p: 1}\n", &[(Flag::Set, "a[0].x=1,a[1].c=3,m.o=2")]).unwrap();
    assert_eq!(root.to_json(), json!({"a": [{"x": 1}, {"b": 2, "c": 3}], "m": {"p": 1, "o": 2}}));
}

#[test]
fn what_is_in_the_way_is_named() {
    let cases = [
        ("a: x\n", "a.b=1", "`a` is a string here (set at values.yaml:1:4), so `a.b` cannot be set in it"),
        ("a: 1\n", "a[0]=1", "`a` is a number here (set at values.yaml:1:4), so `a[0]` cannot be set in it"),
        ("a: null\n", "a.b=1", "`a` is null here (set at values.yaml:1:4), so `a.b` cannot be set in it"),
        (
            "a: [x]\n",
            "a[0][1]=1",
            "`a[0]` is a string here (set at values.yaml:1:5), so `a[0][1]` cannot be set in it",
        ),
        ("b: 1\n", "a=x,a.b=1", "`a` is a string here (set at --set:1:3), so `a.b` cannot be set in it"),
    ];
    for (file, flag, message) in cases {
        assert_eq!(refusal(file, Flag::Set, flag), message);
    }
}

#[test]
fn malformed_arguments_are_refused() {
    let cases = [
        ("a", "`a` has no value"),
        ("a,b=1", "`a` has no value"),
        ("a.", "`a` has no value"),
        ("=x", "a key is empty"),
        (".a=1", "a key is empty"),
        ("a..b=1", "a key is empty"),
        ("[0]=x", "a key is empty"),
        (",", "a key is empty"),
        ("a[0", "this index has no closing `]`"),
        ("a[]=1", "this index is not a whole number"),
        ("a[x]=1", "this index is not a whole number"),
        ("a[-1]=1", "an index cannot be negative"),
        ("a[65537]=1", "an index can be at most 65536"),
        ("a[0]x=1", "only `[`, `.` or `=` may follow `]`"),
        ("a[0].b=", "Helm ignores an empty value at the end of an argument in a new list item"),
        ("a={x", "this list has no closing `}`"),
        ("a={{x}}", "`}` has no value"),
    ];
    for (text, message) in cases {
        assert_eq!(refusal("{}", Flag::Set, text), message, "{text}");
    }
    assert!(apply("{}", &[(Flag::Set, &format!("{}a=1", "a.".repeat(30)))]).is_ok());
    assert!(apply("{}", &[(Flag::Set, &format!("{}a=1", "a.".repeat(31)))]).is_err());
    assert!(apply("{}", &[(Flag::Set, &format!("a{}=1", "[0]".repeat(50_000)))]).is_err());
}

#[test]
fn arguments_with_secrets_are_not_quoted() {
    for text in [
        "postgres.password=a,hunter2",
        "password.hunter2",
        "a.token=x,hunter2.b=1,hunter2.b.c=2",
        "u=postgres://u:p,hunter2@h",
    ] {
        let found = apply("{}", &[(Flag::Set, text)]).unwrap_err();
        assert!(!format!("{found:?}").contains("hunter2"), "{found:?}");
    }
}

#[test]
fn list_gaps_are_bounded_over_all_keys() {
    let text = (0..1000).map(|i| format!("a{i}[65536]=x")).collect::<Vec<_>>().join(",");
    assert_eq!(refusal("{}", Flag::Set, &text), "all `--set` flags together make too many list items");
}

#[test]
fn every_value_points_into_its_flag() {
    let (root, sources) =
        apply("{}", &[(Flag::Set, r"a.b={x,y\,z},c=12"), (Flag::Json, "d={\"e\": 1}")]).unwrap();
    let text = |path: &[&str]| sources.slice(root.at(path.iter().copied()).unwrap().span).to_owned();
    assert_eq!(text(&["a", "b"]), r"{x,y\,z}");
    assert_eq!(text(&["a", "b", "1"]), r"y\,z");
    assert_eq!(text(&["c"]), "12");
    assert_eq!(text(&["d", "e"]), "{\"e\": 1}");
}

proptest! {
    #[test]
    fn any_argument_is_set_or_refused(text in "[ab0-9=.,{}\\[\\]\\\\\" :é-]{0,40}", kind in 0..5_usize) {
        let flag = [Flag::Set, Flag::String, Flag::File, Flag::Json, Flag::Literal][kind];
        if let Err(found) = apply("a: {b: [1]}\n", &[(flag, &text)]) {
            let span = found.label.unwrap().span;
            prop_assert!(text.get(span.start..span.end).is_some(), "{:?}", span);
        }
    }

    #[test]
    fn any_text_is_set_or_refused(text in any::<String>(), kind in 0..5_usize) {
        let flag = [Flag::Set, Flag::String, Flag::File, Flag::Json, Flag::Literal][kind];
        let _ = apply("{}", &[(flag, &text)]);
    }
}
