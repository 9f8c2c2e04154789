use serde_json::{Value as Json, json};

use super::*;

fn planned(values: Json) -> Option<Repository> {
    let mut problems = Problems::default();
    let repository = plan(&serde_json::from_value(values).unwrap(), &mut problems);
    assert_eq!(repository.is_none(), problems.refuse(), "{problems:?}");
    repository
}

#[test]
fn one_repository_is_wanted() {
    let gcs = json!({ "enabled": true, "bucket": "b", "keyType": "auto" });
    let posix = json!({ "enabled": true, "size": "1Gi", "accessModes": ["ReadWriteMany"] });
    assert!(planned(json!({ "gcs": gcs })).is_some());
    assert!(planned(json!({ "posix": posix })).is_some());
    assert_eq!(planned(json!({ "gcs": gcs, "posix": posix })), None);
    assert_eq!(planned(json!({})), None);
}

#[test]
fn folders_begin_with_one_slash() {
    for (prefix, expected) in [
        ("", Some("/")),
        ("/", Some("/")),
        ("a", Some("/a")),
        ("/a/b/", Some("/a/b")),
        ("/a//b", None),
        ("/a b", None),
        ("/a\n[global]", None),
    ] {
        let gcs = json!({ "enabled": true, "bucket": "b", "keyType": "auto", "prefix": prefix });
        let repository = planned(json!({ "gcs": gcs }));
        let path = repository.map(|repository| match repository {
            Repository::Gcs { path, .. } => path,
            other => panic!("{other:?}"),
        });
        assert_eq!(path.as_deref(), expected, "{prefix:?}");
    }
}

#[test]
fn a_volume_must_be_for_many() {
    let modes = |modes: &[&str]| json!({ "posix": { "enabled": true, "size": "1Gi", "accessModes": modes } });
    assert!(planned(modes(&["ReadWriteOnce", "ReadWriteMany"])).is_some());
    assert_eq!(planned(modes(&["ReadWriteOnce"])), None);
    assert_eq!(planned(modes(&[])), None);
}
