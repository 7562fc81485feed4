//! The model that parts headline blocks: the likeliest of all ways of parting each block.

use std::fmt::Write as _;

use jianbao::role::Role;
use jianbao::role::fit::{HEAD_FEATURES, Way};

use crate::SCALE;
use crate::typeset::Dice;

const EPOCHS: usize = 12;
/// How many epochs at the end the weights are the mean of.
const AVERAGED: usize = 8;
const RATE: f32 = 0.15;
const DECAY: f32 = 1e-4;

/// A headline block: the features of each way of parting it, and which way is right.
pub(crate) struct Block {
    ways: Vec<Vec<u32>>,
    right: usize,
}

impl Block {
    /// The blocks whose roles are one of the ways.
    pub(crate) fn new(row: usize, ways: Vec<Way>, roles: &[Role]) -> Option<Self> {
        let right = ways.iter().position(|(way, _)| roles[row..].starts_with(way))?;
        Some(Self { ways: ways.into_iter().map(|(_, features)| features).collect(), right })
    }
}

/// Fits the weights by stochastic gradient descent with `AdaGrad`.
pub(crate) fn fit(blocks: &[&Block]) -> Vec<f32> {
    let mut weights = vec![0.0_f32; HEAD_FEATURES];
    let mut squares = vec![1e-6_f32; HEAD_FEATURES];
    let mut means = vec![0.0_f32; HEAD_FEATURES];
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.roll(at + 1));
        }
        let loss: f64 =
            order.iter().map(|&at| f64::from(learn(blocks[at], &mut weights, &mut squares))).sum();
        eprintln!("heads, epoch {epoch}: loss a block {:.4}", loss / blocks.len() as f64);
        if epoch >= EPOCHS - AVERAGED {
            means.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += weight);
        }
    }
    means.iter().map(|sum| sum / AVERAGED as f32).collect()
}

fn score(features: &[u32], weights: &[f32]) -> f32 {
    features.iter().map(|&id| weights[id as usize]).sum()
}

/// One step on a block; returns the loss before it.
fn learn(block: &Block, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let scores: Vec<f32> = block.ways.iter().map(|way| score(way, weights)).collect();
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let mut slopes: Vec<(u32, f32)> = Vec::new();
    for (at, way) in block.ways.iter().enumerate() {
        let chance = (scores[at] - most).exp() / total;
        let slope = chance - if at == block.right { 1.0 } else { 0.0 };
        if slope.abs() > 1e-4 {
            slopes.extend(way.iter().map(|&id| (id, slope)));
        }
    }
    slopes.sort_by_key(|&(id, _)| id);
    for same in slopes.chunk_by(|a, b| a.0 == b.0) {
        let id = same[0].0 as usize;
        let slope = same.iter().map(|(_, slope)| slope).sum::<f32>() + DECAY * weights[id];
        squares[id] += slope * slope;
        weights[id] -= RATE * slope / squares[id].sqrt();
    }
    most + total.ln() - scores[block.right]
}

/// How many of the blocks the weights part rightly.
pub(crate) fn right(blocks: &[&Block], weights: &[f32]) -> usize {
    let best = |block: &Block| {
        let scores = block.ways.iter().map(|way| score(way, weights));
        scores.enumerate().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    };
    blocks.iter().filter(|block| best(block) == Some(block.right)).count()
}

/// The weights as a Rust table.
pub(crate) fn source(weights: &[f32]) -> String {
    let mut out = String::from(
        "//! The weights of the ways of parting a headline block, in 64ths: written by\n\
         //! `examples/fit_roles`.\n\n\
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
