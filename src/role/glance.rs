//! Lines told at a glance: whether each goes on with the one before it, by a small net over widths,
//! gaps, and how lines begin and end. What a line says is not read.

use std::sync::LazyLock;

use super::feature::indent;
use super::manner::{self, Manner};
use super::row::Rows;
use super::shape::{Head, Shapes, Tail, head, tail};
use crate::net::{self, Net};
use crate::{Line, glyph, pair};

/// How many rows before and after a row count by their widths, by how they begin and end, and by
/// their gaps and indents.
const WIDE: usize = 5;
const MIDDLE: usize = 3;
const CLOSE: usize = 2;

/// How many ways rows begin and end; the last is that of no row.
const KINDS: usize = Head::COUNT * Tail::COUNT + 1;
/// How many ways rows are set off, by a gap and an indent, beside not at all.
const SETS: usize = 3 * INDENTS - 1;
/// How many steps of indents there are.
const INDENTS: usize = 5;
/// The cells that a row may be wider or narrower than another, and one step for no row. As many cells
/// of a row itself count.
const WIDER: i16 = 24;
const WIDTHS: usize = 2 * WIDER as usize + 2;
/// How the characters at both ends of a row hold together with their neighbours.
const TIES: usize = 16;

/// Where the slots of each kind begin.
const SETS_AT: usize = KINDS * (2 * MIDDLE + 1);
const WIDTHS_AT: usize = SETS_AT + SETS * (2 * CLOSE + 1);
const TIES_AT: usize = WIDTHS_AT + WIDTHS * (2 * WIDE + 1);

const MANNERS_AT: usize = TIES_AT + TIES;

/// How many slots the net has.
pub(super) const SLOTS: usize = MANNERS_AT + Manner::COUNT;

/// The weights of the nets; `examples/fit_roles` makes it.
static WEIGHTS: &[u8; 2 * net::bytes(SLOTS)] = include_bytes!("glance.bin");

/// Which rows go on with the row before, in headlines too.
static JOINS: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[..WEIGHTS.len() / 2]));

/// Which rows go on with a paragraph.
static WRAPS: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[WEIGHTS.len() / 2..]));

/// A bit for each way to end a line that ends a sentence.
const STOPS: u32 = 1 << Tail::Stop as u8 | 1 << Tail::QuotedStop as u8;

/// The odds of a row that surely goes on.
const SURE: i32 = 5 * net::SCALE;

/// What the rows of a page show at a glance, of each kind in the order of the rows, between some that
/// are none.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    cells: Vec<i16>,
    /// How each begins and ends.
    kinds: Vec<u8>,
    /// How each is set off; 0 where it is not.
    sets: Vec<u8>,
    /// How the first character of each holds together with the last of the row before.
    ties: Vec<u8>,
}

/// The most cells of a row, and those of none, which is much wider.
const WIDEST: i16 = 4000;
const ENDLESS: i16 = 4 * WIDEST;

impl Glance {
    /// Looks over the rows of a page.
    pub(crate) fn new(page: &str, rows: &Rows) -> Self {
        let margin = rows.firsts().map(|line| line.indent).min().unwrap_or(0);
        let mut glance = Self::with_capacity(rows.len());
        glance.skip();
        let mut before = None;
        for row in 0..rows.len() {
            let lines = rows.lines(row);
            let ends = Ends::new(page, lines);
            glance.cells.push(cells(page, lines));
            glance.kinds.push(ends.kind());
            glance.sets.push(set(&lines[0], margin));
            glance.ties.push(before.map_or(0, |before| pair::tie_of_chars(before, ends.first)));
            before = Some(ends.last);
        }
        glance.skip();
        glance
    }

    /// The same of rows whose shapes are known.
    pub(crate) fn of_shapes(page: &str, rows: &Rows, shapes: &Shapes) -> Self {
        let margin = rows.firsts().map(|line| line.indent).min().unwrap_or(0);
        let mut glance = Self::with_capacity(rows.len());
        glance.skip();
        let mut before = None;
        for (row, shape) in shapes.all.iter().enumerate() {
            let lines = rows.lines(row);
            let told = shape.clean || may_be_spread(page, lines);
            glance.cells.push(capped(if told { shape.cells.into() } else { width(lines) }));
            glance.kinds.push(kind(shape.head, shape.tail));
            glance.sets.push(set(rows.first(row), margin));
            glance.ties.push(before.map_or(0, |before| pair::tie_of_chars(before, shape.first)));
            before = Some(shape.last);
        }
        glance.skip();
        glance
    }

    fn with_capacity(rows: usize) -> Self {
        let room = rows + 2 * WIDE;
        Self {
            cells: Vec::with_capacity(room),
            kinds: Vec::with_capacity(room),
            sets: Vec::with_capacity(room),
            ties: Vec::with_capacity(room),
        }
    }

    /// Adds what are no rows.
    fn skip(&mut self) {
        self.cells.extend([ENDLESS; WIDE]);
        self.kinds.extend([KINDS as u8 - 1; WIDE]);
        self.sets.extend([0; WIDE]);
        self.ties.extend([0; WIDE]);
    }

