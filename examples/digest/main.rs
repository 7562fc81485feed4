//! Newspaper pages to articles: a readable digest, JSON Lines, or an HTML report.
//!
//! ```text
//! cargo run --release --example digest -- [--json | --html OUT] [FILE | DIRECTORY | -]…
//! ```

mod args;
mod batch;
mod figure;
mod html;
mod input;
mod json;
mod paint;
mod plain;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use args::{Args, Form};

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args_os().skip(1)) {
        Ok(args) => args,
        Err(message) => {
            input::say(format_args!("{message}\n\n{}", args::USAGE));
            return ExitCode::from(2);
        }
    };
    if args.form == Form::Help {
        return code(writeln!(io::stdout(), "{}", args::USAGE).is_ok());
    }
    match run(&args) {
        Ok(all_read) => code(all_read),
        // Whoever reads the output has gone: nothing is left to say.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(error) => {
            input::say(error);
            ExitCode::FAILURE
        }
    }
}

/// Whether every input could be read.
fn run(args: &Args) -> io::Result<bool> {
    let (sources, mut all_read) = input::sources(&args.paths);
    let painter = paint::Painter::new(io::stdout().is_terminal());
    all_read &= match &args.form {
        Form::Json => batch::print(&sources, json::write, io::stdout().lock())?,
        Form::Html(out) => html::report(&sources, out)?,
        _ => {
            let write = |file: &batch::Read| plain::write(file, painter);
            batch::print(&sources, write, io::stdout().lock())?
        }
    };
    Ok(all_read)
}

fn code(good: bool) -> ExitCode {
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
