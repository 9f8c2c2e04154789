//! `openshell-deploy` turns Helm-style values files into Kubernetes manifests for the OpenShell gateway.
//!
//! ```text
//! files + flags → values (untyped tree that knows where each value was written)
//!               → Values (typed) → Plan (validated, all decisions made)
//!               → Vec<Item> (typed Kubernetes objects) → target pass → check → text
//! ```
//!
//! | step | module | may refuse |
//! |---|---|---|
//! | read, layer, check and type values | [`values`] | what cannot be read, unknown keys, wrong types |
//! | decide | [`plan`] | what makes no sense; everything at once |
//! | build objects | [`render`] | nothing |
//! | fit them to who applies them | [`target`] | nothing |
//! | find what an API server would refuse | [`check`] | what it finds, at the setting that causes it |
//! | write them down | [`output`] | nothing |
//! | or say what may go wrong later | [`mod@lint`] | nothing |
//!
//! Only [`commands`] reads files and writes output. No clock, randomness (but in `init`), environment, network or
//! cluster comes in between: equal inputs give equal bytes.

pub mod check;
pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod explain;
pub mod lint;
pub mod output;
pub mod plan;
pub mod reference;
pub mod render;
pub mod source;
pub mod target;
pub mod trial;
pub mod values;

/// The gateway release that this program was made for: the default of `--app-version`.
pub const GATEWAY_VERSION: &str = "0.0.111";
