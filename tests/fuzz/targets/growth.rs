//! Pieces of text repeated: time grows with the text and no faster.

#![no_main]

#[path = "../../checks/mod.rs"]
mod checks;

use checks::spelling;
use libfuzzer_sys::{arbitrary, arbitrary::Arbitrary, fuzz_target};

#[derive(Debug, Arbitrary)]
struct Piece {
    numbers: bool,
    bytes: Vec<u8>,
}

fuzz_target!(|pieces: Vec<Piece>| {
    let texts: Vec<String> = pieces
        .iter()
        .take(4)
        .map(|piece| match piece.numbers {
            true => spelling::numbers(&piece.bytes),
            false => spelling::newspaper(&piece.bytes),
        })
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    checks::growth::linear(&texts);
});
