//! Boxes of columns that an extractor sorted by height, put back into their columns.
//!
//! Some extractors write a page box by box, a box being a few lines of one column, and take the
//! boxes of all columns of an article row by row: from left to right, then on below. Which box
//! goes on which is decided for the page as a whole, by beam search over the ways to hand the
//! boxes, in their order, to columns: below an open column, beside the columns of the article, or
//! at the head of the next article. What speaks for a way is the seams (`seam`), the heights at
//! which boxes come to stand, which never run far ahead of each other, and the seams from the foot
//! of a column to the head of the next.

use super::seam::{Indent, Patch, heads, patches, seam};
use crate::{Column, Line};

/// The columns of a page whose boxes were sorted by height, or nothing for a page in good order.
pub(super) fn columns(page: &str, lines: &[Line]) -> Option<Vec<Column>> {
    if !is_boxed(lines) {
        return None;
    }
    let patches = patches(page, lines);
    if !shuffled(page, lines, &patches) {
        return None;
    }
    let woven = patches.chunks(PART).flat_map(|patches| weave(&Loom { page, lines, patches }));
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
fn shuffled(page: &str, lines: &[Line], patches: &[Patch]) -> bool {
    let open = patches.windows(2).filter(|pair| !pair[0].stops);
    let seams: Vec<i32> = open.map(|pair| seam(page, lines, &pair[0], &pair[1])).collect();
    seams.len() * 5 > lines.len() && seams.iter().sum::<i32>() < 70 * seams.len() as i32
}

/// How many boxes are put in order together.
const PART: usize = 1024;
/// How many ways are followed.
const WAYS: usize = 40;
/// How many columns an article has at most.
const MOST: usize = 6;

// What each step of a way costs, in hundredths of a natural logarithm.

/// A box below another.
const BELOW: i32 = -10;
/// A box beside the columns of an article, while they begin and later.
const BESIDE: i32 = -120;
const LATE: i32 = -450;
/// A box that stands for itself.
const ASIDE: i32 = -900;
/// The head of the next article, beside what the box itself tells.
const FRESH: i32 = -300;
/// An article that ends in mid-sentence.
const BROKEN: i32 = -100;
/// A column that ends while others go on, and a row by which they go on further.
const ENDED: i32 = -320;
const UNEVEN: i32 = -40;
/// A line that is wider than its column, and one within that is shorter.
const WIDE: i32 = -500;
const NARROW: i32 = -200;
/// Another box in the same column though other columns are open.
const AGAIN: i32 = -180;

/// The boxes of a page or of a part of it.
struct Loom<'p> {
    page: &'p str,
    lines: &'p [Line],
    patches: &'p [Patch],
}

impl Loom<'_> {
    fn seam(&self, a: usize, b: usize) -> i32 {
        seam(self.page, self.lines, &self.patches[a], &self.patches[b])
    }
}

/// A column on its way down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Track {
    /// Its first box and its last.
    head: usize,
    last: usize,
    /// How far down it is, in half rows.
    foot: i32,
    /// Whether it may go on.
    live: bool,
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
    /// The columns of the article at hand.
    tracks: [Track; MOST],
    count: usize,
    /// The column of the last box, and the height of the box's middle in half rows.
    here: usize,
    middle: i32,
    /// Whether all columns so far have but one box.
    opening: bool,
    /// Cells of a full line, and how many lines tell so.
    measure: i32,
    lines: i32,
    /// The step that led here, and the step before it.
    step: Step,
    before: usize,
}

impl Way {
    const START: Self = Self {
        score: 0,
        tracks: [Track { head: 0, last: 0, foot: 0, live: false }; MOST],
        count: 0,
        here: 0,
        middle: 0,
        opening: true,
        measure: 0,
        lines: 0,
        step: Step::Fresh,
        before: usize::MAX,
    };

    fn same(&self, other: &Self) -> bool {
        self.here == other.here && self.tracks[..self.count] == other.tracks[..other.count]
    }

    /// The way on with a box at the head of an article.
    fn fresh(&self, loom: &Loom<'_>, at: usize) -> Self {
        let patch = &loom.patches[at];
        let before = at.checked_sub(1).map(|at| &loom.patches[at]);
        let head = heads(before, patch);
        let score = self.closed(loom) + FRESH + head;
        let mut way = Self { score, before: self.before, ..Self::START };
        way.put(0, Track { head: at, last: at, foot: 0, live: true }, patch);
        way.measure = patch.usual;
        Self { step: Step::Fresh, ..way }
    }

    /// The score when the article ends here.
    fn closed(&self, loom: &Loom<'_>) -> i32 {
        let tracks = &self.tracks[..self.count];
        let Some(end) = tracks.last() else { return self.score };
        let seams: i32 = tracks.windows(2).map(|pair| loom.seam(pair[0].last, pair[1].head)).sum();
        let broken = end.foot > 2 && !loom.patches[end.last].stops;
        self.score + seams + if broken { BROKEN } else { 0 }
    }

