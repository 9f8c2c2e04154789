use serde_json::json;

use super::{is_inside_secret, is_secret_key, mask_line, mask_tree, may_hold_secret};
use crate::source::{Origin, Source, Sources};
use crate::values::yaml;

fn path(path: &str) -> Vec<&str> {
    path.split('.').collect()
}

fn source(text: &str, origin: Origin) -> Source {
    let mut sources = Sources::default();
    let id = sources.add("values.yaml", text, origin);
    sources.get(id).clone()
}

fn file(text: &str) -> Vec<String> {
    let source = source(text, Origin::File);
    (1..=text.lines().count()).map(|line| mask_line(&source, line)).collect()
}

fn flag(text: &str) -> String {
    mask_line(&source(text, Origin::Flag), 1)
}

#[test]
fn names_decide() {
    for secret in [
        "postgres.password",
        "postgres.superuserPassword",
        "pgbackrest.tls.serverKey",
        "pgbackrest.tls.clientKey",
        "backup.s3.secretAccessKey",
        "backup.s3.accessKey",
        "server.credentialStorage.keyEncryptionKey",
        "tls.privateKey",
        "a.token",
        "a.auth-token",
        "PGPASSWORD",
        "a.passphrase",
        "tls.key",
        "a.pasword",
        "a.passwrod",
        "a.keyEncryptonKey",
        "env.DB_PASSWORD",
        "extraObjects.0.data",
        "extraObjects.[].data.any",
        "extraObjects.0.stringData",
    ] {
        assert!(is_secret_key(&path(secret)), "{secret}");
    }
    for plain in [
        "postgres.existingSecret",
        "postgres.existingSecret.key",
        "a.authSecret.key",
        "tolerations.0.key",
        "certSecretName",
        "server.tokenPath",
        "clientCaSecretName",
        "affinity.nodeAffinity.x.matchExpressions.0.key",
        "topologyKey",
        "imagePullSecrets",
        "externalDbSecret",
        "automountServiceAccountToken",
        "keys",
        "host",
        "server.providerTokenGrants",
        "a.secretKeyRef.key",
        "publicKey",
        "passwordSecretName",
        "extraObjects.0.spec.data",
        "extraObjects.0.metadata.name",
        "a.0.data",
    ] {
        assert!(!is_secret_key(&path(plain)), "{plain}");
    }
    assert!(is_inside_secret(&path("a.password.b")));
    assert!(!is_inside_secret(&path("a.b.password2x")));
}

#[test]
fn values_of_secret_keys_are_hidden_in_every_form() {
    let cases = [
        ("password: hunter2", "password: ***"),
        ("  'password' : hunter2", "  'password' : ***"),
        ("\"password\":   \"hun ter2\" # why", "\"password\":   ***"),
        ("{user: a, password: hunter2, b: c}", "{user: a, password: ***"),
        ("{\"password\":\"hunter2\"}", "{\"password\":***"),
        ("a: [{token: hunter2}]", "a: [{token: ***"),
        ("- {b: 1}\n- password: hunter2", "- password: ***"),
        ("password: {hunter2: 1}", "password: ***"),
        ("\"pass\\x77ord\": hunter2", "\"pass\\x77ord\": ***"),
        ("? password", "? password"),
        ("tokenPath: visible", "tokenPath: visible"),
        ("existingSecret: {name: a, key: password}", "existingSecret: {name: a, key: password}"),
        ("a: 1 # password: hunter2", "a: 1 # password: ***"),
        ("url: postgres://u:hun/te@r2@host/db", "url: postgres://***@host/db"),
    ];
    for (text, expected) in cases {
        assert_eq!(file(text).pop().unwrap(), expected, "{text}");
    }
}

