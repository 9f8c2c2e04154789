//! Names of buckets.

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::plan::problem::Problems;
use crate::values::schema::s3::UriStyle;

/// Whether a bucket can be called so; adds to `problems` where it cannot.
///
/// Amazon's rules for names of buckets, which other servers keep as well.
pub(super) fn check(path: &str, name: &str, uri_style: UriStyle, problems: &mut Problems) -> bool {
    if name.contains("://") || !(3..=63).contains(&name.len()) || subdomain_problem(name).is_some() {
        problems
            .error(Code::InvalidValue, path, format!("`{path}` is `{name}`, which is no name of a bucket"))
            .help("write the name alone: 3 to 63 lower-case letters, digits, `-` and `.`");
        return false;
    }
    if name.contains('.') && uri_style == UriStyle::Host {
        problems
            .error(
                Code::Conflict,
                path,
                format!("`{path}` has a dot, so that the server's certificate would not fit the host name `{name}.…`"),
            )
            .help("set `uriStyle: path` beside it");
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_called_as_amazon_says() {
        let is_taken = |name: &str, style| check("x", name, style, &mut Problems::default());
        let longest = "b".repeat(63);
        for name in ["abc", "my-bucket-2", &longest] {
            assert!(is_taken(name, UriStyle::Host), "{name}");
        }
        for name in [
            "ab",
            "Upper",
            "under_score",
            "s3://bucket",
            "bucket/folder",
            "-a-",
            "a..b",
            &format!("{longest}b"),
        ] {
            assert!(!is_taken(name, UriStyle::Path), "{name}");
        }
        assert!(is_taken("my.bucket", UriStyle::Path) && !is_taken("my.bucket", UriStyle::Host));
    }
}
