//! Fits the weights that tell which part of a page goes on which, and writes
//! `src/column/links.bin`; or those that tell so of boxes of lines, `src/column/boxes.bin`, and of
//! threads of them, `src/column/threads.bin`; or those that tell which single blanks part columns,
//! `src/column/blanks.bin`; or those that tell which lines of a strand surely go on the line before,
//! `src/column/bonds.bin`.
//!
//!     cargo run --release --no-default-features --features fit --example fit_links -- \
//!         [--boxes | --threads | --blanks | --bonds] [--hold PREFIX] [--from TABLE] OUT TEXTS…
//!
//! TEXTS (`NAME.EXTRACTOR.txt` beside `NAME.gold.json`) are pages with text side by side. The weights
//! that are checked in learned from the corpus's pages and those that the head of `fit_roles` names, but
//! none of the fourth to sixth articles: of blanks, of bonds and of links from all, with 300 pages of `grid.py` of
//! the second and of the third, 5,196 pages as poppler gives them, with places and without; of boxes from
//! the first lot of `press.py` and of `otherwise.py` and the own articles but the third on a grid, 2,696
//! pages, and of threads from these, 400 on a grid (61011) and the first 280 and the first 180 of the second
//! lots, as pdfminer gives them: more pages of the corpus's articles brought these nothing. Those of links
//! went on from a table that learned from 1,280 pages of the corpus's `press.py` alone (the file as it was
//! at commit 091e8e9): from the start, other papers' pages would cost these four points of bodies. That was
//! gone on from five times: on the first lots when the strands came to be parted by bonds (dd761e7), with
//! parts of the second (cf8f6dd), with all of these, with the grid's, and with the own articles when the
//! table of pairs changed. Blanks are fitted before bonds, which see what they leave, bonds before links, and
//! boxes before threads, for which what the boxes' net weaves is evidence.
//!
//! Where the ends of each part stand in the articles of the gold tells which goes on which; a part
//! whose ends are not found, or found twice, tells nothing. For each part, what follows it is chosen
//! among its candidates and nothing, and so is what it follows: two choices over the same net
//! (`net`), whose weights are fitted by Adagrad and averaged over the later half of the
//! epochs. The first round weighs parts; the later ones, those chains of them that are sure after the
//! rounds before. Boxes are weighed one pair at a time, since what else may follow is not known where
//! they are put in order. A blank parts columns where the texts on its two sides stand in no field of
//! an article one after the other; a line goes on another where their texts do stand so.
//!
//! `--from TABLE` goes on from the weights of a table of the same kind, in smaller steps.
//!
//! `--hold PREFIX` leaves the pages of such names out and prints how well their choices are told.

#[path = "fit_roles/net.rs"]
mod net;

use std::collections::HashMap;
use std::error::Error;

use jianbao::column::fit::{self, Boxes, LANES, Page, Pairs};
use net::{Row, SETTLED, read, score, sign, sums, written};
use serde_json::Value;

const EPOCHS: usize = 12;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-3;
/// What has to change less is left as it is.
const LEAST: f32 = 1e-3;
/// The weights are whole numbers of so many to a natural logarithm.
const SCALE: f32 = fit::SCALE as f32;
/// No weight of a lane is greater at first.
const START: f32 = 0.1;
/// So many characters at its ends tell where a part stands that is not found whole.
const ENDS: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut args = &args[..];
    let (mut kind, mut hold, mut from) = ("--links", None, None);
    loop {
        match args {
            [flag, prefix, rest @ ..] if flag == "--hold" => (hold, args) = (Some(prefix), rest),
            [flag, table, rest @ ..] if flag == "--from" => (from, args) = (Some(table), rest),
            [flag, rest @ ..] if flag.starts_with("--") => (kind, args) = (flag.as_str(), rest),
            _ => break,
        }
    }
    let (out, paths) =
        args.split_first().ok_or("fit_links [KIND] [--hold PREFIX] [--from TABLE] OUT TEXTS…")?;
    let mut texts = Vec::new();
    for path in paths {
        let stem = path.strip_suffix(".txt").and_then(|path| path.rsplit_once('.'));
        let (stem, _) = stem.ok_or("a text has its extractor in its name")?;
        let gold = std::fs::read_to_string(format!("{stem}.gold.json"))?;
        let name = stem.rsplit('/').next().unwrap_or(stem);
        texts.push(Text {
            page: std::fs::read_to_string(path)?,
            gold: serde_json::from_str(&gold)?,
            held: hold.is_some_and(|prefix| name.starts_with(prefix)),
        });
    }
    let from = from.map(std::fs::read).transpose()?.map_or(Vec::new(), |table| read(&table, SCALE));
    let tables = match kind {
        "--links" => of_sides(&texts, &from),
        "--boxes" => of_boxes(&texts, &from),
        "--threads" => of_threads(&texts, &from),
        "--blanks" => of_blanks(&texts, &from),
        "--bonds" => of_bonds(&texts, &from),
        _ => return Err(format!("{kind} is no kind of table").into()),
    };
    std::fs::write(out, tables)?;
    Ok(())
}

