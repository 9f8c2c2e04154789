//! Stable identifiers of problems.

mod identifiers;

use std::fmt;
use std::str::FromStr;

use identifiers::IDENTIFIERS;

/// A kind of problem. A number is never used again for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A file cannot be read.
    UnreadableInput,
    /// A file is not UTF-8 text.
    NotUtf8,
    /// A file is larger, deeper or more repetitive than any values file.
    TooLarge,
    /// The text is not YAML (or, for `--set-json`, not JSON).
    Syntax,
    /// The root of a values file is not a map.
    RootNotMap,
    /// A key stands twice in one map.
    DuplicateKey,
    /// A key that cannot be one, such as `null`.
    InvalidKey,
    /// A scalar that cannot be a value, such as `.inf`.
    InvalidScalar,
    /// A `--set…` argument that cannot be understood.
    InvalidFlag,
    /// A key that this program does not know.
    UnknownKey,
    /// A value of another type than its key wants.
    WrongType,
    /// A value of the right type that is not one of those allowed.
    InvalidValue,
    /// Two settings that exclude each other.
    Conflict,
    /// A setting without which others make no sense.
    MissingValue,
    /// A secret that rendering needs and never invents.
    MissingSecret,
    /// A release, namespace or object name that Kubernetes refuses.
    InvalidName,
    /// Something that this version cannot render yet.
    NotSupported,
    /// The cluster lacks an API, or whether it has it is unknown.
    ClusterApi,
    /// An object of an earlier rendering that applying does not remove.
    LeftOver,
    /// A name of an object, or of one that is referred to, that cannot exist.
    InvalidObjectName,
    /// A label, an annotation or a selector that Kubernetes refuses.
    InvalidLabel,
    /// CPU, memory or storage that Kubernetes refuses.
    InvalidResources,
    /// A rule for the choice of a node that Kubernetes refuses.
    InvalidScheduling,
    /// A probe, or the end of a pod, that Kubernetes refuses.
    InvalidProbe,
    /// A security context that Kubernetes refuses.
    InvalidSecurityContext,
    /// A volume, a mount or a claim that Kubernetes refuses.
    InvalidVolume,
    /// An image, a variable or a port of a container that Kubernetes refuses.
    InvalidContainer,
    /// A Service that Kubernetes refuses.
    InvalidService,
    /// A Job or a schedule that Kubernetes refuses.
    InvalidJob,
    /// An object that refers to another which does not fit it, or which nothing makes.
    BrokenReference,
    /// A name from which controllers derive one that is too long.
    NameTooLong,
    /// An object that is larger than the API server takes.
    TooLargeObject,
    /// A NetworkPolicy that Kubernetes refuses.
    InvalidNetworkPolicy,
    /// A field of a custom resource that its definition refuses.
    InvalidCustomResource,
    /// A workload, or a budget for its disruption, that Kubernetes refuses.
    InvalidWorkload,
    /// A Role or a binding that Kubernetes refuses.
    InvalidPermissions,
    /// An Ingress that Kubernetes refuses.
    InvalidIngress,
    /// Finalizers, owners or other metadata that Kubernetes refuses.
    InvalidMetadata,
    /// A Secret without what its type needs.
    InvalidSecret,
    /// A container asks for no CPU and memory.
    NoResources,
    /// An image whose tag is `latest`, or that has none.
    FloatingImage,
    /// An image in production that its registry could replace.
    ImageWithoutDigest,
    /// Several replicas that a drain may take away together.
    NoDisruptionBudget,
    /// A PodDisruptionBudget that lets no node be drained.
    BlockingDisruptionBudget,
    /// A startup probe that gives up soon.
    ShortStartup,
    /// A liveness probe that kills a gateway for being slow.
    HastyLiveness,
    /// Which Pod Security Standard each workload satisfies.
    PodSecurityLevel,
    /// A workload that does not satisfy the restricted Pod Security Standard.
    NotRestricted,
    /// A gateway that nothing stands in for.
    SingleReplica,
    /// An autoscaler without the request that it measures by.
    UnmeasuredAutoscaling,
    /// Several gateways that do not reach each other.
    SeparateGateways,
    /// SQLite for a gateway that others depend on.
    SqliteInProduction,
    /// A PostgreSQL server of the release without backups.
    NoBackups,
    /// A repository of backups that nothing checks.
    NoVerification,
    /// Backups that are never restored for a test.
    NoRestoreTest,
    /// Backups in the same cluster as the database.
    BackupsInCluster,
    /// Backups that leave the cluster unencrypted.
    UnencryptedRepository,
    /// Backups sent to a server that does not prove who it is.
    UnverifiedRepository,
    /// A connection to a database elsewhere that may go unencrypted.
    WeakSslMode,
    /// Fewer connections to PostgreSQL than the gateways open.
    TooFewConnections,
    /// A pooler that hands connections over between transactions.
    TransactionPooling,
    /// A database that is lost with its pod.
    VolatileDatabase,
    /// PostgreSQL without what protects its files from a crash.
    UnprotectedWrites,
    /// An archive that the newest changes may wait for without end.
    LateArchive,
    /// A secret in a file that git tracks.
    SecretInGit,
    /// A secret in a file that every user of the machine may read.
    ReadableSecret,
    /// A gateway without TLS that is reached from outside.
    PlaintextExposed,
    /// Users who need not prove who they are.
    UnauthenticatedUsers,
    /// A network policy that is turned off.
    OpenNetwork,
    /// A way in that does not speak what the gateway speaks.
    TlsMismatch,
    /// A host name that leads to a gateway whose certificate does not have it.
    UncoveredHost,
    /// Rules for paths of requests that are passed on encrypted.
    HiddenPaths,
    /// A setting without any effect beside the others.
    NoEffect,
    /// A setting that is only there for older values files.
    DeprecatedSetting,
    /// A setting that the cluster's version does not know or leaves off.
    NewerKubernetes,
}

