//! A repository in a Google Cloud Storage bucket.

use super::Repository;
use crate::plan::object_storage::{folder, required};
use crate::plan::pgbackrest::secret;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::repository::{Gcs, GcsKeyType};

/// Decides on it, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(gcs: &Gcs, problems: &mut Problems) -> Option<Repository> {
    let bucket = required("pgbackrest.gcs.bucket", &gcs.bucket, "the bucket's name", problems);
    let path = folder("pgbackrest.gcs.prefix", &gcs.prefix, problems);
    let key = match gcs.key_type {
        GcsKeyType::Auto => None,
        GcsKeyType::Service => {
            let existing = "pgbackrest.gcs.existingSecret";
            Some(secret::source("pgbackrest.gcs.key", &gcs.key, existing, &gcs.existing_secret, problems)?)
        }
    };
    Some(Repository::Gcs { bucket: bucket?.to_owned(), path: path?, key })
}
