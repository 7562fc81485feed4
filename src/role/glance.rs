//! Lines told at a glance: whether each goes on with the one before it, by a small net over widths,
//! gaps, and how lines begin and end. What a line says is not read.

use super::feature::indent;
use super::gauge::{AT_ONCE, CLOSE, Gauge, INDENTS, KINDS, MIDDLE, SLOTS, Seen, WIDE, WIDER};
use super::manner::{self, Manner};
use super::row::Rows;
use super::shape::{Head, Shapes, Tail, head, tail};
use crate::net;
use crate::{Line, glyph, pair};

/// The weights of the nets; `examples/fit_roles` makes it.
static WEIGHTS: &[u8; 2 * net::bytes(SLOTS)] = include_bytes!("glance.bin");

/// Which rows go on with the row before, in headlines too.
static JOINS: Gauge = Gauge::new(WEIGHTS, 0);

/// Which rows go on with a paragraph.
static WRAPS: Gauge = Gauge::new(WEIGHTS, net::bytes(SLOTS));

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
    /// The last character seen.
    last: Option<char>,
}

/// The most cells of a row, and those of none, which is much wider.
const WIDEST: i16 = 4000;
const ENDLESS: i16 = 4 * WIDEST;

impl Glance {
    /// Looks over the rows of a page, each of which may be known to be clean: to hold no blanks.
    pub(crate) fn new(page: &str, rows: &Rows, clean: &[bool]) -> Self {
        let mut glance = Self::none(rows);
        for (row, &clean) in clean.iter().enumerate() {
            let lines = rows.lines(row);
            let ends = Ends::new(page, lines);
            let cells = if clean { capped(width(lines)) } else { cells(page, lines) };
            glance.see(row, cells, ends.kind(), [ends.first, ends.last]);
        }
        glance
    }

    /// The same of rows whose shapes are known.
    pub(crate) fn of_shapes(page: &str, rows: &Rows, shapes: &Shapes) -> Self {
        let mut glance = Self::none(rows);
        for (row, shape) in shapes.all.iter().enumerate() {
            let lines = rows.lines(row);
            let told = shape.clean || may_be_spread(page, lines);
            let cells = capped(if told { shape.cells.into() } else { width(lines) });
            glance.see(row, cells, kind(shape.head, shape.tail), [shape.first, shape.last]);
        }
        glance
    }

    /// Nothing seen yet but how rows are set off.
    fn none(rows: &Rows) -> Self {
        let margin = rows.firsts().map(|line| line.indent).min().unwrap_or(0);
        let mut glance = Self::of_none(rows.len());
        for (set, line) in glance.sets[WIDE..].iter_mut().zip(rows.firsts()) {
            *set = self::set(line, margin);
        }
        glance
    }

    /// So many rows that are none.
    fn of_none(rows: usize) -> Self {
        let room = rows + AT_ONCE;
        Self {
            cells: vec![ENDLESS; room],
            kinds: vec![KINDS as u8 - 1; room],
            sets: vec![0; room],
            ties: vec![0; room],
            last: None,
        }
    }

    /// Sees the next row: its cells, how it begins and ends, and the characters there.
    fn see(&mut self, row: usize, cells: i16, kind: u8, [first, last]: [char; 2]) {
        let before = self.last.replace(last);
        self.cells[WIDE + row] = cells;
        self.kinds[WIDE + row] = kind;
        self.ties[WIDE + row] = before.map_or(0, |before| pair::tie_of_chars(before, first));
    }

