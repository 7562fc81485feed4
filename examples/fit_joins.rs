//! Counts which characters follow each other in news text and writes `src/column/joins.bin`, or
//! counts the seams between the boxes of pages and writes `src/column/seams.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_joins -- \
//!         OUT ARTICLES… PAGES…
//!     cargo run --release --no-default-features --features fit --example fit_joins -- \
//!         --seams OUT TEXTS…
//!
//! ARTICLES (`*.jsonl`) hold an article a line with its "paragraphs"; the articles of PAGES
//! (`*.gold.json`) are left out, for the columns are measured on them. The table that is checked in
//! counts the corpus's articles and the project's own (`fit_roles/articles.jsonl`).
//!
//! The table has 2^18 slots of a byte: five bits of value, and above them three of the hash, to
//! check what the slot is for. Zero is an empty slot; who comes first has it. First stand the
//! characters (kind 3: twice the logarithm of their count), then pairs of neighbours (kind 1) and of
//! characters with one between (kind 2), those first whose loss would cost most: 11 plus twice the
//! logarithm of how much more often they stand together than by chance.
//!
//! TEXTS (`NAME.EXTRACTOR.txt` beside `NAME.gold.json`) are pages of small boxes; where each box stands
//! in the bodies of the gold tells which goes on which. For each kind of seam the table has ten times
//! the logarithm of how much oftener it is one where a box goes on than one between any two boxes
//! near each other; then, for each start of a box, the same of the odds that it heads an article.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::ops::Range;
use std::path::Path;

use jianbao::column::fit;
use serde_json::Value;

/// Added to each count: a pair never seen is not impossible.
const SMOOTH: f64 = 0.5;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [option, out, texts @ ..] = &args[..]
        && option == "--seams"
    {
        return Ok(std::fs::write(out, seams(texts)?)?);
    }
    let (out, files) = args.split_first().ok_or("fit_joins OUT ARTICLES… PAGES…")?;
    let by_line = |file: &&String| Path::new(file).extension().is_some_and(|e| e == "jsonl");
    let (articles, pages): (Vec<_>, Vec<_>) = files.iter().partition(by_line);
    let mut held_out = HashSet::new();
    for page in pages {
        let page: Value = serde_json::from_str(&std::fs::read_to_string(page)?)?;
        let ids = page["articles"].as_array().into_iter().flatten().map(|a| a["id"].clone());
        held_out.extend(ids);
    }
    let mut counts = Counts::default();
    for file in articles {
        for line in std::fs::read_to_string(file)?.lines() {
            let article: Value = serde_json::from_str(line)?;
            if !held_out.contains(&article["id"]) {
                counts.add(&article);
            }
        }
    }
    std::fs::write(out, counts.table())?;
    Ok(())
}

/// How often characters and pairs of them stand in a text.
#[derive(Default)]
struct Counts {
    /// The characters in the order in which they first stand.
    seen: Vec<char>,
    chars: HashMap<char, u32>,
    /// Neighbours, and characters with one between.
    pairs: [HashMap<(char, char), u32>; 2],
}

impl Counts {
    fn add(&mut self, article: &Value) {
        for paragraph in article["paragraphs"].as_array().into_iter().flatten() {
            let mut text = Vec::new();
            paragraph.as_str().unwrap_or_default().chars().for_each(|c| fold(c, &mut text));
            for &c in &text {
                let count = self.chars.entry(c).or_insert_with(|| {
                    self.seen.push(c);
                    0
                });
                *count += 1;
            }
            for (pairs, step) in self.pairs.iter_mut().zip(1..) {
                for (&a, &b) in text.iter().zip(text.iter().skip(step)) {
                    *pairs.entry((a, b)).or_default() += 1;
                }
            }
        }
    }

    fn table(&self) -> Vec<u8> {
        let mut table = vec![0; 1 << fit::BITS];
        for c in &self.seen {
            let count = self.chars[c];
            if count >= 5 {
                let value = (f64::from(count).ln() * 2.0).round_ties_even();
                put(&mut table, fit::hash(3, u32::from(*c), 0), value);
            }
        }
        for tie in self.ties() {
            let value = (tie.odds * 2.0).round_ties_even() + 11.0;
            put(&mut table, fit::hash(tie.kind, tie.left.into(), tie.right.into()), value);
        }
        table
    }

    /// The pairs seen three times or more, those first whose loss would cost most.
    fn ties(&self) -> Vec<Tie> {
        let total = f64::from(self.chars.values().sum::<u32>());
        let mut ties = Vec::new();
        for ((pairs, kind), weight) in self.pairs.iter().zip(1..).zip([1.0, 0.5]) {
            for (&(left, right), &count) in pairs.iter().filter(|(_, count)| **count >= 3) {
                let count = f64::from(count);
                let product = f64::from(self.chars[&left]) * f64::from(self.chars[&right]);
                let expected = product / total;
                let odds = ((count + SMOOTH) / (expected + SMOOTH)).ln();
                let unseen = (SMOOTH / (expected + SMOOTH)).ln();
                let cost = count * (odds - unseen) * weight;
                ties.push(Tie { cost, kind, left, right, odds });
            }
        }
        ties.sort_by(|a, b| {
            let order = b.cost.total_cmp(&a.cost);
            order.then_with(|| (b.kind, b.left, b.right).cmp(&(a.kind, a.left, a.right)))
        });
        ties
    }
}

/// Two characters that stand together.
struct Tie {
    /// What it costs to take the pair for one never seen.
    cost: f64,
    kind: u32,
    left: char,
    right: char,
    /// The logarithm of how much more often than by chance.
    odds: f64,
}

