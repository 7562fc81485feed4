//! The weights of the nets of `glance`, laid out by what is seen of a row.

use super::manner::Manner;
use super::shape::{Head, Tail};
use crate::net::{self, Row, Weights};

/// How many rows before and after a row count by their widths, by how they begin and end, and by
/// their gaps and indents.
pub(super) const WIDE: usize = 5;
pub(super) const MIDDLE: usize = 3;
pub(super) const CLOSE: usize = 2;

/// How many rows that makes, with the row itself.
pub(super) const OF_WIDTHS: usize = 2 * WIDE + 1;
pub(super) const OF_KINDS: usize = 2 * MIDDLE + 1;
pub(super) const OF_SETS: usize = 2 * CLOSE + 1;

/// So many widths are reckoned at once, as vectors have room for so many.
pub(super) const AT_ONCE: usize = OF_WIDTHS.next_power_of_two();

/// How many ways rows begin and end; the last is that of no row.
pub(super) const KINDS: usize = Head::COUNT * Tail::COUNT + 1;
/// How many ways rows are set off, by a gap and an indent, beside not at all.
const SETS: usize = 3 * INDENTS - 1;
/// How many steps of indents there are.
pub(super) const INDENTS: usize = 5;
/// The cells that a row may be wider or narrower than another, and one step for no row. As many cells
/// of a row itself count.
pub(super) const WIDER: i16 = 24;
pub(super) const WIDTHS: usize = 2 * WIDER as usize + 2;
/// How the characters at both ends of a row hold together with their neighbours.
const TIES: usize = 16;

/// Where the slots of each kind begin in the file of the weights.
const SETS_AT: usize = KINDS * OF_KINDS;
const WIDTHS_AT: usize = SETS_AT + SETS * OF_SETS;
const TIES_AT: usize = WIDTHS_AT + WIDTHS * OF_WIDTHS;
const MANNERS_AT: usize = TIES_AT + TIES;

/// How many slots a net has.
pub(super) const SLOTS: usize = MANNERS_AT + Manner::COUNT;

/// What is seen of a row and of those around it, as numbers from 0.
#[derive(Debug)]
pub(super) struct Seen<'g> {
    pub(super) kinds: &'g [u8; OF_KINDS],
    /// How each is set off; 0 where it is not.
    pub(super) sets: &'g [u8; OF_SETS],
    /// How much wider each other is, and the cells of the row itself; of further rows none is asked.
    pub(super) widths: [u8; AT_ONCE],
    pub(super) ties: u8,
    pub(super) manner: u8,
}

impl Seen<'_> {
    /// The slots of the row in the file of the weights.
    #[cfg(any(feature = "fit", test))]
    pub(super) fn slots(&self) -> impl Iterator<Item = usize> {
        let numbers = |all: &[u8]| all.iter().map(|&one| usize::from(one)).collect::<Vec<_>>();
        let [kinds, sets, widths] =
            [numbers(self.kinds), numbers(self.sets), numbers(&self.widths[..OF_WIDTHS])];
        let kinds = kinds.into_iter().enumerate().map(|(place, kind)| place * KINDS + kind);
        let widths = widths.into_iter().enumerate();
        let widths = widths.map(|(place, width)| WIDTHS_AT + place * WIDTHS + width);
        let page = [TIES_AT + usize::from(self.ties), MANNERS_AT + usize::from(self.manner)];
        let sets = sets.into_iter().enumerate().filter(|(_, set)| *set > 0);
        let sets = sets.map(|(place, set)| SETS_AT + place * SETS + set - 1);
        kinds.chain(widths).chain(page).chain(sets)
    }
}

/// The weights of one net. Each kind has a power of two of rows, so that no number leads beyond them.
#[derive(Debug)]
pub(super) struct Gauge {
    kinds: [[Weights; KINDS.next_power_of_two()]; OF_KINDS],
    sets: [[Weights; SETS.next_power_of_two()]; OF_SETS],
    widths: [[Weights; WIDTHS.next_power_of_two()]; OF_WIDTHS],
    ties: [Weights; TIES],
    manners: [Weights; Manner::COUNT.next_power_of_two()],
}

impl Gauge {
    /// The net whose weights begin at a byte of a file.
    #[allow(clippy::large_stack_arrays, reason = "made by the compiler")]
    pub(super) const fn new(file: &[u8], at: usize) -> Self {
        let mut gauge = Self {
            kinds: [[Weights::NONE; _]; _],
            sets: [[Weights::NONE; _]; _],
            widths: [[Weights::NONE; _]; _],
            ties: [Weights::NONE; _],
            manners: [Weights::NONE; _],
        };
        let mut slot = 0;
        while slot < SLOTS {
            let weights = Weights::new(file, at + net::bytes(slot));
            if slot < SETS_AT {
                gauge.kinds[slot / KINDS][slot % KINDS] = weights;
            } else if slot < WIDTHS_AT {
                let of_sets = slot - SETS_AT;
                gauge.sets[of_sets / SETS][of_sets % SETS + 1] = weights;
            } else if slot < TIES_AT {
                let of_widths = slot - WIDTHS_AT;
                gauge.widths[of_widths / WIDTHS][of_widths % WIDTHS] = weights;
            } else if slot < MANNERS_AT {
                gauge.ties[slot - TIES_AT] = weights;
            } else {
                gauge.manners[slot - MANNERS_AT] = weights;
            }
            slot += 1;
        }
        gauge
    }

    /// What speaks for a row.
    pub(super) fn score(&self, seen: &Seen) -> i32 {
        let sums = self.total(seen);
        if *seen.sets == [0; OF_SETS] {
            return net::score(&sums);
        }
        net::score(&seen.sets.iter().zip(&self.sets).fold(sums, weigh))
    }

    /// The sums of all but how rows are set off. Not to be inlined: the sums stay in registers here.
    #[inline(never)]
    fn total(&self, seen: &Seen) -> Row {
        let page = [of(&self.ties, seen.ties), of(&self.manners, seen.manner)];
        let sums = net::sum(page);
        let sums = seen.kinds.iter().zip(&self.kinds).fold(sums, weigh);
        seen.widths.iter().zip(&self.widths).fold(sums, weigh)
    }
}

/// Sums with the weights of a number added.
fn weigh<const N: usize>(sums: Row, (&number, all): (&u8, &[Weights; N])) -> Row {
    net::add(sums, of(all, number))
}

/// The weights of a number.
fn of<const N: usize>(all: &[Weights; N], number: u8) -> &Row {
    &all[usize::from(number) & (N - 1)].0
}
