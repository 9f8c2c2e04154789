//! Findings of whole releases, and the settings that cause them.

use std::cell::Cell;
use std::fmt::Write;

use super::{Cause, causes};
use crate::check;
use crate::check::finding::Finding;
use crate::plan;
use crate::plan::release::Release;
use crate::render::object::Object;
use crate::source::{Origin, Sources};
use crate::target;
use crate::values::defaults::{self, Extent};
use crate::values::node::Node;
use crate::values::{decode, merge, yaml};

const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const POSTGRES: &str = "enabled: true, password: secret, superuserPassword: secret";

fn objects(overrides: Node) -> Option<Vec<Object>> {
    let values = defaults::complete(overrides, Extent::Effective, &mut Sources::default()).ok()?;
    let (plan, _) = plan::plan(decode::decode(&values).ok()?, Release::new("openshell", "openshell")).ok()?;
    target::objects(&plan).ok()
}

/// The fields that are found in a release with these settings, each with the setting behind it, and how often it was
/// rendered for that.
fn explained(values: &str) -> (Vec<(Finding, Option<Cause>)>, usize) {
    let key = format!("server: {{credentialStorage: {{keyEncryptionKey: {KEY}}}}}");
    let mut sources = Sources::default();
    let mut read = |text: &str| {
        let id = sources.add("values.yaml", text, Origin::Defaults);
        yaml::parse(id, text).unwrap().pop().unwrap()
    };
    let overrides = merge::merge(read(&key), read(values));
    let findings = check::check(&objects(overrides.clone()).unwrap());
    let count = Cell::new(0);
    let causes = causes(&findings, &overrides, &|overrides| {
        count.set(count.get() + 1);
        objects(overrides)
    });
    (findings.into_iter().zip(causes).collect(), count.get())
}

/// The paths of the settings behind what is found, each once.
fn paths(values: &str) -> Vec<String> {
    let (found, _) = explained(values);
    assert!(!found.is_empty(), "{values}");
    let path = |cause: Option<Cause>| cause.map_or_else(|| "none".to_owned(), |cause| cause.path);
    let mut paths: Vec<String> = found.into_iter().map(|(_, cause)| path(cause)).collect();
    paths.dedup();
    paths
}

#[test]
fn one_setting_causes_one_finding() {
    assert_eq!(paths("replicaCount: -1"), ["replicaCount"]);
    assert_eq!(paths("persistence: {storageClass: Fast SSD}"), ["persistence.storageClass"]);
    assert_eq!(paths("podLabels: {team: a b, tier: c}"), ["podLabels.team"]);
    assert_eq!(paths("tolerations: [{key: a, operator: Exist}]"), ["tolerations[0].operator"]);
    assert_eq!(paths("serviceAccount: {annotations: {a b: c}}"), ["serviceAccount.annotations.\"a b\""]);
}

#[test]
fn items_of_lists_are_told_apart() {
    let modes = "persistence: {accessModes: [ReadWriteOnce, ReadOnlyMany, RWO]}";
    assert_eq!(paths(modes), ["persistence.accessModes[2]"]);
    let two = "persistence: {accessModes: [RWO, ReadWriteOnce, RWX]}";
    assert_eq!(paths(two), ["persistence.accessModes[0]", "persistence.accessModes[2]"]);
    let peers = format!(
        "postgres: {{{POSTGRES}, networkPolicy: {{extraFrom: [{{podSelector: {{}}}}, {{ipBlock: {{cidr: a}}}}, {{}}]}}}}"
    );
    let all = ["postgres.networkPolicy.extraFrom[1].ipBlock.cidr", "postgres.networkPolicy.extraFrom[2]"];
    assert_eq!(paths(&peers), all);
}

#[test]
fn a_bad_item_is_found_in_a_long_list() {
    let items: Vec<String> = (0..300)
        .map(|index| if index == 217 { "Bad Host".into() } else { format!("h{index}.example.com") })
        .collect();
    let values = format!(
        "certManager: {{enabled: true, serverIpAddresses: [127.0.0.1, localhost], serverDnsNames: [{}]}}",
        items.join(", ")
    );
    assert_eq!(paths(&values), ["certManager.serverIpAddresses[1]"]);
    let hosts = format!("grpcRoute: {{enabled: true, hostnames: [{}, Bad Host, b]}}", ["a"; 12].join(", "));
    assert_eq!(paths(&hosts), ["grpcRoute.hostnames[12]"]);
}

#[test]
fn a_section_that_switches_the_object_on_is_not_the_cause() {
    let schedule = format!("postgres: {{{POSTGRES}}}\nbackup: {{enabled: true, timeZone: Local}}");
    assert_eq!(paths(&schedule), ["backup.timeZone"]);
    let listener = "grpcRoute: {enabled: true, gateway: {create: true, listener: {port: 65536}}}";
    assert_eq!(paths(listener), ["grpcRoute.gateway.listener.port"]);
    let name = "grpcRoute: {enabled: true, gateway: {create: true, name: A b}}";
    assert_eq!(paths(name), ["grpcRoute.gateway.name"]);
}

#[test]
fn a_setting_that_is_needed_can_be_the_cause() {
    let values = "server: {disableTls: true}\ngrpcRoute: {enabled: true, gateway: {create: true, \
                  listener: {protocol: HTTPS, tls: {certificateRefs: [{name: ''}]}}}}";
    let found = paths(values);
    assert_eq!(found, ["grpcRoute.gateway.listener.tls.certificateRefs[0]"]);
}

#[test]
fn a_setting_that_goes_wrong_together_with_another_is_one_of_both() {
    let values = "certManager: {enabled: true, certificateDuration: 1h, certificateRenewBefore: 2h}";
    let found = paths(values);
    let both = ["certManager.certificateDuration", "certManager.certificateRenewBefore"];
    assert!(found.iter().all(|path| both.contains(&path.as_str())), "{found:?}");
}

#[test]
fn thousands_of_entries_take_a_bounded_search() {
    let mut values = "podAnnotations:\n".to_owned();
    for index in 0..3000 {
        writeln!(values, "  key-{index}: value").unwrap();
    }
    values.push_str("  bad key: value\n");
    let (found, renderings) = explained(&values);
    let paths: Vec<String> = found.into_iter().map(|(_, cause)| cause.unwrap().path).collect();
    assert_eq!(paths, ["podAnnotations.\"bad key\""]);
    assert!(renderings < 60, "{renderings}");
}

#[test]
fn a_thousand_findings_take_a_bounded_search() {
    let mut values = "podLabels:\n".to_owned();
    for index in 0..200 {
        writeln!(values, "  key-{index}: bad value").unwrap();
    }
    let (found, renderings) = explained(&values);
    assert_eq!(found.len(), 200);
    assert!(renderings <= 501, "{renderings}");
    let causes: Vec<&str> =
        found.iter().filter_map(|(_, cause)| Some(cause.as_ref()?.path.as_str())).collect();
    assert_eq!(causes[..3], ["podLabels.key-0", "podLabels.key-1", "podLabels.key-10"]);
}
