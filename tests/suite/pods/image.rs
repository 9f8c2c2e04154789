//! What stands in for container images: this machine's programs and a few files of `/etc`.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use super::bind::bind;
use crate::cluster::cloudnative_pg;
use crate::programs;

/// Where the official PostgreSQL image's entry point and busybox are, for containers.
const FOLDER: &str = "/image";

/// The image of CloudNativePG's operator, which instances take their manager from.
pub const OPERATOR: &str = "registry.example.com/cloudnative-pg/operator";

/// The image of the container that the Barman Cloud plugin puts beside an instance.
pub const SIDECAR: &str = "registry.example.com/cloudnative-pg/plugin-barman-cloud-sidecar";

/// Where that one has Barman.
const BARMAN: &str = "/barman";

/// Writes the files of the image, once per node.
pub fn write(node: &Path) {
    let folder = node.join("image");
    fs::create_dir_all(folder.join("busybox")).unwrap();
    let entrypoint = folder.join("docker-entrypoint.sh");
    fs::write(&entrypoint, include_str!("entrypoint.sh")).unwrap();
    fs::set_permissions(&entrypoint, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(
        folder.join("passwd"),
        "root:x:0:0:root:/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\npostgres:x:26:26::/var/lib/postgresql:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n",
    )
    .unwrap();
    fs::write(folder.join("group"), "root:x:0:\npostgres:x:999:\nnogroup:x:65534:\n").unwrap();
    if let Ok(list) = Command::new("busybox").arg("--list").output() {
        for applet in String::from_utf8_lossy(&list.stdout).lines() {
            symlink("/usr/bin/busybox", folder.join("busybox").join(applet)).unwrap();
        }
    }
}

/// The root file system of an image: arguments of bubblewrap.
pub fn mounts(node: &Path, image: &str) -> Vec<String> {
    let mut mounts = words("--tmpfs / --ro-bind /usr /usr --proc /proc --dev /dev");
    for name in ["/bin", "/sbin", "/lib", "/lib32", "/lib64"] {
        match fs::read_link(name) {
            Ok(target) => mounts.extend(["--symlink".into(), target.display().to_string(), name.into()]),
            Err(_) => mounts.extend(["--ro-bind-try".into(), name.into(), name.into()]),
        }
    }
    // bubblewrap would make missing parents for root only.
    for folder in ["/etc", "/run", "/run/secrets", "/var", "/var/lib", "/var/run"] {
        mounts.extend(words(&format!("--perms 0755 --dir {folder}")));
    }
    mounts.extend(words("--perms 1777 --dir /tmp --perms 1777 --tmpfs /dev/shm"));
    for folder in programs::folders() {
        mounts.extend(bind("--ro-bind", &folder, &folder));
    }
    for file in ["ssl", "ca-certificates", "alternatives", "nsswitch.conf", "ld.so.cache", "localtime"] {
        mounts.extend(words(&format!("--ro-bind-try /etc/{file} /etc/{file}")));
    }
    for (from, to) in [
        ("image", FOLDER),
        ("image/passwd", "/etc/passwd"),
        ("image/group", "/etc/group"),
        ("hosts", "/etc/hosts"),
    ] {
        mounts.extend(["--ro-bind".into(), node.join(from).display().to_string(), to.into()]);
    }
    if is_busybox(image) {
        mounts.extend(words("--ro-bind /usr/bin/busybox /usr/bin/sh"));
    }
    for (of, program) in [(OPERATOR, "manager"), (SIDECAR, "plugin")] {
        if image == of {
            let program = cloudnative_pg::installed().join(program);
            mounts.extend(bind("--ro-bind", &program, Path::new("/manager")));
        }
    }
    if image == SIDECAR {
        mounts.extend(bind("--ro-bind", &cloudnative_pg::installed().join("barman"), Path::new(BARMAN)));
    }
    mounts
}

/// The environment that an image sets.
pub fn environment(image: &str) -> Vec<(String, String)> {
    let own = match image {
        SIDECAR => format!("{BARMAN}/bin:"),
        _ if is_busybox(image) => format!("{FOLDER}/busybox:"),
        _ => String::new(),
    };
    let pairs = [
        ("PATH", format!("{own}{FOLDER}:{}", programs::path())),
        ("LANG", "C.UTF-8".into()),
        ("PG_MAJOR", programs::postgres_major()),
        ("PYTHONPATH", BARMAN.into()),
    ];
    pairs.map(|(name, value)| (name.to_owned(), value)).into()
}

/// The program that an image starts where the container has no command.
pub fn entrypoint(image: &str) -> &'static str {
    match image {
        OPERATOR | SIDECAR => "/manager",
        _ if is_gateway(image) => programs::GATEWAY,
        _ => "docker-entrypoint.sh",
    }
}

/// The user that an image says; only the gateway's says one.
pub fn user(image: &str) -> u64 {
    if is_gateway(image) { 1000 } else { 0 }
}

fn is_gateway(image: &str) -> bool {
    image.contains("openshell/gateway")
}

/// rclone's image has busybox for its shell and tools.
fn is_busybox(image: &str) -> bool {
    image.contains("rclone") && Path::new("/usr/bin/busybox").exists()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}
