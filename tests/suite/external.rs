//! Programs and servers that some tests need and not every machine has.

use std::io::Write;
use std::process::{Command, ExitStatus, Stdio};

/// Whether a test's need is met. Where it is not, that is said aloud, past the test runner's capture; with
/// `REQUIRE_EXTERNAL=1`, as in CI, it is a failure.
#[track_caller]
pub fn available(need: &str, met: bool) -> bool {
    if !met {
        assert!(std::env::var_os("REQUIRE_EXTERNAL").is_none(), "{} needs {need}", test());
        said_aloud(need);
    }
    met
}

/// Says that the running test does nothing, for want of something that not even CI can have.
pub fn said_aloud(need: &str) {
    let _ = std::io::stderr().write_all(format!("SKIPPED {}: it needs {need}\n", test()).as_bytes());
}

fn test() -> String {
    std::thread::current().name().unwrap_or("a test").to_owned()
}

/// The output of a program with an input: whether it succeeded, standard output, standard error.
pub fn output(command: &mut Command, stdin: &str) -> (bool, String, String) {
    let (status, stdout, stderr) = output_of(command, stdin);
    (status.success(), stdout, stderr)
}

/// The same with the status.
pub fn output_of(command: &mut Command, stdin: &str) -> (ExitStatus, String, String) {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let bytes = stdin.as_bytes().to_vec();
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status, text(output.stdout), text(output.stderr))
}
