//! Counts which two characters headlines and clauses end and begin with, and writes `src/edge.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_edges -- OUT ARTICLES…
//!
//! ARTICLES (`*.jsonl`) hold an article a line with its "paragraphs", "kicker", "title" and "subtitle". The
//! table that is checked in counts the articles that `fit_pairs` counts.

#[path = "fit_roles/edges.rs"]
mod edges;
#[path = "fit_roles/read.rs"]
mod read;

use std::collections::BTreeSet;

use edges::{Counts, Edges};
use jianbao::role::fit;
use read::each_article;

/// So many pairs in clauses tell as much as one in a headline.
const WORTH: f64 = 20.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, files) = args.split_first().ok_or("fit_edges OUT ARTICLES…")?;
    let mut edges = Edges::default();
    for file in files {
        each_article(file, |article| edges.add(&article))?;
    }
    Ok(std::fs::write(out, table(&edges))?)
}

/// The table of all letters, and of the pairs that tell more, those first that tell most.
fn table(edges: &Edges) -> Vec<u8> {
    let both = [&edges.headlines, &edges.clauses];
    let letters: BTreeSet<char> =
        both.iter().flat_map(|counts| counts.letters.keys().copied()).collect();
    let pairs: BTreeSet<[char; 2]> =
        both.iter().flat_map(|counts| counts.pairs.keys().copied()).collect();
    let none = Edges::default();
    let steps = |pair| (pair, edges.steps(pair, &none));
    let told = pairs.into_iter().map(steps).map(|pair| (worth(edges, pair), pair));
    let mut told: Vec<_> = told.collect();
    told.retain(|(worth, _)| *worth > 0.0);
    // The sort is stable, and the set was in order.
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let letters = letters.into_iter().map(|c| (c, edges.letter_steps(c)));
    fit::edge_table(letters, told.into_iter().map(|(_, pair)| pair))
}

/// How much more a pair tells than the outer letters.
fn worth(edges: &Edges, (pair, (end, beginning)): ([char; 2], (u8, u8))) -> f64 {
    let often = |counts: &Counts, side: usize| {
        counts.pairs.get(&pair).map_or(0.0, |all| all[side].iter().sum())
    };
    let [a, b] = pair.map(|c| edges.letter_steps(c));
    let more = [end.abs_diff(b.0), beginning.abs_diff(a.1)];
    let more = more.into_iter().enumerate().map(|(side, more)| {
        let often = WORTH.mul_add(often(&edges.headlines, side), often(&edges.clauses, side));
        f64::from(more) * often
    });
    more.sum()
}
