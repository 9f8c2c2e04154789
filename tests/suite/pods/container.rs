//! One container.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};

use serde_json::{Value as Json, json};

use super::finished::Finished;
use super::pod::Pod;
use super::running::Running;
use super::{environment, expansion, image, sandbox};
use crate::external::output_of;

/// No program of a test runs longer, in seconds.
const LIMIT: &str = "600";

/// A container of a pod, ready to be run any number of times.
pub struct Container<'pod> {
    pod: &'pod Pod<'pod>,
    spec: Json,
}

impl<'pod> Container<'pod> {
    /// A container as stored.
    pub fn new(pod: &'pod Pod<'pod>, spec: Json) -> Self {
        Self { pod, spec }
    }

    /// The same with one more variable.
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        let variable = json!({ "name": name, "value": value });
        self.spec["env"].as_array_mut().unwrap().push(variable);
        self
    }

    /// Runs it to its end.
    pub fn run(&self) -> Finished {
        self.to_the_end(&self.command(), "")
    }

    /// Starts it in the background; it is killed when the result is dropped.
    pub fn start(&self) -> Running {
        let name = self.spec["name"].as_str().unwrap();
        fs::create_dir_all(self.pod.folder()).unwrap();
        let log = self.pod.folder().join(format!("{name}.log"));
        Running::start(sandbox::command(self.pod, &self.spec, &self.command()), log)
    }

    /// Runs another program in its file system, with its environment and user, whether it runs or not.
    pub fn exec(&self, arguments: &[&str], stdin: &str) -> Finished {
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        self.to_the_end(&arguments, stdin)
    }

    /// Runs the command of an exec probe: `startupProbe`, `livenessProbe` or `readinessProbe`.
    #[track_caller]
    pub fn probe(&self, name: &str) -> Finished {
        let command = self.spec[name].pointer("/exec/command");
        let command = command.unwrap_or_else(|| panic!("{} has no exec {name}", self.spec["name"]));
        self.to_the_end(&strings(command), "")
    }

    /// Command and arguments as stored, with variables replaced.
    fn command(&self) -> Vec<String> {
        let variables = environment::of(self.pod, &self.spec);
        let mut command = strings(&self.spec["command"]);
        if command.is_empty() {
            command.push(image::entrypoint(self.spec["image"].as_str().unwrap()).to_owned());
        }
        command.extend(strings(&self.spec["args"]));
        command.iter().map(|argument| expansion::expand(argument, &variables)).collect()
    }

    fn to_the_end(&self, arguments: &[String], stdin: &str) -> Finished {
        let sandbox = sandbox::command(self.pod, &self.spec, arguments);
        // It ends with the test as well.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "timeout", "--signal=KILL", LIMIT]);
        command.arg(sandbox.get_program()).args(sandbox.get_args());
        let (status, stdout, stderr) = output_of(&mut command, stdin);
        Finished { status: code(status), stdout, stderr }
    }
}

/// The exit status as a shell gives it.
pub fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap())
}

fn strings(list: &Json) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}
