//! Types with and without `null`.

use serde_json::{Value as Json, json};

/// Whether `null` is taken.
#[derive(Clone, Copy)]
pub(super) enum Nullable {
    Yes,
    No,
}

impl Nullable {
    pub fn kind(self, kind: &str) -> Json {
        match self {
            Self::Yes => json!([kind, "null"]),
            Self::No => json!(kind),
        }
    }

    pub fn kinds(self, kinds: &[&str]) -> Json {
        let null = match self {
            Self::Yes => &["null"][..],
            Self::No => &[],
        };
        json!([kinds, null].concat())
    }

    pub fn null(self) -> Option<Json> {
        match self {
            Self::Yes => Some(Json::Null),
            Self::No => None,
        }
    }
}
