//! Names of objects, derived from the release as the chart derives them.

use std::collections::BTreeMap;

use crate::plan::kubernetes_names::{truncate, with_suffix};
use crate::values::schema::Values;

/// The chart's own name, which its templates fall back to when `nameOverride` is empty.
const CHART_NAME: &str = "helm-chart";

/// The longest name that the chart derives (a DNS label).
const MAX: usize = 63;

/// The label that says what an object is part of.
pub const APP_NAME: &str = "app.kubernetes.io/name";

/// The label by which a release knows its own.
pub const INSTANCE: &str = "app.kubernetes.io/instance";

/// Where all names come from: the chart's `openshell.name` and `openshell.fullname`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The value of the label `app.kubernetes.io/name`.
    pub app: String,
    /// The name of the gateway's Service and workload, and the stem of all other names.
    pub fullname: String,
}

impl Names {
    /// Derives the names of a release. Their validity is checked in [`super::release`].
    #[must_use]
    pub fn new(values: &Values, release: &str) -> Self {
        let name = values.name_override.get().unwrap_or(CHART_NAME);
        let fullname = match values.fullname_override.get() {
            Some(fullname) => truncate(fullname, MAX),
            None if release.contains(name) => truncate(release, MAX),
            None => truncate(&format!("{release}-{name}"), MAX),
        };
        Self { app: truncate(name, MAX), fullname }
    }

    /// Labels by which the gateway's pods are selected. They never change in a release's life.
    #[must_use]
    pub fn selector(&self, release: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(APP_NAME.into(), self.app.clone()), (INSTANCE.into(), release.to_owned())])
    }

    /// The gateway's Service as a host, for anywhere in the cluster.
    #[must_use]
    pub fn service_host(&self, namespace: &str) -> String {
        format!("{}.{namespace}.svc.cluster.local", self.fullname)
    }

    /// Service, Role and RoleBinding by which gateways reach and know each other.
    #[must_use]
    pub fn peer(&self) -> String {
        with_suffix(&self.fullname, "-peer", MAX)
    }

    /// ConfigMap with gateway.toml.
    #[must_use]
    pub fn config(&self) -> String {
        self.with("config")
    }

    /// ConfigMap with Grafana's dashboard.
    #[must_use]
    pub fn dashboard(&self) -> String {
        self.with("dashboard")
    }

    /// ServiceAccount, Role, RoleBinding and Job that make certificates and signing keys.
    #[must_use]
    pub fn certgen(&self) -> String {
        self.with("certgen")
    }

    /// Value of `app.kubernetes.io/name` on certgen's pods, so that no selector of the gateway takes them.
    #[must_use]
    pub fn certgen_app(&self) -> String {
        with_suffix(&self.app, "-certgen", MAX)
    }

    /// ClusterRole and ClusterRoleBinding of the gateway.
    #[must_use]
    pub fn node_reader(&self) -> String {
        self.with("node-reader")
    }

    /// Role and RoleBinding in the namespace of the sandboxes.
    #[must_use]
    pub fn sandbox_role(&self) -> String {
        self.with("sandbox")
    }

    /// Default ServiceAccount of sandbox pods, as the chart calls it: cut, so that a stem of 62 characters or more
    /// leaves nothing of the suffix.
    #[must_use]
    pub fn chart_sandbox_service_account(&self) -> String {
        truncate(&self.with("sandbox"), MAX)
    }

    /// The same with the suffix kept.
    #[must_use]
    pub fn long_sandbox_service_account(&self) -> String {
        with_suffix(&self.fullname, "-sandbox", MAX)
    }

    /// NetworkPolicy that lets only the gateway reach the SSH port of sandboxes.
    #[must_use]
    pub fn sandbox_ssh(&self) -> String {
        self.with("sandbox-ssh")
    }

    /// Role and RoleBinding for the credential driver that stores Kubernetes Secrets.
    #[must_use]
    pub fn credential_secrets(&self) -> String {
        self.with("credential-secrets")
    }

    /// Secret with the key-encryption key.
    #[must_use]
    pub fn key_encryption_key(&self) -> String {
        truncate(&self.with("credential-storage-key-encryption-key"), MAX)
    }

    /// Default Secret with the keys that sign sandbox tokens.
    #[must_use]
    pub fn jwt_keys(&self) -> String {
        self.with("jwt-keys")
    }

    /// Secret with the database URL.
    #[must_use]
    pub fn db_url(&self) -> String {
        self.with("db-url")
    }

    /// cert-manager Issuer that signs the certificate authority.
    #[must_use]
    pub fn self_signed_issuer(&self) -> String {
        truncate(&self.with("selfsigned"), MAX)
    }

    /// cert-manager Issuer that signs with the certificate authority.
    #[must_use]
    pub fn ca_issuer(&self) -> String {
        self.with("ca-issuer")
    }

    /// The stem with a suffix: cert-manager Certificates are called by their suffix alone.
    #[must_use]
    pub fn with(&self, suffix: &str) -> String {
        format!("{}-{suffix}", self.fullname)
    }

    /// Secret of the certificate for external host names.
    #[must_use]
    pub fn external_tls(&self) -> String {
        self.with("server-external-tls")
    }

    /// DNS names under which the gateway is reached inside the cluster and on a developer's machine.
    #[must_use]
    pub fn internal_dns_names(&self, namespace: &str) -> Vec<String> {
        let name = &self.fullname;
        vec![
            name.clone(),
            format!("{name}.{namespace}.svc"),
            self.service_host(namespace),
            "localhost".into(),
            format!("{name}.localhost"),
            format!("*.{name}.localhost"),
            "host.docker.internal".into(),
            "host.containers.internal".into(),
        ]
    }
}
