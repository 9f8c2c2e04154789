//! The release: what the command line says about what is rendered, for whom and where.

use crate::diagnostic::Code;
use crate::plan::kube_version::KubeVersion;
use crate::plan::kubernetes_names::{is_label_value, label_problem, service_name_problem, subdomain_problem};
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// The longest release name that Helm takes.
const MAX_RELEASE: usize = 53;

/// What is rendered, for whom and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The release's name, the value of the label `app.kubernetes.io/instance`.
    pub name: String,
    /// The namespace of the gateway.
    pub namespace: String,
    /// Whether the Namespace is rendered too.
    pub create_namespace: bool,
    /// The version of the gateway: the default image tag and the label `app.kubernetes.io/version`.
    pub app_version: String,
    /// The version of the cluster that will run it.
    pub kube_version: KubeVersion,
    /// The APIs that the cluster serves, where the user listed them.
    pub api_versions: Option<Vec<String>>,
    /// Who applies the result.
    pub target: Target,
}

impl Release {
    /// A release of this name and namespace, with the defaults of the command line.
    #[must_use]
    pub fn new(name: &str, namespace: &str) -> Self {
        Self {
            name: name.to_owned(),
            namespace: namespace.to_owned(),
            create_namespace: false,
            app_version: crate::GATEWAY_VERSION.to_owned(),
            kube_version: KubeVersion::DEFAULT,
            api_versions: None,
            target: Target::Kubectl,
        }
    }
}

/// Who applies the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// `kubectl apply`, or Flux: ready to apply, again and again.
    #[default]
    Kubectl,
    /// Nobody: what `helm template` prints for the same values, to compare and to migrate.
    Helm,
}

/// Checks the names of the release against Helm's and Kubernetes' rules.
pub fn check(release: &Release, names: &Names, values: &Values, problems: &mut Problems) {
    let Release { name, namespace, .. } = release;
    if name.len() > MAX_RELEASE {
        let message = format!("the release name has {} characters; Helm takes {MAX_RELEASE}", name.len());
        problems.error(Code::InvalidName, "", message).help("choose a shorter NAME");
    } else if let Some(why) = subdomain_problem(name) {
        problems
            .error(Code::InvalidName, "", format!("the release name `{name}` is not valid: it {why}"))
            .help("choose another NAME, such as `openshell`");
    }
    if let Some(why) = label_problem(namespace) {
        problems
            .error(Code::InvalidName, "", format!("the namespace `{namespace}` is not valid: it {why}"))
            .help("choose another namespace with `-n`");
    }
    if let Some(why) = service_name_problem(&names.fullname) {
        let path = if values.fullname_override.is_set() { "fullnameOverride" } else { "nameOverride" };
        problems
            .error(
                Code::InvalidName,
                path,
                format!("`{}` cannot be the name of the gateway's Service: it {why}", names.fullname),
            )
            .help("set `fullnameOverride` to a name of lower-case letters, digits and `-` that starts with a letter");
    } else if !is_label_value(&names.app) {
        problems
            .error(Code::InvalidName, "nameOverride", format!("`{}` cannot be a label's value", names.app))
            .help("use up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends");
    }
    if !is_label_value(&version_label(&release.app_version)) || release.app_version.is_empty() {
        problems
            .error(
                Code::InvalidName,
                "",
                format!("the app version `{}` cannot be a label's value", release.app_version),
            )
            .help("give the gateway's release with `--app-version`, such as `0.0.111`");
    }
}

/// The app version as a label's value: a label cannot hold the `+` of build metadata.
#[must_use]
pub fn version_label(app_version: &str) -> String {
    app_version.replace('+', "_")
}
