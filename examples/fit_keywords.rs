//! Learns the weights of a profile from documents whose keywords are known.
//!
//! ```sh
//! cargo run --release --example fit_keywords -- tags news.jsonl words.jsonl > src/keyword/tags.bin
//! cargo run --release --example fit_keywords -- --check terms terms.jsonl
//! ```
//!
//! Each line of a file is `{"title", "body", "keywords"}`. `--check` learns on four fifths of the
//! documents and scores the last, five times over, and writes nothing. The same documents give the
//! same weights.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::{env, fs};

use jianbao::keyword::fit::{
    CLUES, DEPTH, FEATURES, LEAF_STEP, Reader, Sample, VALUES, WORTH_STEP,
};
use jianbao::keyword::{Options, Profile};
use rayon::prelude::*;

const FOLDS: usize = 5;
const BINS: usize = 32;
/// Log-odds are kept in steps of one sixteenth.
const ROLE_STEPS: f32 = 16.0;
const RIDGE: f32 = 4.0;
/// How often the worth of each clue is learned anew.
const ROUNDS: usize = 10;

type Role = [i8; 6];
type Roles = BTreeMap<u32, Role>;

#[derive(Clone, Copy)]
struct Settings {
    trees: usize,
    rate: f32,
    /// A word with fewer samples than this has the role of its part of speech, and all roles begin
    /// with so many samples like any word's.
    prior: f32,
}

struct Document {
    file: usize,
    gold: HashSet<String>,
    reader: Reader,
    samples: Vec<Sample>,
    labels: Vec<bool>,
}

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let check = arguments.first().is_some_and(|first| first == "--check");
    if check {
        arguments.remove(0);
    }
    let profile = match arguments[0].as_str() {
        "terms" => Profile::Terms,
        "phrases" => Profile::Phrases,
        _ => Profile::Tags,
    };
    let settings = settings(profile);
    let documents = read(profile, &arguments[1..]);
    report_reach(&documents, arguments.len() - 1);
    let features = out_of_fold_features(&documents, settings.prior);
    if check {
        cross_check(&documents, &features, &settings, arguments.len() - 1);
    } else {
        let roles = learn_roles(&documents.iter().collect::<Vec<_>>(), settings.prior);
        let all: Vec<usize> = (0..documents.len()).collect();
        let forest = learn(&documents, &features, &all, &settings);
        io::stdout().write_all(&pack(&roles, &forest)).expect("a writable output");
    }
}

fn settings(profile: Profile) -> Settings {
    let number =
        |name: &str, or: f32| env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    let (trees, rate, prior) = match profile {
        Profile::Tags => (60.0, 0.2, 6.0),
        Profile::Phrases => (105.0, 0.095, 8.0),
        _ => (100.0, 0.1, 8.0),
    };
    Settings {
        trees: number("TREES", trees) as usize,
        rate: number("RATE", rate),
        prior: number("PRIOR", prior),
    }
}

fn read(profile: Profile, paths: &[String]) -> Vec<Document> {
    let mut documents = Vec::new();
    for (file, path) in paths.iter().enumerate() {
        let text = fs::read_to_string(path).expect("a readable file");
        for line in text.lines() {
            documents.push(read_document(profile, file, line));
        }
    }
    documents
}

fn read_document(profile: Profile, file: usize, line: &str) -> Document {
    let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
    let text = |key: &str| value[key].as_str().unwrap_or("");
    let gold = value["keywords"].as_array().expect("keywords");
    let gold: HashSet<String> = gold.iter().map(|k| fold(k.as_str().unwrap_or(""))).collect();
    let reader = Reader::new(profile, text("title"), text("body"));
    let samples = reader.samples();
    let labels = samples.iter().map(|sample| gold.contains(&fold(&sample.text))).collect();
    Document { file, gold, reader, samples, labels }
}

fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect()
}

