//! Keywords with words of one's own: dictionary files and a word given in the program.
//!
//! ```text
//! cargo run --release --example dictionary -- [DICTIONARY…] < TEXT
//! ```
//!
//! A dictionary has a word a line, then, if wanted, its frequency and its part of speech.

use std::error::Error;
use std::io::{self, Read, Write};

use jianbao::keyword::{Extractor, Options};
use jianbao::lexicon::{Lexicon, Tag};

fn main() -> Result<(), Box<dyn Error>> {
    let place = Tag::parse("ns").expect("ns is a part of speech");
    let mut builder = Lexicon::builder().word("鹤鸣村", place);
    for path in std::env::args_os().skip(1) {
        builder = builder.dictionary(path);
    }
    // A line that is no entry is an error that tells file and line.
    let extractor = Extractor::new(Options::default().top(5)).with_lexicon(builder.build()?);

    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let mut out = io::stdout().lock();
    for keyword in extractor.extract("", &text) {
        writeln!(out, "{:.3}\t{}", keyword.score, keyword.text)?;
    }
    Ok(())
}
