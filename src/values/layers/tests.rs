use std::io;

use serde_json::json;

use super::{Layers, load};
use crate::diagnostic::Code;
use crate::source::Sources;

fn read(path: &str) -> io::Result<Vec<u8>> {
    match path {
        "a.yaml" => Ok(b"m: {a: 1, b: 2}\nl: [1]\n".to_vec()),
        "b.yaml" => Ok(b"m: {b: 3}\n---\nm: {c: 4}\nl: [2]\n".to_vec()),
        "empty.yaml" | "-" => Ok(Vec::new()),
        "bom.yaml" => Ok(b"\xef\xbb\xbfa: 1\n".to_vec()),
        "utf16.yaml" => Ok(b"\xff\xfea\0:\0".to_vec()),
        "latin1.yaml" => Ok(b"a: 1\nb: \xe4\n".to_vec()),
        "binary.yaml" => Ok(b"a: 1\n\0\0".to_vec()),
        "bad.yaml" => Ok(b"a: 1\na: 2\nb: [\n".to_vec()),
        "folder" => Err(io::ErrorKind::IsADirectory.into()),
        "locked" => Err(io::ErrorKind::PermissionDenied.into()),
        _ => Err(io::ErrorKind::NotFound.into()),
    }
}

fn files(paths: &[&str]) -> Layers {
    Layers { files: paths.iter().map(|&path| path.to_owned()).collect(), ..Layers::default() }
}

fn messages(layers: &Layers) -> Vec<(Code, String)> {
    let (_, found) = load(layers, &mut read, &mut Sources::default());
    found.into_iter().map(|problem| (problem.code, problem.message)).collect()
}

fn values(layers: &Layers) -> serde_json::Value {
    let (values, found) = load(layers, &mut read, &mut Sources::default());
    assert_eq!(found, []);
    values.to_json()
}

#[test]
fn later_files_and_documents_win() {
    let values = values(&files(&["a.yaml", "b.yaml", "empty.yaml", "bom.yaml"]));
    assert_eq!(values, json!({"a": 1, "m": {"a": 1, "b": 3, "c": 4}, "l": [2]}));
}

#[test]
fn flags_apply_by_kind() {
    let one = |text: &str| vec![text.to_owned()];
    let layers = Layers {
        set_literal: one("d=literal"),
        set_file: vec!["c=a.yaml".to_owned(), "d=a.yaml".to_owned()],
        set_string: vec!["b=2".to_owned(), "c=2".to_owned()],
        set: vec!["a=2".to_owned(), "b=3".to_owned()],
        set_json: one("a=1"),
        files: Vec::new(),
    };
    assert_eq!(values(&layers), json!({"a": 2, "b": "2", "c": "m: {a: 1, b: 2}\nl: [1]\n", "d": "literal"}));
}

#[test]
fn nothing_is_an_empty_map() {
    assert_eq!(values(&Layers::default()), json!({}));
}

#[test]
fn all_problems_of_all_layers_are_reported() {
    let mut layers =
        files(&["none", "folder", "locked", "utf16.yaml", "latin1.yaml", "binary.yaml", "bad.yaml", "-"]);
    layers.set = vec!["a".to_owned(), "b=1".to_owned()];
    layers.set_file = vec!["x=none".to_owned(), "x=latin1.yaml".to_owned(), "x.password=none".to_owned()];
    let expected = [
        (Code::UnreadableInput, "`none` cannot be read: there is no such file"),
        (Code::UnreadableInput, "`folder` cannot be read: it is a folder"),
        (Code::UnreadableInput, "`locked` cannot be read: permission denied"),
        (Code::NotUtf8, "`utf16.yaml` is UTF-16 text"),
        (Code::NotUtf8, "`latin1.yaml` is not UTF-8 text (byte 8)"),
        (Code::NotUtf8, "`binary.yaml` is not text: it holds zero bytes"),
        (Code::DuplicateKey, "`a` stands twice in the same map"),
        (Code::Syntax, "`[` is not closed"),
        (Code::UnreadableInput, "standard input is empty; values were expected from it"),
        (Code::InvalidFlag, "`a` has no value"),
        (Code::UnreadableInput, "`none` cannot be read: there is no such file"),
        (Code::NotUtf8, "`latin1.yaml` is not UTF-8 text (byte 8)"),
        (Code::UnreadableInput, "the file of this flag cannot be read: there is no such file"),
    ];
    assert_eq!(messages(&layers), expected.map(|(code, message)| (code, message.to_owned())));
}
