//! From a page to its digest, stage by stage, beside what else goes over the same text.
//!
//! The text is composed by `support/press.rs`; `JIANBAO_CORPUS=DIR` takes the `.txt` files below a
//! folder instead (spread over all of them where they exceed 2 MB).

#[path = "support/press.rs"]
mod press;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use jianbao::quantity;
use press::{Press, Shape};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// The bytes of composed text that a stage is measured on.
const SIZE: usize = 400_000;

/// The most that is taken from a user's folder.
const MOST: usize = 2_000_000;

fn corpus() -> Vec<String> {
    if let Some(folder) = std::env::var_os("JIANBAO_CORPUS") {
        return thinned(own(Path::new(&folder)));
    }
    let shapes = Shape::ALL.iter();
    shapes.flat_map(|&shape| Press::new(shape).corpus(SIZE / Shape::ALL.len())).collect()
}

/// Every text file below a folder, in the order of their names.
fn own(folder: &Path) -> Vec<String> {
    let entries =
        std::fs::read_dir(folder).expect("JIANBAO_CORPUS names a folder that can be read");
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        if path.is_dir() {
            texts.extend(own(&path));
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            texts.extend(std::fs::read_to_string(&path).ok());
        }
    }
    texts
}

fn thinned(texts: Vec<String>) -> Vec<String> {
    assert!(!texts.is_empty(), "no .txt file in the folder that JIANBAO_CORPUS names");
    let stride = size(&texts).div_ceil(MOST).max(1);
    texts.into_iter().step_by(stride).collect()
}

fn size(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}

fn group<'c>(c: &'c mut Criterion, name: &str, bytes: usize) -> BenchmarkGroup<'c, WallTime> {
    let mut group = c.benchmark_group(name);
    group
        .throughput(Throughput::Bytes(u64::try_from(bytes).unwrap_or(u64::MAX)))
        .sampling_mode(SamplingMode::Flat)
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    group
}

/// Measures `run` over every text.
fn each<R>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    texts: &[String],
    run: impl Fn(&str) -> R,
) {
    group.bench_function(name, |b| {
        b.iter(|| texts.iter().for_each(|text| drop(black_box(run(text)))));
    });
}

/// The paragraphs of a page: lines, columns and reflow.
fn paragraphs(page: &str) -> usize {
    let columns = jianbao::columns(page);
    columns.iter().map(|column| jianbao::reflow_lines(page, &column.lines).len()).sum()
}

fn stages(c: &mut Criterion) {
    let texts = corpus();
    let mut group = group(c, "stages", size(&texts));
    each(&mut group, "lines", &texts, |text| jianbao::lines(text).count());
    each(&mut group, "columns", &texts, |text| jianbao::columns(text).len());
    each(&mut group, "reflow", &texts, paragraphs);
    each(&mut group, "articles", &texts, |text| jianbao::articles(text).articles.len());
    each(&mut group, "quantities", &texts, |text| quantity::find(text).count());
    each(&mut group, "digest", &texts, |text| jianbao::digest(text).articles.len());
    group.finish();
}

fn yardsticks(c: &mut Criterion) {
    let texts = corpus();
    let mut group = group(c, "yardsticks", size(&texts));
    each(&mut group, "characters", &texts, |text| text.chars().filter(|&c| c == '。').count());
    each(&mut group, "textwrap-unfill", &texts, |text| textwrap::unfill(text).0.len());
    each(&mut group, "unicode-sentences", &texts, |text| text.unicode_sentences().count());
    jieba(&mut group, &texts);
    group.finish();
}

fn jieba(group: &mut BenchmarkGroup<'_, WallTime>, texts: &[String]) {
    let jieba = jieba_rs::Jieba::new();
    each(group, "jieba-cut", texts, |text| jieba.cut(text, false).len());
    each(group, "jieba-cut-hmm", texts, |text| jieba.cut(text, true).len());
}

fn shapes(c: &mut Criterion) {
    for shape in Shape::ALL {
        let texts = Press::new(shape).corpus(SIZE / 4);
        let mut group = group(c, "articles", size(&texts));
        each(&mut group, shape.name(), &texts, |text| jianbao::articles(text).articles.len());
        group.finish();
    }
}

/// The pages of the shortest scaling run.
const UNIT: usize = 16;

/// The same work on more pages, and on one page that grows.
fn scaling(c: &mut Criterion) {
    let press = Press::new(Shape::Blocks);
    for times in [1, 4, 16, 64] {
        let pages: Vec<String> = press.pages().take(UNIT * times).map(|sheet| sheet.text).collect();
        let mut group = group(c, "scaling", size(&pages));
        let name = format!("pages/{times}");
        each(&mut group, &name, &pages, |page| jianbao::articles(page).articles.len());
        let page = Press { stories: UNIT * times, ..press.clone() }.page(0).text;
        group.throughput(Throughput::Bytes(u64::try_from(page.len()).unwrap_or(u64::MAX)));
        group.bench_with_input(BenchmarkId::new("length", times), &page, |b, page| {
            b.iter(|| jianbao::articles(page).articles.len());
        });
        group.finish();
    }
}

/// A batch of pages on one thread and on two.
fn threads(c: &mut Criterion) {
    let texts = corpus();
    let mut group = group(c, "threads", size(&texts));
    for threads in [1, 2] {
        let pool =
            ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
        let run =
            || texts.par_iter().map(|text| jianbao::digest(text).articles.len()).sum::<usize>();
        group.bench_function(threads.to_string(), |b| b.iter(|| pool.install(run)));
    }
    group.finish();
}

fn main() {
    let mut c = Criterion::default().configure_from_args();
    stages(&mut c);
    yardsticks(&mut c);
    shapes(&mut c);
    scaling(&mut c);
    threads(&mut c);
    c.final_summary();
}
