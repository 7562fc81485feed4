//! Numerals beside their yardsticks: parsing and formatting beside the crate chinese-number, finding
//! beside jieba-rs's cut of the same text.

use std::hint::black_box;

use chinese_number::{
    ChineseCase, ChineseCountMethod, ChineseToNumber, ChineseVariant, NumberToChinese,
};
use criterion::{Criterion, Throughput};
use jianbao::number::{self, Number, Style};

/// Numerals that both read.
const NUMERALS: [&str; 8] = [
    "七",
    "二十一",
    "一百零二",
    "两千三百",
    "一万零五十",
    "三百五十万",
    "一百二十三万四千五百六十七",
    "一千二百三十四万五千六百七十八亿九千零一十二万三千四百五十六",
];

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    for text in NUMERALS {
        group.bench_function(format!("jianbao/{text}"), |b| {
            b.iter(|| number::parse(black_box(text)));
        });
        group.bench_function(format!("chinese-number/{text}"), |b| {
            b.iter(|| -> Result<u64, _> {
                black_box(text).to_number(ChineseCountMethod::TenThousand)
            });
        });
    }
    group.finish();
}

fn format(c: &mut Criterion) {
    let mut group = c.benchmark_group("format");
    for n in [7_u64, 102, 10_050, 1_234_567, 1_234_567_890_123_456] {
        let number = Number::from(n);
        group.bench_function(format!("jianbao/{n}"), |b| {
            b.iter(|| number::format(black_box(number), Style::Lower));
        });
        group.bench_function(format!("chinese-number/{n}"), |b| {
            b.iter(|| {
                let (variant, case) = (ChineseVariant::Simple, ChineseCase::Lower);
                black_box(n).to_chinese(variant, case, ChineseCountMethod::TenThousand)
            });
        });
    }
    group.finish();
}

fn find(c: &mut Criterion) {
    let text = include_str!("corpus/articles.txt");
    let mut group = c.benchmark_group("find");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("jianbao", |b| b.iter(|| number::find(black_box(text)).count()));
    let jieba = jieba_rs::Jieba::new();
    group.bench_function("jieba-rs cut", |b| b.iter(|| jieba.cut(black_box(text), true).len()));
    group.finish();
    scaling(c);
}

/// The same text once, four and sixteen times.
fn scaling(c: &mut Criterion) {
    let mut group = c.benchmark_group("find/scaling");
    for times in [1, 4, 16] {
        let text = include_str!("corpus/articles.txt").repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(times.to_string(), |b| {
            b.iter(|| number::find(black_box(&text)).count());
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    parse(&mut criterion);
    format(&mut criterion);
    find(&mut criterion);
    criterion.final_summary();
}
