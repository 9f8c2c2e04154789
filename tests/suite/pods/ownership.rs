//! Owners and modes of volumes, as the kubelet sets them for a pod's `fsGroup`.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown};
use std::path::Path;

/// Set-group-id, so that new files get the group of their folder.
const SETGID: u32 = 0o2000;

/// Gives a volume to the group: read for volumes that are read-only by nature, else read and write.
pub fn give(volume: &Path, group: u32, is_readonly: bool) {
    let metadata = fs::symlink_metadata(volume).unwrap();
    lchown(volume, None, Some(group)).unwrap();
    if metadata.is_symlink() {
        return;
    }
    let files = if is_readonly { 0o440 } else { 0o660 };
    let bits = if metadata.is_dir() { files | SETGID | 0o110 } else { files };
    // After the change of the group, which may take set-id bits away.
    fs::set_permissions(volume, fs::Permissions::from_mode(metadata.mode() & 0o7777 | bits)).unwrap();
    if metadata.is_dir() {
        for entry in fs::read_dir(volume).unwrap() {
            give(&entry.unwrap().path(), group, is_readonly);
        }
    }
}

/// Whether a volume's root is the group's already: then `fsGroupChangePolicy: OnRootMismatch` leaves all of it alone.
pub fn is_given(volume: &Path, group: u32) -> bool {
    let metadata = fs::metadata(volume).unwrap();
    let needed = 0o770 | SETGID;
    metadata.gid() == group && metadata.mode() & needed == needed
}
