//! Fits the weights of the line tagger and writes `src/role/weights.bin` or `src/role/chained.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_roles -- OUT DIR…
//!
//! Each DIR holds `NAME.gold.json` beside `NAME.EXTRACTOR.txt`, as the page corpus does. The lines of
//! every text are aligned with the gold, which gives each its role; a linear-chain conditional
//! random field is fitted to them by stochastic gradient descent with `AdaGrad`, pages in an order that
//! a seeded generator shuffles; the weights of the later half of the epochs are averaged. The same
//! pages give the same table.
//!
//! The weights that are checked in were fitted on the corpus's pages and folds and on pages made of
//! three quarters of its articles (those whose id has an MD5 that begins with a byte from 64 on): 950
//! that its `press.py` makes, 450 with seed 17029 and 500 with 27029; 1,470 set as other papers set
//! theirs, which `otherwise.py` beside this file makes, 570 with seed 31013 and 900 with 41013; and 400
//! laid out on a grid by `grid.py` with seed 61011. Then there are pages of the project's own articles
//! (`articles`), whose kickers and subtitles are those of papers, while the corpus draws by lot which half
//! of a headline is which: of the first 800 articles, 600 pages of `grid.py` with seed 61013, 200 of
//! `otherwise.py` with 62001 and the first 48 of `press.py` with 62004; of the second 432, 150 of `grid.py`
//! with seed 71011, 120 of `press.py` with 71012, and 60 each of `otherwise.py` with 71013 and 71014; of the
//! third 432 as many, with 1,000 added to the seeds; of the fourth 432, 2,000 added, as many again, but 96 of
//! `press.py` and only the latter 60 of `otherwise.py`; of the fifth 432 the first 60 of 150 of `grid.py` with
//! seed 91011, 120 of `press.py` with 91012 and 60 each of `otherwise.py` with 91013 and 91014; of the 216 of
//! the sixth 80, 48, 30 and 30 with 92011 to 92014. The five texts of each page in one column
//! (PAGES, with the 48 of the corpus) are in both tables; those of pdfminer in the first, those of poppler,
//! with places and without, in the second; all, and 400 more of `grid.py` with seed 61012, are in the nets
//! of glances, which go on from a table that learned from the first lots of `press.py` and `otherwise.py`
//! (GLANCE, the file as it was at commit 9e0f8bc; the first of the two nets, of joins, learned from all but
//! the pages of `grid.py`: with them it joined paragraphs of short texts); they have none of the fourth
//! to sixth articles, but 150 more pages of `grid.py` of the second and of the third. The texts of `press.py` count
//! twice (PRESSED), and in the first table those of the corpus itself (CORPUS, those in one column and those
//! of pdfminer) four times, as few are like its own. What begins on a page with a line for each character
//! is learned from one text of each page (TEXTS, of `mupdf-text`) of the corpus's articles that a browser set
//! and of 674 more, 334 of `press.py` with seed 37029 and 340 of `otherwise.py` with 51013:
//!
//!     fit_roles --epochs 0 --ribbons src/role/ribbon.bin NONE TEXTS
//!     fit_roles --decay 1e-2 --drop 0 --epochs 9 src/role/weights.bin \
//!         PAGES PDFMINER PRESSED CORPUS×3 FOLDS×24 SEED×64
//!     fit_roles --decay 1e-2 --drop 0 --epochs 8 src/role/chained.bin PAGES POPPLER PRESSED
//!     fit_roles --epochs 0 --glances src/role/glance.bin --from GLANCE \
//!         NONE PAGES PDFMINER POPPLER FOLDS×8 SEED×2
//!
//! The headline runs are those of the first lot of `press.py` and of `otherwise.py`, of all pages of the
//! project's articles and of the corpus's, all eight texts of each (HEADS), with the first lot of
//! `press.py` three times more, the second once and the corpus's pages eight times more:
//!
//!     fit_roles --epochs 0 --heads src/article/heading/weights.rs NONE HEADS SEED×100
//!
//! The seed is the one page here that a newspaper set, so that its headlines count more than theirs
//! that a program drew.
//!
//! Each page's articles are also set anew, twice, in the shape of `typeset.rs`, and one text in eight
//! is taken again as a scan would give it (`scan.rs`).
//!
//! `--heads FILE` fits the weights of `article::heading` to the runs of headline lines of the same pages and
//! writes `src/article/heading/weights.rs`; with `--epochs 0` nothing else is fitted.
//!
//! `--ribbons FILE` fits the net of `role::ribbon` to the same pages, read without their lines.
//!
//! `--glances FILE` fits the nets of `role::glance` to the same pages and to passages of their articles;
//! `--from TABLE` goes on from the weights of such a table, in smaller steps.
//!
//! `--ties A.jsonl,B.jsonl` names the articles that `src/pair.bin` counted, `--edges` those that `src/edge.bin`
//! and `--tiers` those that `src/article/heading/tiers.bin` did: that the weights do not trust these tables more
//! than they deserve, each page is seen as it would be had its own articles not been counted. The
//! weights of the tagger were fitted so with edges and tiers, those of headlines with all three.
//!
//! `--hold PREFIX` leaves the pages of such names out and prints how well their lines are told.

