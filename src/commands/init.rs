//! `init`: a values.yaml to start from, and a secrets.yaml with what must be made once.

mod certificates;
mod release;
mod secrets;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::{Failure, schema, stdout};
use crate::cli::{InitArgs, Mode};
use crate::reference::json_schema::Draft;

const VALUES: &str = "values.yaml";
const SECRETS: &str = "secrets.yaml";
/// The schema of the values, to which the first line of the values leads an editor, without a network.
const SCHEMA: &str = "values.schema.json";

/// Runs the command.
pub fn run(args: &InitArgs) -> Result<(), Failure> {
    let dir = &args.dir;
    let existing: Vec<&str> =
        [VALUES, SECRETS].into_iter().filter(|name| is_there(&dir.join(name))).collect();
    if !existing.is_empty() {
        return Err(Failure::Told(format!(
            "error: {} already there in {}, and nothing has been written\n  \
             = help: secrets that are in use must not be made again; choose another folder with `--dir`\n",
            match existing.as_slice() {
                [one] => format!("{one} is"),
                _ => format!("{} are", existing.join(" and ")),
            },
            dir.display()
        )));
    }
    // All editors know this edition.
    let schema = schema::text(Draft::Draft7)?;
    let has_schema = has_schema(&dir.join(SCHEMA), &schema)?;
    let secrets = secrets::text(args.mode, release::server_names(args)?)?;
    fs::create_dir_all(dir).map_err(|error| Failure::io("make the folder", dir, error))?;
    // Git must ignore the secrets before they are there. Values without them are of no use, and come last.
    ignore_secrets(&dir.join(".gitignore"))?;
    write_new(&dir.join(SECRETS), &secrets, 0o600)?;
    if !has_schema {
        write_new(&dir.join(SCHEMA), &schema, 0o644)?;
    }
    write_new(&dir.join(VALUES), values(args.mode), 0o644)?;
    let path = |name: &str| dir.join(name).display().to_string();
    let (values, secrets) = (path(VALUES), path(SECRETS));
    let next = match args.mode {
        Mode::Sqlite | Mode::Internal => {
            let release = release(args);
            format!("next: openshell-deploy render{release} -f {values} -f {secrets} | kubectl apply -f -")
        }
        Mode::External => {
            format!("next: fill in `postgres.host` in {values} and `postgres.password` in {secrets}")
        }
    };
    stdout::print(&format!(
        "wrote {values} and {secrets} (keep the second safe and out of git: its key cannot be made again)\n\
         and {}, by which editors complete and check both\n{next}\n",
        path(SCHEMA)
    ))
}

/// The release as arguments of `render`, where it is not the default one.
fn release(args: &InitArgs) -> String {
    match (args.release.as_str(), args.namespace.as_str()) {
        ("openshell", "openshell") => String::new(),
        (release, namespace) => format!(" {release} -n {namespace}"),
    }
}

/// A dangling link counts as there too: writing through it would make the file elsewhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether the schema is there already. Another file of that name is refused.
fn has_schema(path: &Path, schema: &str) -> Result<bool, Failure> {
    if !is_there(path) {
        return Ok(false);
    }
    match fs::read(path) {
        Ok(found) if found == schema.as_bytes() => Ok(true),
        Ok(_) => Err(Failure::Told(format!(
            "error: {} is already there with another content, and nothing has been written\n  \
             = help: remove it where it is the schema of another version of openshell-deploy\n",
            path.display()
        ))),
        Err(error) => Err(Failure::io("read", path, error)),
    }
}

fn values(mode: Mode) -> &'static str {
    match mode {
        Mode::Sqlite => include_str!("init/sqlite.yaml"),
        Mode::Internal => include_str!("init/internal.yaml"),
        Mode::External => include_str!("init/external.yaml"),
    }
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
