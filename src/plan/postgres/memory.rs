//! PostgreSQL's own settings: those of users, and those that follow the memory limit.

use std::collections::BTreeMap;

use super::parameters::{self, Writer};
use super::tuning;
use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::quantity;
use crate::values::schema::postgres::parameter_value::ParameterValue;
use crate::values::schema::postgres::{Postgres, Tuning};

/// The limit on connections unless somebody chooses one, PostgreSQL's own.
pub const MAX_CONNECTIONS: u32 = 100;

/// The most that PostgreSQL takes: `MAX_BACKENDS`, less what it needs itself.
const LARGEST: u32 = 262_000;

const LIMIT: &str = "postgres.resources.limits.memory";

/// Settings as their writer wants them, and the size of /dev/shm in bytes where it follows the memory limit.
type Settings = (BTreeMap<String, String>, Option<u64>);

/// Decides on the settings, or adds what is wrong to `problems` and returns None. A user's setting wins.
///
/// `connections` is what the gateways and the rest need.
pub(in crate::plan) fn plan(
    postgres: &Postgres,
    connections: u32,
    major: u16,
    writer: Writer,
    problems: &mut Problems,
) -> Option<Settings> {
    let checked: Vec<_> = postgres
        .parameters
        .iter()
        .map(|(name, value)| parameters::check("postgres.parameters", name, value, major, writer, problems))
        .collect();
    let limit = memory_limit(postgres).filter(|_| postgres.tuning == Tuning::Auto);
    let chosen = max_connections(postgres);
    let most = chosen.unwrap_or(connections.clamp(MAX_CONNECTIONS, LARGEST));
    let tuned = limit.map(|limit| tuning::plan(LIMIT, limit, most, problems));
    let own = once(checked.into_iter().collect::<Option<_>>()?, problems)?;
    let mut settings = BTreeMap::new();
    if chosen.is_none() && most > MAX_CONNECTIONS {
        settings.insert("max_connections".to_owned(), most.to_string());
    }
    let mut shared_memory = None;
    if let Some(tuned) = tuned {
        let tuned = tuned?;
        settings.extend(tuned.parameters.into_iter().map(|(name, value)| (name.to_owned(), value)));
        shared_memory = Some(tuned.shared_memory);
    }
    settings.extend(own);
    Some((settings, shared_memory))
}

/// Settings by PostgreSQL's own spelling, which ignores case: one that stands there twice is refused.
fn once(settings: Vec<(String, String)>, problems: &mut Problems) -> Option<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for (name, value) in settings {
        if all.contains_key(&name) {
            let path = "postgres.parameters";
            problems
                .error(Code::Conflict, path, format!("`{path}` has `{name}` twice, in two spellings"))
                .help("remove one of them");
            return None;
        }
        all.insert(name, value);
    }
    Some(all)
}

/// The memory limit in bytes, where there is one.
fn memory_limit(postgres: &Postgres) -> Option<u64> {
    let limit = postgres.resources.as_ref()?.limits.as_ref()?.get("memory")?;
    quantity::bytes(&limit.0)
}

/// The limit on connections that users chose, where it is a number.
#[must_use]
pub fn max_connections(postgres: &Postgres) -> Option<u32> {
    let number = match parameters::given(&postgres.parameters, "max_connections") {
        Some((_, ParameterValue::Integer(number))) => u32::try_from(*number).ok(),
        Some((_, ParameterValue::Text(text))) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    /// `work_mem` and the problems for parameters and a memory limit of 1Gi.
    fn work_mem(parameters: &Json) -> (Option<String>, bool) {
        let values = json!({ "parameters": parameters, "resources": { "limits": { "memory": "1Gi" } } });
        let mut problems = Problems::default();
        let settings = plan(&serde_json::from_value(values).unwrap(), 65, 18, Writer::Program, &mut problems);
        (settings.and_then(|(settings, _)| settings.get("work_mem").cloned()), problems.refuse())
    }

    #[test]
    fn connections_share_the_memory_and_users_win() {
        assert_eq!(work_mem(&json!({})), (Some("2621kB".into()), false));
        for name in ["max_connections", "MAX_Connections"] {
            assert_eq!(work_mem(&json!({ name: 50 })), (Some("5242kB".into()), false));
            assert_eq!(work_mem(&json!({ name: "50" })), (Some("5242kB".into()), false));
        }
        assert_eq!(work_mem(&json!({ "Work_Mem": "7MB" })), (Some("'7MB'".into()), false));
        assert_eq!(work_mem(&json!({ "Work_Mem": "7MB", "work_mem": "8MB" })), (None, true));
    }

    #[test]
    fn the_limit_on_connections_follows_the_gateways() {
        let limit = |parameters: Json, connections| {
            let values = serde_json::from_value(json!({ "parameters": parameters })).unwrap();
            let (settings, _) =
                plan(&values, connections, 18, Writer::Program, &mut Problems::default()).unwrap();
            settings.get("max_connections").cloned()
        };
        assert_eq!(limit(json!({}), 100), None);
        assert_eq!(limit(json!({}), 141), Some("141".into()));
        assert_eq!(limit(json!({}), u32::MAX), Some("262000".into()));
        assert_eq!(limit(json!({ "max_connections": 50 }), 141), Some("'50'".into()));
    }
}
