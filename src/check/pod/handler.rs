//! What probes and hooks do.

use k8s_openapi::api::core::v1::{
    ContainerPort, ExecAction, GRPCAction, HTTPGetAction, SleepAction, TCPSocketAction,
};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{number, port, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidProbe;

/// All that a probe or a hook may do, of which it does one thing.
#[derive(Default)]
pub(super) struct Handler<'a> {
    pub exec: Option<&'a ExecAction>,
    pub http_get: Option<&'a HTTPGetAction>,
    pub tcp_socket: Option<&'a TCPSocketAction>,
    pub grpc: Option<&'a GRPCAction>,
    pub sleep: Option<&'a SleepAction>,
    /// The ports of its container, by whose names it may ask.
    pub ports: &'a [ContainerPort],
}

impl Handler<'_> {
    /// Checks it. `grace` are the seconds that the pod has to end.
    pub(super) fn check(&self, grace: i64, at: &Field, findings: &mut Findings) {
        let actions = [
            self.exec.is_some(),
            self.http_get.is_some(),
            self.tcp_socket.is_some(),
            self.grpc.is_some(),
            self.sleep.is_some(),
        ];
        if actions.into_iter().filter(|is_set| *is_set).count() != 1 {
            findings.add(CODE, at, "it must do exactly one thing").help(
                "write one of `exec`, `httpGet` and `tcpSocket`; a probe may have `grpc`, and a hook `sleep`",
            );
        }
        if self.exec.is_some_and(|exec| exec.command.iter().flatten().next().is_none()) {
            findings.add(CODE, &at.name("exec").name("command"), "there is no command").help("write one");
        }
        if let Some(http) = self.http_get {
            get(http, self.ports, &at.name("httpGet"), findings);
        }
        if let Some(tcp) = self.tcp_socket {
            target(&tcp.port, self.ports, &at.name("tcpSocket").name("port"), findings);
        }
        if let Some(grpc) = self.grpc {
            port::number(grpc.port, CODE, &at.name("grpc").name("port"), findings);
        }
        if let Some(sleep) = self.sleep {
            let at = at.name("sleep");
            number::within(sleep.seconds, 0, grace.max(0), CODE, &at.name("seconds"), findings);
        }
    }
}

fn get(http: &HTTPGetAction, ports: &[ContainerPort], at: &Field, findings: &mut Findings) {
    target(&http.port, ports, &at.name("port"), findings);
    word::optional(http.scheme.as_deref(), &["HTTP", "HTTPS"], CODE, &at.name("scheme"), findings);
    let at = at.name("httpHeaders");
    for (index, header) in http.http_headers.iter().flatten().enumerate() {
        let is_good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if header.name.is_empty() || !header.name.bytes().all(is_good) {
            findings
                .add(
                    CODE,
                    &at.index(index).name("name"),
                    "the name of a header has letters, digits and `-` only",
                )
                .help("write a name such as `X-Probe`");
        }
    }
}

/// A port by number or by name. The API server takes any name; a kubelet looks for it among the container's own ports.
fn target(target: &IntOrString, ports: &[ContainerPort], at: &Field, findings: &mut Findings) {
    let IntOrString::String(name) = target else { return port::check(target, CODE, at, findings) };
    if name.is_empty() {
        findings.add(CODE, at, "there is no port").help("write a number, or the name of a container's port");
    } else if port::problem(name).is_some() {
        port::name(name, CODE, at, findings);
    } else if !ports.iter().any(|port| port.name.as_ref() == Some(name)) {
        findings
            .add(CODE, at, format!("no port of the container is called `{name}`"))
            .help("write the number of the port")
            .help("or give that name to a port below the container's `ports`");
    }
}
