//! Counts which characters stand in kickers, headlines, subtitles, bylines and labels, and writes
//! `src/article/heading/tiers.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_tiers -- OUT ARTICLES…
//!
//! ARTICLES (`*.jsonl`) hold an article a line with its "kicker", "title", "subtitle", "byline" and
//! "label". The table that is checked in counts the project's own (`fit_roles/articles`, but for those
//! held out), as the kickers of the corpus are drawn by lot.

#[path = "fit_roles/read.rs"]
mod read;
#[path = "fit_roles/tiers.rs"]
mod tiers;

use std::collections::BTreeSet;

use jianbao::role::fit;
use read::each_article;
use tiers::Tiers;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, files) = args.split_first().ok_or("fit_tiers OUT ARTICLES…")?;
    let mut tiers = Tiers::default();
    for file in files {
        each_article(file, |article| tiers.add(&article))?;
    }
    let none = Tiers::default();
    let letters: BTreeSet<char> = tiers.letters.keys().copied().collect();
    let odds = letters.into_iter().map(|c| (c, tiers.odds(c, &none)));
    Ok(std::fs::write(out, fit::tier_table(odds))?)
}
