//! Volumes that outlive pods.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use crate::diagnostic::Code;
use crate::plan::existing_secret::claim_name;
use crate::plan::problem::Problems;
use crate::plan::quantity;
use crate::values::schema::postgres::persistence::PostgresPersistence;
use crate::values::schema::setting::Setting;

/// A claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// One that exists.
    Existing(String),
    /// One that is made.
    Made(Made),
}

/// A claim that is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Its size.
    pub size: Quantity,
    /// Its storage class; None for the cluster's default.
    pub storage_class: Option<String>,
    /// Its access modes.
    pub access_modes: Vec<String>,
    /// Its annotations.
    pub annotations: BTreeMap<String, String>,
}

/// The volumes of the server.
#[derive(Clone, Debug, PartialEq)]
pub struct Volumes {
    /// With the data.
    pub data: Claim,
    /// With the write-ahead log, where it has a volume of its own.
    pub wal: Option<Made>,
}

/// The settings of a claim, in whatever section they stand.
pub(in crate::plan) struct Settings<'a> {
    /// The section's path.
    pub path: &'a str,
    /// Name of one that exists.
    pub existing: &'a Setting,
    /// Size.
    pub size: &'a Quantity,
    /// Storage class.
    pub storage_class: &'a Setting,
    /// Access modes.
    pub access_modes: &'a [String],
    /// Annotations.
    pub annotations: &'a BTreeMap<String, String>,
}

/// Decides on the server's volumes, or adds what is wrong to `problems` and returns None.
pub(super) fn volumes(persistence: &PostgresPersistence, problems: &mut Problems) -> Option<Volumes> {
    let settings = Settings {
        path: "postgres.persistence",
        existing: &persistence.existing_claim,
        size: &persistence.size,
        storage_class: &persistence.storage_class,
        access_modes: &persistence.access_modes,
        annotations: &persistence.annotations,
    };
    let data = plan(&settings, problems);
    let wal = persistence.wal_size.get().and_then(|size| {
        let size = Quantity(size.to_owned());
        let is_size = is_size("postgres.persistence.walSize", &size, problems);
        is_size.then(|| made(&Settings { size: &size, ..settings }))
    });
    Some(Volumes { data: data?, wal })
}

/// Decides on a claim, or adds what is wrong to `problems` and returns None.
pub(in crate::plan) fn plan(settings: &Settings, problems: &mut Problems) -> Option<Claim> {
    if let Some(name) = settings.existing.get() {
        return claim_name(&format!("{}.existingClaim", settings.path), name, problems).map(Claim::Existing);
    }
    let is_size = is_size(&format!("{}.size", settings.path), settings.size, problems);
    if settings.access_modes.is_empty() {
        let path = format!("{}.accessModes", settings.path);
        problems
            .error(
                Code::MissingValue,
                path.clone(),
                format!("`{path}` is empty, and a volume has at least one"),
            )
            .help("set it to `[ReadWriteOnce]`");
        return None;
    }
    is_size.then(|| Claim::Made(made(settings)))
}

fn made(settings: &Settings) -> Made {
    Made {
        size: settings.size.clone(),
        storage_class: settings.storage_class.to_option(),
        access_modes: settings.access_modes.to_vec(),
        annotations: settings.annotations.clone(),
    }
}

/// Whether a text is the size of a volume; adds to `problems` where it is none.
pub(in crate::plan) fn is_size(path: &str, size: &Quantity, problems: &mut Problems) -> bool {
    let is_size = quantity::bytes(&size.0).is_some_and(|bytes| bytes > 0);
    if !is_size {
        problems
            .error(Code::InvalidValue, path, format!("`{path}` is `{}`, which is no size", size.0))
            .help("write a number and a unit, such as `10Gi`");
    }
    is_size
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn planned(persistence: Json) -> Option<Volumes> {
        let mut problems = Problems::default();
        let volumes = volumes(&serde_json::from_value(persistence).unwrap(), &mut problems);
        volumes.filter(|_| !problems.refuse())
    }

    #[test]
    fn a_claim_is_made_unless_one_is_named() {
        let made = planned(json!({ "size": "1Gi", "accessModes": ["ReadWriteOnce"] })).unwrap();
        assert!(matches!(made.data, Claim::Made(_)) && made.wal.is_none());
        let existing = planned(json!({ "existingClaim": "mine", "walSize": "1Gi" })).unwrap();
        assert_eq!(existing.data, Claim::Existing("mine".into()));
        assert_eq!(existing.wal.unwrap().size, Quantity("1Gi".into()));
    }

    #[test]
    fn sizes_are_more_than_nothing() {
        for size in ["", "0", "-1Gi", "ten", "1 Gi", "10GB"] {
            assert_eq!(planned(json!({ "size": size, "accessModes": ["ReadWriteOnce"] })), None, "{size}");
        }
    }
}
