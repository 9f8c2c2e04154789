//! Keys of labels that are added to a selector with the values of the pod itself.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::label;

/// Keys of labels whose values the pod's own must equal, or must not: they are added to a selector, which must be
/// there and must not use them itself.
pub(super) struct LabelKeys<'a> {
    pub selector: Option<&'a LabelSelector>,
    pub equal: &'a [String],
    pub different: &'a [String],
}

impl LabelKeys<'_> {
    /// Checks them.
    pub(super) fn check(&self, at: &Field, findings: &mut Findings) {
        for (field, keys) in [("matchLabelKeys", self.equal), ("mismatchLabelKeys", self.different)] {
            let at = at.name(field);
            if !keys.is_empty() && self.selector.is_none() {
                findings
                    .add(CODE, &at, format!("`{field}` adds to a `labelSelector`, and there is none"))
                    .help("write a `labelSelector`");
                continue;
            }
            for (index, key) in keys.iter().enumerate() {
                label::key(key, &at.index(index), findings);
            }
        }
        // The API server takes some of it here, and refuses all of it in the pods, to whose selectors it has added them.
        let at = at.name("matchLabelKeys");
        for (index, key) in self.equal.iter().enumerate() {
            if self.different.contains(key) || self.is_selected(key) {
                findings
                    .add(
                        CODE,
                        &at.index(index),
                        format!("`{key}` already stands in `labelSelector` or `mismatchLabelKeys`"),
                    )
                    .help("write it in one place only");
            }
        }
    }

    fn is_selected(&self, key: &String) -> bool {
        self.selector.is_some_and(|selector| {
            selector.match_labels.as_ref().is_some_and(|labels| labels.contains_key(key))
                || selector.match_expressions.iter().flatten().any(|requirement| requirement.key == *key)
        })
    }
}