/// The table of boxes.
fn of_boxes(texts: &[Text], from: &[Row]) -> Vec<u8> {
    let samples: Vec<Sample<'_>> = texts.iter().filter_map(Sample::of_boxes).collect();
    tables(&samples.iter().collect::<Vec<_>>(), (1, fit::BOX_SLOTS), from)
}

/// The tables of threads.
fn of_threads(texts: &[Text], from: &[Row]) -> Vec<u8> {
    let samples: Vec<Sample<'_>> = texts.iter().filter_map(Sample::of_threads).collect();
    tables(&samples.iter().collect::<Vec<_>>(), (fit::THREAD_ROUNDS, fit::THREAD_SLOTS), from)
}

/// The tables of parts side by side, for pages whose blanks keep places and for others.
fn of_sides(texts: &[Text], from: &[Row]) -> Vec<u8> {
    let samples: Vec<Sample<'_>> = texts.iter().filter_map(Sample::of_sides).collect();
    let (kept, lost): (Vec<&Sample<'_>>, Vec<&Sample<'_>>) = samples
        .iter()
        .partition(|sample| matches!(&sample.page, Source::Sides(page) if page.places()));
    let (from_kept, from_lost) = from.split_at(from.len() / 2);
    let size = (fit::ROUNDS, fit::SLOTS);
    std::thread::scope(|scope| {
        let kept = scope.spawn(|| tables(&kept, size, from_kept));
        let lost = tables(&lost, size, from_lost);
        [kept.join().expect("fitting does not panic"), lost].concat()
    })
}

/// The tables of blanks, for pages whose blanks keep places and for others.
fn of_blanks(texts: &[Text], from: &[Row]) -> Vec<u8> {
    let (mut own, mut held) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for (at, text) in texts.iter().enumerate() {
        let page = halved(text, at);
        let Some((places, blanks)) = fit::blanks(&page) else { continue };
        let gold = Strings::new(&text.gold, &fit::folded(&page));
        let choice = |(sides, slots): fit::Blank| {
            let right = gold.part(&sides)?.then_some(0);
            Some(Choice { candidates: vec![slots], right, apart: true })
        };
        let known = blanks.into_iter().filter_map(choice);
        let choices = if text.held { &mut held } else { &mut own };
        choices[usize::from(!places)].extend(known);
    }
    let table = |at: usize| {
        let from = from.chunks(fit::BLANK_SLOTS).nth(at).unwrap_or_default();
        let weights = fitted(&own[at].iter().collect::<Vec<_>>(), fit::BLANK_SLOTS, from);
        report(0, &held[at], &weights);
        written(&weights, SCALE)
    };
    [0, 1].map(table).concat()
}

