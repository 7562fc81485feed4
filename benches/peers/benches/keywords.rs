//! Keyword extraction beside jieba-rs, over the same documents in one run.
//!
//! `KEYWORD_DOCS` names a file of `{"title", "body"}` lines; without it the articles that ship
//! with the project are used. The first line printed is the time until each side is ready.

use std::time::{Duration, Instant};
use std::{env, fs, hint};

use criterion::{Criterion, Throughput};
use jianbao::keyword::{Extractor, Profile};
use jianbao::lexicon::Lexicon;
use jieba_rs::{Jieba, KeywordExtract, TextRank, TfIdf};

fn main() {
    let (lexicon, own) = timed(Lexicon::shared);
    let (jieba, theirs) = timed(Jieba::new);
    let (tfidf, table) = timed(TfIdf::default);
    println!("ready after: jianbao {own:?}, Jieba {theirs:?}, TfIdf {table:?} more");
    let documents = documents();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("keywords");
    let bytes: usize = documents.iter().map(|(title, body)| title.len() + body.len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    for profile in [Profile::Tags, Profile::Terms, Profile::Phrases] {
        let extractor = Extractor::new(profile);
        group.bench_function(format!("jianbao {profile:?}"), |bench| {
            bench.iter(|| each(&documents, |title, body| extractor.extract(title, body).len()));
        });
    }
    let textrank = TextRank::default();
    let joined = |title: &str, body: &str| format!("{title}\n{body}");
    group.bench_function("jieba TfIdf", |bench| {
        let run = |text: &str| tfidf.extract_keywords(&jieba, text, 10, vec![]).len();
        bench.iter(|| each(&documents, |title, body| run(&joined(title, body))));
    });
    group.bench_function("jieba TextRank", |bench| {
        let run = |text: &str| textrank.extract_keywords(&jieba, text, 10, vec![]).len();
        bench.iter(|| each(&documents, |title, body| run(&joined(title, body))));
    });
    group.bench_function("jianbao segment", |bench| {
        bench.iter(|| each(&documents, |_, body| lexicon.segment(body).len()));
    });
    group.bench_function("jieba cut", |bench| {
        bench.iter(|| each(&documents, |_, body| jieba.cut(body, false).len()));
    });
    group.finish();
    criterion.final_summary();
}

fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = make();
    (made, start.elapsed())
}

fn each(documents: &[(String, String)], run: impl Fn(&str, &str) -> usize) -> usize {
    documents.iter().map(|(title, body)| hint::black_box(run(title, body))).sum()
}

fn documents() -> Vec<(String, String)> {
    let Ok(path) = env::var("KEYWORD_DOCS") else { return shipped() };
    let text = fs::read_to_string(path).expect("a readable file");
    let document = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let field = |key: &str| value[key].as_str().unwrap_or("").to_owned();
        (field("title"), field("body"))
    };
    text.lines().map(document).collect()
}

/// The pages of `benches/corpus`, the first line of each as its title.
fn shipped() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the corpus")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).expect("a readable page");
        let (title, body) = text.split_once('\n').unwrap_or(("", &text));
        (title.to_owned(), body.to_owned())
    };
    paths.iter().map(read).collect()
}
