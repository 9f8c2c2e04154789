//! What a pod tells its containers about itself.

use k8s_openapi::api::core::v1::{ObjectFieldSelector, ResourceFieldSelector};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::label::key_problem;
use crate::check::word;
use crate::diagnostic::{Code, prose};
use crate::plan::quantity;

/// Fields of a pod that a variable can hold.
pub(super) const IN_ENVIRONMENT: &[&str] = &[
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "spec.nodeName",
    "spec.serviceAccountName",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
];

/// Fields of a pod that a file can hold.
pub(super) const IN_VOLUME: &[&str] =
    &["metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid"];

/// Amounts that a variable or a file can hold.
const RESOURCES: &[&str] = &[
    "limits.cpu",
    "limits.memory",
    "limits.ephemeral-storage",
    "requests.cpu",
    "requests.memory",
    "requests.ephemeral-storage",
];

/// Checks a reference to a field of the pod, which may be one of `known`.
pub(super) fn field(
    reference: &ObjectFieldSelector,
    known: &[&str],
    code: Code,
    at: &Field,
    findings: &mut Findings,
) {
    if word::set(reference.api_version.as_deref()).is_some_and(|version| version != "v1") {
        findings.add(code, &at.name("apiVersion"), "fields of pods are those of `v1`").help("leave it out");
    }
    let path = reference.field_path.as_str();
    let at = at.name("fieldPath");
    let Some((map, key)) = path.strip_suffix("']").and_then(|path| path.split_once("['")) else {
        // The name of `spec.nodeName` before Kubernetes had its first version.
        let is_old = path == "spec.host" && known.contains(&"spec.nodeName");
        if !is_old && !known.contains(&path) {
            findings
                .add(code, &at, format!("`{path}` is no field that can be referred to here"))
                .help(format!("write {}", prose::words(known, "or")))
                .help("or one label or annotation, such as `metadata.labels['app']`");
        }
        return;
    };
    let key = match map {
        "metadata.labels" => key.to_owned(),
        "metadata.annotations" => key.to_lowercase(),
        _ => {
            findings
                .add(code, &at, format!("`{map}` is no map"))
                .help("only `metadata.labels` and `metadata.annotations` have keys");
            return;
        }
    };
    if let Some(why) = key_problem(&key) {
        findings
            .add(code, &at, format!("`{key}` cannot be a key of `{map}`: {why}"))
            .help("write a key such as `app` or `example.com/app`");
    }
}

/// Checks a reference to an amount.
pub(super) fn resource(reference: &ResourceFieldSelector, code: Code, at: &Field, findings: &mut Findings) {
    let resource = reference.resource.as_str();
    let is_huge = resource.starts_with("limits.hugepages-") || resource.starts_with("requests.hugepages-");
    if !is_huge {
        word::check(resource, RESOURCES, code, &at.name("resource"), findings);
    }
    let Some(divisor) = &reference.divisor else { return };
    let is_good = match resource {
        _ if quantity::nanos(divisor.0.trim()) == Some(0) => true,
        "limits.cpu" | "requests.cpu" => is_one_of(&divisor.0, &[1_000_000, 1_000_000_000]),
        _ if is_huge || RESOURCES.contains(&resource) => is_unit(&divisor.0),
        _ => quantity::nanos(divisor.0.trim()).is_some(),
    };
    if !is_good {
        findings
            .add(code, &at.name("divisor"), "the amount cannot be shown in this unit")
            .help("write `1` or `1m` for CPU, and `1` or one unit such as `1Mi` for all else");
    }
}

/// Whether a quantity is one of a number of bytes with a suffix, as the API server writes quantities.
fn is_unit(text: &str) -> bool {
    let base: i128 = if text.trim().ends_with('i') { 1024 } else { 1000 };
    is_one_of(text, &[0, 1, 2, 3, 4, 5, 6].map(|power| base.pow(power) * 1_000_000_000))
}

/// Whether a quantity is among those, and written without an exponent.
fn is_one_of(text: &str, among: &[i128]) -> bool {
    let text = text.trim();
    let digits_end = |letter: char| !letter.is_ascii_digit() && letter != '.';
    let suffix = text.split_once(digits_end).map_or("", |(_, rest)| rest);
    // After the `e` of an exponent stand digits or a sign; after the one of exa or exbi they do not.
    let has_exponent = suffix.contains(|letter: char| letter.is_ascii_digit());
    !has_exponent && quantity::nanos(text).is_some_and(|nanos| among.contains(&nanos))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::testing::{table, with_container};

    #[test]
    fn fields_and_amounts() {
        let wrap = |source: Json| with_container(json!({ "env": [{ "name": "A", "valueFrom": source }] }));
        let field = |path: &str| json!({ "fieldRef": { "fieldPath": path } });
        let amount = |resource: &str, divisor: &str| json!({ "resourceFieldRef": { "resource": resource, "divisor": divisor } });
        table(
            wrap,
            &[
                field("metadata.name"),
                field("metadata.labels['a.b/c']"),
                field("metadata.annotations['A']"),
                amount("limits.cpu", "1m"),
                amount("requests.memory", "1Mi"),
                amount("requests.hugepages-2Mi", "0"),
            ],
            &[
                field(""),
                field("metadata.labels"),
                field("metadata.name['a']"),
                field("metadata.labels['']"),
                amount("limits.cpus", "1"),
                amount("limits.cpu", "1k"),
                amount("limits.memory", "2Mi"),
                amount("limits.memory", "1e3"),
            ],
        );
    }
}
