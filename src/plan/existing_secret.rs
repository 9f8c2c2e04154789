//! Names of Secrets and claims that somebody else makes.

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::plan::problem::Problems;

/// The name of a Secret given at `path`, or None where no Secret can be called so, which is added to `problems`.
pub(super) fn name(path: &str, name: &str, problems: &mut Problems) -> Option<String> {
    named("Secret", path, name, problems)
}

/// The same for a PersistentVolumeClaim.
pub(super) fn claim_name(path: &str, name: &str, problems: &mut Problems) -> Option<String> {
    named("PersistentVolumeClaim", path, name, problems)
}

fn named(kind: &str, path: &str, name: &str, problems: &mut Problems) -> Option<String> {
    let Some(why) = subdomain_problem(name) else { return Some(name.to_owned()) };
    problems
        .error(
            Code::InvalidName,
            path,
            format!("`{path}` is `{name}`, which no {kind} can be called: it {why}"),
        )
        .help(format!("give the name of the {kind}"));
    None
}
