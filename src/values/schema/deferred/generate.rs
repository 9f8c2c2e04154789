//! Making the schema of a type.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value as Json;

use crate::values::schema::manifest::OF_THE_SERVER;

/// The schema of a type as values are checked by it: without references, and without what only a cluster writes.
pub(super) fn generate<T: JsonSchema>() -> Json {
    let mut schema: Json = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().into();
    let definitions = schema.as_object_mut().and_then(|schema| schema.remove("$defs")).unwrap_or_default();
    inline(&mut schema, &definitions);
    leave_out_the_servers(&mut schema);
    // A user's own Secrets.
    for key in ["data", "stringData"] {
        let texts = schema.pointer_mut(&format!("/properties/{key}/additionalProperties"));
        if let Some(texts) = texts.and_then(Json::as_object_mut) {
            texts.insert("writeOnly".into(), true.into());
        }
    }
    // What controllers say of a whole object.
    if let Some(properties) = schema.pointer_mut("/properties").and_then(Json::as_object_mut)
        && properties.contains_key("apiVersion")
    {
        properties.remove("status");
    }
    schema
}

/// Replaces references by what they refer to; descriptions beside them stay. None of the types holds itself.
fn inline(schema: &mut Json, definitions: &Json) {
    match schema {
        Json::Object(map) => {
            let reference = map.remove("$ref");
            let name = reference.as_ref().and_then(Json::as_str).and_then(|path| path.rsplit('/').next());
            if let Some(name) = name {
                let referred =
                    if name == INT_OR_STRING { int_or_string() } else { definitions[name].clone() };
                for (key, value) in referred.as_object().into_iter().flatten() {
                    map.entry(key).or_insert_with(|| value.clone());
                }
            }
            map.values_mut().for_each(|value| inline(value, definitions));
        }
        Json::Array(list) => list.iter_mut().for_each(|item| inline(item, definitions)),
        _ => {}
    }
}

const INT_OR_STRING: &str = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";

/// Its own schema does not tell it from a quantity, which may have a fraction.
fn int_or_string() -> Json {
    serde_json::json!({ "anyOf": [{ "type": "integer", "format": "int32" }, { "type": "string" }] })
}

fn leave_out_the_servers(schema: &mut Json) {
    match schema {
        Json::Object(map) => {
            if map.contains_key("managedFields") {
                map.retain(|key, _| !OF_THE_SERVER.contains(&key.as_str()));
            }
            map.values_mut().for_each(leave_out_the_servers);
        }
        Json::Array(list) => list.iter_mut().for_each(leave_out_the_servers),
        _ => {}
    }
}
