//! A small typesetter: composes newspaper pages from the project's own articles and gives them as
//! an extractor would. The same settings give the same pages on every machine.

#![allow(dead_code, reason = "each user takes a part of it")]

use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// An article to set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) label: Option<String>,
    pub(crate) kicker: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) subtitle: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) paragraphs: Vec<String>,
}

/// The project's own articles.
pub(crate) fn stories() -> Vec<Story> {
    parse(include_str!("../corpus/articles.txt"))
}

fn parse(text: &str) -> Vec<Story> {
    text.split("\n\n").map(story).filter(|story| !story.paragraphs.is_empty()).collect()
}

fn story(text: &str) -> Story {
    let mut story = Story::default();
    for (key, value) in text.lines().filter_map(|line| line.split_once(' ')) {
        let value = value.to_owned();
        match key {
            "label" => story.label = Some(value),
            "kicker" => story.kicker = Some(value),
            "title" => story.title = Some(value),
            "subtitle" => story.subtitle = Some(value),
            "byline" => story.byline = Some(value),
            "source" => story.source = Some(value),
            "-" | "+" => story.paragraphs.push(value),
            _ => {}
        }
    }
    story
}

/// The form in which an extractor gives a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// A blank line after each block, and wherever a column ends; some bodies before their heads.
    Blocks,
    /// Drawing order, no blank line.
    Plain,
    /// As `Plain`, with radicals for common characters and justified lines blown up by blanks.
    Radicals,
    /// The page as a picture: two articles side by side, each in two columns, gutters of blanks.
    Layout,
}

impl Shape {
    pub(crate) const ALL: [Self; 4] = [Self::Blocks, Self::Plain, Self::Radicals, Self::Layout];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Plain => "plain",
            Self::Radicals => "radicals",
            Self::Layout => "layout",
        }
    }
}

/// How pages are set.
#[derive(Debug, Clone)]
pub(crate) struct Press {
    pub(crate) shape: Shape,
    /// The cells of a column; each article takes one of these.
    pub(crate) measure: RangeInclusive<usize>,
    /// The lines of a column.
    pub(crate) depth: usize,
    /// The articles of a page.
    pub(crate) stories: usize,
    pub(crate) seed: u64,
    pub(crate) stock: Vec<Story>,
}

/// A page as it was set.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) stories: Vec<Story>,
}

impl Press {
    pub(crate) fn new(shape: Shape) -> Self {
        Self { shape, measure: 26..=36, depth: 24, stories: 6, seed: 1, stock: stories() }
    }

    /// The page of that number.
    pub(crate) fn page(&self, number: u64) -> Sheet {
        let mut dice = Dice::new(self.seed ^ number.wrapping_mul(0x9e37_79b9));
        let mut stock: Vec<&Story> = self.stock.iter().collect();
        let stories: Vec<Story> = (0..self.stories)
            .map(|_| {
                if stock.is_empty() {
                    stock = self.stock.iter().collect();
                }
                stock.swap_remove(dice.below(stock.len())).clone()
            })
            .collect();
        let text = match self.shape {
            Shape::Layout => self.picture(&stories, number),
            _ => self.galley(&stories, number, &mut dice),
        };
        Sheet { text, stories }
    }

