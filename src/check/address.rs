//! IP addresses.
//!
//! Source: `ParseIPSloppy` in `k8s.io/utils/net`, which takes zeros before the numbers of an IPv4 address. The API
//! server warns of them.

use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

use crate::check::field::Field;
use crate::check::finding::{Finding, Findings};
use crate::diagnostic::Code;

/// Checks an address as Kubernetes reads it.
pub(super) fn check(text: &str, code: Code, at: &Field, findings: &mut Findings) {
    if parse(text).is_none() {
        refuse(text, code, at, findings).help("write an address such as `10.0.0.1` or `fd00::1`");
    }
}

/// Reports a text that is no address.
pub(super) fn refuse<'a>(text: &str, code: Code, at: &Field, findings: &'a mut Findings) -> &'a mut Finding {
    findings.add(code, at, format!("`{text}` is no IP address"))
}

/// Reads an address; None where the text is none.
pub(super) fn parse(text: &str) -> Option<IpAddr> {
    match v4(text) {
        Some(address) => Some(address.into()),
        None => text.parse().ok().map(IpAddr::V6),
    }
}

fn v4(text: &str) -> Option<Ipv4Addr> {
    let parts: Vec<u8> = text.split('.').map(digits).collect::<Option<_>>()?;
    <[u8; 4]>::try_from(parts).ok().map(Ipv4Addr::from)
}

/// Reads a number of digits only.
pub(super) fn digits<T: FromStr>(text: &str) -> Option<T> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_two_versions() {
        for good in ["10.0.0.1", "0.0.0.0", "010.000.1.2", "::1", "fd00::1:2", "::ffff:1.2.3.4"] {
            assert!(parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "10.0.0.256",
            "10.0.0",
            "1.2.3.4.5",
            "1.2.3.",
            "+1.2.3.4",
            "a",
            "fe80::1%eth0",
            "1.2.3.4/8",
            " 1.2.3.4",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
