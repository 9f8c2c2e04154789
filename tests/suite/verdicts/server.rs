//! The API server that `KUBECONFIG` names, asked without making anything.
//!
//! `kubectl create` takes a tenth of a second for each object. So kubectl only passes requests on, which are made here.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value as Json;

/// A running `kubectl proxy`.
pub struct Server {
    proxy: Child,
    address: String,
}

impl Server {
    /// Starts the proxy.
    pub fn start() -> Self {
        let mut proxy =
            Command::new("kubectl").args(["proxy", "--port=0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(proxy.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.split_whitespace().last().unwrap().to_owned();
        Self { proxy, address }
    }

    /// What the server says to an object that is to be created: nothing, or why it refuses it. `path` is such as
    /// `/api/v1/namespaces/NAMESPACE/podtemplates`.
    pub fn refusal(&self, path: &str, object: &Json) -> Option<String> {
        let body = object.to_string();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST {path}?dryRun=All&fieldValidation=Strict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).unwrap();
        let response = String::from_utf8_lossy(&response).into_owned();
        match response.split(' ').nth(1).unwrap() {
            "201" => None,
            "400" | "422" => Some(response.split_once("\r\n\r\n").unwrap().1.to_owned()),
            _ => panic!("{response}"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.proxy.kill();
        let _ = self.proxy.wait();
    }
}
