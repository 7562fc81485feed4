//! JSON Lines: one object a page.

use jianbao::Digest;
use serde::Serialize;

use crate::batch::Read;

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(flatten)]
    digest: &'a Digest,
}

pub(crate) fn write(read: &Read) -> String {
    let many = read.pages.len() > 1;
    let mut out = String::new();
    for (index, digest) in read.pages.iter().enumerate() {
        let row = Row { file: &read.name, page: many.then_some(index + 1), digest };
        out += &serde_json::to_string(&row).expect("a digest has only string keys");
        out.push('\n');
    }
    out
}