fn report_reach(documents: &[Document], files: usize) {
    for file in 0..files {
        let mut sums = [0.0; 4];
        for document in documents.iter().filter(|document| document.file == file) {
            let reached = document.labels.iter().filter(|&&label| label).count();
            sums[0] += 1.0;
            sums[1] += document.gold.len() as f32;
            sums[2] += reached as f32;
            sums[3] += document.labels.len() as f32;
        }
        eprintln!(
            "file {file}: {} documents, {:.1} keywords, {:.1} among {:.0} candidates",
            sums[0],
            sums[1] / sums[0],
            sums[2] / sums[0],
            sums[3] / sums[0]
        );
    }
}

/// Samples and keywords among them, by word key and role.
type Counts = BTreeMap<u32, [[f32; 2]; 6]>;

fn learn_roles(documents: &[&Document], prior: f32) -> Roles {
    let (counts, totals) = count_roles(documents);
    let mut roles = Roles::new();
    for (&key, count) in &counts {
        let own: f32 = count.iter().map(|[no, yes]| no + yes).sum();
        if key >= 1 << 24 || own >= prior {
            roles.insert(key, std::array::from_fn(|role| worth(count[role], totals[role], prior)));
        }
    }
    roles
}

/// The log-odds that a word in a role is a keyword's, against those of any word in it.
fn worth([no, yes]: [f32; 2], [all_no, all_yes]: [f32; 2], prior: f32) -> i8 {
    let rate = (all_yes + 1.0) / (all_yes + all_no + 2.0);
    let odds = ((yes + prior * rate) / (no + prior * (1.0 - rate))).ln();
    let usual = (rate / (1.0 - rate)).ln();
    ((odds - usual) * ROLE_STEPS).round().clamp(-127.0, 127.0) as i8
}

fn count_roles(documents: &[&Document]) -> (Counts, [[f32; 2]; 6]) {
    let mut counts = Counts::new();
    let mut totals = [[0.0; 2]; 6];
    for document in documents {
        for (sample, &label) in document.samples.iter().zip(&document.labels) {
            let label = usize::from(label);
            let mut note = |keys: [u32; 2], role: usize| {
                totals[role][label] += 1.0;
                for key in keys.into_iter().filter(|&key| key != 0) {
                    counts.entry(key).or_default()[role][label] += 1.0;
                }
            };
            let [first, last, before, after] = sample.edges;
            note(first, 0);
            note(last, 1);
            sample.words.iter().for_each(|&word| note(word, 2));
            note(before, 3);
            note(after, 4);
            if sample.words.len() == 1 {
                note(first, 5);
            }
        }
    }
    (counts, totals)
}

/// The features and the clues of all candidates of a document.
type Rows = (Vec<[f32; FEATURES]>, Vec<[u8; CLUES]>);

/// Features with roles that were learned without the document's fold.
fn out_of_fold_features(documents: &[Document], prior: f32) -> Vec<Rows> {
    let mut rows: Vec<Rows> = vec![Rows::default(); documents.len()];
    for fold in 0..FOLDS {
        let others = documents.iter().enumerate().filter(|(index, _)| index % FOLDS != fold);
        let roles = learn_roles(&others.map(|(_, document)| document).collect::<Vec<_>>(), prior);
        let own = rows.iter_mut().zip(documents).enumerate();
        for (_, (rows, document)) in own.filter(|(index, _)| index % FOLDS == fold) {
            *rows = document.reader.features(|keys| role(&roles, keys));
        }
    }
    rows
}

fn role(roles: &Roles, [node, tag]: [u32; 2]) -> Role {
    let own = (node != 0).then(|| roles.get(&node)).flatten();
    own.or_else(|| roles.get(&tag)).copied().unwrap_or_default()
}

struct Tree {
    questions: Vec<(usize, f32)>,
    leaves: Vec<f32>,
}

type Sieve = [[f32; VALUES]; CLUES];

struct Forest {
    sieve: Sieve,
    base: f32,
    trees: Vec<Tree>,
}

