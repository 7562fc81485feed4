//! Many pages at once, as a program that depends on the crate would do it: each file on its own
//! thread, results in order.
//!
//! ```text
//! cargo run --release --example batch -- FILE…
//! ```

use std::io::{self, Write};
use std::path::PathBuf;
use std::{env, fs};

use jianbao::{Digest, digests};
use rayon::prelude::*;

fn read(path: &PathBuf) -> io::Result<Vec<Digest>> {
    Ok(digests(&fs::read_to_string(path)?).collect())
}

fn main() -> io::Result<()> {
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt").into());
    }
    let results: Vec<_> = paths.par_iter().map(read).collect();
    let mut out = io::stdout().lock();
    for (path, result) in paths.iter().zip(results) {
        match result {
            Ok(pages) => {
                let articles: usize = pages.iter().map(|page| page.articles.len()).sum();
                writeln!(out, "{}: {} 页 {articles} 篇", path.display(), pages.len())?;
            }
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
    }
    Ok(())
}
