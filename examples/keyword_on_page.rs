//! From a keyword back to the page: every place where it was printed, line by line.
//!
//! ```text
//! cargo run --release --example keyword_on_page -- [FILE]
//! ```

use std::io::{self, Write};
use std::{env, fs};

use jianbao::{Span, digest};

/// The number of the line on which a byte of the page stands.
fn line(page: &str, at: usize) -> usize {
    1 + page[..at].matches('\n').count()
}

fn main() -> io::Result<()> {
    let page = match env::args_os().nth(1) {
        Some(path) => fs::read_to_string(path)?,
        None => include_str!("../tests/pages/qingping.txt").to_owned(),
    };
    let mut out = io::stdout().lock();
    for found in digest(&page).articles {
        // The text that the keywords were found in, and that knows the way back.
        let body = found.article.body();
        for keyword in found.keywords.iter().take(3) {
            writeln!(out, "{} {:.2}", keyword.text, keyword.score)?;
            for &span in &keyword.spans {
                // One span for each line: a keyword may be wrapped.
                let places: Vec<Span> = body.source(span);
                let printed: Vec<String> = places
                    .iter()
                    .map(|&place| format!("第{}行 {}", line(&page, place.start), &page[place]))
                    .collect();
                writeln!(out, "    {}", printed.join(" / "))?;
            }
        }
    }
    Ok(())
}
