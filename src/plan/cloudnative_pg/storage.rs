//! Volumes of a cluster's servers.

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use crate::plan::postgres::claim;
use crate::plan::problem::Problems;
use crate::values::defaults;
use crate::values::schema::postgres::persistence::PostgresPersistence;

/// The volumes of each server.
#[derive(Clone, Debug, PartialEq)]
pub struct Storage {
    /// Size of the one with the data.
    pub data: Quantity,
    /// Size of the one with the write-ahead log, where it has one of its own.
    pub wal: Option<Quantity>,
    /// Storage class; None for the cluster's default.
    pub class: Option<String>,
    /// Access modes; None leaves them to the operator.
    pub access_modes: Option<Vec<String>>,
}

/// Decides on the volumes, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(persistence: &PostgresPersistence, problems: &mut Problems) -> Option<Storage> {
    let size =
        |path, size: Quantity, problems: &mut Problems| claim::is_size(path, &size, problems).then_some(size);
    let data = size("postgres.persistence.size", persistence.size.clone(), problems);
    let wal = persistence.wal_size.to_option().map(Quantity);
    let wal = wal.map(|wal| size("postgres.persistence.walSize", wal, problems));
    let usual = &defaults::values().postgres.persistence.access_modes;
    Some(Storage {
        data: data?,
        wal: match wal {
            Some(wal) => Some(wal?),
            None => None,
        },
        class: persistence.storage_class.to_option(),
        access_modes: Some(persistence.access_modes.clone()).filter(|modes| modes != usual),
    })
}
