//! Annotations of pods that mean something to the API server.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{AppArmorProfile, PodSpec, SeccompProfile};

use super::path;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

const SECCOMP_OF_POD: &str = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_OF_CONTAINER: &str = "container.seccomp.security.alpha.kubernetes.io/";
const APP_ARMOR: &str = "container.apparmor.security.beta.kubernetes.io/";
const DELETION_COST: &str = "controller.kubernetes.io/pod-deletion-cost";

/// Checks the annotations of a pod.
pub(super) fn check(
    annotations: &BTreeMap<String, String>,
    pod: &PodSpec,
    at: &Field,
    findings: &mut Findings,
) {
    for (key, value) in annotations {
        let at = at.key(key);
        if key == DELETION_COST && !is_cost(value) {
            findings
                .add(Code::InvalidScheduling, &at, "the cost of deleting a pod is no whole number of 32 bits")
                .help("write a whole number, such as `-5`, without a `+` or zeros before it");
        } else if key == SECCOMP_OF_POD {
            let context = pod.security_context.as_ref();
            let field = context.and_then(|context| context.seccomp_profile.as_ref());
            seccomp(value, field, &at, findings);
        } else if let Some(name) = key.strip_prefix(SECCOMP_OF_CONTAINER) {
            let context = container(pod, name).and_then(|container| container.security_context.as_ref());
            let field = context.and_then(|context| context.seccomp_profile.as_ref());
            seccomp(value, field, &at, findings);
        } else if let Some(name) = key.strip_prefix(APP_ARMOR) {
            app_armor(value, name, pod, &at, findings);
        }
    }
}

fn container<'a>(pod: &'a PodSpec, name: &str) -> Option<&'a k8s_openapi::api::core::v1::Container> {
    pod.containers.iter().chain(pod.init_containers.iter().flatten()).find(|container| container.name == name)
}

/// A whole number, and no zero or `+` before it.
fn is_cost(text: &str) -> bool {
    text.parse::<i32>().is_ok() && (text == "0" || !text.starts_with(['0', '+']))
}

fn seccomp(value: &str, field: Option<&SeccompProfile>, at: &Field, findings: &mut Findings) {
    let file = value.strip_prefix("localhost/");
    let is_known = matches!(value, "runtime/default" | "docker/default" | "unconfined");
    if !is_known && file.is_none() {
        unknown(value, at, findings);
    }
    if let Some(file) = file {
        path::below(file, Code::InvalidSecurityContext, at, findings);
    }
    let fits = field.is_none_or(|field| match field.type_.as_str() {
        "Unconfined" => value == "unconfined",
        "RuntimeDefault" => matches!(value, "runtime/default" | "docker/default"),
        "Localhost" => file.is_some() && file == field.localhost_profile.as_deref(),
        _ => true,
    });
    differs(fits, at, findings);
}

fn app_armor(value: &str, name: &str, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let Some(container) = container(pod, name) else {
        findings
            .add(Code::InvalidSecurityContext, at, format!("the pod has no container called `{name}`"))
            .help("name one of its containers");
        return;
    };
    let local = value.strip_prefix("localhost/");
    if !matches!(value, "" | "runtime/default" | "unconfined") && local.is_none() {
        unknown(value, at, findings);
    }
    let own = container.security_context.as_ref().and_then(|context| context.app_armor_profile.as_ref());
    let of_pod = pod.security_context.as_ref().and_then(|context| context.app_armor_profile.as_ref());
    let fits = own.or(of_pod).is_none_or(|field: &AppArmorProfile| match field.type_.as_str() {
        "Unconfined" => value == "unconfined",
        "RuntimeDefault" => value == "runtime/default",
        "Localhost" => local.is_some() && local == field.localhost_profile.as_deref(),
        _ => true,
    });
    differs(fits, at, findings);
}

fn unknown(value: &str, at: &Field, findings: &mut Findings) {
    findings
        .add(Code::InvalidSecurityContext, at, format!("`{value}` names no profile"))
        .help("write `runtime/default`, `unconfined` or `localhost/` and a profile of the node");
}

fn differs(fits: bool, at: &Field, findings: &mut Findings) {
    if !fits {
        findings
            .add(
                Code::InvalidSecurityContext,
                at,
                "the annotation and the security context name different profiles",
            )
            .help("remove the annotation: the security context is what replaced it");
    }
}
