//! Counts which characters follow each other in news text, and writes `src/pair.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_pairs -- OUT ARTICLES…
//!
//! ARTICLES (`*.jsonl`) hold an article a line with its "paragraphs". The table that is checked in counts
//! the corpus's articles and the project's own (`fit_roles/articles`, but for those held out).
//!
//! A pair's value is the logarithm of how much likelier than by the frequency of its characters one
//! follows the other, its count lessened by [`LESS`]; what that leaves goes to pairs never seen (Kneser
//! and Ney, 1995), so that of those the table needs but two figures a character. The programs that fit
//! what reads the table do so on pages of the same articles: that they do not learn to trust it more than
//! it deserves on other pages, each pair counts as it would without one of the articles that it stands
//! in, and one that stands in a single article counts as never seen. The pairs first whose loss would
//! cost most.

#[path = "fit_roles/read.rs"]
mod read;
#[path = "fit_roles/ties.rs"]
mod ties;

use std::collections::{BTreeSet, HashMap};

use jianbao::role::fit;
use read::each_article;
use ties::{LESS, Ties};

/// Added to each count of kinds of pairs: what was never seen is not impossible.
const SMOOTH: f64 = 0.5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, files) = args.split_first().ok_or("fit_pairs OUT ARTICLES…")?;
    let mut ties = Ties::default();
    for file in files {
        each_article(file, |article| ties.add(&article))?;
    }
    Ok(std::fs::write(out, table(&ties))?)
}

/// The table of all letters, and of the pairs whose loss would cost most.
fn table(ties: &Ties) -> Vec<u8> {
    let kinds = [0, 1].map(|kind| Kinds::new(ties.pairs[kind].keys()));
    let open = |c: char, kind: usize| (LESS * kinds[kind].after(c) / ties.often(c)).ln();
    let new = |c: char, kind: usize| (kinds[kind].before(c) * ties.total / ties.often(c)).ln();
    let letters: BTreeSet<char> = ties.chars.keys().copied().collect();
    let letters = letters.into_iter().map(|c| {
        let [open, new] = [[open(c, 0), open(c, 1)], [new(c, 0), new(c, 1)]];
        (c, open, new)
    });
    let mut pairs: Vec<(f64, u32, [char; 2], f64)> = Vec::new();
    for (kind, weight) in [(0, 1.0), (1, 0.5)] {
        let at = kind as usize;
        for (&[a, b], &(count, articles)) in ties.pairs[at].iter().filter(|(_, all)| all.1 > 1) {
            let count = f64::from(count) * f64::from(articles - 1) / f64::from(articles);
            let unseen = open(a, at) + new(b, at);
            let odds = ties.odds([a, b], count, unseen);
            pairs.push((count * (odds - unseen) * weight, kind, [a, b], odds));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    fit::pair_table(letters, pairs.into_iter().map(|(_, kind, pair, odds)| (kind, pair, odds)))
}

/// How many kinds of pairs begin and end with each character.
struct Kinds {
    after: HashMap<char, f64>,
    before: HashMap<char, f64>,
    total: f64,
}

impl Kinds {
    fn new<'p>(pairs: impl Iterator<Item = &'p [char; 2]>) -> Self {
        let mut kinds = Self { after: HashMap::new(), before: HashMap::new(), total: 0.0 };
        for &[a, b] in pairs {
            *kinds.after.entry(a).or_default() += 1.0;
            *kinds.before.entry(b).or_default() += 1.0;
            kinds.total += 1.0;
        }
        kinds
    }

    /// How many kinds begin with a character.
    fn after(&self, c: char) -> f64 {
        self.after.get(&c).unwrap_or(&0.0) + SMOOTH
    }

    /// The share of all that end with a character.
    fn before(&self, c: char) -> f64 {
        (self.before.get(&c).unwrap_or(&0.0) + SMOOTH) / self.total
    }
}
