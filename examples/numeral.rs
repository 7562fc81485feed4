//! Reads one numeral a line: `numeral [--json] [--strict] < LINES`.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use jianbao::Error;
use jianbao::number::{self, Mode, NumeralKind};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let strict = args.iter().any(|a| a == "--strict");
    let mode = if strict { Mode::Strict } else { Mode::Lenient };
    let stdin = io::stdin().lock();
    let mut out = io::stdout().lock();
    for line in stdin.lines() {
        let line = line.unwrap();
        writeln!(out, "{}", read(&line, mode)).unwrap();
    }
    ExitCode::SUCCESS
}

fn read(line: &str, mode: Mode) -> Value {
    match number::parse_with(line, mode) {
        Ok(n) if n.kind == NumeralKind::Digits => {
            json!({"input": line, "value": n.value, "digits": number::digits(line)})
        }
        Ok(n) => json!({"input": line, "value": n.value}),
        Err(error) => json!({"input": line, "error": explain(&error)}),
    }
}

fn explain(error: &Error) -> Value {
    json!({"kind": format!("{:?}", error.kind()), "at": error.at(), "message": error.to_string()})
}
