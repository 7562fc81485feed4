//! Boxes of columns that an extractor sorted by height, woven back into their columns.
//!
//! Some extractors write a page box by box, a box being a few lines of one column, and take the
//! boxes of all columns of an article row by row: from left to right, then on below. Which box
//! goes on which is decided for the page as a whole, by beam search over the ways to hand the
//! boxes, in their order, to columns: below an open column, beside the columns of the article, or
//! at the head of the next article. What speaks for a way is the seams (`stitch`), the heights at
//! which boxes come to stand, which never run far ahead of each other, and the seams from the foot
//! of a column to the head of the next. As this knows one article at a time, and articles can stand
//! side by side, what it finds is but a part of what boxes are linked by then (`thread`).

use super::band::Band;
use super::beam::{Play, Recall};
use super::cut::Piece;
use super::seam::{Patch, heads, patches, seam};
use super::stitch::{self, Stitches};
use super::story::{MOST, Story};
use super::thread::Boxes;
use crate::pair::{self, Ends};
use crate::{Column, Line};

/// The columns of a page whose boxes were sorted by height, or nothing for a page in good order.
pub(super) fn columns(page: &str, lines: &[Line]) -> Option<Vec<Column>> {
    if !may_be_woven(page, lines) {
        return None;
    }
    let patches = patches(page, lines);
    if !are_woven(lines, &patches) {
        return None;
    }
    let pieces = stitch::pieces(page, lines);
    let column = |boxes: Vec<&Patch>| {
        let lines = boxes.iter().flat_map(|patch| &lines[patch.from..patch.to]);
        Column { lines: lines.copied().collect() }
    };
    Some(patches.chunks(PART).flat_map(|part| threads(page, &pieces, part)).map(column).collect())
}

/// The boxes of each thread of a page or of a part of it.
fn threads<'p>(page: &str, pieces: &[Piece], patches: &'p [Patch]) -> Vec<Vec<&'p Patch>> {
    let strands = stitch::strands(pieces, patches);
    let stitches = Stitches::new(page, &strands);
    let band = Band::new(patches);
    let boxes = Boxes::new(&band, stitches.parts(), woven(&band, &stitches));
    let thread = |thread: &[usize]| thread.iter().map(|&at| &patches[at]).collect();
    boxes.threads().iter().map(thread).collect()
}

/// Whether boxes are of a line or two most and not too few, or many do not seem to go on in the next.
fn may_be_woven(page: &str, lines: &[Line]) -> bool {
    let borders = || lines.windows(2).filter(|pair| pair[1].gap > 0);
    let boxes = borders().count() + 1;
    let are_torn = |pair: &&[Line]| {
        let ends = |line: &Line| Ends::new(&page[line.span]);
        let tail = (pair[0].width.abs_diff(pair[1].width) < 6).then(|| ends(&pair[0]));
        tail.is_some_and(|tail| !tail.stops && pair::affinity(&tail, &ends(&pair[1])) < FOND)
    };
    boxes > 8
        && (are_small(boxes, lines.len()) || borders().filter(are_torn).nth(MANY - 1).is_some())
}

/// Boxes whose words are fonder of each other are not torn apart.
const FOND: i32 = -8;
/// So many are torn apart on a page that is not in good order.
const MANY: usize = 10;

fn are_small(boxes: usize, lines: usize) -> bool {
    boxes * 9 > lines * 4
}

/// Whether many boxes do not go on in the next: of boxes of a line or two most that end in
/// mid-sentence, of others ten and a fifth of those that break off.
pub(super) fn are_woven(lines: &[Line], patches: &[Patch]) -> bool {
    let (mut open, mut sum, mut breaks, mut torn) = (0, 0, 0, 0);
    for pair in patches.windows(2).filter(|pair| !pair[0].tail.stops) {
        let seam = seam(&pair[0], &pair[1]);
        (open, sum) = (open + 1, sum + seam);
        if pair[0].is_text() && pair[0].breaks_off() {
            (breaks, torn) = (breaks + 1, torn + usize::from(seam < TORN));
        }
    }
    let most = are_small(patches.len(), lines.len()) && open * 5 > lines.len();
    most && sum < 70 * open as i32 || torn >= MANY && torn * 5 >= breaks
}

