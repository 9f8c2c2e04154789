//! What must be done before an object goes.
//!
//! Source: `validateFinalizers` in `k8s.io/apimachinery/pkg/api/validation`, and `ValidateObjectMeta` of
//! `k8s.io/kubernetes/pkg/apis/core/validation`, which knows the finalizers without a domain.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::label::key_problem;

const ORPHAN: &str = "orphan";
const FOREGROUND: &str = "foregroundDeletion";

/// Finalizers of Kubernetes itself.
const STANDARD: [&str; 3] = ["kubernetes", ORPHAN, FOREGROUND];

/// Checks the finalizers of an object. Where the server `is_strict`, they have a domain or are Kubernetes' own.
pub(super) fn check(finalizers: &[String], is_strict: bool, at: &Field, findings: &mut Findings) {
    for (index, finalizer) in finalizers.iter().enumerate() {
        let is_known = finalizer.contains('/') || STANDARD.contains(&finalizer.as_str());
        let why = key_problem(finalizer)
            .or_else(|| (is_strict && !is_known).then(|| "there must be a domain before it".to_owned()));
        if let Some(why) = why {
            findings
                .add(CODE, &at.index(index), format!("`{finalizer}` cannot be a finalizer: {why}"))
                .help("write it as its controller does, such as `example.com/cleanup`");
        }
    }
    let has = |wanted: &str| finalizers.iter().any(|finalizer| finalizer == wanted);
    if has(ORPHAN) && has(FOREGROUND) {
        findings
            .add(CODE, at, format!("`{ORPHAN}` and `{FOREGROUND}` exclude each other"))
            .help("remove one of them");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn fields(finalizers: &[&str], is_strict: bool) -> Vec<String> {
        let finalizers: Vec<String> = finalizers.iter().map(|&finalizer| finalizer.into()).collect();
        testing::fields(|findings| check(&finalizers, is_strict, &Field::root("f"), findings))
    }

    #[test]
    fn finalizers_have_a_domain_or_are_those_of_kubernetes() {
        assert_eq!(fields(&["a.b/c", "orphan", "kubernetes"], true), [""; 0]);
        assert_eq!(fields(&["a", "a b", "", "a.b/c/d"], true), ["f[0]", "f[1]", "f[2]", "f[3]"]);
        assert_eq!(fields(&["a", "a b"], false), ["f[1]"]);
        assert_eq!(fields(&["foregroundDeletion", "orphan"], true), ["f"]);
    }
}
