//! Boxes of lines linked into threads, each the text of an article in reading order.
//!
//! An extractor that sorts boxes by height weaves the columns of an article into each other, and
//! those of articles that stand side by side too. Of each two boxes a small net tells whether the
//! second goes on the first: by how both are set, the words at their seam, the boxes between them,
//! whether those beside both would go on each other likewise, as they do where columns take turns,
//! and what `weave` makes of them. Of all links the set is sought whose sum is best (`chain`). What
//! is surely one is linked first and asked as one after: threads whose boxes take turns stand side
//! by side.

use std::sync::LazyLock;

use super::band::Band;
use super::chain::{Pair, chains};
use super::clue::{FILLS, FONDS, MEASURES, WIDTHS, WORDS, wider, words};
use super::fact::{CLASSES, LOOKS, NEEDS, OPEN, SIZES};
use super::link::{Chained, Parts};
use super::lists::Lists;
use super::order::Tip;
use super::seam::Patch;
use super::shape::{Shape, Steps};
use super::stitch;
use crate::net::{self, LANES, Net, Row, SCALE};

/// The kinds of clues by how many values each has: of the end of a thread, of the start of another,
/// of both.
const SHAPE: Shape<{ END + START + BORDER + REST }> = Shape::new([
    4, SIZES, CLASSES, LOOKS, OPEN, MEASURES, FILLS, PULLS, SIZES, LOOKS, CALMS, //
    12, SIZES, CLASSES, LOOKS, NEEDS, 4, MEASURES, PULLS, SIZES, LOOKS, LOOKS, CALMS, //
    FONDS, WIDTHS, STEPS, 16, 3, //
    WORDS, PULLS, PULLS, PULLS, PULLS, WORDS, WIDTHS, TURNS, ENDS, ENDS, 3, SIDES, SIDES, SIDES,
    SIDES, PACES, PACES,
]);
const END: usize = stitch::END + 4;
const START: usize = stitch::START + 5;
const BORDER: usize = 5;
const REST: usize = 17;

/// The steps of what is told of seams, of the boxes between and of those of threads.
const PULLS: usize = 10;
const CALMS: usize = 8;
const STEPS: usize = 25;
const TURNS: usize = 25;
const ENDS: usize = 11;
const SIDES: usize = 8;
const PACES: usize = 7;

/// How many slots there are.
pub(super) const SLOTS: usize = SHAPE.total();

/// What it takes for a link, round by round.
const BARS: [i32; ROUNDS] = [3 * SCALE, 3 * SCALE / 2, SCALE / 4];
/// The rounds in which boxes are linked.
pub(super) const ROUNDS: usize = 3;
/// How many boxes before and behind one that goes on is looked for: at first, and among threads.
const BACK: usize = 12;
const NEAR: usize = 20;
const FAR: usize = 120;
/// Two threads with such a seam that they would need more from the rest are not weighed to the end.
const HOPE: i32 = 3 * SCALE;
/// A seam that tells more against it by its form is none, in tenths of a natural logarithm.
const LEAST: i32 = -60;

/// The weights of the nets; `examples/fit_links.rs` makes it.
static WEIGHTS: &[u8; ROUNDS * net::bytes(SLOTS)] = include_bytes!("threads.bin");

static NETS: LazyLock<Vec<Net>> = LazyLock::new(|| nets(WEIGHTS));

/// The nets of the rounds.
pub(super) fn nets(weights: &[u8]) -> Vec<Net> {
    weights.chunks_exact(net::bytes(SLOTS)).map(Net::new).collect()
}

// The bounds of clues.
static PULL: Steps = Steps::new(&[-30, -15, -6, 0, 6, 15, 25, 40]);
static CALM: Steps = Steps::new(&[-20, -8, 2, 10, 18, 26]);
static STEP: Steps = Steps::new(&[
    -40, -24, -16, -12, -8, -6, -5, -4, -3, -2, -1, 2, 3, 4, 5, 6, 7, 9, 13, 17, 25, 41, 50, 60,
]);
static TURN: Steps = Steps::new(&[1, 2, 3, 6]);
static APART: Steps = Steps::new(&[-20, -8, -3, 0, 1, 2, 4, 7, 12, 24]);
static SIDE: Steps = Steps::new(&[-1, 0, 1, 2, 3, 4]);
static PACE: Steps = Steps::new(&[-1, 0, 1, 2, 5]);

