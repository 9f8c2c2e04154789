//! A repository in an Azure Blob Storage container.

use super::Repository;
use crate::plan::object_storage::{folder, one_line, required};
use crate::plan::pgbackrest::secret::{self, Source};
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::repository::Azure;

/// Decides on it, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(azure: &Azure, problems: &mut Problems) -> Option<Repository> {
    let container =
        required("pgbackrest.azure.container", &azure.container, "the container's name", problems);
    let account =
        required("pgbackrest.azure.account", &azure.account, "the storage account's name", problems);
    let path = folder("pgbackrest.azure.prefix", &azure.prefix, problems);
    let existing = "pgbackrest.azure.existingSecret";
    let key = secret::source("pgbackrest.azure.key", &azure.key, existing, &azure.existing_secret, problems);
    if let Some(Source::Rendered(key)) = &key {
        one_line("pgbackrest.azure.key", key.reveal().unwrap_or_default(), problems);
    }
    Some(Repository::Azure {
        container: container?.to_owned(),
        account: account?.to_owned(),
        path: path?,
        key_type: azure.key_type,
        key: key?,
    })
}
