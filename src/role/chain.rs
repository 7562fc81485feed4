//! The best roles of a chain of lines, by dynamic programming.

use super::feature::{ACTIVE, Evidence, FEATURES};
use super::weights::{CONTEXTS, Model, PLAIN};
use super::{NEVER, Role, Scores};

/// How well each role would fit a line by its own features. Not to be inlined: what is done to
/// single roles thereafter would keep the sums from being vectors.
#[inline(never)]
pub(super) fn scores(model: &Model, features: &[u32; ACTIVE]) -> Scores {
    let mut sums = [0; Role::COUNT];
    for &id in features {
        let weights = &model.state[id as usize];
        sums = std::array::from_fn(|role| sums[role] + weights[role]);
    }
    sums
}

/// The best roles of lines that fit each role as `fits` tells.
pub(super) fn best(model: &Model, evidence: &Evidence, fits: &[Scores]) -> Vec<Role> {
    let Some(first) = fits.first() else { return Vec::new() };
    let mut bests = Vec::with_capacity(fits.len());
    bests.push(Role::ALL.map(
        |role| {
            if role.may_follow(None) { first[role as usize] } else { NEVER }
        },
    ));
    for at in 1..fits.len() {
        bests.push(step(&bests[at - 1], &fits[at], &model.after[evidence.context(at)]));
    }
    let mut role = argmax(&bests[fits.len() - 1]);
    let mut path = vec![Role::Wrap; fits.len()];
    for at in (0..fits.len()).rev() {
        path[at] = Role::ALL[role];
        if at > 0 {
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

/// The best roles of lines that are all body text: whether each opens a paragraph or goes on. The
/// weights are those of lines as they come, on whatever page.
pub(super) fn body(evidence: &Evidence) -> Vec<Role> {
    // How much better the best chain that ends with a wrap is than that which ends with a paragraph.
    let mut margin = 0;
    let mut before = Vec::with_capacity(evidence.len());
    for at in 0..evidence.len() {
        let mut fit = 0;
        evidence.each_feature(at, |id| fit += i32::from(WRAP[id]));
        if at == 0 {
            before.push([false; 2]);
            margin = fit;
            continue;
        }
        let [open, wrap] = &BODY[evidence.context(at)];
        let (opened, wrapped) = (margin + open[1], margin + wrap[1]);
        before.push([opened > open[0], wrapped > wrap[0]]);
        margin = fit + wrapped.max(wrap[0]) - opened.max(open[0]);
    }
    let mut wraps = margin > 0;
    let mut path = vec![Role::Paragraph; evidence.len()];
    for (role, before) in path.iter_mut().zip(&before).rev() {
        if wraps {
            *role = Role::Wrap;
        }
        wraps = before[usize::from(wraps)];
    }
    path
}

/// How much more each feature speaks for a wrapped line than for a new paragraph.
static WRAP: [i16; FEATURES] = {
    let mut wrap = [0; FEATURES];
    let mut at = 0;
    while at < FEATURES {
        let weights = &PLAIN.state[at];
        wrap[at] = weights[Role::Wrap as usize] - weights[Role::Paragraph as usize];
        at += 1;
    }
    wrap
};

/// By context, for a paragraph and a wrapped line: their scores after a paragraph and after a wrap.
static BODY: [[[i32; 2]; 2]; CONTEXTS] = {
    let mut body = [[[0; 2]; 2]; CONTEXTS];
    let roles = [Role::Paragraph as usize, Role::Wrap as usize];
    let mut at = 0;
    while at < CONTEXTS * 4 {
        let (context, to, from) = (at / 4, at / 2 % 2, at % 2);
        body[context][to][from] = PLAIN.after[context][roles[from]][roles[to]] as i32;
        at += 1;
    }
    body
};
