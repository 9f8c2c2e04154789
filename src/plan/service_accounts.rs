//! The identities of the gateway and of sandboxes.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::plan::release::Target;
use crate::values::schema::Values;
use crate::values::schema::service_account::{GatewayServiceAccount, ServiceAccount};
use crate::values::schema::setting::Setting;

/// The ServiceAccounts in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAccounts {
    /// The gateway's.
    pub gateway: Identity,
    /// That of sandbox pods.
    pub sandbox: Identity,
}

/// A ServiceAccount in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// It is rendered.
    Rendered {
        /// Its name.
        name: String,
        /// Its annotations.
        annotations: BTreeMap<String, String>,
    },
    /// It exists; without a name it is the namespace's `default`.
    Existing {
        /// Its name.
        name: String,
    },
}

impl Identity {
    /// The ServiceAccount's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Rendered { name, .. } | Self::Existing { name } => name,
        }
    }
}

/// Decides on the ServiceAccounts; adds names that Kubernetes refuses to `problems`.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    target: Target,
    problems: &mut Problems,
) -> ServiceAccounts {
    let GatewayServiceAccount { create, name, annotations, .. } = &values.service_account;
    let annotations = create.then_some(annotations);
    let gateway = identity("serviceAccount.name", name, &names.fullname, annotations, problems);
    let mut sandbox_name = names.chart_sandbox_service_account();
    if sandbox_name == gateway.name() && target != Target::Helm {
        // The chart's name would give sandboxes the gateway's permissions.
        sandbox_name = names.long_sandbox_service_account();
    }
    let ServiceAccount { create, name, annotations } = &values.sandbox_service_account;
    let annotations = create.then_some(annotations);
    let sandbox = identity("sandboxServiceAccount.name", name, &sandbox_name, annotations, problems);
    if let (Identity::Rendered { name, .. }, Identity::Rendered { name: other, .. }, Target::Kubectl) =
        (&gateway, &sandbox, target)
        && name == other
    {
        problems
            .error(
                Code::Conflict,
                "sandboxServiceAccount.name",
                format!("gateway and sandboxes would share the ServiceAccount `{name}`, and with it the gateway's permissions"),
            )
            .help("give `sandboxServiceAccount.name` another name than `serviceAccount.name`");
    }
    ServiceAccounts { gateway, sandbox }
}

/// `annotations` are those of an account that is rendered, None where it exists.
fn identity(
    path: &str,
    name: &Setting,
    default: &str,
    annotations: Option<&BTreeMap<String, String>>,
    problems: &mut Problems,
) -> Identity {
    let unnamed = if annotations.is_some() { default } else { "default" };
    if let Some((name, why)) = name.get().and_then(|name| Some((name, subdomain_problem(name)?))) {
        problems
            .error(
                Code::InvalidName,
                path,
                format!("`{path}` is `{name}`, which no ServiceAccount can be called: it {why}"),
            )
            .help(format!("choose another name, or leave it out for `{unnamed}`"));
    }
    match annotations {
        Some(annotations) => Identity::Rendered {
            name: name.get().unwrap_or(unnamed).to_owned(),
            annotations: annotations.clone(),
        },
        None => Identity::Existing { name: name.get().unwrap_or(unnamed).to_owned() },
    }
}
