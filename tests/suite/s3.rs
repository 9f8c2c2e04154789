//! An S3-compatible server over HTTPS with a private CA, in the network of a node.

pub mod certificates;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::external::{available, output};
use crate::pods::Node;

/// Its name for pods. It listens on 9000.
pub const HOST: &str = "objects.example";
/// Host and port.
pub const ENDPOINT: &str = "objects.example:9000";
/// The region that requests are signed for.
pub const REGION: &str = "us-east-1";
/// The access key, which is no secret.
pub const ACCESS_KEY: &str = "AKIAEXAMPLE";
/// A secret that shells and configuration files would take apart.
pub const SECRET_KEY: &str = "se cr$et/\"'+=%41\\#;";
/// The digest of an empty body, which requests are signed with.
const EMPTY: &str = "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The server; it ends with the test, and so do its objects.
pub struct S3<'node> {
    node: &'node Node,
    folder: tempfile::TempDir,
    server: Option<Child>,
}

impl<'node> S3<'node> {
    /// Starts the server; None, said aloud, where a program is missing.
    #[track_caller]
    pub fn start(node: &'node Node) -> Option<Self> {
        let programs = ["versitygw", "curl", "openssl"];
        let is_there = |program: &&str| Command::new(program).arg("--help").output().is_ok();
        if !available("versitygw, curl and openssl", programs.iter().all(is_there)) {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        certificates::make(folder.path(), HOST);
        std::fs::create_dir(folder.path().join("objects")).unwrap();
        node.add_host(HOST);
        let mut server = Self { node, folder, server: None };
        server.resume();
        Some(server)
    }

    /// Starts it again with the objects that it had.
    pub fn resume(&mut self) {
        assert!(self.server.is_none(), "it runs");
        // It ends with the test, also with one that is killed.
        let mut command = self.node.command("setpriv");
        command.args([
            "--pdeathsig",
            "KILL",
            "versitygw",
            "--port",
            "0.0.0.0:9000",
            "--region",
            REGION,
            "--cert",
        ]);
        command
            .arg(self.path("s3.crt"))
            .arg("--key")
            .arg(self.path("s3.key"))
            .arg("posix")
            .arg(self.path("objects"));
        command.env("ROOT_ACCESS_KEY", ACCESS_KEY).env("ROOT_SECRET_KEY", SECRET_KEY);
        self.server = Some(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        for _ in 0..200 {
            if self.request("GET", "").0 {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the server does not answer: {}", self.request("GET", "").1);
    }

    /// Stops it at once; its objects stay.
    pub fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().unwrap();
            server.wait().unwrap();
        }
    }

    /// Makes a bucket; the folder with its objects, by their keys.
    #[track_caller]
    pub fn bucket(&self, name: &str) -> PathBuf {
        let (made, message) = self.request("PUT", name);
        assert!(made, "{message}");
        self.path("objects").join(name)
    }

    /// The certificate that clients have to trust.
    pub fn ca(&self) -> String {
        std::fs::read_to_string(self.path("ca.crt")).unwrap()
    }

    fn request(&self, method: &str, path: &str) -> (bool, String) {
        let user = format!("{ACCESS_KEY}:{SECRET_KEY}");
        let mut curl = self.node.command("curl");
        curl.args([
            "-sS",
            "--fail-with-body",
            "--max-time",
            "10",
            "-X",
            method,
            "--user",
            &user,
            "-H",
            EMPTY,
        ]);
        curl.args([
            "--aws-sigv4",
            &format!("aws:amz:{REGION}:s3"),
            "--resolve",
            &format!("{ENDPOINT}:127.0.0.1"),
        ]);
        curl.arg("--cacert").arg(self.path("ca.crt")).arg(format!("https://{ENDPOINT}/{path}"));
        let (succeeded, stdout, stderr) = output(&mut curl, "");
        (succeeded, stdout + &stderr)
    }

    fn path(&self, name: &str) -> PathBuf {
        let folder: &Path = self.folder.path();
        folder.join(name)
    }
}

impl Drop for S3<'_> {
    fn drop(&mut self) {
        self.stop();
    }
}
