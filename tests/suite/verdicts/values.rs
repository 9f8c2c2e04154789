//! Odd values of every setting: the program refuses what an API server would refuse, and nothing else.
//!
//! `VERDICTS` sets how many values each setting gets, of some dozens of fixed ones and as many random texts.

mod odd;
pub mod rendering;

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use openshell_deploy::check;
use openshell_deploy::check::cause;
use openshell_deploy::check::finding::Finding;
use openshell_deploy::reference::examples;
use serde_json::{Value as Json, json};

use super::is_beyond_the_server;
use super::server::{Server, Verdict};
use crate::support::{KEY, run};
use crate::values_schema::WITHOUT_DEFAULT;
use crate::values_shown::context::special;
use crate::values_shown::settings;

/// What an API server refuses, and the program cannot know.
const OF_THE_CLUSTER: [&str; 1] = [
    // Which ports nodes may have is a flag of the API server.
    "provided port is not in the valid range",
];

struct Trial {
    server: Server,
    /// Verdicts by object: most objects of a release are the same whatever one setting is.
    known: Mutex<HashMap<String, Verdict>>,
    /// How many values each setting gets.
    most: usize,
}

#[test]
fn odd_values_are_refused_where_the_api_server_refuses_the_objects() {
    let Some(server) = Server::start("v-objects-values") else { return };
    let most = std::env::var("VERDICTS").ok().and_then(|count| count.parse().ok()).unwrap_or(10);
    let trial = Trial { server, known: Mutex::default(), most };
    let settings = all_settings();
    assert!(settings.len() > 280, "{}", settings.len());
    let halves: Vec<Vec<&String>> =
        (0..2).map(|half| settings.iter().skip(half).step_by(2).collect()).collect();
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let running: Vec<_> = halves
            .iter()
            .map(|half| scope.spawn(|| half.iter().map(|path| trial.setting(path)).collect()))
            .collect();
        running.into_iter().flat_map(|half| -> Vec<Outcome> { half.join().unwrap() }).collect()
    });
    let sum = |count: fn(&Outcome) -> usize| outcomes.iter().map(count).sum::<usize>();
    let (tried, rendered, found) =
        (sum(|outcome| outcome.tried), sum(|outcome| outcome.rendered), sum(|outcome| outcome.found));
    let complaints: Vec<&str> =
        outcomes.iter().flat_map(|outcome| outcome.complaints.iter().map(String::as_str)).collect();
    println!("{tried} values tried, {rendered} rendered, {found} findings");
    assert!(complaints.is_empty(), "{} of {rendered}:\n{}", complaints.len(), complaints.join("\n"));
    assert!(rendered > 1000 && found > 100, "{tried} tried, {rendered} rendered, {found} found");
}

fn all_settings() -> Vec<String> {
    let defaults: Json =
        serde_json::from_str(&run(["values", "--show-secrets", "-o", "json"]).success()).unwrap();
    let settings = settings(&defaults).into_iter().map(|(path, _)| path);
    settings.chain(WITHOUT_DEFAULT.iter().map(|path| (*path).to_owned())).collect()
}

#[derive(Default)]
struct Outcome {
    tried: usize,
    rendered: usize,
    found: usize,
    complaints: Vec<String>,
}

impl Trial {
    /// All odd values of one setting.
    fn setting(&self, path: &str) -> Outcome {
        let context = context(path);
        let mut outcome = Outcome::default();
        let seed = path.bytes().fold(0, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
        let values =
            odd::some(odd::values(odd::schema(path), &odd::texts(self.most / 4, seed)), self.most, seed);
        let mut explained = HashSet::new();
        for value in values.into_iter().chain(special(path).map(|(value, _)| value)) {
            outcome.tried += 1;
            let mut all = context.clone();
            put(&mut all, path, value.clone());
            let before = outcome.complaints.len();
            self.case(path, &all, &mut explained, &mut outcome);
            let text: String = value.to_string().chars().take(120).collect();
            for complaint in &mut outcome.complaints[before..] {
                *complaint = format!("{path} = {text}: {complaint}");
            }
        }
        outcome
    }

    fn case(&self, path: &str, values: &Json, explained: &mut HashSet<String>, outcome: &mut Outcome) {
        let Some(overrides) = rendering::overrides(values) else { return };
        let Some(objects) = rendering::objects(overrides.clone()) else { return };
        outcome.rendered += 1;
        let findings = check::check(&objects);
        outcome.found += findings.len();
        for object in &objects {
            let name = object.metadata().name.clone().unwrap_or_default();
            let title = format!("{} {name}", object.kind());
            let found: Vec<&Finding> =
                findings.iter().filter(|finding| finding.place.object == title).collect();
            let verdict = self.verdict(&serde_json::to_value(object).unwrap());
            outcome.complaints.extend(disagreement(&title, &found, verdict));
        }
        // One value of each kind of finding tells enough, and the search takes its time.
        let new = findings
            .into_iter()
            .filter(|finding| explained.insert(format!("{:?} {}", finding.code, finding.place.field)));
        let new: Vec<Finding> = new.collect();
        let causes = cause::causes(&new, &overrides, &rendering::objects);
        for (finding, cause) in new.iter().zip(causes) {
            let found = cause.map(|cause| cause.path);
            let is_right = found
                .as_deref()
                .and_then(|found| found.strip_prefix(path))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
            if !is_right {
                outcome.complaints.push(format!("caused by {found:?}: {finding:?}"));
            }
        }
    }

    fn verdict(&self, object: &Json) -> Verdict {
        let key = object.to_string();
        if let Some(known) = self.known.lock().unwrap().get(&key) {
            return known.clone();
        }
        let verdict = self.server.verdict(object);
        self.known.lock().unwrap().insert(key, verdict.clone());
        verdict
    }
}

fn disagreement(title: &str, found: &[&Finding], verdict: Verdict) -> Option<String> {
    let beyond = found.iter().all(|finding| is_beyond_the_server(finding));
    match verdict {
        Verdict::Taken if beyond => None,
        Verdict::Taken => Some(format!("{title} is taken, but {found:?}")),
        Verdict::Refused(..) if !found.is_empty() => None,
        Verdict::Refused(_, message) if OF_THE_CLUSTER.iter().any(|known| message.contains(known)) => None,
        Verdict::Refused(_, message) => Some(format!("nothing is found, but {message}")),
    }
}

/// Values that give a setting its effect.
fn context(path: &str) -> Json {
    let mut values = examples::needs(path).to_json();
    put(&mut values, "server.credentialStorage.keyEncryptionKey", json!(KEY));
    values
}

fn put(values: &mut Json, path: &str, value: Json) {
    let node = path.split('.').fold(values, |node, key| &mut node[key]);
    *node = value;
}
