//! Stable identifiers of problems.

use std::fmt;
use std::str::FromStr;

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
    /// A setting without any effect beside the others.
    NoEffect,
    /// A setting that is only there for older values files.
    DeprecatedSetting,
    /// A setting that the cluster's version does not know or leaves off.
    NewerKubernetes,
}

impl Code {
    /// All codes, in the order of their identifiers.
    pub const ALL: [Self; 60] = [
        Self::UnreadableInput,
        Self::NotUtf8,
        Self::TooLarge,
        Self::Syntax,
        Self::RootNotMap,
        Self::DuplicateKey,
        Self::InvalidKey,
        Self::InvalidScalar,
        Self::InvalidFlag,
        Self::UnknownKey,
        Self::WrongType,
        Self::InvalidValue,
        Self::Conflict,
        Self::MissingValue,
        Self::MissingSecret,
        Self::InvalidName,
        Self::NotSupported,
        Self::ClusterApi,
        Self::InvalidObjectName,
        Self::InvalidLabel,
        Self::InvalidResources,
        Self::InvalidScheduling,
        Self::InvalidProbe,
        Self::InvalidSecurityContext,
        Self::InvalidVolume,
        Self::InvalidContainer,
        Self::InvalidService,
        Self::InvalidJob,
        Self::BrokenReference,
        Self::NameTooLong,
        Self::TooLargeObject,
        Self::InvalidNetworkPolicy,
        Self::InvalidCustomResource,
        Self::InvalidWorkload,
        Self::InvalidPermissions,
        Self::NoResources,
        Self::FloatingImage,
        Self::ImageWithoutDigest,
        Self::NoDisruptionBudget,
        Self::BlockingDisruptionBudget,
        Self::ShortStartup,
        Self::HastyLiveness,
        Self::PodSecurityLevel,
        Self::NotRestricted,
        Self::SqliteInProduction,
        Self::NoBackups,
        Self::NoVerification,
        Self::NoRestoreTest,
        Self::BackupsInCluster,
        Self::UnencryptedRepository,
        Self::UnverifiedRepository,
        Self::WeakSslMode,
        Self::SecretInGit,
        Self::ReadableSecret,
        Self::PlaintextExposed,
        Self::UnauthenticatedUsers,
        Self::OpenNetwork,
        Self::NoEffect,
        Self::DeprecatedSetting,
        Self::NewerKubernetes,
    ];

    /// The identifier as printed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::UnreadableInput => "OSD-0001",
            Self::NotUtf8 => "OSD-0002",
            Self::TooLarge => "OSD-0003",
            Self::Syntax => "OSD-0101",
            Self::RootNotMap => "OSD-0102",
            Self::DuplicateKey => "OSD-0103",
            Self::InvalidKey => "OSD-0104",
            Self::InvalidScalar => "OSD-0105",
            Self::InvalidFlag => "OSD-0106",
            Self::UnknownKey => "OSD-0201",
            Self::WrongType => "OSD-0202",
            Self::InvalidValue => "OSD-0203",
            Self::Conflict => "OSD-0301",
            Self::MissingValue => "OSD-0302",
            Self::MissingSecret => "OSD-0303",
            Self::InvalidName => "OSD-0304",
            Self::NotSupported => "OSD-0305",
            Self::ClusterApi => "OSD-0401",
            Self::InvalidObjectName => "OSD-0501",
            Self::InvalidLabel => "OSD-0502",
            Self::InvalidResources => "OSD-0503",
            Self::InvalidScheduling => "OSD-0504",
            Self::InvalidProbe => "OSD-0505",
            Self::InvalidSecurityContext => "OSD-0506",
            Self::InvalidVolume => "OSD-0507",
            Self::InvalidContainer => "OSD-0508",
            Self::InvalidService => "OSD-0509",
            Self::InvalidJob => "OSD-0510",
            Self::BrokenReference => "OSD-0511",
            Self::NameTooLong => "OSD-0512",
            Self::TooLargeObject => "OSD-0513",
            Self::InvalidNetworkPolicy => "OSD-0514",
            Self::InvalidCustomResource => "OSD-0515",
            Self::InvalidWorkload => "OSD-0516",
            Self::InvalidPermissions => "OSD-0517",
            Self::NoResources => "OSD-1001",
            Self::FloatingImage => "OSD-1002",
            Self::ImageWithoutDigest => "OSD-1003",
            Self::NoDisruptionBudget => "OSD-1004",
            Self::BlockingDisruptionBudget => "OSD-1005",
            Self::ShortStartup => "OSD-1006",
            Self::HastyLiveness => "OSD-1007",
            Self::PodSecurityLevel => "OSD-1008",
            Self::NotRestricted => "OSD-1009",
            Self::SqliteInProduction => "OSD-1101",
            Self::NoBackups => "OSD-1102",
            Self::NoVerification => "OSD-1103",
            Self::NoRestoreTest => "OSD-1104",
            Self::BackupsInCluster => "OSD-1105",
            Self::UnencryptedRepository => "OSD-1106",
            Self::UnverifiedRepository => "OSD-1107",
            Self::WeakSslMode => "OSD-1108",
            Self::SecretInGit => "OSD-1201",
            Self::ReadableSecret => "OSD-1202",
            Self::PlaintextExposed => "OSD-1203",
            Self::UnauthenticatedUsers => "OSD-1204",
            Self::OpenNetwork => "OSD-1205",
            Self::NoEffect => "OSD-1301",
            Self::DeprecatedSetting => "OSD-1302",
            Self::NewerKubernetes => "OSD-1303",
        }
    }

    /// The code with this identifier, in upper or lower case; None where there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.id().eq_ignore_ascii_case(id))
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
            match Self::ALL.into_iter().min_by_key(distance).filter(|code| distance(code) <= 2) {
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
    fn all_codes_are_all_there_are_in_order() {
        let written = include_str!("code.rs").matches(" => \"OSD-").count();
        assert_eq!(written, Code::ALL.len());
        assert!(Code::ALL.map(Code::id).windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn identifiers_are_read_back_and_slips_are_named() {
        for code in Code::ALL {
            assert_eq!(code.id().parse(), Ok(code));
        }
        assert_eq!("osd-1001".parse(), Ok(Code::NoResources));
        assert!("OSD-1O01".parse::<Code>().unwrap_err().contains("did you mean `OSD-1001`?"));
        assert!("latest".parse::<Code>().unwrap_err().contains("codes look like"));
        assert!("".parse::<Code>().is_err());
    }
}
