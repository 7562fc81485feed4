//! Quantities and numerals of running text, beside a segmenter's cut of the same text: the
//! paragraphs of the project's own articles, each of which stands there once. A few sentences over
//! and over would flatter whatever learns them by heart, a segmenter with its large dictionary most.
//!
//! `JIANBAO_TEXT=FILE` takes a text file instead.

#[path = "support/press.rs"]
mod press;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use jianbao::{number, quantity};

fn text() -> String {
    match std::env::var_os("JIANBAO_TEXT") {
        Some(path) => std::fs::read_to_string(path).expect("JIANBAO_TEXT names a readable file"),
        None => paragraphs().join("\n"),
    }
}

fn paragraphs() -> Vec<String> {
    press::stories().into_iter().flat_map(|story| story.paragraphs).collect()
}

fn bench(c: &mut Criterion) {
    let text = text();
    let jieba = jieba_rs::Jieba::new();
    let mut group = c.benchmark_group("quantities");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    group.bench_function("quantity::find", |b| b.iter(|| quantity::find(black_box(&text)).count()));
    let lexicon = jianbao::lexicon::Lexicon::shared();
    group.bench_function("quantity::find_with a lexicon", |b| {
        b.iter(|| quantity::find_with(black_box(&text), lexicon).count());
    });
    group.bench_function("number::find", |b| b.iter(|| number::find(black_box(&text)).count()));
    group.bench_function("jieba-rs cut", |b| b.iter(|| jieba.cut(black_box(&text), false).len()));
    group.finish();

    let mut group = c.benchmark_group("quantities by size");
    for times in [1, 10, 100] {
        let text = paragraphs()[..4].join("\n").repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
        group.bench_with_input(BenchmarkId::from_parameter(text.len()), &text, |b, text| {
            b.iter(|| quantity::find(black_box(text)).count());
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    bench(&mut criterion);
    criterion.final_summary();
}
