//! Kinds of CloudNativePG and of its Barman Cloud plugin.
//!
//! Source: the definitions of `postgresql.cnpg.io/v1` and `barmancloud.cnpg.io/v1`, and the operator's webhooks in
//! `internal/webhook/v1`, version 1.30.

pub(in crate::check) mod cluster;
mod image;
pub(in crate::check) mod object_store;
mod parameters;
pub(in crate::check) mod pooler;
pub(in crate::check) mod scheduled_backup;

use super::CODE;
