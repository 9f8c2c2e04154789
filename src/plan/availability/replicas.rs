//! How many gateways there are.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// Kubernetes' own aim, which it only knows where there is no metric at all.
const CPU_PERCENT: i32 = 80;

/// How many gateways there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replicas {
    /// Always so many; None leaves it to Kubernetes (one).
    Fixed(Option<i32>),
    /// So many as the load asks for.
    Autoscaled(Autoscaler),
}

/// What a HorizontalPodAutoscaler holds to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Autoscaler {
    /// Gateways at least; None leaves it to Kubernetes (one).
    pub min: Option<i32>,
    /// Gateways at most.
    pub max: i32,
    /// Use of CPU to aim at, in percent of what is requested.
    pub cpu_percent: i32,
}

impl Replicas {
    /// The most gateways that there will be.
    #[must_use]
    pub fn most(&self) -> i32 {
        match self {
            Self::Fixed(replicas) => replicas.unwrap_or(1),
            Self::Autoscaled(autoscaler) => autoscaler.max,
        }
    }

    /// The fewest.
    #[must_use]
    pub fn fewest(&self) -> i32 {
        match self {
            Self::Fixed(replicas) => replicas.unwrap_or(1),
            Self::Autoscaled(autoscaler) => autoscaler.min.unwrap_or(1),
        }
    }

    /// Whether there is ever more than one.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.most() > 1
    }

    /// The number that a workload asks for; None where it is not the workload that decides.
    #[must_use]
    pub fn fixed(&self) -> Option<i32> {
        match self {
            Self::Fixed(replicas) => *replicas,
            Self::Autoscaled(_) => None,
        }
    }

    /// The setting that decides on the most.
    #[must_use]
    pub fn setting(&self) -> &'static str {
        match self {
            Self::Fixed(_) => "replicaCount",
            Self::Autoscaled(_) => "autoscaling.maxReplicas",
        }
    }
}

/// The numbers that users ask for, without a check.
#[must_use]
pub fn asked(values: &Values) -> Replicas {
    let autoscaling = &values.autoscaling;
    if !autoscaling.enabled {
        return Replicas::Fixed(values.replica_count);
    }
    Replicas::Autoscaled(Autoscaler {
        min: autoscaling.min_replicas,
        max: autoscaling.max_replicas.or(autoscaling.min_replicas).unwrap_or(1),
        cpu_percent: autoscaling.target_cpu_utilization_percentage.unwrap_or(CPU_PERCENT),
    })
}

/// Decides on the number of gateways; what is wrong with it is added to `problems`.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> Replicas {
    let replicas = asked(values);
    if let Replicas::Autoscaled(Autoscaler { min, max, .. }) = replicas
        && min.unwrap_or(1) > max
    {
        let message = format!(
            "`autoscaling.minReplicas` is {}, more than `autoscaling.maxReplicas`, which is {max}",
            min.unwrap_or(1)
        );
        problems
            .error(Code::Conflict, "autoscaling.minReplicas", message)
            .help("raise `autoscaling.maxReplicas`, or lower `autoscaling.minReplicas`");
    }
    replicas
}
