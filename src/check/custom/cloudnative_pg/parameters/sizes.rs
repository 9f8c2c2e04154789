//! PostgreSQL's sizes in a Cluster, which the operator compares with each other and with what the servers have.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::plan::quantity;
use crate::render::custom::cloudnative_pg::cluster::ClusterSpec;

/// PostgreSQL's own sizes, which the operator takes where none is set.
const MIN_WAL_SIZE: &str = "80MB";
const MAX_WAL_SIZE: &str = "1GB";

/// Checks the parameters that are sizes, at `at`.
pub(super) fn check(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    shared_buffers(spec, at, findings);
    wal_sizes(spec, at, findings);
}

fn shared_buffers(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    let name = "shared_buffers";
    let Some(text) = spec.postgresql.parameters.get(name) else { return };
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        // The operator takes a number alone for megabytes, and PostgreSQL for blocks.
        findings
            .add(
                CODE,
                &at.key(name),
                format!("`{text}` has no unit, and CloudNativePG reads it otherwise than PostgreSQL"),
            )
            .help("write a unit, such as `512MB`");
        return;
    }
    let Some(bytes) = size(text) else { return no_size(name, text, at, findings) };
    let requests = spec.resources.as_ref().and_then(|resources| resources.requests.as_ref());
    let request = requests.and_then(|requests| requests.get("memory"));
    let request = request.and_then(|request| quantity::bytes(&request.0)).filter(|bytes| *bytes > 0);
    if request.is_some_and(|request| request < bytes) {
        findings
            .add(
                CODE,
                &Field::root("spec").name("resources").name("requests"),
                format!("the servers request less memory than their `shared_buffers` of {text}"),
            )
            .help("raise the request of memory")
            .help("or lower `shared_buffers`, which is a quarter of the memory limit unless it is set");
    }
}

fn wal_sizes(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    let (least, most) = ("min_wal_size", "max_wal_size");
    let mut read = |name: &'static str, usual: &str| {
        let given = spec.postgresql.parameters.get(name).map(String::as_str);
        let bytes = size(given.unwrap_or(usual));
        if bytes.is_none() {
            no_size(name, given.unwrap_or_default(), at, findings);
        }
        (given.is_some(), bytes)
    };
    let ((least_given, least_bytes), (most_given, most_bytes)) =
        (read(least, MIN_WAL_SIZE), read(most, MAX_WAL_SIZE));
    let (Some(least_bytes), Some(most_bytes)) = (least_bytes, most_bytes) else { return };
    if least_bytes >= most_bytes {
        findings
            .add(CODE, &at.key(least), format!("`{least}` ({MIN_WAL_SIZE} by default) is not less than `{most}` ({MAX_WAL_SIZE} by default)"))
            .help(format!("raise `{most}`"));
    }
    let volume = spec.wal_storage.as_ref().and_then(|storage| quantity::bytes(&storage.size));
    let Some(volume) = volume else { return };
    for (name, is_given, bytes) in [(least, least_given, least_bytes), (most, most_given, most_bytes)] {
        if is_given && bytes >= volume {
            findings
                .add(
                    CODE,
                    &at.key(name),
                    format!("`{name}` is not less than the volume of the write-ahead log"),
                )
                .help("lower it, or take a larger volume");
        }
    }
}

fn no_size(name: &str, text: &str, at: &Field, findings: &mut Findings) {
    findings
        .add(CODE, &at.key(name), format!("CloudNativePG does not read `{text}` as a size"))
        .help("write a whole number and a unit: `kB`, `MB`, `GB` or `TB`");
}

/// A size in bytes, as the operator reads it; a number alone is megabytes.
///
/// Source: `parsePostgresQuantityValue`.
fn size(text: &str) -> Option<u64> {
    let text = text.replace(' ', "");
    if text.parse::<i64>().is_ok() {
        return quantity::bytes(&format!("{text}Mi"));
    }
    let unit = text.strip_suffix('B')?;
    if unit.parse::<i64>().is_ok() {
        return quantity::bytes(unit);
    }
    quantity::bytes(&format!("{unit}i").replace("ki", "Ki"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_the_operator_does() {
        for (text, bytes) in [
            ("16kB", Some(16 * 1024)),
            ("1 GB", Some(1 << 30)),
            ("100", Some(100 << 20)),
            ("8192B", Some(8192)),
            ("1G", None),
            ("1gb", None),
            ("", None),
        ] {
            assert_eq!(size(text), bytes, "{text}");
        }
    }
}
