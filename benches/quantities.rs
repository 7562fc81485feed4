//! Quantities and numerals of running text, beside a segmenter's cut of the same text.
//!
//! `JIANBAO_TEXT=FILE` takes a text file instead of the composed sentences.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use jianbao::{number, quantity};

/// Sentences as a county paper prints them, with a numeral every dozen characters.
const SENTENCES: &str = "青屏县去年新建书屋36家，其中一半以上设在村里，全年接待读者超过1.2万人次，\
    同比增长15.6%。县里进一步完善一站式服务，五年来累计投入近3亿元，惠及4.8万户家庭。\
    记者在清溪路看到，居民们坐在一起谈论新的变化，大家一致认为，生活越来越方便。\
    据介绍，第二批项目将于9月30日前完工，预计可节约用水两三百吨。";

fn text() -> String {
    match std::env::var_os("JIANBAO_TEXT") {
        Some(path) => std::fs::read_to_string(path).expect("JIANBAO_TEXT names a readable file"),
        None => SENTENCES.repeat(200),
    }
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
    for size in [1, 10, 100] {
        let text = SENTENCES.repeat(size);
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
