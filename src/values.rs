//! From files and flags to typed values, every one of which knows where it was written.
//!
//! [`layers::load`] reads files and flags into one tree, [`check::check`] compares the tree with the types,
//! [`merge::coalesce`] lays it over the [`defaults`], and [`decode::decode`] makes [`schema::Values`] of the result.

pub mod check;
pub mod decode;
pub mod defaults;
pub mod gateway_toml;
pub mod json_schema;
pub mod known;
pub mod layers;
pub mod merge;
pub mod node;
pub mod path;
pub mod repeated;
pub mod schema;
pub mod set;
pub(crate) mod shape;
pub mod yaml;
