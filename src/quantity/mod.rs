//! Quantities of running text: value, bounds, unit.
