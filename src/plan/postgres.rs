//! A PostgreSQL server of the release.

pub mod parameters;
pub mod tuning;
