//! Every code has a page, and the examples of the pages are right.

use std::fs;
use std::path::Path;

use openshell_deploy::diagnostic::{Code, page};

use crate::external::available;
use crate::lint::{git, lint_file};
use crate::support::run;

/// Codes whose examples are commands or parts of objects, for they are about something else than the text of a values file.
const ABOUT_COMMANDS: [Code; 12] = [
    Code::UnreadableInput,
    Code::NotUtf8,
    Code::TooLarge,
    Code::InvalidFlag,
    Code::NotSupported,
    Code::InvalidProbe,
    Code::InvalidService,
    Code::NameTooLong,
    Code::TooLargeObject,
    Code::InvalidWorkload,
    Code::InvalidPermissions,
    Code::PodSecurityLevel,
];

/// A block of a page between fences, by what stands behind the first fence.
fn block(code: Code, kind: &str) -> Option<&'static str> {
    let text = code.page().text;
    let (_, rest) = text.split_once(&format!("```{kind}\n"))?;
    rest.split_once("```").map(|(block, _)| block)
}

#[test]
fn every_page_has_all_its_parts() {
    for code in Code::all() {
        let page = code.page();
        let id = code.id();
        assert!(
            !page.title.is_empty() && page.title.len() < 60 && !page.title.ends_with('.'),
            "{id}: {}",
            page.title
        );
        assert!(page.meaning().len() > 100, "{id} says little");
        let headings: Vec<&str> = page.text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings, ["## How to fix", "## Example"], "{id}");
        assert!(page.text.contains("\nBad:\n\n```") && page.text.contains("\nGood:\n\n```"), "{id}");
        assert!(page.text.lines().all(|line| line.len() <= 130), "{id} has long lines");
        assert!(!page.text.contains('\u{2014}'), "{id}");
    }
}

#[test]
fn every_page_is_that_of_its_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/pages");
    for code in Code::all() {
        let text = fs::read_to_string(folder.join(format!("{code}.md"))).unwrap();
        assert!(text.starts_with(&format!("# {code}: {}\n", code.page().title)), "{code}");
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), Code::all().count());
}

#[test]
fn bad_examples_yield_their_code_and_good_ones_do_not() {
    for code in Code::all() {
        let (bad, good) = (block(code, "yaml bad"), block(code, "yaml good"));
        if ABOUT_COMMANDS.contains(&code) {
            assert_eq!((bad, good), (None, None), "{code}");
            continue;
        }
        let tracked = code == Code::SecretInGit;
        if tracked && !available("git", git(Path::new("."), &["--version"])) {
            continue;
        }
        let (bad, good) = (bad.unwrap(), good.unwrap());
        assert!(found(code, bad, tracked).contains(&code.id().to_owned()), "{code}: {bad}");
        let codes = found(code, good, tracked);
        assert!(!codes.contains(&code.id().to_owned()), "{code}: {good}");
        let is_error = |found: &&String| {
            found.as_str() < "OSD-1000" && !["OSD-0401", "OSD-0402"].contains(&found.as_str())
        };
        let errors = codes.iter().filter(is_error);
        assert_eq!(errors.count(), 0, "{code}: the good example is refused: {codes:?}");
    }
}

/// The codes that lint finds in a values file that everybody may read.
fn found(code: Code, values: &str, tracked: bool) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("values.yaml"), values).unwrap();
    if tracked {
        assert!(git(folder.path(), &["init", "-q"]) && git(folder.path(), &["add", "values.yaml"]));
    }
    let preset = match code {
        Code::ClusterApi => KEY_SECRET.to_owned(),
        // Their examples are about the key, or the Secret with it.
        Code::MissingSecret | Code::ReadableSecret => QUIET.to_owned(),
        _ => format!("{QUIET},{KEY_SECRET}"),
    };
    lint_file(folder.path(), &preset)
}

const QUIET: &str = "agentSandbox.preflight.enabled=false";
const KEY_SECRET: &str = "server.credentialStorage.existingSecret=openshell-key-encryption";

#[test]
fn explain_prints_the_page_of_a_code() {
    let text = run(["explain", "osd-0503"]).success();
    assert!(text.starts_with("OSD-0503: CPU, memory or storage"), "{text}");
    assert!(text.contains("\n\nHow to fix:\n\n"), "{text}");
    let all = run(["explain", "OSD"]).success();
    assert_eq!(all.lines().count(), Code::all().count());
    assert!(run(["explain", "OSD-0599"]).refusal().contains("there is no such code"));
    assert!(run(["explain", "OSD-O503"]).refusal().contains("did you mean `OSD-0503`?"));
    assert_eq!(run(["docs", "codes"]).success(), page::document());
}

#[test]
fn the_document_is_that_of_the_pages() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, page::document()).unwrap();
    }
    let written = fs::read_to_string(path).unwrap();
    assert!(
        written == page::document(),
        "docs/codes.md is stale; UPDATE_GOLDEN=1 cargo test code_pages writes it anew"
    );
}
