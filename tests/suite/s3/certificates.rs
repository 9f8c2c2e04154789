//! A certificate authority and a server certificate.

use std::path::Path;
use std::process::Command;

use crate::external::output;

/// Writes `ca.crt`, `ca.key`, `s3.crt` and `s3.key`, valid for a day and for one host name.
pub fn make(folder: &Path, host: &str) {
    std::fs::write(folder.join("names"), format!("subjectAltName=DNS:{host}\n")).unwrap();
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(folder, &format!("req -x509 {key} -days 1 -subj /CN=test-ca -keyout ca.key -out ca.crt"));
    openssl(folder, &format!("req {key} -subj /CN={host} -keyout s3.key -out s3.csr"));
    openssl(
        folder,
        "x509 -req -days 1 -in s3.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile names -out s3.crt",
    );
}

fn openssl(folder: &Path, arguments: &str) {
    let mut command = Command::new("openssl");
    command.current_dir(folder).args(arguments.split(' '));
    let (succeeded, stdout, stderr) = output(&mut command, "");
    assert!(succeeded, "openssl {arguments}: {stdout}{stderr}");
}