/// Takes the slot of a hash if it is free.
fn put(table: &mut [u8], hash: u32, value: f64) {
    let slot = &mut table[(hash & ((1 << fit::BITS) - 1)) as usize];
    if *slot == 0 {
        let check = (hash >> fit::BITS) as u8 & 7;
        *slot = check << 5 | value.clamp(1.0, 31.0) as u8;
    }
}

/// Full-width forms as narrow ones, signs of several letters as letters; then digits count as one
/// character, letters as another, and blanks not at all.
fn fold(c: char, out: &mut Vec<char>) {
    let narrow = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match narrow {
        ' ' | '\u{a0}' | '\u{2002}' | '\u{3000}' => {}
        '0'..='9' => out.push('0'),
        'a'..='z' | 'A'..='Z' | 'Ⅰ' | 'Ⅴ' => out.push('a'),
        '…' => out.extend("...".chars()),
        '℃' => out.extend("°a".chars()),
        'Ⅱ' | 'Ⅳ' => out.extend("aa".chars()),
        'Ⅲ' => out.extend("aaa".chars()),
        _ => out.push(narrow),
    }
}

/// The table of seams, counted on texts.
fn seams(texts: &[String]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut seams = Seams::default();
    for path in texts {
        let stem = path.strip_suffix(".txt").and_then(|path| path.rsplit_once('.'));
        let (stem, _) = stem.ok_or("a text has its extractor in its name")?;
        let gold = std::fs::read_to_string(format!("{stem}.gold.json"))?;
        if let Some(boxes) = fit::Boxes::new(&std::fs::read_to_string(path)?) {
            seams.add(&boxes, &Bodies::new(&serde_json::from_str(&gold)?));
        }
    }
    Ok(seams.table())
}

/// How far around a box others are looked at that do not go on where it ends.
const NEAR: usize = 8;

/// How often each kind of seam and each start is what, by its number.
#[derive(Default)]
struct Seams {
    /// Seams where a box goes on, and others.
    joined: HashMap<usize, f64>,
    parted: HashMap<usize, f64>,
    /// Boxes that head an article or belong to none, and others.
    heads: HashMap<usize, f64>,
    others: HashMap<usize, f64>,
}

impl Seams {
    fn add(&mut self, boxes: &fit::Boxes<'_>, bodies: &Bodies) {
        let places = bodies.places(&boxes.texts());
        for (at, place) in places.iter().enumerate() {
            let heads = place.as_ref().is_none_or(|place| bodies.starts.contains(&place.start));
            let counts = if heads { &mut self.heads } else { &mut self.others };
            *counts.entry(boxes.start(at)).or_default() += 1.0;
            let Some(place) = place else { continue };
            let follows = |other: &Option<Range<usize>>| {
                other.as_ref().is_some_and(|other| other.start == place.end)
            };
            let Some(next) = places.iter().position(follows) else { continue };
            *self.joined.entry(boxes.kind(at, next)).or_default() += 1.0;
            let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(places.len());
            let strange = |&near: &usize| near != at && near != next && places[near].is_some();
            for near in around.filter(strange) {
                *self.parted.entry(boxes.kind(at, near)).or_default() += 1.0;
            }
        }
    }

    fn table(&self) -> Vec<u8> {
        let (joined, parted) = (shares(&self.joined), shares(&self.parted));
        let mut table: Vec<u8> = joined.iter().zip(parted).map(|(a, b)| odds(a / b)).collect();
        let count = |counts: &HashMap<usize, f64>, at| SMOOTH + counts.get(&at).unwrap_or(&0.0);
        table.extend(
            (0..fit::STARTS).map(|at| odds(count(&self.heads, at) / count(&self.others, at))),
        );
        table
    }
}

/// The bodies of a page, one after the other.
struct Bodies {
    text: String,
    /// Where each begins.
    starts: HashSet<usize>,
}

impl Bodies {
    fn new(gold: &Value) -> Self {
        let mut bodies = Self { text: String::new(), starts: HashSet::new() };
        for article in gold["articles"].as_array().into_iter().flatten() {
            bodies.starts.insert(bodies.text.len());
            for paragraph in article["paragraphs"].as_array().into_iter().flatten() {
                bodies.text += &fit::folded(paragraph.as_str().unwrap_or_default());
            }
            bodies.text.push('\n');
        }
        bodies
    }

    /// Where each box stands, if in a body.
    fn places(&self, boxes: &[String]) -> Vec<Option<Range<usize>>> {
        let mut taken = HashSet::new();
        let place = |text: &String| {
            let mut found = self.text.match_indices(text.as_str()).map(|(start, _)| start);
            let start = found.find(|&start| taken.insert(start))?;
            Some(start..start + text.len())
        };
        boxes.iter().map(place).collect()
    }
}

/// The share of each kind of seam, a fifth of its neighbours' counts lent to it: the last three bits
/// of a kind tell how fond the characters of a seam are of each other.
fn shares(counts: &HashMap<usize, f64>) -> Vec<f64> {
    let count = |at: usize| counts.get(&at).copied().unwrap_or(0.0);
    let lent = |at: usize| {
        let (less, more) = match at % 8 {
            0 => (0.0, count(at + 1)),
            7 => (count(at - 1), 0.0),
            _ => (count(at - 1), count(at + 1)),
        };
        SMOOTH + count(at) + (less + more) / 5.0
    };
    let total: f64 = (0..fit::KINDS).map(lent).sum();
    (0..fit::KINDS).map(|at| lent(at) / total).collect()
}

/// Ten times a logarithm, as a signed byte.
fn odds(ratio: f64) -> u8 {
    ((ratio.ln() * 10.0).round_ties_even().clamp(-127.0, 127.0) as i8).cast_unsigned()
}
