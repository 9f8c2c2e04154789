//! Values of a wrong type.

use super::file;

#[test]
fn wrong_types_say_what_yaml_made_of_the_text() {
    for (text, expected) in [
        (
            "image: {tag: 1.10}",
            "`image.tag` must be a string, but `1.10` is the number 1.1\nquote it: \"1.10\"",
        ),
        ("image: {tag: 5}", "`image.tag` must be a string, but `5` is a number\nquote it: \"5\""),
        (
            "image: {tag: 1234e56}",
            "`image.tag` must be a string, but `1234e56` is the number 1.234e59\nquote it: \"1234e56\"",
        ),
        (
            "podLabels: {a: yes}",
            "`podLabels.a` must be a string, but `yes` is the boolean true\nquote it: \"yes\"",
        ),
        (
            "podLabels: {a: true}",
            "`podLabels.a` must be a string, but `true` is a boolean\nquote it: \"true\"",
        ),
        (
            "nodeSelector: {kubernetes.io/os: 0777}",
            "`nodeSelector.\"kubernetes.io/os\"` must be a string, but `0777` is the number 511\nquote it: \"0777\"",
        ),
        (
            "replicaCount: \"2\"",
            "`replicaCount` must be a whole number, but `2` is a string\nremove the quotes: 2",
        ),
        (
            "replicaCount: two",
            "`replicaCount` must be a whole number, but `two` is a string\nwrite it in digits, without quotes or a unit",
        ),
        (
            "replicaCount: 1.5",
            "`replicaCount` must be a whole number, but `1.5` is not\nwrite a number without a fraction",
        ),
        ("service: {port: true}", "`service.port` must be a whole number, but `true` is a boolean"),
        (
            "server: {disableTls: \"true\"}",
            "`server.disableTls` must be true or false, but `true` is a string\nremove the quotes: true",
        ),
        (
            "server: {disableTls: 1}",
            "`server.disableTls` must be true or false, but `1` is a number\nwrite true or false, without quotes",
        ),
        (
            "server: {credentialDrivers: {vault: {kvVersion: [2]}}}",
            "`server.credentialDrivers.vault.kvVersion` must be a whole number or a string, but it is a list",
        ),
        (
            "resources: {limits: {cpu: true}}",
            "`resources.limits.cpu` must be a number or a string, but `true` is a boolean\nquote it: \"true\"",
        ),
        (
            "postgres: {sslmode: off}",
            "`postgres.sslmode` must be one of `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`, but `off` is the boolean false",
        ),
    ] {
        assert_eq!(file(text), [expected], "{text}");
    }
}

#[test]
fn maps_and_lists_are_not_mixed_up() {
    for (text, expected) in [
        (
            "imagePullSecrets: [regcred]",
            "`imagePullSecrets[0]` must be a map, but it is a string\nwrite `- name: regcred`",
        ),
        (
            "imagePullSecrets: regcred",
            "`imagePullSecrets` must be a list, but it is a string\nwrite `- name: regcred`",
        ),
        (
            "securityContext: {capabilities: {drop: ALL}}",
            "`securityContext.capabilities.drop` must be a list, but it is a string\nwrite it as an item: `- ALL`",
        ),
        (
            "tolerations: {key: a}",
            "`tolerations` must be a list, but it is a map\nwrite `- ` before the first key of each item",
        ),
        (
            "podAnnotations: [a]",
            "`podAnnotations` must be a map, but it is a list\nwrite `key: value` lines without `- `",
        ),
        (
            "nodeSelector: linux",
            "`nodeSelector` must be a map, but it is a string\nwrite it as `key: value` lines below the key",
        ),
        (
            "image: gateway",
            "`image` must be a map, but it is a string\nits settings are `pullPolicy`, `repository`, `tag`",
        ),
        ("image: {tag: {a: b}}", "`image.tag` must be a string, but it is a map"),
        (
            "pkiInitJob: {serverDnsNames: ''}",
            "`pkiInitJob.serverDnsNames` must be a list, but it is an empty string\nfor an empty list, write `[]`",
        ),
    ] {
        assert_eq!(file(text), [expected], "{text}");
    }
}
