//! Running the program, and reading what it prints.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

/// A key-encryption key for tests: base64 of the bytes 0 to 31.
pub const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program.
pub fn run<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> Run {
    run_with(args, Path::new("."), b"")
}

/// Runs the program in a folder with an input.
pub fn run_with<I: AsRef<std::ffi::OsStr>>(
    args: impl IntoIterator<Item = I>,
    dir: &Path,
    stdin: &[u8],
) -> Run {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_openshell-deploy"))
        .args(args)
        .current_dir(dir)
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    // The program may end without reading its input, so a failed write is fine.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        status: status.code(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

impl Run {
    /// Standard output of a run that must have succeeded.
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!(self.status, Some(0), "{}", self.stderr);
        self.stdout
    }

    /// Standard error of a run that must have been refused properly: status 1, nothing on standard output.
    #[track_caller]
    pub fn refusal(self) -> String {
        assert_eq!(self.status, Some(1), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        assert_eq!(self.stdout, "", "printed on standard output though it failed");
        assert!(self.stderr.starts_with("error"), "{}", self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self.stderr
    }
}

/// Renders values given as text, with the preflight off and a key-encryption key; further arguments follow.
pub fn render(values: &str, args: &[&str]) -> Run {
    let preset =
        format!("agentSandbox.preflight.enabled=false,server.credentialStorage.keyEncryptionKey={KEY}");
    let fixed = ["render", "-f", "-", "--set", &preset];
    let values = if values.is_empty() { "{}" } else { values };
    run_with(fixed.iter().chain(args), Path::new("."), values.as_bytes())
}

/// The documents of a YAML stream, read by a YAML 1.2 reader.
pub fn documents(stream: &str) -> Vec<Json> {
    serde_saphyr::from_multiple(stream).unwrap()
}

/// The one object of a kind.
#[track_caller]
pub fn object<'a>(documents: &'a [Json], kind: &str) -> &'a Json {
    let mut found = documents.iter().filter(|document| document["kind"] == kind);
    let object = found.next().unwrap_or_else(|| panic!("no {kind}"));
    assert!(found.next().is_none(), "more than one {kind}");
    object
}

/// A path below fixtures/.
pub fn fixture(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}
