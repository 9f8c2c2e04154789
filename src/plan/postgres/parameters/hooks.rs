//! What the server's check hooks say of numbers that are within their ranges.
//!
//! Source: `check_slru_buffers`, `check_vacuum_buffer_usage_limit` and `check_io_max_concurrency` in PostgreSQL 16 to 18.

/// Buffers that the server divides into banks.
const BANKED: [&str; 7] = [
    "commit_timestamp_buffers",
    "multixact_member_buffers",
    "multixact_offset_buffers",
    "notify_buffers",
    "serializable_buffers",
    "subtransaction_buffers",
    "transaction_buffers",
];

/// Why the server refuses a number, in the parameter's own unit; None where it takes it.
pub fn refusal(name: &str, number: f64) -> Option<&'static str> {
    match name {
        _ if BANKED.contains(&name) && number % 16.0 != 0.0 => Some("must be a multiple of 16"),
        "vacuum_buffer_usage_limit" if number > 0.0 && number < 128.0 => Some("must be 0, or 128kB or more"),
        "io_max_concurrency" if number == 0.0 => Some("must be -1, or 1 or more"),
        _ => None,
    }
}
