//! How often each stage asks for memory: allocations and bytes a page.
//!
//! Prints a table; there is nothing to time.

#[path = "support/press.rs"]
mod press;

use std::alloc::System;
use std::hint::black_box;

use press::{Press, Shape};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static HEAP: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    let texts: Vec<String> =
        Shape::ALL.iter().flat_map(|&shape| Press::new(shape).corpus(100_000)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} pages of {} bytes.\n", texts.len(), bytes / texts.len());
    println!("| stage | allocations a page | bytes of text to an allocation | KB a page |");
    println!("|---|--:|--:|--:|");
    stage("lines", &texts, |text| jianbao::lines(text).count());
    stage("columns", &texts, |text| jianbao::columns(text).len());
    stage("reflow", &texts, |text| jianbao::reflow(text).len());
    stage("articles", &texts, |text| jianbao::articles(text).articles.len());
    stage("quantities", &texts, |text| jianbao::quantity::find(text).count());
    stage("digest", &texts, |text| jianbao::digest(text).articles.len());
}

fn stage(name: &str, texts: &[String], run: impl Fn(&str) -> usize) {
    // What is made once and kept is not counted.
    black_box(run(&texts[0]));
    let before = HEAP.stats();
    for text in texts {
        black_box(run(text));
    }
    let spent = HEAP.stats() - before;
    let bytes: usize = texts.iter().map(String::len).sum();
    let calls = spent.allocations + spent.reallocations;
    let (each, kilobytes) = (calls / texts.len(), spent.bytes_allocated / texts.len() / 1024);
    println!("| {name} | {each} | {} | {kilobytes} |", bytes / calls.max(1));
}
