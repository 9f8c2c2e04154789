//! Equal inputs give equal bytes, whatever is around.

use std::path::Path;
use std::process::Command;

use crate::support::{KEY, render};

#[test]
fn the_order_of_keys_does_not_matter() {
    let one = "server: {logLevel: debug, sandboxImage: x}\npodLabels: {b: '1', a: '2'}\nimage: {tag: v1}\n";
    let other = "image: {tag: v1}\npodLabels: {a: '2', b: '1'}\nserver: {sandboxImage: x, logLevel: debug}\n";
    assert_eq!(render(one, &[]).success(), render(other, &[]).success());
}

#[test]
fn the_environment_does_not_matter() {
    let run = |environment: &[(&str, &str)], folder: &Path| {
        let key = format!("server.credentialStorage.keyEncryptionKey={KEY}");
        let mut program = Command::new(env!("CARGO_BIN_EXE_openshell-deploy"));
        let output = program
            .args(["render", "--set", &key, "--set", "agentSandbox.preflight.enabled=false"])
            .env_clear()
            .envs(environment.iter().copied())
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(output.status.success());
        output.stdout
    };
    let plain = run(&[], Path::new("/"));
    let odd = [
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "de_DE"),
        ("TZ", "Asia/Kathmandu"),
        ("KUBECONFIG", "/nowhere"),
        ("HELM_NAMESPACE", "other"),
        ("SOURCE_DATE_EPOCH", "1"),
        ("COLUMNS", "10"),
        ("CLICOLOR_FORCE", "1"),
    ];
    assert_eq!(plain, run(&odd, Path::new(env!("CARGO_MANIFEST_DIR"))));
}
