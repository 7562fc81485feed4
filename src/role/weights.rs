//! The weights of the line tagger, in 64ths of a unit of log-likelihood.
//!
//! `weights.bin` and `chained.bin` are written by `examples/fit_roles`: the weight of each role after
//! each other, two bytes each, low one first, by context; then the weight of each feature for each
//! role, a byte each, feature by feature.

use super::feature::FEATURES;
use super::{NEVER, Role, Scores};

/// How large a gap stands before a line, and whether a sentence ends there: six ways.
pub(crate) const CONTEXTS: usize = 6;

/// Where the weights of the features begin.
const STATE_AT: usize = CONTEXTS * Role::COUNT * Role::COUNT * 2;

/// The weights that one kind of pages has.
#[derive(Debug)]
pub(super) struct Model {
    /// The weight of each feature for each role.
    pub(super) state: [Scores; FEATURES],
    /// The score of each role after each other, by context and the role before; [`NEVER`] where it may
    /// not follow.
    pub(super) after: [[Scores; Role::COUNT]; CONTEXTS],
    /// The same by context and the role after.
    pub(super) before: [[Scores; Role::COUNT]; CONTEXTS],
}

/// For lines as they come.
pub(super) static PLAIN: Model = Model::new(include_bytes!("weights.bin"));

/// For lines that stood side by side and were put in order: a gap tells more there, and what follows
/// it may be the rest of a body that was torn.
pub(super) static CHAINED: Model = Model::new(include_bytes!("chained.bin"));

impl Model {
    const fn new(table: &[u8]) -> Self {
        let change = change(table);
        Self { state: state(table), after: changes(&change, false), before: changes(&change, true) }
    }
}

const fn change(table: &[u8]) -> [[Scores; Role::COUNT]; CONTEXTS] {
    let mut change = [[[0; Role::COUNT]; Role::COUNT]; CONTEXTS];
    let mut at = 0;
    while at < STATE_AT {
        let (context, row) = (at / 2 / Role::COUNT / Role::COUNT, at / 2 / Role::COUNT);
        change[context][row % Role::COUNT][at / 2 % Role::COUNT] =
            i16::from_le_bytes([table[at], table[at + 1]]);
        at += 2;
    }
    change
}

/// The scores of changes, the role before first or, turned, the role after.
const fn changes(
    change: &[[Scores; Role::COUNT]; CONTEXTS],
    turned: bool,
) -> [[Scores; Role::COUNT]; CONTEXTS] {
    let mut changes = [[[NEVER; Role::COUNT]; Role::COUNT]; CONTEXTS];
    let mut at = 0;
    while at < CONTEXTS * Role::COUNT * Role::COUNT {
        let (context, from, to) =
            (at / Role::COUNT / Role::COUNT, at / Role::COUNT % Role::COUNT, at % Role::COUNT);
        if Role::ALL[to].may_follow(Some(Role::ALL[from])) {
            let weight = change[context][from][to];
            if turned {
                changes[context][to][from] = weight;
            } else {
                changes[context][from][to] = weight;
            }
        }
        at += 1;
    }
    changes
}

/// A feature that the table does not reach, as while one is added, weighs nothing.
#[allow(clippy::large_stack_arrays, reason = "made by the compiler")]
const fn state(table: &[u8]) -> [Scores; FEATURES] {
    let mut state = [[0; Role::COUNT]; FEATURES];
    let mut at = 0;
    while at < FEATURES * Role::COUNT && STATE_AT + at < table.len() {
        state[at / Role::COUNT][at % Role::COUNT] = table[STATE_AT + at].cast_signed() as i16;
        at += 1;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_has_its_weights() {
        let tables: [&[u8]; 2] = [include_bytes!("weights.bin"), include_bytes!("chained.bin")];
        assert_eq!(tables.map(<[u8]>::len), [STATE_AT + FEATURES * Role::COUNT; 2]);
    }
}
