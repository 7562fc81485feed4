//! Any bytes, and pages set and spoiled: lines, columns, paragraphs, articles, all that a digest
//! finds, its JSON, and the same from two threads.

#![no_main]

#[path = "../../checks/mod.rs"]
mod checks;
#[path = "../typeset.rs"]
mod typeset;

use libfuzzer_sys::{arbitrary, arbitrary::Arbitrary, fuzz_target};

#[derive(Debug, Arbitrary)]
enum Input {
    Bytes(Vec<u8>),
    Sheet(typeset::Sheet),
    Threads(typeset::Sheet),
}

fuzz_target!(|input: Input| match input {
    Input::Bytes(bytes) => check(&String::from_utf8_lossy(&bytes)),
    Input::Sheet(sheet) => check(&sheet.text()),
    Input::Threads(sheet) => checks::digests::from_threads(&sheet.text()),
});

fn check(text: &str) {
    checks::pages::text(text);
    checks::digests::file(text);
}