/// The tables of bonds, for pages whose blanks keep places and for others.
fn of_bonds(texts: &[Text], from: &[Row]) -> Vec<u8> {
    let (mut own, mut held) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for text in texts {
        let Some(page) = Page::new(&text.page) else { continue };
        let gold = Strings::new(&text.gold, &fit::folded(&text.page));
        let choice = |(sides, slots): fit::Seam| {
            let right = (!gold.part(&sides)?).then_some(0);
            Some(Choice { candidates: vec![slots], right, apart: true })
        };
        let known = page.seams().into_iter().filter_map(choice);
        let choices = if text.held { &mut held } else { &mut own };
        choices[usize::from(!page.places())].extend(known);
    }
    let table = |at: usize| {
        let from = from.chunks(fit::BOND_SLOTS).nth(at).unwrap_or_default();
        let weights = fitted(&own[at].iter().collect::<Vec<_>>(), fit::BOND_SLOTS, from);
        report(0, &held[at], &weights);
        report_sure(&held[at], &weights);
        written(&weights, SCALE)
    };
    [0, 1].map(table).concat()
}

/// Tells how many seams are sure by some bounds, and how many of these are wrong.
fn report_sure(seams: &[Choice], weights: &[Row]) {
    for nats in 2..=6 {
        let is_sure = |seam: &&Choice| score(&sums(&seam.candidates[0], weights)) > nats as f32;
        let sure: Vec<&Choice> = seams.iter().filter(is_sure).collect();
        let wrong = sure.iter().filter(|seam| seam.right.is_none()).count();
        if !sure.is_empty() {
            eprintln!("{nats} nats: {} sure, {wrong} of them wrong", sure.len());
        }
    }
}

/// A page with one in so many headlines in two halves with a blank between: such are rarer on these
/// pages than elsewhere.
const HALVED: usize = 8;

fn halved(text: &Text, first_of: usize) -> String {
    let mut page = text.page.clone();
    let articles = text.gold["articles"].as_array().into_iter().flatten();
    for article in articles.skip(first_of % HALVED).step_by(HALVED) {
        for head in ["kicker", "title", "subtitle"].map(|field| article[field].as_str()) {
            let head = head.unwrap_or_default();
            let chars = head.chars().count();
            if chars >= HALVES && !head.contains(' ') {
                let both = [first(head, chars / 2), last(head, chars - chars / 2)].join(" ");
                page = page.replacen(head, &both, 1);
            }
        }
    }
    page
}

/// The least characters of a headline in two halves.
const HALVES: usize = 8;

/// All that stands on a page, each field of an article by itself.
struct Strings(Vec<String>);

impl Strings {
    fn new(gold: &Value, page: &str) -> Self {
        let text = |value: &Value| fit::folded(value.as_str().unwrap_or_default());
        let list = |value: &Value| -> Vec<String> {
            value.as_array().into_iter().flatten().map(text).collect()
        };
        let mut strings = list(&gold["furniture"]);
        for article in gold["articles"].as_array().into_iter().flatten() {
            let fields = ["label", "kicker", "title", "subtitle", "byline"];
            strings.extend(fields.map(|field| text(&article[field])));
            strings.push(note(page, &FROM, &article["continued_from"]));
            strings.push(note(page, &ON, &article["continued_on"]));
            strings.push(note(page, &SOURCE, &article["source"]));
            strings.push(list(&article["paragraphs"]).concat());
            strings.extend(list(&article["captions"]));
        }
        Self(strings)
    }

    /// Whether a blank parts what does not belong together, if that is known.
    fn part(&self, sides: &[String; 2]) -> Option<bool> {
        let [left, right] = sides.each_ref().map(|side| side.trim_matches('—'));
        let (left, right) = (last(left, NEAR), first(right, NEAR));
        let stands = |text: &str| self.0.iter().any(|string| string.contains(text));
        (stands(&left) && stands(&right)).then(|| !stands(&(left + &right)))
    }
}

/// So many characters at both sides of a blank tell whether it parts what belongs together.
const NEAR: usize = 6;

/// A page as text, its articles, and whether it is held out.
struct Text {
    page: String,
    gold: Value,
    held: bool,
}

