use super::bytes;

#[test]
fn quantities_as_the_api_server_reads_them() {
    for (text, expected) in [
        ("0", 0),
        ("128974848", 128_974_848),
        ("1e3", 1000),
        ("1E3", 1000),
        ("1E", 1_000_000_000_000_000_000),
        ("12e-1", 2),
        ("500M", 500_000_000),
        ("1k", 1000),
        ("1Gi", 1 << 30),
        ("0.5Gi", 1 << 29),
        (".5Gi", 1 << 29),
        ("1.Gi", 1 << 30),
        ("+1Ki", 1024),
        ("007", 7),
        ("0.1Gi", 107_374_183), // rounded up
        ("1500m", 2),
        ("1n", 1),
        ("1e-999999999999", 1),
        ("0e999999999999", 0),
        ("-0", 0),
        ("1.000000000000000000000000001", 2),
    ] {
        assert_eq!(bytes(text), Some(expected), "{text}");
    }
}

#[test]
fn more_than_the_api_server_counts_to_is_its_most() {
    let digits = "9".repeat(10_000);
    for text in ["8Ei", "10E", "1e999999999999", "9223372036854775808", &digits, "9999999999.5Ei"] {
        assert_eq!(bytes(text), Some(i64::MAX as u64), "{text}");
    }
    assert_eq!(bytes(&format!("0.{digits}")), Some(1));
    assert_eq!(bytes("7.5Ei"), Some(15 << 59));
}

#[test]
fn what_is_no_amount_of_memory() {
    for text in [
        "",
        "+",
        ".",
        "Gi",
        "-1Gi",
        "-1",
        "1K",
        "1KB",
        "1GB",
        "1gi",
        "1 Gi",
        " 1Gi",
        "1Gi ",
        "1,5Gi",
        "1.2.3",
        "0x10",
        "1e",
        "1e+",
        "1e1.5",
        "1mi",
        "ten",
        "١",
        "1_000",
        "1e99999999999999999999",
    ] {
        assert_eq!(bytes(text), None, "{text}");
    }
}
