//! The numerals and quantities of running text, one object a line.
//!
//! ```text
//! cargo run --release --example quantities -- [--json] < LINES
//! ```

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use jianbao::number::{self, NumeralMatch};
use jianbao::quantity::{self, Quantity};
use serde::Serialize;

/// What is printed for a line of input.
#[derive(Serialize)]
struct Line<'t> {
    input: &'t str,
    numbers: Vec<Numeral<'t>>,
    quantities: Vec<Quantity>,
}

/// A numeral with its text.
#[derive(Serialize)]
struct Numeral<'t> {
    text: &'t str,
    #[serde(flatten)]
    found: NumeralMatch,
}

fn main() -> ExitCode {
    let json = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--json") => true,
        Some(_) => {
            eprintln!("usage: quantities [--json] < LINES");
            return ExitCode::from(2);
        }
    };
    match run(json) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("standard input: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(json: bool) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if json {
            print_json(&mut out, &line)?;
        } else {
            print_plain(&mut out, &line)?;
        }
    }
    out.flush()
}

fn print_json(out: &mut impl Write, input: &str) -> io::Result<()> {
    let numbers = number::find(input).map(|found| Numeral { text: &input[found.span], found });
    let line =
        Line { input, numbers: numbers.collect(), quantities: quantity::find(input).collect() };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

/// Each quantity on a line of its own: as written, and what it says.
fn print_plain(out: &mut impl Write, input: &str) -> io::Result<()> {
    for quantity in quantity::find(input) {
        writeln!(out, "{}\t{quantity}", quantity.text)?;
    }
    Ok(())
}
