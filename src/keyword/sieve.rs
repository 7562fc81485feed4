//! A first look at the candidates: a few clues, whose sum tells which are worth describing.

use super::candidate::Candidate;
use super::document::Document;
use super::model::Roles;

/// The number of clues.
pub(crate) const CLUES: usize = 10;

/// The values of a clue.
pub(crate) const VALUES: usize = 32;

/// What each value of each clue is worth, for single words and for phrases.
pub(crate) type Sieve = [[[i16; VALUES]; CLUES]; 2];

/// Worths are in steps of this.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const WORTH_STEP: f32 = 1.0 / 256.0;

/// What the clues of a candidate come to.
#[inline]
pub(super) fn worth(
    sieve: &Sieve,
    document: &Document,
    candidate: &Candidate,
    roles: &Roles<'_>,
) -> i32 {
    let rows = &sieve[usize::from(candidate.length > 1)];
    let mut worth = 0;
    clues(document, candidate, roles, |clue, value| worth += i32::from(rows[clue][value % VALUES]));
    worth
}

/// Keeps the `most` candidates of the greatest worth, in their order; of equals the first.
pub(super) fn keep_best(candidates: &mut Vec<u32>, worths: &[i32], most: usize) {
    let key = |(&candidate, &worth): (&u32, &i32)| {
        u64::from((worth ^ i32::MIN).cast_unsigned()) << 32 | u64::from(!candidate)
    };
    let mut keys: Vec<u64> = candidates.iter().zip(worths).map(key).collect();
    let worse = keys.len().saturating_sub(most);
    keys.select_nth_unstable(worse);
    candidates.clear();
    candidates.extend(keys[worse..].iter().map(|&key| !(key as u32)));
    candidates.sort_unstable();
}

/// The clues of a candidate: how often it stands and where, its form, its last word, and what has
/// been learned of its words and of those beside it.
///
/// `put` takes the number of a clue and its value.
#[inline]
pub(super) fn clues(
    document: &Document,
    candidate: &Candidate,
    roles: &Roles<'_>,
    mut put: impl FnMut(usize, usize),
) {
    let (start, length) = (candidate.first as usize, usize::from(candidate.length));
    let last = document.ids[start + length - 1];
    let word = &document.words[last as usize];
    let is_quoted = candidate.quoted + candidate.titled > 0;
    let (from, to) =
        (candidate.left_edges == candidate.count, candidate.right_edges == candidate.count);
    put(0, flag(candidate.in_title > 0, 3) | (candidate.count.min(8) as usize - 1));
    put(1, distance(document, candidate));
    put(2, flag(from, 4) | flag(is_quoted, 3) | usize::from(candidate.chars.min(7)));
    put(3, flag(to, 4) | (word.rarity as usize % 16));
    put(4, word.tag as usize);
    put(5, role_clue(roles, document.ids[start], if length > 1 { 0 } else { 5 }));
    put(6, role_clue(roles, last, 1));
    put(7, role_clue(roles, candidate.left, 3));
    put(8, role_clue(roles, candidate.right, 4));
    let changes = flag(candidate.left_changes > 0, 4) | flag(candidate.right_changes > 0, 3);
    put(9, changes | (candidate.inside.saturating_mul(4) / candidate.count).min(7) as usize);
}

#[inline]
fn flag(is_set: bool, bit: u32) -> usize {
    usize::from(is_set) << bit
}

/// How far from the beginning of the body the candidate first stands, in octaves and their halves.
#[inline]
fn distance(document: &Document, candidate: &Candidate) -> usize {
    let far = (candidate.first as usize).saturating_sub(document.body_piece) as u32 + 2;
    let octave = far.ilog2();
    let half = far >> (octave - 1) & 1;
    (octave << 1 | half).min(31) as usize
}

#[inline]
fn role_clue(roles: &Roles<'_>, id: u32, role: usize) -> usize {
    usize::from((roles.of(id)[role] as u8 ^ 0x80) >> 3)
}
