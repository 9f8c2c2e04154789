//! An OpenShift Route.

use crate::diagnostic::Code;
use crate::plan::pki::host_names::covers;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// An OpenShift Route that passes TLS through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenshiftRoute {
    /// The host name; None lets OpenShift choose one.
    pub host: Option<String>,
}

/// Decides on the Route, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> Option<OpenshiftRoute> {
    let host = values.openshift_route.host.get();
    let external = values.cert_manager.server_issuer_ref.name.is_set();
    let dns_names = &values.cert_manager.server_dns_names;
    if values.server.disable_tls {
        problems
            .error(
                Code::Conflict,
                "openshiftRoute.enabled",
                "the Route passes TLS through to the gateway, and `server.disableTls` turns TLS off there",
            )
            .help("set `server.disableTls: false`")
            .help("or `openshiftRoute.enabled: false`");
        return None;
    }
    match host {
        None if external => {
            problems
                .error(
                    Code::MissingValue,
                    "openshiftRoute.enabled",
                    "`openshiftRoute.host` is missing: OpenShift would choose a host name that is not in the \
                     external certificate",
                )
                .help("set `openshiftRoute.host` to one of `certManager.serverDnsNames`");
            None
        }
        Some(host)
            if external && !dns_names.is_empty() && !dns_names.iter().any(|name| covers(name, host)) =>
        {
            problems
                .error(
                    Code::Conflict,
                    "openshiftRoute.host",
                    format!(
                        "`openshiftRoute.host` is `{host}`, which no name in the external certificate covers"
                    ),
                )
                .help("add it to `certManager.serverDnsNames`; a wildcard stands for one label only");
            None
        }
        _ => Some(OpenshiftRoute { host: host.map(str::to_owned) }),
    }
}
