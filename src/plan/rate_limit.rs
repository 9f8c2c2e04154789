//! The gateway's limit on gRPC requests.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::server::GrpcRateLimit;

/// How many gRPC requests the gateway takes in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests a window.
    pub requests: i64,
    /// The window in seconds.
    pub window_seconds: i64,
}

/// The limit, where both of its settings are positive. Adds half a limit and negative numbers to `problems`.
pub(super) fn plan(limit: &GrpcRateLimit, problems: &mut Problems) -> Option<RateLimit> {
    let (requests, window_seconds) = (limit.requests.unwrap_or(0), limit.window_seconds.unwrap_or(0));
    for (path, number) in
        [("server.grpcRateLimit.requests", requests), ("server.grpcRateLimit.windowSeconds", window_seconds)]
    {
        if number < 0 {
            problems
                .error(Code::InvalidValue, path, format!("`{path}` is {number}; it cannot be negative"))
                .help("set it to 0 for no limit");
        }
    }
    let missing = match (requests, window_seconds) {
        (1.., 0) => "windowSeconds",
        (0, 1..) => "requests",
        _ => return (requests > 0 && window_seconds > 0).then_some(RateLimit { requests, window_seconds }),
    };
    problems
        .error(
            Code::MissingValue,
            "server.grpcRateLimit",
            format!("half a rate limit: `server.grpcRateLimit.{missing}` is not set"),
        )
        .help("set both `requests` and `windowSeconds` to limit, or neither");
    None
}
