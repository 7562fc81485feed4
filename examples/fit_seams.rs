//! Counts the seams between the boxes of pages and writes `src/column/seams.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_seams -- OUT TEXTS…
//!
//! TEXTS (`NAME.EXTRACTOR.txt` beside `NAME.gold.json`) are pages of small boxes; where each box stands
//! in the bodies of the gold tells which goes on which. For each kind of seam the table has ten times
//! the logarithm of how much oftener it is one where a box goes on than one between any two boxes
//! near each other; then, for each start of a box, the same of the odds that it heads an article. The table
//! that is checked in is counted on pages of pdfminer: the first lot of `press.py` (seed 17029) and its pages
//! of the second and third own articles (71012, 72012; see `fit_roles`).

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::ops::Range;

use jianbao::column::fit;
use serde_json::Value;

/// Added to each count: a seam never seen is not impossible.
const SMOOTH: f64 = 0.5;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, texts) = args.split_first().ok_or("fit_seams OUT TEXTS…")?;
    Ok(std::fs::write(out, seams(texts)?)?)
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
