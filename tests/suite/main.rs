//! The tests of the whole program. All but `cluster`, `end_to_end`, `pods`, `postgres`, `verdicts` and a part of `readme` need nothing
//! but cargo.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers of tests are not known as tests

mod availability;
mod bad_input;
mod cloudnative_pg;
mod cluster;
mod code_pages;
mod conformance;
mod database;
mod determinism;
mod docs;
mod end_to_end;
mod examples;
mod explain;
mod exposure;
mod external;
mod extra_objects;
mod fuzz;
mod golden;
mod help;
mod hostile_strings;
mod images;
mod init;
mod internal;
mod layers;
mod lint;
mod monitoring;
mod network_policy;
mod pods;
mod postgres;
mod programs;
mod readme;
mod reports;
mod s3;
mod schema;
mod secrets;
mod support;
mod target_kubectl;
mod values_command;
mod values_schema;
mod values_shown;
mod verdicts;
