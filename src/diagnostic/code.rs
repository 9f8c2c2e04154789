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
        }
    }
}
