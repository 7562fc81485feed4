//! A first look at the candidates: a few clues, whose sum tells which are worth describing.

use super::candidate::Candidate;
use super::document::Document;
use super::model::{Learned, Role};

/// The number of clues.
pub(crate) const CLUES: usize = 10;

/// The values of a clue.
pub(crate) const VALUES: usize = 32;

/// What each value of each clue is worth, for single words and for phrases.
pub(crate) type Sieve = [[[i16; VALUES]; CLUES]; 2];

/// Worths are in steps of this.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const WORTH_STEP: f32 = 1.0 / 256.0;

/// What a word is worth to a candidate, by where it stands: at its beginning, its end, before and
/// after it; each for single words and for phrases.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Worths {
    first: [i16; 2],
    last: [i16; 2],
    before: [i16; 2],
    after: [i16; 2],
}

impl Worths {
    pub(super) fn of(sieve: &Sieve, role: Role) -> Self {
        let worth =
            |kind: usize, clue: usize, which: usize| sieve[kind][clue][role_value(role, which)];
        let both = |clue, which| [worth(0, clue, which), worth(1, clue, which)];
        Self {
            first: [worth(0, FIRST, ALONE_ROLE), worth(1, FIRST, FIRST_ROLE)],
            last: both(LAST, LAST_ROLE),
            before: both(BEFORE, BEFORE_ROLE),
            after: both(AFTER, AFTER_ROLE),
        }
    }
}

/// The clues of the words, the others come before.
const FIRST: usize = 6;
const LAST: usize = 7;
const BEFORE: usize = 8;
const AFTER: usize = 9;

const FIRST_ROLE: usize = 0;
const LAST_ROLE: usize = 1;
const BEFORE_ROLE: usize = 3;
const AFTER_ROLE: usize = 4;
const ALONE_ROLE: usize = 5;

/// What the clues of a candidate come to. `learned` has what is
/// known of the words, and last of all of none.
#[inline(never)]
pub(super) fn worth(
    sieve: &Sieve,
    document: &Document,
    candidate: &Candidate,
    learned: &[Learned],
) -> i32 {
    let of = |id: u32| &learned[id as usize].worths;
    let (start, length) = (candidate.first as usize, usize::from(candidate.length));
    let kind = usize::from(length > 1);
    let (first, last) = (document.ids[start], document.ids[start + length - 1]);
    let mut worth = i32::from(of(first).first[kind])
        + i32::from(of(last).last[kind])
        + i32::from(of(candidate.left).before[kind])
        + i32::from(of(candidate.right).after[kind]);
    let rows = &sieve[kind];
    seen(document, candidate, |clue, value| worth += i32::from(rows[clue][value % VALUES]));
    worth
}

/// What orders candidates by their worth, those of equal worth from the last to the first.
#[inline]
pub(super) fn order(worth: i32, candidate: u32) -> u64 {
    u64::from((worth ^ i32::MIN).cast_unsigned()) << 32 | u64::from(!candidate)
}

/// Notes the `most` candidates that are last in the order, from the first on.
pub(super) fn keep_best(orders: &mut [u64], most: usize, candidates: &mut Vec<u32>) {
    let worse = orders.len().saturating_sub(most);
    orders.select_nth_unstable(worse);
    candidates.clear();
    candidates.extend(orders[worse..].iter().map(|&order| !(order as u32)));
    candidates.sort_unstable();
}

/// The clues of a candidate: what is seen of it, and what has been learned of its words and of those
/// beside it.
///
/// `put` takes the number of a clue and its value.
#[cfg(feature = "fit")]
pub(super) fn clues(
    document: &Document,
    candidate: &Candidate,
    roles: &super::model::Roles<'_>,
    mut put: impl FnMut(usize, usize),
) {
    seen(document, candidate, &mut put);
    let (start, length) = (candidate.first as usize, usize::from(candidate.length));
    let mut put = |clue, id, which| put(clue, role_value(*roles.of(id), which));
    put(FIRST, document.ids[start], if length > 1 { FIRST_ROLE } else { ALONE_ROLE });
    put(LAST, document.ids[start + length - 1], LAST_ROLE);
    put(BEFORE, candidate.left, BEFORE_ROLE);
    put(AFTER, candidate.right, AFTER_ROLE);
}

/// How often the candidate stands and where, its form, its last word, and what changes around it.
#[inline]
fn seen(document: &Document, candidate: &Candidate, mut put: impl FnMut(usize, usize)) {
    let last = candidate.first as usize + usize::from(candidate.length) - 1;
    let word = &document.words[document.ids[last] as usize];
    let is_quoted = candidate.quoted + candidate.titled > 0;
    let (from, to) =
        (candidate.left_edges == candidate.count, candidate.right_edges == candidate.count);
    put(0, flag(candidate.in_title > 0, 3) | (candidate.count.min(8) as usize - 1));
    put(1, distance(document, candidate));
    put(2, flag(from, 4) | flag(is_quoted, 3) | usize::from(candidate.chars.min(7)));
    put(3, flag(to, 4) | usize::from(word.rarity_step % 16));
    put(4, word.tag as usize);
    let changes = flag(candidate.left_changes > 0, 4) | flag(candidate.right_changes > 0, 3);
    put(5, changes | inside(candidate));
}

#[inline]
fn flag(is_set: bool, bit: u32) -> usize {
    usize::from(is_set) << bit
}

/// In how many quarters of its places the candidate is part of a longer one.
#[inline]
fn inside(candidate: &Candidate) -> usize {
    match candidate.inside {
        0 => 0,
        all if all == candidate.count => 4,
        some => (some.saturating_mul(4) / candidate.count).min(7) as usize,
    }
}

/// How far from the beginning of the body the candidate first stands, in octaves and their halves.
#[inline]
fn distance(document: &Document, candidate: &Candidate) -> usize {
    let far = (candidate.first as usize).saturating_sub(document.body_piece) as u32 + 2;
    let octave = far.ilog2();
    let half = far >> (octave - 1) & 1;
    (octave << 1 | half).min(31) as usize
}

fn role_value(role: Role, which: usize) -> usize {
    usize::from((role[which] as u8 ^ 0x80) >> 3)
}
