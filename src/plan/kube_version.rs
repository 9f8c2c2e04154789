//! The cluster's version, as far as rendering depends on it.

use std::fmt;
use std::str::FromStr;

/// A Kubernetes version by major and minor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KubeVersion {
    major: u32,
    minor: u32,
}

impl KubeVersion {
    /// What is assumed unless `--kube-version` is given, so that nothing newer is relied on.
    pub const DEFAULT: Self = Self { major: 1, minor: 34 };

    /// The first version with image volumes on by default.
    pub const IMAGE_VOLUMES: Self = Self { major: 1, minor: 35 };

    /// The first version with user namespaces on by default.
    pub const USER_NAMESPACES: Self = Self { major: 1, minor: 33 };

    /// The first version in which a budget can let pods go that are not ready, by default.
    pub const UNHEALTHY_EVICTION: Self = Self { major: 1, minor: 27 };

    /// The first version in which a container can sleep before it stops, by default.
    pub const SLEEP_ACTION: Self = Self { major: 1, minor: 30 };

    /// The first version in which affinity can tell rollouts apart, by default.
    pub const MATCH_LABEL_KEYS: Self = Self { major: 1, minor: 31 };

    /// The first version in which a Service can prefer near pods, by default.
    pub const TRAFFIC_DISTRIBUTION: Self = Self { major: 1, minor: 31 };

    /// The first version in which a Service can prefer pods of the same zone or node by these words, by default.
    pub const PREFER_SAME: Self = Self { major: 1, minor: 34 };

    /// The first version in which a StatefulSet can delete its claims.
    pub const CLAIM_RETENTION: Self = Self { major: 1, minor: 27 };

    /// The first version with time zones of CronJobs on by default.
    pub const TIME_ZONES: Self = Self { major: 1, minor: 25 };

    /// The first version that serves `batch/v1` CronJobs and `policy/v1`.
    pub const STABLE_BATCH_AND_POLICY: Self = Self { major: 1, minor: 21 };
}

impl FromStr for KubeVersion {
    type Err = String;

    /// Reads `1.34`, `v1.34.2`, `v1.34.2-gke.100` or `1.34+`, as Helm does for `--kube-version`.
    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.strip_prefix('v').unwrap_or(text);
        let mut parts = numbers.split(['.', '-', '+']).map(str::parse);
        match (parts.next(), parts.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Ok(Self { major, minor }),
            _ => Err("a Kubernetes version looks like 1.34 or v1.34.2".into()),
        }
    }
}

impl fmt::Display for KubeVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vendor_versions_are_read() {
        for text in ["1.35", "v1.35.0", "v1.35.4-gke.100", "1.35.0+k3s1", "1.35+", "1.35.0-alpha.1"] {
            assert_eq!(text.parse(), Ok(KubeVersion::IMAGE_VOLUMES), "{text}");
        }
        for text in ["", "1", "v", "one.two", "-1.2"] {
            assert!(text.parse::<KubeVersion>().is_err(), "{text}");
        }
        assert!("1.34.9".parse::<KubeVersion>().unwrap() < KubeVersion::IMAGE_VOLUMES);
    }
}
