//! From files and flags to typed values, every one of which knows where it was written.

pub mod layers;
pub mod merge;
pub mod node;
pub mod path;
pub mod set;
pub mod yaml;
