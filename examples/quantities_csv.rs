//! Quantities of a page as a table: CSV with headline, text, value or bounds, unit.
//!
//! ```text
//! cargo run --example quantities_csv -- FILE… > quantities.csv
//! ```

use std::io::{self, Write};
use std::{env, fs};

use jianbao::quantity::Quantity;
use jianbao::{DigestArticle, digests};

const PAGE: &str = include_str!("../tests/pages/qingping.txt");

fn quoted(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}

fn row(found: &DigestArticle, quantity: &Quantity) -> String {
    let title = found.article.title.as_ref().map_or("", |title| title.text());
    let bounds = [quantity.low, quantity.high].map(|bound| bound.map(|bound| bound.value));
    let [value, low, high] = [quantity.value, bounds[0], bounds[1]]
        .map(|number| number.map_or(String::new(), |number| number.to_string()));
    let symbol = quantity.unit.and_then(|unit| unit.symbol).unwrap_or_default();
    let unit = quoted(quantity.unit_text().unwrap_or_default());
    [quoted(title), quoted(&quantity.text), value, low, high, unit, symbol.to_owned()].join(",")
}

fn print(file: &str, out: &mut impl Write) -> io::Result<()> {
    for found in digests(file).flat_map(|page| page.articles) {
        for one in &found.quantities {
            writeln!(out, "{}", row(&found, &one.quantity))?;
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "title,text,value,low,high,unit,symbol")?;
    let mut paths = env::args().skip(1).peekable();
    if paths.peek().is_none() {
        return print(PAGE, &mut out);
    }
    paths.try_for_each(|path| print(&fs::read_to_string(path)?, &mut out))
}
