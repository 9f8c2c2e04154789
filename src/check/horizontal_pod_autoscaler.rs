//! Autoscalers.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/autoscaling/validation`.

use k8s_openapi::api::autoscaling::v2::{HorizontalPodAutoscaler, MetricSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::number;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidWorkload;

/// Checks a HorizontalPodAutoscaler.
pub(super) fn check(object: &HorizontalPodAutoscaler, findings: &mut Findings) {
    let (spec, at) = (&object.spec, Field::root("spec"));
    let least = spec.min_replicas.unwrap_or(1);
    if least < 1 {
        findings
            .add(CODE, &at.name("minReplicas"), format!("{least} is less than 1"))
            .help("write 1 or more; none at all takes a feature that clusters leave off");
    }
    let most = spec.max_replicas;
    number::positive(most, CODE, &at.name("maxReplicas"), findings);
    if (1..least).contains(&most) {
        findings
            .add(
                CODE,
                &at.name("maxReplicas"),
                format!("{most} is less than `minReplicas`, which is {least}"),
            )
            .help("raise `maxReplicas`, or lower `minReplicas`");
    }
    for (index, metric) in spec.metrics.iter().flatten().enumerate() {
        utilization(metric, &at.name("metrics").index(index), findings);
    }
}

fn utilization(metric: &MetricSpec, at: &Field, findings: &mut Findings) {
    let Some(target) = metric.resource.as_ref().map(|resource| &resource.target) else { return };
    if let Some(percent) = target.average_utilization {
        let (at, target) = (at.name("resource"), "target");
        number::positive(percent, CODE, &at.name(target).name("averageUtilization"), findings);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::testing::{fields, object};

    #[test]
    fn numbers_have_bounds() {
        let metrics = |percent: i32| json!([{ "type": "Resource", "resource": { "name": "cpu", "target": { "type": "Utilization", "averageUtilization": percent } } }]);
        for (min, max, percent, expected) in [
            (1, 1, 1, &[][..]),
            (2, 4, 80, &[]),
            (0, 4, 80, &["spec.minReplicas"]),
            (1, 0, 80, &["spec.maxReplicas"]),
            (3, 2, 80, &["spec.maxReplicas"]),
            (1, 2, 0, &["spec.metrics[0].resource.target.averageUtilization"]),
        ] {
            let spec = json!({
                "scaleTargetRef": { "kind": "Deployment", "name": "a" },
                "minReplicas": min, "maxReplicas": max, "metrics": metrics(percent),
            });
            let found = fields(|findings| check(&object("a", spec.clone()), findings));
            assert_eq!(found, expected, "{spec}");
        }
    }
}
