//! What Windows has in security contexts.
//!
//! Source: `validateWindowsSecurityContextOptions` and `validateWindowsHostProcessPod` in
//! `k8s.io/kubernetes/pkg/apis/core/validation`.

use k8s_openapi::api::core::v1::{Container, PodSpec, WindowsSecurityContextOptions};

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::name;

/// The longest specification of a managed service account, in bytes.
const MOST: usize = 64 * 1024;

/// Checks the options of a pod or a container.
pub(super) fn options(options: &WindowsSecurityContextOptions, at: &Field, findings: &mut Findings) {
    if let Some(name) = &options.gmsa_credential_spec_name {
        name::object("GMSACredentialSpec", name, &at.name("gmsaCredentialSpecName"), findings);
    }
    if let Some(text) = &options.gmsa_credential_spec {
        let at = at.name("gmsaCredentialSpec");
        if text.is_empty() || text.len() > MOST {
            findings
                .add(CODE, &at, format!("it has {} bytes; 1 to {MOST} are possible", text.len()))
                .help("remove it, or name a GMSACredentialSpec in `gmsaCredentialSpecName`");
        }
    }
    if let Some(user) = &options.run_as_user_name
        && !is_user(user)
    {
        findings
            .add(CODE, &at.name("runAsUserName"), "it is no user of Windows")
            .help("write a name such as `ContainerUser`, or one with its domain: `DOMAIN\\user`");
    }
}

/// Whether it is a user of Windows, with a domain or without one.
fn is_user(text: &str) -> bool {
    let (domain, user) = text.split_once('\\').map_or((None, text), |(domain, user)| (Some(domain), user));
    let is_domain = |domain: &str| {
        (1..=256).contains(&domain.len()) && !domain.contains(['/', ':', '*', '?', '"', '<', '>', '|'])
    };
    domain.is_none_or(is_domain)
        && (1..=104).contains(&user.len())
        && !text.contains(char::is_control)
        && !user.contains(['"', '/', '\\', ':', ';', '|', '=', ',', '+', '*', '?', '<', '>', '@', '[', ']'])
        && !user.chars().all(|letter| matches!(letter, '.' | ' '))
}

/// Checks that all containers run as processes of the node where one does, and in its network.
pub(super) fn host_process(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let of_pod = pod.security_context.as_ref().and_then(|context| context.windows_options.as_ref());
    let of_pod = of_pod.and_then(|options| options.host_process);
    let (mut all, mut on_host) = (0, 0);
    let lists = [("containers", Some(&pod.containers)), ("initContainers", pod.init_containers.as_ref())];
    for (list, containers) in lists {
        let at = at.name(list);
        for (index, container) in containers.into_iter().flatten().enumerate() {
            let own = of_container(container);
            all += 1;
            on_host += i32::from(own.or(of_pod) == Some(true));
            if let (Some(own), Some(of_pod)) = (own, of_pod)
                && own != of_pod
            {
                let (at, context) = (at.index(index), "securityContext");
                findings
                    .add(
                        CODE,
                        &at.name(context).name("windowsOptions").name("hostProcess"),
                        format!("it is {own}, and that of the pod is {of_pod}"),
                    )
                    .help("remove one of them");
            }
        }
    }
    if on_host > 0 && on_host < all {
        findings
            .add(
                CODE,
                &at.name("containers"),
                "some containers run as processes of the node, and others do not",
            )
            .help("set `windowsOptions.hostProcess` in the security context of the pod, for all of them");
    }
    if on_host > 0 && pod.host_network != Some(true) {
        findings
            .add(CODE, &at.name("hostNetwork"), "a process of the node is in the node's network")
            .help("set `hostNetwork` to true, or remove `hostProcess`");
    }
}

fn of_container(container: &Container) -> Option<bool> {
    container.security_context.as_ref()?.windows_options.as_ref()?.host_process
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{fields, pod, table};

    #[test]
    fn options_are_names_and_texts() {
        let wrap = |options: Json| pod(json!({ "securityContext": { "windowsOptions": options } }));
        table(
            wrap,
            &[
                json!({ "gmsaCredentialSpecName": "a", "gmsaCredentialSpec": "{}", "runAsUserName": "A\\b" }),
                json!({ "hostProcess": false }),
            ],
            &[
                json!({ "gmsaCredentialSpecName": "A b" }),
                json!({ "gmsaCredentialSpec": "" }),
                json!({ "runAsUserName": "" }),
                json!({ "runAsUserName": "a\\b\\c" }),
            ],
        );
    }

    #[test]
    fn all_containers_are_processes_of_the_node_or_none_is() {
        let found = |network: bool, of_pod: Json, own: Json| {
            let options = |host: Json| json!({ "windowsOptions": { "hostProcess": host } });
            let container = json!({ "name": "a", "image": "a", "securityContext": options(own) });
            fields(&pod(json!({
                "hostNetwork": network, "securityContext": options(of_pod),
                "containers": [container], "initContainers": [{ "name": "b", "image": "b" }],
            })))
        };
        let (yes, no, open) = (|| json!(true), || json!(false), || Json::Null);
        assert_eq!(found(true, yes(), open()), [""; 0]);
        assert_eq!(found(false, yes(), yes()), ["hostNetwork"]);
        assert_eq!(found(true, open(), yes()), ["containers"]);
        let differs = "containers[0].securityContext.windowsOptions.hostProcess";
        assert_eq!(found(true, yes(), no()), [differs, "containers"]);
        assert_eq!(found(false, no(), no()), [""; 0]);
    }
}
