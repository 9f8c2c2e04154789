//! A release: its values, and what is applied of them.

use serde_json::{Value as Json, json};

use crate::cluster::kubectl::kubectl;
use crate::programs::postgres_major;
use crate::s3::{ACCESS_KEY, ENDPOINT, REGION, S3, SECRET_KEY};
use crate::support::{Run, run, run_with};

/// A release with the secrets that `init` made for it.
pub struct Release {
    namespace: String,
    folder: tempfile::TempDir,
    values: Json,
}

impl Release {
    /// A release with a PostgreSQL server of the version that the tests run.
    pub fn new(namespace: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().to_str().unwrap();
        run(["init", "openshell", "-n", namespace, "--mode", "internal", "--dir", dir]).success();
        let values = json!({ "postgres": {
            "enabled": true,
            "image": { "repository": "registry.example.com/postgres-pgbackrest", "tag": postgres_major() },
        } });
        Self { namespace: namespace.to_owned(), folder, values }
    }

    /// The same with further values.
    pub fn with(mut self, values: &Json) -> Self {
        self.set(values);
        self
    }

    /// Sets further values.
    pub fn set(&mut self, values: &Json) {
        merge(&mut self.values, values);
    }

    /// Values that keep pgBackRest's repository in a bucket, encrypted.
    pub fn pgbackrest(&self, s3: &S3, bucket: &str) -> Json {
        self.store_ca(s3);
        json!({ "pgbackrest": { "enabled": true, "cipher": { "enabled": true }, "s3": of_bucket(bucket) } })
    }

    /// Values that keep dumps in a bucket.
    pub fn dumps(&self, s3: &S3, bucket: &str) -> Json {
        self.store_ca(s3);
        json!({ "backup": { "enabled": true, "s3": of_bucket(bucket) } })
    }

    /// Renders and applies the release.
    #[track_caller]
    pub fn apply(&self) {
        apply(&self.program("render", &[]).success());
    }

    /// Prints the Cluster of a restore, with what belongs to it, and applies that.
    #[track_caller]
    pub fn recover(&self, args: &[&str]) {
        apply(&self.program("restore", args).success());
    }

    /// Prints the Job of a restore, stores it in place of an earlier one, and gives its name.
    #[track_caller]
    pub fn restore(&self, args: &[&str]) -> String {
        let job = self.program("restore", args).success();
        let stored: Json = serde_saphyr::from_str(&job).unwrap();
        let name = stored["metadata"]["name"].as_str().unwrap();
        kubectl(&["-n", &self.namespace, "delete", "job", name, "--ignore-not-found"], "").unwrap();
        kubectl(&["create", "-f", "-"], &job).unwrap();
        name.to_owned()
    }

    /// A Secret's text as stored.
    #[track_caller]
    pub fn secret(&self, name: &str, key: &str) -> String {
        let template = format!("go-template={{{{index .data \"{key}\" | base64decode}}}}");
        kubectl(&["-n", &self.namespace, "get", "secret", name, "-o", &template], "").unwrap().0
    }

    /// An annotation of the database's pods, whose change makes a new pod.
    #[track_caller]
    pub fn pod_annotation(&self, name: &str) -> String {
        let template = format!("go-template={{{{index .spec.template.metadata.annotations \"{name}\"}}}}");
        let get = ["-n", &self.namespace, "get", "statefulset", "openshell-postgres", "-o", &template];
        kubectl(&get, "").unwrap().0
    }

    fn program(&self, command: &str, args: &[&str]) -> Run {
        let secrets = self.folder.path().join("secrets.yaml");
        let fixed = [command, "-n", &self.namespace, "-f", secrets.to_str().unwrap(), "-f", "-"];
        let off = ["--set", "agentSandbox.preflight.enabled=false,workload.kind=deployment"];
        let stdin = self.values.to_string();
        run_with(fixed.iter().chain(&off).chain(args), std::path::Path::new("."), stdin.as_bytes())
    }

    fn store_ca(&self, s3: &S3) {
        let secret = json!({
            "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "s3-ca", "namespace": self.namespace },
            "stringData": { "ca.crt": s3.ca() },
        });
        kubectl(&["apply", "--server-side", "-f", "-"], &secret.to_string()).unwrap();
    }
}

#[track_caller]
fn apply(manifests: &str) {
    kubectl(&["apply", "--server-side", "--force-conflicts", "-f", "-"], manifests).unwrap();
}

fn of_bucket(bucket: &str) -> Json {
    json!({
        "enabled": true, "bucket": bucket, "region": REGION, "endpoint": ENDPOINT, "uriStyle": "path",
        "caSecret": { "name": "s3-ca" },
        "credentials": { "accessKeyId": ACCESS_KEY, "secretAccessKey": SECRET_KEY },
    })
}

fn merge(into: &mut Json, from: &Json) {
    match (into, from) {
        (Json::Object(into), Json::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key.clone()).or_insert(Json::Null), value);
            }
        }
        (into, from) => *into = from.clone(),
    }
}
