//! Where sandboxes run and how they reach the gateway.

use crate::diagnostic::Code;
use crate::plan::kube_version::KubeVersion;
use crate::plan::kubernetes_names::label_problem;
use crate::plan::names::Names;
use crate::plan::ports::Ports;
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::values::schema::Values;

/// What the gateway is told about sandboxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sandboxes {
    /// The namespace of sandbox pods (the only one with shared workspaces).
    pub namespace: String,
    /// How workspaces map to namespaces.
    pub workspaces: Workspaces,
    /// The URL at which sandboxes reach the gateway.
    pub grpc_endpoint: String,
    /// How the supervisor gets into sandbox pods: `image-volume`, `init-container`, or what the user says.
    pub sideload_method: String,
    /// Secrets with which sandbox images are pulled.
    pub image_pull_secrets: Vec<String>,
}

/// How workspaces map to namespaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workspaces {
    /// All in one namespace.
    Shared,
    /// The gateway makes a namespace for each.
    Managed,
    /// Somebody else makes the namespaces.
    Operator,
}

impl Workspaces {
    /// The name in values and in gateway.toml.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Managed => "managed",
            Self::Operator => "operator",
        }
    }
}

/// Decides on sandboxes, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    release: &Release,
    ports: Option<Ports>,
    problems: &mut Problems,
) -> Option<Sandboxes> {
    let server = &values.server;
    let workspaces = workspaces(values, problems);
    if let Some(why) = server.sandbox_namespace.get().and_then(label_problem) {
        let path = "server.sandboxNamespace";
        problems
            .error(Code::InvalidName, path, format!("`{path}` is not a namespace's name: it {why}"))
            .help("write the name of a namespace that exists: letters, digits and `-`, in lower case");
    }
    let scheme = if server.disable_tls { "http" } else { "https" };
    let grpc_endpoint = match (server.grpc_endpoint.get(), ports) {
        (Some(endpoint), _) => endpoint.to_owned(),
        (None, Some(ports)) => {
            format!("{scheme}://{}:{}", names.service_host(&release.namespace), ports.grpc)
        }
        (None, None) => return None,
    };
    let image_volumes = release.kube_version >= KubeVersion::IMAGE_VOLUMES;
    let sideload_method = if image_volumes { "image-volume" } else { "init-container" };
    Some(Sandboxes {
        namespace: server.sandbox_namespace.get().unwrap_or(&release.namespace).to_owned(),
        workspaces: workspaces?,
        grpc_endpoint,
        sideload_method: values.supervisor.sideload_method.get().unwrap_or(sideload_method).to_owned(),
        image_pull_secrets: server
            .sandbox_image_pull_secrets
            .iter()
            .map(|secret| secret.name.clone())
            .filter(|name| !name.is_empty())
            .collect(),
    })
}

fn workspaces(values: &Values, problems: &mut Problems) -> Option<Workspaces> {
    match values.server.drivers.kubernetes.workspace_mode.get() {
        None | Some("shared") => Some(Workspaces::Shared),
        Some("managed") => Some(Workspaces::Managed),
        Some("operator") => Some(Workspaces::Operator),
        Some(other) => {
            let path = "server.drivers.kubernetes.workspaceMode";
            problems
                .error(Code::InvalidValue, path, format!("`{path}` is `{other}`"))
                .help("set it to `shared`, `managed` or `operator`");
            None
        }
    }
}
