//! Fits the small net of `src/net.rs` to what is known of many things, each by itself.

use jianbao::role::fit::LANES;

use crate::net::{Row, SETTLED, score, sign, sums};
use crate::typeset::Dice;

const EPOCHS: usize = 8;
/// How many epochs at the end the weights are the mean of.
const AVERAGED: usize = 4;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-4;
/// What is as sure as that is left as it is.
const SURE: f32 = 1e-3;
/// No weight of a lane is greater at first.
const START: f32 = 0.1;

/// The slots of what something shows, and whether it holds.
pub(crate) struct Glimpse {
    pub(crate) slots: Vec<u16>,
    pub(crate) holds: bool,
}

/// The weights for what some pages show, by stochastic gradient descent with `AdaGrad`; they go on
/// from those of another table, if there is one.
pub(crate) fn fit(pages: &[Vec<Glimpse>], slots: usize, from: &[Row]) -> Vec<Row> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut start = |lane: usize| {
        let most = if lane == 0 { 0.0 } else { START };
        (dice.roll(2001) as f32 / 1000.0 - 1.0) * most
    };
    let mut weights: Vec<Row> = (0..slots).map(|_| std::array::from_fn(&mut start)).collect();
    if !from.is_empty() {
        // What the other table did not know yet says nothing at first.
        weights.fill([0.0; LANES]);
        weights[..from.len()].copy_from_slice(from);
    }
    let squares = if from.is_empty() { 1e-2 } else { SETTLED };
    let mut squares = vec![[squares; LANES]; slots];
    let mut means = vec![[0.0; LANES]; slots];
    let count: usize = pages.iter().map(Vec::len).sum();
    let mut order: Vec<usize> = (0..pages.len()).collect();
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.roll(at + 1));
        }
        let rate = RATE * (1.0 - 0.8 * epoch as f32 / EPOCHS as f32);
        let all = order.iter().flat_map(|&page| &pages[page]);
        let loss: f64 = all.map(|one| learn(one, &mut weights, &mut squares, rate)).sum();
        eprintln!("epoch {epoch} of {count}: loss {:.4}", loss / count as f64);
        if epoch >= EPOCHS - AVERAGED {
            let all = means.iter_mut().flatten().zip(weights.iter().flatten());
            all.for_each(|(mean, weight)| *mean += weight / AVERAGED as f32);
        }
    }
    means
}

/// One step; returns the loss before it.
fn learn(one: &Glimpse, weights: &mut [Row], squares: &mut [Row], rate: f32) -> f64 {
    let sums = sums(&one.slots, weights);
    let score = score(&sums);
    let wrong = 1.0 / (1.0 + if one.holds { score } else { -score }.exp());
    if wrong > SURE {
        let slope = if one.holds { -wrong } else { wrong };
        let on = |lane: usize| lane == 0 || sums[lane] > 0.0;
        let slopes: Row =
            std::array::from_fn(|lane| if on(lane) { slope * sign(lane) } else { 0.0 });
        for slot in one.slots.iter().map(|&slot| usize::from(slot)) {
            let all = weights[slot].iter_mut().zip(&mut squares[slot]).zip(&slopes);
            for ((weight, square), slope) in all {
                let slope = slope + DECAY * *weight;
                *square += slope * slope;
                *weight -= rate * slope / square.sqrt();
            }
        }
    }
    -f64::from((1.0 - wrong).max(1e-9)).ln()
}