/// What tells more against a seam, in hundredths of a natural logarithm.
const TORN: i32 = -100;

/// How many boxes are put in order together.
const PART: usize = 1024;
/// How many ways are followed.
const WAYS: usize = 40;
/// A way that is so much worse than the best is given up, in hundredths of a natural logarithm.
const HOPELESS: i32 = 1500;

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
    band: &'p Band<'p>,
    stitches: &'p Stitches<'p>,
    /// How surely the box at hand goes on each other, and each other on it.
    from: Recall,
    to: Recall,
}

impl<'p> Loom<'p> {
    fn new(band: &'p Band<'p>, stitches: &'p Stitches<'p>) -> Self {
        let recall = Recall::new(band.patches.len());
        Self { patches: band.patches, band, stitches, from: recall.clone(), to: recall }
    }
    /// How surely box `at` goes on another.
    fn from(&mut self, other: usize, at: usize) -> i32 {
        let (band, stitches) = (self.band, self.stitches);
        self.from.ask(other, at, || odds(band, stitches, other, at))
    }

    /// How surely another box goes on box `at`.
    fn to(&mut self, at: usize, other: usize) -> i32 {
        let (band, stitches) = (self.band, self.stitches);
        self.to.ask(other, at, || odds(band, stitches, at, other))
    }
}

