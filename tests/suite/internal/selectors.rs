//! Labels: no part of the release selects the pods of another.

use serde_json::Value as Json;

use super::{FULL, named, rendered};

/// Whether the labels hold all of a selector's.
fn selects(selector: &Json, labels: &Json) -> bool {
    let selector = selector.as_object().unwrap();
    assert!(!selector.is_empty(), "it selects everything");
    selector.iter().all(|(key, value)| labels.get(key) == Some(value))
}

/// The labels of the pods of an object.
fn labels(object: &Json) -> &Json {
    let template =
        object.pointer("/spec/template").or_else(|| object.pointer("/spec/jobTemplate/spec/template"));
    &template.unwrap()["metadata"]["labels"]
}

#[test]
fn the_gateway_and_its_database_are_told_apart() {
    for target in [&[][..], &[r#"nameOverride="db""#], &[r#"workload.kind="deployment""#]] {
        let documents = rendered(FULL, target);
        let fullname = if target == [r#"nameOverride="db""#] { "openshell-db" } else { "openshell" };
        let name = |suffix: &str| format!("{fullname}{suffix}");
        let kind = if target == [r#"workload.kind="deployment""#] { "Deployment" } else { "StatefulSet" };
        let gateway = named(&documents, kind, fullname);
        let database = named(&documents, "StatefulSet", &name("-postgres"));
        let dump = named(&documents, "CronJob", &name("-backup"));
        let archive = named(&documents, "CronJob", &name("-pgbackrest-full"));
        let certgen = documents
            .iter()
            .find(|document| document["metadata"]["name"].as_str().unwrap().contains("certgen-"));
        let pods = [Some(gateway), Some(database), Some(dump), Some(archive), certgen];
        let pods: Vec<&Json> = pods.into_iter().flatten().map(labels).collect();
        let selected =
            |selector: &Json| pods.iter().map(|labels| selects(selector, labels)).collect::<Vec<bool>>();
        let only = |at: usize| (0..pods.len()).map(|number| number == at).collect::<Vec<bool>>();
        let of = |kind: &str, name: &str, path: &str| named(&documents, kind, name).pointer(path).unwrap();
        assert_eq!(selected(&gateway["spec"]["selector"]["matchLabels"]), only(0));
        assert_eq!(selected(of("Service", fullname, "/spec/selector")), only(0));
        let server = name("-postgres");
        assert_eq!(selected(&database["spec"]["selector"]["matchLabels"]), only(1));
        for (kind, name, path) in [
            ("Service", &server, "/spec/selector"),
            ("Service", &name("-postgres-headless"), "/spec/selector"),
            ("NetworkPolicy", &server, "/spec/podSelector/matchLabels"),
            ("PodDisruptionBudget", &server, "/spec/selector/matchLabels"),
        ] {
            assert_eq!(selected(of(kind, name, path)), only(1), "{kind}");
        }
    }
}

#[test]
fn only_the_gateway_and_backups_reach_the_database() {
    let documents = rendered(FULL, &[]);
    let policy = named(&documents, "NetworkPolicy", "openshell-postgres");
    let rules = policy["spec"]["ingress"].as_array().unwrap();
    let pods = [
        ("gateway", labels(named(&documents, "StatefulSet", "openshell"))),
        ("server", labels(named(&documents, "StatefulSet", "openshell-postgres"))),
        ("dump", labels(named(&documents, "CronJob", "openshell-backup"))),
        ("archive", labels(named(&documents, "CronJob", "openshell-pgbackrest-full"))),
    ];
    let allowed = |port: u64| {
        let rule = rules.iter().find(|rule| rule["ports"][0]["port"] == port).unwrap();
        let peers = rule["from"].as_array().unwrap();
        let is_allowed =
            |labels: &Json| peers.iter().any(|peer| selects(&peer["podSelector"]["matchLabels"], labels));
        pods.iter().filter(|(_, labels)| is_allowed(labels)).map(|(name, _)| *name).collect::<Vec<_>>()
    };
    assert_eq!(allowed(5432), ["gateway", "dump", "archive"]);
    assert_eq!(allowed(8432), ["archive"]);
    assert_eq!(rules.len(), 3, "metrics, which everyone may read, are the third");
}

#[test]
fn a_server_monitor_selects_the_service_with_the_port() {
    let documents = rendered(FULL, &[]);
    let selector =
        &named(&documents, "ServiceMonitor", "openshell-postgres")["spec"]["selector"]["matchLabels"];
    let services = documents.iter().filter(|document| document["kind"] == "Service");
    let with_port: Vec<&Json> = services
        .filter(|service| selects(selector, &service["metadata"]["labels"]))
        .filter(|service| {
            service["spec"]["ports"].as_array().unwrap().iter().any(|port| port["name"] == "metrics")
        })
        .map(|service| &service["metadata"]["name"])
        .collect();
    assert_eq!(with_port, ["openshell-postgres"], "two would count everything twice");
}
