//! Many inputs at once, answered in order.

use std::io::{self, BufWriter, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jianbao::{Digest, digests};
use rayon::prelude::*;

use crate::input::{Source, complain};

/// How many inputs are held in memory at a time.
const BATCH: usize = 64;

/// An input that was read, with the digest of each of its pages.
pub(crate) struct Read {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) pages: Vec<Digest>,
}

impl Read {
    fn new(source: &Source) -> Result<Self, String> {
        let text = source.text()?;
        let pages = digests(&text).collect();
        Ok(Self { name: source.name(), text, pages })
    }
}

/// Makes something of every input, many at once, and takes what was made in order. Inputs that
/// cannot be read are told; whether there were none is returned.
pub(crate) fn each<T: Send>(
    sources: &[Source],
    make: impl Fn(Read) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<bool> {
    let bar = progress(sources.len());
    let mut all_read = true;
    for batch in sources.chunks(BATCH) {
        let results: Vec<Result<T, String>> = batch
            .par_iter()
            .map(|source| Read::new(source).map(&make))
            .inspect(|_| bar.inc(1))
            .collect();
        for (source, result) in batch.iter().zip(results) {
            match result {
                Ok(done) => bar.suspend(|| take(done))?,
                Err(problem) => {
                    bar.suspend(|| complain(source.name(), problem));
                    all_read = false;
                }
            }
        }
    }
    bar.finish_and_clear();
    Ok(all_read)
}

/// Prints what `form` makes of every input.
pub(crate) fn print(
    sources: &[Source],
    form: impl Fn(&Read) -> String + Sync,
    out: impl Write,
) -> io::Result<bool> {
    let mut out = BufWriter::new(out);
    let put = |printed: String| {
        out.write_all(printed.as_bytes())?;
        // Whole lines only, or the progress bar would be drawn into one.
        out.flush()
    };
    each(sources, |read| form(&read), put)
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30.cyan} {pos}/{len} {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    bar.with_style(style)
}
