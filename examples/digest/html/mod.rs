//! The report: one page of HTML that needs nothing but itself.

mod article;
mod raw;
mod unit;

use std::fmt::{self, Display, Write as _};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::iter::Sum;
use std::path::Path;

use jianbao::{Digest, Flow};

use crate::batch::{self, Read};
use crate::figure::grouped;
use crate::input::Source;
use crate::paint::visible;
use crate::plain::{characters, keywords};

const HEAD: &str = include_str!("head.html");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// How many headlines of a page the index shows.
const HEADLINES: usize = 4;

/// Writes the report on `sources` to the file `out`.
pub(crate) fn report(sources: &[Source], out: &Path) -> io::Result<bool> {
    let mut pages = Vec::new();
    let make = |read: Read| sections(&read);
    let all_read = batch::each(sources, make, |made| {
        pages.extend(made);
        Ok(())
    })?;
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", out.display()));
    write(&pages, BufWriter::new(File::create(out).map_err(named)?)).map_err(named)?;
    Ok(all_read)
}

/// What the report says about one page.
struct Section {
    name: String,
    /// Its first headlines.
    headlines: String,
    counts: Counts,
    html: String,
}

fn sections(read: &Read) -> Vec<Section> {
    let many = read.pages.len() > 1;
    let spans: Vec<_> = jianbao::pages(&read.text).collect();
    let pages = read.pages.iter().zip(spans).enumerate();
    pages
        .map(|(index, (digest, span))| {
            let page = if many { format!(" · 第{}页", index + 1) } else { String::new() };
            let units = unit::units(digest);
            let raw = raw::html(&read.text, span, &units);
            let articles = article::html(digest);
            Section {
                name: format!("{}{page}", read.name),
                headlines: headlines(digest),
                counts: Counts::of(digest),
                html: format!("<div class=\"pair\">\n{articles}{raw}</div>\n"),
            }
        })
        .collect()
}

fn headlines(digest: &Digest) -> String {
    let titles = digest.articles.iter().filter_map(|found| found.article.title.as_ref());
    titles.take(HEADLINES).map(Flow::text).collect::<Vec<_>>().join(" · ")
}

fn write(pages: &[Section], mut out: impl Write) -> io::Result<()> {
    let total = pages.iter().map(|page| page.counts).sum::<Counts>();
    writeln!(out, "{HEAD}<style>\n{STYLE}</style>\n<header>\n<h1>剪报</h1>\n{total}</header>")?;
    if pages.len() > 1 {
        index(pages, &mut out)?;
    }
    for (number, page) in pages.iter().enumerate() {
        writeln!(out, "<section id=\"page{number}\">\n<h2>{}</h2>", Escaped(&page.name))?;
        if pages.len() > 1 {
            write!(out, "{}", page.counts)?;
        }
        writeln!(out, "{}</section>", page.html)?;
    }
    writeln!(out, "<div id=\"tip\" role=\"tooltip\" hidden></div>\n<script>\n{SCRIPT}</script>")?;
    out.flush()
}

fn index(pages: &[Section], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<nav>\n<table>\n<tr><th>版面<th>篇<th>段<th>字<th>数量</tr>")?;
    for (number, page) in pages.iter().enumerate() {
        let Counts { articles, paragraphs, characters, quantities, .. } = page.counts;
        writeln!(
            out,
            "<tr><td><a href=\"#page{number}\">{}</a><p>{}</p><td>{articles}<td>{paragraphs}\
             <td>{}<td>{}</tr>",
            Escaped(&page.name),
            Escaped(&page.headlines),
            grouped(characters),
            grouped(quantities),
        )?;
    }
    writeln!(out, "</table>\n</nav>")
}

/// What is counted on a page.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    articles: usize,
    paragraphs: usize,
    characters: usize,
    quantities: usize,
    keywords: usize,
}

impl Counts {
    fn of(digest: &Digest) -> Self {
        let mut counts = Self { articles: digest.articles.len(), ..Self::default() };
        for found in &digest.articles {
            counts.quantities += found.quantities.len();
            counts.keywords += keywords(found).len();
            let paragraphs = &found.article.paragraphs;
            counts.paragraphs += paragraphs.len();
            counts.characters += paragraphs.iter().map(|one| characters(&one.flow)).sum::<usize>();
        }
        counts
    }

    fn named(self) -> [(usize, &'static str); 5] {
        [
            (self.articles, "篇"),
            (self.paragraphs, "段"),
            (self.characters, "字"),
            (self.quantities, "数量"),
            (self.keywords, "关键词"),
        ]
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |a, b| Self {
            articles: a.articles + b.articles,
            paragraphs: a.paragraphs + b.paragraphs,
            characters: a.characters + b.characters,
            quantities: a.quantities + b.quantities,
            keywords: a.keywords + b.keywords,
        })
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<ul class=\"counts\">")?;
        for (count, name) in self.named() {
            write!(f, "<li><b>{}</b> {name}</li>", grouped(count))?;
        }
        f.write_str("</ul>\n")
    }
}

/// Text that stands in HTML, in an attribute or not; control characters as pictures.
struct Escaped<'t>(&'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            _ => f.write_char(visible(c)),
        })
    }
}
