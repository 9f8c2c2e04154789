//! Names that objects have, give and refer to.

use std::collections::BTreeSet;

use crate::check::field::Field;
use crate::check::finding::{Finding, Findings};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, subdomain_problem};

/// Checks a name by the rule of what is called so: `problem` says why it cannot be, such as [`subdomain_problem`].
pub(super) fn check(
    what: &str,
    name: &str,
    problem: impl Fn(&str) -> Option<String>,
    code: Code,
    at: &Field,
    findings: &mut Findings,
) {
    if let Some(why) = problem(name) {
        refuse(what, name, &why, code, at, findings).help("choose another name");
    }
}

/// Checks the name of another object of a kind.
///
/// Some of these names the API server takes as they are; but no object can ever be called so.
pub(super) fn object(kind: &str, name: &str, at: &Field, findings: &mut Findings) {
    let code = Code::InvalidObjectName;
    if name.is_empty() {
        findings.add(code, at, format!("the {kind} has no name")).help(format!("name the {kind}"));
    } else if let Some(why) = subdomain_problem(name) {
        let help = format!("write the name of a {kind} that exists");
        refuse(kind, name, &why, code, at, findings).help(help);
    }
}

/// Checks a name that only the object itself knows, such as a container's.
pub(super) fn own(what: &str, name: &str, code: Code, at: &Field, findings: &mut Findings) {
    if name.is_empty() {
        findings.add(code, at, format!("the {what} has no name")).help("give it one");
    } else {
        check(what, name, label_problem, code, at, findings);
    }
}

/// The same for the name of an item in a list. `names` holds those of the items before it.
pub(super) fn item<'a>(
    what: &str,
    name: &'a str,
    names: &mut BTreeSet<&'a str>,
    code: Code,
    at: &Field,
    findings: &mut Findings,
) {
    own(what, name, code, at, findings);
    if !name.is_empty() && !names.insert(name) {
        twice(what, name, code, at, findings);
    }
}

/// Checks the name of a namespace.
pub(super) fn namespace(name: &str, code: Code, at: &Field, findings: &mut Findings) {
    if let Some(why) = label_problem(name) {
        findings
            .add(code, at, format!("`{name}` cannot be a namespace: it {why}"))
            .help("choose another namespace");
    }
}

/// Reports a name that stands twice in a list.
pub(super) fn twice(what: &str, name: &str, code: Code, at: &Field, findings: &mut Findings) {
    findings
        .add(code, at, format!("there are two {what}s called `{name}`"))
        .help("remove one of them, or rename it");
}

fn refuse<'a>(
    what: &str,
    name: &str,
    why: &str,
    code: Code,
    at: &Field,
    findings: &'a mut Findings,
) -> &'a mut Finding {
    findings.add(code, at, format!("`{name}` cannot be the name of a {what}: it {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::messages;

    #[test]
    fn names_of_objects_have_dots_and_others_have_none() {
        let (code, at) = (Code::InvalidContainer, Field::root("spec"));
        for (name, of_object, of_own, of_namespace) in [
            ("a", true, true, true),
            ("a.b", true, false, false),
            ("", false, false, false),
            ("A", false, false, false),
        ] {
            let found = [
                messages(|findings| object("Secret", name, &at, findings)).is_empty(),
                messages(|findings| own("container", name, code, &at, findings)).is_empty(),
                messages(|findings| namespace(name, code, &at, findings)).is_empty(),
            ];
            assert_eq!(found, [of_object, of_own, of_namespace], "{name}");
        }
    }

    #[test]
    fn items_of_a_list_have_distinct_names() {
        let mut names = BTreeSet::new();
        let mut count = |name| {
            let (code, at) = (Code::InvalidContainer, Field::root("spec"));
            messages(|findings| item("container", name, &mut names, code, &at, findings)).len()
        };
        assert_eq!(["a", "b", "a", "", ""].map(&mut count), [0, 0, 1, 1, 1]);
    }
}
