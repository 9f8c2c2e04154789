//! Variables of containers.
//!
//! A variable may hold a secret, and where a name is wrong it may be its value: neither is ever shown.

mod source;

use k8s_openapi::api::core::v1::{Container, EnvFromSource, EnvVar};

use super::volume::Volumes;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidContainer;

/// Checks the variables of a container.
pub(super) fn check(container: &Container, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    let env = at.name("env");
    for (index, variable) in container.env.iter().flatten().enumerate() {
        one(variable, volumes, &env.index(index), findings);
    }
    let env_from = at.name("envFrom");
    for (index, source) in container.env_from.iter().flatten().enumerate() {
        all_of(source, &env_from.index(index), findings);
    }
}

fn one(variable: &EnvVar, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    variable_name(&variable.name, &at.name("name"), findings);
    let Some(source) = &variable.value_from else { return };
    let at = at.name("valueFrom");
    let sources = [
        source.field_ref.is_some(),
        source.resource_field_ref.is_some(),
        source.config_map_key_ref.is_some(),
        source.secret_key_ref.is_some(),
        source.file_key_ref.is_some(),
    ];
    let count = sources.into_iter().filter(|is_set| *is_set).count();
    let problem = match (count, word::set(variable.value.as_deref())) {
        (0, _) => Some("the variable's source is empty"),
        (_, Some(_)) => Some("the variable has both a value and a source of one"),
        (1, None) => None,
        _ => Some("the variable has more than one source"),
    };
    if let Some(problem) = problem {
        findings.add(CODE, &at, problem).help(
            "write either `value` or one of `valueFrom`'s `secretKeyRef`, `configMapKeyRef`, `fieldRef`, \
             `resourceFieldRef` and `fileKeyRef`",
        );
    }
    source::check(source, volumes, &at, findings);
}

fn all_of(source: &EnvFromSource, at: &Field, findings: &mut Findings) {
    if let Some(prefix) = word::set(source.prefix.as_deref()) {
        variable_name(prefix, &at.name("prefix"), findings);
    }
    if source.config_map_ref.is_some() == source.secret_ref.is_some() {
        let message = "variables come from exactly one of a ConfigMap and a Secret";
        findings.add(CODE, at, message).help("write either `configMapRef` or `secretRef`");
    }
    if let Some(reference) = &source.config_map_ref {
        name::object("ConfigMap", &reference.name, &at.name("configMapRef").name("name"), findings);
    }
    if let Some(reference) = &source.secret_ref {
        name::object("Secret", &reference.name, &at.name("secretRef").name("name"), findings);
    }
}

/// Since Kubernetes 1.34 the name of a variable is any printable ASCII without `=`.
fn variable_name(name: &str, at: &Field, findings: &mut Findings) {
    let is_good = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'=';
    if name.is_empty() {
        findings.add(CODE, at, "the variable has no name").help("give it one");
    } else if !name.bytes().all(is_good) {
        findings
            .add(CODE, at, "the name of a variable may hold only printable ASCII characters, and no `=`")
            .help("write the value of a variable in `value`, and letters, digits and `_` in `name`");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::testing::{findings, table, with_container};

    #[test]
    fn variables() {
        let wrap = |variable| with_container(json!({ "env": [variable] }));
        let secret = |name: &str, key: &str| json!({ "name": "A", "valueFrom": { "secretKeyRef": { "name": name, "key": key } } });
        table(
            wrap,
            &[json!({ "name": "A" }), json!({ "name": "1 a.b-c!", "value": "ä" }), secret("s", "k.e_y-1")],
            &[
                json!({ "name": "" }),
                json!({ "name": "A=1" }),
                json!({ "name": "ä" }),
                json!({ "name": "A", "valueFrom": {} }),
                json!({ "name": "A", "value": "1", "valueFrom": { "fieldRef": { "fieldPath": "metadata.name" } } }),
                secret("Bad Name", "k"),
                secret("", "k"),
                secret("s", ""),
                secret("s", "a/b"),
                secret("s", ".."),
            ],
        );
    }

    #[test]
    fn nothing_of_a_wrong_variable_is_shown() {
        let variable = json!({ "name": "PASSWORD=hunter2ä", "value": "hunter2", "valueFrom": {} });
        let shown = format!("{:?}", findings(&with_container(json!({ "env": [variable] }))));
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
