//! Time that grows with the text and no faster.

use std::fs;

use jianbao::{digest, number};

/// How many times longer the long text is, and how many times longer it may take.
const LONGER: usize = 8;
const LIMIT: u64 = 24;

/// A text of many pieces takes no more time a byte than one of a few, whatever is done with it.
pub(crate) fn linear(pieces: &[&str]) {
    linear_for(pieces, |text| (digest(text), number::find(text).count(), number::parse(text)));
}

/// The same for one thing that is done with a text.
pub(crate) fn linear_for<T>(pieces: &[&str], work: impl Fn(&str) -> T) {
    let once: usize = pieces.iter().map(|piece| piece.len()).sum();
    if once == 0 {
        return;
    }
    let times = (8_000 / once).max(1);
    let of = |times| pieces.iter().map(|piece| piece.repeat(times)).collect::<String>();
    let (short, long) = (of(times), of(times * LONGER));
    let slow = |_| {
        let (short, long) = (taken(&short, &work), taken(&long, &work));
        (long > LIMIT * short.max(2_000_000)).then_some((short, long))
    };
    let rounds: Option<Vec<(u64, u64)>> = (0..4).map(slow).collect();
    assert_eq!(rounds, None, "nanoseconds for 8 kB and 64 kB of {pieces:?}");
}

/// The time of this thread in nanoseconds that a text takes; 0 where the system does not tell.
fn taken<T>(text: &str, work: impl Fn(&str) -> T) -> u64 {
    let before = now();
    std::hint::black_box(work(text));
    now().saturating_sub(before)
}

fn now() -> u64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|time| time.parse().ok()).unwrap_or(0)
}
