//! What a place in the values changes when it is set to its example.

use serde_json::Value as Json;

use crate::explain::place::Place;
use crate::explain::steps::put;
use crate::reference::effect::{Change, between};
use crate::reference::examples;
use crate::values::merge::merge;
use crate::values::node::Node;

/// What changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// Beside what.
    pub base: Base,
    /// The objects that differ; empty where none does.
    pub changes: Vec<Change>,
}

/// The other values.
#[derive(Clone, Debug, PartialEq)]
pub enum Base {
    /// The user's own.
    Own,
    /// The defaults, and others that the setting needs.
    Defaults {
        /// What it needs; an empty map where it needs nothing.
        needs: Json,
        /// What it takes the place of; None where it is only added.
        before: Option<Json>,
    },
}

/// What setting the place to its example changes, beside the user's `own` values where it has an effect there, else
/// beside what it needs. None where there is no example.
#[must_use]
pub fn of(place: &Place, own: Option<&Node>) -> Option<Effect> {
    let example = place.example()?;
    let changes = |before: &Node, base: &Node| {
        let mut after = base.to_json();
        put(&mut after, &place.steps, example.clone());
        between(&before.to_json(), &after)
    };
    // What every rendering needs may be in a file that was not given.
    let own = own.map(|own| merge(examples::least(), own.clone()));
    let changes_own = own.as_ref().and_then(|own| changes(own, own));
    if let Some(changes) = changes_own.filter(|changes| !changes.is_empty()) {
        return Some(Effect { base: Base::Own, changes });
    }
    let path = place.own();
    let context = examples::context(&path);
    let before = examples::before(&path);
    let base = before.as_ref().map_or(context.clone(), |before| merge(context.clone(), before.clone()));
    let changes = changes(&base, &context)?;
    let needs = without(examples::needs(&path).to_json(), &path);
    let before = before.map(|before| without(before.to_json(), &path));
    Some(Effect { base: Base::Defaults { needs, before }, changes })
}

/// The values without a setting; what is then empty goes too.
fn without(mut values: Json, path: &str) -> Json {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    if let Some(map) = values.as_object_mut()
        && let Some(value) = map.remove(key)
        && let Some(rest) = rest
    {
        let left = without(value, rest);
        if left.as_object().is_some_and(|left| !left.is_empty()) {
            map.insert(key.to_owned(), left);
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::place::find;
    use crate::reference::effect::How;
    use crate::reference::setting::Setting;

    /// Settings that change no object, and why.
    const WITHOUT_EFFECT: [(&str, &str); 4] = [
        ("agentSandbox.preflight.enabled", "ends a note, or a refusal"),
        ("lint.failOn", "is for another command"),
        ("lint.ignore", "is for another command"),
        ("workload.allowMultiReplicaStatefulSet", "ends a refusal"),
    ];

    #[test]
    fn every_setting_changes_something() {
        let mut complaints = Vec::new();
        for setting in Setting::root().settings() {
            let place = find(&setting.path).unwrap();
            let effect = of(&place, None);
            let is_exempt = WITHOUT_EFFECT.iter().any(|(path, _)| *path == setting.path);
            match effect {
                None => complaints.push(format!("{}: refused", setting.path)),
                Some(effect) if effect.changes.is_empty() != is_exempt => {
                    complaints.push(format!("{}: {:?}", setting.path, effect.changes));
                }
                Some(_) => {}
            }
        }
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    #[test]
    fn a_users_own_values_come_first() {
        let place = find("postgres.host").unwrap();
        let own = crate::reference::trial::well_formed(
            "postgres: {enabled: true, mode: external, host: mine, password: x}",
        );
        let effect = of(&place, own.as_ref()).unwrap();
        assert_eq!(effect.base, Base::Own);
        assert!(effect.changes.iter().any(|change| change.object == "Secret openshell-db-url"), "{effect:?}");
        let elsewhere = crate::reference::trial::well_formed("replicaCount: 1");
        assert!(matches!(of(&place, elsewhere.as_ref()).unwrap().base, Base::Defaults { .. }));
    }

    #[test]
    fn secrets_are_not_in_what_changes() {
        let effect = of(&find("postgres.password").unwrap(), None).unwrap();
        let secret = effect.changes.iter().find(|change| change.object.starts_with("Secret ")).unwrap();
        let How::Changed(fields) = &secret.how else { panic!("{secret:?}") };
        assert!(
            fields
                .iter()
                .filter(|field| field.path.starts_with("data"))
                .all(|field| field.after == Some("***".into()))
        );
    }

    #[test]
    fn needs_do_not_name_the_setting_itself() {
        let needs = |path: &str| match of(&find(path).unwrap(), None).unwrap().base {
            Base::Defaults { needs, .. } => needs.to_string(),
            Base::Own => panic!("no values were given"),
        };
        assert_eq!(needs("service.port"), "{}");
        assert!(!needs("backup.enabled").contains("backup"));
        assert_eq!(needs("server.oidc.rolesClaim"), r#"{"server":{"oidc":{"issuer":"https://issuer"}}}"#);
    }
}
