//! Explanations of settings and codes, as text for a terminal.

pub mod code;
pub mod effect;
pub mod place;
pub mod steps;
pub mod text;
mod wrap;
