//! placeholder until fitted
use super::Role;
pub(super) static STATE: [[i16; Role::COUNT]; super::feature::FEATURES] = [[0; 16]; super::feature::FEATURES];
pub(super) static CHANGE: [[[i16; Role::COUNT]; Role::COUNT]; 4] = [[[0; 16]; 16]; 4];
