//! A network of a test's own, so that servers listen on their real ports without collisions.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A network namespace with nothing but a loopback interface, held by a process that ends with the test.
pub struct Network {
    holder: Child,
}

impl Network {
    /// Makes the network; None where that is not allowed or the programs are missing.
    pub fn start() -> Option<Self> {
        let holder = Command::new("setpriv")
            .args(["--pdeathsig", "KILL", "unshare", "--net", "sleep", "infinity"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut network = Self { holder };
        let own = std::fs::read_link("/proc/self/ns/net").ok()?;
        // It takes a moment until the holder has left the machine's network.
        for _ in 0..200 {
            if network.holder.try_wait().ok()?.is_some() {
                return None;
            }
            if std::fs::read_link(network.namespace()).is_ok_and(|namespace| namespace != own) {
                let up = network.command("ip").args(["link", "set", "lo", "up"]).status();
                return up.is_ok_and(|status| status.success()).then_some(network);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// A program of this machine in this network.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new("nsenter");
        command.arg(format!("--net={}", self.namespace().display())).arg("--").arg(program);
        command
    }

    fn namespace(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}/ns/net", self.holder.id()))
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}