/// What has to be put in order.
enum Source<'p> {
    Sides(Page<'p>),
    Boxes(Boxes<'p>),
    Threads(Boxes<'p>),
}

/// A page and where its parts stand, and whether it is held out.
struct Sample<'p> {
    page: Source<'p>,
    truth: Truth,
    held: bool,
}

impl<'p> Sample<'p> {
    fn of_sides(text: &'p Text) -> Option<Self> {
        let page = Page::new(&text.page)?;
        let truth = Truth::new(&page.texts(), &text.gold);
        Some(Self { page: Source::Sides(page), truth, held: text.held })
    }

    fn of_boxes(text: &'p Text) -> Option<Self> {
        let page = Boxes::new(&text.page)?;
        let truth = Truth::new(&page.texts(), &text.gold);
        Some(Self { page: Source::Boxes(page), truth, held: text.held })
    }

    fn of_threads(text: &'p Text) -> Option<Self> {
        let page = Boxes::new(&text.page).filter(Boxes::are_woven)?;
        let truth = Truth::new(&page.texts(), &text.gold);
        Some(Self { page: Source::Threads(page), truth, held: text.held })
    }

    fn choices(&self, tables: &[u8]) -> Vec<Choice> {
        match &self.page {
            Source::Sides(page) => self.truth.choices(page.pairs(tables), false),
            Source::Boxes(page) => self.truth.choices(page.pairs(), true),
            Source::Threads(page) => self.truth.choices(page.threads(tables), false),
        }
    }
}

/// The tables of some rounds. In the later ones, each page has the chains that the tables give which
/// were fitted on the other half of the pages: chains of pages that are known would be too good.
fn tables(pages: &[&Sample<'_>], (rounds, slots): (usize, usize), from: &[Row]) -> Vec<u8> {
    let (held, own): (Vec<&Sample<'_>>, Vec<&Sample<'_>>) =
        pages.iter().partition(|sample| sample.held);
    let mut tables = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..rounds {
        let from = from.chunks(slots).nth(round).unwrap_or_default();
        let choices: Vec<Vec<Choice>> =
            own.iter().enumerate().map(|(at, sample)| sample.choices(&tables[at % 2])).collect();
        let new = [1, 0, 2].map(|odd| {
            let half = |at: usize| odd == 2 || round + 1 < rounds && at % 2 == odd;
            let own = choices.iter().enumerate().filter(|(at, _)| half(*at));
            fitted(&own.flat_map(|(_, choices)| choices).collect::<Vec<_>>(), slots, from)
        });
        let held = held.iter().flat_map(|sample| sample.choices(&tables[2]));
        report(round, &held.collect::<Vec<_>>(), &new[2]);
        for (table, new) in tables.iter_mut().zip(new) {
            table.extend(written(&new, SCALE));
        }
    }
    let [_, _, all] = tables;
    all
}

/// Where the parts of a page stand in its articles.
struct Truth {
    /// The places at which parts begin and end, if they are known.
    starts: Vec<Option<Place>>,
    ends: Vec<Option<Place>>,
    /// The places before and after which nothing goes on.
    first: Vec<Place>,
    last: Vec<Place>,
}

/// An article and a byte of its text.
type Place = (usize, usize);

impl Truth {
    fn new(parts: &[String], gold: &Value) -> Self {
        let page = parts.join("\n");
        let articles = gold["articles"].as_array().into_iter().flatten();
        let articles: Vec<Article> = articles.map(|gold| Article::new(gold, &page)).collect();
        let find = |text: &str| {
            let all = articles.iter().enumerate().flat_map(|(at, article)| {
                article.text.match_indices(text).map(move |(from, _)| (at, from))
            });
            let found: Vec<Place> = all.take(2).collect();
            (found.len() == 1).then(|| found[0])
        };
        let start = |part: &String| find(part).or_else(|| find(&first(part, ENDS)));
        let end = |part: &String| {
            let after = |text: &str| find(text).map(|(at, from)| (at, from + text.len()));
            after(part).or_else(|| after(&last(part, ENDS)))
        };
        let places = |place: fn(&Article) -> Vec<usize>| {
            let of_one = |(at, article)| place(article).into_iter().map(move |byte| (at, byte));
            articles.iter().enumerate().flat_map(of_one).collect()
        };
        Self {
            starts: parts.iter().map(start).collect(),
            ends: parts.iter().map(end).collect(),
            first: places(|_| vec![0]),
            last: places(|article| vec![article.body, article.text.len()]),
        }
    }

    /// What each part is followed by and what it follows, among its candidates.
    fn choices(&self, pairs: Pairs, apart: bool) -> Vec<Choice> {
        let mut after: HashMap<usize, Choice> = HashMap::new();
        let mut before: HashMap<usize, Choice> = HashMap::new();
        for (a, b, slots) in pairs {
            let joined = self.ends[a].is_some() && self.ends[a] == self.starts[b];
            after.entry(a).or_default().add(joined, slots.clone());
            before.entry(b).or_default().add(joined, slots);
        }
        let ends = |part: usize, choice: &Choice| {
            choice.right.is_some()
                || self.ends[part].is_some_and(|end| {
                    self.last.contains(&end) && !self.starts.contains(&Some(end))
                })
        };
        let starts = |part: usize, choice: &Choice| {
            choice.right.is_some() || self.starts[part].is_some_and(|at| self.first.contains(&at))
        };
        let mut out: Vec<(usize, Choice)> =
            after.into_iter().filter(|(at, c)| ends(*at, c)).collect();
        out.extend(
            before
                .into_iter()
                .filter(|(at, c)| starts(*at, c))
                .map(|(at, c)| (at + self.ends.len(), c)),
        );
        out.sort_by_key(|choice| choice.0);
        out.into_iter().map(|(_, choice)| Choice { apart, ..choice }).collect()
    }
}

fn first(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

fn last(text: &str, count: usize) -> String {
    let skipped = text.chars().count().saturating_sub(count);
    text.chars().skip(skipped).collect()
}

/// The text of an article as it stands on the page, and where its body begins.
struct Article {
    text: String,
    body: usize,
}

impl Article {
    fn new(gold: &Value, page: &str) -> Self {
        let field = |name: &str| fit::folded(gold[name].as_str().unwrap_or_default());
        let mut text = field("label") + &field("kicker") + &field("title");
        let subtitle = field("subtitle");
        let dashed = fit::folded("——") + &subtitle;
        text += if page.contains(&dashed) { &dashed } else { &subtitle };
        text += &field("byline");
        let body = text.len();
        text += &note(page, &FROM, &gold["continued_from"]);
        let paragraphs = gold["paragraphs"].as_array().into_iter().flatten();
        text.extend(
            paragraphs.map(|paragraph| fit::folded(paragraph.as_str().unwrap_or_default())),
        );
        text += &note(page, &ON, &gold["continued_on"]);
        text += &note(page, &SOURCE, &gold["source"]);
        Self { text, body }
    }
}

/// The forms of jump notes and sources.
const FROM: [&str; 7] = [
    "▲（上接第#版）",
    "（上接第#版）",
    "(上接第#版)",
    "（紧接第#版）",
    "（上接#版）",
    "（上接A#版）",
    "上接第#版",
];
const ON: [&str; 6] =
    ["（下转第#版）▶", "（下转第#版）", "(下转第#版)", "（下转#版）", "（下转A#版）", "下转第#版"];
const SOURCE: [&str; 5] = ["（来源：#）", "（据#）", "（摘自#）", "（转自#）", "来源：#"];

/// The form of a note that stands on the page.
fn note(page: &str, forms: &[&str], value: &Value) -> String {
    let value = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return String::new(),
    };
    let forms = forms.iter().map(|form| fit::folded(&form.replace('#', &value)));
    forms.into_iter().find(|form| page.contains(form.as_str())).unwrap_or_default()
}

/// The slots of each candidate, and which is the right one, if any is.
#[derive(Default)]
struct Choice {
    candidates: Vec<Vec<u16>>,
    right: Option<usize>,
    /// Whether each candidate is weighed by itself.
    apart: bool,
}

impl Choice {
    fn add(&mut self, right: bool, slots: Vec<u16>) {
        if right && self.right.is_none() {
            self.right = Some(self.candidates.len());
        }
        self.candidates.push(slots);
    }

    /// How the score of each candidate has to change, and the chance of the right one.
    fn slopes(&self, sums: &[Row]) -> (Vec<f32>, f32) {
        let scores: Vec<f32> = sums.iter().map(score).collect();
        let (mut chances, none) = if self.apart { apart(&scores) } else { among(&scores) };
        let right = self.right.map_or(none, |at| chances[at]);
        if let Some(right) = self.right {
            chances[right] -= 1.0;
        }
        (chances, right)
    }
}

/// The chances of some scores of which one at most holds, and that of none.
fn among(scores: &[f32]) -> (Vec<f32>, f32) {
    let most = scores.iter().copied().fold(0.0, f32::max);
    let none = (-most).exp();
    let all: f32 = none + scores.iter().map(|score| (score - most).exp()).sum::<f32>();
    (scores.iter().map(|score| (score - most).exp() / all).collect(), none / all)
}

/// The chances of some scores, and that of none.
fn apart(scores: &[f32]) -> (Vec<f32>, f32) {
    let chances: Vec<f32> = scores.iter().map(|score| 1.0 / (1.0 + (-score).exp())).collect();
    let none = chances.iter().map(|chance| 1.0 - chance).product();
    (chances, none)
}

/// Tells how surely the right choices are made.
fn report(round: usize, choices: &[Choice], weights: &[Row]) {
    let (mut loss, mut hits) = (0.0, 0);
    for choice in choices {
        let sums: Vec<Row> = choice.candidates.iter().map(|slots| sums(slots, weights)).collect();
        let (_, chance) = choice.slopes(&sums);
        loss -= f64::from(chance.max(1e-9).ln());
        hits += usize::from(chance > 0.5);
    }
    let count = choices.len();
    if count > 0 {
        let (loss, hits) = (loss / count as f64, hits as f64 / count as f64);
        eprintln!("round {round}, {count} choices held out: loss {loss:.4}, {hits:.4} right");
    }
}

/// A generator of numbers between -1 and 1.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1 << 23) as f32 - 1.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            let other = self.next().abs() * (at + 1) as f32;
            order.swap(at, (other as usize).min(at));
        }
    }
}