impl Forest {
    /// Which candidates are among the `most` that the sieve lets pass.
    fn passing(&self, clues: &[[u8; CLUES]], most: usize) -> Vec<bool> {
        let worth = |clues: &[u8; CLUES]| -> f32 {
            self.sieve.iter().zip(clues).map(|(row, &clue)| row[usize::from(clue)]).sum()
        };
        let worths: Vec<f32> = clues.iter().map(worth).collect();
        let mut sorted = worths.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let least = sorted.get(most).copied().unwrap_or(f32::NEG_INFINITY);
        worths.iter().map(|&worth| worth > least).collect()
    }

    fn score(&self, row: &[f32; FEATURES]) -> f32 {
        let leaf = |tree: &Tree| {
            let ask = |index: usize, &(feature, threshold): &(usize, f32)| {
                index << 1 | usize::from(row[feature] > threshold)
            };
            tree.leaves[tree.questions.iter().fold(0, ask)]
        };
        self.base + self.trees.iter().map(leaf).sum::<f32>()
    }
}

fn learn(
    documents: &[Document],
    features: &[Rows],
    chosen: &[usize],
    settings: &Settings,
) -> Forest {
    let rows: Vec<&[f32; FEATURES]> = chosen.iter().flat_map(|&d| &features[d].0).collect();
    let clues: Vec<&[u8; CLUES]> = chosen.iter().flat_map(|&d| &features[d].1).collect();
    let labels: Vec<f32> = chosen
        .iter()
        .flat_map(|&d| documents[d].labels.iter().map(|&label| f32::from(u8::from(label))))
        .collect();
    let weights: Vec<f32> = chosen
        .iter()
        .flat_map(|&d| documents[d].labels.iter().map(move |_| weight(documents, chosen, d)))
        .collect();
    let thresholds: Vec<Vec<f32>> = (0..FEATURES).map(|f| thresholds(&rows, f)).collect();
    let bins: Vec<Vec<u8>> = (0..FEATURES)
        .into_par_iter()
        .map(|f| rows.iter().map(|row| bin(&thresholds[f], row[f])).collect())
        .collect();
    let sieve = sift(&clues, &labels, &weights);
    let (base, trees) = boost(&bins, &thresholds, &labels, &weights, settings);
    Forest { sieve, base, trees }
}

/// Each file weighs the same, whatever the number of its documents.
fn weight(documents: &[Document], chosen: &[usize], document: usize) -> f32 {
    let file = documents[document].file;
    let same = chosen.iter().filter(|&&other| documents[other].file == file).count();
    if file == 0 && documents.iter().any(|d| d.file == 1) {
        (chosen.len() as f32 / 2.0 / same as f32).min(1.5)
    } else {
        1.0
    }
}

fn thresholds(rows: &[&[f32; FEATURES]], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> =
        rows.iter().step_by(1 + rows.len() / 60_000).map(|row| row[feature]).collect();
    values.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> =
        (1..BINS).filter_map(|part| values.get(part * values.len() / BINS).copied()).collect();
    let mut distinct = values.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        cuts = distinct;
        cuts.pop();
    }
    cuts.dedup();
    if let (Some(&last), Some(&most)) = (cuts.last(), values.last())
        && last >= most
    {
        cuts.pop();
    }
    cuts
}

fn bin(thresholds: &[f32], value: f32) -> u8 {
    thresholds.partition_point(|&threshold| threshold < value) as u8
}

fn boost(
    bins: &[Vec<u8>],
    thresholds: &[Vec<f32>],
    labels: &[f32],
    weights: &[f32],
    settings: &Settings,
) -> (f32, Vec<Tree>) {
    let base = base(labels, weights);
    let mut scores = vec![base; labels.len()];
    let mut trees = Vec::new();
    for _ in 0..settings.trees {
        let slopes: Vec<(f32, f32)> = scores
            .iter()
            .zip(labels.iter().zip(weights))
            .map(|(score, (label, weight))| {
                let chance = 1.0 / (1.0 + (-score).exp());
                ((label - chance) * weight, chance * (1.0 - chance) * weight)
            })
            .collect();
        let (tree, leaf_of) = grow(bins, thresholds, &slopes, settings.rate);
        scores
            .iter_mut()
            .zip(&leaf_of)
            .for_each(|(score, &leaf)| *score += tree.leaves[usize::from(leaf)]);
        trees.push(tree);
    }
    (base, trees)
}

