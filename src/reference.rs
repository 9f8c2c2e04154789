//! What there is to set, for people and for their editors.
//!
//! Everything here is made of the types of the values with their comments, `defaults.yaml`, and
//! [`examples.yaml`](examples).

pub mod effect;
pub mod examples;
pub mod json_schema;
pub mod kind;
pub mod markdown;
pub mod setting;
pub mod trial;
