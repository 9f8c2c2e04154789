//! `docs`: the pages that the program makes itself are those in docs/.

use std::fs;
use std::path::Path;

use openshell_deploy::reference::setting::Setting;

use crate::support::run;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/values.md")).unwrap()
}

#[test]
fn the_values_reference_is_up_to_date() {
    let made = run(["docs", "values"]).success();
    let page = page();
    let line = made.lines().zip(page.lines()).position(|(made, page)| made != page);
    assert!(
        made == page,
        "docs/values.md is stale from line {} on: run `cargo run -- docs values > docs/values.md`",
        line.map_or(page.lines().count().min(made.lines().count()), |line| line) + 1
    );
    assert_eq!(run(["docs"]).success(), made);
}

#[test]
fn every_setting_has_its_row_under_its_heading() {
    let page = page();
    let mut section = "";
    let mut rows = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            section = if heading == "Top level" { "" } else { heading };
        }
        if let Some((name, _)) = line.strip_prefix("| `").and_then(|rest| rest.split_once('`')) {
            rows.push(if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") });
        }
        if line.starts_with('|') {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
        }
    }
    let mut settings: Vec<String> =
        Setting::root().settings().into_iter().map(|setting| setting.path).collect();
    rows.sort();
    settings.sort();
    assert_eq!(rows, settings);
}
