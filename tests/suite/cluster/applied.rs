//! What is applied gets its pods, and applying it again changes nothing.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::kubectl::{fresh_namespace, kubectl, list, namespace};
use super::{Case, cases, is_available, long};
use crate::examples::{SECRETS, folder};
use crate::support::{documents, run_with};

#[test]
fn every_workload_and_job_gets_its_pods() {
    if !is_available() {
        return;
    }
    for name in ["sandboxes", "creds"] {
        namespace(name, "restricted");
    }
    for mut case in cases() {
        case.avoid_node_port("30081");
        let namespace_name = format!("pods-{}", case.name);
        namespace(&namespace_name, if case.is_privileged() { "privileged" } else { "restricted" });
        // Those of an earlier run on the same cluster are past their deadline.
        kubectl(&["-n", &namespace_name, "delete", "jobs", "--all"], "").unwrap();
        // Named by the case that brings its own ServiceAccounts.
        let account =
            json!({ "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "custom-sa" } });
        kubectl(&["-n", &namespace_name, "apply", "-f", "-"], &account.to_string()).unwrap();
        let stream = case.render(&long("applied"), &namespace_name, "kubectl").success();
        let apply = ["apply", "--server-side", "--force-conflicts", "-f", "-"];
        kubectl(&apply, &stream).unwrap_or_else(|complaint| panic!("{}: {complaint}", case.name));
        wait_for_pods(&namespace_name, expected_pods(&documents(&stream)));
    }
}

#[track_caller]
pub(super) fn wait_for_pods(namespace: &str, expected: usize) {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let pods = list("pods", namespace).len();
        if pods == expected {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "{namespace} has {pods} pods of {expected}: {:#?}",
            events(namespace)
        );
        sleep(Duration::from_millis(300));
    }
}

/// What a second `kubectl apply` changed, by the lines that it printed.
///
/// kubectl sends a budget's selector each time, because the API has it replaced as a whole, and says `configured`.
/// The budget's generation tells that nothing came of it.
fn changed<'a>(printed: &'a str, namespace: &str) -> Vec<&'a str> {
    let untouched: Vec<String> = list("poddisruptionbudget", namespace)
        .iter()
        .filter(|budget| budget["metadata"]["generation"] == 1)
        .filter_map(|budget| budget["metadata"]["name"].as_str())
        .map(|name| format!("poddisruptionbudget.policy/{name} configured"))
        .collect();
    let is_changed =
        |line: &&str| !line.ends_with(" unchanged") && !untouched.iter().any(|same| same == line);
    printed.lines().filter(is_changed).collect()
}

#[test]
fn applying_again_changes_nothing() {
    if !is_available() {
        return;
    }
    for name in ["sandboxes", "creds"] {
        namespace(name, "restricted");
    }
    for mut case in cases() {
        case.avoid_node_port("30082");
        let namespace_name = format!("again-{}", case.name);
        namespace(&namespace_name, if case.is_privileged() { "privileged" } else { "restricted" });
        let stream = case.render("again", &namespace_name, "kubectl").success();
        apply(&case, &stream);
        let second = apply(&case, &stream);
        let changed = changed(&second, &namespace_name);
        assert!(changed.is_empty(), "{}: {changed:#?}", case.name);
    }
}

#[test]
fn a_database_gets_its_pods_and_applying_it_again_changes_nothing() {
    if !is_available() {
        return;
    }
    for example in ["internal.yaml", "internal-pgbackrest.yaml"] {
        let (release, namespace_name) =
            (long("database"), format!("pods-{}", example.trim_end_matches(".yaml")));
        fresh_namespace(&namespace_name, "restricted");
        let args = ["render", &release, "-n", &namespace_name, "-f", example, "-f", SECRETS];
        let stream = run_with(args, &folder(), b"").success();
        kubectl(&["apply", "-f", "-"], &stream).unwrap();
        wait_for_pods(&namespace_name, expected_pods(&documents(&stream)));
        let (second, _) = kubectl(&["apply", "-f", "-"], &stream).unwrap();
        let changed = changed(&second, &namespace_name);
        assert!(changed.is_empty(), "{example}: {changed:#?}");
        // The Jobs of schedules get their pods as well.
        for cron_job in list("cronjob", &namespace_name) {
            let name = cron_job["metadata"]["name"].as_str().unwrap();
            let job = format!("job-{}", &name[name.len() - 10..]);
            kubectl(
                &["-n", &namespace_name, "create", "job", &job, "--from", &format!("cronjob/{name}")],
                "",
            )
            .unwrap();
        }
        let jobs = list("cronjob", &namespace_name).len();
        wait_for_pods(&namespace_name, expected_pods(&documents(&stream)) + jobs);
    }
}

#[test]
fn a_database_that_never_gets_ready_is_replaced_by_a_corrected_one() {
    if !is_available() {
        return;
    }
    fresh_namespace("corrected", "restricted");
    for tag in ["18.5-trixie", "18.6-trixie"] {
        let image = format!("postgres.image.tag={tag}");
        let args =
            ["render", "-n", "corrected", "-f", "internal.yaml", "-f", SECRETS, "--set-string", &image];
        let stream = run_with(args, &folder(), b"").success();
        kubectl(&["apply", "-f", "-"], &stream).unwrap();
        let deadline = Instant::now() + Duration::from_secs(60);
        let pod = [
            "-n",
            "corrected",
            "get",
            "pod",
            "openshell-postgres-0",
            "-o",
            "jsonpath={.spec.containers[0].image}",
        ];
        while !kubectl(&pod, "").is_ok_and(|(image, _)| image.ends_with(tag)) {
            assert!(Instant::now() < deadline, "there is no pod with {tag}: {:?}", kubectl(&pod, ""));
            sleep(Duration::from_millis(300));
        }
    }
}

/// What `kubectl apply` said.
#[track_caller]
pub fn apply(case: &Case, stream: &str) -> String {
    match kubectl(&["apply", "-f", "-"], stream) {
        Ok((stdout, _)) => stdout,
        Err(complaint) => panic!("{}: {complaint}", case.name),
    }
}

fn expected_pods(documents: &[Json]) -> usize {
    let pods = |document: &Json| match document["kind"].as_str().unwrap() {
        // The pods of a StatefulSet come one after the other, and without a node the first never gets ready.
        "StatefulSet" | "Job" => 1,
        "Deployment" => usize::try_from(document["spec"]["replicas"].as_u64().unwrap()).unwrap(),
        _ => 0,
    };
    documents.iter().map(pods).sum()
}

fn events(namespace: &str) -> Vec<String> {
    list("events", namespace).iter().map(|event| event["message"].to_string()).collect()
}
