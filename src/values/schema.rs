//! The values as types: one struct for each section, in a file of its name.
//!
//! The defaults are not here but in `defaults.yaml`: whoever sets a default to `null` removes it, as in
//! Helm, so a key that is absent means the zero value of its type (nothing, empty, false).

pub mod agent_sandbox;
pub mod anti_affinity;
pub mod autoscaling;
pub mod backup;
pub mod cert_manager;
pub mod deferred;
pub mod gateway_metrics;
pub mod gateway_route;
pub mod global;
pub mod grpc_route;
pub mod high_availability;
pub mod image;
pub mod ingress;
pub mod lint;
pub mod manifest;
pub mod network_policy;
pub mod number_or_text;
pub mod openshift_route;
pub mod persistence;
pub mod pgbackrest;
pub mod pki_init_job;
pub mod pod_disruption_budget;
pub mod postgres;
pub mod probes;
pub mod s3;
pub mod secret;
pub mod secret_key;
pub mod server;
pub mod service;
pub mod service_account;
pub mod setting;
pub mod supervisor;
pub mod switch;
pub mod update_strategy;
pub mod upstream_proxy;
pub mod workload;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{
    Affinity, Container, EnvFromSource, EnvVar, HostAlias, LocalObjectReference, PodDNSConfig,
    PodSecurityContext, ResourceRequirements, SecurityContext, Toleration, TopologySpreadConstraint, Volume,
    VolumeMount,
};
use schemars::JsonSchema;
use serde::Deserialize;

use self::agent_sandbox::AgentSandbox;
use self::anti_affinity::AntiAffinityPreset;
use self::autoscaling::Autoscaling;
use self::backup::Backup;
use self::cert_manager::CertManager;
use self::deferred::Deferred;
use self::gateway_metrics::GatewayMetrics;
use self::gateway_route::GatewayRoute;
use self::global::Global;
use self::grpc_route::GrpcRoute;
use self::high_availability::HighAvailability;
use self::image::Image;
use self::ingress::Ingress;
use self::lint::Lint;
use self::manifest::Manifest;
use self::network_policy::NetworkPolicy;
use self::openshift_route::OpenshiftRoute;
use self::persistence::Persistence;
use self::pgbackrest::Pgbackrest;
use self::pki_init_job::PkiInitJob;
use self::pod_disruption_budget::PodDisruptionBudget;
use self::postgres::Postgres;
use self::probes::Probes;
use self::server::Server;
use self::service::Service;
use self::service_account::{GatewayServiceAccount, ServiceAccount};
use self::setting::Setting;
use self::supervisor::Supervisor;
use self::switch::Switch;
use self::update_strategy::UpdateStrategy;
use self::upstream_proxy::UpstreamProxy;
use self::workload::{PodLifecycle, Workload};

