//! One stage alone: undoes the wraps of any Chinese text, a paragraph a line.
//!
//! ```text
//! cargo run --example reflow < TEXT
//! ```

use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let mut out = io::stdout().lock();
    for paragraph in jianbao::reflow(&text) {
        writeln!(out, "{paragraph}")?;
    }
    Ok(())
}
