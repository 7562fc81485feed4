//! The digest as a person reads it on a terminal.

use std::fmt::{self, Write};

use jianbao::quantity::Quantity;
use jianbao::{Article, Digest, DigestArticle, Flow, Jump, Paragraph, ParagraphKind};
use unicode_segmentation::UnicodeSegmentation;

use crate::batch::Read;
use crate::figure::{Figure, is_when};
use crate::paint::{Ink, Painter};

/// How many characters of a paragraph are shown.
const BEGINNING: usize = 34;

/// How many quantities of an article are shown.
const FIGURES: usize = 6;

pub(crate) fn write(read: &Read, painter: Painter) -> String {
    let mut out = Out { text: String::new(), painter };
    for (index, digest) in read.pages.iter().enumerate() {
        let page =
            if read.pages.len() > 1 { format!(" 第{}页", index + 1) } else { String::new() };
        out.page(&format!("{}{page}", read.name), digest).expect("a string takes all text");
    }
    out.text
}

struct Out {
    text: String,
    painter: Painter,
}

impl Out {
    fn line(&mut self, ink: Ink, line: &str) -> fmt::Result {
        writeln!(self.text, "{}", self.painter.paint(ink, line))
    }

    fn page(&mut self, name: &str, digest: &Digest) -> fmt::Result {
        let articles = digest.articles.len();
        let paragraphs: usize =
            digest.articles.iter().map(|one| one.article.paragraphs.len()).sum();
        self.line(Ink::Head, &format!("{name}: {articles} 篇 {paragraphs} 段"))?;
        for (index, article) in digest.articles.iter().enumerate() {
            writeln!(self.text)?;
            self.article(index + 1, article)?;
        }
        if !digest.furniture.is_empty() {
            writeln!(self.text)?;
            let furniture: Vec<&str> = digest.furniture.iter().map(Flow::text).collect();
            self.line(Ink::Faint, &format!("版面信息  {}", furniture.join(" ｜ ")))?;
        }
        writeln!(self.text)
    }

    fn article(&mut self, number: usize, found: &DigestArticle) -> fmt::Result {
        let article = &found.article;
        self.head(number, article)?;
        self.notes(found)?;
        self.keywords(found)?;
        for paragraph in &article.paragraphs {
            self.paragraph(paragraph)?;
        }
        for caption in &article.captions {
            self.line(Ink::Faint, &format!("    图  {caption}"))?;
        }
        self.figures(found)
    }

    fn head(&mut self, number: usize, article: &Article) -> fmt::Result {
        write!(self.text, "{} ", self.painter.paint(Ink::Faint, format_args!("{number:>2}.")))?;
        if let Some(label) = &article.label {
            write!(self.text, "{} ", self.painter.paint(Ink::Label, format_args!("[{label}]")))?;
        }
        if let Some(kicker) = &article.kicker {
            write!(self.text, "{}\n    ", self.painter.paint(Ink::Head, kicker))?;
        }
        let title = article.title.as_ref().map_or("（无题）", Flow::text);
        self.line(Ink::Title, title)?;
        if let Some(subtitle) = &article.subtitle {
            self.line(Ink::Head, &format!("    —— {subtitle}"))?;
        }
        Ok(())
    }

    fn notes(&mut self, found: &DigestArticle) -> fmt::Result {
        let article = &found.article;
        let mut notes = Vec::new();
        notes.extend(article.byline.as_ref().map(Flow::to_string));
        notes.extend(article.source.as_ref().map(|source| format!("来源：{}", source.text)));
        notes.extend(article.dateline.as_ref().map(|dateline| format!("电头：{dateline}")));
        notes.extend(jump(article.continued_from.as_ref(), "上接"));
        notes.extend(jump(article.continued_on.as_ref(), "下转"));
        let characters: usize = article.paragraphs.iter().map(|one| characters(&one.flow)).sum();
        let quantities = found.quantities.len();
        notes.push(format!("{} 段 {characters} 字 {quantities} 个数量", article.paragraphs.len()));
        self.line(Ink::Faint, &format!("    {}", notes.join(" · ")))
    }

    fn keywords(&mut self, found: &DigestArticle) -> fmt::Result {
        let keywords = keywords(found);
        if keywords.is_empty() {
            return Ok(());
        }
        let words: Vec<&str> = keywords.iter().map(|(text, _)| *text).collect();
        self.line(Ink::Keyword, &format!("    {}", words.join(" ")))
    }

    /// The first quantities, each as printed and what it says.
    fn figures(&mut self, found: &DigestArticle) -> fmt::Result {
        let amounts =
            || found.quantities.iter().map(|one| &one.quantity).filter(|one| !is_when(one));
        let shown: Vec<String> = amounts().take(FIGURES).map(told).collect();
        if shown.is_empty() {
            return Ok(());
        }
        let more = amounts().count() - shown.len();
        let more = if more > 0 { format!(" …… 另有{more}个") } else { String::new() };
        self.line(Ink::Figure, &format!("    数  {}{more}", shown.join("；")))
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> fmt::Result {
        let text = beginning(paragraph.flow.text());
        if paragraph.kind == ParagraphKind::Subhead {
            return self.line(Ink::Head, &format!("    {text}"));
        }
        let length = format!("{:>4}", characters(&paragraph.flow));
        let length = self.painter.paint(Ink::Faint, length);
        writeln!(self.text, "    {length}  {}", self.painter.paint(Ink::Plain, text))
    }
}

/// A quantity as printed, and what it says where that is not the same.
fn told(quantity: &Quantity) -> String {
    let figure = Figure(quantity).to_string();
    let printed = &quantity.text;
    if figure.replace([' ', ','], "") == *printed {
        return printed.clone();
    }
    format!("{printed} = {figure}")
}

fn jump(jump: Option<&Jump>, verb: &str) -> Option<String> {
    jump.map(|jump| format!("{verb}第{}版", jump.page))
}

/// The keywords of an article and their scores; none without the feature.
#[cfg(feature = "keywords")]
pub(crate) fn keywords(found: &DigestArticle) -> Vec<(&str, f32)> {
    found.keywords.iter().map(|keyword| (keyword.text.as_str(), keyword.score)).collect()
}

#[cfg(not(feature = "keywords"))]
pub(crate) fn keywords(_: &DigestArticle) -> Vec<(&str, f32)> {
    Vec::new()
}

pub(crate) fn characters(flow: &Flow) -> usize {
    flow.text().chars().filter(|c| !c.is_whitespace()).count()
}

/// The first characters of a text, with … where there are more.
fn beginning(text: &str) -> String {
    match text.grapheme_indices(true).nth(BEGINNING) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
