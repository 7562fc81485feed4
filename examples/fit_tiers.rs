//! Counts which characters stand in kickers, headlines, subtitles, bylines and labels, and writes
//! `src/article/heading/tiers.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_tiers -- OUT ARTICLES…
//!
//! ARTICLES (`*.jsonl`) hold an article a line with its "kicker", "title", "subtitle", "byline" and
//! "label". The table that is checked in counts the project's own (`fit_roles/articles`, but for those
//! held out), as the kickers of the corpus are drawn by lot.
//!
//! A character counts once for each text that holds it, and in each kind of text once less than it was
//! met: what fits the weights sees the same articles, and shall not trust the table more than it deserves
//! on others.

use std::collections::{BTreeMap, HashSet};

use jianbao::role::fit;
use serde_json::Value;

/// The parts, first that against which the others are held.
const PARTS: [&str; 5] = ["title", "kicker", "subtitle", "byline", "label"];

/// Added to the counts: what was hardly met tells little.
const SMOOTH: f64 = 3.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, files) = args.split_first().ok_or("fit_tiers OUT ARTICLES…")?;
    let mut counts: BTreeMap<char, [f64; PARTS.len()]> = BTreeMap::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            let article: Value = serde_json::from_str(line)?;
            for (part, key) in PARTS.into_iter().enumerate() {
                let text = article[key].as_str().unwrap_or_default();
                let letters: HashSet<char> = text.chars().filter_map(fit::letter).collect();
                for c in letters {
                    counts.entry(c).or_default()[part] += 1.0;
                }
            }
        }
    }
    counts.values_mut().flatten().for_each(|count| *count = (*count - 1.0).max(0.0));
    let mut sums = [0.0; PARTS.len()];
    for all in counts.values() {
        sums.iter_mut().zip(all).for_each(|(sum, count)| *sum += count);
    }
    let odds = |counts: &[f64; PARTS.len()], part: usize| {
        let expected = counts[0] * sums[part] / sums[0];
        ((counts[part] + SMOOTH) / (expected + SMOOTH)).ln()
    };
    let odds = counts.iter().map(|(&c, counts)| (c, [1, 2, 3, 4].map(|part| odds(counts, part))));
    Ok(std::fs::write(out, fit::tier_table(odds))?)
}
