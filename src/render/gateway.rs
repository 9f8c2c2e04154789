//! The objects of the gateway, one file a kind.

pub mod certgen;
pub mod certificates;
pub mod cluster_role;
pub mod config_map;
pub mod container;
pub mod database_url;
pub mod deployment;
pub mod gateway_toml;
pub mod grpc_route;
pub mod namespace;
pub mod network_gateway;
pub mod network_policy;
pub mod pod;
pub mod rbac;
pub mod role;
pub mod route;
pub mod secret;
pub mod service;
pub mod service_account;
pub mod stateful_set;
pub mod volumes;
