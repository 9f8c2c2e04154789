use super::render;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origin, Sources, Span};

fn one(text: &str, start: usize, end: usize) -> String {
    let mut sources = Sources::default();
    let source = sources.add("values.yaml", text, Origin::File);
    let problem = Diagnostic::error(Code::WrongType, "wrong").at(Span { source, start, end }, "here");
    render(&[problem], &sources, false)
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(render(&[], &Sources::default(), false), "");
}

#[test]
fn the_line_is_shown_with_its_number_and_a_caret() {
    let text = format!("{}port: \"x\"\n", "a: 1\n".repeat(99));
    let start = text.len() - 4;
    let expected =
        "error[OSD-0202]: wrong\n   --> values.yaml:100:7\n    |\n100 | port: \"x\"\n    |       ^^^ here\n";
    assert_eq!(one(&text, start, start + 3), expected);
}

#[test]
fn columns_are_right_with_tabs_and_wide_characters() {
    let expected = "error[OSD-0202]: wrong\n --> values.yaml:1:6\n  |\n1 | ä: 名    x\n  |          ^ here\n";
    assert_eq!(one("ä: 名\tx\n", 8, 9), expected);
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let shown = one("a: \u{1b}[31m\u{9b}x\u{202e}\r\n", 3, 4);
    assert!(shown.contains("a: ␛[31m\u{fffd}x\u{fffd}\n"), "{shown}");
    let mut sources = Sources::default();
    let source = sources.add("a\u{1b}b\n.yaml", "x: 1\n", Origin::File);
    let problem = Diagnostic::error(Code::Syntax, "m\u{1b}\n")
        .at(Span { source, start: 0, end: 1 }, "l\u{7}")
        .help("h\u{8}");
    let shown = render(&[problem], &sources, false);
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    assert_eq!(shown.lines().count(), 7, "{shown}");
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    let text = format!("{}x{}\n", "a".repeat(5000), "b".repeat(5000));
    let shown = one(&text, 5000, 5001);
    let line = format!("1 | …{}x{}…\n", "a".repeat(50), "b".repeat(69));
    assert!(shown.contains(&line), "{shown}");
    assert!(shown.contains(&format!("\n  | {}^ here\n", " ".repeat(51))), "{shown}");
    assert!(shown.contains("values.yaml:1:5001\n"));
}

#[test]
fn spans_over_lines_and_at_the_end_are_fine() {
    assert_eq!(
        one("m:\n  a: 1\n  b: 2\n", 5, 16),
        "error[OSD-0202]: wrong\n --> values.yaml:2:3\n  |\n2 |   a: 1\n  |   ^^^^ here\n"
    );
    assert!(one("a: 1\n", 5, 5).contains("values.yaml:2:1\n"));
    assert!(one("", 0, 0).contains("values.yaml:1:1\n"));
    assert!(one("a: 1", 90, 95).contains("wrong"));
    assert!(one("ä", 1, 1).contains("wrong"));
}

#[test]
fn carets_stay_inside_a_masked_line() {
    let expected =
        "error[OSD-0202]: wrong\n --> values.yaml:1:24\n  |\n1 | {password: ***\n  |            ^^^ here\n";
    assert_eq!(one("{password: hunter2, b: c}\n", 23, 24), expected);
    let after_url = one("{u: 'x://user:b@c', d: e}\n", 23, 24);
    assert!(
        after_url.contains("1 | {u: 'x://***@c', d: e}\n  |                     ^ here\n"),
        "{after_url}"
    );
}

#[test]
fn defaults_are_not_shown() {
    let mut sources = Sources::default();
    let source = sources.add("<defaults>", "a: 1\n", Origin::Defaults);
    let problem =
        Diagnostic::warning(Code::Conflict, "odd").at(Span { source, start: 0, end: 1 }, "x").help("do it");
    assert_eq!(render(&[problem], &sources, false), "warning[OSD-0301]: odd\n |\n = help: do it\n");
}

#[test]
fn several_errors_are_counted_and_colours_are_optional() {
    let problems = [
        Diagnostic::error(Code::Syntax, "one"),
        Diagnostic::note(Code::Syntax, "two"),
        Diagnostic::error(Code::Syntax, "three"),
    ];
    let plain =
        "error[OSD-0101]: one\n\nnote[OSD-0101]: two\n\nerror[OSD-0101]: three\n\nerror: 2 problems found\n";
    assert_eq!(render(&problems, &Sources::default(), false), plain);
    assert!(render(&problems, &Sources::default(), true).contains("\u{1b}["));
}
