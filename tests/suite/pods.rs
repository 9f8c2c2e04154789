//! Runs the containers of stored pods with the programs of this machine: volumes, environment, user and command are
//! taken from what the API server holds, and laid out as the kubelet does. Each test has a network of its own.
//!
//! Not simulated: images (the machine's programs stand in), network policies, resource limits, sizes of volumes, restarts, and the order of containers.

mod api_server;
mod bind;
mod container;
mod environment;
mod expansion;
mod finished;
mod hosts;
mod image;
mod network;
mod node;
mod ownership;
mod payload;
mod pod;
mod running;
mod sandbox;
mod stored;
#[cfg(test)]
mod tests;
mod volumes;

pub use api_server::ApiServer;
pub use container::Container;
pub use finished::Finished;
pub use image::{OPERATOR, SIDECAR};
pub use node::Node;
pub use pod::Pod;
pub use running::Running;
