//! Comparing numbers by value.

use std::cmp::Ordering;

use super::Number;

impl Number {
    fn cmp_magnitude(self, other: Self) -> Ordering {
        match (self.fraction(), other.fraction()) {
            (Some(a), Some(b)) => cmp_fractions(a, b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.cmp_large(other),
        }
    }

    /// Both beyond `u128`: with the same exponent the coefficients decide, otherwise the exponents.
    fn cmp_large(self, other: Self) -> Ordering {
        (self.exponent, self.coefficient).cmp(&(other.exponent, other.coefficient))
    }
}

/// Compares a/p with b/q without multiplying: whole parts first, then the turned remainders.
fn cmp_fractions((mut a, mut p): (u128, u128), (mut b, mut q): (u128, u128)) -> Ordering {
    let mut turned = false;
    loop {
        let order = (a / p).cmp(&(b / q));
        let (rest_a, rest_b) = (a % p, b % q);
        let order = if order == Ordering::Equal && (rest_a == 0 || rest_b == 0) {
            rest_a.cmp(&rest_b)
        } else {
            order
        };
        if order != Ordering::Equal || (rest_a == 0 && rest_b == 0) {
            return if turned { order.reverse() } else { order };
        }
        (a, p, b, q) = (p, rest_a, q, rest_b);
        turned = !turned;
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.cmp_magnitude(*other),
            (true, true) => other.cmp_magnitude(*self),
        }
    }
}
