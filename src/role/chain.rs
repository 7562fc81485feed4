//! The best roles of a chain of lines, by dynamic programming.

use super::feature::Evidence;
use super::weights::Model;
use super::{NEVER, Role, Scores};

/// How well each role would fit a line by its own features. Not to be inlined: what is done to
/// single roles thereafter would keep the sums from being vectors.
#[inline(never)]
pub(super) fn scores(model: &Model, evidence: &Evidence, line: usize) -> Scores {
    let mut sums = [0; Role::COUNT];
    evidence.each_feature(line, |id| {
        let weights = &model.state[id];
        sums = std::array::from_fn(|role| sums[role] + weights[role]);
    });
    sums
}

/// The best roles of lines that fit each role as `fits` tells, or are `told` to go on with their
/// paragraphs.
pub(super) fn best(
    model: &Model,
    evidence: &Evidence,
    fits: &[Scores],
    told: &[bool],
) -> Vec<Role> {
    let Some(first) = fits.first() else { return Vec::new() };
    let mut bests = Vec::with_capacity(fits.len());
    bests.push(Role::ALL.map(
        |role| {
            if role.may_follow(None) { first[role as usize] } else { NEVER }
        },
    ));
    for at in 1..fits.len() {
        bests.push(if told[at] {
            fits[at]
        } else if told[at - 1] {
            let after = &model.after[evidence.context(at)][Role::Wrap as usize];
            std::array::from_fn(|role| fits[at][role].saturating_add(after[role]).max(NEVER))
        } else {
            step(&bests[at - 1], &fits[at], &model.after[evidence.context(at)])
        });
    }
    let mut role = argmax(&bests[fits.len() - 1]);
    let mut path = vec![Role::Wrap; fits.len()];
    for at in (0..fits.len()).rev() {
        path[at] = Role::ALL[role];
        if at > 0 && told[at - 1] {
            role = Role::Wrap as usize;
        } else if at > 0 {
            let changes = &model.before[evidence.context(at)][role];
            role = argmax(&std::array::from_fn(|before| {
                bests[at - 1][before].saturating_add(changes[before]).max(NEVER)
            }));
        }
    }
    path
}

/// The best score of each role of a line from those of the line before, less the highest of all.
fn step(best: &Scores, fit: &Scores, after: &[Scores; Role::COUNT]) -> Scores {
    let (bests, _) = best.as_chunks();
    let (changes, _) = after.as_chunks();
    let mut next = [NEVER; Role::COUNT];
    for (bests, changes) in bests.iter().zip(changes) {
        let reached = reach(*bests, changes);
        next = std::array::from_fn(|role| next[role].max(reached[role]));
    }
    next = std::array::from_fn(|role| next[role].saturating_add(fit[role]).max(NEVER));
    let most = highest(&next);
    next.map(|score| score.saturating_sub(most).max(NEVER))
}

/// The best score of each role after one of two others. Not to be inlined: the compiler would turn
/// the loop around it inside out, which takes twice the time.
#[inline(never)]
fn reach([a, b]: [i16; 2], [after_a, after_b]: &[Scores; 2]) -> Scores {
    std::array::from_fn(|role| a.saturating_add(after_a[role]).max(b.saturating_add(after_b[role])))
}

fn highest(scores: &Scores) -> i16 {
    let halves: [i16; Role::COUNT / 2] =
        std::array::from_fn(|at| scores[at].max(scores[at + Role::COUNT / 2]));
    halves.into_iter().fold(i16::MIN, i16::max)
}

/// The first of the highest scores.
fn argmax(scores: &Scores) -> usize {
    let most = highest(scores);
    scores.iter().position(|&score| score == most).unwrap_or(0)
}
