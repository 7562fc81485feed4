//! Articles as JSON Lines of one's own making: id, headline, body.
//!
//! ```text
//! cargo run --example articles_jsonl -- FILE…
//! ```

use std::io::{self, Write};
use std::{env, fs};

use jianbao::{Flow, articles};
use serde::Serialize;

const PAGE: &str = include_str!("../tests/pages/qingping.txt");

#[derive(Serialize)]
struct Row<'a> {
    id: String,
    title: &'a str,
    source: Option<&'a str>,
    body: String,
}

fn print(name: &str, page: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (index, article) in articles(page).articles.iter().enumerate() {
        let row = Row {
            id: format!("{name}#{}", index + 1),
            title: article.title.as_ref().map_or("", Flow::text),
            source: article.source.as_ref().map(|note| note.text.as_str()),
            body: article.body().into_text(),
        };
        serde_json::to_writer(&mut out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut paths = env::args().skip(1).peekable();
    if paths.peek().is_none() {
        return print("qingping", PAGE);
    }
    paths.try_for_each(|path| print(&path, &fs::read_to_string(&path)?))
}
