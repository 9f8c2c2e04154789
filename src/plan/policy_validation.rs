//! What the gateway does with a sandbox policy that fails validation.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

/// What happens to the policy in force when a new one fails validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyValidation {
    /// It ends.
    FailClosed,
    /// It stays.
    RetainLastValid,
}

impl PolicyValidation {
    /// The name in values and in gateway.toml.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FailClosed => "fail_closed",
            Self::RetainLastValid => "retain_last_valid",
        }
    }
}

/// Takes `server.policyValidationFailureMode`, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(mode: &str, problems: &mut Problems) -> Option<PolicyValidation> {
    match mode {
        "fail_closed" => Some(PolicyValidation::FailClosed),
        "retain_last_valid" => Some(PolicyValidation::RetainLastValid),
        other => {
            let path = "server.policyValidationFailureMode";
            problems
                .error(Code::InvalidValue, path, format!("`{path}` is `{other}`"))
                .help("set it to `fail_closed` or `retain_last_valid`");
            None
        }
    }
}
