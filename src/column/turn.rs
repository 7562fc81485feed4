//! Boxes that stand out of turn among others in good order, put where they go on.
//!
//! Where an extractor sorts boxes by height, the rest of a paragraph at the head of a column can come
//! before the lines at the foot of the one before, though all other boxes are in order. Such boxes are
//! put behind the one that they go on: of all ways to let some boxes and some after them change places,
//! the one that gains most by the three seams at which it changes what follows what.

use std::cell::LazyCell;

use super::seam::{Patch, patches, seam};
use super::stitch::{self, Stitches};
use crate::{Column, Line, glyph};

/// How many boxes come too early at most, and how many stand between them and their place.
const EARLY: usize = 5;
const LATE: usize = 7;
/// Boxes out of turn leave marks at both ends so far apart at most.
const NEAR: usize = EARLY + LATE;

// In hundredths of a natural logarithm:

/// What has to be gained by the three seams, and by one of the new ones alone: by their form, so that
/// the net is asked, and by what it says.
const PROMISE: Gain = Gain { all: 300, one: 200 };
const PROOF: Gain = Gain { all: 700, one: 300 };
/// The most that one seam counts for a change or against it.
const MOST: i32 = 500;

/// What it takes for boxes to change places.
struct Gain {
    all: i32,
    one: i32,
}

/// The lines of a page with its boxes in turn, or nothing where they are.
pub(super) fn columns(page: &str, lines: &[Line]) -> Option<Vec<Column>> {
    if !are_torn(page, lines) {
        return None;
    }
    let patches = patches(page, lines);
    let pieces = LazyCell::new(|| stitch::pieces(page, lines));
    let strands = LazyCell::new(|| stitch::strands(&pieces, &patches));
    let stitches = LazyCell::new(|| Stitches::new(page, &strands));
    let order = order(&patches, |a, b| stitches.odds(a, b))?;
    let lines = order.iter().flat_map(|&at| &lines[patches[at].from..patches[at].to]);
    Some(vec![Column { lines: lines.copied().collect() }])
}

/// Whether near each other a box goes on where a sentence ended, and one begins a paragraph where a
/// line broke off.
fn are_torn(page: &str, lines: &[Line]) -> bool {
    let (mut boxes, mut rest, mut gash) = (0, None, None);
    lines.windows(3).filter(|run| run[1].gap > 0).any(|run| {
        let [last, first, second] = [0, 1, 2].map(|at| run[at].width.cast_signed());
        let (alike, indent) = ((last - second).abs() <= 2, second - first);
        boxes += 1;
        if run[2].gap > 0 || !(alike || indent.abs() <= 2) {
            return false;
        }
        let mut marks = page[run[0].span].chars().rev();
        let stops = marks.find(|&c| !glyph::closes(c)).is_some_and(glyph::ends_sentence);
        if stops && indent.abs() <= 2 {
            rest = Some(boxes);
        } else if !stops && alike && (3..=5).contains(&indent) {
            gash = Some(boxes);
        }
        rest.zip(gash).is_some_and(|(rest, gash): (usize, usize)| rest.abs_diff(gash) <= NEAR)
    })
}

/// Whether one of two boxes of text ends a paragraph and the other goes on with one.
fn is_doubtful(before: &Patch, after: &Patch) -> bool {
    before.is_text() && after.is_text() && before.breaks_off() != after.goes_on()
}

/// The boxes in turn, or nothing where they are. What their form promises is asked of the net.
fn order(patches: &[Patch], odds: impl Fn(usize, usize) -> i32) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..patches.len()).collect();
    let mut changed = false;
    let form = |a: usize, b: usize| seam(&patches[a], &patches[b]);
    for next in 1..order.len() {
        if is_doubtful(&patches[order[next - 1]], &patches[order[next]])
            && change(&order, next, patches, &PROMISE, form).is_some()
            && let Some((middle, end)) = change(&order, next, patches, &PROOF, &odds)
        {
            order[next..end].rotate_left(middle - next);
            changed = true;
        }
    }
    changed.then_some(order)
}

/// Which boxes from one on best change places with those after them, if that gains enough by the odds
/// of each seam: where these begin and end.
fn change(
    order: &[usize],
    next: usize,
    patches: &[Patch],
    least: &Gain,
    odds: impl Fn(usize, usize) -> i32,
) -> Option<(usize, usize)> {
    let odds = |a: usize, b: usize| {
        let after = order.get(b);
        after.map_or(0, |&after| odds(order[a], after).clamp(-MOST, MOST))
    };
    let gain = |middle: usize, end: usize| {
        let new = [odds(next - 1, middle), odds(end - 1, next), odds(middle - 1, end)];
        let old = [odds(next - 1, next), odds(middle - 1, middle), odds(end - 1, end)];
        let gain = new.iter().sum::<i32>() - old.iter().sum::<i32>();
        (gain > least.all && new.iter().any(|&odds| odds >= least.one)).then_some(gain)
    };
    let text = next + order[next..].iter().take_while(|&&at| patches[at].is_text()).count();
    let middles = next + 1..text.min(next + 1 + EARLY);
    let places = middles.flat_map(|middle| {
        let (gain, ends) = (&gain, middle + 1..(text + 1).min(middle + 1 + LATE));
        ends.filter_map(move |end| Some((gain(middle, end)?, middle, end)))
    });
    places.max().map(|(_, middle, end)| (middle, end))
}

#[cfg(test)]
mod tests {
    use crate::columns;

    /// Boxes in good order, and the places in which an extractor wrote them.
    type Row = (&'static str, &'static [usize]);

    const BOXES: &[&str] = &[
        "清溪路昨日正式通车，青屏县城到\n各乡镇的时间缩短了一半，沿线群\n众出行更加方便，果蔬当天就能运\n到省城。",
        "三年来，青屏县新建农村公路\n三百二十公里，今年还要再修建道",
        "路二十公里，通到每一个自然村的\n村口，让更多村民在家门口坐上车\n把山里的水果和蔬菜运到城里的市\n场去卖。",
        "县交通局负责人林一禾说，修\n路的钱一部分来自省里的补助，一\n部分由各村自己筹集，每一笔开支\n都在村里的公告栏上公布。",
        "田小禾家种了十亩橘子，往年\n要雇人挑下山，今年货车直接开到\n果园门口，运费省了三千多元。",
    ];

    const ROWS: &[Row] = &[
        ("in turn", &[0, 1, 2, 3, 4]),
        ("the head of a column before the foot of another", &[0, 2, 1, 3, 4]),
    ];

    #[test]
    fn boxes_out_of_turn() {
        for (name, places) in ROWS {
            let boxes: Vec<&str> = places.iter().map(|&at| BOXES[at]).collect();
            let page = boxes.join("\n\n");
            let found = columns(&page);
            let lines = found.iter().flat_map(|column| &column.lines);
            let texts: Vec<&str> = lines.map(|line| &page[line.span]).collect();
            assert_eq!(texts.join("\n"), BOXES.join("\n"), "{name}");
        }
    }
}
