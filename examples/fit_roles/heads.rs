//! The model that gives headline lines to bodies and parts them: the likeliest way through the runs of
//! a page.

use std::fmt::Write as _;

use jianbao::role::fit::{HEAD_FEATURES, HeadChoice, HeadRun};

use crate::SCALE;
use crate::typeset::Dice;

const EPOCHS: usize = 12;
/// How many epochs at the end the weights are the mean of.
const AVERAGED: usize = 8;
const RATE: f32 = 0.15;
const DECAY: f32 = 1e-4;

/// The runs of a page, all of which have a right choice.
pub(crate) struct Chain(Vec<HeadRun>);

impl Chain {
    /// The runs, if there is a right way through them.
    pub(crate) fn new(runs: Vec<HeadRun>) -> Option<Self> {
        let chain = Self(runs);
        let zeros = vec![0.0; HEAD_FEATURES];
        (Sums::new(&chain, &zeros, true).total() > f32::NEG_INFINITY).then_some(chain)
    }
}

/// Logarithms of the sums over ways through a chain, or over the right ones alone.
struct Sums {
    /// Of each run the sum of each block, and of each of its choices.
    blocks: Vec<Vec<f32>>,
    choices: Vec<Vec<f32>>,
    /// Up to each run, and from each on, by whether the body between is bare.
    forward: Vec<[f32; 2]>,
    backward: Vec<[f32; 2]>,
}

impl Sums {
    fn new(chain: &Chain, weights: &[f32], right: bool) -> Self {
        let runs = &chain.0;
        let block = |(ways, known): &(Vec<Vec<u32>>, Option<usize>)| match known {
            Some(at) if right => score(&ways[*at], weights),
            _ if ways.is_empty() => 0.0,
            None if right => f32::NEG_INFINITY,
            _ => log_sum(ways.iter().map(|way| score(way, weights))),
        };
        let blocks: Vec<Vec<f32>> =
            runs.iter().map(|run| run.blocks.iter().map(block).collect()).collect();
        let choice = |one: &HeadChoice, blocks: &[f32]| {
            if right && !one.right {
                return f32::NEG_INFINITY;
            }
            score(&one.features, weights) + one.blocks.iter().map(|&at| blocks[at]).sum::<f32>()
        };
        let choices = runs.iter().zip(&blocks);
        let choices: Vec<Vec<f32>> = choices
            .map(|(run, blocks)| run.choices.iter().map(|one| choice(one, blocks)).collect())
            .collect();
        let mut forward = vec![[f32::NEG_INFINITY; 2]; runs.len() + 1];
        forward[0][0] = 0.0;
        let mut backward = vec![[0.0; 2]; runs.len() + 1];
        for (at, run) in runs.iter().enumerate() {
            forward[at + 1] = [false, true].map(|bare| {
                let ends =
                    run.choices.iter().zip(&choices[at]).filter(|(one, _)| one.bare[1] == bare);
                log_sum(ends.map(|(one, sum)| forward[at][usize::from(one.bare[0])] + sum))
            });
        }
        for (at, run) in runs.iter().enumerate().rev() {
            backward[at] = [false, true].map(|bare| {
                let starts =
                    run.choices.iter().zip(&choices[at]).filter(|(one, _)| one.bare[0] == bare);
                log_sum(starts.map(|(one, sum)| backward[at + 1][usize::from(one.bare[1])] + sum))
            });
        }
        Self { blocks, choices, forward, backward }
    }

    fn total(&self) -> f32 {
        self.backward[0][0]
    }

    /// How likely a choice of a run is.
    fn chance(&self, run: usize, choice: usize, bare: [bool; 2]) -> f32 {
        let [before, after] = bare.map(usize::from);
        let sum = self.forward[run][before] + self.choices[run][choice];
        (sum + self.backward[run + 1][after] - self.total()).exp()
    }
}

fn log_sum(terms: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = terms.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + terms.map(|term| (term - most).exp()).sum::<f32>().ln()
}