/// The log-odds of a candidate of which nothing is known.
fn base(labels: &[f32], weights: &[f32]) -> f32 {
    let total: f32 = weights.iter().sum();
    let yes: f32 = labels.iter().zip(weights).map(|(label, weight)| label * weight).sum();
    (yes / (total - yes)).ln()
}

/// What each value of each clue is worth, learned clue by clue in turn.
fn sift(clues: &[&[u8; CLUES]], labels: &[f32], weights: &[f32]) -> Sieve {
    let mut sieve = [[0.0; VALUES]; CLUES];
    let mut scores = vec![base(labels, weights); labels.len()];
    for _ in 0..ROUNDS {
        for (clue, worths) in sieve.iter_mut().enumerate() {
            let mut sums = [[0.0; 2]; VALUES];
            let given = scores.iter().zip(labels).zip(weights);
            for (clues, ((score, label), weight)) in clues.iter().zip(given) {
                let chance = 1.0 / (1.0 + (-score).exp());
                let sum = &mut sums[usize::from(clues[clue])];
                sum[0] += (label - chance) * weight;
                sum[1] += chance * (1.0 - chance) * weight;
            }
            let steps = sums.map(|[slope, bend]| slope / (bend + RIDGE));
            worths.iter_mut().zip(steps).for_each(|(worth, step)| *worth += step);
            for (score, clues) in scores.iter_mut().zip(clues) {
                *score += steps[usize::from(clues[clue])];
            }
        }
    }
    sieve
}

fn grow(
    bins: &[Vec<u8>],
    thresholds: &[Vec<f32>],
    slopes: &[(f32, f32)],
    rate: f32,
) -> (Tree, Vec<u8>) {
    let mut leaf_of = vec![0_u8; slopes.len()];
    let mut questions = Vec::new();
    for depth in 0..DEPTH {
        let gains: Vec<(f32, usize)> =
            bins.par_iter().map(|column| best_cut(column, &leaf_of, slopes, 1 << depth)).collect();
        let feature = (0..FEATURES)
            .max_by(|&a, &b| gains[a].0.total_cmp(&gains[b].0).then(b.cmp(&a)))
            .expect("some feature");
        let cut = gains[feature].1;
        let threshold = thresholds[feature].get(cut).copied().unwrap_or(f32::MAX);
        for (leaf, &bin) in leaf_of.iter_mut().zip(&bins[feature]) {
            *leaf = *leaf << 1 | u8::from(usize::from(bin) > cut);
        }
        questions.push((feature, threshold));
    }
    let mut sums = vec![(0.0_f64, 0.0_f64); 1 << DEPTH];
    for (&leaf, slope) in leaf_of.iter().zip(slopes) {
        let sum = &mut sums[usize::from(leaf)];
        *sum = (sum.0 + f64::from(slope.0), sum.1 + f64::from(slope.1));
    }
    let leaf = |&(slope, bend): &(f64, f64)| (slope / (bend + f64::from(RIDGE))) as f32 * rate;
    (Tree { questions, leaves: sums.iter().map(leaf).collect() }, leaf_of)
}

/// The gain of the best cut of a feature and the last bin before it.
fn best_cut(column: &[u8], leaf_of: &[u8], slopes: &[(f32, f32)], leaves: usize) -> (f32, usize) {
    let mut sums = vec![[0.0_f32; 2]; leaves * BINS];
    for ((&bin, &leaf), slope) in column.iter().zip(leaf_of).zip(slopes) {
        let sum = &mut sums[usize::from(leaf) * BINS + usize::from(bin)];
        sum[0] += slope.0;
        sum[1] += slope.1;
    }
    let mut gains = [0.0_f32; BINS];
    for leaf in sums.chunks(BINS) {
        let all = leaf.iter().fold([0.0, 0.0], |all, sum| [all[0] + sum[0], all[1] + sum[1]]);
        let mut left = [0.0, 0.0];
        for (bin, sum) in leaf.iter().enumerate() {
            left = [left[0] + sum[0], left[1] + sum[1]];
            gains[bin] +=
                worth_of(left) + worth_of([all[0] - left[0], all[1] - left[1]]) - worth_of(all);
        }
    }
    let best = (0..BINS - 1).max_by(|&a, &b| gains[a].total_cmp(&gains[b]).then(b.cmp(&a)));
    let best = best.unwrap_or(0);
    (gains[best], best)
}