/// The boxes of a page.
#[derive(Debug)]
pub(super) struct Boxes<'p> {
    patches: &'p [Patch],
    parts: &'p Parts<'p>,
    /// How well they go on each other.
    band: &'p Band<'p>,
    /// The box that goes on each as it was woven.
    woven: Vec<Option<usize>>,
    /// How surely the boxes around each that break off go on in the next.
    calm: Vec<usize>,
}

/// Threads, as lists of boxes, and what is seen of them.
struct Threads {
    lists: Lists,
    chained: Chained,
    /// The boxes before and behind each in its thread.
    before: Vec<Option<usize>>,
    next: Vec<Option<usize>>,
    /// The threads of each two boxes that stand one after the other, sorted.
    turns: Vec<(usize, usize)>,
}

impl<'p> Boxes<'p> {
    /// Boxes as parts of a page, with the one that goes on each as they were woven.
    pub(super) fn new(band: &'p Band<'p>, parts: &'p Parts<'p>, woven: Vec<Option<usize>>) -> Self {
        let mut boxes = Self { patches: band.patches, parts, band, woven, calm: Vec::new() };
        boxes.calm = boxes.calm();
        boxes
    }

    /// The threads of the boxes by their first box.
    pub(super) fn threads(&self) -> Lists {
        self.linked(&NETS)
    }

    /// The threads after a round with each net.
    pub(super) fn linked(&self, nets: &[Net]) -> Lists {
        let mut lists = Lists::single(self.patches.len());
        for (net, bar) in nets.iter().zip(BARS) {
            let threads = self.seen(lists);
            let chains = chains(threads.lists.len(), self.weighed(&threads, net, bar));
            lists = threads.lists.joined(&chains);
        }
        lists.sorted_by_key(|head| head)
    }

    /// The pairs of threads that reach a bar.
    fn weighed(&self, threads: &Threads, net: &Net, bar: i32) -> Vec<Pair> {
        let all = 0..threads.lists.len();
        let end = |thread| net.add([0; LANES], self.end(threads, thread));
        let start = |thread| net.add([0; LANES], self.start(threads, thread));
        let (ends, starts): (Vec<Row>, Vec<Row>) =
            (all.clone().map(end).collect(), all.map(start).collect());
        let mut pairs = Vec::new();
        self.each(threads, |one, other| {
            let sums = net::add(ends[one.chain], &starts[other.chain]);
            let sums = net.add(sums, self.border(one.part, other.part));
            if net::score(&sums) + HOPE < bar {
                return;
            }
            let score = net::score(&net.add(sums, self.rest(threads, one, other)));
            if score > bar {
                pairs.push((score, one.chain, other.chain));
            }
        });
        pairs
    }

    /// The slots of each two threads of which the second may go on the first after the rounds with
    /// some nets, by the last box of one and the first of the other.
    #[cfg(feature = "fit")]
    pub(super) fn pairs(&self, nets: &[Net], mut tell: impl FnMut(usize, usize, Vec<usize>)) {
        let threads = self.seen(self.linked(nets));
        self.each(&threads, |one, other| {
            let slots = self.end(&threads, one.chain).into_iter();
            let slots = slots.chain(self.start(&threads, other.chain));
            let slots = slots.chain(self.border(one.part, other.part));
            let slots = slots.chain(self.rest(&threads, one, other)).collect();
            tell(one.part, other.part, slots);
        });
    }

    fn seen(&self, lists: Lists) -> Threads {
        let count = self.patches.len();
        let (mut before, mut next, mut owners) =
            (vec![None; count], vec![None; count], vec![0; count]);
        for (thread, list) in lists.iter().enumerate() {
            for &at in list {
                owners[at] = thread;
            }
            for pair in list.windows(2) {
                next[pair[0]] = Some(pair[1]);
                before[pair[1]] = Some(pair[0]);
            }
        }
        let mut turns: Vec<(usize, usize)> =
            owners.windows(2).map(|pair| (pair[0], pair[1])).collect();
        turns.sort_unstable();
        Threads { chained: self.parts.chained(&lists), lists, before, next, turns }
    }

