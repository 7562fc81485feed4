//! Which characters follow each other in news text.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

/// What each count of a pair is lessened by.
pub(crate) const LESS: f64 = 0.5;

/// How often characters and pairs of them stand in articles.
#[derive(Default)]
pub(crate) struct Ties {
    pub(crate) chars: HashMap<char, u32>,
    /// Neighbours, and characters with one between: how often, and in how many articles.
    pub(crate) pairs: [HashMap<[char; 2], (u32, u32)>; 2],
    /// How many characters there are.
    pub(crate) total: f64,
}

impl Ties {
    pub(crate) fn add(&mut self, article: &Value) {
        let mut met = [HashSet::new(), HashSet::new()];
        for paragraph in article["paragraphs"].as_array().into_iter().flatten() {
            let mut text = Vec::new();
            paragraph.as_str().unwrap_or_default().chars().for_each(|c| fold(c, &mut text));
            self.total += text.len() as f64;
            for &c in &text {
                *self.chars.entry(c).or_default() += 1;
            }
            for ((pairs, met), step) in self.pairs.iter_mut().zip(&mut met).zip(1..) {
                for (&a, &b) in text.iter().zip(text.iter().skip(step)) {
                    let (count, articles) = pairs.entry([a, b]).or_default();
                    *count += 1;
                    *articles += u32::from(met.insert([a, b]));
                }
            }
        }
    }

    /// How often a character stands in them.
    pub(crate) fn often(&self, c: char) -> f64 {
        self.chars.get(&c).copied().unwrap_or_default().into()
    }

    /// How much likelier than chance a pair stands so that was counted so often, a natural logarithm, where
    /// `unseen` is what one would be that was not.
    pub(crate) fn odds(&self, [a, b]: [char; 2], count: f64, unseen: f64) -> f64 {
        let seen = (count - LESS).max(0.0) / self.often(a) * self.total / self.often(b);
        (seen + unseen.exp()).ln()
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
