//! Parts put in reading order.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::chain::{Pair, chains};
use super::clue::{Judge, SLOTS, values};
use super::link::{Chained, Meeting, Parts, Relation};
use super::strand::Strand;
use crate::net::{self, Row, SCALE};

/// How many parts before and after are looked at for one that goes on.
const REACH: usize = 40;
/// What it takes for a link in each round.
const BARS: [i32; 2] = [7 * SCALE / 2, -SCALE * 5 / 8];
/// Two parts that stand to each other so that they would need more from the rest are not weighed to
/// the end, nor are two with such a seam.
const HOPE: i32 = 6 * SCALE;
const LESS: i32 = 9 * SCALE / 2;
/// The next part of a strand goes on the one before for sure.
const SURE: i32 = 15 * SCALE / 2;
/// A link below that is doubtful.
const DOUBT: i32 = 2 * SCALE;
/// The rounds in which parts are linked.
pub(super) const ROUNDS: usize = BARS.len();

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
    pub(super) chains: Vec<Vec<usize>>,
    /// Whether it is doubtful that a part goes on the one before it in its chain.
    pub(super) doubtful: Vec<bool>,
}

/// The parts of a page in reading order: what follows what, and the chains by where they begin.
pub(super) fn order(page: &str, strands: &[Strand<'_>], places: bool) -> Order {
    let parts = Parts::new(page, strands, places);
    let mut order = linked(&parts, if places { &KEPT } else { &LOST });
    order.chains.sort_by_key(|chain| {
        let first = strands[chain[0]].first();
        (first.row, first.x)
    });
    order
}

/// The chains of parts after a round with each net. What is linked in one round is taken for a whole
/// in the next.
pub(super) fn linked(parts: &Parts<'_>, nets: &[Judge]) -> Order {
    let mut doubtful = vec![false; parts.len()];
    let mut lists: Vec<Vec<usize>> = (0..parts.len()).map(|part| vec![part]).collect();
    for (net, bar) in nets.iter().zip(BARS) {
        let pairs = pairs(parts, &lists, net, bar);
        let doubts = pairs.iter().filter(|pair| pair.0 < DOUBT);
        let doubts: HashSet<(usize, usize)> = doubts.map(|&(_, one, other)| (one, other)).collect();
        let joined = chains(lists.len(), pairs);
        for link in joined.iter().flat_map(|chain| chain.windows(2)) {
            doubtful[lists[link[1]][0]] |= doubts.contains(&(link[0], link[1]));
        }
        let join =
            |chain: &Vec<usize>| chain.iter().flat_map(|&list| lists[list].clone()).collect();
        lists = joined.iter().map(join).collect();
    }
    Order { chains: lists, doubtful }
}

/// The pairs of chains that reach a bar. Where the next part of its strand surely goes on a part,
/// neither is weighed with others.
fn pairs(parts: &Parts<'_>, lists: &[Vec<usize>], judge: &Judge, bar: i32) -> Vec<Pair> {
    let bench = Bench::new(parts, lists, judge, bar);
    let mut pairs = Vec::new();
    let mut tips = Tips::new(parts, lists);
    tips.each_next(parts, |one, other, meeting| {
        let score = bench.weigh(one, other, meeting);
        pairs.extend(score.map(|score| (score, one, other)));
        score.is_some_and(|score| score > SURE)
    });
    tips.each(parts, |one, other, meeting| {
        if meeting.relation != Relation::Next {
            let score = bench.weigh(one, other, meeting);
            pairs.extend(score.map(|score| (score, one, other)));
        }
    });
    pairs
}

/// What pairs of chains are weighed by.
struct Bench<'a> {
    parts: &'a Parts<'a>,
    lists: &'a [Vec<usize>],
    judge: &'a Judge,
    bar: i32,
    chained: Chained,
    ends: Vec<Row>,
    starts: Vec<Row>,
}

impl<'a> Bench<'a> {
    fn new(parts: &'a Parts<'a>, lists: &'a [Vec<usize>], judge: &'a Judge, bar: i32) -> Self {
        let chained = parts.chained(lists);
        let end = |list: &Vec<usize>| judge.end(parts.end(list[list.len() - 1], &chained));
        let start = |list: &Vec<usize>| judge.start(parts.start(list[0], &chained));
        let (ends, starts) = (lists.iter().map(end).collect(), lists.iter().map(start).collect());
        Self { parts, lists, judge, bar, chained, ends, starts }
    }

    /// How surely one chain goes on another, if that reaches the bar.
    fn weigh(&self, one: usize, other: usize, meeting: &Meeting) -> Option<i32> {
        let (parts, judge, list) = (self.parts, self.judge, &self.lists[one]);
        let (a, b) = (list[list.len() - 1], self.lists[other][0]);
        let above = |score: i32, hope: i32| score + hope > self.bar;
        let sums = judge.place(&self.ends[one], &self.starts[other], values(a, b, meeting));
        if !above(net::score(&sums), HOPE) {
            return None;
        }
        let sums = judge.seam(sums, parts.seam(a, b));
        if !above(net::score(&sums), LESS) {
            return None;
        }
        let score = net::score(&judge.rest(sums, parts.rest(a, b, &self.chained)));
        above(score, 0).then_some(score)
    }
}

/// The ends of chains.
pub(super) struct Tips {
    /// The last part of each chain, and which chain that is, unless nothing goes on it.
    tails: Vec<(usize, usize)>,
    /// The first part of each chain that goes on something, in the order of parts.
    heads: Vec<(usize, usize)>,
}

impl Tips {
    pub(super) fn new(parts: &Parts<'_>, lists: &[Vec<usize>]) -> Self {
        let tails = lists.iter().enumerate().map(|(at, list)| (list[list.len() - 1], at));
        let heads = lists.iter().enumerate().map(|(at, list)| (list[0], at));
        let mut heads: Vec<(usize, usize)> = heads.filter(|head| parts.follows(head.0)).collect();
        heads.sort_unstable();
        Self { tails: tails.filter(|tail| parts.leads(tail.0)).collect(), heads }
    }

    /// Tells of a chain and the one that begins with the next part of its strand; leaves both out
    /// where that is sure.
    fn each_next(
        &mut self,
        parts: &Parts<'_>,
        mut sure: impl FnMut(usize, usize, &Meeting) -> bool,
    ) {
        let heads = &mut self.heads;
        let mut gone = vec![false; heads.len()];
        self.tails.retain(|&(a, one)| {
            let Ok(at) = heads.binary_search_by_key(&(a + 1), |head| head.0) else { return true };
            match parts.meeting(a, a + 1) {
                Some(meeting) if meeting.relation == Relation::Next && heads[at].1 != one => {
                    gone[at] = sure(one, heads[at].1, &meeting);
                    !gone[at]
                }
                _ => true,
            }
        });
        let mut gone = gone.into_iter();
        heads.retain(|_| !gone.next().unwrap_or(false));
    }

    /// Tells of each two chains of which the second may go on where the first ends.
    pub(super) fn each(&self, parts: &Parts<'_>, mut tell: impl FnMut(usize, usize, &Meeting)) {
        for &(a, one) in &self.tails {
            let from = self.heads.partition_point(|head| head.0 + REACH < a);
            for &(b, other) in self.heads[from..].iter().take_while(|head| head.0 <= a + REACH) {
                if other != one
                    && let Some(meeting) = parts.meeting(a, b)
                {
                    tell(one, other, &meeting);
                }
            }
        }
    }
}
