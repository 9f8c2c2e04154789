//! Values from flags.

use super::{flags, set};
use crate::values::layers::Layers;

#[test]
fn flags_get_their_own_ways_out() {
    assert_eq!(
        set("image.tag=7"),
        ["`image.tag` must be a string, but `7` is a number\nuse --set-string instead of --set"]
    );
    assert_eq!(
        set("imagePullSecrets={}"),
        [
            "`imagePullSecrets[0]` must be a map, but it is an empty string\nfor an empty list, use --set-json with `[]`"
        ]
    );
    assert_eq!(
        set("server.oidc.jwksTtl=007"),
        ["`server.oidc.jwksTtl` must be a whole number, but `007` is a string\nwrite it as 7"]
    );
    let string =
        Layers { set_string: vec!["replicaCount=2,server.disableTls=true".to_owned()], ..Layers::default() };
    assert_eq!(
        flags(&string),
        [
            "`replicaCount` must be a whole number, but `2` is a string\nuse --set instead of --set-string",
            "`server.disableTls` must be true or false, but `true` is a string\nuse --set instead of --set-string",
        ]
    );
    let json = Layers { set_json: vec!["image.tag=1.50".to_owned()], ..Layers::default() };
    assert_eq!(flags(&json), ["`image.tag` must be a string, but `1.5` is a number\nquote it: \"1.5\""]);
    let file = Layers { set_file: vec!["replicaCount=count".to_owned()], ..Layers::default() };
    assert_eq!(flags(&file), ["`replicaCount` must be a whole number, but `12` is a string\nuse --set"]);
}