/// Fits the weights by stochastic gradient descent with `AdaGrad`.
pub(crate) fn fit(chains: &[&Chain]) -> Vec<f32> {
    let mut weights = vec![0.0_f32; HEAD_FEATURES];
    let mut squares = vec![1e-6_f32; HEAD_FEATURES];
    let mut means = vec![0.0_f32; HEAD_FEATURES];
    let mut order: Vec<usize> = (0..chains.len()).collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.roll(at + 1));
        }
        let loss: f64 =
            order.iter().map(|&at| f64::from(learn(chains[at], &mut weights, &mut squares))).sum();
        eprintln!("heads, epoch {epoch}: loss a page {:.4}", loss / chains.len() as f64);
        if epoch >= EPOCHS - AVERAGED {
            means.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += weight);
        }
    }
    means.iter().map(|sum| sum / AVERAGED as f32).collect()
}

fn score(features: &[u32], weights: &[f32]) -> f32 {
    features.iter().map(|&id| weights[id as usize]).sum()
}

/// One step on a page; returns the loss before it.
fn learn(chain: &Chain, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let all = Sums::new(chain, weights, false);
    let right = Sums::new(chain, weights, true);
    let mut slopes: Vec<(u32, f32)> = Vec::new();
    for (at, run) in chain.0.iter().enumerate() {
        let mut blocks = vec![[0.0; 2]; run.blocks.len()];
        for (choice, one) in run.choices.iter().enumerate() {
            let chances = [&all, &right].map(|sums| sums.chance(at, choice, one.bare));
            push(&mut slopes, &one.features, chances[0] - chances[1]);
            for &block in &one.blocks {
                (0..2).for_each(|side| blocks[block][side] += chances[side]);
            }
        }
        for (block, (ways, known)) in run.blocks.iter().enumerate() {
            let sum = all.blocks[at][block];
            for (way, features) in ways.iter().enumerate() {
                let found = blocks[block][0] * (score(features, weights) - sum).exp();
                let known = if *known == Some(way) { blocks[block][1] } else { 0.0 };
                push(&mut slopes, features, found - known);
            }
        }
    }
    slopes.sort_by_key(|&(id, _)| id);
    for same in slopes.chunk_by(|a, b| a.0 == b.0) {
        let id = same[0].0 as usize;
        let slope = same.iter().map(|(_, slope)| slope).sum::<f32>() + DECAY * weights[id];
        squares[id] += slope * slope;
        weights[id] -= RATE * slope / squares[id].sqrt();
    }
    all.total() - right.total()
}

fn push(slopes: &mut Vec<(u32, f32)>, features: &[u32], slope: f32) {
    if slope.abs() > 1e-4 {
        slopes.extend(features.iter().map(|&id| (id, slope)));
    }
}

/// How many runs have a right choice, of all, where the likeliest choice of each is taken.
pub(crate) fn right(chains: &[&Chain], weights: &[f32]) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for chain in chains {
        let sums = Sums::new(chain, weights, false);
        for (at, run) in chain.0.iter().enumerate().filter(|(_, run)| run.choices.len() > 1) {
            let chances = run.choices.iter().enumerate();
            let chances = chances.map(|(choice, one)| (sums.chance(at, choice, one.bare), one));
            let best = chances.max_by(|a, b| a.0.total_cmp(&b.0));
            all += 1;
            right += usize::from(best.is_some_and(|(_, one)| {
                one.right
                    && one.blocks.iter().all(|&block| {
                        let (ways, known) = &run.blocks[block];
                        let ways = ways.iter().map(|way| score(way, weights)).enumerate();
                        ways.rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at) == *known
                    })
            }));
        }
    }
    (right, all)
}

/// The weights as a Rust table.
pub(crate) fn source(weights: &[f32]) -> String {
    let mut out = String::from(
        "//! The weights of the ways of giving headline lines to bodies and parting them, in 64ths:\n\
         //! written by `examples/fit_roles`.\n\n\
         /// The weight of each feature.\n\
         #[rustfmt::skip]\n\
         pub(super) static WEIGHTS: [i16; super::FEATURES] = [\n",
    );
    for row in weights.chunks(20) {
        let row: Vec<String> = row.iter().map(|w| format!("{}", (w * SCALE).round())).collect();
        writeln!(out, "    {},", row.join(",").replace("-0,", "0,")).expect("a string takes all");
    }
    out.push_str("];\n");
    out
}
