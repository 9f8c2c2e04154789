//! Secrets: the only place where a secret's value is written.

use k8s_openapi::ByteString;
use k8s_openapi::api::core::v1::Secret;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::values::schema::secret as values;

/// A secret's text; empty where there is none.
#[must_use]
pub fn text(secret: &values::Secret) -> String {
    secret.reveal().unwrap_or_default().to_owned()
}

/// A Secret of any keys and texts.
#[must_use]
pub fn opaque<'a>(metadata: ObjectMeta, data: impl IntoIterator<Item = (&'a str, String)>) -> Secret {
    let data = data.into_iter().map(|(key, text)| (key.to_owned(), ByteString(text.into_bytes())));
    Secret { metadata, type_: Some("Opaque".into()), data: Some(data.collect()), ..Default::default() }
}