/// The weights that make the right choices likeliest, averaged over the later half of the epochs;
/// they begin with those of `from`, or by chance where it has none.
fn fitted(choices: &[&Choice], slots: usize, from: &[Row]) -> Vec<Row> {
    let mut random = Chance(1);
    let start = |lane: usize| if lane == 0 { 0.0 } else { START };
    let mut weights: Vec<Row> =
        (0..slots).map(|_| std::array::from_fn(|lane| start(lane) * random.next())).collect();
    weights[..from.len()].copy_from_slice(from);
    let squares = if from.is_empty() { 1e-2 } else { SETTLED };
    let mut squares = vec![[squares; LANES]; slots];
    let mut mean = vec![[0.0; LANES]; slots];
    let mut order: Vec<usize> = (0..choices.len()).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        for &at in &order {
            learn(choices[at], &mut weights, &mut squares);
        }
        if epoch * 2 >= EPOCHS {
            let all = mean.iter_mut().flatten().zip(weights.iter().flatten());
            all.for_each(|(mean, weight)| *mean += weight / (EPOCHS - EPOCHS / 2) as f32);
        }
    }
    mean
}

/// A step of Adagrad.
fn learn(choice: &Choice, weights: &mut [Row], squares: &mut [Row]) {
    let sums: Vec<Row> = choice.candidates.iter().map(|slots| sums(slots, weights)).collect();
    let (slopes, _) = choice.slopes(&sums);
    for ((slots, slope), sums) in choice.candidates.iter().zip(slopes).zip(&sums) {
        if slope.abs() < LEAST {
            continue;
        }
        let on = |lane: usize| lane == 0 || sums[lane] > 0.0;
        let slopes: Row =
            std::array::from_fn(|lane| if on(lane) { slope * sign(lane) } else { 0.0 });
        for slot in slots.iter().map(|&slot| usize::from(slot)) {
            let all = weights[slot].iter_mut().zip(&mut squares[slot]).zip(&slopes);
            for ((weight, square), slope) in all {
                let slope = slope + DECAY * *weight;
                *square += slope * slope;
                *weight -= RATE * slope / f32::sqrt(*square);
            }
        }
    }
}