    /// The way on with a box that stands for itself.
    fn aside(&self) -> Self {
        Self { score: self.score + ASIDE, step: Step::Aside, ..*self }
    }

    /// The way on with a box beside the columns.
    fn beside(&self, loom: &Loom<'_>, at: usize) -> Self {
        let patch = &loom.patches[at];
        let opening = self.opening && self.here + 1 == self.count;
        let mut way = *self;
        way.score += if opening { BESIDE } else { LATE } + self.fit(patch);
        way.score += rightwards(patch.rows() - self.middle);
        way.opening = opening;
        way.put(self.count, Track { head: at, last: at, foot: 0, live: true }, patch);
        way
    }

    /// The way on with a box below a column.
    fn below(&self, track: usize, at: usize, seam: i32, patch: &Patch) -> Self {
        let mut way = *self;
        let foot = self.tracks[track].foot;
        way.score += BELOW + self.fit(patch) + (seam * 7 / 5).max(-900);
        way.score += self.turn(track, foot + patch.rows() - self.middle);
        way.opening &= track == self.here;
        for other in 0..self.count {
            let passed = match track > self.here {
                true => other > self.here && other < track,
                false if track == self.here => false,
                false => other > self.here || other < track,
            };
            if passed && way.tracks[other].live {
                way.tracks[other].live = false;
                way.score += ENDED;
            }
        }
        let before = self.depth();
        way.put(track, Track { last: at, live: true, ..self.tracks[track] }, patch);
        way.score += way.overhang(way.depth()) - way.overhang(before);
        way
    }

    /// Puts a box into a column.
    fn put(&mut self, track: usize, column: Track, patch: &Patch) {
        self.middle = column.foot + patch.rows();
        self.tracks[track] = Track { foot: column.foot + 2 * patch.rows(), ..column };
        self.count = self.count.max(track + 1);
        self.here = track;
        if patch.widest <= self.measure + 2 || self.lines < 3 {
            self.measure = self.measure.max(patch.widest);
        }
        self.lines += patch.rows();
        self.step = Step::Track(track);
    }

    /// How well a box fits the measure.
    fn fit(&self, patch: &Patch) -> i32 {
        let mut score = 0;
        let over = patch.widest - self.measure;
        if over > 1 && self.lines > 1 {
            score += WIDE * over.min(4) / 4;
        }
        if patch.inner < self.measure - 3 {
            score += NARROW;
        }
        if patch.rows() > 1 && patch.first.indent(self.measure) == Indent::Short {
            score += NARROW;
        }
        score
    }

    /// The likelihood of going from the column at hand to another, the middles of their boxes so
    /// many half rows apart.
    fn turn(&self, track: usize, down: i32) -> i32 {
        let others = self.tracks[..self.count].iter().filter(|track| track.live).count() > 1;
        match track.cmp(&self.here) {
            std::cmp::Ordering::Equal if others => AGAIN,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => rightwards(down),
            std::cmp::Ordering::Less => match down {
                1..=5 => 0,
                0 => -450,
                _ => -550,
            },
        }
    }

    fn depth(&self) -> i32 {
        self.tracks[..self.count].iter().map(|track| track.foot).max().unwrap_or(0)
    }

    /// What it costs that columns other than the last ended above this depth.
    fn overhang(&self, depth: i32) -> i32 {
        let ended = self.tracks[..self.count - 1].iter().filter(|track| !track.live);
        ended.map(|track| UNEVEN * (depth - track.foot - 3).max(0) / 2).sum()
    }
}

/// The likelihood of going to a column further right, so many half rows down.
fn rightwards(down: i32) -> i32 {
    match down {
        0 => -30,
        -1 | 1 | 2 => -200,
        -2 => -460,
        _ => -430,
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
    let best = ways.iter().max_by_key(|way| way.closed(loom));
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
    let mut out: Vec<Way> = Vec::with_capacity(ways.len() * 4);
    let fresh = ways.iter().max_by_key(|way| way.closed(loom));
    out.extend(fresh.map(|way| way.fresh(loom, at)));
    for way in ways.iter().filter(|way| way.count > 0) {
        for track in 0..way.count {
            let last = way.tracks[track].last;
            let known = seams.iter().find(|seam| seam.0 == last).map(|seam| seam.1);
            let seam = known.unwrap_or_else(|| {
                seams.push((last, loom.seam(last, at)));
                seams[seams.len() - 1].1
            });
            out.push(way.below(track, at, seam, patch));
        }
        if way.count < MOST {
            out.push(way.beside(loom, at));
        }
        out.push(way.aside());
    }
    out.sort_by_key(|way| std::cmp::Reverse(way.score));
    let mut kept: Vec<Way> = Vec::with_capacity(WAYS);
    for way in out {
        if kept.len() < WAYS && !kept.iter().any(|other| other.same(&way)) {
            kept.push(way);
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
                        page += &format!("{}\n\n", lines.join("\n"));
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