#[test]
fn further_lines_of_a_secret_are_hidden() {
    for text in [
        "password: |\n  hunter2\n\n  hunter2\nb: 1\n",
        "password: >-\n  hunter2\nb: 1\n",
        "password: \"hun\n\n  hunter2\"\nb: 1\n",
        "password: first\n  hunter2\nb: 1\n",
        "password:\n  hunter2\nb: 1\n",
        "password:\n- hunter2\nb: 1\n",
        "password:\n  x:\n    - hunter2\nb: 1\n",
        "? password\n: hunter2\nb: 1\n",
        "p: {\npassword:\nhunter2,\nx: y}\nb: 1\n",
        "x: &x\n  hunter2\npassword: *x\nb: 1\n",
        "x: !password:\n  hunter2\nb: 1\n",
        "x: \"postgres://u:\n  hunter2@h\"\nb: 1\n",
    ] {
        let shown = file(text);
        assert!(!shown.join("\n").contains("hunter2"), "{text}: {shown:?}");
        assert_eq!(shown.last().unwrap(), "b: 1", "{text}");
    }
}

#[test]
fn broken_files_hide_more_rather_than_less() {
    for text in [
        "password hunter2\n",
        "a:\n  password hunter2\n  b: c\n",
        "password: @hunter2\n",
        "password: \"hunter2\n",
        "password: 'x' hunter2\n",
        "password: [x, hunter2\n",
        "password: x\n hunter2: y\n",
        "password:\nhunter2\n",
        "password = hunter2\n",
        "pass: word: hunter2\n",
        "a: {password: {hunter2\n",
        "\tpassword: hunter2\n",
        "a: \"x\npassword: hunter2\n",
        "password: |\nhunter2\n",
        "password: *hunter2\n",
        "password: a: hunter2\n",
        "- x\npassword: hunter2\n",
        "a: 1\n b: 2\n password: hunter2\n",
        "\"pass\\x77ord\": \"hunter2\n",
        "tls:\n  key @hunter2\n x\n",
        "extraObjects:\n- kind: Secret\n  data:\n    a: hunter2\n   b: @x\n",
        "extraObjects:\n- kind: Secret\n  data @hunter2\n",
    ] {
        let shown = file(text);
        assert!(!shown.join("\n").contains("hunter2"), "{text}: {shown:?}");
    }
}

#[test]
fn arguments_are_hidden_from_the_first_secret_on() {
    let cases = [
        ("a=1,postgres.password=x,y", "a=1,postgres.password=***"),
        ("postgres={\"password\":\"x\"", "postgres={\"password\":***"),
        (r"pass\word=x", r"pass\word=***"),
        ("password x", "password ***"),
        ("tls.key=x", "tls.key=***"),
        ("url=postgres://u:p,x@h/d", "url=postgres://***@h/d"),
        ("tolerations[0].key=x", "tolerations[0].key=x"),
        ("postgres.existingSecret.key=x", "postgres.existingSecret.key=x"),
        ("a.existingSecret.key=x,tls.key=y", "a.existingSecret.key=x,tls.key=***"),
        ("server.host=x", "server.host=x"),
        (
            "extraObjects[0].kind=Secret,extraObjects[0].data.a=x",
            "extraObjects[0].kind=Secret,extraObjects[0].data***",
        ),
        (r#"extraObjects=[{"stringData":{"a":"x"}}]"#, r#"extraObjects=[{"stringData":***"#),
    ];
    for (text, expected) in cases {
        assert_eq!(flag(text), expected);
        assert_eq!(may_hold_secret(text), expected.contains("***"), "{text}");
    }
}

#[test]
fn trees_keep_their_shape_without_secrets() {
    let text = "p: {password: x, port: 1, token: null, url: 'postgres://u:p@h'}\nl: [{key: x}, {token: 5}]\ntolerations: [{key: x}]\npassword: ''\nprivateKey: {a: b}\n";
    let id = Sources::default().add("values.yaml", "", Origin::File);
    let tree = yaml::parse(id, text).unwrap().remove(0);
    let masked = mask_tree(&tree);
    assert_eq!(
        masked.to_json(),
        json!({
            "p": {"password": "***", "port": 1, "token": null, "url": "postgres://***@h"},
            "l": [{"key": "***"}, {"token": "***"}],
            "tolerations": [{"key": "x"}],
            "password": "",
            "privateKey": "***",
        })
    );
    assert_eq!(masked.at(["p", "password"]).unwrap().span, tree.at(["p", "password"]).unwrap().span);
}

#[test]
fn there_may_be_no_such_line() {
    assert_eq!(mask_line(&source("a: 1\n", Origin::File), 3), "");
    assert_eq!(mask_line(&source("", Origin::File), 1), "");
}
