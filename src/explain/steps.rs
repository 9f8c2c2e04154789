//! Paths as users write them: `server.tls`, `tolerations[0].key`, `nodeSelector."kubernetes.io/os"`.

use serde_json::{Value as Json, json};

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a map.
    Key(String),
    /// Into a list.
    Index(usize),
}

/// The steps of a path; None where it is none.
#[must_use]
pub fn parse(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            steps.push(Step::Index(index.parse().ok()?));
            rest = after;
        } else {
            let key = if steps.is_empty() { rest } else { rest.strip_prefix('.')? };
            let (key, after) = match key.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"')?,
                None => key.split_at(key.find(['.', '[']).unwrap_or(key.len())),
            };
            if key.is_empty() {
                return None;
            }
            steps.push(Step::Key(key.to_owned()));
            rest = after;
        }
    }
    Some(steps).filter(|steps| !steps.is_empty())
}

/// A value with the maps and lists around it that the steps lead through; a list has no other items.
#[must_use]
pub fn around(steps: &[Step], value: Json) -> Json {
    steps.iter().rev().fold(value, |value, step| match step {
        Step::Key(key) => json!({ key: value }),
        Step::Index(_) => json!([value]),
    })
}

/// Puts a value where the steps lead to, making what is missing on the way. An item behind a list's end is added to it.
pub fn put(values: &mut Json, steps: &[Step], value: Json) {
    match steps.split_first() {
        None => *values = value,
        Some((Step::Key(key), rest)) => {
            if !values.is_object() {
                *values = json!({});
            }
            put(&mut values[key], rest, value);
        }
        Some((Step::Index(index), rest)) => {
            let mut list = values.as_array().cloned().unwrap_or_default();
            let index = *index.min(&list.len());
            if index == list.len() {
                list.push(Json::Null);
            }
            put(&mut list[index], rest, value);
            *values = list.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_messages_write_them() {
        let key = |key: &str| Step::Key(key.to_owned());
        for (path, steps) in [
            ("server.tls", vec![key("server"), key("tls")]),
            ("tolerations[0].key", vec![key("tolerations"), Step::Index(0), key("key")]),
            ("nodeSelector.\"kubernetes.io/os\"", vec![key("nodeSelector"), key("kubernetes.io/os")]),
            ("a[1][2]", vec![key("a"), Step::Index(1), Step::Index(2)]),
        ] {
            assert_eq!(parse(path), Some(steps), "{path}");
        }
        for path in ["", ".", "a.", "a..b", ".a", "a[", "a[x]", "a[0]b", "a[-1]", "a.\"b", "\"\""] {
            assert_eq!(parse(path), None, "{path}");
        }
    }

    #[test]
    fn values_are_put_where_steps_lead() {
        let mut values = json!({ "a": [{ "b": 1 }], "c": 1 });
        put(&mut values, &parse("a[0].d").unwrap(), json!(2));
        put(&mut values, &parse("a[7]").unwrap(), json!(3));
        put(&mut values, &parse("c.e").unwrap(), json!(4));
        assert_eq!(values, json!({ "a": [{ "b": 1, "d": 2 }, 3], "c": { "e": 4 } }));
        assert_eq!(around(&parse("a[3].b").unwrap(), json!(1)), json!({ "a": [{ "b": 1 }] }));
    }
}
