//! What each code means: one page a code, in `pages/`.

use super::Code;

/// A page in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The problem in a few words, without a full stop.
    pub title: &'static str,
    /// What it means, why it matters, how to mend it, and an example: Markdown, without the title.
    pub text: &'static str,
}

impl Page {
    /// What it means and why it matters: the text up to the first heading.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        self.text.split_once("\n## ").map_or(self.text, |(meaning, _)| meaning).trim()
    }
}

impl Code {
    /// The code's page.
    #[must_use]
    pub fn page(self) -> Page {
        let markdown = self.markdown();
        let (heading, text) = markdown.split_once('\n').unwrap_or((markdown, ""));
        let title = heading.split_once(": ").map_or(heading, |(_, title)| title);
        Page { title, text: text.trim() }
    }

    fn markdown(self) -> &'static str {
        match self {
            Self::UnreadableInput => include_str!("pages/OSD-0001.md"),
            Self::NotUtf8 => include_str!("pages/OSD-0002.md"),
            Self::TooLarge => include_str!("pages/OSD-0003.md"),
            Self::Syntax => include_str!("pages/OSD-0101.md"),
            Self::RootNotMap => include_str!("pages/OSD-0102.md"),
            Self::DuplicateKey => include_str!("pages/OSD-0103.md"),
            Self::InvalidKey => include_str!("pages/OSD-0104.md"),
            Self::InvalidScalar => include_str!("pages/OSD-0105.md"),
            Self::InvalidFlag => include_str!("pages/OSD-0106.md"),
            Self::UnknownKey => include_str!("pages/OSD-0201.md"),
            Self::WrongType => include_str!("pages/OSD-0202.md"),
            Self::InvalidValue => include_str!("pages/OSD-0203.md"),
            Self::Conflict => include_str!("pages/OSD-0301.md"),
            Self::MissingValue => include_str!("pages/OSD-0302.md"),
            Self::MissingSecret => include_str!("pages/OSD-0303.md"),
            Self::InvalidName => include_str!("pages/OSD-0304.md"),
            Self::NotSupported => include_str!("pages/OSD-0305.md"),
            Self::ClusterApi => include_str!("pages/OSD-0401.md"),
            Self::LeftOver => include_str!("pages/OSD-0402.md"),
            Self::InvalidObjectName => include_str!("pages/OSD-0501.md"),
            Self::InvalidLabel => include_str!("pages/OSD-0502.md"),
            Self::InvalidResources => include_str!("pages/OSD-0503.md"),
            Self::InvalidScheduling => include_str!("pages/OSD-0504.md"),
            Self::InvalidProbe => include_str!("pages/OSD-0505.md"),
            Self::InvalidSecurityContext => include_str!("pages/OSD-0506.md"),
            Self::InvalidVolume => include_str!("pages/OSD-0507.md"),
            Self::InvalidContainer => include_str!("pages/OSD-0508.md"),
            Self::InvalidService => include_str!("pages/OSD-0509.md"),
            Self::InvalidJob => include_str!("pages/OSD-0510.md"),
            Self::BrokenReference => include_str!("pages/OSD-0511.md"),
            Self::NameTooLong => include_str!("pages/OSD-0512.md"),
            Self::TooLargeObject => include_str!("pages/OSD-0513.md"),
            Self::InvalidNetworkPolicy => include_str!("pages/OSD-0514.md"),
            Self::InvalidCustomResource => include_str!("pages/OSD-0515.md"),
            Self::InvalidWorkload => include_str!("pages/OSD-0516.md"),
            Self::InvalidPermissions => include_str!("pages/OSD-0517.md"),
            Self::InvalidIngress => include_str!("pages/OSD-0518.md"),
            Self::InvalidMetadata => include_str!("pages/OSD-0519.md"),
            Self::InvalidSecret => include_str!("pages/OSD-0520.md"),
            Self::NoResources => include_str!("pages/OSD-1001.md"),
            Self::FloatingImage => include_str!("pages/OSD-1002.md"),
            Self::ImageWithoutDigest => include_str!("pages/OSD-1003.md"),
            Self::NoDisruptionBudget => include_str!("pages/OSD-1004.md"),
            Self::BlockingDisruptionBudget => include_str!("pages/OSD-1005.md"),
            Self::ShortStartup => include_str!("pages/OSD-1006.md"),
            Self::HastyLiveness => include_str!("pages/OSD-1007.md"),
            Self::PodSecurityLevel => include_str!("pages/OSD-1008.md"),
            Self::NotRestricted => include_str!("pages/OSD-1009.md"),
            Self::SingleReplica => include_str!("pages/OSD-1010.md"),
            Self::UnmeasuredAutoscaling => include_str!("pages/OSD-1011.md"),
            Self::SeparateGateways => include_str!("pages/OSD-1012.md"),
            Self::SqliteInProduction => include_str!("pages/OSD-1101.md"),
            Self::NoBackups => include_str!("pages/OSD-1102.md"),
            Self::NoVerification => include_str!("pages/OSD-1103.md"),
            Self::NoRestoreTest => include_str!("pages/OSD-1104.md"),
            Self::BackupsInCluster => include_str!("pages/OSD-1105.md"),
            Self::UnencryptedRepository => include_str!("pages/OSD-1106.md"),
            Self::UnverifiedRepository => include_str!("pages/OSD-1107.md"),
            Self::WeakSslMode => include_str!("pages/OSD-1108.md"),
            Self::TooFewConnections => include_str!("pages/OSD-1109.md"),
            Self::TransactionPooling => include_str!("pages/OSD-1110.md"),
            Self::VolatileDatabase => include_str!("pages/OSD-1111.md"),
            Self::UnprotectedWrites => include_str!("pages/OSD-1112.md"),
            Self::LateArchive => include_str!("pages/OSD-1113.md"),
            Self::SecretInGit => include_str!("pages/OSD-1201.md"),
            Self::ReadableSecret => include_str!("pages/OSD-1202.md"),
            Self::PlaintextExposed => include_str!("pages/OSD-1203.md"),
            Self::UnauthenticatedUsers => include_str!("pages/OSD-1204.md"),
            Self::OpenNetwork => include_str!("pages/OSD-1205.md"),
            Self::TlsMismatch => include_str!("pages/OSD-1206.md"),
            Self::UncoveredHost => include_str!("pages/OSD-1207.md"),
            Self::HiddenPaths => include_str!("pages/OSD-1208.md"),
            Self::NoEffect => include_str!("pages/OSD-1301.md"),
            Self::DeprecatedSetting => include_str!("pages/OSD-1302.md"),
            Self::NewerKubernetes => include_str!("pages/OSD-1303.md"),
        }
    }
}

/// All pages as one Markdown document.
#[must_use]
pub fn document() -> String {
    let mut text = String::from(INTRODUCTION);
    for code in Code::all() {
        let page = code.page();
        // The headings of a page stand below its own.
        let body = page.text.replace("\n## ", "\n### ");
        text.extend(["\n## ", code.id(), ": ", page.title, "\n\n", &body, "\n"]);
    }
    text
}

const INTRODUCTION: &str = "\
# Diagnostic codes

<!-- Made by `openshell-deploy docs codes`. -->

Each error, warning and note of openshell-deploy has a code that stays the same from release to release. Codes below
OSD-1000 come up when values are read and checked, and with them the objects that are made of them. Those from OSD-1000 on come from `openshell-deploy lint` only, which can
ignore them one by one.
";
