//! One file an object, for GitOps repositories.

use serde_json::Value as Json;

/// File names and documents. The names sort in the order of the documents, which is the order that
/// `kubectl apply -f DIR` follows.
#[must_use]
pub fn files<'a>(documents: &'a [Json], extension: &str) -> Vec<(String, &'a Json)> {
    let digits = documents.len().to_string().len();
    let name = |(index, document): (usize, &'a Json)| {
        let kind = text(&document["kind"]).to_lowercase();
        let name = text(&document["metadata"]["name"]);
        (format!("{:0digits$}-{kind}-{name}.{extension}", index + 1), document)
    };
    documents.iter().enumerate().map(name).collect()
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}
