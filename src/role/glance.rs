//! Lines told at a glance: whether each goes on with the one before it, by a small net over widths,
//! gaps, and how lines begin and end. What a line says is not read.

use std::sync::LazyLock;

use super::feature::indent;
use super::row::Rows;
use super::shape::{Head, Tail, head, tail};
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
/// The cells that a row may be wider or narrower than another, and one step for no row.
const WIDER: i32 = 24;
const WIDTHS: usize = 2 * WIDER as usize + 2;
/// The cells of a row, which count up to here.
const CELLS: usize = 64;
/// How the characters at both ends of a row hold together with their neighbours.
const TIES: usize = 16;

/// Where the slots of each kind begin.
const SETS_AT: usize = KINDS * (2 * MIDDLE + 1);
const WIDTHS_AT: usize = SETS_AT + SETS * (2 * CLOSE + 1);
const CELLS_AT: usize = WIDTHS_AT + WIDTHS * 2 * WIDE;
const TIES_AT: usize = CELLS_AT + CELLS;

/// How many slots the net has.
pub(super) const SLOTS: usize = TIES_AT + TIES;

/// The weights of the nets; `examples/fit_roles` makes it.
static WEIGHTS: &[u8; 2 * net::bytes(SLOTS)] = include_bytes!("glance.bin");

/// Which rows go on with the row before, in headlines too.
static JOINS: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[..WEIGHTS.len() / 2]));

/// Which rows go on with a paragraph.
static WRAPS: LazyLock<Net> = LazyLock::new(|| Net::new(&WEIGHTS[WEIGHTS.len() / 2..]));

/// The odds of a row that surely goes on.
const SURE: i32 = 3 * net::SCALE;

/// What the rows of a page show at a glance, between some that are none.
#[derive(Debug)]
pub(crate) struct Glance(Vec<Look>);

/// What a row shows at a glance.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// Negative where there is no row.
    cells: i32,
    kind: u8,
    /// How it is set off; 0 where it is not.
    set: u8,
    /// How its first character holds together with the last of the row before.
    tie: u8,
}

impl Look {
    const NONE: Self = Self { cells: -1, kind: KINDS as u8 - 1, set: 0, tie: 0 };
}

impl Glance {
    /// Looks over the rows of a page.
    pub(crate) fn new(page: &str, rows: &Rows) -> Self {
        let margin = rows.firsts().map(|line| line.indent).min().unwrap_or(0);
        let mut looks = Vec::with_capacity(rows.len() + 2 * WIDE);
        looks.extend([Look::NONE; WIDE]);
        let mut before = None;
        for row in 0..rows.len() {
            let ends = Ends::new(page, rows.lines(row));
            looks.push(ends.look(page, rows.lines(row), margin, before));
            before = Some(ends.last);
        }
        looks.extend([Look::NONE; WIDE]);
        Self(looks)
    }

    /// The same of some of the rows by themselves.
    #[cfg(feature = "fit")]
    pub(super) fn of(&self, rows: std::ops::Range<usize>) -> Self {
        let none = [Look::NONE; WIDE];
        Self([&none, &self.0[rows.start + WIDE..rows.end + WIDE], &none].concat())
    }

    /// Whether each row goes on with the one before it; the first does not.
    pub(crate) fn joins(&self) -> Vec<bool> {
        let net = &*JOINS;
        (0..self.len()).map(|row| row > 0 && self.odds(net, row) > 0).collect()
    }

    /// Whether each row surely goes on with its paragraph.
    pub(crate) fn sure_wraps(&self) -> Vec<bool> {
        let net = &*WRAPS;
        (0..self.len()).map(|row| row > 0 && self.odds(net, row) > SURE).collect()
    }

    fn odds(&self, net: &Net, row: usize) -> i32 {
        net::score(&net.total(self.slots(row).as_slice()))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len() - 2 * WIDE
    }

