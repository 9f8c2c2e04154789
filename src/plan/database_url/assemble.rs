//! Parts of a connection, as one URL.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

/// A PostgreSQL server as its clients see it.
pub struct Server<'a> {
    /// DNS name or IP address.
    pub host: &'a str,
    /// Port; None for the default.
    pub port: Option<u16>,
    /// The parameter `sslmode`.
    pub sslmode: &'a str,
    /// Path of the file with the authority that signed its certificate, where it is a private one.
    pub root_certificate: Option<&'a str>,
}

/// The URL; None where the host is none.
pub(super) fn assemble(server: &Server, user: &str, password: &str, database: &str) -> Option<String> {
    // The url crate's setters encode what the URL standard asks for and leave `%` alone, so that `%41`
    // in a password would be read as `A`. Everything is therefore encoded before it gets there.
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mut url = Url::parse("postgresql://host").ok()?;
    url.set_host(Some(server.host)).ok()?;
    url.set_port(server.port).ok()?;
    url.set_username(&encode(user)).ok()?;
    url.set_password(Some(&encode(password))).ok()?;
    if matches!(database, "." | "..") {
        // URL paths drop these two, even when they are encoded.
        url.query_pairs_mut().append_pair("dbname", database);
    } else {
        url.set_path(&encode(database));
    }
    url.query_pairs_mut().append_pair("sslmode", server.sslmode);
    if let Some(file) = server.root_certificate {
        url.query_pairs_mut().append_pair("sslrootcert", file);
    }
    Some(url.into())
}
