//! The Secret with the keys that sign sandbox tokens.

use crate::diagnostic::Code;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::number_or_text::NumberOrText;
use crate::values::schema::server::sandbox_jwt::SandboxJwt;
use crate::values::yaml;

/// Readable by the owner only, the chart's default.
const OWNER_READS: i32 = 0o400;

/// The Secret with the keys that sign sandbox tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JwtKeys {
    /// Its name.
    pub secret: String,
    /// The mode of its files.
    pub mode: i32,
}

/// Takes the Secret's settings, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(settings: &SandboxJwt, names: &Names, problems: &mut Problems) -> Option<JwtKeys> {
    let secret = settings.signing_secret_name.to_option().unwrap_or_else(|| names.jwt_keys());
    mode(&settings.secret_default_mode, problems).map(|mode| JwtKeys { secret, mode })
}

/// The chart prints a string as it is, so that YAML reads it again: `"0440"` is octal there, and here.
fn mode(mode: &NumberOrText, problems: &mut Problems) -> Option<i32> {
    let number = match mode {
        NumberOrText::Number(0) => return Some(OWNER_READS),
        NumberOrText::Text(text) if text.is_empty() => return Some(OWNER_READS),
        NumberOrText::Number(number) => Some(*number),
        NumberOrText::Text(text) => yaml::whole_number(text),
    };
    match number.map(i32::try_from) {
        Some(Ok(mode)) if (0..=0o777).contains(&mode) => Some(mode),
        _ => {
            let path = "server.sandboxJwt.secretDefaultMode";
            problems
                .error(Code::InvalidValue, path, format!("`{path}` is not the mode of a file"))
                .help("write it in octal, such as 0400 or 0440; up to 0777");
            None
        }
    }
}
