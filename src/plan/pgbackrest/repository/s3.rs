//! A repository in an S3 bucket.

use super::{Repository, S3Access};
use crate::plan::object_storage::{self, folder};
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::repository::{S3, S3KeyType};

/// Decides on it, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(s3: &S3, problems: &mut Problems) -> Option<Repository> {
    let settings = object_storage::Settings {
        path: "pgbackrest.s3",
        bucket: &s3.bucket,
        region: &s3.region,
        endpoint: &s3.endpoint,
        uri_style: s3.uri_style,
        ca_secret: &s3.ca_secret,
    };
    let bucket = object_storage::bucket(&settings, problems);
    let path = folder("pgbackrest.s3.prefix", &s3.prefix, problems);
    let access = match s3.key_type {
        S3KeyType::Shared => {
            object_storage::access_key("pgbackrest.s3", &s3.credentials, &s3.existing_secret, problems)
                .map(S3Access::Key)
        }
        S3KeyType::Auto => Some(S3Access::Role("auto")),
        S3KeyType::WebId => Some(S3Access::Role("web-id")),
    };
    Some(Repository::S3 { bucket: bucket?, path: path?, verify_tls: s3.verify_tls, access: access? })
}
