//! One numeral a line: `numeral [--json] [--strict | --format STYLE] < LINES`.
//!
//! Reads each line as a numeral; with `--format`, reads Arabic digits and writes them in Chinese.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use jianbao::Error;
use jianbao::number::{self, Mode, NumeralKind, Style};
use serde_json::{Value, json};

const USAGE: &str = "usage: numeral [--json] [--strict | --format STYLE] < LINES
STYLE: lower, upper, lower-traditional, upper-traditional, digits, money, mixed";

#[derive(Default)]
struct Args {
    json: bool,
    strict: bool,
    format: Option<Style>,
}

impl Args {
    fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut args = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--json" => args.json = true,
                "--strict" => args.strict = true,
                "--format" => args.format = Some(style(&words.next()?)?),
                _ => return None,
            }
        }
        (!args.strict || args.format.is_none()).then_some(args)
    }
}

fn style(name: &str) -> Option<Style> {
    Some(match name {
        "lower" => Style::Lower,
        "upper" => Style::Upper,
        "lower-traditional" => Style::LowerTraditional,
        "upper-traditional" => Style::UpperTraditional,
        "digits" => Style::Digits,
        "money" => Style::Money,
        "mixed" => Style::Mixed,
        _ => return None,
    })
}

fn main() -> ExitCode {
    let Some(args) = Args::read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("numeral: -: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut byte = 0;
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let text = std::str::from_utf8(&line).map_err(|e| {
            let at = byte + e.valid_up_to();
            io::Error::new(io::ErrorKind::InvalidData, format!("byte {at} is not UTF-8"))
        })?;
        let answer = args.answer(text);
        byte += line.len() + 1;
        let printed = if args.json { answer.to_string() } else { plain(&answer) };
        writeln!(out, "{printed}")?;
    }
    out.flush()
}

impl Args {
    fn answer(&self, line: &str) -> Value {
        match self.format {
            Some(style) => written(line, style),
            None => read(line, if self.strict { Mode::Strict } else { Mode::Lenient }),
        }
    }
}

fn written(line: &str, style: Style) -> Value {
    match number::format_text(line.trim_end_matches('\r'), style) {
        Ok(text) => json!({"input": line, "text": text}),
        Err(error) => json!({"input": line, "error": explain(&error)}),
    }
}

fn read(line: &str, mode: Mode) -> Value {
    match number::parse_with(line.trim_end_matches('\r'), mode) {
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

/// What the JSON says, for a reader.
fn plain(answer: &Value) -> String {
    let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
    match answer.get("error") {
        Some(error) => {
            format!("{}: {}", text("input"), error["message"].as_str().unwrap_or_default())
        }
        None => format!("{} = {}{}", text("input"), text("value"), text("text")),
    }
}
