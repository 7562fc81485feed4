//! Lines, columns, paragraphs and articles of any text, of pages set and spoiled.

#![no_main]

#[path = "../../checks/mod.rs"]
mod checks;
#[path = "../typeset.rs"]
mod typeset;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|sheet: typeset::Sheet| checks::pages::text(&sheet.text()));
