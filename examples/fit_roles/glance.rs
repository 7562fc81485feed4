//! The nets that tell at a glance whether a line goes on with the one before it.

use std::ops::Range;

use jianbao::role::Role;
use jianbao::role::fit::{GLANCES, LANES};

use crate::net::{Row, SETTLED, score, sign, sums};
use crate::typeset::Dice;
use crate::{Page, SCALE};

const EPOCHS: usize = 8;
/// How many epochs at the end the weights are the mean of.
const AVERAGED: usize = 4;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-4;
/// What is as sure as that is left as it is.
const SURE: f32 = 1e-3;
/// No weight of a lane is greater at first.
const START: f32 = 0.1;

/// A line: the slots of what it shows, and whether it goes on.
struct Glimpse {
    slots: Vec<u16>,
    joined: bool,
}

/// What a net has to tell of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// Which go on with the line before, in headlines too.
    Joins,
    /// Which go on with a paragraph.
    Wraps,
}

impl Aim {
    fn is_met(self, role: Role) -> bool {
        match role {
            Role::Wrap => true,
            Role::KickerWrap | Role::TitleWrap | Role::SubtitleWrap => self == Self::Joins,
            _ => false,
        }
    }

    /// The lines of a page; for joins, those of its bodies also as they are by themselves.
    fn glimpses(self, page: &Page) -> Vec<Glimpse> {
        if page.passage && self == Self::Wraps {
            return Vec::new();
        }
        let mut glimpses = self.of(page, 0..page.roles.len());
        if self == Self::Joins {
            let bodies = bodies(&page.roles).flat_map(|lines| self.of(page, lines));
            glimpses.extend(bodies);
        }
        glimpses
    }

    /// Some lines of a page by themselves.
    fn of(self, page: &Page, lines: Range<usize>) -> Vec<Glimpse> {
        let roles = page.roles[lines.clone()].iter();
        let slots = page.sample.glances(lines).into_iter();
        slots
            .zip(roles)
            .map(|(slots, &role)| Glimpse { slots, joined: self.is_met(role) })
            .collect()
    }
}

/// The lines of each body that stand together.
fn bodies(roles: &[Role]) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let runs = roles.chunk_by(|_, &role| matches!(role, Role::Paragraph | Role::Wrap));
    let runs = runs.map(move |run| {
        end += run.len();
        (run[0], end - run.len()..end)
    });
    runs.filter(|(first, _)| *first == Role::Open).map(|(_, lines)| lines)
}

/// The tables of both nets, which go on from those of another table, if there is one.
pub(crate) fn table(train: &[&Page], test: &[&Page], from: &[Row]) -> Vec<u8> {
    let whole = |weight: f32| (weight * SCALE).round_ties_even() as i16;
    let net = |aim: Aim| {
        let from = from.chunks((from.len() / 2).max(1)).nth(aim as usize).unwrap_or_default();
        let weights = fit(aim, train, from);
        report(aim, test, &weights);
        let bytes =
            weights.into_iter().flatten().flat_map(move |weight| whole(weight).to_le_bytes());
        bytes.collect::<Vec<u8>>()
    };
    [net(Aim::Joins), net(Aim::Wraps)].concat()
}

/// Fits the weights by stochastic gradient descent with `AdaGrad`.
fn fit(aim: Aim, pages: &[&Page], from: &[Row]) -> Vec<Row> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut start = |lane: usize| {
        let most = if lane == 0 { 0.0 } else { START };
        (dice.roll(2001) as f32 / 1000.0 - 1.0) * most
    };
    let mut weights: Vec<Row> = (0..GLANCES).map(|_| std::array::from_fn(&mut start)).collect();
    if !from.is_empty() {
        // What the other table did not know yet says nothing at first.
        weights.fill([0.0; LANES]);
        weights[..from.len()].copy_from_slice(from);
    }
    let squares = if from.is_empty() { 1e-2 } else { SETTLED };
    let mut squares = vec![[squares; LANES]; GLANCES];
    let mut means = vec![[0.0; LANES]; GLANCES];
    let pages: Vec<Vec<Glimpse>> = pages.iter().map(|page| aim.glimpses(page)).collect();
    let mut order: Vec<usize> = (0..pages.len()).collect();
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.roll(at + 1));
        }
        let rate = RATE * (1.0 - 0.8 * epoch as f32 / EPOCHS as f32);
        let lines = order.iter().flat_map(|&page| &pages[page]);
        let loss: f64 = lines.map(|line| learn(line, &mut weights, &mut squares, rate)).sum();
        let count: usize = pages.iter().map(Vec::len).sum();
        eprintln!("glances, epoch {epoch}: loss a line {:.4}", loss / count as f64);
        if epoch >= EPOCHS - AVERAGED {
            let all = means.iter_mut().flatten().zip(weights.iter().flatten());
            all.for_each(|(mean, weight)| *mean += weight / AVERAGED as f32);
        }
    }
    means
}

/// One step on a line; returns the loss before it.
fn learn(line: &Glimpse, weights: &mut [Row], squares: &mut [Row], rate: f32) -> f64 {
    let sums = sums(&line.slots, weights);
    let score = score(&sums);
    let wrong = 1.0 / (1.0 + if line.joined { score } else { -score }.exp());
    if wrong > SURE {
        let slope = if line.joined { -wrong } else { wrong };
        let on = |lane: usize| lane == 0 || sums[lane] > 0.0;
        let slopes: Row =
            std::array::from_fn(|lane| if on(lane) { slope * sign(lane) } else { 0.0 });
        for slot in line.slots.iter().map(|&slot| usize::from(slot)) {
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

/// Prints how well the lines of some pages are told, and how surely: how many are above an odds, and
/// how many of them do not go on.
fn report(aim: Aim, pages: &[&Page], weights: &[Row]) {
    let lines: Vec<Glimpse> = pages.iter().flat_map(|page| aim.glimpses(page)).collect();
    let told: Vec<(f32, bool)> =
        lines.iter().map(|line| (score(&sums(&line.slots, weights)), line.joined)).collect();
    let wrong = told.iter().filter(|(score, joined)| (*score > 0.0) != *joined).count();
    println!("{} lines held out, {wrong} told wrongly", told.len());
    for odds in [1.0, 2.0, 3.0, 4.0, 5.0] {
        let above = || told.iter().filter(|(score, _)| *score > odds);
        let wrong = above().filter(|(_, joined)| !joined).count();
        println!("{} above {odds}, {wrong} of them wrong", above().count());
    }
}
