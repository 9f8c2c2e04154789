//! Images, good and bad.

use super::problem;

#[test]
fn images_are_read_as_a_kubelet_reads_them() {
    let digest = format!("a@sha256:{}", "0".repeat(64));
    for good in [
        "a",
        "a:b",
        "ghcr.io/nvidia/openshell/gateway:0.0.1-rc.1",
        "localhost/a",
        "localhost:5000/a/b:c",
        "r.example.com:5000/a",
        "a__b/c-----d.e_f",
        "10.0.0.1:80/a",
        "[fd00::1]:80/a",
        "HOST/a",
        "a:V_1.2-x",
        "busybox:latest",
        &digest,
        &digest.replace('@', ":t@"),
    ] {
        assert_eq!(problem(good), None, "{good}");
    }
    for bad in [
        " ",
        "a b",
        "a:b c",
        " a",
        "a\n",
        ":tag",
        "r.io/:tag",
        "r.io/A",
        "Ab",
        "a//b",
        "/a",
        "a/",
        "a:",
        "a:-x",
        "a..b",
        "a_-b",
        "https://r.io/a",
        "a@sha256:0",
        "a@b",
        "r.io:x/a",
        "-r.io/a",
        &"0".repeat(64),
        &"a/".repeat(200),
        "a:b:c",
        "é",
        "a@",
    ] {
        assert!(problem(bad).is_some(), "{bad}");
    }
}

#[test]
fn a_tag_in_the_wrong_place_is_called_so() {
    let digest = format!("a@sha256:{}:0.1", "0".repeat(64));
    for twice in ["ghcr.io/x/y:1.2:0.0.111", "a:sha256:0", &digest] {
        assert!(problem(twice).is_some_and(|why| why.starts_with("it has two tags")), "{twice}");
    }
}
