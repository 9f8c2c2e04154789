//! Arguments of any content.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::settings::settings;
use super::strings::string;
use super::{complaint, runner};
use crate::support::{KEY, run};

/// A flag with a setting, a path that is broken in some way, or junk.
fn argument() -> impl Strategy<Value = (&'static str, String)> {
    let flags = vec!["--set", "--set-string", "--set-json", "--set-literal", "--set-file"];
    let paths: Vec<String> = settings().into_iter().map(|(path, _)| path).collect();
    let path = (prop::sample::select(paths), "(\\[[0-9-]{0,9}\\]|\\.[a-z]{0,3}|\\\\|=|,|\\{|\\}){0,2}")
        .prop_map(|(path, end)| path + &end);
    let text = prop_oneof![
        4 => (path, string()).prop_map(|(path, value)| format!("{path}={value}")),
        1 => "[ab0-9=.,{}\\[\\]\\\\\" :é-]{0,40}",
        1 => string(),
    ];
    // No operating system passes on a zero byte.
    (prop::sample::select(flags), text.prop_map(|text| text.replace('\0', "")))
}

#[test]
fn any_arguments_are_taken_or_refused() {
    let key = format!("server.credentialStorage.keyEncryptionKey={KEY}");
    let result = runner().run(&prop::collection::vec(argument(), 1..5), |arguments| {
        let mut args = vec!["render".to_owned(), "--set".to_owned(), key.clone()];
        args.extend(arguments.iter().flat_map(|(flag, text)| [(*flag).to_owned(), text.clone()]));
        let run = run(&args);
        complaint(&run).map_or(Ok(()), |complaint| Err(TestCaseError::fail(complaint)))
    });
    result.unwrap();
}
