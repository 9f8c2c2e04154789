//! From documents to text and files.

pub mod directory;
pub mod json;
pub mod yaml;
