//! Unknown keys.

use super::{file, only, read};
use crate::diagnostic::{Code, Severity};
use crate::values::check::check;

#[test]
fn unknown_key_is_marked_and_corrected() {
    let (problem, at) = only("image:\n  pull_policy: Always\n");
    assert_eq!(problem.code, Code::UnknownKey);
    assert_eq!(problem.severity, Severity::Error);
    assert_eq!(problem.message, "unknown key `image.pull_policy`");
    assert_eq!(problem.help, ["did you mean `pullPolicy`?"]);
    assert_eq!(at, "pull_policy");
}

#[test]
fn unknown_keys_are_warnings_where_allowed() {
    let (values, sources) = read("extra: 1\nreplicaCount: two\n");
    let problems = check(&values, &sources, true);
    let severities: Vec<_> = problems.iter().map(|problem| problem.severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Error]);
    assert_eq!(problems[0].message, "unknown key `extra` is ignored");
}

#[test]
fn unknown_keys_get_the_fitting_hint() {
    for (text, expected) in [
        ("replicas: 2", "unknown key `replicas`\ndid you mean `replicaCount`?"),
        ("nodeselector: {a: b}", "unknown key `nodeselector`\ndid you mean `nodeSelector`?"),
        ("postgres: {pasword: hunter2}", "unknown key `postgres.pasword`\ndid you mean `password`?"),
        (
            "server: {persistence: {size: 2Gi}}",
            "unknown key `server.persistence`\n`persistence` is a top-level setting; write it without indentation",
        ),
        ("tls: {certSecretName: x}", "unknown key `tls`\ndid you mean `server.tls`?"),
        ("certSecretName: x", "unknown key `certSecretName`\ndid you mean `server.tls.certSecretName`?"),
        (
            "existingSecret: {name: x}",
            "unknown key `existingSecret`\ndid you mean `postgres.existingSecret`?",
        ),
        (
            "image.tag: x",
            "unknown key `\"image.tag\"`\ndots do not nest in a values file; write `image.tag` as maps in each other",
        ),
        (
            "extraObjects: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: b}}]",
            "unknown key `extraObjects[0].metadata.uid`\nremove it: an API server writes it itself into what is applied",
        ),
        (
            "extraObjects: [{apiVersion: v1, kind: Service, metadata: {name: a}, status: {}}]",
            "unknown key `extraObjects[0].status`\nremove it: an API server writes it itself into what is applied",
        ),
        ("zzz: {enabled: true}", "unknown key `zzz`\n`openshell-deploy explain` lists the sections"),
        ("resources: {limit: {cpu: 1}}", "unknown key `resources.limit`\ndid you mean `limits`?"),
        (
            "podSecurityContext: {fsgroup: 1}",
            "unknown key `podSecurityContext.fsgroup`\ndid you mean `fsGroup`?",
        ),
        ("tolerations: [{kye: x}]", "unknown key `tolerations[0].kye`\ndid you mean `key`?"),
        (
            "persistence: {retentionPolicy: {zzz: 1}}",
            "unknown key `persistence.retentionPolicy.zzz`\nthe settings of `persistence.retentionPolicy` are `whenDeleted`, `whenScaled`",
        ),
        (
            "imagePullSecrets: [{name: a, secret: b}]",
            "unknown key `imagePullSecrets[0].secret`\nthe settings of `imagePullSecrets[0]` are `name`",
        ),
    ] {
        assert_eq!(file(text), [expected], "{text}");
    }
}
