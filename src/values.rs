//! From files and flags to typed values, every one of which knows where it was written.

pub mod node;
pub mod path;
