//! Which two characters headlines and clauses end and begin with.
//!
//! Headlines are few, but the clauses of running text end and begin much as they do: what two characters
//! do there is what is expected of them in headlines, as far as it differs from what the outer one does.

use std::collections::HashMap;

use jianbao::role::fit;
use serde_json::Value;

/// As many as these count as much as the expectation: of letters, and of pairs in clauses and headlines.
const LETTERS: f64 = 20.0;
const CLAUSES: f64 = 4.0;
const HEADLINES: f64 = 6.0;

/// How far what a letter does in clauses is expected of it in headlines.
const ALIKE: f64 = 0.7;

/// Both sides of a text, and how many there are.
const END: usize = 0;
const BEGINNING: usize = 1;
const SIDES: usize = 2;

/// What was counted in articles.
#[derive(Default)]
pub(crate) struct Edges {
    pub(crate) headlines: Counts,
    pub(crate) clauses: Counts,
}

impl Edges {
    pub(crate) fn add(&mut self, article: &Value) {
        each_headline(article).for_each(|text| self.headlines.add(&text));
        each_clause(article).for_each(|text| self.clauses.add(&text));
    }

    /// How rather a headline ends and begins with a pair, from 0 to 7, but for what `others` counted too.
    pub(crate) fn steps(&self, pair: [char; 2], others: &Self) -> (u8, u8) {
        let [end, beginning] = [END, BEGINNING].map(|side| step(self.pair(pair, side, others)));
        (end, beginning)
    }

    /// The same of a letter.
    #[allow(dead_code, reason = "fit_edges asks it, fit_roles does not")]
    pub(crate) fn letter_steps(&self, c: char) -> (u8, u8) {
        let none = Self::default();
        let [end, beginning] = [END, BEGINNING].map(|side| step(self.letter(c, side, &none).1));
        (end, beginning)
    }

    /// How much likelier than any a letter stands at a side of a clause and of a headline, natural
    /// logarithms.
    fn letter(&self, c: char, side: usize, others: &Self) -> (f64, f64) {
        let count = |all: &Counts, others: &Counts| all.letter(c, side, others);
        let clauses = count(&self.clauses, &others.clauses);
        let common = odds(clauses, self.clauses.rate(side), 0.0, LETTERS);
        let headlines = count(&self.headlines, &others.headlines);
        (common, odds(headlines, self.headlines.rate(side), ALIKE * common, LETTERS))
    }

    /// The same of a pair and a headline.
    fn pair(&self, pair: [char; 2], side: usize, others: &Self) -> f64 {
        let (common, own) = self.letter(outer(pair, side), side, others);
        let clauses = self.clauses.pair(pair, side, &others.clauses);
        let both = odds(clauses, self.clauses.rate(side), common, CLAUSES);
        let headlines = self.headlines.pair(pair, side, &others.headlines);
        odds(headlines, self.headlines.rate(side), own + both - common, HEADLINES)
    }
}

/// How often something stands within texts, and at their edge.
pub(crate) type Count = [f64; 2];

/// Of letters and pairs of letters, how often they stand at both sides of texts.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) letters: HashMap<char, [Count; SIDES]>,
    pub(crate) pairs: HashMap<[char; 2], [Count; SIDES]>,
    sums: [Count; SIDES],
}

impl Counts {
    fn add(&mut self, text: &[char]) {
        for (at, pair) in text.windows(2).enumerate() {
            let pair = [pair[0], pair[1]];
            let edges = [at + 2 == text.len(), at == 0].map(usize::from);
            for side in [END, BEGINNING] {
                let edge = edges[side];
                self.letters.entry(outer(pair, side)).or_default()[side][edge] += 1.0;
                self.pairs.entry(pair).or_default()[side][edge] += 1.0;
                self.sums[side][edge] += 1.0;
            }
        }
    }

    fn letter(&self, c: char, side: usize, others: &Self) -> Count {
        less(self.letters.get(&c), others.letters.get(&c), side)
    }

    fn pair(&self, pair: [char; 2], side: usize, others: &Self) -> Count {
        less(self.pairs.get(&pair), others.pairs.get(&pair), side)
    }

    /// The share of letters that stand at an edge.
    fn rate(&self, side: usize) -> f64 {
        let [within, edge] = self.sums[side];
        edge / (within + edge)
    }
}

fn less(all: Option<&[Count; SIDES]>, others: Option<&[Count; SIDES]>, side: usize) -> Count {
    let of = |counts: Option<&[Count; SIDES]>| counts.map_or([0.0; 2], |counts| counts[side]);
    let (all, others) = (of(all), of(others));
    [0, 1].map(|edge| all[edge] - others[edge])
}

/// The letter of a pair that stands at a side.
fn outer(pair: [char; 2], side: usize) -> char {
    pair[1 - side]
}

/// By how much likelier something stands at an edge than anything does, a natural logarithm, where so
/// much is expected of it, which counts as much as so many.
fn odds([within, edge]: Count, rate: f64, expected: f64, many: f64) -> f64 {
    let odds = (rate / (1.0 - rate)).ln();
    let share = 1.0 / (1.0 + (-odds - expected).exp());
    let share = many.mul_add(share, edge) / (within + edge + many);
    (share / (1.0 - share)).ln() - odds
}

/// A value as a step from 0 to 7, 4 being even.
fn step(value: f64) -> u8 {
    ((value / 2_f64.ln()).mul_add(1.3, 4.0)).round().clamp(0.0, 7.0) as u8
}

/// The headlines of an article, parted at blanks and dashes.
fn each_headline(article: &Value) -> impl Iterator<Item = Vec<char>> {
    let tiers =
        ["kicker", "title", "subtitle"].map(|key| article[key].as_str().unwrap_or_default());
    let parted = |c: char| c.is_whitespace() || c == '—';
    let parts = tiers.into_iter().flat_map(move |tier| tier.split(parted));
    parts.map(letters).filter(|part| part.len() > 3)
}

/// The clauses of an article.
fn each_clause(article: &Value) -> impl Iterator<Item = Vec<char>> {
    let paragraphs = article["paragraphs"].as_array().into_iter().flatten();
    let texts = paragraphs.filter_map(|paragraph| paragraph.as_str());
    let parted = |c: char| "，。；：！？,.;:!?".contains(c);
    let clauses = texts.flat_map(move |text| text.split(parted));
    clauses.map(letters).filter(|clause| clause.len() > 1)
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter_map(fit::letter).collect()
}
