//! Counts how strongly characters hold together and writes `src/pair.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_pairs -- OUT FILE…
//!
//! Each FILE holds an article a line with its "paragraphs", or is a page's gold with its "articles", or
//! (`*.txt`) a word list, a word and its count a line, as the `dict.txt` of jieba-rs. A pair is tied when
//! it stands side by side at least three times in articles, or thirty times within the words of a list,
//! and at least four times as often as its characters would by chance. Lists know the words of texts
//! whose like is not among the articles: of the pairs of characters in other papers' articles, 37 in a
//! hundred are tied by the corpus's articles and 46 by both.
//!
//! The table that is checked in is that of the corpus's articles and pages, of the project's own
//! articles (`fit_roles/articles.jsonl`) and of that list.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, files) = args.split_first().ok_or("fit_pairs OUT FILE…")?;
    let (mut counts, mut words) = (Counts::default(), Counts::default());
    for file in files {
        let text = std::fs::read_to_string(file)?;
        if Path::new(file).extension().is_some_and(|ending| ending == "txt") {
            words.add_list(&text)?;
            continue;
        }
        match serde_json::from_str::<Value>(&text) {
            Ok(page) => {
                for article in page["articles"].as_array().into_iter().flatten() {
                    counts.add(article);
                }
            }
            Err(_) => {
                for line in text.lines() {
                    counts.add(&serde_json::from_str(line)?);
                }
            }
        }
    }
    let ties = counts.ties(3.0).chain(words.ties(30.0));
    std::fs::write(out, jianbao::role::fit::pair_table(ties, counts.edges()))?;
    Ok(())
}

/// How often characters and pairs of them stand in a text.
#[derive(Default)]
struct Counts {
    chars: HashMap<char, f64>,
    pairs: HashMap<(char, char), f64>,
    total: f64,
    /// How often a character ends a headline, begins one, and stands within one.
    heads: HashMap<char, [f64; 3]>,
}

impl Counts {
    fn add(&mut self, article: &Value) {
        let parted = |c: char| c.is_whitespace() || c == '—';
        let tiers = ["kicker", "title", "subtitle"].map(|key| article[key].as_str());
        for part in tiers.into_iter().flatten().flat_map(|tier| tier.split(parted)) {
            let chars: Vec<char> = part.chars().collect();
            if chars.len() < 4 {
                continue;
            }
            for (at, &c) in chars.iter().enumerate() {
                let counts = self.heads.entry(c).or_default();
                counts[0] += f64::from(at + 1 == chars.len());
                counts[1] += f64::from(at == 0);
                counts[2] += f64::from(at > 0 && at + 1 < chars.len());
            }
        }
        for paragraph in article["paragraphs"].as_array().into_iter().flatten() {
            self.add_text(paragraph.as_str().unwrap_or_default(), 1.0);
        }
    }

    /// Adds the words of a list.
    fn add_list(&mut self, list: &str) -> Result<(), Box<dyn std::error::Error>> {
        for line in list.lines() {
            let mut fields = line.split_whitespace();
            if let (Some(word), Some(count)) = (fields.next(), fields.next()) {
                self.add_text(word, count.parse()?);
            }
        }
        Ok(())
    }

    /// Adds the ideographs and their pairs of a text that occurs so often.
    fn add_text(&mut self, text: &str, times: f64) {
        let is_ideograph = |c: &char| ('\u{3400}'..'\u{a000}').contains(c);
        let chars: Vec<char> = text.chars().collect();
        for &c in chars.iter().filter(|c| is_ideograph(c)) {
            *self.chars.entry(c).or_default() += times;
            self.total += times;
        }
        for pair in chars.windows(2).filter(|pair| pair.iter().all(is_ideograph)) {
            *self.pairs.entry((pair[0], pair[1])).or_default() += times;
        }
    }

    fn edges(&self) -> impl Iterator<Item = (char, u8, u8)> + '_ {
        let sum = |kind: usize| self.heads.values().map(|counts| counts[kind]).sum::<f64>();
        let sums = [sum(0), sum(1), sum(2)];
        self.heads.iter().map(move |(&c, counts)| {
            let share = |kind: usize| (counts[kind] + 2.0 * sums[kind] / sums[2]) / sums[kind];
            let step = |kind: usize| {
                ((share(kind) / share(2)).log2() * 1.3 + 4.0).round().clamp(0.0, 7.0) as u8
            };
            (c, step(0), step(1))
        })
    }

    /// The pairs that are tied, of those that occur at least so often.
    fn ties(&self, least: f64) -> impl Iterator<Item = (char, char, u8)> + '_ {
        let seen = self.pairs.iter().filter(move |(_, count)| **count >= least);
        seen.filter_map(|(&(a, b), count)| {
            let chance = self.chars[&a] * self.chars[&b] / self.total;
            let tie = match count / chance {
                4.0..16.0 => 1,
                16.0..64.0 => 2,
                64.0.. => 3,
                _ => return None,
            };
            Some((a, b, tie))
        })
    }
}
