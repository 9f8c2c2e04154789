//! What is left out.

use super::{findings, lint};

fn codes(values: &str, args: &[&str]) -> Vec<String> {
    findings(values, args).iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn codes_are_left_out_by_flags_and_by_values() {
    assert_eq!(codes("", &[]), ["OSD-1001", "OSD-1008"]);
    assert_eq!(codes("", &["--ignore", "OSD-1001"]), ["OSD-1008"]);
    assert_eq!(codes("", &["--ignore", "osd-1001,OSD-1008"]), Vec::<String>::new());
    assert_eq!(codes("", &["--ignore", "OSD-1001", "--ignore", "OSD-1008"]), Vec::<String>::new());
    assert_eq!(codes("lint: {ignore: [OSD-1001]}", &[]), ["OSD-1008"]);
    assert_eq!(codes("lint: {ignore: [OSD-1001]}", &["--ignore", "OSD-1008"]), Vec::<String>::new());
}

#[test]
fn errors_are_never_left_out() {
    let values = "replicas: 1\nlint: {ignore: [OSD-0201]}";
    assert_eq!(codes(values, &["--ignore", "OSD-0201"]), ["OSD-0201"]);
    // The same code as a warning is.
    assert!(!codes(values, &["--allow-unknown-values"]).contains(&"OSD-0201".to_owned()));
}

#[test]
fn unknown_codes_are_refused_with_a_suggestion() {
    let run = lint("", &["--ignore", "OSD-10011"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("did you mean `OSD-1001`?"), "{}", run.stderr);
    let found = findings("lint:\n  ignore:\n  - OSD-1001\n  - OSD-1OO1\n", &[]);
    assert_eq!(found[0]["code"], "OSD-0203");
    assert_eq!((found[0]["line"].as_u64(), found[0]["column"].as_u64()), (Some(4), Some(5)));
    assert_eq!(found[0]["setting"], "lint.ignore[1]");
    assert!(found[0]["help"][0].as_str().unwrap().contains("did you mean `OSD-1001`?"), "{}", found[0]);
}

#[test]
fn wrong_types_in_the_section_are_reported_like_any_others() {
    assert_eq!(codes("lint: {failOn: never}", &[]), ["OSD-0203"]);
    assert_eq!(codes("lint: {ignore: OSD-1001}", &[]), ["OSD-0202"]);
}

#[test]
fn the_section_changes_nothing_that_is_rendered() {
    let render = |values: &str| crate::support::render(values, &[]).success();
    assert_eq!(render(""), render("lint: {failOn: note, ignore: [OSD-1001]}"));
}
