//! Where an S3 server is and who may use it.

mod access_key;
mod bucket_name;
mod endpoint;
mod folder;

pub use access_key::AccessKey;
pub(super) use access_key::access_key;
pub(super) use folder::folder;

use crate::diagnostic::Code;
use crate::plan::existing_secret;
use crate::plan::problem::Problems;
use crate::values::schema::s3::UriStyle;
use crate::values::schema::secret_key::SecretKey;
use crate::values::schema::setting::Setting;

/// A bucket on an S3 server, which is always reached over TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Host of the server.
    pub host: String,
    /// Port of the server, where it is not 443.
    pub port: Option<u16>,
    /// Where the bucket's name stands in a request.
    pub uri_style: UriStyle,
    /// Secret and key with a private certificate authority.
    pub ca: Option<(String, String)>,
}

/// The settings of a bucket, in whatever section they stand.
pub(super) struct Settings<'a> {
    /// The section's path.
    pub path: &'a str,
    /// Name of the bucket.
    pub bucket: &'a Setting,
    /// Region.
    pub region: &'a Setting,
    /// Host and port.
    pub endpoint: &'a Setting,
    /// Where the bucket's name stands.
    pub uri_style: UriStyle,
    /// Certificate authority.
    pub ca_secret: &'a SecretKey,
}

/// Decides on a bucket, or adds what is wrong to `problems` and returns None.
pub(super) fn bucket(settings: &Settings, problems: &mut Problems) -> Option<Bucket> {
    let path = |name: &str| format!("{}.{name}", settings.path);
    let bucket = required(&path("bucket"), settings.bucket, "the bucket's name", problems);
    let region = required(&path("region"), settings.region, "its region, such as `us-east-1`", problems);
    let endpoint = required(
        &path("endpoint"),
        settings.endpoint,
        "the server's host, such as `s3.eu-central-1.amazonaws.com`",
        problems,
    )
    .and_then(|endpoint| endpoint::host_and_port(&path("endpoint"), endpoint, problems));
    let name = bucket.filter(|name| bucket_name::check(&path("bucket"), name, settings.uri_style, problems));
    let ca = settings.ca_secret.name.get().and_then(|name| {
        let name = existing_secret::name(&path("caSecret.name"), name, problems)?;
        Some((name, settings.ca_secret.key.get().unwrap_or("ca.crt").to_owned()))
    });
    let (host, port) = endpoint?;
    Some(Bucket {
        name: name?.to_owned(),
        region: region?.to_owned(),
        host,
        port,
        uri_style: settings.uri_style,
        ca,
    })
}

/// Refuses a secret that does not fit on one line of a configuration file.
pub(super) fn one_line(path: &str, secret: &str, problems: &mut Problems) {
    if secret.contains(char::is_control) || secret.trim() != secret {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!(
                    "`{path}` begins or ends with a space, or holds a line break or another control character"
                ),
            )
            .help("remove it; a text block that ends the line without a line break begins with `|-`");
    }
}

/// A setting that must not be empty nor more than one line.
pub(super) fn required<'a>(
    path: &str,
    setting: &'a Setting,
    what: &str,
    problems: &mut Problems,
) -> Option<&'a str> {
    let Some(text) = setting.get() else {
        problems
            .error(Code::MissingValue, path, format!("`{path}` is missing"))
            .help(format!("set it to {what}"));
        return None;
    };
    if text.chars().any(char::is_whitespace) || text.chars().any(char::is_control) {
        problems
            .error(Code::InvalidValue, path, format!("`{path}` holds a space or a line break"))
            .help("remove it");
        return None;
    }
    Some(text)
}
