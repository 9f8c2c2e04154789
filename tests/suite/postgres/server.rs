//! A PostgreSQL server of the test's own, gone when the test ends.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use crate::external::output;
use crate::programs::{has_postgres, postgres_bin};

/// A running server that asks every TCP client for a password.
pub struct Server {
    folder: tempfile::TempDir,
    port: u16,
    with_ipv6: bool,
}

impl Server {
    /// Starts a server; None, said aloud, where the programs are missing.
    #[track_caller]
    pub fn start() -> Option<Self> {
        if !has_postgres() {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let with_ipv6 = TcpListener::bind("[::1]:0").is_ok();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let data = folder.path().join("data");
        give_to_postgres(folder.path());
        let hba = "local all all trust\nhost all all all scram-sha-256\n";
        let initdb = [
            "-D",
            text(&data),
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-A",
            "trust",
            "--no-sync",
        ];
        succeed(as_postgres(&postgres_bin().join("initdb")).args(initdb), "");
        std::fs::write(data.join("pg_hba.conf"), hba).unwrap();
        let addresses = if with_ipv6 { "127.0.0.1,::1" } else { "127.0.0.1" };
        let options = format!(
            "-p {port} -c listen_addresses={addresses} -c unix_socket_directories={} -c fsync=off",
            folder.path().display()
        );
        let log = folder.path().join("log");
        let start = ["-D", text(&data), "-l", text(&log), "-w", "-o", &options, "start"];
        succeed(as_postgres(&postgres_bin().join("pg_ctl")).args(start), "");
        Some(Self { folder, port, with_ipv6 })
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The addresses that it listens on.
    pub fn hosts(&self) -> &'static [&'static str] {
        if self.with_ipv6 { &["127.0.0.1", "::1", "[::1]"] } else { &["127.0.0.1"] }
    }

    /// Makes a role with a password and a database of its own.
    pub fn create(&self, user: &str, password: &str, database: &str) {
        let sql = "\\getenv u U\n\\getenv p P\n\\getenv d D\n\
                   CREATE ROLE :\"u\" LOGIN PASSWORD :'p';\nCREATE DATABASE :\"d\" OWNER :\"u\";\n";
        let mut psql = self.psql();
        psql.args(["-v", "ON_ERROR_STOP=1"]).envs([("U", user), ("P", password), ("D", database)]);
        succeed(&mut psql, sql);
    }

    /// What `psql` prints for a script that goes on after errors.
    pub fn script(&self, script: &str) -> String {
        output(self.psql().args(["-A", "-t"]), script).1
    }

    /// `psql` as superuser.
    fn psql(&self) -> Command {
        let mut psql = Command::new("psql");
        psql.args(["-X", "-q", "-h", text(self.folder.path()), "-U", "postgres", "-d", "postgres"]);
        psql.args(["-p", &self.port.to_string()]);
        psql
    }

    /// The value of a parameter that a server with this postgresql.conf would start with, or why it would not.
    pub fn configured(&self, config: &str, name: &str) -> Result<String, String> {
        let file = self.folder.path().join("postgresql.conf");
        std::fs::write(&file, config).unwrap();
        let config_file = format!("config_file={}", file.display());
        let data = self.folder.path().join("data");
        let arguments = ["-D", text(&data), "-c", &config_file, "-C", name];
        let (succeeded, stdout, stderr) =
            output(as_postgres(&postgres_bin().join("postgres")).args(arguments), "");
        if succeeded { Ok(stdout.strip_suffix('\n').unwrap_or(&stdout).to_owned()) } else { Err(stderr) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let stop = ["-D", text(&data), "-m", "immediate", "stop"];
        let _ = as_postgres(&postgres_bin().join("pg_ctl")).args(stop).output();
    }
}

/// Who one is, and in which database, after logging in with a URL; or why it failed.
pub fn login(url: &str) -> Result<(String, String), String> {
    let query = "SELECT current_user, current_database()";
    let arguments = ["-X", "-q", "-t", "-A", "-z", "-0", "-c", query, url];
    let (succeeded, stdout, stderr) =
        output(Command::new("psql").args(arguments).env("PGCONNECT_TIMEOUT", "10"), "");
    if !succeeded {
        return Err(stderr);
    }
    let mut fields = stdout.split('\0').map(str::to_owned);
    Ok((fields.next().unwrap(), fields.next().unwrap()))
}

/// A server refuses to run as root; then it runs as the user `postgres`.
fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program).current_dir("/");
    command
}

fn give_to_postgres(folder: &Path) {
    if is_root() {
        succeed(Command::new("chown").arg("postgres:postgres").arg(folder), "");
    }
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u"), "").1.trim() == "0"
}

#[track_caller]
fn succeed(command: &mut Command, stdin: &str) {
    let (succeeded, stdout, stderr) = output(command, stdin);
    assert!(succeeded, "{command:?}: {stdout}{stderr}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