    /// Tells of each two threads of which the second may go on the first, by the box that ends one
    /// and the box that begins the other.
    fn each(&self, threads: &Threads, mut tell: impl FnMut(Tip, Tip)) {
        let count = self.patches.len();
        let single = threads.lists.len() == count;
        let (back, ahead) = if single { (BACK, NEAR) } else { (FAR, FAR) };
        let mut heads = vec![None; count];
        for thread in 0..threads.lists.len() {
            heads[threads.head(thread)] = Some(thread);
        }
        for thread in 0..threads.lists.len() {
            let tail = threads.tail(thread);
            let near = tail.saturating_sub(back)..(tail + ahead + 1).min(count);
            for (head, other) in near.clone().zip(&heads[near]) {
                let Some(other) = other.filter(|&other| other != thread) else { continue };
                if self.band.join(tail, head).pull() > LEAST {
                    tell(Tip { part: tail, chain: thread }, Tip { part: head, chain: other });
                }
            }
        }
    }

    /// The slots of a thread that another may go on.
    fn end(&self, threads: &Threads, thread: usize) -> [usize; END] {
        let a = threads.tail(thread);
        let chain = threads.chained.of(a);
        let pull = self.pull(Some(a), Some(a + 1));
        let mut values = [0; END];
        let (own, rest) = values.split_at_mut(stitch::END);
        own.copy_from_slice(&stitch::ending(self.parts, a));
        rest.copy_from_slice(&[pull, chain.size, chain.head as usize, self.calm[a]]);
        SHAPE.slots(0, values)
    }

    /// The slots of a thread that may go on another.
    fn start(&self, threads: &Threads, thread: usize) -> [usize; START] {
        let b = threads.head(thread);
        let chain = threads.chained.of(b);
        let pull = self.pull(b.checked_sub(1), Some(b));
        let looks = [chain.head, chain.tail].map(|looks| looks as usize);
        let mut values = [0; START];
        let (own, rest) = values.split_at_mut(stitch::START);
        own.copy_from_slice(&stitch::opening(self.parts, b));
        rest.copy_from_slice(&[pull, chain.size, looks[0], looks[1], self.calm[b]]);
        SHAPE.slots(END, values)
    }

    /// The slots of the border of two threads, one of which ends with box `a` and one begins with `b`.
    fn border(&self, a: usize, b: usize) -> [usize; BORDER] {
        let (end, start) = (&self.parts.strands[a], &self.parts.strands[b]);
        let rows = |at: usize| self.patches[at].rows().min(4) as usize - 1;
        let values = [
            self.band.join(a, b).fond(),
            wider(end.measure, start.measure),
            STEP.of(apart(b, a)),
            rows(a) * 4 + rows(b),
            self.woven[a].map_or(2, |next| usize::from(next != b)),
        ];
        SHAPE.slots(END + START, values)
    }

    /// The slots of all else that two threads tell.
    fn rest(&self, threads: &Threads, one: Tip, other: Tip) -> [usize; REST] {
        let (a, b) = (one.part, other.part);
        let (one, other) = (one.chain, other.chain);
        let (x, y) = (threads.chained.of(a), threads.chained.of(b));
        let left = |by: usize| self.pull(a.checked_sub(by), b.checked_sub(by));
        let right = |by: usize| self.pull(Some(a + by), Some(b + by));
        // How far from a box the one stands that goes on what stands beside the other.
        let side = |from: Option<&Option<usize>>, to: usize| {
            from.copied().flatten().map_or(SIDES - 1, |from| SIDE.of(apart(from, to)))
        };
        // How much further this step leads than another of the same thread.
        let pace = |from: Option<usize>, to: Option<usize>| {
            let step = from.zip(to).map(|(from, to)| apart(b, a) - apart(to, from));
            step.map_or(PACES - 1, |more| PACE.of(more))
        };
        let before = |at: usize| at.checked_sub(1);
        let turns = |one, other| TURN.of(threads.turns(one, other));
        let shared = self.parts.shared.count(a, b);
        let values = [
            words(shared),
            left(1),
            right(1),
            left(2),
            right(2),
            words(threads.chained.shared(a, b, shared)),
            wider(x.measure, y.measure),
            turns(one, other) * 5 + turns(other, one),
            APART.of(apart(b, threads.head(one))),
            APART.of(apart(threads.tail(other), a)),
            if b > a { 0 } else { 1 + usize::from(threads.tail(other) > threads.head(one)) },
            side(threads.next.get(a + 1), b),
            side(before(a).map(|a| &threads.next[a]), b),
            side(threads.before.get(b + 1), a),
            side(before(b).map(|b| &threads.before[b]), a),
            pace(threads.before[a], Some(a)),
            pace(Some(b), threads.next[b]),
        ];
        SHAPE.slots(END + START + BORDER, values)
    }

