//! Paths of files.

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// Whether `..` is a step of a path.
pub(super) fn goes_up(path: &str) -> bool {
    path.split('/').any(|step| step == "..")
}

/// Checks a path that must stay below a folder, such as a mount's `subPath`.
pub(super) fn below(path: &str, code: Code, at: &Field, findings: &mut Findings) {
    if path.starts_with('/') {
        findings.add(code, at, format!("`{path}` starts with a `/`")).help("write a relative path");
    }
    if goes_up(path) {
        findings
            .add(code, at, format!("`{path}` leaves its folder by `..`"))
            .help("write a path without `..`");
    }
}

/// Checks the path of a file in a volume: relative, and not beginning with `..`, as a kubelet's own files in it do.
pub(super) fn file(path: &str, at: &Field, findings: &mut Findings) {
    if path.is_empty() {
        findings.add(Code::InvalidVolume, at, "the file has no path").help("write its path in the volume");
        return;
    }
    below(path, Code::InvalidVolume, at, findings);
    if path.starts_with("..") && !goes_up(path) {
        findings
            .add(Code::InvalidVolume, at, format!("`{path}` begins with `..`"))
            .help("choose another name");
    }
}
