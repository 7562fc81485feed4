//! A first look at the candidates: a few clues, whose sum tells which are worth describing.

use super::candidate::{Candidate, Place};
use super::document::{Document, Word};
use super::model::{Learned, Role};
use super::side::Side;

/// The number of clues.
pub(crate) const CLUES: usize = 10;

/// The values of a clue.
pub(crate) const VALUES: usize = 32;

/// What each value of each clue is worth, for single words and for phrases.
pub(crate) type Sieve = [[[i16; VALUES]; CLUES]; 2];

/// Worths are in steps of this.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const WORTH_STEP: f32 = 1.0 / 256.0;

/// What a word is worth to a candidate, to single words and to phrases.
pub(crate) type Worths = [Worth; 2];

/// The same, by where the word stands: at the beginning, the end, before and after.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Worth {
    first: i16,
    last: i16,
    before: i16,
    after: i16,
}

/// What a word of a role is worth.
pub(super) fn worths(sieve: &Sieve, role: Role) -> Worths {
    [(0, ALONE_ROLE), (1, FIRST_ROLE)].map(|(kind, first_role)| {
        let worth = |clue: usize, which| sieve[kind][clue][role_value(role, which)];
        Worth {
            first: worth(FIRST, first_role),
            last: worth(LAST, LAST_ROLE),
            before: worth(BEFORE, BEFORE_ROLE),
            after: worth(AFTER, AFTER_ROLE),
        }
    })
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

/// What is looked at for a candidate's worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sifting<'d> {
    pub(super) sieve: &'d Sieve,
    pub(super) seen: Seen<'d>,
    /// What is known of the words, and last of all of none.
    pub(super) learned: &'d [Learned],
}

impl Sifting<'_> {
    /// What the clues of a candidate come to.
    pub(super) fn worth(&self, candidate: &Candidate) -> i32 {
        let Candidate { first, length, left, right, .. } = *candidate;
        let is_phrase = length > 1;
        let last = self.seen.ids[first as usize + usize::from(length) - 1];
        let words = [self.seen.ids[first as usize], last, left, right];
        self.sum(is_phrase, words, self.seen.clues(candidate, last))
    }

    /// The same for one that stands once, at these pieces and beside these.
    #[inline]
    pub(super) fn worth_once(&self, place: Place, left: Side, right: Side, inside: bool) -> i32 {
        let last = self.seen.ids[place.end() - 1];
        let clues = self.seen.clues_once(place, last, left, right, inside);
        let first = self.seen.ids[place.start as usize];
        self.sum(place.length > 1, [first, last, left.word(), right.word()], clues)
    }

    /// What clues come to, and the first word of a candidate, its last, and those beside it.
    #[inline]
    fn sum(&self, is_phrase: bool, words: [u32; 4], clues: [usize; FIRST]) -> i32 {
        let kind = usize::from(is_phrase);
        let of = |id: u32| &self.learned[id as usize].worths[kind];
        let [first, last, before, after] = words;
        let rows = &self.sieve[kind];
        let mut worth = i32::from(of(first).first)
            + i32::from(of(last).last)
            + i32::from(of(before).before)
            + i32::from(of(after).after);
        for (row, clue) in rows.iter().zip(clues) {
            worth += i32::from(row[clue % VALUES]);
        }
        worth
    }
}

/// What orders candidates by their worth, those of equal worth from the last to the first.
#[inline]
pub(super) fn order(worth: i32, candidate: u32) -> u64 {
    u64::from((worth ^ i32::MIN).cast_unsigned()) << 32 | u64::from(!candidate)
}

/// The worth that is in an order.
pub(super) fn worth(order: u64) -> i32 {
    ((order >> 32) as u32 ^ 1 << 31).cast_signed()
}

/// The candidate that is in an order.
pub(super) fn index(order: u64) -> usize {
    !(order as u32) as usize
}

/// The `most` candidates that are last in the order, whichever of them first.
pub(super) fn best_orders(orders: &mut [u64], most: usize) -> &[u64] {
    let worse = orders.len().saturating_sub(most);
    if worse > 0 {
        orders.select_nth_unstable(worse);
    }
    &orders[worse..]
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
    let ids = &document.ids[candidate.first as usize..][..usize::from(candidate.length)];
    let (first, last) = (ids[0], ids[ids.len() - 1]);
    let clues = Seen::of(document).clues(candidate, last);
    clues.into_iter().enumerate().for_each(|(clue, value)| put(clue, value));
    let mut put = |clue, id, which| put(clue, role_value(*roles.of(id), which));
    put(FIRST, first, if candidate.length > 1 { FIRST_ROLE } else { ALONE_ROLE });
    put(LAST, last, LAST_ROLE);
    put(BEFORE, candidate.left, BEFORE_ROLE);
    put(AFTER, candidate.right, AFTER_ROLE);
}

/// What of a document the clues are seen in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'d> {
    ids: &'d [u32],
    words: &'d [Word],
    body_piece: u32,
}

impl<'d> Seen<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let Document { ids, words, body_piece, .. } = document;
        Self { ids, words, body_piece: *body_piece as u32 }
    }

    /// How often the candidate stands and where, its form, its last word, and what changes around
    /// it.
    #[inline]
    fn clues(&self, candidate: &Candidate, last: u32) -> [usize; FIRST] {
        let word = &self.words[last as usize];
        let is_quoted = candidate.quoted + candidate.titled > 0;
        let from = candidate.left_edges == candidate.count;
        let to = candidate.right_edges == candidate.count;
        let changes = flag(candidate.left_changes > 0, 4) | flag(candidate.right_changes > 0, 3);
        [
            flag(candidate.in_title > 0, 3) | (candidate.count.min(8) as usize - 1),
            octave(candidate.first.saturating_sub(self.body_piece)),
            flag(from, 4) | flag(is_quoted, 3) | usize::from(candidate.chars.min(7)),
            flag(to, 4) | usize::from(word.rarity_step % 16),
            word.tag as usize,
            changes | inside(candidate),
        ]
    }

    /// The same for a candidate that stands once.
    #[inline]
    fn clues_once(
        &self,
        place: Place,
        last: u32,
        left: Side,
        right: Side,
        inside: bool,
    ) -> [usize; FIRST] {
        let word = &self.words[last as usize];
        let Place { start, chars, quote, .. } = place;
        [
            flag(start < self.body_piece, 3),
            octave(start.saturating_sub(self.body_piece)),
            flag(!left.is_content(), 4) | flag(quote.is_some(), 3) | usize::from(chars.min(7)),
            flag(!right.is_content(), 4) | usize::from(word.rarity_step % 16),
            word.tag as usize,
            flag(inside, 2),
        ]
    }
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

/// A distance in octaves and their halves.
#[inline]
fn octave(distance: u32) -> usize {
    /// Those of the first distances.
    const NEAR: [u8; 1 << 9] = {
        let mut near = [0; 1 << 9];
        let mut distance = 0;
        while distance < near.len() {
            near[distance] = octave_of(distance as u32) as u8;
            distance += 1;
        }
        near
    };
    match NEAR.get(distance as usize) {
        Some(&octave) => usize::from(octave),
        None => octave_of(distance),
    }
}

const fn octave_of(distance: u32) -> usize {
    let far = distance.saturating_add(2);
    let octave = far.ilog2();
    let halves = octave << 1 | (far >> (octave - 1) & 1);
    if halves < 31 { halves as usize } else { 31 }
}

fn role_value(role: Role, which: usize) -> usize {
    usize::from((role[which] as u8 ^ 0x80) >> 3)
}