fn worth_of([slope, bend]: [f32; 2]) -> f32 {
    slope * slope / (bend + RIDGE)
}

fn cross_check(documents: &[Document], features: &[Rows], settings: &Settings, files: usize) {
    let mut sums = vec![[0.0_f32; 4]; files];
    for fold in 0..FOLDS {
        let train: Vec<usize> =
            (0..documents.len()).filter(|index| index % FOLDS != fold).collect();
        let forest = learn(documents, features, &train, settings);
        for index in (fold..documents.len()).step_by(FOLDS) {
            let document = &documents[index];
            let best = best(document, &features[index], &forest);
            let sum = &mut sums[document.file];
            for (place, top) in [3, 5, 10].into_iter().enumerate() {
                sum[place] += f_score(&document.gold, &best[..best.len().min(top)]);
            }
            sum[3] += 1.0;
        }
    }
    for (file, sum) in sums.iter().enumerate() {
        let mean = |place: usize| 100.0 * sum[place] / sum[3];
        eprintln!("file {file}: F {:.2} {:.2} {:.2}", mean(0), mean(1), mean(2));
    }
}

/// The keywords that the extractor would give with the defaults of its options.
fn best(document: &Document, rows: &Rows, forest: &Forest) -> Vec<String> {
    let Options { least, top, .. } = Options::default();
    let kept = forest.passing(&rows.1, document.reader.worth_describing(top));
    let score = |(row, kept)| if kept { forest.score(row) } else { f32::NEG_INFINITY };
    let scores: Vec<f32> = rows.0.iter().zip(kept).map(score).collect();
    let best = document.reader.best(&scores, top).into_iter().enumerate();
    let best =
        best.filter(|&(place, (_, score))| place == 0 || 1.0 / (1.0 + (-score).exp()) >= least);
    best.map(|(_, (text, _))| text).collect()
}

fn f_score(gold: &HashSet<String>, got: &[String]) -> f32 {
    let got: HashSet<String> = got.iter().map(|text| fold(text)).collect();
    let hits = gold.intersection(&got).count() as f32;
    if hits == 0.0 { 0.0 } else { 2.0 * hits / (gold.len() + got.len()) as f32 }
}

fn pack(roles: &Roles, forest: &Forest) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend((roles.len() as u32).to_le_bytes());
    let mut before = 0;
    for (&key, role) in roles {
        push_distance(key - before, &mut out);
        out.extend(role.map(i8::cast_unsigned));
        before = key;
    }
    let halves = [0..VALUES / 2, VALUES / 2..VALUES];
    for worth in halves
        .into_iter()
        .flat_map(|half| forest.sieve.iter().flat_map(move |row| &row[half.clone()]))
    {
        out.extend(((worth / WORTH_STEP).round() as i16).to_le_bytes());
    }
    out.extend(forest.base.to_le_bytes());
    out.extend((forest.trees.len() as u32).to_le_bytes());
    for tree in &forest.trees {
        for &(feature, threshold) in &tree.questions {
            out.push(feature as u8);
            out.extend(threshold.to_le_bytes());
        }
        for leaf in &tree.leaves {
            out.extend(((leaf / LEAF_STEP).round() as i16).to_le_bytes());
        }
    }
    out
}

/// Seven bits a byte, the last without the high bit.
fn push_distance(mut distance: u32, out: &mut Vec<u8>) {
    while distance >= 0x80 {
        out.push(distance as u8 | 0x80);
        distance >>= 7;
    }
    out.push(distance as u8);
}
