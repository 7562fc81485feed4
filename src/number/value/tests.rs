//! Numbers: text, order, arithmetic, conversions.

use super::*;
use crate::ErrorKind;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

#[test]
fn display_reads_back() {
    for text in
        ["0", "7", "-7", "0.05", "-12.5", "1/3", "-22/7", "340282366920938463463374607431768211455"]
    {
        assert_eq!(n(text).to_string(), text);
    }
    assert_eq!(n("1.500").to_string(), "1.5");
    assert_eq!(n("6/4").to_string(), "1.5");
    assert_eq!(n("-0"), Number::ZERO);
    assert_eq!(
        format!("{}", Number::ONE.checked_scale10(40).unwrap()),
        format!("1{}", "0".repeat(40))
    );
}

#[test]
fn order_is_by_value() {
    let sorted =
        ["-3", "-1/3", "-0.3", "0", "0.3333", "1/3", "0.334", "5/7", "1", "1.5", "1000000"];
    let mut numbers: Vec<_> = sorted.iter().map(|t| n(t)).collect();
    let large = Number::ONE.checked_scale10(45).unwrap();
    numbers.extend([large, large.checked_scale10(1).unwrap()]);
    assert!(numbers.windows(2).all(|w| w[0] < w[1]), "{numbers:?}");
}

#[test]
fn arithmetic() {
    let rows = [
        ("0.1", "0.2", "0.3", "-0.1", "0.02", "0.5"),
        ("1/3", "1/6", "0.5", "1/6", "1/18", "2"),
        ("-2.5", "4", "1.5", "-6.5", "-10", "-0.625"),
        ("1000000", "3", "1000003", "999997", "3000000", "1000000/3"),
    ];
    for (a, b, sum, difference, product, quotient) in rows {
        let (a, b) = (n(a), n(b));
        assert_eq!(a.checked_add(b), Some(n(sum)));
        assert_eq!(a.checked_sub(b), Some(n(difference)));
        assert_eq!(a.checked_mul(b), Some(n(product)));
        assert_eq!(a.checked_div(b), Some(n(quotient)));
    }
    assert_eq!(Number::from(u128::MAX).checked_add(Number::ONE), None);
    assert_eq!(Number::ONE.checked_div(Number::ZERO), None);
    assert_eq!(Number::ZERO.checked_mul(n("1/3")), Some(Number::ZERO));
    assert_eq!(Number::ZERO.checked_div(n("3")), Some(Number::ZERO));
}

#[test]
fn integers_are_checked() {
    assert_eq!(u8::try_from(n("255")).unwrap(), 255);
    assert_eq!(i8::try_from(n("-128")).unwrap(), -128);
    assert_eq!(i128::try_from(Number::from(i128::MIN)).unwrap(), i128::MIN);
    for text in ["256", "-1", "0.5", "1/3"] {
        assert_eq!(u8::try_from(n(text)).unwrap_err().kind(), ErrorKind::OutOfRange);
    }
}
