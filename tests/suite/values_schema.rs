//! The values' types, defaults and descriptions, against each other and against the chart.

use openshell_deploy::source::{Origin, Sources};
use openshell_deploy::values::defaults::{Extent, defaults, without_comments};
use openshell_deploy::values::json_schema::json_schema;
use openshell_deploy::values::schema::deferred;
use openshell_deploy::values::yaml;
use serde_json::Value as Json;

/// Settings without a default: what the chart's templates read without giving them one, and what is derived unless it
/// is set.
pub const WITHOUT_DEFAULT: &[&str] = &[
    "highAvailability.peer.enabled",
    "pgbackrest.backup.retentionDiff",
    "podDisruptionBudget.enabled",
    "podLifecycle.preStopSleepSeconds",
    "postgres.majorVersion",
    "postgres.runAsUser",
    "postgres.upgradeFrom",
    "probes.liveness.terminationGracePeriodSeconds",
    "probes.readiness.successThreshold",
    "probes.startup.initialDelaySeconds",
    "probes.startup.terminationGracePeriodSeconds",
    "revisionHistoryLimit",
    "service.nodePort",
    "service.sessionAffinity",
    "service.sessionAffinityTimeoutSeconds",
    "service.trafficDistribution",
    "serviceAccount.automount",
    "updateStrategy.type",
];
/// Settings and sections that the chart does not have.
const OURS: &[&str] = &[
    "autoscaling",
    "backup",
    "commonAnnotations",
    "commonLabels",
    "dnsConfig",
    "dnsPolicy",
    "extraContainers",
    "extraEnv",
    "extraEnvFrom",
    "extraObjects",
    "extraVolumeMounts",
    "extraVolumes",
    "gateway",
    "global",
    "highAvailability",
    "hostAliases",
    "httpRoute",
    "ingress",
    "initContainers",
    "lint",
    "metrics",
    "minReadySeconds",
    "networkPolicy.gateway",
    "persistence",
    "pgbackrest",
    "podAntiAffinityPreset",
    "podDisruptionBudget",
    "postgres",
    "priorityClassName",
    "probes.liveness.enabled",
    "probes.readiness.enabled",
    "probes.startup.enabled",
    "runtimeClassName",
    "schedulerName",
    "server.credentialStorage.keyEncryptionKey",
    "server.extraConfig",
    "server.peer",
    "service.annotations",
    "tlsRoute",
    "topologySpreadConstraints",
    "updateStrategy",
];

fn default_values() -> Json {
    read(defaults())
}

fn read(text: &str) -> Json {
    let id = Sources::default().add("<defaults>", text, Origin::Defaults);
    let documents = yaml::parse(id, text).unwrap();
    assert_eq!(documents.len(), 1);
    documents[0].to_json()
}

#[test]
fn comments_of_the_defaults_hold_no_values() {
    assert_eq!(read(&without_comments(Extent::All, |_| false)), default_values());
}

fn resolve(schema: &Json) -> &Json {
    if let Some(name) = schema.get(deferred::KEYWORD).and_then(Json::as_str) {
        return deferred::schema(name).unwrap();
    }
    match schema.get("$ref").and_then(Json::as_str) {
        Some(reference) => json_schema().pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// Calls `visit` with path, schema and default of every setting and section; `null` where there is no default.
fn each<'a>(
    parent: &str,
    schema: &'a Json,
    default: &'a Json,
    visit: &mut dyn FnMut(&str, &'a Json, &'a Json),
) {
    let schema = resolve(schema);
    // A part of a Kubernetes object has no `additionalProperties`: it is described by Kubernetes.
    if schema.get("additionalProperties") != Some(&Json::Bool(false)) {
        return;
    }
    for (key, schema) in schema["properties"].as_object().unwrap() {
        let path = if parent.is_empty() { key.clone() } else { format!("{parent}.{key}") };
        visit(&path, schema, &default[key]);
        each(&path, schema, &default[key], visit);
    }
}

#[test]
fn every_setting_has_a_description_and_a_default() {
    let values = default_values();
    let mut settings = 0;
    each("", json_schema(), &values, &mut |path, schema, default| {
        settings += 1;
        let description = schema["description"].as_str().unwrap_or_default();
        assert!(description.len() > 10 && description.ends_with('.'), "`{path}`: {description:?}");
        assert_eq!(default.is_null(), WITHOUT_DEFAULT.contains(&path), "`{path}`: {default}");
    });
    assert!(settings > 280, "only {settings} settings seen");
}

#[test]
fn every_default_is_that_of_the_chart() {
    let chart: Json = serde_json::from_str(include_str!("../../fixtures/chart-defaults.json")).unwrap();
    let mut values = default_values();
    for path in OURS {
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        let pointer =
            if parent.is_empty() { String::new() } else { format!("/{}", parent.replace('.', "/")) };
        let section = values.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
        assert!(section.remove(key).is_some(), "`{path}` has no default");
    }
    assert_eq!(values, chart);
}

#[test]
fn secrets_are_marked_in_the_schema() {
    let mut secrets = Vec::new();
    each("", json_schema(), &Json::Null, &mut |path, schema, _| {
        if schema.get("writeOnly").is_some() {
            secrets.push(path.to_owned());
        }
    });
    let expected = [
        "backup.s3.credentials.accessKeyId",
        "backup.s3.credentials.secretAccessKey",
        "pgbackrest.azure.key",
        "pgbackrest.cipher.passphrase",
        "pgbackrest.gcs.key",
        "pgbackrest.s3.credentials.accessKeyId",
        "pgbackrest.s3.credentials.secretAccessKey",
        "pgbackrest.tls.clientKey",
        "pgbackrest.tls.serverKey",
        "postgres.password",
        "postgres.superuserPassword",
        "server.credentialStorage.keyEncryptionKey",
    ];
    assert_eq!(secrets, expected);
}