    /// The same of some of the rows by themselves.
    #[cfg(feature = "fit")]
    pub(super) fn of(&self, rows: std::ops::Range<usize>) -> Self {
        let mut glance = Self::of_none(rows.len());
        let to = WIDE..WIDE + rows.len();
        let rows = rows.start + WIDE..rows.end + WIDE;
        glance.cells[to.clone()].copy_from_slice(&self.cells[rows.clone()]);
        glance.kinds[to.clone()].copy_from_slice(&self.kinds[rows.clone()]);
        glance.sets[to.clone()].copy_from_slice(&self.sets[rows.clone()]);
        glance.ties[to].copy_from_slice(&self.ties[rows]);
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
    fn above(&self, net: &Gauge, odds: i32) -> Vec<bool> {
        let manner = self.manner();
        let score = |row: usize| net.score(&self.seen(row, manner));
        (0..self.len()).map(|row| row > 0 && score(row) > odds).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len() - AT_ONCE
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

    /// What is seen of a row.
    fn seen(&self, row: usize, manner: Manner) -> Seen<'_> {
        let cells = near(&self.cells, row, 0);
        let ties: &[u8; 2] = near(&self.ties, row, WIDE);
        let mut widths = against(cells, cells[WIDE]);
        widths[WIDE] = cells[WIDE].min(2 * WIDER + 1) as u8;
        Seen {
            kinds: near(&self.kinds, row, WIDE - MIDDLE),
            sets: near(&self.sets, row, WIDE - CLOSE),
            widths,
            ties: ties[0] * 4 + ties[1],
            manner: manner.number() as u8,
        }
    }

    /// All slots of a row.
    #[cfg(feature = "fit")]
    pub(super) fn all_slots(&self, row: usize, manner: Manner) -> Vec<u16> {
        self.seen(row, manner).slots().map(|slot| slot as u16).collect()
    }
}

/// What some rows around a row show, which stand between those that are none.
fn near<T, const N: usize>(all: &[T], row: usize, skip: usize) -> &[T; N] {
    all[row + skip..].first_chunk().expect("a row stands between those that are none")
}

/// How much wider some rows are than so many cells, as numbers from 0. Not to be inlined: they are
/// reckoned as vectors.
#[inline(never)]
fn against(cells: &[i16; AT_ONCE], here: i16) -> [u8; AT_ONCE] {
    cells.map(|cells| {
        let wider = cells - here;
        (wider.clamp(-WIDER, WIDER) + WIDER + i16::from(wider > WIDEST)) as u8
    })
}

/// The characters at the ends of a row.
struct Ends {
    first: char,
    /// The last but one, where the last is a closing mark.
    inner: Option<char>,
    last: char,
}

impl Ends {
    fn new(page: &str, lines: &[Line]) -> Self {
        let (first, last) = (lines[0].span, lines[lines.len() - 1].span);
        let fold = |c: char| glyph::fold_radical(c).unwrap_or(c);
        let slow = || page[first].chars().next().map_or(' ', fold);
        let first = glyph::first_common(page, first).unwrap_or_else(slow);
        if let Some(last) = glyph::last_common(page, last) {
            return Self { first, inner: None, last };
        }
        let mut text = page[last].chars();
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
    use crate::net::Net;

    fn glance(page: &str) -> Glance {
        let rows = Rows::new(page, crate::lines(page).collect());
        Glance::new(page, &rows, &vec![false; rows.len()])
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
        assert_eq!(glance.seen(1, Manner::default()).sets, &[0, 0, INDENTS as u8 + 2, 0, 0]);
    }

    #[test]
    fn widths_against_rows_around() {
        let glance = glance("清溪路\n清溪路昨日\n");
        let widths = |row: usize| glance.seen(row, Manner::default()).widths;
        let even = WIDER as u8;
        let none = 2 * even + 1;
        assert_eq!(widths(0)[WIDE - 1..][..3], [none, 6, even + 4]);
        assert_eq!(widths(1)[WIDE - 1..][..3], [even - 4, 10, none]);
    }

    #[test]
    fn nets_are_as_in_their_file() {
        let glance = glance("清溪路昨日通车，\n\n　　全长三公里，\n沿途有五个村。\n");
        let net = Net::new(&WEIGHTS[net::bytes(SLOTS)..]);
        for row in 0..glance.len() {
            let seen = glance.seen(row, Manner::default());
            let slots = seen.slots().map(|slot| slot as u16);
            assert_eq!(
                WRAPS.score(&seen),
                net::score(&net.add_all([0; net::LANES], slots)),
                "{row}"
            );
        }
    }
}
