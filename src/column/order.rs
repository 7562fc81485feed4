//! Parts put in reading order.

use std::sync::LazyLock;

use super::chain::{Pair, chains};
use super::clue::{Judge, SLOTS, Values, values};
use super::link::{Chained, Parts};
use super::lists::Lists;
use super::stand::{Field, Meeting, Search};
use super::strand::Strand;
use crate::net::{self, LANES, Row, SCALE};

/// How many parts before and after are looked at for one that goes on.
const REACH: usize = 40;

/// What differs between the rounds in which parts are linked.
struct Round {
    /// What it takes for a link.
    bar: i32,
    /// What it takes for the next part of a strand to go on the one before for sure.
    sure: i32,
}

const ALL: [Round; 2] =
    [Round { bar: 7 * SCALE / 2, sure: 5 * SCALE }, Round { bar: -SCALE * 5 / 8, sure: 6 * SCALE }];
/// Two parts that stand to each other so that they would need more from the rest are not weighed to
/// the end, nor are two with such a seam.
const HOPE: i32 = 5 * SCALE;
const LESS: i32 = 4 * SCALE;
/// A link below that is doubtful.
const DOUBT: i32 = 2 * SCALE;
/// The rounds in which parts are linked.
pub(super) const ROUNDS: usize = ALL.len();

/// Weights of links: of each round for pages whose blanks keep places, then for others;
/// `examples/fit_links.rs` makes it.
static WEIGHTS: &[u8; 2 * ROUNDS * net::bytes(SLOTS)] = include_bytes!("links.bin");

static KEPT: LazyLock<Vec<Judge>> = LazyLock::new(|| nets(&WEIGHTS[..WEIGHTS.len() / 2]));
static LOST: LazyLock<Vec<Judge>> = LazyLock::new(|| nets(&WEIGHTS[WEIGHTS.len() / 2..]));

/// The nets of the rounds.
pub(super) fn nets(weights: &[u8]) -> Vec<Judge> {
    weights.chunks_exact(net::bytes(SLOTS)).map(Judge::new).collect()
}

/// Parts in reading order.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// Chains of parts, as indices.
    pub(super) chains: Lists,
    /// Whether it is doubtful that a part goes on the one before it in its chain.
    pub(super) doubtful: Vec<bool>,
}

/// The parts of a page in reading order: what follows what, and the chains by where they begin.
pub(super) fn order(page: &str, strands: &[Strand<'_>], places: bool) -> Order {
    let parts = Parts::new(page, strands, places);
    let mut order = linked(&parts, if places { &KEPT } else { &LOST });
    order.chains = order.chains.sorted_by_key(|head| {
        let first = strands[head].first();
        (first.row, first.x)
    });
    order
}

/// The chains of parts after a round with each net. What is linked in one round is taken for a whole
/// in the next.
pub(super) fn linked(parts: &Parts<'_>, nets: &[Judge]) -> Order {
    let mut doubtful = vec![false; parts.len()];
    let mut lists = Lists::single(parts.len());
    for (net, round) in nets.iter().zip(&ALL) {
        let pairs = pairs(parts, &lists, net, round);
        let doubts = pairs.iter().filter(|pair| pair.0 < DOUBT);
        let mut doubts: Vec<(usize, usize)> = doubts.map(|pair| (pair.1, pair.2)).collect();
        doubts.sort_unstable();
        let joined = chains(lists.len(), pairs);
        for link in joined.iter().flat_map(|chain| chain.windows(2)) {
            doubtful[lists.head(link[1])] |= doubts.binary_search(&(link[0], link[1])).is_ok();
        }
        lists = lists.joined(&joined);
    }
    Order { chains: lists, doubtful }
}

/// The pairs of chains that reach a bar. Where the next part of its strand surely goes on a part,
/// neither is weighed with others. Where places are known, two chains that have better ones are not
/// weighed to the end.
fn pairs(parts: &Parts<'_>, lists: &Lists, judge: &Judge, round: &Round) -> Vec<Pair> {
    let &Round { bar, sure } = round;
    let bench = Bench::new(parts, lists, judge, bar);
    let mut tips = Tips::new(parts, lists);
    let mut found = Found::new(lists.len(), bar);
    tips.each_next(parts, |tail, head, meeting| {
        let (sums, _) = bench.placed(tail, head, values(tail.part, head.part, meeting));
        let score = bench.weigh(tail, head, sums, bar);
        score.is_some_and(|score| {
            found.add(score, tail, head);
            score > sure
        })
    });
    tips.each(parts, |tail, head, meeting| {
        let values = values(tail.part, head.part, meeting);
        let least = if parts.places { found.best(tail, head) } else { bar };
        let (sums, score) = bench.placed(tail, head, values);
        if score + HOPE > least
            && let Some(score) = bench.weigh(tail, head, sums, least)
        {
            found.add(score, tail, head);
        }
    });
    found.pairs
}

/// The pairs of chains that were found to go on each other.
struct Found {
    pairs: Vec<Pair>,
    /// The best score of what goes on each chain, and of what each goes on.
    tails: Vec<i32>,
    heads: Vec<i32>,
}

impl Found {
    /// None of so many chains; all have to reach a bar.
    fn new(chains: usize, bar: i32) -> Self {
        Self { pairs: Vec::new(), tails: vec![bar; chains], heads: vec![bar; chains] }
    }

    fn add(&mut self, score: i32, tail: Tip, head: Tip) {
        self.pairs.push((score, tail.chain, head.chain));
        let (from, into) = (&mut self.tails[tail.chain], &mut self.heads[head.chain]);
        (*from, *into) = (score.max(*from), score.max(*into));
    }

    /// The best score of two chains with any others, or the bar.
    fn best(&self, tail: Tip, head: Tip) -> i32 {
        self.tails[tail.chain].max(self.heads[head.chain])
    }
}

/// What pairs of chains are weighed by.
struct Bench<'a> {
    parts: &'a Parts<'a>,
    judge: &'a Judge,
    bar: i32,
    chained: Chained,
    ends: Vec<Row>,
    starts: Vec<Row>,
}

