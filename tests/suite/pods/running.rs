//! A container in the background.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::container::code;

/// A running container. Its first process is process 1, as in a cluster: it gets only signals that it handles, and KILL.
pub struct Running {
    sandbox: Child,
    first: Option<String>,
    log: PathBuf,
}

impl Running {
    /// Starts the command; both its outputs go to the log.
    pub fn start(mut command: Command, log: PathBuf) -> Self {
        let stdout = fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        let stderr = stdout.try_clone().unwrap();
        let sandbox = command.stdin(Stdio::null()).stdout(stdout).stderr(stderr).spawn().unwrap();
        let mut running = Self { sandbox, first: None, log };
        let children = format!("/proc/{0}/task/{0}/children", running.sandbox.id());
        running.wait_until("its first process is there", |running| {
            // The sandbox has one child, with one name of its own before the container's program.
            let child = fs::read_to_string(&children).unwrap_or_default().trim().to_owned();
            let program = fs::read_to_string(format!("/proc/{child}/comm")).unwrap_or_default();
            let is_there = !child.is_empty() && !["bwrap", "setpriv"].contains(&program.trim());
            running.first = is_there.then_some(child);
            is_there || running.has_ended()
        });
        running
    }

    /// Sends a signal (`TERM`, `INT`, `HUP`, `KILL`) to its first process.
    pub fn signal(&self, name: &str) {
        let first = self.first.as_deref().expect("it ended at once");
        let status = Command::new("kill").args(["-s", name, first]).status().unwrap();
        assert!(status.success(), "no process to send {name} to; its log:\n{}", self.log());
    }

    /// Waits for its end, ten minutes at most, and gives the exit status: 137 after KILL.
    #[track_caller]
    pub fn wait(&mut self) -> i32 {
        self.wait_until("it ended", Self::has_ended);
        code(self.sandbox.wait().unwrap())
    }

    /// Waits until something is so, ten minutes and the container's life at most; else the test fails and shows the log.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            let is_possible = !self.has_ended() && start.elapsed() < Duration::from_secs(600);
            // It may have come about just before the end.
            assert!(is_possible || is_so(self), "it never came that {what}; the log:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Whether it ended.
    pub fn has_ended(&mut self) -> bool {
        self.sandbox.try_wait().unwrap().is_some()
    }

    /// What it and its forerunners in the same pod have printed.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap()).into_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        match &self.first {
            // With process 1 its whole namespace ends, and then the sandbox.
            Some(first) if matches!(self.sandbox.try_wait(), Ok(None)) => {
                let _ = Command::new("kill").args(["-s", "KILL", first]).status();
            }
            _ => drop(self.sandbox.kill()),
        }
        let _ = self.sandbox.wait();
    }
}
