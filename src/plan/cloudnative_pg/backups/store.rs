//! Where the plugin keeps backups.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::plan::object_storage::{AccessKey, Bucket};
use crate::plan::pgbackrest::repository::{Repository, S3Access};
use crate::plan::pgbackrest::secret::Source;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::Pgbackrest;
use crate::values::schema::pgbackrest::repository::AzureKeyType;
use crate::values::schema::s3::UriStyle;

/// A bucket, and who reads and writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Store {
    /// In S3.
    S3 {
        /// Bucket and folder, as a URL.
        destination: String,
        /// The server's host.
        host: String,
        /// Which server it is.
        endpoint: Endpoint,
        /// The bucket's region.
        region: String,
        /// Secret and key with a private certificate authority.
        ca: Option<(String, String)>,
        /// The access key; None for a role of the servers' pods or nodes.
        key: Option<AccessKey>,
        /// Annotations of the servers' service account, which give them a role.
        service_account_annotations: BTreeMap<String, String>,
    },
    /// In Google Cloud Storage.
    Gcs {
        /// Bucket and folder, as a URL.
        destination: String,
        /// A service account's key file; None for the identity of the pods or nodes.
        key: Option<Source>,
    },
    /// In Azure Blob Storage.
    Azure {
        /// Account, container and folder, as a URL.
        destination: String,
        /// The storage account.
        account: String,
        /// What the key is.
        key_type: AzureKeyType,
        /// The key.
        key: Source,
    },
}

/// A server for S3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Amazon's for the bucket's region, which barman knows.
    Amazon,
    /// The one at this URL.
    Other(String),
}

/// The store for a repository, or None where the plugin has nothing like it, which is added to `problems`.
pub(super) fn plan(
    repository: Repository,
    pgbackrest: &Pgbackrest,
    problems: &mut Problems,
) -> Option<Store> {
    match repository {
        Repository::S3 { bucket, path, access, .. } => {
            let endpoint = endpoint(&bucket, problems)?;
            Some(Store::S3 {
                destination: format!("s3://{}{}", bucket.name, folder(&path)),
                host: bucket.host,
                endpoint,
                region: bucket.region,
                ca: bucket.ca,
                key: match access {
                    S3Access::Key(key) => Some(key),
                    S3Access::Role(_) => None,
                },
                service_account_annotations: pgbackrest.s3.service_account_annotations.clone(),
            })
        }
        Repository::Gcs { bucket, path, key } => {
            Some(Store::Gcs { destination: format!("gs://{bucket}{}", folder(&path)), key })
        }
        Repository::Azure { container, account, path, key_type, key } => Some(Store::Azure {
            destination: format!("https://{account}.blob.core.windows.net/{container}{}", folder(&path)),
            account,
            key_type,
            key,
        }),
        Repository::Posix(_) => {
            let path = "pgbackrest.posix.enabled";
            problems
                .error(
                    Code::Conflict,
                    path,
                    format!("`{path}` is true, but CloudNativePG keeps backups in buckets only"),
                )
                .help("use `pgbackrest.s3`, `.gcs` or `.azure`")
                .help("or `postgres.engine: statefulset`, which can keep them on a volume");
            None
        }
    }
}

/// Barman finds Amazon's servers by itself, with the bucket in the host name; on any other it puts the bucket into the
/// path.
fn endpoint(bucket: &Bucket, problems: &mut Problems) -> Option<Endpoint> {
    if bucket.uri_style == UriStyle::Path {
        let port = bucket.port.map(|port| format!(":{port}")).unwrap_or_default();
        return Some(Endpoint::Other(format!("https://{}{port}", bucket.host)));
    }
    let amazon = ["amazonaws.com", "amazonaws.com.cn"].map(|domain| format!("s3.{}.{domain}", bucket.region));
    let is_amazon = bucket.host == "s3.amazonaws.com" || amazon.contains(&bucket.host);
    if is_amazon && bucket.port.is_none_or(|port| port == 443) && bucket.ca.is_none() {
        return Some(Endpoint::Amazon);
    }
    let path = "pgbackrest.s3.uriStyle";
    problems
        .error(
            Code::Conflict,
            path,
            format!(
                "`{path}` is `host`, but barman puts the bucket's name into the path on `{}`",
                bucket.host
            ),
        )
        .help(format!("set `{path}: path`"))
        .help(format!("or, for Amazon, `pgbackrest.s3.endpoint: s3.{}.amazonaws.com`", bucket.region));
    None
}

/// A folder behind a bucket, without a slash at its end.
fn folder(path: &str) -> &str {
    path.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(host: &str, port: Option<u16>, uri_style: UriStyle) -> Option<Endpoint> {
        let bucket = Bucket {
            name: "b".into(),
            region: "eu-central-1".into(),
            host: host.into(),
            port,
            uri_style,
            ca: None,
        };
        let mut problems = Problems::default();
        let endpoint = endpoint(&bucket, &mut problems);
        assert_eq!(endpoint.is_none(), problems.refuse(), "{host}");
        endpoint
    }

    #[test]
    fn barman_knows_amazon_and_is_told_of_others() {
        for host in ["s3.amazonaws.com", "s3.eu-central-1.amazonaws.com", "s3.eu-central-1.amazonaws.com.cn"]
        {
            assert_eq!(planned(host, None, UriStyle::Host), Some(Endpoint::Amazon), "{host}");
        }
        for host in ["s3.us-east-1.amazonaws.com", "s3.example.com", "amazonaws.com"] {
            assert_eq!(planned(host, None, UriStyle::Host), None, "{host}");
        }
        let own = planned("minio.storage.svc", Some(9000), UriStyle::Path);
        assert_eq!(own, Some(Endpoint::Other("https://minio.storage.svc:9000".into())));
    }
}
