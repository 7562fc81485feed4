//! The most memory that is held at once while a batch of pages runs: it must not grow with the
//! batch. `JIANBAO_MEGABYTES=1000` takes the batch further than the 10 MB that are the default.
//!
//! Prints a table; there is nothing to time.

#[path = "support/press.rs"]
mod press;

use std::alloc::System;
use std::hint::black_box;

use cap::Cap;
use press::{Press, Shape};

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

fn main() {
    let wanted = std::env::var("JIANBAO_MEGABYTES").ok();
    let wanted: Option<usize> = wanted.and_then(|megabytes| megabytes.parse().ok());
    let most = wanted.unwrap_or(10).saturating_mul(1_000_000);
    println!("| pages | KB of text | most held at once, KB |\n|---|---|---|");
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
