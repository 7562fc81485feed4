//! Numerals and quantities in any text; numbers written and read back; exact arithmetic.

#![no_main]

#[path = "../../checks/mod.rs"]
mod checks;

use checks::{numbers, spelling};
use libfuzzer_sys::{arbitrary, arbitrary::Arbitrary, fuzz_target};

#[derive(Debug, Arbitrary)]
enum Input {
    Text(String),
    Spelled(Vec<u8>),
    Written { number: (i128, i8, u16), options: u16 },
    Sum { a: (i128, i8, u16), b: (i128, i8, u16) },
}

fuzz_target!(|input: Input| match input {
    Input::Text(text) => numbers::text(&text),
    Input::Spelled(bytes) => numbers::text(&spelling::numbers(&bytes)),
    Input::Written { number, options } => {
        numbers::written(numbers::number(number), numbers::options(options));
    }
    Input::Sum { a, b } => numbers::arithmetic(numbers::number(a), numbers::number(b)),
});