impl<'a> Bench<'a> {
    fn new(parts: &'a Parts<'a>, lists: &Lists, judge: &'a Judge, bar: i32) -> Self {
        let chained = parts.chained(lists);
        let all = 0..lists.len();
        let end = |list| judge.end(parts.end(lists.tail(list), &chained));
        let start = |list| judge.start(parts.start(lists.head(list), &chained));
        let (ends, starts) = (all.clone().map(end).collect(), all.map(start).collect());
        Self { parts, judge, bar, chained, ends, starts }
    }

    /// The sums of what two chains tell by their places, which leave out most, and each by itself;
    /// what they come to.
    #[inline]
    fn placed(&self, tail: Tip, head: Tip, values: Values) -> (Row, i32) {
        let mut sums = [0; LANES];
        let rows = self.judge.place(&self.ends[tail.chain], &self.starts[head.chain], values);
        let score = net::told(rows, &mut sums);
        (sums, score)
    }

    /// How surely a chain goes on another, if that reaches the bar and does not seem to fall far short
    /// of the least that it should be.
    fn weigh(&self, tail: Tip, head: Tip, sums: Row, least: i32) -> Option<i32> {
        let (parts, judge, a, b) = (self.parts, self.judge, tail.part, head.part);
        let above = |score: i32, hope: i32| score + hope > least;
        let sums = judge.seam(sums, parts.seam(a, b));
        if !above(net::score(&sums), LESS) {
            return None;
        }
        let score = net::score(&judge.rest(sums, parts.rest(a, b, &self.chained)));
        (score > self.bar).then_some(score)
    }
}

/// A part at the end of a chain, and which that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tip {
    pub(super) part: usize,
    pub(super) chain: usize,
}

/// The ends of chains.
pub(super) struct Tips {
    /// The last part of each, unless nothing goes on it.
    tails: Vec<Tip>,
    /// The first part of each that goes on something, in the order of parts.
    heads: Vec<Tip>,
}

impl Tips {
    pub(super) fn new(parts: &Parts<'_>, lists: &Lists) -> Self {
        let tails = (0..lists.len()).map(|chain| Tip { part: lists.tail(chain), chain });
        let heads = (0..lists.len()).map(|chain| Tip { part: lists.head(chain), chain });
        let mut heads: Vec<Tip> = heads.filter(|head| parts.stands[head.part].follows).collect();
        heads.sort_unstable();
        Self { tails: tails.filter(|tail| parts.stands[tail.part].leads).collect(), heads }
    }

    /// Tells of each chain and the one that begins with the next part of its strand; leaves both out
    /// where that is sure.
    pub(super) fn each_next(
        &mut self,
        parts: &Parts<'_>,
        mut sure: impl FnMut(Tip, Tip, &Meeting) -> bool,
    ) {
        let heads = &mut self.heads;
        let mut gone = vec![false; heads.len()];
        self.tails.retain(|&tail| {
            let next = tail.part + 1;
            let Ok(at) = heads.binary_search_by_key(&next, |head| head.part) else { return true };
            let apart = heads[at].chain != tail.chain;
            let meeting = parts.stands[tail.part].next(&parts.stands[next]).filter(|_| apart);
            gone[at] = meeting.is_some_and(|meeting| sure(tail, heads[at], &meeting));
            !gone[at]
        });
        let mut gone = gone.into_iter();
        heads.retain(|_| !gone.next().unwrap_or(false));
    }

    /// Tells of each two other chains of which the second may go on where the first ends.
    pub(super) fn each(&self, parts: &Parts<'_>, mut tell: impl FnMut(Tip, Tip, &Meeting)) {
        let stand = |tip: &Tip| &parts.stands[tip.part];
        let field = Field::new(&self.heads.iter().map(stand).collect::<Vec<_>>());
        let mut search = Search::default();
        for tail in &self.tails {
            let from = self.heads.partition_point(|head| head.part + REACH < tail.part);
            let to = self.heads.partition_point(|head| head.part <= tail.part + REACH);
            let heads = &self.heads[from..to];
            search.each(stand(tail), (&field, from..to), parts.places, |at, meeting| {
                let head = heads[at];
                let is_next = head.part == tail.part + 1 && stand(tail).is_with(stand(&head));
                if head.chain != tail.chain && !is_next {
                    tell(*tail, head, meeting);
                }
            });
        }
    }
}
