//! Which characters stand in kickers, headlines, subtitles, bylines and labels.

use std::collections::{HashMap, HashSet};

use jianbao::role::fit;
use serde_json::Value;

/// The parts, first that against which the others are held.
const PARTS: [&str; 5] = ["title", "kicker", "subtitle", "byline", "label"];

/// Added to the counts: what was hardly met tells little.
const SMOOTH: f64 = 6.0;

/// In how many texts of each kind each character stands.
#[derive(Default)]
pub(crate) struct Tiers {
    pub(crate) letters: HashMap<char, [f64; PARTS.len()]>,
    sums: [f64; PARTS.len()],
}

impl Tiers {
    pub(crate) fn add(&mut self, article: &Value) {
        for (part, key) in PARTS.into_iter().enumerate() {
            let text = article[key].as_str().unwrap_or_default();
            let letters: HashSet<char> = text.chars().filter_map(fit::letter).collect();
            self.sums[part] += letters.len() as f64;
            for c in letters {
                self.letters.entry(c).or_default()[part] += 1.0;
            }
        }
    }

    /// How much oftener a letter stands in other parts than in headlines, natural logarithms, but for what
    /// `others` counted too.
    pub(crate) fn odds(&self, letter: char, others: &Self) -> [f64; 4] {
        let of = |tiers: &Self| tiers.letters.get(&letter).copied().unwrap_or_default();
        let (all, others) = (of(self), of(others));
        [1, 2, 3, 4].map(|part| {
            let expected = (all[0] - others[0]) * self.sums[part] / self.sums[0];
            ((all[part] - others[part] + SMOOTH) / (expected + SMOOTH)).ln()
        })
    }
}
