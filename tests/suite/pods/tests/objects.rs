//! The S3 server, by the client that backups use.

use std::path::Path;

use serde_json::json;

use super::{deployment, node_with, secret};
use crate::external::available;
use crate::s3::{self, S3};

#[test]
fn the_s3_server_takes_the_right_secret_and_ca_only() {
    if !available("rclone", Path::new("/usr/bin/rclone").exists()) {
        return;
    }
    let Some(node) = node_with("runner-s3", &[secret("keys", "secret", s3::SECRET_KEY)]) else { return };
    let Some(mut server) = S3::start(&node) else { return };
    let bucket = server.bucket("backups");
    let container = json!({
        "image": "rclone/rclone:1.60",
        "command": ["sh", "-c", "echo content | rclone rcat --retries 1 repo:backups/folder/object"],
        "env": [
            { "name": "RCLONE_CONFIG_REPO_TYPE", "value": "s3" }, { "name": "RCLONE_CONFIG_REPO_PROVIDER", "value": "Other" },
            { "name": "RCLONE_CONFIG_REPO_ENDPOINT", "value": format!("https://{}", s3::ENDPOINT) },
            { "name": "RCLONE_CONFIG_REPO_REGION", "value": s3::REGION },
            { "name": "RCLONE_CONFIG_REPO_ACCESS_KEY_ID", "value": s3::ACCESS_KEY },
            { "name": "RCLONE_CONFIG_REPO_SECRET_ACCESS_KEY",
              "valueFrom": { "secretKeyRef": { "name": "keys", "key": "secret" } } },
            { "name": "RCLONE_S3_NO_CHECK_BUCKET", "value": "true" }, { "name": "RCLONE_LOW_LEVEL_RETRIES", "value": "1" },
            { "name": "RCLONE_CA_CERT", "value": "/ca/key" }, { "name": "RCLONE_CONFIG", "value": "" },
        ],
        "volumeMounts": [{ "name": "ca", "mountPath": "/ca" }],
    });
    let volumes = json!([{ "name": "ca", "secret": { "secretName": "ca" } }]);
    let run = |ca: &str| {
        super::apply("runner-s3", &[secret("ca", "key", ca), deployment("client", &volumes, &container)]);
        node.pod("deployment", "client").container("main").run()
    };
    run(&server.ca()).success();
    assert_eq!(std::fs::read_to_string(bucket.join("folder/object")).unwrap(), "content\n");

    let other = tempfile::tempdir().unwrap();
    crate::s3::certificates::make(other.path(), "other.example");
    let stranger = std::fs::read_to_string(other.path().join("ca.crt")).unwrap();
    assert!(run(&stranger).failure().contains("certificate"));

    server.stop();
    assert!(run(&server.ca()).failure().contains("refused"));
    server.resume();
    super::apply("runner-s3", &[secret("keys", "secret", "wrong")]);
    assert!(run(&server.ca()).failure().contains("SignatureDoesNotMatch"));
    super::apply("runner-s3", &[secret("keys", "secret", s3::SECRET_KEY)]);
    run(&server.ca()).success();
}
