//! Fits the weights of borders between bodies and writes `src/article/border/weights.rs`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_borders -- OUT DIR…
//!
//! Each DIR holds `NAME.gold.json` beside `NAME.EXTRACTOR.txt`, as the page corpus does. Each text is read as
//! pages are up to where borders are told; a heading inside a body is a headline if the body of another
//! article begins right below it, and a body is the rest of the one before it if none does. The weights are those of
//! two logistic regressions; the same pages give the same tables. Openings are read with the headings told that
//! the table checked in tells, so where these change it takes a second run.
//!
//! The tables that are checked in were fitted on all texts of the pages that headlines are fitted on (HEADS, see
//! `fit_roles`), of the second lots of `press.py` (27029) and `otherwise.py` (41013), and of a third
//! of each (37029 and 51013).

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jianbao::role::fit::{self, BORDER_FEATURES};
use serde_json::Value;

/// Weights are written as whole numbers of this part of one.
const SCALE: f64 = 64.0;

/// As many characters of a body as tell it from the others of a page.
const BEGINNING: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, dirs) = args.split_first().ok_or("fit_sever OUT DIR…")?;
    let mut cases = [Vec::new(), Vec::new()];
    for dir in dirs {
        read(Path::new(dir), &mut cases)?;
    }
    let weights = [0, 1].map(|kind| weights(&cases[kind], BORDER_FEATURES[kind]));
    Ok(std::fs::write(out, source(&weights))?)
}

/// What may be a border.
struct Case {
    features: Vec<usize>,
    /// Whether it is one where none was taken for one, or none where one was.
    wrong: bool,
}

/// Reads the headings and openings of all texts of a folder.
fn read(dir: &Path, cases: &mut [Vec<Case>; 2]) -> Result<(), Box<dyn Error>> {
    let files = std::fs::read_dir(dir)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = files.collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let stem = name.split('.').next().unwrap_or_default();
        let gold = std::fs::read_to_string(file.with_file_name(format!("{stem}.gold.json")))?;
        let beginnings = beginnings(&serde_json::from_str(&gold)?);
        let borders = fit::article_borders(&std::fs::read_to_string(&file)?);
        for ((cases, borders), is_border) in cases.iter_mut().zip(borders).zip([false, true]) {
            cases.extend(borders.into_iter().map(|(features, below)| {
                let begins = beginnings.contains(&beginning(&below));
                Case { features, wrong: begins != is_border }
            }));
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

/// The weights of so many features, each in turn brought nearer to where the likelihood is greatest, by
/// Newton's method.
fn weights(cases: &[Case], features: usize) -> Vec<f64> {
    let mut holders = vec![Vec::new(); features];
    for (at, case) in cases.iter().enumerate() {
        case.features.iter().for_each(|&feature| holders[feature].push(at));
    }
    let mut weights = vec![0.0; features];
    let mut sums = vec![0.0; cases.len()];
    for _ in 0..ROUNDS {
        for (weight, holders) in weights.iter_mut().zip(&holders) {
            let (mut slope, mut bend) = (-DECAY * *weight, DECAY);
            for &at in holders {
                let chance = 1.0 / (1.0 + f64::exp(-sums[at]));
                slope += f64::from(u8::from(cases[at].wrong)) - chance;
                bend += chance * (1.0 - chance);
            }
            let step = (slope / bend).clamp(-MOST, MOST);
            *weight += step;
            for &at in holders {
                sums[at] += step;
            }
        }
    }
    let wrong = cases.iter().filter(|case| case.wrong).count();
    let told = cases.iter().zip(&sums).filter(|(case, sum)| case.wrong && **sum > 0.0).count();
    let taken = sums.iter().filter(|sum| **sum > 0.0).count();
    eprintln!("{} cases, {wrong} wrong; {taken} taken for wrong, {told} rightly", cases.len());
    weights
}

/// The weights as Rust tables.
fn source([headings, openings]: &[Vec<f64>; 2]) -> String {
    let mut out = String::from(
        "//! The weights of headings that are headlines, and of bodies that are rests of those before them, in\n\
         //! 64ths: written by `examples/fit_borders.rs`.\n",
    );
    for (kind, room, weights) in
        [("heading", "HEADINGS", headings), ("opening", "OPENINGS", openings)]
    {
        write!(
            out,
            "\n/// The weight of each feature of {} {kind}.\n\
             #[rustfmt::skip]\n\
             pub(super) static {room}: [i16; super::{kind}::FEATURES] = [\n",
            if kind == "opening" { "an" } else { "a" }
        )
        .expect("a string takes all");
        for row in weights.chunks(20) {
            let row: Vec<String> = row.iter().map(|w| format!("{:.0}", w * SCALE)).collect();
            writeln!(out, "    {},", row.join(",").replace("-0,", "0,"))
                .expect("a string takes all");
        }
        out.push_str("];\n");
    }
    out
}
