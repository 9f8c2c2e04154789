//! What a gateway of some release can do.

use crate::plan::release::Release;
use crate::values::schema::Values;

/// The release of the gateway, as far as rendering depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GatewayVersion([u32; 3]);

/// The first release whose gateways find and reach each other, drain when they stop, and keep to a regular
/// configuration file.
const PEERS: GatewayVersion = GatewayVersion([0, 1, 0]);

impl GatewayVersion {
    /// The release that a tag such as `0.1.3` or `v0.1.3-rc.1` names; None for any other tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let numbers = tag.strip_prefix('v').unwrap_or(tag).split(['-', '+']).next()?;
        let mut parts = numbers.split('.').map(|part| part.parse().ok());
        match (parts.next()??, parts.next()??, parts.next()??, parts.next()) {
            (major, minor, patch, None) => Some(Self([major, minor, patch])),
            _ => None,
        }
    }

    /// The release of the gateway's image: that of its tag, or else of `--app-version`. Where neither names one, nothing
    /// new is relied on.
    #[must_use]
    pub fn of(values: &Values, release: &Release) -> Self {
        let tag = values.image.tag.get().and_then(Self::parse);
        tag.or_else(|| Self::parse(&release.app_version)).unwrap_or(Self([0; 3]))
    }

    /// Whether gateways pass requests on to each other.
    #[must_use]
    pub fn has_peers(self) -> bool {
        self >= PEERS
    }

    /// Whether a gateway that is to stop lets the cluster know, and ends sessions one after the other.
    #[must_use]
    pub fn drains(self) -> bool {
        self >= PEERS
    }

    /// Whether the configuration must be a regular file: a ConfigMap's folder holds links.
    #[must_use]
    pub fn refuses_links(self) -> bool {
        self >= PEERS
    }

    /// Connections to PostgreSQL that one gateway opens at most, which is fixed in the gateway.
    #[must_use]
    pub fn connections(self) -> u32 {
        if self >= PEERS { 14 } else { 10 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_releases_are_read() {
        for (tag, numbers) in [
            ("0.0.111", [0, 0, 111]),
            ("v0.1.3", [0, 1, 3]),
            ("0.1.0-rc.1", [0, 1, 0]),
            ("1.2.3+build", [1, 2, 3]),
        ] {
            assert_eq!(GatewayVersion::parse(tag), Some(GatewayVersion(numbers)), "{tag}");
        }
        for tag in ["", "latest", "dev", "0.1", "0.1.2.3", "0.1.x", "sha256:abc", "99999999999.0.0"] {
            assert_eq!(GatewayVersion::parse(tag), None, "{tag}");
        }
    }

    #[test]
    fn the_images_tag_counts_before_the_app_version() {
        let of = |tag: &str, app_version: &str| {
            let values = serde_json::json!({ "image": { "tag": tag } });
            let release =
                Release { app_version: app_version.to_owned(), ..Release::new("openshell", "openshell") };
            GatewayVersion::of(&serde_json::from_value(values).unwrap(), &release).has_peers()
        };
        assert!(!of("", crate::GATEWAY_VERSION));
        assert!(of("", "0.1.0"));
        assert!(of("v0.1.7", crate::GATEWAY_VERSION));
        assert!(!of("0.0.116", "0.1.0"));
        assert!(of("mine", "0.2.0"));
        assert!(!of("mine", "latest"));
    }
}