impl Code {
    /// All codes, in the order of their identifiers.
    pub fn all() -> impl Iterator<Item = Self> {
        IDENTIFIERS.iter().map(|(code, _)| *code)
    }

    /// The identifier as printed.
    #[must_use]
    pub fn id(self) -> &'static str {
        // The table has the order of the codes, which a test keeps.
        IDENTIFIERS[self as usize].1
    }

    /// The code with this identifier, in upper or lower case; None where there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

impl FromStr for Code {
    type Err = String;

    /// Reads an identifier; the error names the most similar one.
    fn from_str(text: &str) -> Result<Self, String> {
        Self::from_id(text).ok_or_else(|| {
            let distance = |code: &Self| strsim::osa_distance(&text.to_ascii_uppercase(), code.id());
            match Self::all().min_by_key(distance).filter(|code| distance(code) <= 2) {
                Some(similar) => format!("there is no such code; did you mean `{similar}`?"),
                None => "there is no such code; codes look like `OSD-1001`".into(),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_its_identifier_in_order() {
        let codes = include_str!("code.rs").lines().skip_while(|line| *line != "pub enum Code {");
        let variants = codes.take_while(|line| *line != "}").filter(|line| line.ends_with(',')).count();
        assert_eq!(variants, IDENTIFIERS.len());
        assert!(Code::all().enumerate().all(|(index, code)| code as usize == index));
        assert!(IDENTIFIERS.windows(2).all(|pair| pair[0].1 < pair[1].1));
    }

    #[test]
    fn identifiers_are_read_back_and_slips_are_named() {
        for code in Code::all() {
            assert_eq!(code.id().parse(), Ok(code));
        }
        assert_eq!("osd-1001".parse(), Ok(Code::NoResources));
        assert!("OSD-1O01".parse::<Code>().unwrap_err().contains("did you mean `OSD-1001`?"));
        assert!("latest".parse::<Code>().unwrap_err().contains("codes look like"));
        assert!("".parse::<Code>().is_err());
    }
}
