//! Our verdict on objects against that of a real API server.

mod pods;
mod server;