    /// Pages without end.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Sheet> + '_ {
        (0..).map(|number| self.page(number))
    }

    /// As many pages as it takes to fill `bytes`.
    pub(crate) fn corpus(&self, bytes: usize) -> Vec<String> {
        let mut filled = 0;
        let mut full = |page: &String| {
            let wanted = filled < bytes;
            filled += page.len();
            wanted
        };
        self.pages().map(|sheet| sheet.text).take_while(|page| full(page)).collect()
    }

    /// Everything one below the other, in the order in which it was drawn.
    fn galley(&self, stories: &[Story], number: u64, dice: &mut Dice) -> String {
        let mut out = Galley { shape: self.shape, text: String::new() };
        out.block(&["青屏日报", "2025年3月18日 星期二"]);
        out.block(&[&format!("第{}版", number % 8 + 1)]);
        for story in stories {
            let cells = dice.between(&self.measure);
            let heads = heads(story);
            let first = self.shape != Shape::Blocks || dice.below(3) == 0;
            if first {
                out.heads(&heads);
            }
            self.body(&mut out, story, cells, dice);
            if let Some(source) = &story.source {
                out.block(&[source]);
            }
            if !first {
                out.heads(&heads);
            }
        }
        out.block(&["责任编辑：林知夏 版式设计：顾盼"]);
        out.text
    }

    fn body(&self, out: &mut Galley, story: &Story, cells: usize, dice: &mut Dice) {
        let mut row = dice.below(self.depth);
        for paragraph in &story.paragraphs {
            for line in wrap(paragraph, cells, 4) {
                if row == self.depth {
                    out.gap();
                    row = 0;
                }
                out.line(line, dice.below(4) == 0 && !paragraph.ends_with(line));
                row += 1;
            }
            out.gap();
        }
    }

    /// Two articles side by side, again and again down the page.
    fn picture(&self, stories: &[Story], number: u64) -> String {
        const GUTTER: usize = 4;
        let cells = *self.measure.start();
        let half = 2 * (cells + GUTTER);
        let mut text = String::new();
        let width = 2 * half;
        let _ = writeln!(text, "第{}版{:half$}2025年3月18日 星期二", number % 8 + 1, "");
        for pair in stories.chunks(2) {
            let parts: Vec<Vec<Vec<(usize, &str)>>> =
                pair.iter().map(|story| picture(story, cells, GUTTER)).collect();
            let rows = parts.iter().map(Vec::len).max().unwrap_or(0);
            for row in 0..rows {
                let mut at = 0;
                for (index, part) in parts.iter().enumerate() {
                    for &(x, piece) in part.get(row).into_iter().flatten() {
                        let x = index * half + x;
                        let gap = x.saturating_sub(at).max(usize::from(at > 0) * 2);
                        let _ = write!(text, "{:gap$}{piece}", "");
                        at += gap + width_of(piece);
                    }
                }
                text.push('\n');
            }
        }
        let indent = width / 2;
        let _ = writeln!(text, "{:indent$}责任编辑：林知夏 版式设计：顾盼", "");
        text
    }
}

/// The lines of an article's head, from label to byline.
fn heads(story: &Story) -> Vec<&str> {
    [&story.label, &story.kicker, &story.title, &story.subtitle, &story.byline]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect()
}

/// The rows of one article in two columns below its head: pieces and the cells they begin at.
fn picture(story: &Story, cells: usize, gutter: usize) -> Vec<Vec<(usize, &str)>> {
    let width = 2 * cells + gutter;
    let centred = |head| (width.saturating_sub(width_of(head)) / 2, head);
    let mut rows: Vec<Vec<(usize, &str)>> =
        heads(story).into_iter().map(|head| vec![centred(head)]).collect();
    let mut lines = Vec::new();
    for paragraph in &story.paragraphs {
        let wrapped = wrap(paragraph, cells, 4).into_iter().enumerate();
        lines.extend(wrapped.map(|(index, line)| (if index == 0 { 4 } else { 0 }, line)));
    }
    lines.extend(
        story.source.as_deref().map(|source| (cells.saturating_sub(width_of(source)), source)),
    );
    let depth = lines.len().div_ceil(2);
    for row in 0..depth {
        let (indent, left) = lines[row];
        let mut pieces = vec![(indent, left)];
        pieces.extend(
            lines.get(depth + row).map(|&(indent, right)| (cells + gutter + indent, right)),
        );
        rows.push(pieces);
    }
    rows
}

/// A page in drawing order.
struct Galley {
    shape: Shape,
    text: String,
}

