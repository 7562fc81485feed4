//! The most memory that is held at once while a batch of pages runs: it must not grow with the
//! batch. `JIANBAO_MEGABYTES=1000` takes the batch further than the 10 MB that are the default.
//! What the first digest loads, the word list among it, is told apart.
//!
//! Prints a table; there is nothing to time but that.

#[path = "support/press.rs"]
mod press;

use std::alloc::System;
use std::hint::black_box;
use std::time::Instant;

use cap::Cap;
use press::{Press, Shape};

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

/// A page with a headline and a body, so that there are keywords to look for.
const FIRST: &str = "清溪路昨日通车\n\n　　清溪路昨日正式通车，全长三公里，双向四车道。\n";

fn main() {
    let wanted = std::env::var("JIANBAO_MEGABYTES").ok();
    let wanted: Option<usize> = wanted.and_then(|megabytes| megabytes.parse().ok());
    let most = wanted.unwrap_or(10).saturating_mul(1_000_000);
    let (before, start) = (HEAP.allocated(), Instant::now());
    drop(black_box(jianbao::digest(FIRST)));
    let (loaded, took) = ((HEAP.allocated() - before) / 1000, start.elapsed().as_millis());
    println!("The first digest loads {loaded} KB in {took} ms, which the rest includes.\n");
    println!("| pages | KB of text | most held at once, KB |\n|--:|--:|--:|");
    let (mut bytes, mut next) = (0, 1);
    for (at, sheet) in Press::new(Shape::Blocks).pages().enumerate() {
        bytes += sheet.text.len();
        drop(black_box(jianbao::digest(&sheet.text)));
        if at + 1 == next || bytes >= most {
            println!("| {} | {} | {} |", at + 1, bytes / 1000, HEAP.max_allocated() / 1000);
            next *= 10;
        }
        if bytes >= most {
            break;
        }
    }
}
