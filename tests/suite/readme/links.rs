//! Links of the documents lead somewhere.

use std::fs;
use std::path::Path;

use super::{DOCUMENTS, read};

#[test]
fn files_that_documents_name_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in DOCUMENTS {
        let text = read(document);
        let names: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        let files = names.iter().filter(|name| !name.contains("://"));
        for file in files {
            let (file, heading) = file.split_once('#').unwrap_or((file, ""));
            let folder = root.join(document).parent().unwrap().to_owned();
            let target = if file.is_empty() { root.join(document) } else { folder.join(file) };
            assert!(target.exists(), "{document}: {file}");
            assert!(heading.is_empty() || has_heading(&target, heading), "{document}: {file}#{heading}");
        }
        assert!(names.len() > 3, "{document}: {names:?}");
    }
}

/// Whether a document has a heading of this anchor: lower case, with dashes for spaces and no punctuation.
fn has_heading(document: &Path, anchor: &str) -> bool {
    let text = fs::read_to_string(document).unwrap();
    let mut headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    headings.any(|heading| {
        let heading = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        heading.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').eq(anchor.chars())
    })
}
