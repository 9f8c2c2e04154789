//! The cluster's API server at the address that pods know it by.

use std::io;
use std::net::{Shutdown, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command, Stdio};
use std::thread::spawn;
use std::time::Duration;

use super::Node;
use crate::cluster::kubectl::{kubectl, list};
use crate::external::{available, output};

/// The Service `kubernetes` in the network of a node. It ends with the value.
pub struct ApiServer {
    /// Its address, as the kubelet tells it to containers.
    pub host: String,
    relay: Child,
}

impl ApiServer {
    /// Makes the API server reachable from a node's pods; None, said aloud, where this machine cannot do it.
    #[track_caller]
    pub fn connect(node: &Node) -> Option<Self> {
        let found = Command::new("socat").arg("-V").output().is_ok();
        if !available("socat", found) {
            return None;
        }
        let services = list("service", "default");
        let service = services.iter().find(|service| service["metadata"]["name"] == "kubernetes").unwrap();
        let host = service["spec"]["clusterIP"].as_str().unwrap().to_owned();
        let socket = node.folder().join("api-server.sock");
        serve(UnixListener::bind(&socket).unwrap(), address());
        let status = node.command("ip").args(["address", "add", &format!("{host}/32"), "dev", "lo"]).status();
        assert!(status.unwrap().success());
        let listen = format!("TCP-LISTEN:443,bind={host},fork,reuseaddr");
        let relay = node
            .command("setpriv")
            .args(["--pdeathsig", "KILL", "socat", &listen, &format!("UNIX-CONNECT:{}", socket.display())])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // It takes a moment until it listens.
        for _ in 0..200 {
            let (target, null) = (format!("TCP:{host}:443"), ["-u", "OPEN:/dev/null"]);
            let reached = node.command("socat").args(null).arg(target).stderr(Stdio::null()).status();
            if reached.is_ok_and(|status| status.success()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        Some(Self { host, relay })
    }
}

impl Drop for ApiServer {
    fn drop(&mut self) {
        let _ = self.relay.kill();
        let _ = self.relay.wait();
    }
}

/// The certificate of the API server's authority. The disposable cluster publishes none in `kube-root-ca.crt`.
pub fn authority() -> Vec<u8> {
    let (succeeded, stdout, stderr) =
        output(Command::new("openssl").args(["s_client", "-showcerts", "-connect", &address()]), "");
    assert!(succeeded, "{stderr}");
    let last = stdout.rfind("-----BEGIN CERTIFICATE-----").unwrap();
    let end = "-----END CERTIFICATE-----\n";
    let length = stdout[last..].find(end).unwrap() + end.len();
    stdout[last..last + length].into()
}

/// Where the API server listens on this machine, such as `127.0.0.1:6443`.
fn address() -> String {
    let path = "jsonpath={.clusters[0].cluster.server}";
    let (server, _) = kubectl(&["config", "view", "--minify", "-o", path], "").unwrap();
    server.trim_start_matches("https://").to_owned()
}

/// Passes on what comes in, from outside of the pods' network.
fn serve(listener: UnixListener, address: String) {
    spawn(move || {
        for stream in listener.incoming().flatten() {
            let Ok(server) = TcpStream::connect(&address) else { continue };
            pass_on(&stream, &server);
        }
    });
}

fn pass_on(client: &UnixStream, server: &TcpStream) {
    let (mut from_client, mut to_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let (mut from_server, mut to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    spawn(move || {
        let _ = io::copy(&mut from_client, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Write);
    });
    spawn(move || {
        let _ = io::copy(&mut from_server, &mut to_client);
        let _ = to_client.shutdown(Shutdown::Write);
    });
}
