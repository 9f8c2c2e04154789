//! Readers of YAML 1.1: `PyYAML`, and go-yaml inside of kubectl.

use std::fs;
use std::process::Command;

use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::external;
use crate::support::documents;

/// Each of kubectl's runs takes as long as ten of ours.
const BY_KUBECTL: usize = 40;

/// Streams that are to be read, with what they hold.
#[derive(Default)]
pub struct Readers(Vec<(String, Json)>);

impl Readers {
    pub fn add(&mut self, stream: &str, documents: &[Json]) {
        self.0.push((stream.to_owned(), json!(documents)));
    }

    /// Reads all streams, some of them with kubectl.
    pub fn compare(&self) {
        let imports = Command::new("python3").args(["-c", "import yaml"]).output();
        if external::available("PyYAML", imports.is_ok_and(|output| output.status.success())) {
            self.with_python();
        }
        let version = Command::new("kubectl").args(["version", "--client"]).output();
        if external::available("kubectl", version.is_ok_and(|output| output.status.success())) {
            let step = self.0.len().div_ceil(BY_KUBECTL).max(1);
            for (stream, expected) in self.0.iter().step_by(step) {
                let expected = expected.as_array().unwrap().clone();
                assert_eq!(sorted(with_kubectl(stream)), sorted(expected), "{stream}");
            }
        }
    }

    fn with_python(&self) {
        const SCRIPT: &str = "
import glob, json, yaml
for path in glob.glob('*.yaml'):
    expected = json.load(open(path[:-4] + 'json', encoding='utf-8'))
    found = list(yaml.safe_load_all(open(path, encoding='utf-8', newline='')))
    assert found == expected, open(path, encoding='utf-8').read()
";
        let folder = TempDir::new().unwrap();
        for (index, (stream, expected)) in self.0.iter().enumerate() {
            fs::write(folder.path().join(format!("{index}.yaml")), stream).unwrap();
            fs::write(folder.path().join(format!("{index}.json")), expected.to_string()).unwrap();
        }
        let output =
            Command::new("python3").args(["-c", SCRIPT]).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// What kustomize makes of a stream that nothing is to be done to.
fn with_kubectl(stream: &str) -> Vec<Json> {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("kustomization.yaml", "resources: [all.yaml]\n");
    write("all.yaml", stream);
    let output = Command::new("kubectl").arg("kustomize").arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}\n{stream}", String::from_utf8_lossy(&output.stderr));
    documents(&String::from_utf8(output.stdout).unwrap())
}

fn sorted(mut documents: Vec<Json>) -> Vec<Json> {
    documents.sort_by_key(ToString::to_string);
    documents
}
