use serde_json::{Value as Json, json};

use super::*;

fn planned(image: Json, more: Json) -> Option<ServerImage> {
    let mut values = more;
    values["image"] = image;
    let mut problems = Problems::default();
    let image = plan(&serde_json::from_value(values).unwrap(), &mut problems);
    image.filter(|_| !problems.refuse())
}

#[test]
fn the_tag_begins_with_the_major_version() {
    for (tag, expected) in [
        ("18", Some(18)),
        ("18.6-trixie", Some(18)),
        ("13.21-alpine", Some(13)),
        ("17beta1", Some(17)),
        ("12.22", None),
        ("19", None),
        ("latest", None),
        ("v18", None),
        ("99999999999", None),
    ] {
        let image = planned(json!({ "repository": "r", "tag": tag }), json!({}));
        assert_eq!(image.map(|image| image.major), expected, "{tag}");
    }
    let image = planned(json!({ "repository": "r", "tag": "2026.1-pg16" }), json!({ "majorVersion": 16 }));
    assert_eq!(image.map(|image| image.major), Some(16));
}

#[test]
fn users_are_those_of_the_images() {
    for (tag, more, user) in [
        ("18", json!({}), 999),
        ("18-alpine3.22", json!({}), 70),
        ("18-alpine", json!({ "runAsUser": 26 }), 26),
    ] {
        let image = planned(json!({ "repository": "r", "tag": tag }), more);
        assert_eq!(image.map(|image| image.user), Some(user), "{tag}");
    }
}

#[test]
fn a_digest_decides_what_is_pulled() {
    let digest = format!("sha256:{}", "0a".repeat(32));
    let image = planned(json!({ "repository": "r", "tag": "18", "digest": digest }), json!({})).unwrap();
    assert_eq!(image.image.reference, format!("r:18@{digest}"));
    for digest in
        ["sha256:0a", &digest.to_uppercase(), &digest.replace("sha256", "md5"), &format!("{digest}0")]
    {
        assert_eq!(
            planned(json!({ "repository": "r", "tag": "18", "digest": digest }), json!({})),
            None,
            "{digest}"
        );
    }
}