    /// The slots of a row.
    pub(super) fn slots(&self, row: usize) -> Slots {
        let around: &[Look; 2 * WIDE + 1] =
            self.0[row..].first_chunk().expect("a row stands between those that are none");
        let here = &around[WIDE];
        let mut slots = Slots { all: [0; MOST], count: FIXED };
        for (place, look) in around[WIDE - MIDDLE..=WIDE + MIDDLE].iter().enumerate() {
            slots.all[place] = (place * KINDS + usize::from(look.kind)) as u16;
        }
        let others = around[..WIDE].iter().chain(&around[WIDE + 1..]);
        for (place, look) in others.enumerate() {
            let wider = (look.cells - here.cells).clamp(-WIDER, WIDER) + WIDER;
            let step = if look.cells < 0 { WIDTHS - 1 } else { wider as usize };
            slots.all[2 * MIDDLE + 1 + place] = (WIDTHS_AT + place * WIDTHS + step) as u16;
        }
        let ties = usize::from(here.tie) * 4 + usize::from(around[WIDE + 1].tie);
        slots.all[FIXED - 2] = (CELLS_AT + (here.cells as usize).min(CELLS - 1)) as u16;
        slots.all[FIXED - 1] = (TIES_AT + ties) as u16;
        for (place, look) in around[WIDE - CLOSE..=WIDE + CLOSE].iter().enumerate() {
            if look.set > 0 {
                slots.push(SETS_AT + place * SETS + usize::from(look.set) - 1);
            }
        }
        slots
    }
}

/// The slots of a row while they are gathered.
#[derive(Debug)]
pub(super) struct Slots {
    all: [u16; MOST],
    count: usize,
}

/// The slots that each row has, and the most of them.
const FIXED: usize = (2 * MIDDLE + 1) + 2 * WIDE + 2;
const MOST: usize = FIXED + 2 * CLOSE + 1;

impl Slots {
    fn push(&mut self, slot: usize) {
        self.all[self.count] = slot as u16;
        self.count += 1;
    }

    pub(super) fn as_slice(&self) -> &[u16] {
        &self.all[..self.count]
    }
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

    fn look(&self, page: &str, lines: &[Line], margin: u32, before: Option<char>) -> Look {
        let tail = match self.inner {
            Some(inner) => tail(&[inner, self.last]),
            None => tail(&[self.last]),
        };
        let line = &lines[0];
        Look {
            cells: cells(page, lines),
            kind: (head(&[self.first]) as usize * Tail::COUNT + tail as usize) as u8,
            set: line.gap.min(2) as u8 * INDENTS as u8 + indent(line.indent - margin),
            tie: before.map_or(0, |before| pair::tie(before, self.first)),
        }
    }
}

/// The cells of a row; those of a justified line, blown up with a blank after each character, without
/// its blanks.
fn cells(page: &str, lines: &[Line]) -> i32 {
    let all: u32 = lines.iter().map(|line| line.width).sum();
    if !lines.iter().any(|line| is_spread(&page[line.span])) {
        return all as i32;
    }
    let chars = || lines.iter().flat_map(|line| page[line.span].chars());
    let blanks = chars().filter(|&c| glyph::is_blank(c)).count();
    let cells = if blanks * 8 >= chars().count() * 3 {
        chars().filter(|&c| !glyph::is_blank(c)).map(glyph::char_width).sum()
    } else {
        all
    };
    cells as i32
}

/// Whether a text may hold so many blanks: a character has three bytes at most, or rarely four.
fn is_spread(text: &str) -> bool {
    let blanks: u8 = text.bytes().take(255).map(|byte| u8::from(byte == b' ')).sum();
    usize::from(blanks) * 8 >= text.len().min(255)
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
            let look = glance(text).0[WIDE];
            assert_eq!((look.kind, look.cells), (kind, cells), "{name}");
        }
    }

    #[test]
    fn rows_by_themselves_know_nothing_of_others() {
        let page = "清溪路昨日通车，\n\n　　全长三公里，\n沿途有五个村。\n";
        let glance = glance(page);
        assert!(glance.slots(1).as_slice().len() > FIXED, "a gap");
        assert_eq!(glance.0.len(), 3 + 2 * WIDE);
        let mut looks = glance.0[WIDE..WIDE + 3].iter().map(|look| look.set);
        assert!(looks.next().is_some_and(|set| set == 0), "the first is not set off");
        assert_eq!(looks.next(), Some(INDENTS as u8 + 2));
    }
}
