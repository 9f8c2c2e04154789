//! Ranges of IP addresses such as `10.0.0.0/8`.
//!
//! Source: `ParseCIDRSloppy` in `k8s.io/utils/net`, which takes leading zeros in IPv4 addresses.

use std::net::IpAddr;

use crate::check::address;

/// A range: its first address and how many bits of it all addresses share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cidr {
    address: u128,
    bits: u32,
    length: u32,
}

impl Cidr {
    /// Reads a range; None where the text is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let (address, bits) = match address::parse(address)? {
            IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
            IpAddr::V6(address) => (u128::from(address), 128),
        };
        let length = address::digits(length).filter(|length| *length <= bits)?;
        let mask = (u128::MAX >> (128 - bits)).checked_shr(length).unwrap_or_default();
        Some(Self { address: address & !mask, bits, length })
    }

    /// Whether the other range is a part of this one, and not all of it.
    pub(super) fn contains(self, other: Self) -> bool {
        let rest = self.bits - self.length;
        self.bits == other.bits
            && self.length < other.length
            && self.address.checked_shr(rest).unwrap_or_default()
                == other.address.checked_shr(rest).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_an_address_and_a_length() {
        for good in
            ["10.0.0.0/8", "0.0.0.0/0", "10.1.2.3/8", "010.0.0.1/08", "::/0", "2001:db8::/32", "::1/128"]
        {
            assert!(Cidr::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "/",
            "10.0.0.0",
            "10.0.0/8",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "10.0.0.0/+8",
            "256.0.0.0/8",
            "::/129",
            "a/8",
            "10.0.0.0/8 ",
            "10.0.0.0.0/8",
            "10.0.0.0/8/8",
        ] {
            assert_eq!(Cidr::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_part_is_smaller_than_the_whole() {
        let contains = |whole, part| Cidr::parse(whole).unwrap().contains(Cidr::parse(part).unwrap());
        assert!(contains("10.0.0.0/8", "10.1.0.0/16"));
        assert!(contains("0.0.0.0/0", "10.0.0.0/8") && contains("::/0", "2001:db8::/32"));
        assert!(contains("10.255.255.255/8", "10.0.0.1/32"));
        for (whole, part) in [
            ("10.0.0.0/8", "10.0.0.0/8"),
            ("10.0.0.0/16", "10.0.0.0/8"),
            ("10.0.0.0/8", "11.0.0.0/16"),
            ("0.0.0.0/0", "::/1"),
        ] {
            assert!(!contains(whole, part), "{whole} {part}");
        }
    }
}
