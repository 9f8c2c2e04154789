//! A folder or file of this machine inside a sandbox.

use std::path::Path;

/// Shows `source` at `path` with bubblewrap's option `kind` (`--bind`, `--ro-bind`): arguments of bubblewrap.
pub fn bind(kind: &str, source: &Path, path: &Path) -> Vec<String> {
    // bubblewrap would make missing parents for root only.
    let parents: Vec<&Path> = path.ancestors().skip(1).filter(|parent| parent.parent().is_some()).collect();
    let parents = parents.into_iter().rev().flat_map(|parent| ["--perms", "0755", "--dir", text(parent)]);
    parents.chain([kind, text(source), text(path)]).map(str::to_owned).collect()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
