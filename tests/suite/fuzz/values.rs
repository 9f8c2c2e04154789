//! Values files of any content.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::{Map, Value as Json, json};

use super::readers::Readers;
use super::settings::settings;
use super::{complaint, runner};
use crate::support::{self, Run, documents};

/// What is changed: examples of everything that can be rendered.
fn examples() -> Vec<Json> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| documents(&fs::read_to_string(path).unwrap()).remove(0);
    let (secrets, examples): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| path.ends_with("secrets.yaml"));
    let secrets = read(&secrets[0]);
    examples.iter().map(|path| set(read(path), "", &secrets)).collect()
}

/// Sets what is at a path, or lays a whole tree over another for the empty path.
fn set(mut tree: Json, path: &str, value: &Json) -> Json {
    if let ("", Some(map)) = (path, value.as_object()) {
        return map.iter().fold(tree, |tree, (key, value)| match value {
            Json::Object(_) => {
                let inner = set(tree[key].clone(), "", value);
                set(tree, key, &inner)
            }
            _ => set(tree, key, value),
        });
    }
    if !tree.is_object() {
        tree = Json::Object(Map::new());
    }
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    let inner = if rest.is_empty() { value.clone() } else { set(tree[key].take(), rest, value) };
    tree[key] = inner;
    tree
}

/// A values file: an example with up to five settings changed, written as JSON or as YAML by another program's hand.
fn file() -> impl Strategy<Value = String> {
    let settings: Vec<_> = settings()
        .into_iter()
        .map(|(path, values)| values.prop_map(move |value| (path.clone(), value)))
        .collect();
    let change = prop::sample::select(settings).prop_flat_map(|setting| setting);
    (prop::sample::select(examples()), prop::collection::vec(change, 0..6), any::<bool>()).prop_map(
        |(example, changes, as_json)| {
            let tree = changes.iter().fold(example, |tree, (path, value)| set(tree, path, value));
            if as_json { tree.to_string() } else { serde_saphyr::to_string(&tree).unwrap() }
        },
    )
}

fn render(file: &str, output: &str) -> Run {
    let preflight = "agentSandbox.preflight.enabled=false";
    let args = ["render", "-f", "-", "--set", preflight, "-o", output];
    support::run_with(args, Path::new("."), file.as_bytes())
}

#[test]
fn any_values_render_alike_for_all_readers_or_are_refused() {
    let accepted = Cell::new(0);
    let mut runner = runner();
    let readers = std::cell::RefCell::new(Readers::default());
    runner
        .run(&file(), |file| {
            let run = render(&file, "yaml");
            if let Some(complaint) = complaint(&run) {
                return Err(TestCaseError::fail(complaint));
            }
            if run.status == Some(0) {
                accepted.set(accepted.get() + 1);
                let list: Json = serde_json::from_str(&render(&file, "json").success()).unwrap();
                let expected = list["items"].as_array().unwrap();
                prop_assert_eq!(&documents(&run.stdout), expected);
                readers.borrow_mut().add(&run.stdout, expected);
            }
            Ok(())
        })
        .unwrap();
    // Whoever refuses everything passes any other test.
    assert!(accepted.get() * 10 >= runner.config().cases, "{} accepted", accepted.get());
    readers.into_inner().compare();
}

#[test]
fn settings_are_laid_over_an_example() {
    let tree = json!({ "a": { "b": 1, "c": 2 } });
    assert_eq!(set(tree.clone(), "a.b", &json!(3)), json!({ "a": { "b": 3, "c": 2 } }));
    assert_eq!(
        set(tree, "", &json!({ "a": { "c": 4 }, "d": 5 })),
        json!({ "a": { "b": 1, "c": 4 }, "d": 5 })
    );
}
