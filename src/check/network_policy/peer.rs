//! Whom a network policy names.

use k8s_openapi::api::networking::v1::{IPBlock, NetworkPolicyPeer};

use super::CODE;
use crate::check::cidr::Cidr;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::selector;
use crate::diagnostic::Code;

/// Checks a peer.
pub(super) fn check(peer: &NetworkPolicyPeer, at: &Field, findings: &mut Findings) {
    for (name, of) in [("podSelector", &peer.pod_selector), ("namespaceSelector", &peer.namespace_selector)] {
        selector::optional(of.as_ref(), Code::InvalidLabel, &at.name(name), findings);
    }
    let selects = peer.pod_selector.is_some() || peer.namespace_selector.is_some();
    match &peer.ip_block {
        None if !selects => {
            findings
                .add(CODE, at, "nobody is named")
                .help("give it a `podSelector`, a `namespaceSelector` or an `ipBlock`; `namespaceSelector: {}` is every pod");
        }
        None => {}
        Some(block) => {
            if selects {
                findings
                    .add(CODE, at, "`ipBlock` cannot stand next to selectors")
                    .help("make two items of it");
            }
            ip_block(block, &at.name("ipBlock"), findings);
        }
    }
}

fn ip_block(block: &IPBlock, at: &Field, findings: &mut Findings) {
    let cidr = range(&block.cidr, &at.name("cidr"), findings);
    let at = at.name("except");
    for (index, except) in block.except.iter().flatten().enumerate() {
        let part = range(except, &at.index(index), findings);
        if cidr.zip(part).is_some_and(|(cidr, part)| !cidr.contains(part)) {
            findings
                .add(CODE, &at.index(index), format!("`{except}` is no part of `{}`", block.cidr))
                .help("name a smaller range within it");
        }
    }
}

fn range(text: &str, at: &Field, findings: &mut Findings) -> Option<Cidr> {
    let range = Cidr::parse(text);
    if range.is_none() {
        findings
            .add(CODE, at, format!("`{text}` is no range of IP addresses"))
            .help("write one such as `10.0.0.0/8`, or `10.1.2.3/32` for one address");
    }
    range
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::fields;

    fn from(peer: Json) -> Vec<String> {
        let peer = serde_json::from_value(peer).unwrap();
        fields(|findings| check(&peer, &Field::root("from"), findings))
    }

    #[test]
    fn a_peer_is_somebody() {
        assert_eq!(from(json!({})), ["from"]);
        assert!(from(json!({ "podSelector": {} })).is_empty());
        assert!(from(json!({ "podSelector": {}, "namespaceSelector": {} })).is_empty());
        let block = json!({ "cidr": "10.0.0.0/8" });
        assert!(from(json!({ "ipBlock": block })).is_empty());
        assert_eq!(from(json!({ "ipBlock": block, "podSelector": {} })), ["from"]);
        let bad = json!({ "podSelector": { "matchLabels": { "a b": "c" } } });
        assert_eq!(from(bad), ["from.podSelector.matchLabels[a b]"]);
    }

    #[test]
    fn exceptions_are_parts_of_their_range() {
        let except = |except: &str| from(json!({ "ipBlock": { "cidr": "10.0.0.0/8", "except": [except] } }));
        assert!(except("10.1.0.0/16").is_empty());
        for bad in ["10.0.0.0/8", "11.0.0.0/16", "10.1.0.0", "::/1", ""] {
            assert_eq!(except(bad), ["from.ipBlock.except[0]"], "{bad}");
        }
        assert_eq!(from(json!({ "ipBlock": { "cidr": "" } })), ["from.ipBlock.cidr"]);
    }
}
