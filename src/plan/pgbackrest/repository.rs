//! Where pgBackRest's repository is.

mod azure;
mod gcs;
mod posix;
mod s3;
#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::object_storage::{AccessKey, Bucket};
use crate::plan::pgbackrest::secret::Source;
use crate::plan::postgres::claim::Claim;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::Pgbackrest;
use crate::values::schema::pgbackrest::repository::AzureKeyType;

/// A repository.
#[derive(Clone, Debug, PartialEq)]
pub enum Repository {
    /// In an S3 bucket.
    S3 {
        /// The bucket.
        bucket: Bucket,
        /// The folder in it.
        path: String,
        /// Whether the server's certificate is verified.
        verify_tls: bool,
        /// Who reads and writes it.
        access: S3Access,
    },
    /// In a Google Cloud Storage bucket.
    Gcs {
        /// The bucket.
        bucket: String,
        /// The folder in it.
        path: String,
        /// A service account's key file; None for the node's identity.
        key: Option<Source>,
    },
    /// In an Azure Blob Storage container.
    Azure {
        /// The container.
        container: String,
        /// The storage account.
        account: String,
        /// The folder in it.
        path: String,
        /// What the key is.
        key_type: AzureKeyType,
        /// The key.
        key: Source,
    },
    /// On a volume that several pods mount.
    Posix(Claim),
}

/// Who reads and writes a bucket.
#[derive(Clone, Debug, PartialEq)]
pub enum S3Access {
    /// The holder of an access key.
    Key(AccessKey),
    /// A role of the pod or node, found in this way (pgBackRest's `repo-s3-key-type`).
    Role(&'static str),
}

/// Decides on the repository, or adds what is wrong to `problems` and returns None.
pub(in crate::plan) fn plan(pgbackrest: &Pgbackrest, problems: &mut Problems) -> Option<Repository> {
    let Pgbackrest { s3, gcs, azure, posix, .. } = pgbackrest;
    match [s3.enabled, gcs.enabled, azure.enabled, posix.enabled] {
        [true, false, false, false] => s3::plan(s3, problems),
        [false, true, false, false] => gcs::plan(gcs, problems),
        [false, false, true, false] => azure::plan(azure, problems),
        [false, false, false, true] => posix::plan(posix, problems),
        [false, false, false, false] => {
            problems
                .error(Code::MissingValue, "pgbackrest", "pgBackRest has no repository: nothing says where backups go")
                .help("set one of `pgbackrest.s3.enabled`, `.gcs.enabled`, `.azure.enabled`, `.posix.enabled` to true");
            None
        }
        _ => {
            problems
                .error(Code::Conflict, "pgbackrest", "pgBackRest has more than one repository")
                .help("keep one of `pgbackrest.s3`, `.gcs`, `.azure` and `.posix`, and set `enabled: false` in the others");
            None
        }
    }
}