    /// The same of some of the rows by themselves.
    #[cfg(feature = "fit")]
    pub(super) fn of(&self, rows: std::ops::Range<usize>) -> Self {
        let rows = rows.start + WIDE..rows.end + WIDE;
        let mut glance = Self::default();
        glance.skip();
        glance.cells.extend(&self.cells[rows.clone()]);
        glance.kinds.extend(&self.kinds[rows.clone()]);
        glance.sets.extend(&self.sets[rows.clone()]);
        glance.ties.extend(&self.ties[rows]);
        glance.skip();
        glance
    }

    /// Whether each row goes on with the one before it; the first does not.
    pub(crate) fn joins(&self) -> Vec<bool> {
        self.above(&JOINS, 0)
    }

    /// Whether each row surely goes on with its paragraph.
    pub(crate) fn sure_wraps(&self) -> Vec<bool> {
        self.above(&WRAPS, SURE)
    }

    /// Whether a net gives each row but the first more than some odds.
    fn above(&self, net: &Net, odds: i32) -> Vec<bool> {
        let manner = self.manner();
        let score = |row: usize| {
            let sums = net.total(&self.slots(row, manner));
            if self.is_set_off(row) {
                return net::score(&net.add_all(sums, self.offsets(row)));
            }
            net::score(&sums)
        };
        (0..self.len()).map(|row| row > 0 && score(row) > odds).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len() - 2 * WIDE
    }

    /// How the page of these rows is set.
    pub(super) fn manner(&self) -> Manner {
        let rows = WIDE..WIDE + self.len();
        let (cells, kinds) = (&self.cells[rows.clone()], &self.kinds[rows.clone()]);
        let all = cells.iter().zip(kinds).zip(&self.sets[rows]);
        Manner::new(all.map(|((&cells, &kind), &set)| manner::Row {
            cells: cells.into(),
            stops: STOPS >> (kind % Tail::COUNT as u8) & 1 > 0,
            gap: usize::from(set) >= INDENTS,
        }))
    }

    /// The slots that each row has.
    fn slots(&self, row: usize, manner: Manner) -> [u16; SLOTS_OF_ROW] {
        let cells: &[i16; 2 * WIDE + 1] = near(&self.cells, row, 0);
        let kinds: &[u8; 2 * MIDDLE + 1] = near(&self.kinds, row, WIDE - MIDDLE);
        let ties: &[u8; 2] = near(&self.ties, row, WIDE);
        let here = cells[WIDE];
        let wider = |place: usize| {
            let wider = cells[place] - here;
            wider.clamp(-WIDER, WIDER) + WIDER + i16::from(wider > WIDEST)
        };
        let widths: [u16; 2 * WIDE + 1] =
            std::array::from_fn(|place| (WIDTHS_AT + place * WIDTHS) as u16 + wider(place) as u16);
        let mut slots = [0; SLOTS_OF_ROW];
        let (of_kinds, rest) = slots.split_at_mut(kinds.len());
        for (place, (slot, kind)) in of_kinds.iter_mut().zip(kinds).enumerate() {
            *slot = (place * KINDS) as u16 + u16::from(*kind);
        }
        rest[..widths.len()].copy_from_slice(&widths);
        let own = (here as usize).min(WIDTHS - 1);
        rest[WIDE] = (WIDTHS_AT + WIDE * WIDTHS + own) as u16;
        rest[widths.len()] = (TIES_AT + usize::from(ties[0]) * 4 + usize::from(ties[1])) as u16;
        rest[widths.len() + 1] = (MANNERS_AT + manner.number()) as u16;
        slots
    }

    /// Whether a row or one of those around it is set off.
    fn is_set_off(&self, row: usize) -> bool {
        *self.sets(row) != [0; 2 * CLOSE + 1]
    }

    /// The slots of those of them that are.
    fn offsets(&self, row: usize) -> impl Iterator<Item = u16> {
        let all = self.sets(row).iter().enumerate().filter(|(_, set)| **set > 0);
        all.map(|(place, &set)| (SETS_AT + place * SETS + usize::from(set) - 1) as u16)
    }

    fn sets(&self, row: usize) -> &[u8; 2 * CLOSE + 1] {
        near(&self.sets, row, WIDE - CLOSE)
    }

    /// All slots of a row.
    #[cfg(feature = "fit")]
    pub(super) fn all_slots(&self, row: usize, manner: Manner) -> Vec<u16> {
        self.slots(row, manner).into_iter().chain(self.offsets(row)).collect()
    }
}

/// What some rows around a row show, which stand between those that are none.
fn near<T, const N: usize>(all: &[T], row: usize, skip: usize) -> &[T; N] {
    all[row + skip..].first_chunk().expect("a row stands between those that are none")
}

/// How many slots each row has: of kinds, of widths and its own, of ties, of the page.
const SLOTS_OF_ROW: usize = (2 * MIDDLE + 1) + (2 * WIDE + 1) + 2;

/// The characters at the ends of a row.
struct Ends {
    first: char,
    /// The last but one, where the last is a closing mark.
    inner: Option<char>,
    last: char,
}

