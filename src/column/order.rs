//! Parts put in reading order.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::chain::{Pair, chains};
use super::clue::{SLOTS, usual_rest};
use super::link::Parts;
use super::net::{self, LANES, Net, Row, SCALE};
use super::strand::Strand;

/// How many parts before and after are looked at for one that goes on.
const REACH: usize = 40;
/// What it takes for a link in each round.
const BARS: [i32; 2] = [7 * SCALE / 2, -SCALE * 5 / 8];
/// Two parts that stand to each other so that they would need more from the rest are not weighed.
const HOPE: i32 = 6 * SCALE;
/// A link below that is doubtful.
const DOUBT: i32 = 2 * SCALE;
/// The rounds in which parts are linked.
pub(super) const ROUNDS: usize = BARS.len();

/// Weights of links: of each round for pages whose blanks keep places, then for others;
/// `examples/fit_links.rs` makes it.
static WEIGHTS: &[u8; 2 * ROUNDS * net::bytes(SLOTS)] = include_bytes!("links.bin");

static KEPT: LazyLock<Vec<Net>> = LazyLock::new(|| nets(&WEIGHTS[..WEIGHTS.len() / 2]));
static LOST: LazyLock<Vec<Net>> = LazyLock::new(|| nets(&WEIGHTS[WEIGHTS.len() / 2..]));

/// The nets of the rounds.
pub(super) fn nets(weights: &[u8]) -> Vec<Net> {
    weights.chunks_exact(net::bytes(SLOTS)).map(Net::new).collect()
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
pub(super) fn linked(parts: &Parts<'_>, nets: &[Net]) -> Order {
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

/// The pairs of chains that reach a bar.
fn pairs(parts: &Parts<'_>, lists: &[Vec<usize>], net: &Net, bar: i32) -> Vec<Pair> {
    let chained = parts.chained(lists);
    let usual = usual_rest(net);
    let end = |list: &Vec<usize>| net.add([0; LANES], parts.end(list[list.len() - 1], &chained));
    let start = |list: &Vec<usize>| net.add([0; LANES], parts.start(list[0], &chained));
    let ends: Vec<Row> = lists.iter().map(end).collect();
    let starts: Vec<Row> = lists.iter().map(start).collect();
    let pairs = candidates(parts, lists).into_iter().filter_map(|(one, other)| {
        let (a, b) = (lists[one][lists[one].len() - 1], lists[other][0]);
        let sums = net.add(net::add(ends[one], &starts[other]), parts.place(a, b));
        if net::score(&net::add(sums, &usual)) + HOPE <= bar {
            return None;
        }
        let score = net::score(&net.add(sums, parts.rest(a, b, &chained)));
        (score > bar).then_some((score, one, other))
    });
    pairs.collect()
}

/// Two chains each of which the second may go on where the first ends.
pub(super) fn candidates(parts: &Parts<'_>, lists: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut heads: Vec<(usize, usize)> =
        lists.iter().enumerate().map(|(at, list)| (list[0], at)).collect();
    heads.sort_unstable();
    let mut pairs = Vec::new();
    for (one, list) in lists.iter().enumerate() {
        let a = list[list.len() - 1];
        let from = heads.partition_point(|head| head.0 + REACH < a);
        let near = heads[from..].iter().take_while(|head| head.0 <= a + REACH);
        let may = near.filter(|&&(b, other)| other != one && parts.may(a, b));
        pairs.extend(may.map(|&(_, other)| (one, other)));
    }
    pairs
}
