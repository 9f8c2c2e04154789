//! A program that ended.

use std::fmt;

/// How a program in a container ended, and what it said.
pub struct Finished {
    /// The exit status; 128 and the signal's number where a signal ended it.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Finished {
    /// The output of a program that must have succeeded.
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!(self.status, 0, "{self}");
        self.stdout
    }

    /// Both outputs of a program that must have failed.
    #[track_caller]
    pub fn failure(self) -> String {
        assert_ne!(self.status, 0, "{self}");
        self.stdout + &self.stderr
    }
}

impl fmt::Display for Finished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit status {}\n{}{}", self.status, self.stdout, self.stderr)
    }
}
