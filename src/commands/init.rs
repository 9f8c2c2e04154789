//! `init`: a values.yaml to start from, and a secrets.yaml with what must be made once.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::{Failure, stdout};
use crate::cli::{InitArgs, Mode};

const VALUES: &str = "values.yaml";
const SECRETS: &str = "secrets.yaml";

/// Runs the command.
pub fn run(args: &InitArgs) -> Result<(), Failure> {
    let dir = &args.dir;
    let existing: Vec<&str> =
        [VALUES, SECRETS].into_iter().filter(|name| is_there(&dir.join(name))).collect();
    if !existing.is_empty() {
        return Err(Failure::Refused(format!(
            "error: {} already there in {}, and nothing has been written\n  \
             = help: secrets that are in use must not be made again; choose another folder with `--dir`\n",
            match existing.as_slice() {
                [one] => format!("{one} is"),
                _ => format!("{} are", existing.join(" and ")),
            },
            dir.display()
        )));
    }
    fs::create_dir_all(dir).map_err(|error| Failure::io("make the folder", dir, error))?;
    let secrets = secrets(args.mode)?;
    // Git must ignore the secrets before they are there. Values without them are of no use, and come last.
    ignore_secrets(&dir.join(".gitignore"))?;
    write_new(&dir.join(SECRETS), &secrets, 0o600)?;
    write_new(&dir.join(VALUES), values(args.mode), 0o644)?;
    let path = |name: &str| dir.join(name).display().to_string();
    let (values, secrets) = (path(VALUES), path(SECRETS));
    let next = match args.mode {
        Mode::Sqlite => {
            format!("next: openshell-deploy render -f {values} -f {secrets} | kubectl apply -f -")
        }
        Mode::External => {
            format!("next: fill in `postgres.host` in {values} and `postgres.password` in {secrets}")
        }
        Mode::Internal => {
            "note: this release of openshell-deploy cannot render a PostgreSQL server yet".to_owned()
        }
    };
    stdout::print(&format!(
        "wrote {values} and {secrets} (keep the second safe and out of git: its key cannot be made again)\n{next}\n"
    ))
}

/// A dangling link counts as there too: writing through it would make the file elsewhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn values(mode: Mode) -> &'static str {
    match mode {
        Mode::Sqlite => include_str!("init/sqlite.yaml"),
        Mode::Internal => include_str!("init/internal.yaml"),
        Mode::External => include_str!("init/external.yaml"),
    }
}

fn secrets(mode: Mode) -> Result<String, Failure> {
    let key = STANDARD.encode(random::<32>()?);
    let common = format!(
        "# Secrets of this release, made once. Keep this file safe and out of git, or encrypt it.\n\n\
         server:\n  credentialStorage:\n    \
         # Encrypts the provider credentials that the gateway stores. Without it they are lost: never change it.\n    \
         keyEncryptionKey: {key}\n"
    );
    let of_mode = match mode {
        Mode::Sqlite => String::new(),
        Mode::Internal => {
            format!("\npostgres:\n  # Password of the gateway's role.\n  password: {}\n", password()?)
        }
        Mode::External => {
            let comment =
                "# Password of the role in `postgres.username`, as it is: it is encoded for you. Fill in.";
            format!("\npostgres:\n  {comment}\n  password: \"\"\n")
        }
    };
    Ok(common + &of_mode)
}

/// 192 bits in letters, digits, `-` and `_`, after a letter so that YAML takes it for a string.
fn password() -> Result<String, Failure> {
    Ok(format!("p{}", URL_SAFE_NO_PAD.encode(random::<24>()?)))
}

fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::Io("cannot read the operating system's random source".into(), error.into())
    })?;
    Ok(bytes)
}

fn write_new(path: &Path, text: &str, mode: u32) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| Failure::io("write", path, error))
}

/// Adds a line only, so that other lines stay as they are, whatever their encoding and whoever else writes.
fn ignore_secrets(path: &Path) -> Result<(), Failure> {
    let old = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::io("read", path, error)),
    };
    if old.lines().any(|line| line.trim_end() == SECRETS || line.trim_end() == format!("/{SECRETS}")) {
        return Ok(());
    }
    let line_break = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(format!("{line_break}{SECRETS}\n").as_bytes()))
        .map_err(|error| Failure::io("write", path, error))
}