mod counted;
mod descent;
mod edges;
mod glance;
mod gold;
mod heads;
mod net;
mod read;
mod ribbon;
mod scan;
mod tiers;
mod ties;
mod typeset;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use counted::Counted;
use jianbao::role::Role;
use jianbao::role::fit::{self, CONTEXTS, FEATURES};
use serde_json::Value;

const ROLES: usize = Role::COUNT;
const RATE: f32 = 0.12;
/// Weights are written as whole numbers of this part of one; those of features fit a byte.
const SCALE: f32 = 64.0;

/// So many passages are taken from a page each time that it is set anew.
const PASSAGES: usize = 3;

type Row = [f32; ROLES];
type Table = [Row; ROLES];

/// A page with the role of each of its lines.
struct Page {
    name: String,
    sample: fit::Sample,
    roles: Vec<Role>,
    heads: Option<heads::Chain>,
    /// Whether it is a few paragraphs and no page.
    passage: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let mut option = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.drain(at..at + 2).nth(1)
    };
    let hold = option("--hold");
    let heads = option("--heads");
    let glances = option("--glances");
    let ribbons = option("--ribbons");
    let from = option("--from");
    let tables = ["--ties", "--edges", "--tiers"];
    let counted = Counted::new(&tables.map(|name| option(name).unwrap_or_default()))?;
    let decay: f32 = option("--decay").unwrap_or("1e-4".into()).parse()?;
    let epochs: usize = option("--epochs").unwrap_or("12".into()).parse()?;
    let drop: f32 = option("--drop").unwrap_or("0.2".into()).parse()?;
    let (out, dirs) = args.split_first().ok_or("fit_roles OUT DIR…")?;
    let mut pages = Vec::new();
    for dir in dirs {
        read(Path::new(dir), &counted, &mut pages)?;
    }
    let lines: usize = pages.iter().map(|page| page.roles.len()).sum();
    eprintln!("{} pages, {lines} lines, {FEATURES} features", pages.len());
    let held = |page: &Page| hold.as_ref().is_some_and(|prefix| page.name.starts_with(prefix));
    let (test, train): (Vec<&Page>, Vec<&Page>) = pages.iter().partition(|page| held(page));
    if let Some(out) = heads {
        let weights = heads::fit(&chains(&train));
        let (right, all) = heads::right(&chains(&test), &weights);
        println!("{right} of {all} runs of headlines right");
        std::fs::write(out, heads::source(&weights))?;
    }
    if let Some(out) = glances {
        let from = from.map(std::fs::read).transpose()?.unwrap_or_default();
        std::fs::write(out, glance::table(&train, &test, &net::read(&from, SCALE)))?;
    }
    if let Some(out) = ribbons {
        std::fs::write(out, ribbon::table(&train, &test))?;
    }
    if epochs == 0 {
        return Ok(());
    }
    let train: Vec<&Page> = train.into_iter().filter(|page| !page.passage).collect();
    let mut model = Model::new();
    model.drop = drop;
    let mut order: Vec<usize> = (0..train.len()).collect();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut mean = Mean::new();
    for epoch in 0..epochs {
        for at in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        let rate = RATE * (1.0 - 0.8 * epoch as f32 / epochs as f32);
        let loss: f64 = order.iter().map(|&at| model.learn(train[at], rate, decay)).sum();
        eprintln!("epoch {epoch}: loss a line {:.4}", loss / lines as f64);
        // What the later epochs have in common holds on other pages too.
        if epoch >= epochs / 2 {
            mean.add(&model);
        }
    }
    let model = mean.into_model(model);
    if !test.is_empty() {
        report(&model, &test);
    }
    std::fs::write(out, model.table())?;
    Ok(())
}