impl Ends {
    fn new(page: &str, lines: &[Line]) -> Self {
        let fold = |c: char| glyph::fold_radical(c).unwrap_or(c);
        let first = page[lines[0].span].chars().next().map_or(' ', fold);
        let mut text = page[lines[lines.len() - 1].span].chars();
        let last = text.next_back().map_or(' ', fold);
        let inner = || {
            let before = lines[..lines.len() - 1].iter().flat_map(|line| page[line.span].chars());
            before.chain(text.as_str().chars()).rfind(|&c| !glyph::is_blank(c))
        };
        Self { first, inner: glyph::closes(last).then(inner).flatten(), last }
    }

    /// How a row with such ends begins and ends, as a number.
    fn kind(&self) -> u8 {
        let tail = match self.inner {
            Some(inner) => tail(&[inner, self.last]),
            None => tail(&[self.last]),
        };
        kind(head(self.first), tail)
    }
}

/// How a row begins and ends, as a number.
fn kind(head: Head, tail: Tail) -> u8 {
    head as u8 * Tail::COUNT as u8 + tail as u8
}

/// How a row is set off, of which the first line is given.
fn set(line: &Line, margin: u32) -> u8 {
    line.gap.min(2) as u8 * INDENTS as u8 + indent(line.indent - margin)
}

/// The cells of a row; those of a justified line, blown up with a blank after each character, without
/// its blanks.
fn cells(page: &str, lines: &[Line]) -> i16 {
    if may_be_spread(page, lines) {
        let (mut blanks, mut chars, mut cells) = (0, 0, 0);
        for c in lines.iter().flat_map(|line| page[line.span].chars()) {
            let blank = glyph::is_blank(c);
            blanks += usize::from(blank);
            chars += 1;
            cells += if blank { 0 } else { glyph::char_width(c) };
        }
        if blanks * 8 >= chars * 3 {
            return capped(cells);
        }
    }
    capped(width(lines))
}

/// The cells of a row as it stands.
fn width(lines: &[Line]) -> u32 {
    lines.iter().map(|line| line.width).sum()
}

fn capped(cells: u32) -> i16 {
    i16::try_from(cells).map_or(WIDEST, |cells| cells.min(WIDEST))
}

/// Whether a row may hold so many blanks: a character has three bytes at most, or rarely four.
fn may_be_spread(page: &str, lines: &[Line]) -> bool {
    lines.iter().filter(|line| !line.is_wide()).any(|line| {
        let text = &page.as_bytes()[line.span.range()];
        let text = &text[..text.len().min(255)];
        glyph::spaces(text) * 8 >= text.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glance(page: &str) -> Glance {
        Glance::new(page, &Rows::new(page, crate::lines(page).collect()))
    }

    #[test]
    fn what_rows_show() {
        let ideographs = (Head::Ideograph as usize * Tail::COUNT + Tail::Ideograph as usize) as u8;
        let stop = ideographs - Tail::Ideograph as u8 + Tail::Stop as u8;
        let quoted = ideographs - Tail::Ideograph as u8 + Tail::QuotedStop as u8;
        let rows = [
            ("ideographs", "清溪路昨日", ideographs, 10),
            ("a radical is one", "⽬标", ideographs, 4),
            ("a full stop", "全长3公里。", stop, 11),
            ("a quoted one", "“到了。”", quoted + (Head::Quote as u8 * Tail::COUNT as u8), 10),
            ("one quoted over a fragment", "到了。\n”", quoted, 8),
            ("blanks within", "清溪 路", ideographs, 7),
            ("a justified line", "清 溪 路 昨 日 通", ideographs, 12),
        ];
        for (name, text, kind, cells) in rows {
            let glance = glance(text);
            assert_eq!((glance.kinds[WIDE], glance.cells[WIDE]), (kind, cells), "{name}");
        }
    }

    #[test]
    fn rows_that_are_set_off() {
        let glance = glance("清溪路昨日通车，\n\n　　全长三公里，\n沿途有五个村。\n");
        assert_eq!(glance.sets[WIDE..WIDE + 3], [0, INDENTS as u8 + 2, 0]);
        assert_eq!(glance.offsets(1).count(), 1);
    }

    #[test]
    fn widths_against_rows_around() {
        let glance = glance("清溪路\n清溪路昨日\n");
        let slots = |row: usize| -> Vec<usize> {
            let widths = glance
                .slots(row, Manner::default())
                .into_iter()
                .skip(2 * MIDDLE + 1)
                .take(2 * WIDE + 1);
            widths.map(usize::from).enumerate().map(|(at, slot)| slot - at * WIDTHS).collect()
        };
        let even = WIDTHS_AT + WIDER as usize;
        let [none, narrower, wider] = [WIDTHS_AT + WIDTHS - 1, even - 4, even + 4];
        assert_eq!(slots(0)[WIDE - 1..][..3], [none, slots(0)[WIDE], wider]);
        assert_eq!(slots(1)[WIDE - 1..][..3], [narrower, slots(1)[WIDE], none]);
    }
}
