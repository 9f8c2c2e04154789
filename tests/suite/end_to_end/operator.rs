//! CloudNativePG's operator and its Barman Cloud plugin.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::Value as Json;

use crate::cluster::cloudnative_pg::{definitions, program};
use crate::cluster::kubectl::{kubectl, list};
use crate::external::output;
use crate::pods::{Node, OPERATOR, SIDECAR};

/// The operator and its Barman Cloud plugin in the network of a node, for the namespace of its pods. They end with the
/// value.
pub struct Operator<'node> {
    node: &'node Node,
    plugin: Program,
    manager: Program,
}

impl<'node> Operator<'node> {
    /// Starts both; None, said aloud, where a program is missing. The node must know the API server.
    #[track_caller]
    pub fn start(node: &'node Node) -> Option<Self> {
        let (plugin, manager) = (program("plugin")?, program("manager")?);
        program("barman")?;
        if !definitions() {
            return None;
        }
        let folder = node.folder().join("operator");
        // Where it looks for its programs of each architecture.
        fs::create_dir_all(folder.join("operator")).unwrap();
        let plugins = folder.join("plugins");
        fs::create_dir(&plugins).unwrap();
        symlink(&manager, folder.join("operator/manager_amd64")).unwrap();
        certificate(&folder);
        let kubeconfig = kubeconfig(node);
        let start = |program: &Path, args: &[&str], variables: &[(&str, &str)]| {
            let mut command = node.command("setpriv");
            command.args(["--pdeathsig", "KILL"]).arg(program).args(args).current_dir(&folder);
            command.env("KUBECONFIG", &kubeconfig).envs(variables.iter().copied());
            Program::start(command, folder.join(program.file_name().unwrap()).with_extension("log"))
        };
        let mut plugin = start(
            &plugin,
            &["operator", "--plugin-path=plugins", "--health-probe-bind-address=0"],
            &[("SIDECAR_IMAGE", SIDECAR)],
        );
        // The operator looks for plugins once, at its start.
        plugin.wait_until("the plugin listens", || plugins.read_dir().unwrap().count() == 1);
        let manager = start(
            &manager,
            &["controller", "--metrics-bind-address=0"],
            &[
                ("WATCH_NAMESPACE", node.namespace()),
                ("OPERATOR_NAMESPACE", node.namespace()),
                ("OPERATOR_IMAGE_NAME", OPERATOR),
                ("PLUGIN_SOCKET_DIR", plugins.to_str().unwrap()),
                ("WEBHOOK_CERT_DIR", "."),
            ],
        );
        Some(Self { node, plugin, manager })
    }

    /// Waits until there is a pod that has a value in a field (a JSON pointer), and gives its name.
    #[track_caller]
    pub fn pod(&mut self, field: &str, value: &str) -> String {
        self.named("pod", |pod| pod.pointer(field).is_some_and(|found| found == value))
    }

    /// Waits until a Cluster is healthy.
    #[track_caller]
    pub fn has_healthy(&mut self, cluster: &str) {
        self.named("clusters.postgresql.cnpg.io", |one| {
            one["metadata"]["name"] == cluster && one["status"]["phase"] == "Cluster in healthy state"
        });
    }

    /// Waits until a backup of a Cluster is in a phase, and gives its name.
    #[track_caller]
    pub fn backup(&mut self, cluster: &str, phase: &str) -> String {
        self.named("backups.postgresql.cnpg.io", |one| {
            one["spec"]["cluster"]["name"] == cluster && one["status"]["phase"] == phase
        })
    }

    /// Waits until there is an object that is sought, and gives its name.
    #[track_caller]
    fn named(&mut self, kind: &str, is_it: impl Fn(&Json) -> bool) -> String {
        let mut found = None;
        self.wait_until(&format!("there is such a one among the {kind}"), |node| {
            found = list(kind, node.namespace()).iter().find(|one| is_it(one)).cloned();
            found.is_some()
        });
        found.unwrap()["metadata"]["name"].as_str().unwrap().to_owned()
    }

    #[track_caller]
    fn wait_until(&mut self, what: &str, mut is_so: impl FnMut(&Node) -> bool) {
        let (node, plugin) = (self.node, &self.plugin);
        self.manager.wait_until(&format!("{what}\n{}", plugin.log()), || is_so(node));
    }
}

/// A program in the background.
struct Program {
    process: Child,
    log: PathBuf,
}

impl Program {
    fn start(mut command: Command, log: PathBuf) -> Self {
        let output = fs::File::create(&log).unwrap();
        let process = command.stdout(output.try_clone().unwrap()).stderr(output).spawn().unwrap();
        Self { process, log }
    }

    /// Waits until something is so, five minutes and the program's life at most.
    #[track_caller]
    fn wait_until(&mut self, what: &str, mut is_so: impl FnMut() -> bool) {
        let start = Instant::now();
        while !is_so() {
            let runs = matches!(self.process.try_wait(), Ok(None));
            let is_possible = runs && start.elapsed() < Duration::from_secs(300);
            assert!(is_possible, "it never came that {what}; the log:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// The end of what it has printed.
    fn log(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap();
        let lines: Vec<String> =
            log.lines().rev().take(20).map(|line| line.chars().take(600).collect()).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How the operator reaches the API server from the node's network.
fn kubeconfig(node: &Node) -> PathBuf {
    let (config, _) = kubectl(&["config", "view", "--raw", "--minify", "-o", "json"], "").unwrap();
    let mut config: Json = serde_json::from_str(&config).unwrap();
    config["clusters"][0]["cluster"]["server"] =
        format!("https://{}", node.api_server().unwrap().host).into();
    let path = node.folder().join("kubeconfig");
    fs::write(&path, config.to_string()).unwrap();
    path
}

/// The certificate of its webhooks, which nobody calls here.
fn certificate(folder: &Path) {
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]);
    openssl.arg("-keyout").arg(folder.join("apiserver.key")).arg("-out").arg(folder.join("apiserver.crt"));
    let (succeeded, _, stderr) = output(&mut openssl, "");
    assert!(succeeded, "{stderr}");
}
