//! Finding what a path leads to.

use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic};
use crate::explain::steps::{Step, around, parse};
use crate::reference::examples;
use crate::reference::kind::kind;
use crate::reference::setting::Setting;
use crate::source::{Origin, Sources};
use crate::values::check::check;
use crate::values::shape::Shape;
use crate::values::yaml;

/// A place in the values, and the way to it.
#[derive(Clone, Debug)]
pub struct Place {
    /// What is there.
    pub setting: Setting,
    /// Whether it is a value of a map with any keys.
    is_of_map: bool,
    /// The way.
    pub steps: Vec<Step>,
}

/// The place that a path leads to.
///
/// # Errors
/// Where there is none; the problem says what was probably meant.
pub fn find(path: &str) -> Result<Place, Diagnostic> {
    let unknown = |message: String| Diagnostic::error(Code::UnknownKey, message);
    let steps = parse(path).ok_or_else(|| {
        unknown(format!("`{path}` is not the path of a setting"))
            .help("write keys with dots and items with brackets: `server.oidc.issuer`, `tolerations[0].key`")
            .help("quote a key that has dots in it: `nodeSelector.\"kubernetes.io/os\"`")
    })?;
    let (mut setting, mut is_of_map) = (Setting::root(), false);
    for (index, step) in steps.iter().enumerate() {
        is_of_map = matches!(setting.shape(), Shape::Map(_));
        let next = match step {
            Step::Key(key) => setting.child(key),
            Step::Index(index) => setting.item(*index),
        };
        setting = next.ok_or_else(|| match (setting.shape(), step) {
            (Shape::Object { .. }, Step::Key(_)) => unknown_key(&steps[..=index]),
            (Shape::List(_), Step::Key(key)) => {
                let at = &setting.path;
                unknown(format!("`{at}` is a list")).help(format!("write `{at}[0].{key}` for its items"))
            }
            _ => unknown(format!("`{}` is a {}, with nothing below it", setting.path, kind(&setting))),
        })?;
    }
    Ok(Place { setting, is_of_map, steps })
}

/// What the check of a values file says about such a key.
fn unknown_key(steps: &[Step]) -> Diagnostic {
    let text = around(steps, Json::Null).to_string();
    let mut sources = Sources::default();
    let id = sources.add("<path>", text.as_str(), Origin::Defaults);
    let values = yaml::parse(id, &text).unwrap_or_default();
    let problems = values.first().map(|values| check(values, &sources, false)).unwrap_or_default();
    let problem = problems.into_iter().find(|problem| problem.code == Code::UnknownKey);
    let problem = problem.unwrap_or_else(|| Diagnostic::error(Code::UnknownKey, "there is no such setting"));
    let help = if problem.help.is_empty() {
        Some("`openshell-deploy explain` lists the sections".into())
    } else {
        None
    };
    Diagnostic { label: None, help: problem.help.into_iter().chain(help).collect(), ..problem }
}

impl Place {
    /// A sensible value; None for sections, and where the example of the setting around it has no such part.
    #[must_use]
    pub fn example(&self) -> Option<Json> {
        let keys: Vec<&str> = self.steps.iter().map_while(Step::key).collect();
        let length =
            (1..=keys.len()).rev().find(|length| examples::of(&keys[..*length].join(".")).is_some())?;
        let whole = examples::of(&keys[..length].join("."))?;
        self.steps[length..].iter().try_fold(whole.clone(), |value, step| match (step, value) {
            (Step::Index(_), Json::Array(list)) => list.into_iter().next(),
            (Step::Key(key), Json::Object(mut map)) => {
                let any = if self.is_of_map { map.values().next().cloned() } else { None };
                map.remove(key).or(any)
            }
            _ => None,
        })
    }

    /// The setting of ours that this is, or is a part of.
    #[must_use]
    pub fn own(&self) -> String {
        let keys: Vec<&str> = self.steps.iter().map_while(Step::key).collect();
        let own =
            (1..=keys.len()).map(|length| keys[..length].join(".")).find(|path| examples::of(path).is_some());
        own.unwrap_or_else(|| keys.join("."))
    }

    /// The place with a value, and the settings around it.
    #[must_use]
    pub fn with(&self, value: Json) -> Json {
        around(&self.steps, value)
    }
}

impl Step {
    fn key(&self) -> Option<&str> {
        match self {
            Self::Key(key) => Some(key),
            Self::Index(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_lead_into_sections_fragments_maps_and_lists() {
        for (path, example) in [
            ("service.port", json!(8443)),
            ("resources.limits", json!({ "memory": "512Mi" })),
            ("resources.limits.memory", json!("512Mi")),
            ("tolerations[0].key", json!("dedicated")),
            ("podLabels", json!({ "team": "platform" })),
            ("podLabels.other", json!("platform")),
            ("imagePullSecrets[3].name", json!("regcred")),
        ] {
            assert_eq!(find(path).unwrap().example(), Some(example), "{path}");
        }
        for path in ["server.oidc", "affinity.nodeAffinity", "tolerations[0].tolerationSeconds"] {
            assert_eq!(find(path).unwrap().example(), None, "{path}");
        }
        assert_eq!(find("resources.limits.memory").unwrap().own(), "resources");
    }

    #[test]
    fn a_wrong_path_says_what_was_meant() {
        for (path, message, help) in [
            ("server.oidc.roleClaim", "unknown key `server.oidc.roleClaim`", "did you mean `rolesClaim`?"),
            ("certSecretName", "unknown key `certSecretName`", "did you mean `server.tls.certSecretName`?"),
            ("resources.limit", "unknown key `resources.limit`", "did you mean `limits`?"),
            ("tolerations.key", "`tolerations` is a list", "write `tolerations[0].key` for its items"),
            ("zzz", "unknown key `zzz`", "`openshell-deploy explain` lists the sections"),
            ("tolerations[0].kye", "unknown key `tolerations[0].kye`", "did you mean `key`?"),
        ] {
            let problem = find(path).unwrap_err();
            assert_eq!((problem.message.as_str(), problem.help[0].as_str()), (message, help));
        }
        assert_eq!(
            find("service.port.a").unwrap_err().message,
            "`service.port` is a whole number, with nothing below it"
        );
        assert!(find("a..b").unwrap_err().message.contains("is not the path"));
    }
}
