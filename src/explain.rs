//! Explanations of settings, as text for a terminal.

pub mod effect;
pub mod place;
pub mod steps;
pub mod text;
mod wrap;
