//! A repository on a volume.

use super::Repository;
use crate::diagnostic::Code;
use crate::plan::postgres::claim;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::repository::Posix;

/// Decides on it, or adds what is wrong to `problems` and returns None. The database's pod writes the archive and a job's pod
/// the backup, at the same time.
pub(super) fn plan(posix: &Posix, problems: &mut Problems) -> Option<Repository> {
    let settings = claim::Settings {
        path: "pgbackrest.posix",
        existing: &posix.existing_claim,
        size: &posix.size,
        storage_class: &posix.storage_class,
        access_modes: &posix.access_modes,
        annotations: &posix.annotations,
    };
    let claim = claim::plan(&settings, problems)?;
    if !posix.access_modes.iter().any(|mode| mode == "ReadWriteMany") {
        let path = "pgbackrest.posix.accessModes";
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` lacks `ReadWriteMany`: the database's pod and the backup jobs mount the volume at once"),
            )
            .help("set it to `[ReadWriteMany]`, with a storage class that can do it")
            .help("or keep the repository in a bucket: `pgbackrest.s3`");
        return None;
    }
    Some(Repository::Posix(claim))
}
