//! The longest names, in characters, of kinds whose names are shorter than others, mostly because a controller makes
//! longer names or labels of them. The API server takes longer ones of most.

/// Of a Service, which is a DNS label.
pub const SERVICE: usize = 63;

/// Of a Job: its controller labels the pods with it.
pub const JOB: usize = 63;

/// Of a CronJob: its Jobs add a dash and ten digits.
pub const CRON_JOB: usize = JOB - 11;

/// Of a StatefulSet that gets pods: its controller labels them with the name, a dash and ten characters, and a label's
/// value has 63.
pub const STATEFUL_SET: usize = 52;

/// Of CloudNativePG's `Cluster`, a rule of the operator's webhook.
pub const CLUSTER: usize = 50;
