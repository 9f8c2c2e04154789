//! The API server's verdict on single objects.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value as Json, json};

use crate::cluster::is_available;
use crate::cluster::kubectl::namespace;

/// What an API server says of an object that nobody has made yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Taken,
    /// Refused because of these fields, with its message.
    Refused(Vec<String>, String),
}

/// An API server behind `kubectl proxy`, which takes thousands of requests where kubectl itself would pause between
/// them.
pub struct Server {
    proxy: Child,
    address: String,
    namespace: String,
}

impl Server {
    /// The server that `KUBECONFIG` names, with a namespace for what is asked; None, said aloud, where there is none.
    pub fn start(own: &str) -> Option<Self> {
        if !is_available() {
            return None;
        }
        namespace(own, "privileged");
        let mut proxy =
            Command::new("kubectl").args(["proxy", "--port=0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(proxy.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit(' ').next().unwrap().to_owned();
        Some(Self { proxy, address, namespace: own.to_owned() })
    }

    /// The verdict on an object, in the test's own namespace in place of its own.
    pub fn verdict(&self, object: &Json) -> Verdict {
        let mut object = object.clone();
        let kind = object["kind"].as_str().unwrap().to_owned();
        let metadata = object["metadata"].as_object_mut().unwrap();
        let homeless = metadata.insert("namespace".into(), json!(self.namespace));
        let (group, plural, is_namespaced) = resource(&kind);
        if !is_namespaced {
            metadata.remove("namespace");
        }
        if let Some(other) = homeless.filter(|other| *other != "openshell")
            && let refused @ Verdict::Refused(..) = self.post("/api/v1/namespaces", &of_namespace(&other))
        {
            return refused;
        }
        let place = if is_namespaced { format!("/namespaces/{}", self.namespace) } else { String::new() };
        self.post(&format!("/{group}{place}/{plural}"), &object)
    }

    fn post(&self, path: &str, object: &Json) -> Verdict {
        let body = object.to_string();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        // Without a later version's ways of keeping the connection, its end is the end of the answer.
        let head = format!(
            "POST {path}?dryRun=All&fieldValidation=Strict HTTP/1.0\r\nHost: localhost\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(&[head.as_bytes(), body.as_bytes()].concat()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        verdict(head, body).unwrap_or_else(|| panic!("{path}: {answer}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.proxy.kill().unwrap();
        self.proxy.wait().unwrap();
    }
}

fn verdict(head: &str, body: &str) -> Option<Verdict> {
    let status = head.split(' ').nth(1)?;
    if status == "201" {
        return Some(Verdict::Taken);
    }
    let answer: Json = serde_json::from_str(body).ok()?;
    let message = answer["message"].as_str()?;
    // What is there already would be changed, and what others have taken is no fault of the object.
    if status == "409" || message.contains("already allocated") {
        return Some(Verdict::Taken);
    }
    let causes = answer["details"]["causes"].as_array().into_iter().flatten();
    let fields = causes.map(|cause| cause["field"].as_str().unwrap_or_default().to_owned()).collect();
    ["400", "403", "422"].contains(&status).then(|| Verdict::Refused(fields, message.to_owned()))
}

fn of_namespace(name: &Json) -> Json {
    json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": name } })
}

/// Group and version, the plural, and whether the kind belongs to a namespace.
fn resource(kind: &str) -> (&'static str, &'static str, bool) {
    match kind {
        "Certificate" => ("apis/cert-manager.io/v1", "certificates", true),
        "Cluster" => ("apis/postgresql.cnpg.io/v1", "clusters", true),
        "ClusterRole" => ("apis/rbac.authorization.k8s.io/v1", "clusterroles", false),
        "ClusterRoleBinding" => ("apis/rbac.authorization.k8s.io/v1", "clusterrolebindings", false),
        "ConfigMap" => ("api/v1", "configmaps", true),
        "CronJob" => ("apis/batch/v1", "cronjobs", true),
        "Deployment" => ("apis/apps/v1", "deployments", true),
        "GRPCRoute" => ("apis/gateway.networking.k8s.io/v1", "grpcroutes", true),
        "Gateway" => ("apis/gateway.networking.k8s.io/v1", "gateways", true),
        "HorizontalPodAutoscaler" => ("apis/autoscaling/v2", "horizontalpodautoscalers", true),
        "HTTPRoute" => ("apis/gateway.networking.k8s.io/v1", "httproutes", true),
        "Ingress" => ("apis/networking.k8s.io/v1", "ingresses", true),
        "Issuer" => ("apis/cert-manager.io/v1", "issuers", true),
        "Job" => ("apis/batch/v1", "jobs", true),
        "Namespace" => ("api/v1", "namespaces", false),
        "NetworkPolicy" => ("apis/networking.k8s.io/v1", "networkpolicies", true),
        "ObjectStore" => ("apis/barmancloud.cnpg.io/v1", "objectstores", true),
        "PersistentVolumeClaim" => ("api/v1", "persistentvolumeclaims", true),
        "PodDisruptionBudget" => ("apis/policy/v1", "poddisruptionbudgets", true),
        "PodMonitor" => ("apis/monitoring.coreos.com/v1", "podmonitors", true),
        "PodTemplate" => ("api/v1", "podtemplates", true),
        "Pooler" => ("apis/postgresql.cnpg.io/v1", "poolers", true),
        "PrometheusRule" => ("apis/monitoring.coreos.com/v1", "prometheusrules", true),
        "Role" => ("apis/rbac.authorization.k8s.io/v1", "roles", true),
        "RoleBinding" => ("apis/rbac.authorization.k8s.io/v1", "rolebindings", true),
        "Route" => ("apis/route.openshift.io/v1", "routes", true),
        "ScheduledBackup" => ("apis/postgresql.cnpg.io/v1", "scheduledbackups", true),
        "Secret" => ("api/v1", "secrets", true),
        "Service" => ("api/v1", "services", true),
        "ServiceAccount" => ("api/v1", "serviceaccounts", true),
        "ServiceMonitor" => ("apis/monitoring.coreos.com/v1", "servicemonitors", true),
        "StatefulSet" => ("apis/apps/v1", "statefulsets", true),
        "TLSRoute" => ("apis/gateway.networking.k8s.io/v1", "tlsroutes", true),
        other => panic!("{other}"),
    }
}