    /// The step of how surely one box goes on another by its form, where there are two such boxes.
    fn pull(&self, a: Option<usize>, b: Option<usize>) -> usize {
        let count = self.patches.len();
        let pair = a.zip(b).filter(|&(a, b)| a != b && a < count && b < count);
        pair.map_or(PULLS - 1, |(a, b)| PULL.of(self.band.join(a, b).pull()))
    }

    /// How surely, by form, the boxes around each that break off go on in the next.
    fn calm(&self) -> Vec<usize> {
        let pull = |a: usize| {
            let patch = &self.patches[a];
            (patch.is_text() && patch.breaks_off()).then(|| self.band.join(a, a + 1).pull())
        };
        let pulls: Vec<Option<i32>> = (1..self.patches.len()).map(|next| pull(next - 1)).collect();
        let of_one = |at: usize| {
            let near = at.saturating_sub(AROUND)..(at + AROUND).min(pulls.len());
            let known = pulls[near].iter().flatten();
            let (count, sum) = known.fold((0, 0), |(count, sum), pull| (count + 1, sum + pull));
            if count < ENOUGH { CALMS - 1 } else { CALM.of(sum / count) }
        };
        (0..self.patches.len()).map(of_one).collect()
    }
}

/// How many boxes further on one stands than another.
fn apart(to: usize, from: usize) -> i32 {
    (to.cast_signed() - from.cast_signed()) as i32
}

impl Threads {
    fn head(&self, thread: usize) -> usize {
        self.lists.head(thread)
    }

    fn tail(&self, thread: usize) -> usize {
        self.lists.tail(thread)
    }

    /// How often a box of one thread stands right before one of another; no more than six are counted.
    fn turns(&self, one: usize, other: usize) -> i32 {
        let pair = (one, other);
        let from = self.turns.partition_point(|turn| *turn < pair);
        self.turns[from..].iter().take(6).take_while(|turn| **turn == pair).count() as i32
    }
}

/// How many boxes before and behind one tell how calm a page is, and how many must.
const AROUND: usize = 10;
const ENOUGH: i32 = 3;

#[cfg(test)]
mod tests {
    use crate::columns;

    /// The lines of two articles by column; no mark begins a line.
    const ROAD: [[&str; 8]; 2] = [
        [
            "清溪路昨日正式通车，",
            "青屏县城到各乡镇的时间",
            "缩短了一半，沿线群众出",
            "行更加方便，山里的果蔬",
            "当天就能运到省城市场。",
            "三年来，青屏县新建农",
            "村公路三百二十公里，改",
            "造老路八十公里，村村通",
        ],
        [
            "了客车，今年还要再修二",
            "十公里，让更多村民在家",
            "门口坐上车，把山里的水",
            "果和蔬菜运到城里去卖。",
            "县交通局负责人林一禾",
            "说，修路的钱一部分来自",
            "省里的补助，一部分由各",
            "村自己筹集，人人可查。",
        ],
    ];
    const SCHOOL: [[&str; 8]; 2] = [
        [
            "石门镇中心小学今年秋天新添",
            "了三间科学教室，孩子们第一次用",
            "显微镜看见了洋葱的细胞，课间常",
            "常围着老师问个不停。校长田小禾",
            "介绍，教室里的器材由十二位校友",
            "捐赠，学校把它们登记成册，每周",
            "向附近三所村小开放一次，接送学",
            "生的班车也由校友轮流出钱，不让",
        ],
        [
            "一个孩子因为路远而缺课。到了冬",
            "天，教室里装上了暖气，老师们利",
            "用晚上的时间编写了适合山区孩子",
            "的实验手册，里面的材料都能在自",
            "家院子里找到。家长们说，孩子回",
            "到家里话也多了，常常拉着大人一",
            "起做实验，连爷爷奶奶也跟着看起",
            "了月亮和星星，一看就是一整晚。",
        ],
    ];

    #[test]
    fn articles_side_by_side_are_told_apart() {
        let mut page = String::new();
        for row in 0..8 {
            for column in ROAD.iter().chain(&SCHOOL) {
                page += column[row];
                page += "\n\n";
            }
        }
        let text = |column: &crate::Column| -> String {
            column.lines.iter().map(|line| &page[line.span]).collect()
        };
        let found: String = columns(&page).iter().map(text).collect();
        let whole = |article: [[&str; 8]; 2]| article.concat().concat();
        assert_eq!(found, whole(ROAD) + &whole(SCHOOL));
    }
}
