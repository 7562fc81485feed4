//! Fits the weights that tell which part of a page goes on which, and writes
//! `src/column/links.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_links -- OUT TEXTS…
//!
//! TEXTS (`NAME.EXTRACTOR.txt` beside `NAME.gold.json`) are pages with text side by side; the
//! weights that are checked in learned from what poppler gives, with places and without, of the first 700
//! pages that the head of `fit_roles` names. Where the ends of each part stand in the articles of the
//! gold tells which goes on which; a part whose ends are not found, or found twice, tells
//! nothing. For each part, what follows it is chosen among its candidates and nothing, and so is
//! what it follows: two conditional logistic regressions over the same weights (Adagrad, twelve
//! epochs). The first round weighs parts; the later ones, those chains of them that are sure after the
//! rounds before.

use std::collections::HashMap;
use std::error::Error;

use jianbao::column::fit::{self, Page, Pairs};
use serde_json::Value;

const EPOCHS: usize = 12;
const RATE: f32 = 0.3;
const DECAY: f32 = 1e-4;
/// The weights are whole numbers of so many to a natural logarithm.
const SCALE: f32 = 32.0;
/// So many characters at its ends tell where a part stands that is not found whole.
const ENDS: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, paths) = args.split_first().ok_or("fit_links OUT TEXTS…")?;
    let mut texts = Vec::new();
    for path in paths {
        let stem = path.strip_suffix(".txt").and_then(|path| path.rsplit_once('.'));
        let (stem, _) = stem.ok_or("a text has its extractor in its name")?;
        let gold = std::fs::read_to_string(format!("{stem}.gold.json"))?;
        texts.push((std::fs::read_to_string(path)?, serde_json::from_str(&gold)?));
    }
    let pages: Vec<(Page<'_>, Truth)> = texts.iter().filter_map(page).collect();
    let mut tables = vec![0; 2 * fit::ROUNDS * fit::SLOTS * 2];
    for round in 0..fit::ROUNDS {
        for places in [true, false] {
            let of_kind = pages.iter().filter(|(page, _)| page.places() == places);
            let choices =
                of_kind.flat_map(|(page, truth)| truth.choices(page.pairs(&tables, round)));
            let weights = fitted(&choices.collect::<Vec<_>>());
            let table = round + if places { 0 } else { fit::ROUNDS };
            let bytes = weights.iter().flat_map(|weight| whole(weight * SCALE).to_le_bytes());
            tables.splice(table * fit::SLOTS * 2..(table + 1) * fit::SLOTS * 2, bytes);
        }
    }
    std::fs::write(out, tables)?;
    Ok(())
}

fn whole(weight: f32) -> i16 {
    weight.round_ties_even() as i16
}

fn page((text, gold): &(String, Value)) -> Option<(Page<'_>, Truth)> {
    let page = Page::new(text)?;
    let truth = Truth::new(&page.texts(), gold);
    Some((page, truth))
}

/// Where the parts of a page stand in its articles.
struct Truth {
    /// The places at which parts begin and end, if they are known.
    starts: Vec<Option<Place>>,
    ends: Vec<Option<Place>>,
    /// The places before and after which nothing goes on.
    first: Vec<Place>,
    last: Vec<Place>,
}

/// An article and a byte of its text.
type Place = (usize, usize);

impl Truth {
    fn new(parts: &[String], gold: &Value) -> Self {
        let page = parts.join("\n");
        let articles = gold["articles"].as_array().into_iter().flatten();
        let articles: Vec<Article> = articles.map(|gold| Article::new(gold, &page)).collect();
        let find = |text: &str| {
            let all = articles.iter().enumerate().flat_map(|(at, article)| {
                article.text.match_indices(text).map(move |(from, _)| (at, from))
            });
            let found: Vec<Place> = all.take(2).collect();
            (found.len() == 1).then(|| found[0])
        };
        let start = |part: &String| find(part).or_else(|| find(&head(part)));
        let end = |part: &String| {
            let after = |text: &str| find(text).map(|(at, from)| (at, from + text.len()));
            after(part).or_else(|| after(&tail(part)))
        };
        let places = |place: fn(&Article) -> Vec<usize>| {
            let of_one = |(at, article)| place(article).into_iter().map(move |byte| (at, byte));
            articles.iter().enumerate().flat_map(of_one).collect()
        };
        Self {
            starts: parts.iter().map(start).collect(),
            ends: parts.iter().map(end).collect(),
            first: places(|_| vec![0]),
            last: places(|article| vec![article.body, article.text.len()]),
        }
    }

