//! HorizontalPodAutoscaler of the gateway.

use k8s_openapi::api::autoscaling::v2::{
    CrossVersionObjectReference, HorizontalPodAutoscaler, HorizontalPodAutoscalerSpec, MetricSpec,
    MetricTarget, ResourceMetricSource,
};

use crate::plan::Plan;
use crate::plan::availability::replicas::Autoscaler;
use crate::render::metadata::namespaced;

/// So many gateways as their use of CPU asks for.
#[must_use]
pub fn gateway(plan: &Plan, autoscaler: &Autoscaler) -> HorizontalPodAutoscaler {
    let target = MetricTarget {
        type_: "Utilization".into(),
        average_utilization: Some(autoscaler.cpu_percent),
        ..Default::default()
    };
    HorizontalPodAutoscaler {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: HorizontalPodAutoscalerSpec {
            scale_target_ref: CrossVersionObjectReference {
                api_version: Some("apps/v1".into()),
                kind: plan.workload.kind().into(),
                name: plan.names.fullname.clone(),
            },
            min_replicas: autoscaler.min,
            max_replicas: autoscaler.max,
            metrics: Some(vec![MetricSpec {
                type_: "Resource".into(),
                resource: Some(ResourceMetricSource { name: "cpu".into(), target }),
                ..Default::default()
            }]),
            ..Default::default()
        },
        ..Default::default()
    }
}
