//! Boxes of columns that an extractor sorted by height, put back into their columns.
//!
//! Some extractors write a page box by box, a box being a few lines of one column, and take the
//! boxes of all columns of an article row by row: from left to right, then on below. Which box
//! goes on which is decided for the page as a whole, by beam search over the ways to hand the
//! boxes, in their order, to columns: below an open column, beside the columns of the article, or
//! at the head of the next article. What speaks for a way is the seams (`seam`), the heights at
//! which boxes come to stand, which never run far ahead of each other, and the seams from the foot
//! of a column to the head of the next.

use super::seam::{Patch, heads, patches, seam};
use super::story::{MOST, Story};
use crate::{Column, Line};

/// The columns of a page whose boxes were sorted by height, or nothing for a page in good order.
pub(super) fn columns(page: &str, lines: &[Line]) -> Option<Vec<Column>> {
    if !is_boxed(lines) {
        return None;
    }
    let patches = patches(page, lines);
    if !shuffled(lines, &patches) {
        return None;
    }
    let woven = patches.chunks(PART).flat_map(|patches| weave(&Loom { patches }));
    let column = |boxes: Vec<&Patch>| Column {
        lines: boxes.iter().flat_map(|patch| &lines[patch.from..patch.to]).copied().collect(),
    };
    Some(woven.map(column).collect())
}

/// Whether blank lines are as frequent as where boxes are but a few lines.
pub(super) fn is_boxed(lines: &[Line]) -> bool {
    let boxes = lines.iter().filter(|line| line.gap > 0).count();
    boxes > 8 && boxes * 9 > lines.len() * 4
}

/// Whether boxes that end in mid-sentence mostly do not go on in the next.
fn shuffled(lines: &[Line], patches: &[Patch]) -> bool {
    let open = patches.windows(2).filter(|pair| !pair[0].tail.stops);
    let seams: Vec<i32> = open.map(|pair| seam(&pair[0], &pair[1])).collect();
    seams.len() * 5 > lines.len() && seams.iter().sum::<i32>() < 70 * seams.len() as i32
}

/// How many boxes are put in order together.
const PART: usize = 1024;
/// How many ways are followed.
const WAYS: usize = 40;

// What some steps of a way cost, in hundredths of a natural logarithm.

/// A box that stands for itself.
const ASIDE: i32 = -900;
/// The head of the next article, beside what the box itself tells.
const FRESH: i32 = -300;
/// An article that ends in mid-sentence.
const BROKEN: i32 = -100;

/// The boxes of a page or of a part of it.
struct Loom<'p> {
    patches: &'p [Patch],
}

impl Loom<'_> {
    fn seam(&self, a: usize, b: usize) -> i32 {
        seam(&self.patches[a], &self.patches[b])
    }

    /// What it is worth that an article ends as it stands.
    fn end(&self, story: &Story) -> i32 {
        let tracks = story.tracks();
        let Some(end) = tracks.last() else { return 0 };
        let seams: i32 = tracks.windows(2).map(|pair| self.seam(pair[0].last, pair[1].head)).sum();
        let broken = end.foot > 2 && !self.patches[end.last].tail.stops;
        seams + if broken { BROKEN } else { 0 }
    }
}

/// Where a box is put.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Into the column of this number, which may be a new one.
    Track(usize),
    /// By itself.
    Aside,
    /// At the head of an article.
    Fresh,
}

/// A way to put the boxes so far.
#[derive(Debug, Clone, Copy)]
struct Way {
    score: i32,
    /// The article at hand.
    story: Story,
    /// The step that led here, and the step before it.
    step: Step,
    before: usize,
}

impl Way {
    const START: Self =
        Self { score: 0, story: Story::NONE, step: Step::Aside, before: usize::MAX };

    /// The score when the article ends here.
    fn ended(&self, loom: &Loom<'_>) -> i32 {
        self.score + loom.end(&self.story)
    }

    /// The way on with a box at the head of an article.
    fn fresh(&self, loom: &Loom<'_>, at: usize) -> Self {
        let patch = &loom.patches[at];
        let before = at.checked_sub(1).map(|at| &loom.patches[at]);
        let score = self.ended(loom) + FRESH + heads(before, patch);
        Self { score, story: Story::new(at, patch), step: Step::Fresh, ..*self }
    }

    /// The way on with a box that stands for itself.
    fn aside(&self) -> Self {
        Self { score: self.score + ASIDE, step: Step::Aside, ..*self }
    }

    /// The way on with a box beside the columns.
    fn beside(&self, at: usize, patch: &Patch) -> Self {
        let mut way = Self { step: Step::Track(self.story.tracks().len()), ..*self };
        way.score += way.story.beside(at, patch);
        way
    }

    /// The way on with a box below a column that it goes on by so much.
    fn below(&self, track: usize, at: usize, patch: &Patch, seam: i32) -> Self {
        let mut way = Self { step: Step::Track(track), ..*self };
        way.score += (seam * 7 / 5).max(-900) + way.story.below(track, at, patch);
        way
    }
}

