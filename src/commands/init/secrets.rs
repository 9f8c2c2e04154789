//! The text of secrets.yaml.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::certificates;
use crate::cli::Mode;
use crate::commands::Failure;

/// Newly made secrets of a mode. The certificates of pgBackRest are for `server_names`.
pub fn text(mode: Mode, server_names: Vec<String>) -> Result<String, Failure> {
    let key = STANDARD.encode(random::<32>()?);
    let common = format!(
        "# yaml-language-server: $schema=values.schema.json\n\
         # Secrets of this release, made once. Keep this file safe and out of git, or encrypt it.\n\n\
         server:\n  credentialStorage:\n    \
         # Encrypts the provider credentials that the gateway stores. Without it they are lost: never change it.\n    \
         keyEncryptionKey: {key}\n"
    );
    let of_mode = match mode {
        Mode::Sqlite => String::new(),
        Mode::Internal => format!("{}{}", postgres()?, pgbackrest(server_names)?),
        Mode::External => {
            let comment =
                "# Password of the role in `postgres.username`, as it is: it is encoded for you. Fill in.";
            format!("\npostgres:\n  {comment}\n  password: \"\"\n")
        }
    };
    Ok(common + &of_mode)
}

fn postgres() -> Result<String, Failure> {
    Ok(format!(
        "\npostgres:\n  # Password of the gateway's role.\n  password: {}\n  \
         # Password of the role `postgres`, which may do anything.\n  superuserPassword: {}\n",
        password()?,
        password()?
    ))
}

/// Also made where pgBackRest is off, as it may be switched on later.
fn pgbackrest(server_names: Vec<String>) -> Result<String, Failure> {
    let made_for = server_names.get(2).cloned().unwrap_or_default();
    let made = certificates::make(server_names)
        .map_err(|error| Failure::Io("cannot make certificates".into(), io::Error::other(error)))?;
    Ok(format!(
        "\n# Only used with `pgbackrest.enabled: true`.\npgbackrest:\n  cipher:\n    \
         # Encrypts the backups. It cannot be changed later, and who loses it loses the backups.\n    \
         passphrase: {}\n  \
         # By these the server and its backup Jobs know each other, for ten years. They are for the server\n  \
         # {made_for} only.\n  \
         # The key that signed them is gone: to renew one, make a new set with `init` in another folder and replace\n  \
         # all five.\n  \
         tls:\n{}{}{}{}{}",
        password()?,
        block("caCertificate", &made.ca_certificate),
        block("serverCertificate", &made.server_certificate),
        block("serverKey", &made.server_key),
        block("clientCertificate", &made.client_certificate),
        block("clientKey", &made.client_key),
    ))
}

/// A block scalar below `pgbackrest.tls`.
fn block(key: &str, pem: &str) -> String {
    let lines: Vec<&str> = pem.lines().collect();
    format!("    {key}: |\n      {}\n", lines.join("\n      "))
}

/// 192 bits in letters, digits, `-` and `_`, after a letter so that YAML takes it for a string.
fn password() -> Result<String, Failure> {
    Ok(format!("p{}", URL_SAFE_NO_PAD.encode(random::<24>()?)))
}

fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::Io("cannot read the operating system's random source".into(), error.into())
    })?;
    Ok(bytes)
}
