//! Where images come from: `global.imageRegistry` moves all of them, and `images` lists all of them.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::examples::{SECRETS, examples, folder};
use crate::support::{documents, run_with};

const REGISTRY: &str = "registry.example.com:5000/mirror";

fn images(example: &str, more: &[&str]) -> BTreeSet<String> {
    let args = [&["images", "-f", example, "-f", SECRETS], more].concat();
    let text = run_with(args, &folder(), b"").success();
    let lines: Vec<&str> = text.lines().collect();
    let sorted: BTreeSet<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    assert!(sorted.iter().eq(lines.iter()), "{text}");
    sorted
}

/// Everything that stands behind a key `image` or `imageName` in objects, and what gateway.toml calls an image.
fn rendered(stream: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for document in documents(stream) {
        collect(&document, &mut found);
        let config = document["data"]["gateway.toml"].as_str().unwrap_or_default();
        let settings = config.lines().filter_map(|line| line.split_once(" = "));
        let named = settings.filter(|(key, _)| *key == "default_image" || *key == "supervisor_image");
        found.extend(named.map(|(_, image)| image.trim_matches('"').to_owned()));
    }
    found
}

fn collect(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Object(map) => {
            let named = ["image", "imageName"].iter().filter_map(|key| map.get(*key)?.as_str());
            found.extend(named.map(str::to_owned));
            map.values().for_each(|value| collect(value, found));
        }
        Json::Array(list) => list.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

#[test]
fn every_image_is_listed_and_moves_to_another_registry() {
    for example in examples() {
        let flag = format!("global.imageRegistry={REGISTRY}");
        let moved = ["--set", flag.as_str()];
        let args = [&["render", "-f", &example, "-f", SECRETS][..], &moved].concat();
        let rendered = rendered(&run_with(args, &folder(), b"").success());
        assert_eq!(images(&example, &moved), rendered, "{example}");
        assert!(rendered.iter().all(|image| image.starts_with(&format!("{REGISTRY}/"))), "{rendered:?}");
        // The supervisor's image is named although the gateway has one of its own.
        let has_gateway = rendered.iter().any(|image| image.contains("/gateway:"));
        assert_eq!(rendered.iter().any(|image| image.contains("/supervisor:")), has_gateway, "{rendered:?}");
        let folders = |image: &String| image.rsplit_once(&format!("{REGISTRY}/")).unwrap().1.to_owned();
        let own: Vec<String> = images(&example, &[]).into_iter().collect();
        for folder in rendered.iter().map(folders) {
            assert!(own.iter().any(|image| image.ends_with(&folder)), "{folder} in {own:?}");
        }
    }
}

#[test]
fn what_uses_an_image_is_told() {
    let args = ["images", "-f", "internal-pgbackrest.yaml", "-f", SECRETS, "-o", "json"];
    let list: Json = serde_json::from_str(&run_with(args, &folder(), b"").success()).unwrap();
    let users = |part: &str| {
        let entry =
            list.as_array().unwrap().iter().find(|entry| entry["image"].as_str().unwrap().contains(part));
        entry.unwrap()["usedBy"].as_array().unwrap().clone()
    };
    assert_eq!(users("/supervisor:"), ["sandboxes, supervisor"]);
    assert!(users("/gateway:").contains(&"Deployment openshell, container openshell-gateway".into()));
    assert!(users("/rclone:").iter().all(|user| user.as_str().unwrap().starts_with("CronJob ")));
    assert!(users("postgres-pgbackrest:").len() > 5);
}

#[test]
fn the_gateway_s_digest_is_not_the_supervisor_s() {
    let digest = format!("sha256:{}", "a".repeat(64));
    let tag = format!("image.tag=1.2@{digest}");
    let images = images("sqlite.yaml", &["--set", &tag, "--set", "global.imageRegistry=r.example"]);
    assert!(images.contains("r.example/nvidia/openshell/supervisor:1.2"), "{images:?}");
    assert!(images.contains(&format!("r.example/nvidia/openshell/gateway:1.2@{digest}")), "{images:?}");
}

#[test]
fn a_registry_is_no_url() {
    let flag = "global.imageRegistry=https://registry.example.com";
    let args = ["render", "-f", "sqlite.yaml", "-f", SECRETS, "--set", flag];
    let refusal = run_with(args, &folder(), b"").refusal();
    assert!(refusal.contains("begins with a scheme"), "{refusal}");
}
