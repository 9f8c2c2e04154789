//! Reading objects that users have written.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::Object;
use super::untyped::Untyped;
use crate::values::schema::manifest;

/// The object that `json` describes, typed where this program has a type for its kind.
///
/// # Errors
/// Where a field is not of its type, such as data that is not base64. The error may quote a secret.
pub fn read(api_version: &str, kind: &str, json: &Json) -> Result<Object, serde_json::Error> {
    if manifest::type_of(api_version, kind).is_none() {
        return untyped(api_version, kind, json);
    }
    Ok(match kind {
        "ClusterRole" => Object::ClusterRole(of(json)?),
        "ClusterRoleBinding" => Object::ClusterRoleBinding(of(json)?),
        "ConfigMap" => Object::ConfigMap(of(json)?),
        "CronJob" => Object::CronJob(of(json)?),
        "Deployment" => Object::Deployment(of(json)?),
        "HorizontalPodAutoscaler" => Object::HorizontalPodAutoscaler(of(json)?),
        "Job" => Object::Job(of(json)?),
        "Namespace" => Object::Namespace(of(json)?),
        "NetworkPolicy" => Object::NetworkPolicy(of(json)?),
        "PersistentVolumeClaim" => Object::PersistentVolumeClaim(of(json)?),
        "PodDisruptionBudget" => Object::PodDisruptionBudget(of(json)?),
        "Role" => Object::Role(of(json)?),
        "RoleBinding" => Object::RoleBinding(of(json)?),
        "Secret" => Object::Secret(of(json)?),
        "Service" => Object::Service(of(json)?),
        "ServiceAccount" => Object::ServiceAccount(of(json)?),
        "StatefulSet" => Object::StatefulSet(of(json)?),
        _ => return untyped(api_version, kind, json),
    })
}

fn of<T: DeserializeOwned>(json: &Json) -> Result<T, serde_json::Error> {
    T::deserialize(json)
}

fn untyped(api_version: &str, kind: &str, json: &Json) -> Result<Object, serde_json::Error> {
    let mut rest = json.as_object().cloned().unwrap_or_default();
    let metadata: ObjectMeta =
        rest.remove("metadata").map_or_else(|| Ok(ObjectMeta::default()), serde_json::from_value)?;
    rest.retain(|key, _| !matches!(key.as_str(), "apiVersion" | "kind"));
    Ok(Object::Untyped(Untyped {
        api_version: api_version.to_owned(),
        kind: kind.to_owned(),
        metadata,
        rest,
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_with_known_fields_is_read_as_its_type() {
        for &(version, kind, _) in manifest::KINDS {
            let object = read(version, kind, &json!({ "apiVersion": version, "kind": kind })).unwrap();
            assert!(!matches!(object, Object::Untyped(_)), "{kind}");
            assert_eq!(object.kind(), kind);
            assert_eq!(object.group(), version.rsplit_once('/').map_or("", |(group, _)| group), "{kind}");
        }
        let other = json!({ "apiVersion": "a/v1", "kind": "Secret", "metadata": { "name": "a" }, "spec": 1 });
        let object = read("a/v1", "Secret", &other).unwrap();
        assert_eq!((object.group(), object.kind()), ("a", "Secret"));
        assert_eq!(serde_json::to_value(&object).unwrap(), other);
    }
}
