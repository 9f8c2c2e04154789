//! Stable identifiers of problems.

/// A kind of problem. A number is never used again for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

impl Code {
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
        }
    }
}