/// Values of the OpenShell gateway. The names, defaults and meanings are those of its Helm chart.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Values {
    /// Settings of all parts of the release.
    pub global: Global,
    /// Whether the gateway is rendered. False leaves a PostgreSQL server of the release (`postgres.mode: internal`) with its
    /// backups, by itself; the gateway's other settings then mean nothing.
    pub gateway: Switch,
    /// Number of gateway pods. More than one needs PostgreSQL. Unset: the cluster's default, 1.
    #[schemars(range(min = 0))]
    pub replica_count: Option<i32>,
    /// The controller of the gateway's pods.
    pub workload: Workload,
    /// A number of gateways that follows the load, in place of `replicaCount`.
    pub autoscaling: Autoscaling,
    /// How many gateways may be taken away at once, when nodes are drained.
    pub pod_disruption_budget: PodDisruptionBudget,
    /// How new gateways take the place of old ones.
    pub update_strategy: UpdateStrategy,
    /// Seconds that a new gateway must be ready before the next one is replaced. 0 or unset: none.
    #[schemars(range(min = 0))]
    pub min_ready_seconds: Option<i32>,
    /// Former states of the workload that are kept for rolling back. Unset: 10, the cluster's default.
    #[schemars(range(min = 0))]
    pub revision_history_limit: Option<i32>,
    /// What several gateways need of each other.
    pub high_availability: HighAvailability,
    /// Image of the gateway.
    pub image: Image,
    /// The supervisor, the program that enforces policies inside sandbox pods.
    pub supervisor: Supervisor,
    /// A company's forward proxy for TLS connections that a policy lets out of sandboxes.
    pub upstream_proxy: UpstreamProxy,
    /// Secrets with registry credentials for the gateway's pods and jobs, as a list of `name: …`.
    #[schemars(with = "Vec<Deferred<LocalObjectReference>>")]
    pub image_pull_secrets: Vec<LocalObjectReference>,
    /// Name of the application in object names and labels. Empty means `helm-chart`, the chart's own name.
    pub name_override: Setting,
    /// Full name of the release's objects. Empty: the release's name, followed by `nameOverride` unless
    /// it contains it already.
    pub fullname_override: Setting,
    /// Labels of all objects and pods. They never get into selectors or claims, and what an object has already stays.
    pub common_labels: BTreeMap<String, String>,
    /// Annotations of all objects, but not of pods. What an object has already stays.
    pub common_annotations: BTreeMap<String, String>,
    /// The service account of the gateway.
    pub service_account: GatewayServiceAccount,
    /// The service account of sandbox pods.
    pub sandbox_service_account: ServiceAccount,
    /// Further annotations of the gateway's pods.
    pub pod_annotations: BTreeMap<String, String>,
    /// Further labels of the gateway's pods.
    pub pod_labels: BTreeMap<String, String>,
    /// Security context of the gateway's pods, as in a Kubernetes pod.
    #[schemars(with = "Option<Deferred<PodSecurityContext>>")]
    pub pod_security_context: Option<PodSecurityContext>,
    /// Security context of the gateway's container, as in a Kubernetes container.
    #[schemars(with = "Option<Deferred<SecurityContext>>")]
    pub security_context: Option<SecurityContext>,
    /// Further environment variables of the gateway's container, as in a Kubernetes container. What a setting
    /// decides, such as `OPENSHELL_DB_URL`, is refused.
    #[schemars(with = "Vec<Deferred<EnvVar>>")]
    pub extra_env: Vec<EnvVar>,
    /// ConfigMaps and Secrets whose keys become environment variables of the gateway's container. Variables of
    /// the same name that the program sets win.
    #[schemars(with = "Vec<Deferred<EnvFromSource>>")]
    pub extra_env_from: Vec<EnvFromSource>,
    /// Further volumes of the gateway's pods, as in a Kubernetes pod.
    #[schemars(with = "Vec<Deferred<Volume>>")]
    pub extra_volumes: Vec<Volume>,
    /// Where the gateway's container mounts further volumes.
    #[schemars(with = "Vec<Deferred<VolumeMount>>")]
    pub extra_volume_mounts: Vec<VolumeMount>,
    /// Containers that run before the gateway starts, or with `restartPolicy: Always` beside it. They are
    /// rendered as they are written.
    #[schemars(with = "Vec<Deferred<Container>>")]
    pub init_containers: Vec<Container>,
    /// Containers that run beside the gateway in its pods. They are rendered as they are written.
    #[schemars(with = "Vec<Deferred<Container>>")]
    pub extra_containers: Vec<Container>,
    /// Kubernetes objects of any kind to render beside the gateway's, as they are written. Without a namespace they get
    /// the release's; `namespace: ""` says that an object of a kind that is not known belongs to the cluster.
    pub extra_objects: Vec<Manifest>,
    /// The gateway's service and the ports that the gateway listens on.
    pub service: Service,
    /// Agent Sandbox: the custom resource and controller that make sandbox pods.
    pub agent_sandbox: AgentSandbox,
    /// How the gateway's pods end.
    pub pod_lifecycle: PodLifecycle,
    /// Health probes of the gateway's container.
    pub probes: Probes,
    /// CPU and memory of the gateway's container, as `requests` and `limits`. Empty: none asked for, no
    /// limit.
    #[schemars(with = "Option<Deferred<ResourceRequirements>>")]
    pub resources: Option<ResourceRequirements>,
    /// Labels that a node must have to run the gateway.
    pub node_selector: BTreeMap<String, String>,
    /// Taints of nodes that the gateway's pods tolerate, as in a Kubernetes pod.
    #[schemars(with = "Vec<Deferred<Toleration>>")]
    pub tolerations: Vec<Toleration>,
    /// Rules on which nodes and beside which pods the gateway runs, as in a Kubernetes pod.
    #[schemars(with = "Option<Deferred<Affinity>>")]
    pub affinity: Option<Affinity>,
    /// Whether several gateways share nodes. Without effect where `affinity.podAntiAffinity` is set.
    pub pod_anti_affinity_preset: AntiAffinityPreset,
    /// Rules on how the gateway's pods spread over nodes or zones, as in a Kubernetes pod.
    #[schemars(with = "Vec<Deferred<TopologySpreadConstraint>>")]
    pub topology_spread_constraints: Vec<TopologySpreadConstraint>,
    /// Priority class of the gateway's pods. Empty: the cluster's default.
    pub priority_class_name: Setting,
    /// Runtime class of the gateway's pods. Empty: the cluster's default.
    pub runtime_class_name: Setting,
    /// Scheduler of the gateway's pods. Empty: the cluster's default.
    pub scheduler_name: Setting,
    /// Where the gateway's pods look up names: `ClusterFirst`, `ClusterFirstWithHostNet`, `Default` (as their node
    /// does) or `None` (as `dnsConfig` says). Empty: `ClusterFirst`.
    pub dns_policy: Setting,
    /// Further servers, search domains and options for looking up names, as in a Kubernetes pod.
    #[schemars(with = "Option<Deferred<PodDNSConfig>>")]
    pub dns_config: Option<PodDNSConfig>,
    /// Further lines of the pods' `/etc/hosts`, as in a Kubernetes pod.
    #[schemars(with = "Vec<Deferred<HostAlias>>")]
    pub host_aliases: Vec<HostAlias>,
    /// The gateway's own volume, which holds the SQLite database.
    pub persistence: Persistence,
    /// The gateway's own configuration.
    pub server: Server,
    /// Network policies for sandboxes and the gateway.
    pub network_policy: NetworkPolicy,
    /// The job that makes the gateway's certificates and keys inside the cluster, where they are missing.
    pub pki_init_job: PkiInitJob,
    /// TLS certificates issued by cert-manager, which must already run in the cluster.
    pub cert_manager: CertManager,
    /// A Gateway API route to the gateway; the cluster needs a Gateway API controller.
    pub grpc_route: GrpcRoute,
    /// A Gateway API `HTTPRoute` to the gateway, which also serves plain HTTP at its port: tunnels, and what
    /// sandboxes serve.
    pub http_route: GatewayRoute,
    /// A Gateway API `TLSRoute` that passes TLS through to the gateway; needs Gateway API 1.5.
    pub tls_route: GatewayRoute,
    /// An `Ingress` to the gateway.
    #[schemars(with = "Deferred<Ingress>")]
    pub ingress: Ingress,
    /// An OpenShift Route that passes TLS through to the gateway.
    pub openshift_route: OpenshiftRoute,
    /// Monitoring of the gateway by Prometheus and Grafana.
    #[schemars(with = "Deferred<GatewayMetrics>")]
    pub metrics: GatewayMetrics,
    /// PostgreSQL as the gateway's database, in place of SQLite.
    #[schemars(with = "Deferred<Postgres>")]
    pub postgres: Postgres,
    /// Logical backups of a PostgreSQL server of the release: dumps on schedule.
    #[schemars(with = "Deferred<Backup>")]
    pub backup: Backup,
    /// Backups of a PostgreSQL server of the release by pgBackRest, with point-in-time recovery.
    #[schemars(with = "Deferred<Pgbackrest>")]
    pub pgbackrest: Pgbackrest,
    /// What `openshell-deploy lint` makes of its findings. It changes nothing that is rendered.
    pub lint: Lint,
}
