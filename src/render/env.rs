//! Environment variables of containers.

use k8s_openapi::api::core::v1::{EnvVar, EnvVarSource, ObjectFieldSelector, SecretKeySelector};

/// A variable with a value that Kubernetes takes as it is: `$(NAME)` in it would be replaced.
#[must_use]
pub fn literal(name: &str, value: &str) -> EnvVar {
    EnvVar { name: name.into(), value: Some(value.replace('$', "$$")), ..Default::default() }
}

/// A variable from a key of a Secret.
#[must_use]
pub fn from_secret(name: &str, secret: &str, key: &str) -> EnvVar {
    let selector = SecretKeySelector { name: secret.into(), key: key.into(), ..Default::default() };
    EnvVar {
        name: name.into(),
        value_from: Some(EnvVarSource { secret_key_ref: Some(selector), ..Default::default() }),
        ..Default::default()
    }
}

/// A variable from a field of the pod, such as `metadata.name`.
#[must_use]
pub fn of_pod(name: &str, field: &str) -> EnvVar {
    let field_ref = ObjectFieldSelector { field_path: field.into(), ..Default::default() };
    EnvVar {
        name: name.into(),
        value_from: Some(EnvVarSource { field_ref: Some(field_ref), ..Default::default() }),
        ..Default::default()
    }
}
