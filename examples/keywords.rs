//! Keywords of documents, one a line.
//!
//! ```sh
//! cargo run --release --example keywords -- --json --profile terms --top 5 < docs.jsonl
//! ```
//!
//! Each line of the input is `{"id", "title", "body"}`; each line of the output
//! `{"id", "keywords": [{"text", "score", "spans"}, …]}`, or, without `--json`, the keywords
//! parted by blanks.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use jianbao::keyword::{Extractor, Options, Profile};
use serde_json::{Value, json};

/// Finds the keywords of documents.
#[derive(Parser)]
struct Arguments {
    /// Print JSON Lines.
    #[arg(long)]
    json: bool,
    /// The kind of keywords.
    #[arg(long, value_enum, default_value = "tags")]
    profile: Kind,
    /// The most keywords of a document.
    #[arg(long, default_value_t = 10)]
    top: usize,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Tags,
    Terms,
    Phrases,
}

impl From<Kind> for Profile {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Tags => Self::Tags,
            Kind::Terms => Self::Terms,
            Kind::Phrases => Self::Phrases,
        }
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("keywords: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let options = Options::from(Profile::from(arguments.profile)).top(arguments.top);
    let extractor = Extractor::new(options);
    let mut out = BufWriter::new(io::stdout().lock());
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let document: Value = serde_json::from_str(&line).map_err(|error| {
            io::Error::new(io::ErrorKind::InvalidData, format!("line {}: {error}", index + 1))
        })?;
        print(&extractor, &document, arguments.json, &mut out)?;
    }
    out.flush()
}

fn print(
    extractor: &Extractor,
    document: &Value,
    json: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let text = |key: &str| document[key].as_str().unwrap_or("");
    let keywords = extractor.extract(text("title"), text("body"));
    if json {
        writeln!(out, "{}", json!({ "id": document["id"], "keywords": keywords }))
    } else {
        let texts: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
        writeln!(out, "{}", texts.join(" "))
    }
}
