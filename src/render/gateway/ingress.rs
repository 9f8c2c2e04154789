//! Ingress to the gateway.

use k8s_openapi::api::networking::v1::{
    HTTPIngressPath, HTTPIngressRuleValue, Ingress, IngressBackend, IngressRule, IngressServiceBackend,
    IngressSpec, ServiceBackendPort,
};

use crate::plan::Plan;
use crate::plan::exposure::ingress::{Host, Ingress as Planned};
use crate::render::list::unless_empty;
use crate::render::metadata::{annotated, namespaced};

/// Sends requests of an ingress controller to the gateway's Service.
#[must_use]
pub fn gateway(plan: &Plan, planned: &Planned) -> Ingress {
    let values = &plan.values.ingress;
    Ingress {
        metadata: annotated(namespaced(plan, plan.names.fullname.clone()), &values.annotations),
        spec: Some(IngressSpec {
            ingress_class_name: values.class_name.to_option(),
            rules: Some(planned.hosts.iter().map(|host| rule(plan, host)).collect()),
            tls: unless_empty(&values.tls),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn rule(plan: &Plan, host: &Host) -> IngressRule {
    let paths = host.paths.iter().map(|(path, kind)| HTTPIngressPath {
        backend: backend(plan),
        path: Some(path.clone()),
        path_type: kind.clone(),
    });
    IngressRule { host: host.name.clone(), http: Some(HTTPIngressRuleValue { paths: paths.collect() }) }
}

fn backend(plan: &Plan) -> IngressBackend {
    let port = ServiceBackendPort { name: Some("grpc".into()), ..Default::default() };
    let service = IngressServiceBackend { name: plan.names.fullname.clone(), port: Some(port) };
    IngressBackend { service: Some(service), ..Default::default() }
}