    /// What each part is followed by and what it follows, among its candidates.
    fn choices(&self, pairs: Pairs) -> Vec<Choice> {
        let mut after: HashMap<usize, Choice> = HashMap::new();
        let mut before: HashMap<usize, Choice> = HashMap::new();
        for (a, b, slots) in pairs {
            let joined = self.ends[a].is_some() && self.ends[a] == self.starts[b];
            after.entry(a).or_default().add(joined, slots.clone());
            before.entry(b).or_default().add(joined, slots);
        }
        let ends = |part: usize, choice: &Choice| {
            choice.right.is_some()
                || self.ends[part].is_some_and(|end| {
                    self.last.contains(&end) && !self.starts.contains(&Some(end))
                })
        };
        let starts = |part: usize, choice: &Choice| {
            choice.right.is_some() || self.starts[part].is_some_and(|at| self.first.contains(&at))
        };
        let mut out: Vec<(usize, Choice)> =
            after.into_iter().filter(|(at, c)| ends(*at, c)).collect();
        out.extend(
            before
                .into_iter()
                .filter(|(at, c)| starts(*at, c))
                .map(|(at, c)| (at + self.ends.len(), c)),
        );
        out.sort_by_key(|choice| choice.0);
        out.into_iter().map(|choice| choice.1).collect()
    }
}

fn head(part: &str) -> String {
    part.chars().take(ENDS).collect()
}

fn tail(part: &str) -> String {
    let skipped = part.chars().count().saturating_sub(ENDS);
    part.chars().skip(skipped).collect()
}

/// The text of an article as it stands on the page, and where its body begins.
struct Article {
    text: String,
    body: usize,
}

impl Article {
    fn new(gold: &Value, page: &str) -> Self {
        let field = |name: &str| fit::folded(gold[name].as_str().unwrap_or_default());
        let mut text = field("label") + &field("kicker") + &field("title");
        let subtitle = field("subtitle");
        let dashed = fit::folded("——") + &subtitle;
        text += if page.contains(&dashed) { &dashed } else { &subtitle };
        text += &field("byline");
        let body = text.len();
        text += &note(page, &FROM, &gold["continued_from"]);
        let paragraphs = gold["paragraphs"].as_array().into_iter().flatten();
        text.extend(
            paragraphs.map(|paragraph| fit::folded(paragraph.as_str().unwrap_or_default())),
        );
        text += &note(page, &ON, &gold["continued_on"]);
        text += &note(page, &SOURCE, &gold["source"]);
        Self { text, body }
    }
}

/// The forms of jump notes and sources.
const FROM: [&str; 4] = ["（上接第#版）", "(上接第#版)", "（紧接第#版）", "（上接#版）"];
const ON: [&str; 2] = ["（下转第#版）", "(下转第#版)"];
const SOURCE: [&str; 2] = ["（来源：#）", "（据#）"];

/// The form of a note that stands on the page.
fn note(page: &str, forms: &[&str], value: &Value) -> String {
    let value = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return String::new(),
    };
    let forms = forms.iter().map(|form| fit::folded(&form.replace('#', &value)));
    forms.into_iter().find(|form| page.contains(form.as_str())).unwrap_or_default()
}

/// The slots of each candidate, and which is the right one, if any is.
#[derive(Default)]
struct Choice {
    candidates: Vec<Vec<usize>>,
    right: Option<usize>,
}

impl Choice {
    fn add(&mut self, right: bool, slots: Vec<usize>) {
        if right && self.right.is_none() {
            self.right = Some(self.candidates.len());
        }
        self.candidates.push(slots);
    }

    /// The chances of the candidates.
    fn chances(&self, weights: &[f32]) -> Vec<f32> {
        let sum = |slots: &Vec<usize>| slots.iter().map(|&slot| weights[slot]).sum::<f32>();
        let scores: Vec<f32> = self.candidates.iter().map(sum).collect();
        let most = scores.iter().copied().fold(0.0, f32::max);
        let all: f32 = (-most).exp() + scores.iter().map(|score| (score - most).exp()).sum::<f32>();
        scores.iter().map(|score| (score - most).exp() / all).collect()
    }
}

fn fitted(choices: &[Choice]) -> Vec<f32> {
    let mut weights = vec![0.0; fit::SLOTS];
    let mut squares = vec![1e-3; fit::SLOTS];
    for epoch in 1..=EPOCHS {
        let mut loss = 0.0;
        for choice in choices {
            let chances = choice.chances(&weights);
            let right = choice.right.map_or(1.0 - chances.iter().sum::<f32>(), |at| chances[at]);
            loss -= f64::from(right.max(1e-9).ln());
            for (at, (slots, chance)) in choice.candidates.iter().zip(chances).enumerate() {
                let slope = if choice.right == Some(at) { chance - 1.0 } else { chance };
                if slope.abs() < 1e-4 {
                    continue;
                }
                for &slot in slots {
                    let slope = slope + DECAY * weights[slot];
                    squares[slot] += slope * slope;
                    weights[slot] -= RATE * slope / f32::sqrt(squares[slot]);
                }
            }
        }
        if epoch == EPOCHS {
            eprintln!("{} choices, loss {:.4}", choices.len(), loss / choices.len().max(1) as f64);
        }
    }
    weights
}