/// How surely box `b` goes on where box `a` ends.
fn odds(band: &Band<'_>, stitches: &Stitches<'_>, a: usize, b: usize) -> i32 {
    stitches.odds_of(a, b, band.join(a, b).fond())
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

impl Step {
    /// As the choice of a [`Play`].
    fn choice(self) -> u16 {
        match self {
            Self::Fresh => 0,
            Self::Track(track) => 1 + track as u16,
            Self::Aside => u16::MAX,
        }
    }

    fn of(choice: u16) -> Self {
        match choice {
            0 => Self::Fresh,
            u16::MAX => Self::Aside,
            track => Self::Track(usize::from(track - 1)),
        }
    }
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
    fn ended(&self, patches: &[Patch]) -> i32 {
        let Some(end) = self.story.tracks().last() else { return self.score };
        let broken = end.foot > 2 && !patches[end.last as usize].tail.stops;
        self.score + self.story.onward() + if broken { BROKEN } else { 0 }
    }

    /// The scores after the steps with box `at` that do not end the article, but for some that are
    /// hopeless.
    fn weigh(&self, loom: &mut Loom<'_>, at: usize, number: usize, plays: &mut Plays) {
        let patch = &loom.patches[at];
        let tracks = self.story.tracks();
        let fit = self.story.fit(patch);
        for (track, column) in tracks.iter().enumerate() {
            let seam = (loom.from(column.last as usize, at) * 7 / 5).max(-900);
            let score = self.score + seam;
            if score + Story::least_cost(fit) >= plays.least {
                let cost = self.story.cost_below(track, patch, fit);
                plays.add(score + cost, number, Step::Track(track));
            }
        }
        if tracks.len() < MOST {
            let cost = self.story.cost_beside(patch, fit);
            plays.add(self.score + cost, number, Step::Track(tracks.len()));
        }
        plays.add(self.score + ASIDE, number, Step::Aside);
    }

    /// Takes a step with box `at`.
    fn go(&mut self, loom: &mut Loom<'_>, at: usize, step: Step) {
        let patch = &loom.patches[at];
        let story = &mut self.story;
        self.step = step;
        match step {
            Step::Fresh => *story = Story::new(at, patch),
            Step::Aside => {}
            Step::Track(track) => {
                match (story.tracks().get(track), story.tracks().get(track + 1)) {
                    (None, _) => {
                        let last = story.tracks()[track - 1].last as usize;
                        story.beside(at, patch, loom.from(last, at));
                    }
                    (_, None) => story.below(track, at, patch, 0),
                    (_, Some(next)) => {
                        let onward = loom.to(at, next.head as usize);
                        story.below(track, at, patch, onward);
                    }
                }
            }
        }
    }
}

/// What may be done with a box.
#[derive(Debug, Default)]
struct Plays {
    all: Vec<Play>,
    /// What is less is hopeless.
    least: i32,
}

impl Plays {
    fn clear(&mut self) {
        self.all.clear();
        self.least = i32::MIN;
    }

    fn add(&mut self, score: i32, way: usize, step: Step) {
        if score >= self.least {
            self.least = (score - HOPELESS).max(self.least);
            self.all.push(Play::new(score, way, step.choice()));
        }
    }

    /// Those that are not hopeless, the best first.
    fn sorted(&mut self) -> &[Play] {
        self.all.retain(|play| play.score() >= self.least);
        self.all.sort_unstable();
        &self.all
    }
}

/// The box that goes on each as they are woven best.
pub(super) fn woven(band: &Band<'_>, stitches: &Stitches<'_>) -> Vec<Option<usize>> {
    let mut next = vec![None; band.patches.len()];
    let order = laid(&steps(&mut Loom::new(band, stitches)));
    for pair in order.windows(2) {
        next[pair[0]] = Some(pair[1]);
    }
    next
}

/// The steps of the best way.
fn steps(loom: &mut Loom<'_>) -> Vec<Step> {
    let patches = loom.patches;
    let mut trail: Vec<(Step, usize)> = Vec::new();
    let (mut ways, mut next) = (vec![Way::START], Vec::new());
    let mut plays = Plays::default();
    for at in 0..patches.len() {
        advance(loom, &ways, at, &mut plays, &mut next);
        std::mem::swap(&mut ways, &mut next);
        for way in &mut ways {
            trail.push((way.step, way.before));
            way.before = trail.len() - 1;
        }
    }
    let best = ways.iter().max_by_key(|way| way.ended(patches));
    let mut steps = Vec::with_capacity(patches.len());
    let mut at = best.map_or(usize::MAX, |way| way.before);
    while let Some(&(step, before)) = trail.get(at) {
        steps.push(step);
        at = before;
    }
    steps.reverse();
    steps
}

/// The best ways on from `ways` with the box `at`.
fn advance(loom: &mut Loom<'_>, ways: &[Way], at: usize, plays: &mut Plays, out: &mut Vec<Way>) {
    plays.clear();
    let ended = |(number, way): (usize, &Way)| (way.ended(loom.patches), number);
    if let Some((score, number)) = ways.iter().enumerate().map(ended).max() {
        let before = at.checked_sub(1).map(|at| &loom.patches[at]);
        let cost = FRESH + heads(before, &loom.patches[at]);
        plays.add(score + cost, number, Step::Fresh);
    }
    for (number, way) in ways.iter().enumerate().filter(|(_, way)| !way.story.tracks().is_empty()) {
        way.weigh(loom, at, number, plays);
    }
    let mut keys = [0; WAYS];
    out.clear();
    for play in plays.sorted() {
        let count = out.len();
        out.push(Way { score: play.score(), ..ways[play.way()] });
        let way = &mut out[count];
        way.go(loom, at, Step::of(play.choice()));
        let key = way.story.key();
        if keys[..count].contains(&key) {
            out.pop();
            continue;
        }
        keys[count] = key;
        if count + 1 == WAYS {
            break;
        }
    }
}

/// The boxes in the order in which the steps put them; one that stands for itself comes before its
/// article.
fn laid(steps: &[Step]) -> Vec<usize> {
    let mut done: Vec<usize> = Vec::with_capacity(steps.len());
    let mut article: Vec<Vec<usize>> = Vec::new();
    for (at, &step) in steps.iter().enumerate() {
        match step {
            Step::Fresh => {
                done.extend(article.drain(..).flatten());
                article.push(vec![at]);
            }
            Step::Aside => done.push(at),
            Step::Track(track) if track == article.len() => article.push(vec![at]),
            Step::Track(track) => article[track].push(at),
        }
    }
    done.extend(article.into_iter().flatten());
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
        ("four narrow columns", 10, 2, 4),
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
