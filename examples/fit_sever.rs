//! Fits the weights of headings that are headlines and writes `src/article/sever/weights.rs`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_sever -- OUT DIR…
//!
//! Each DIR holds `NAME.gold.json` beside `NAME.EXTRACTOR.txt`, as the page corpus does. Each text is read as
//! pages are up to where bodies are parted; a heading inside a body is a headline if the body of another
//! article begins right below it. The weights are those of a logistic regression; the same pages give the
//! same table.
//!
//! The table that is checked in was fitted on all texts of the pages that headlines are fitted on (HEADS, see
//! `fit_roles`), of the second lots of `press.py` (27029) and `otherwise.py` (41013), and of a third
//! of each (37029 and 51013).

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jianbao::role::fit::{self, HEADING_FEATURES};
use serde_json::Value;

/// Weights are written as whole numbers of this part of one.
const SCALE: f64 = 64.0;

/// As many characters of a body as tell it from the others of a page.
const BEGINNING: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, dirs) = args.split_first().ok_or("fit_sever OUT DIR…")?;
    let mut headings = Vec::new();
    for dir in dirs {
        read(Path::new(dir), &mut headings)?;
    }
    let headlines = headings.iter().filter(|heading| heading.parts).count();
    eprintln!("{} headings, {headlines} of them headlines", headings.len());
    Ok(std::fs::write(out, source(&weights(&headings)))?)
}

/// A heading inside a body.
struct Heading {
    features: Vec<usize>,
    /// Whether it is the headline of another article.
    parts: bool,
}

/// Reads the headings of all texts of a folder.
fn read(dir: &Path, headings: &mut Vec<Heading>) -> Result<(), Box<dyn Error>> {
    let files = std::fs::read_dir(dir)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = files.collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let stem = name.split('.').next().unwrap_or_default();
        let gold = std::fs::read_to_string(file.with_file_name(format!("{stem}.gold.json")))?;
        let beginnings = beginnings(&serde_json::from_str(&gold)?);
        for (features, below) in fit::headings(&std::fs::read_to_string(&file)?) {
            let parts = beginnings.contains(&beginning(&below));
            headings.push(Heading { features, parts });
        }
    }
    Ok(())
}

/// What the bodies of a page begin with.
fn beginnings(gold: &Value) -> Vec<String> {
    let articles = gold["articles"].as_array().into_iter().flatten();
    let firsts = articles.filter_map(|article| article["paragraphs"][0].as_str());
    firsts.map(beginning).collect()
}

fn beginning(text: &str) -> String {
    let chars = text.chars().filter(|c| !c.is_whitespace());
    chars.take(BEGINNING).map(fit::fold).collect()
}

/// How often each weight is looked at.
const ROUNDS: usize = 60;

/// Holds weights of what was hardly met near nothing.
const DECAY: f64 = 2.0;

/// No weight changes by more at once.
const MOST: f64 = 2.0;

/// The weights, each in turn brought nearer to where the likelihood is greatest, by Newton's method.
fn weights(headings: &[Heading]) -> Vec<f64> {
    let mut holders = vec![Vec::new(); HEADING_FEATURES];
    for (at, heading) in headings.iter().enumerate() {
        heading.features.iter().for_each(|&feature| holders[feature].push(at));
    }
    let mut weights = vec![0.0; HEADING_FEATURES];
    let mut sums = vec![0.0; headings.len()];
    for _ in 0..ROUNDS {
        for (weight, holders) in weights.iter_mut().zip(&holders) {
            let (mut slope, mut bend) = (-DECAY * *weight, DECAY);
            for &at in holders {
                let chance = 1.0 / (1.0 + f64::exp(-sums[at]));
                slope += f64::from(u8::from(headings[at].parts)) - chance;
                bend += chance * (1.0 - chance);
            }
            let step = (slope / bend).clamp(-MOST, MOST);
            *weight += step;
            holders.iter().for_each(|&at| sums[at] += step);
        }
    }
    let loss: f64 = headings.iter().zip(&sums).map(|(heading, &sum)| loss(heading, sum)).sum();
    eprintln!("loss a heading {:.4}", loss / headings.len() as f64);
    weights
}

fn loss(heading: &Heading, sum: f64) -> f64 {
    f64::exp(if heading.parts { -sum } else { sum }).ln_1p()
}

/// The weights as a Rust table.
fn source(weights: &[f64]) -> String {
    let mut out = String::from(
        "//! The weights of headings that are headlines, in 64ths: written by `examples/fit_sever.rs`.\n\n\
         /// The weight of each feature.\n\
         #[rustfmt::skip]\n\
         pub(super) static WEIGHTS: [i16; super::FEATURES] = [\n",
    );
    for row in weights.chunks(20) {
        let row: Vec<String> = row.iter().map(|w| format!("{:.0}", w * SCALE)).collect();
        writeln!(out, "    {},", row.join(",").replace("-0,", "0,")).expect("a string takes all");
    }
    out.push_str("];\n");
    out
}