/// The headlines of some pages.
fn chains<'p>(pages: &[&'p Page]) -> Vec<&'p heads::Chain> {
    pages.iter().filter_map(|page| page.heads.as_ref()).collect()
}

/// Reads the pages of a folder.
fn read(
    dir: &Path,
    counted: &Counted,
    pages: &mut Vec<Page>,
) -> Result<(), Box<dyn std::error::Error>> {
    let entries = std::fs::read_dir(dir)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
    files.sort();
    let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = |file: &Path| stem(&name(file)).to_owned();
    for file in &files {
        let gold = file.with_file_name(format!("{}.gold.json", stem(file)));
        let texts = file.extension().is_some_and(|end| end == "txt");
        if texts || *file == gold {
            let gold = serde_json::from_str(&std::fs::read_to_string(gold)?)?;
            let text = if texts { Some(std::fs::read_to_string(file)?) } else { None };
            pages.extend(counted.apart(&gold, || match text {
                Some(text) => Page::read(&name(file), &text, &gold),
                None => Page::typeset(&name(file), &gold),
            }));
        }
    }
    Ok(())
}

/// The name of a page, of that of a file.
fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// A number that stands for a name.
fn seed(name: &str) -> u64 {
    name.bytes().fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

impl Page {
    /// Pages of the articles of a gold set anew, and passages of them.
    fn typeset(file: &str, gold: &Value) -> Vec<Self> {
        let mut pages = Vec::new();
        let mut dice = typeset::Dice(seed(file));
        let mut own = typeset::Dice(dice.0 + 1);
        for copy in 0..if gold["heads_joined"] == true { 0 } else { 2 } {
            let mut page = Self::new(stem(file), &typeset::page(gold, &mut dice), gold);
            // One copy is enough for the headlines: there are several texts of a pressed page.
            if copy > 0 {
                page.heads = None;
            }
            pages.push(page);
            for _ in 0..PASSAGES {
                let text = typeset::passage(gold, &mut own);
                let passage = Self::new(stem(file), &text, gold);
                pages.push(Self { heads: None, passage: true, ..passage });
            }
        }
        pages
    }

    /// The page of a text; one in eight is scanned too.
    fn read(file: &str, text: &str, gold: &Value) -> Vec<Self> {
        let page = Self::new(stem(file), text, gold);
        let mut dice = typeset::Dice(seed(file));
        let scan = if dice.roll(8) == 0 { page.scanned(text, &mut dice) } else { None };
        [page].into_iter().chain(scan).collect()
    }

    fn new(name: &str, text: &str, gold: &Value) -> Self {
        let sample = fit::sample(text);
        let roles = gold::align(&sample, &gold::units(gold));
        let told = gold["heads_joined"] != true;
        let heads = told.then(|| fit::head_runs(text, &roles)).and_then(heads::Chain::new);
        Self { name: name.to_owned(), sample, roles, heads, passage: false }
    }

    /// The page of this text as recognition of a scan would give it, where its rows are the same.
    fn scanned(&self, text: &str, dice: &mut typeset::Dice) -> Option<Self> {
        let sample = fit::sample(&scan::scanned(text, dice));
        let same = sample.texts.len() == self.roles.len() && sample.chained == self.sample.chained;
        let (name, roles) = (self.name.clone(), self.roles.clone());
        same.then_some(Self { name, sample, roles, heads: None, passage: false })
    }
}

/// The sum of the weights that a model had at several times.
struct Mean {
    times: f32,
    state: Vec<Row>,
    change: Vec<Table>,
}

impl Mean {
    fn new() -> Self {
        let row = [0.0; ROLES];
        Self { times: 0.0, state: vec![row; FEATURES], change: vec![[row; ROLES]; CONTEXTS] }
    }

    fn add(&mut self, model: &Model) {
        self.times += 1.0;
        let state = self.state.as_flattened_mut().iter_mut().zip(model.state.as_flattened());
        let change = self.change.as_flattened_mut().as_flattened_mut().iter_mut();
        let change = change.zip(model.change.as_flattened().as_flattened());
        for (sum, weight) in state.chain(change) {
            *sum += weight;
        }
    }

    /// The model with the mean of its weights.
    fn into_model(mut self, model: Model) -> Model {
        let state = self.state.as_flattened_mut().iter_mut();
        for sum in state.chain(self.change.as_flattened_mut().as_flattened_mut()) {
            *sum /= self.times.max(1.0);
        }
        Model { state: self.state, change: self.change, ..model }
    }
}

/// The conditional random field while it is fitted, with `AdaGrad`'s sums of squares.
struct Model {
    state: Vec<Row>,
    change: Vec<Table>,
    state_sum: Vec<Row>,
    change_sum: Vec<Table>,
    /// The gradient of a page's features, all zero between pages.
    slopes: Vec<Row>,
    drop: f32,
    seed: u64,
    allowed: [[bool; ROLES]; ROLES],
}

impl Model {
    fn new() -> Self {
        let row = [0.0; ROLES];
        let mut allowed = [[false; ROLES]; ROLES];
        for from in Role::ALL {
            for to in Role::ALL {
                allowed[from as usize][to as usize] = fit::may_follow(to, Some(from));
            }
        }
        Self {
            state: vec![row; FEATURES],
            change: vec![[row; ROLES]; CONTEXTS],
            state_sum: vec![row; FEATURES],
            change_sum: vec![[row; ROLES]; CONTEXTS],
            slopes: vec![row; FEATURES],
            drop: 0.0,
            seed: 1,
            allowed,
        }
    }

    fn scores(&self, features: &[Vec<u32>]) -> Vec<Row> {
        let score = |ids: &Vec<u32>| {
            let mut row = [0.0; ROLES];
            for &id in ids {
                for (score, weight) in row.iter_mut().zip(&self.state[id as usize]) {
                    *score += weight;
                }
            }
            row
        };
        features.iter().map(score).collect()
    }

    /// One step on a page; returns the loss before it.
    fn learn(&mut self, page: &Page, rate: f32, decay: f32) -> f64 {
        let sample = &page.sample;
        if sample.features.is_empty() {
            return 0.0;
        }
        // A part of the evidence is left out at random, so that no feature relies on another.
        let features: Vec<Vec<u32>> = sample
            .features
            .iter()
            .map(|ids| {
                ids.iter()
                    .copied()
                    .filter(|_| {
                        self.seed = self
                            .seed
                            .wrapping_mul(6_364_136_223_846_793_005)
                            .wrapping_add(1_442_695_040_888_963_407);
                        (self.seed >> 40) as f32 / (1_u64 << 24) as f32 >= self.drop
                    })
                    .collect()
            })
            .collect();
        let scores = self.scores(&features);
        let (forward, backward, total) = self.sums(sample, &scores);
        let mut loss = f64::from(total);
        let mut change = vec![[[0.0; ROLES]; ROLES]; CONTEXTS];
        let mut touched = Vec::new();
        for at in 0..scores.len() {
            let gold = page.roles[at] as usize;
            loss -= f64::from(scores[at][gold]);
            let mut gradient: Row =
                std::array::from_fn(|role| (forward[at][role] + backward[at][role] - total).exp());
            gradient[gold] -= 1.0;
            if at > 0 {
                let context = usize::from(sample.contexts[at]);
                let before = page.roles[at - 1] as usize;
                loss -= f64::from(self.change[context][before][gold]);
                for from in 0..ROLES {
                    for to in 0..ROLES {
                        if self.allowed[from][to] {
                            let path = forward[at - 1][from]
                                + self.change[context][from][to]
                                + scores[at][to];
                            change[context][from][to] += (path + backward[at][to] - total).exp();
                        }
                    }
                }
                change[context][before][gold] -= 1.0;
            }
            for &id in &features[at] {
                touched.push(id);
                for (sum, slope) in self.slopes[id as usize].iter_mut().zip(&gradient) {
                    *sum += slope;
                }
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for id in touched.into_iter().map(|id| id as usize) {
            let slopes = std::mem::replace(&mut self.slopes[id], [0.0; ROLES]);
            step(&mut self.state[id], &mut self.state_sum[id], &slopes, rate, decay);
        }
        let tables = self.change.iter_mut().zip(&mut self.change_sum).zip(&change);
        for ((weights, sums), slopes) in tables {
            for from in 0..ROLES {
                step(&mut weights[from], &mut sums[from], &slopes[from], rate, decay);
            }
        }
        loss
    }

    /// Logarithms of the sums over all paths up to each line, from each line on, and in all.
    fn sums(&self, sample: &fit::Sample, scores: &[Row]) -> (Vec<Row>, Vec<Row>, f32) {
        let lines = scores.len();
        let mut forward = vec![[f32::NEG_INFINITY; ROLES]; lines];
        let mut backward = vec![[0.0; ROLES]; lines];
        for role in Role::ALL.into_iter().filter(|&role| fit::may_follow(role, None)) {
            forward[0][role as usize] = scores[0][role as usize];
        }
        for at in 1..lines {
            let change = &self.change[usize::from(sample.contexts[at])];
            for to in 0..ROLES {
                forward[at][to] = scores[at][to]
                    + log_sum(&std::array::from_fn(|from| {
                        if self.allowed[from][to] {
                            forward[at - 1][from] + change[from][to]
                        } else {
                            f32::NEG_INFINITY
                        }
                    }));
            }
        }
        for at in (0..lines - 1).rev() {
            let change = &self.change[usize::from(sample.contexts[at + 1])];
            for from in 0..ROLES {
                backward[at][from] = log_sum(&std::array::from_fn(|to| {
                    if self.allowed[from][to] {
                        change[from][to] + scores[at + 1][to] + backward[at + 1][to]
                    } else {
                        f32::NEG_INFINITY
                    }
                }));
            }
        }
        let total = log_sum(&forward[lines - 1]);
        (forward, backward, total)
    }

    /// The best roles of a page.
    fn decode(&self, sample: &fit::Sample) -> Vec<Role> {
        let mut best = [f32::NEG_INFINITY; ROLES];
        let mut back = Vec::new();
        for (at, row) in self.scores(&sample.features).iter().enumerate() {
            let change = &self.change[usize::from(sample.contexts[at])];
            let mut next = [f32::NEG_INFINITY; ROLES];
            let mut from = [0; ROLES];
            for to in 0..ROLES {
                if at == 0 {
                    next[to] = if fit::may_follow(Role::ALL[to], None) {
                        row[to]
                    } else {
                        f32::NEG_INFINITY
                    };
                    continue;
                }
                for before in (0..ROLES).filter(|&before| self.allowed[before][to]) {
                    let score = best[before] + change[before][to] + row[to];
                    if score > next[to] {
                        (next[to], from[to]) = (score, before);
                    }
                }
            }
            best = next;
            back.push(from);
        }
        let mut role = (0..ROLES).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
        let mut path = vec![Role::Wrap; back.len()];
        for at in (0..back.len()).rev() {
            path[at] = Role::ALL[role];
            role = back[at][role];
        }
        path
    }

    /// The table as `src/role/weights.rs` reads it.
    fn table(&self) -> Vec<u8> {
        let whole = |weight: &f32| (weight * SCALE).round();
        let change = self.change.iter().flatten().flatten().map(whole);
        let state = self.state.iter().flatten().map(whole);
        let mut out: Vec<u8> = change.flat_map(|weight| (weight as i16).to_le_bytes()).collect();
        out.extend(state.map(|weight| (weight as i8).cast_unsigned()));
        out
    }
}

/// One step of `AdaGrad` with decay.
fn step(weights: &mut Row, sums: &mut Row, gradient: &Row, rate: f32, decay: f32) {
    for role in 0..ROLES {
        if gradient[role].abs() > 1e-4 {
            let slope = gradient[role] + decay * weights[role];
            sums[role] += slope * slope;
            weights[role] -= rate * slope / (sums[role].sqrt() + 1e-2);
        }
    }
}

fn log_sum(terms: &Row) -> f32 {
    let most = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + terms.iter().map(|term| (term - most).exp()).sum::<f32>().ln()
}

/// Prints how well the lines of pages are told, and what is taken for what.
fn report(model: &Model, pages: &[&Page]) {
    let mut confusion: BTreeMap<(Role, Role), usize> = BTreeMap::new();
    let (mut right, mut all) = (0_u32, 0_u32);
    for page in pages {
        for (gold, found) in page.roles.iter().zip(model.decode(&page.sample)) {
            all += 1;
            right += u32::from(*gold == found);
            if *gold != found {
                *confusion.entry((*gold, found)).or_default() += 1;
            }
        }
    }
    println!(
        "held out: {} pages, {right} of {all} lines right ({:.4})",
        pages.len(),
        f64::from(right) / f64::from(all)
    );
    let mut rows: Vec<_> = confusion.into_iter().collect();
    rows.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    for ((gold, found), count) in rows.into_iter().take(24) {
        println!("{count:6} {gold:?} taken for {found:?}");
    }
}
