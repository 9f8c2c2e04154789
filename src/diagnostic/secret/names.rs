//! Which keys hold secrets.

/// Endings of secret keys, as lower-case letters and digits.
const SECRET: [&str; 20] = [
    "serverkey",
    "clientkey",
    "password",
    "passwd",
    "passphrase",
    "cipherpass",
    "pgpass",
    "privatekey",
    "secretkey",
    "accesskey",
    "accesskeyid",
    "accountkey",
    "apikey",
    "encryptionkey",
    "signingkey",
    "hmackey",
    "token",
    "clientsecret",
    "connectionstring",
    "stringdata",
];

/// Those that are recognised even with other characters between their letters.
pub(super) const UNMISTAKABLE: [&str; 6] =
    ["password", "passwd", "passphrase", "token", "secretaccesskey", "keyencryptionkey"];

/// Keys with such an ending that are switches.
const NO_SECRET: [&str; 1] = ["automountserviceaccounttoken"];

/// Below these a `key` is the name of something.
const NAMES_A_KEY: [&str; 16] = [
    "tolerations",
    "matchexpressions",
    "matchlabels",
    "matchfields",
    "labelselector",
    "nodeselector",
    "affinity",
    "nodeaffinity",
    "podaffinity",
    "podantiaffinity",
    "topologyspreadconstraints",
    "configmapkeyref",
    "secretkeyref",
    "configmap",
    "labels",
    "annotations",
];

/// Whether the value at a path of keys (and indexes) is a secret, by the last key: `password`,
/// `superuserPassword`, `secretAccessKey`, `token` and the like, and misspellings of long ones. A bare `key`
/// is one unless something above it, such as `existingSecret` or `tolerations`, makes it the name of a key.
///
/// The `data` of a user's own objects is secret too, as they may be Secrets.
#[must_use]
pub fn is_secret_key(path: &[&str]) -> bool {
    let Some((last, above)) = path.split_last() else { return false };
    if is_data_of_object(path) {
        return true;
    }
    let name = normal(last);
    // What a variable holds, nobody can tell by its name alone.
    if name == "value" && above.iter().any(|part| matches!(normal(part).as_str(), "env" | "extraenv")) {
        return true;
    }
    if name == "key" {
        return !above.iter().any(|part| names_a_key(part));
    }
    !NO_SECRET.contains(&name.as_str())
        && SECRET.iter().any(|secret| name.ends_with(secret) || is_misspelt(&name, secret))
}

/// The setting with users' own objects.
pub(super) const OBJECTS: &str = "extraObjects";

/// Whether this is the `data` of one of them, or in it.
fn is_data_of_object(path: &[&str]) -> bool {
    let mut keys = path.iter().filter(|key| **key != "[]" && key.parse::<usize>().is_err());
    keys.next() == Some(&OBJECTS) && keys.next().is_some_and(|key| normal(key) == "data")
}

/// Whether the value at a path is a secret or part of one.
#[must_use]
pub fn is_inside_secret(path: &[&str]) -> bool {
    (1..=path.len()).any(|end| path.get(..end).is_some_and(is_secret_key))
}

/// Whether this is the key of a section that secrets are direct settings of.
pub(super) fn holds_secrets(part: &str) -> bool {
    matches!(normal(part).as_str(), "postgres" | "credentialstorage")
}

/// Whether a `key` somewhere below this key is the name of a key: `existingSecret`, `authSecret`,
/// `tolerations`, `matchExpressions` and the like.
pub(super) fn names_a_key(part: &str) -> bool {
    let name = normal(part);
    name.ends_with("secret") || NAMES_A_KEY.contains(&name.as_str())
}

/// Whether someone probably meant this secret, with one letter wrong: an unknown key is shown with its line.
fn is_misspelt(name: &str, secret: &str) -> bool {
    let length = name.chars().count();
    let wanted = secret.len();
    // One wrong letter leaves the beginning or the end as it is.
    let is_alike = secret.get(..3).is_some_and(|begin| name.contains(begin))
        || secret.get(wanted.saturating_sub(3)..).is_some_and(|end| name.ends_with(end));
    is_alike
        && wanted >= 8
        && length + 1 >= wanted
        && (wanted - 1..=wanted + 1).any(|take| {
            let ending: String = name.chars().skip(length.saturating_sub(take)).collect();
            strsim::osa_distance(&ending, secret) <= 1
        })
}

fn normal(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
