//! Who can get at the values files that hold secrets.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::lint::secrets::FileFacts;
use crate::source::{SourceId, Sources};

/// Asks git and the file system about these files. Standard input is no file.
pub fn facts(files: &[SourceId], sources: &Sources) -> Vec<FileFacts> {
    let on_disk = files.iter().filter(|id| sources.get(**id).name != "<stdin>");
    on_disk
        .map(|&source| {
            let path = Path::new(&sources.get(source).name);
            FileFacts { source, tracked: is_tracked(path), readable_by_all: is_readable_by_all(path) }
        })
        .collect()
}

/// Whether git tracks the file; false where there is no git or no repository.
///
/// The repository may be anybody's, and its configuration may name a program that git runs to look for changes
/// (`core.fsmonitor`): this is turned off. Git itself refuses repositories of other users.
fn is_tracked(path: &Path) -> bool {
    let Some(name) = path.file_name() else { return false };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Command::new("git")
        .args(["-c", "core.fsmonitor=false", "ls-files", "--error-unmatch", "--"])
        .arg(name)
        .current_dir(folder)
        .env("GIT_LITERAL_PATHSPECS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(unix)]
fn is_readable_by_all(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    // A pipe such as /dev/stdin or that of <(…) ends with the command.
    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o004 != 0)
}

#[cfg(not(unix))]
fn is_readable_by_all(_: &Path) -> bool {
    false
}
