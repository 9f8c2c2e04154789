//! Parameters of the PostgreSQL server from the memory that its container may use.

#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

const KB: u64 = 1024;
const MB: u64 = 1024 * KB;
const GB: u64 = 1024 * MB;

/// Less memory than this leaves nothing for queries beside the server's own needs.
const LEAST: u64 = 256 * MB;
/// More is reckoned as this, so that every result is in its parameter's range.
const MOST: u64 = 16 * 1024 * GB;
/// What a container runtime gives to /dev/shm by itself.
const LEAST_SHARED_MEMORY: u64 = 64 * MB;
/// With less, common sorts and hash tables go to files. Not every connection sorts at a time, so the memory suffices.
const LEAST_WORK_MEM: u64 = MB;
/// The range of `work_mem` ends here.
const MOST_WORK_MEM: u64 = 2_147_483_647 * KB;
/// Vacuum and index builds gain little from more.
const MOST_MAINTENANCE_WORK_MEM: u64 = GB;

/// What follows from a memory limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    /// Parameters with their values in units of PostgreSQL, without quotes.
    pub parameters: [(&'static str, String); 4],
    /// The size of /dev/shm in bytes, which parallel queries use. It counts against the limit.
    pub shared_memory: u64,
}

/// The tuning for a memory limit in bytes and a number of connections, by the usual rules of thumb: a quarter for
/// PostgreSQL's own cache, what is left for queries, three quarters to be expected in a cache of some kind.
/// `wal_buffers` is left to PostgreSQL, which derives it from `shared_buffers`.
///
/// A limit below 256Mi is added to `problems` at `path`, the setting with the limit.
pub fn plan(path: &str, memory_limit: u64, max_connections: u32, problems: &mut Problems) -> Option<Tuning> {
    if memory_limit < LEAST {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!(
                    "`{path}` is {}, too little for PostgreSQL: 256Mi is the least",
                    binary(memory_limit)
                ),
            )
            .help("raise `postgres.resources.limits.memory`; 1Gi is a good start")
            .help("or set `postgres.tuning: none` and all parameters of memory under `postgres.parameters`");
        return None;
    }
    let memory = memory_limit.min(MOST);
    let shared_buffers = memory / 4;
    let work_mem = (memory - shared_buffers) / (3 * u64::from(max_connections.max(1)));
    let parameters = [
        ("shared_buffers", whole_mb(shared_buffers)),
        ("effective_cache_size", whole_mb(memory / 4 * 3)),
        ("maintenance_work_mem", whole_mb((memory / 16).min(MOST_MAINTENANCE_WORK_MEM))),
        ("work_mem", format!("{}kB", work_mem.clamp(LEAST_WORK_MEM, MOST_WORK_MEM) / KB)),
    ];
    Some(Tuning { parameters, shared_memory: (memory_limit / 8).max(LEAST_SHARED_MEMORY) })
}

fn whole_mb(bytes: u64) -> String {
    format!("{}MB", bytes / MB)
}

/// Bytes in the largest unit of Kubernetes that they are a whole number of.
fn binary(bytes: u64) -> String {
    match bytes {
        0 => "0".to_owned(),
        _ if bytes.is_multiple_of(MB) => format!("{}Mi", bytes / MB),
        _ if bytes.is_multiple_of(KB) => format!("{}Ki", bytes / KB),
        _ => format!("{bytes} bytes"),
    }
}
