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
    /// The pairs of a page of so many characters, of which the keys are given and where those of each
    /// line end.
    pub(super) fn new(chars: usize, keys: &[PairKey], ends: &[usize]) -> Self {
        let slots = Slots { bits: table_bits(chars) };
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
        let line = self.links.len();
        let number = FIRST.wrapping_add(line as u32);
        let first = self.places.len();
        self.places.resize(first + keys.len(), Place { before: 0, line: number });
        let Self { last, slots, places, links } = self;
        let (last, places, slots) = (&mut last[..], &mut places[..], *slots);
        let mut behind = [0; 2];
        for (pair, key) in (first..).zip(keys) {
            let before = std::mem::replace(&mut last[slots.of(*key)], pair as u32);
            places[pair].before = before;
            let away = number.wrapping_sub(places[before as usize].line);
            if key.is_ideographs()
                && (1..=FAR).contains(&away)
                && let Some(link) = links.get_mut(line - away as usize)
            {
                let near = u32::from(away <= NEAR);
                link.ahead = [link.ahead[0] + near, link.ahead[1] + 1];
                behind = [behind[0] + near, behind[1] + 1];
            }
        }
        links.push(Link { ahead: [0; 2], behind });
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

/// The slots of a table: of pairs of ideographs, and of others.
#[derive(Debug, Clone, Copy, Default)]
struct Slots {
    bits: u32,
}

impl Slots {
    /// How many more slots there are for pairs of ideographs than for others, as a power of two.
    const OTHERS: u32 = 3;

    fn count(self) -> usize {
        (1 << self.bits) + (1 << (self.bits - Self::OTHERS))
    }

    fn of(self, key: PairKey) -> usize {
        let others = (1 << self.bits) + key.place(self.bits - Self::OTHERS);
        if key.is_ideographs() { key.place(self.bits) } else { others }
    }
}

/// The bits of a table that has room for the pairs of so many characters.
fn table_bits(chars: usize) -> u32 {
    (chars.max(64) * 2).next_power_of_two().trailing_zeros().min(17)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs of some lines.
    fn pairs(lines: &[&str]) -> Pairs {
        let (mut keys, mut ends) = (Vec::new(), Vec::new());
        for line in lines {
            keys.extend(PairKey::each(line.chars()).filter(|key| key.counts()));
            ends.push(keys.len());
        }
        Pairs::new(64, &keys, &ends)
    }

    #[test]
    fn lines_of_a_pair() {
        let pairs = pairs(&["青屏县清溪路", "昨日通车", "青屏，12日。"]);
        let rows = [
            ("on two lines", '青', '屏', vec![2, 0], 2),
            ("on one", '通', '车', vec![1], 1),
            ("over a line end", '路', '昨', vec![], 0),
            ("digits, which tie no lines", '1', '2', vec![2], 0),
        ];
        for (name, a, b, lines, count) in rows {
            let key = PairKey::new(a, b);
            let slot = pairs.slot(key).expect("both make pairs");
            assert_eq!(pairs.lines(slot).collect::<Vec<_>>(), lines, "{name}");
            assert_eq!(pairs.count(key), count, "{name}");
        }
        assert_eq!(pairs.slot(PairKey::new('屏', '，')), None);
    }

    #[test]
    fn lines_are_tied_near_and_far() {
        let mut lines = ["清溪路"; 13];
        lines[1..12].fill("一");
        let pairs = pairs(&lines);
        let tied = |line: usize| (pairs.links()[line].ahead, pairs.links()[line].behind);
        assert_eq!(tied(0), ([0, 2], [0, 0]));
        assert_eq!(tied(12), ([0, 0], [0, 2]));
        assert_eq!(tied(1), ([0, 0], [0, 0]));
    }
}