/// The boxes put into columns, in reading order.
fn weave<'p>(loom: &Loom<'p>) -> Vec<Vec<&'p Patch>> {
    let mut trail: Vec<(Step, usize)> = Vec::new();
    let mut ways = vec![Way::START];
    for at in 0..loom.patches.len() {
        ways = advance(loom, &ways, at);
        for way in &mut ways {
            trail.push((way.step, way.before));
            way.before = trail.len() - 1;
        }
    }
    let best = ways.iter().max_by_key(|way| way.ended(loom));
    let mut steps = Vec::with_capacity(loom.patches.len());
    let mut at = best.map_or(usize::MAX, |way| way.before);
    while let Some(&(step, before)) = trail.get(at) {
        steps.push(step);
        at = before;
    }
    laid(loom.patches, steps.into_iter().rev())
}

/// The best ways on from `ways` with the box `at`.
fn advance(loom: &Loom<'_>, ways: &[Way], at: usize) -> Vec<Way> {
    let patch = &loom.patches[at];
    let mut seams: Vec<(usize, i32)> = Vec::new();
    let mut seam = |last: usize| {
        let known = seams.iter().find(|seam| seam.0 == last).map(|seam| seam.1);
        known.unwrap_or_else(|| {
            let seam = loom.seam(last, at);
            seams.push((last, seam));
            seam
        })
    };
    let mut out: Vec<Way> = Vec::with_capacity(ways.len() * 4);
    let ended = ways.iter().max_by_key(|way| way.ended(loom));
    out.extend(ended.map(|way| way.fresh(loom, at)));
    for way in ways.iter().filter(|way| !way.story.tracks().is_empty()) {
        for (track, column) in way.story.tracks().iter().enumerate() {
            out.push(way.below(track, at, patch, seam(column.last)));
        }
        if way.story.tracks().len() < MOST {
            out.push(way.beside(at, patch));
        }
        out.push(way.aside());
    }
    best(&out)
}

/// The best of some ways, of those with equal futures the better one.
fn best(ways: &[Way]) -> Vec<Way> {
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(ways[at].score));
    let mut kept: Vec<Way> = Vec::with_capacity(WAYS);
    for way in order.into_iter().map(|at| &ways[at]) {
        if kept.len() == WAYS {
            break;
        }
        if !kept.iter().any(|other| other.story.same(&way.story)) {
            kept.push(*way);
        }
    }
    kept
}

/// The boxes as the steps put them; one that stands for itself comes before its article.
fn laid(patches: &[Patch], steps: impl Iterator<Item = Step>) -> Vec<Vec<&Patch>> {
    let mut done: Vec<Vec<&Patch>> = Vec::new();
    let mut article: Vec<Vec<&Patch>> = Vec::new();
    for (patch, step) in patches.iter().zip(steps) {
        match step {
            Step::Fresh => {
                done.append(&mut article);
                article.push(vec![patch]);
            }
            Step::Aside => done.push(vec![patch]),
            Step::Track(track) if track == article.len() => article.push(vec![patch]),
            Step::Track(track) => article[track].push(patch),
        }
    }
    done.append(&mut article);
    done
}

#[cfg(test)]
mod tests {
    use crate::{columns, lines};

    /// The name of a row, characters of a line, lines of each box, columns.
    const ROWS: &[(&str, usize, usize, usize)] = &[
        ("two columns", 11, 2, 2),
        ("three columns", 12, 2, 3),
        ("boxes of a line", 12, 1, 3),
        ("four narrow columns", 9, 2, 4),
    ];

    const PARAGRAPHS: &[&str] = &[
        "清溪路昨日正式通车，青屏县城到各乡镇的时间缩短了一半，沿线群众出行更加方便。",
        "三年来，青屏县新建农村公路三百二十公里，改造老路八十公里，村村通了客车，今年还要\
         再修二十公里，让更多村民在家门口坐上车，把山里的水果和蔬菜运到城里的市场去卖。",
        "县交通局负责人林一禾说，修路的钱一部分来自省里的补助，一部分由各村自己筹集，每一笔\
         开支都在村里的公告栏上公布，接受群众监督，工程质量由老党员和村民代表共同检查。",
        "田小禾家种了十亩橘子，往年要雇人挑下山，今年货车直接开到果园门口，运费省了三千多元。",
    ];

    /// The lines of the paragraphs, indents left out, no mark at the start of a line.
    fn set(measure: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in PARAGRAPHS {
            let mut line = String::new();
            let mut room = measure - 2;
            for c in paragraph.chars() {
                if room == 0 && !"，。".contains(c) {
                    lines.push(std::mem::take(&mut line));
                    room = measure;
                }
                line.push(c);
                room = room.saturating_sub(1);
            }
            lines.push(line);
        }
        lines
    }

    #[test]
    fn boxes_sorted_by_height_go_back_to_their_columns() {
        for &(name, measure, lines_in_box, count) in ROWS {
            let set = set(measure);
            let columns_of: Vec<&[String]> = set.chunks(set.len().div_ceil(count)).collect();
            let mut page = String::new();
            for row in 0..columns_of[0].len().div_ceil(lines_in_box) {
                for column in &columns_of {
                    if let Some(lines) = column.chunks(lines_in_box).nth(row) {
                        page += &lines.join("\n");
                        page += "\n\n";
                    }
                }
            }
            let found = columns(&page);
            let lines = found.iter().flat_map(|column| &column.lines);
            let texts: Vec<&str> = lines.map(|line| &page[line.span]).collect();
            assert_eq!(texts, set, "{name}");
        }
    }

    #[test]
    fn boxes_in_good_order_are_left_alone() {
        let page: String = set(12).chunks(2).map(|lines| lines.join("\n") + "\n\n").collect();
        let found = columns(&page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].lines, lines(&page).collect::<Vec<_>>());
    }
}
