//! Secrets in files.

use std::fs;
use std::path::Path;

use super::{git, lint_file};
use crate::external::available;

const PRESET: &str = "agentSandbox.preflight.enabled=false";
const SECRET: &str =
    "server: {credentialStorage: {keyEncryptionKey: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=}}\n";

fn folder(values: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("values.yaml"), values).unwrap();
    folder
}

fn has(folder: &Path, code: &str) -> bool {
    lint_file(folder, PRESET).contains(&code.to_owned())
}

#[cfg(unix)]
#[test]
fn files_with_secrets_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(SECRET);
    let file = folder.path().join("values.yaml");
    for (mode, readable) in [(0o644, true), (0o604, true), (0o640, false), (0o600, false)] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(has(folder.path(), "OSD-1202"), readable, "{mode:o}");
    }
}

#[test]
fn git_is_asked_about_files_with_secrets() {
    if !available("git", git(Path::new("."), &["--version"])) {
        return;
    }
    let folder = folder(SECRET);
    assert!(!has(folder.path(), "OSD-1201"), "there is no repository");
    assert!(git(folder.path(), &["init", "-q"]));
    assert!(!has(folder.path(), "OSD-1201"), "git does not track it yet");
    assert!(git(folder.path(), &["add", "values.yaml"]));
    assert!(has(folder.path(), "OSD-1201"));
}

#[test]
fn a_repositorys_own_programs_are_not_run() {
    if !available("git", git(Path::new("."), &["--version"])) {
        return;
    }
    let folder = folder(SECRET);
    let trap = folder.path().join("trap");
    assert!(git(folder.path(), &["init", "-q"]) && git(folder.path(), &["add", "values.yaml"]));
    let program = format!("touch {}; false", trap.display());
    assert!(git(folder.path(), &["config", "core.fsmonitor", &program]));
    // The trap works: git by itself runs the program.
    git(folder.path(), &["status"]);
    assert!(fs::remove_file(&trap).is_ok(), "git does not run core.fsmonitor");
    assert!(has(folder.path(), "OSD-1201"));
    assert!(!trap.exists());
}

#[test]
fn what_sops_has_encrypted_is_no_secret_in_the_clear() {
    let values = "server: {credentialStorage: {existingSecret: key}}\n\
                  podAnnotations: {password: 'ENC[AES256_GCM,data:AAAA,type:str]'}\n";
    assert!(!has(folder(values).path(), "OSD-1202"));
    let clear = values.replace("ENC[", "enc[");
    assert_eq!(has(folder(&clear).path(), "OSD-1202"), cfg!(unix));
}
