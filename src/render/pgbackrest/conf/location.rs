//! Where the repository is, as options.

use super::Options;
use crate::plan::object_storage::Bucket;
use crate::plan::pgbackrest::repository::{Repository, S3Access};
use crate::values::schema::s3::UriStyle;

/// The options of a repository, without its secrets.
pub(super) fn options(repository: &Repository) -> Options {
    match repository {
        Repository::S3 { bucket, path, verify_tls, access } => {
            let mut options = s3(bucket, path);
            if !verify_tls {
                options.push(("repo1-storage-verify-tls", "n".into()));
            }
            if let S3Access::Role(kind) = access {
                options.push(("repo1-s3-key-type", (*kind).into()));
            }
            options
        }
        Repository::Gcs { bucket, path, key } => {
            let mut options = vec![
                ("repo1-type", "gcs".to_owned()),
                ("repo1-path", path.clone()),
                ("repo1-gcs-bucket", bucket.clone()),
            ];
            match key {
                Some(_) => options.push(("repo1-gcs-key", "/run/secrets/pgbackrest/gcs-key.json".into())),
                None => options.push(("repo1-gcs-key-type", "auto".into())),
            }
            options
        }
        Repository::Azure { container, account, path, key_type, .. } => vec![
            ("repo1-type", "azure".to_owned()),
            ("repo1-path", path.clone()),
            ("repo1-azure-container", container.clone()),
            ("repo1-azure-account", account.clone()),
            ("repo1-azure-key-type", key_type.as_str().into()),
        ],
        Repository::Posix(_) => {
            vec![("repo1-type", "posix".to_owned()), ("repo1-path", "/var/lib/pgbackrest".into())]
        }
    }
}

fn s3(bucket: &Bucket, path: &str) -> Options {
    let mut options = vec![
        ("repo1-type", "s3".to_owned()),
        ("repo1-path", path.to_owned()),
        ("repo1-s3-bucket", bucket.name.clone()),
        ("repo1-s3-endpoint", bucket.host.clone()),
        ("repo1-s3-region", bucket.region.clone()),
    ];
    if bucket.uri_style == UriStyle::Path {
        options.push(("repo1-s3-uri-style", "path".into()));
    }
    if let Some(port) = bucket.port {
        options.push(("repo1-storage-port", port.to_string()));
    }
    if bucket.ca.is_some() {
        options.push(("repo1-storage-ca-file", "/etc/pgbackrest-ca/ca.crt".into()));
    }
    options
}