impl Galley {
    fn line(&mut self, line: &str, justified: bool) {
        if self.shape == Shape::Radicals {
            for (at, c) in line.char_indices() {
                if justified && at > 0 {
                    self.text.push(' ');
                }
                self.text.push(radical(c));
            }
        } else {
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    fn gap(&mut self) {
        if self.shape == Shape::Blocks && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn block(&mut self, lines: &[&str]) {
        for line in lines {
            self.line(line, false);
        }
        self.gap();
    }

    fn heads(&mut self, heads: &[&str]) {
        for head in heads {
            self.block(&[head]);
        }
    }
}

/// The lines of a paragraph in a column of `cells`, the first shorter by `indent`.
///
/// No line begins with a closing mark: one is squeezed in past the edge, or takes the character
/// before it along. None ends with an opening mark. Numbers and Latin words are not parted.
pub(crate) fn wrap(text: &str, cells: usize, indent: usize) -> Vec<&str> {
    let atoms: Vec<(usize, &str)> = atoms(text).collect();
    let (mut lines, mut first) = (Vec::new(), 0);
    while first < atoms.len() {
        let room = if first == 0 { cells.saturating_sub(indent) } else { cells };
        let next = first + fitting(&atoms[first..], room);
        let end = atoms.get(next).map_or(text.len(), |&(at, _)| at);
        lines.push(&text[atoms[first].0..end]);
        first = next;
    }
    lines
}

/// How many of the atoms make the next line: at least one.
fn fitting(atoms: &[(usize, &str)], room: usize) -> usize {
    let mut used = 0;
    let full = atoms.iter().position(|(_, atom)| {
        let squeezed = closes(atom) && used <= room;
        used += width_of(atom);
        used > room && !squeezed
    });
    let Some(full) = full else { return atoms.len() };
    let fits = |&at: &usize| !closes(atoms[at].1) && !opens(atoms[at - 1].1);
    (1..=full).rev().find(fits).unwrap_or(full.max(1))
}

/// The pieces of a text that a line end does not part, and where they begin.
fn atoms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let length = if first.is_ascii_alphanumeric() {
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%');
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        at += length;
        Some((at - length, &rest[..length]))
    })
}

fn closes(atom: &str) -> bool {
    matches!(atom, "，" | "。" | "、" | "；" | "：" | "！" | "？" | "）" | "》" | "”" | "’" | "…")
}

fn opens(atom: &str) -> bool {
    matches!(atom, "（" | "《" | "“" | "‘")
}

/// The cells of a text: one for ASCII, two for all else.
pub(crate) fn width_of(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What some fonts' character maps give for a common character.
pub(crate) fn radical(c: char) -> char {
    const IDEOGRAPHS: &str = "一二八十人入力口土士大女子小山工干心户手文方日月木止比毛氏水火父片牛生用田白目石示立竹米老而自至色行衣见角言谷走足身车长门青面页风飞食首马高民";
    const RADICALS: &str = "⼀⼆⼋⼗⼈⼊⼒⼝⼟⼠⼤⼥⼦⼩⼭⼯⼲⼼⼾⼿⽂⽅⽇⽉⽊⽌⽐⽑⽒⽔⽕⽗⽚⽜⽣⽤⽥⽩⽬⽯⽰⽴⽵⽶⽼⽽⾃⾄⾊⾏⾐⻅⻆⾔⾕⾛⾜⾝⻋⻓⻔⻘⾯⻚⻛⻜⻝⾸⻢⾼⺠";
    let at = IDEOGRAPHS.chars().position(|ideograph| ideograph == c);
    at.and_then(|at| RADICALS.chars().nth(at)).unwrap_or(c)
}

/// A generator of numbers that are the same everywhere (`SplitMix64`).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, 0 where that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.throw() % end).unwrap_or(0)
    }

    pub(crate) fn between(&mut self, range: &RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end().saturating_sub(*range.start()) + 1)
    }
}
