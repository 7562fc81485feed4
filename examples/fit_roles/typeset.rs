//! Articles set again in a shape that the corpus has little of: bodies before or after their
//! headlines, a blank line at paragraph ends and column breaks alike, first-line indents stripped.

use serde_json::Value;

/// A small generator of numbers, so that the same pages are set each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// Whether something of so many percent happens.
    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

/// The text of a page with the articles of `gold`.
pub(crate) fn page(gold: &Value, dice: &mut Dice) -> String {
    let mut page = Setter { out: String::new(), gaps: dice.chance(80), dice };
    let furniture: Vec<&str> =
        gold["furniture"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let top = page.dice.roll(furniture.len() + 1);
    furniture[..top].iter().for_each(|line| page.block(line));
    let mut late = Vec::new();
    for article in gold["articles"].as_array().into_iter().flatten() {
        let label = text(article, "label");
        match label.chars().count() {
            2 if page.dice.chance(40) => label.chars().for_each(|c| page.line(&c.to_string())),
            0 => {}
            _ => page.block(label),
        }
        let measure = 22 + 2 * page.dice.roll(8);
        match page.dice.roll(10) {
            0..3 => {
                page.head(article, measure);
                page.body(article, measure);
            }
            3..9 => {
                page.body(article, measure);
                page.head(article, measure);
            }
            _ => {
                page.body(article, measure);
                late.push((article, measure));
            }
        }
    }
    late.into_iter().rev().for_each(|(article, measure)| page.head(article, measure));
    furniture[top..].iter().for_each(|line| page.block(line));
    page.out
}

/// A few paragraphs of an article by themselves, as in a text that is no newspaper page: with
/// indents, with blank lines, or with neither.
pub(crate) fn passage(gold: &Value, dice: &mut Dice) -> String {
    let articles = gold["articles"].as_array().map(Vec::as_slice).unwrap_or_default();
    let Some(article) = articles.get(dice.roll(articles.len())) else { return String::new() };
    let paragraphs = article["paragraphs"].as_array().map(Vec::as_slice).unwrap_or_default();
    let first = dice.roll(paragraphs.len());
    let count = 1 + dice.roll(6);
    let measure = 12 + 2 * dice.roll(36);
    let (indent, room) = [("　　", 4), ("", 4), ("", 0)][dice.roll(3)];
    let mut page = Setter { out: String::new(), gaps: room == 0 || dice.chance(20), dice };
    for paragraph in paragraphs.iter().skip(first).take(count) {
        let text = paragraph.as_str().unwrap_or_default();
        for (row, line) in Setter::wrap(text, measure, 0, room).iter().enumerate() {
            page.line(&format!("{}{line}", if row == 0 { indent } else { "" }));
        }
        page.gap();
    }
    page.out
}

fn text<'g>(article: &'g Value, field: &str) -> &'g str {
    article[field].as_str().unwrap_or_default()
}

struct Setter<'d> {
    out: String,
    /// Whether blank lines stand between blocks.
    gaps: bool,
    dice: &'d mut Dice,
}

impl Setter<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn gap(&mut self) {
        if self.gaps {
            self.out.push('\n');
        }
    }

    fn block(&mut self, line: &str) {
        if !line.is_empty() {
            self.line(line);
            self.gap();
        }
    }

    /// Sets the headlines of an article over some columns of a measure, each in its own size of type.
    fn head(&mut self, article: &Value, measure: usize) {
        let (kicker, subtitle) = (text(article, "kicker"), text(article, "subtitle"));
        let cells: usize = article["paragraphs"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|paragraph| 2 * paragraph.as_str().unwrap_or_default().chars().count())
            .sum();
        // One in four stands on a line of its own however long it is.
        let columns = match self.dice.roll(4) {
            0 => 9,
            _ => 1 + self.dice.roll((cells / measure / 8).clamp(1, 4)),
        };
        let broad = measure * columns * 100;
        let (small, large) = (115 + self.dice.roll(30), 165 + self.dice.roll(100));
        let dashed = self.dice.chance(40) && !kicker.is_empty();
        let kicker = if dashed { format!("{kicker}——") } else { kicker.to_owned() };
        self.headline(&kicker, broad / small);
        self.headline(text(article, "title"), broad / large);
        let dashed = self.dice.chance(60) && !subtitle.is_empty() && !subtitle.starts_with('—');
        let subtitle = if dashed { format!("——{subtitle}") } else { subtitle.to_owned() };
        self.headline(&subtitle, broad / small);
        self.block(text(article, "byline"));
    }

    /// Sets a text in lines of so many cells, now and then with a blank line between.
    fn headline(&mut self, text: &str, cells: usize) {
        let (mut line, mut taken) = (String::new(), 0);
        for c in text.chars() {
            let wide = if c.is_ascii() { 1 } else { 2 };
            if taken > 0 && taken + wide > cells {
                self.line(&std::mem::take(&mut line));
                taken = 0;
                if self.dice.chance(20) {
                    self.gap();
                }
            }
            line.push(c);
            taken += wide;
        }
        self.block(&line);
    }

    fn body(&mut self, article: &Value, measure: usize) {
        let brackets = [("（", "）"), ("(", ")")][self.dice.roll(2)];
        let jump = |word: &str, page: i64| format!("{}{word}第{page}版{}", brackets.0, brackets.1);
        if let Some(page) = article["continued_from"].as_i64() {
            self.line(&jump("上接", page));
        }
        let boxed = self.dice.chance(10);
        let column = 15 + self.dice.roll(40);
        let mut lines = self.dice.roll(column);
        for (at, paragraph) in article["paragraphs"].as_array().into_iter().flatten().enumerate() {
            let opening = if boxed && at == 0 { 4 } else { 0 };
            for (row, line) in
                Self::wrap(paragraph.as_str().unwrap_or_default(), measure, opening, 4)
                    .iter()
                    .enumerate()
            {
                if lines > column || (opening > 0 && row == opening) {
                    lines = 0;
                    self.gap();
                }
                lines += 1;
                self.line(line);
            }
            self.gap();
        }
        if let Some(page) = article["continued_on"].as_i64() {
            self.block(&jump("下转", page));
        }
        let source = text(article, "source");
        if !source.is_empty() {
            self.block(&format!("（来源：{source}）"));
        }
    }

    /// A paragraph in lines of `measure` cells, the first shorter by an indent and the first
    /// `boxed` half as wide; marks that may not begin a line are squeezed into the one before.
    fn wrap(text: &str, measure: usize, boxed: usize, indent: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut line, mut cells) = (String::new(), 0);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            line.push(c);
            cells += if c.is_ascii() { 1 } else { 2 };
            let indent = if lines.is_empty() { indent } else { 0 };
            let room = if lines.len() < boxed { measure / 2 } else { measure } - indent;
            let closing = chars.peek().is_some_and(|c| "，。、；：！？”’》）」』".contains(*c));
            let word =
                c.is_ascii_alphanumeric() && chars.peek().is_some_and(char::is_ascii_alphanumeric);
            let opening = "“‘《（「『".contains(c);
            if cells + 1 >= room && !closing && !word && !opening {
                lines.push(std::mem::take(&mut line));
                cells = 0;
            }
        }
        lines.extend((!line.is_empty()).then_some(line));
        lines
    }
}
