//! What `check` says about values, and where.

mod flags;
mod unknown_keys;
mod wrong_types;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origin, Sources};
use crate::values::check::check;
use crate::values::defaults::defaults;
use crate::values::layers::{Layers, load};
use crate::values::node::Node;
use crate::values::yaml;

/// Each problem as its message and its ways out, one a line.
fn texts(problems: &[Diagnostic]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| {
            let lines = [&problem.message].into_iter().chain(&problem.help);
            lines.map(String::as_str).collect::<Vec<_>>().join("\n")
        })
        .collect()
}

fn read(text: &str) -> (Node, Sources) {
    let mut sources = Sources::default();
    let id = sources.add("values.yaml", text, Origin::File);
    let documents = yaml::parse(id, text).unwrap();
    (documents.into_iter().next().unwrap(), sources)
}

/// The problems of a values file.
fn file(text: &str) -> Vec<String> {
    let (values, sources) = read(text);
    texts(&check(&values, &sources, false))
}

/// The only problem of a values file, with the text that it points at.
fn only(text: &str) -> (Diagnostic, String) {
    let (values, sources) = read(text);
    let mut problems = check(&values, &sources, false);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    let at = sources.slice(problem.label.as_ref().unwrap().span).to_owned();
    (problem, at)
}

/// The problems of flags.
fn flags(layers: &Layers) -> Vec<String> {
    let mut sources = Sources::default();
    let (values, problems) = load(layers, &mut |_| Ok(b"12".to_vec()), &mut sources);
    assert_eq!(problems, []);
    texts(&check(&values, &sources, false))
}

fn set(argument: &str) -> Vec<String> {
    flags(&Layers { set: vec![argument.to_owned()], ..Layers::default() })
}

#[test]
fn defaults_have_no_problem() {
    assert_eq!(file(defaults()), [""; 0]);
}

#[test]
fn numbers_and_words_are_bounded() {
    for (text, message, help) in [
        (
            "service: {port: 99999}",
            "`service.port` is 99999; a port is 1 to 65535",
            &["write a number from 1 to 65535", "or remove it for the default, 8080"][..],
        ),
        (
            "service: {port: 0}",
            "`service.port` is 0; a port is 1 to 65535",
            &["write a number from 1 to 65535", "or remove it for the default, 8080"],
        ),
        (
            "service: {metricsPort: 65536}",
            "`service.metricsPort` is 65536; it must be from 0 to 65535",
            &["write a number from 0 to 65535", "or remove it for the default, 9090"],
        ),
        (
            "grpcRoute: {gateway: {listener: {port: 65536}}}",
            "`grpcRoute.gateway.listener.port` is 65536; a port is 1 to 65535",
            &["write a number from 1 to 65535", "or remove it for the default, 80"],
        ),
        (
            "probes: {liveness: {initialDelaySeconds: -1}}",
            "`probes.liveness.initialDelaySeconds` is -1; it must be from 0 to 2147483647",
            &["write a number from 0 to 2147483647", "or remove it for the default, 2"],
        ),
        (
            "server: {grpcRateLimit: {requests: -1}}",
            "`server.grpcRateLimit.requests` is -1; it must be 0 or more",
            &["write 0 or more", "or remove it for the default, 0"],
        ),
        (
            "replicaCount: 1e300",
            "`replicaCount` is 1e300; it must be from 0 to 2147483647",
            &["write a number from 0 to 2147483647", "or remove it for the default, 1"],
        ),
        (
            "podSecurityContext: {runAsUser: 1e300}",
            "`podSecurityContext.runAsUser` is 1e300; that is more than 64 bits can hold",
            &["write a number with fewer digits"],
        ),
        (
            "service: {type: clusterip}",
            "`service.type` is `clusterip`; it must be one of `ClusterIP`, `NodePort` or `LoadBalancer`",
            &["did you mean `ClusterIP`?", "or remove it for the default, `ClusterIP`"],
        ),
        (
            "service: {type: ''}",
            "`service.type` is an empty string; it must be one of `ClusterIP`, `NodePort` or `LoadBalancer`",
            &["write one of these words as it stands here", "or remove it for the default, `ClusterIP`"],
        ),
        (
            "postgres: {mode: cloud}",
            "`postgres.mode` is `cloud`; it must be one of `internal` or `external`",
            &["write one of these words as it stands here", "or remove it for the default, `internal`"],
        ),
    ] {
        assert_eq!(file(text), [[&[message], help].concat().join("\n")], "{text}");
    }
    assert_eq!(file("service: {port: 8080.0, metricsPort: 0}\nreplicaCount: 1e1"), [""; 0]);
    assert_eq!(only("service: {port: 99999}").0.code, Code::InvalidValue);
}

#[test]
fn null_is_fine_but_for_sections_and_items() {
    let unset = "replicaCount:\nworkload: null\npodSecurityContext:\nresources: ~\ntolerations:\nnodeSelector: {a: null}\n\
                 image: {tag: null}\nsecurityContext: {runAsUser: null}\nservice: {nodePort: null, type: null}\n";
    assert_eq!(file(unset), [""; 0]);
    assert_eq!(
        file("image:\n"),
        ["`image` is null, which would remove all of its settings\nremove `image` to keep the defaults\n\
          or set single ones of its settings: `pullPolicy`, `repository`, `tag`"]
    );
    assert_eq!(
        set("pkiInitJob.serverDnsNames[1]=a"),
        ["`pkiInitJob.serverDnsNames[0]` is null, and a list cannot have gaps\n\
          remove it, or give it a value; with flags, set every index from 0 on"]
    );
}

#[test]
fn all_problems_are_found_at_their_places() {
    let (values, sources) = read("image:\n  tag: 1.10\n  tga: x\nservice:\n  port: 0\nfoo: 1\n");
    let places: Vec<_> = check(&values, &sources, false)
        .iter()
        .map(|problem| sources.slice(problem.label.as_ref().unwrap().span).to_owned())
        .collect();
    assert_eq!(places, ["foo", "1.10", "tga", "0"]);
}

#[test]
fn secrets_are_never_repeated() {
    for text in [
        "postgres: {password: 48151623}",
        "postgres: {password: [48151623]}",
        "postgres: {password: {a48151623: 48151623}}",
        "postgres: 48151623",
        "postgres: a48151623",
        "postgres: {pasword: 48151623}",
        "server: {credentialStorage: {keyEncryptionKey: 48151623}}",
        "server: {credentialStorage: a48151623}",
        "service: {port: 'http://user:48151623@proxy'}",
        "postgres: {sslmode: 'postgres://user:48151623@host'}",
    ] {
        let (problem, _) = only(text);
        assert!(!format!("{problem:?}").contains("48151623"), "{problem:?}");
    }
    assert_eq!(
        file("postgres: {password: 48151623}"),
        ["`postgres.password` must be a string, but it is a number\nput it in quotes"]
    );
}
