//! The weights of the line tagger, in 64ths of a unit of log-likelihood.
//!
//! `weights.bin` is written by `examples/fit_roles`: the weight of each role after each other, two
//! bytes each, low one first, by context; then the weight of each feature for each role, a byte
//! each, feature by feature.

use super::Role;
use super::feature::FEATURES;

/// Whether a sentence end or a blank line stands between two lines, four ways.
pub(crate) const CONTEXTS: usize = 4;

static TABLE: &[u8] = include_bytes!("weights.bin");

/// Where the weights of the features begin.
const STATE_AT: usize = CONTEXTS * Role::COUNT * Role::COUNT * 2;

/// The weight of each role after each other, by context.
pub(super) static CHANGE: [[[i16; Role::COUNT]; Role::COUNT]; CONTEXTS] = change();

/// The weight of each feature for each role.
pub(super) static STATE: [[i16; Role::COUNT]; FEATURES] = state();

const fn change() -> [[[i16; Role::COUNT]; Role::COUNT]; CONTEXTS] {
    let mut change = [[[0; Role::COUNT]; Role::COUNT]; CONTEXTS];
    let mut at = 0;
    while at < STATE_AT {
        let (context, row) = (at / 2 / Role::COUNT / Role::COUNT, at / 2 / Role::COUNT);
        change[context][row % Role::COUNT][at / 2 % Role::COUNT] =
            i16::from_le_bytes([TABLE[at], TABLE[at + 1]]);
        at += 2;
    }
    change
}

/// A feature that the table does not reach, as while one is added, weighs nothing.
#[allow(clippy::large_stack_arrays, reason = "made by the compiler")]
const fn state() -> [[i16; Role::COUNT]; FEATURES] {
    let mut state = [[0; Role::COUNT]; FEATURES];
    let mut at = 0;
    while at < FEATURES * Role::COUNT && STATE_AT + at < TABLE.len() {
        state[at / Role::COUNT][at % Role::COUNT] = TABLE[STATE_AT + at].cast_signed() as i16;
        at += 1;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_has_its_weights() {
        assert_eq!(TABLE.len(), STATE_AT + FEATURES * Role::COUNT);
    }
}
