//! The pairs of neighbouring characters of a page: where each stands, and how they tie its lines to
//! those around them.

use std::iter;

use super::pair_key::PairKey;

/// All pairs of a page, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs {
    /// The number of the last pair of each slot; 0 is none.
    last: Vec<u32>,
    slots: Slots,
    /// What is known of each pair, by its number.
    places: Vec<Place>,
    /// How the pairs of each line tie it to others.
    links: Vec<Link>,
}

/// Where a pair stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The number of the pair before it that shares its slot.
    before: u32,
    /// The number of its line, from [`FIRST`].
    line: u32,
}

/// How a line's pairs of ideographs tie it to others.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Link {
    /// How many of its pairs occur again within the next lines, near and far.
    pub(crate) ahead: [u32; 2],
    /// The same for the lines before it.
    pub(crate) behind: [u32; 2],
}

/// How many lines count as near and as far.
const NEAR: u32 = 10;
const FAR: u32 = 50;

/// The number of the first line: so far from 0 that the pair that is none is far away.
const FIRST: u32 = FAR + 1;

impl Pairs {
    /// The pairs of a page, of which the keys are given and where those of each line end.
    pub(super) fn new(keys: &[PairKey], ends: &[usize]) -> Self {
        let slots = Slots { bits: table_bits(keys.len()) };
        let mut places = Vec::with_capacity(keys.len() + 1);
        places.push(Place { before: 0, line: 0 });
        let last = vec![0; slots.count()];
        let mut pairs = Self { last, slots, places, links: Vec::with_capacity(ends.len()) };
        let mut start = 0;
        for &end in ends {
            pairs.push(&keys[start..end]);
            start = end;
        }
        pairs
    }

    /// Adds the pairs of the next line and ties it to the lines before it. Not to be inlined: the
    /// loop over all pairs needs the registers.
    #[inline(never)]
    fn push(&mut self, keys: &[PairKey]) {
        let here = FIRST.wrapping_add(self.links.len() as u32);
        self.links.push(Link::default());
        let first = self.places.len();
        self.places.resize(first + keys.len(), Place { before: 0, line: here });
        let Self { last, slots, places, links } = self;
        let (last, places, slots) = (&mut last[..], &mut places[..], *slots);
        for (number, key) in (first..).zip(keys) {
            let slot = slots.of(*key);
            let before = std::mem::replace(&mut last[slot], number as u32);
            places[number].before = before;
            // Others stand beyond all; a branch would be turned by every other mark.
            let others = u32::from(key.is_ideographs()).wrapping_sub(1);
            let away = here.wrapping_sub(places[before as usize].line) | others;
            if away.wrapping_sub(1) < FAR {
                tie(links, away);
            }
        }
    }

    /// How the pairs of each line tie it to others.
    pub(super) fn links(&self) -> &[Link] {
        &self.links
    }

    /// The slot of a pair.
    pub(crate) fn slot(&self, key: PairKey) -> Option<usize> {
        key.counts().then(|| self.slots.of(key))
    }

    /// The lines of the pairs of a slot, the last first.
    pub(crate) fn lines(&self, slot: usize) -> impl Iterator<Item = usize> {
        let place = |number: u32| (number > 0).then(|| self.places[number as usize]);
        let places = iter::successors(place(self.last[slot]), move |last| place(last.before));
        places.map(|place| (place.line - FIRST) as usize)
    }

    /// How often a pair of ideographs stands within the lines of the page, to 3.
    pub(super) fn count(&self, key: PairKey) -> usize {
        let slot = self.slot(key).filter(|_| key.is_ideographs());
        slot.map_or(0, |slot| self.lines(slot).take(3).count())
    }
}

/// Ties the last line to one that stands so many lines before it.
fn tie(links: &mut [Link], away: u32) {
    let near = u32::from(away <= NEAR);
    let first = links.len() - 1 - away as usize;
    if let [before, .., here] = &mut links[first..] {
        before.ahead = [before.ahead[0] + near, before.ahead[1] + 1];
        here.behind = [here.behind[0] + near, here.behind[1] + 1];
    }
}

/// The slots of a table: of pairs of ideographs, of others, and one of what makes no pair.
#[derive(Debug, Clone, Copy, Default)]
struct Slots {
    bits: u32,
}

impl Slots {
    /// How many more slots there are for pairs of ideographs than for others, as a power of two.
    const OTHERS: u32 = 3;

    fn count(self) -> usize {
        (1 << self.bits) + (1 << (self.bits - Self::OTHERS)) + 1
    }

    fn of(self, key: PairKey) -> usize {
        let others = (1 << self.bits) + 1 + key.place(self.bits - Self::OTHERS);
        if key.is_ideographs() {
            key.place(self.bits)
        } else if key.counts() {
            others
        } else {
            1 << self.bits
        }
    }
}

/// The bits of a table that has room for the pairs of so many characters.
fn table_bits(chars: usize) -> u32 {
    (chars.max(64) * 2).next_power_of_two().trailing_zeros().min(17)
}
