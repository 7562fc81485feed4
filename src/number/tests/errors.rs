//! Every message, with its kind and byte.

use super::super::*;
use crate::ErrorKind::{Empty, MisplacedUnit, NotStandard, OutOfRange, UnexpectedCharacter};
use crate::{Error, ErrorKind};

type Row = (&'static str, ErrorKind, usize, &'static str);

const PARSE: &[Row] = &[
    ("", Empty, 0, "expected a numeral, found nothing"),
    ("甲", UnexpectedCharacter, 0, "expected a digit or a unit at byte 0, found 甲"),
    ("负", UnexpectedCharacter, 3, "expected a digit or a unit at byte 3, found the end"),
    ("负负三", UnexpectedCharacter, 3, "expected a digit or a unit at byte 3, found 负"),
    ("第", UnexpectedCharacter, 3, "expected a digit or a unit at byte 3, found the end"),
    ("三千甲", UnexpectedCharacter, 6, "expected a digit or a unit at byte 6, found 甲"),
    ("三百 二\n乙", UnexpectedCharacter, 11, "expected a digit or a unit at byte 11, found 乙"),
    ("1 2", UnexpectedCharacter, 1, "expected a digit or a unit at byte 1, found a blank"),
    ("12,34", UnexpectedCharacter, 2, "expected a digit or a unit at byte 2, found ,"),
    ("三\0", UnexpectedCharacter, 3, "expected a digit or a unit at byte 3, found \\0"),
    ("四百一二三", UnexpectedCharacter, 9, "expected a digit or a unit at byte 9, found 二"),
    ("一百零零三", UnexpectedCharacter, 9, "expected a digit or a unit at byte 9, found 零"),
    ("一百零", UnexpectedCharacter, 9, "expected a digit or a unit at byte 9, found the end"),
    ("三点", UnexpectedCharacter, 6, "expected a digit or a unit at byte 6, found the end"),
    ("点五", UnexpectedCharacter, 0, "expected a digit or a unit at byte 0, found 点"),
    ("三点五点", UnexpectedCharacter, 9, "expected a digit or a unit at byte 9, found 点"),
    ("2.5万零3", UnexpectedCharacter, 6, "expected a digit or a unit at byte 6, found 零"),
    ("三分之", UnexpectedCharacter, 9, "expected a digit or a unit at byte 9, found the end"),
    ("百分之甲", UnexpectedCharacter, 9, "expected a digit or a unit at byte 9, found 甲"),
    ("一又", UnexpectedCharacter, 6, "expected a digit or a unit at byte 6, found the end"),
    ("7/0", UnexpectedCharacter, 2, "expected a digit or a unit at byte 2, found 0"),
    ("元整", UnexpectedCharacter, 0, "expected a digit or a unit at byte 0, found 元"),
    ("三百二百", MisplacedUnit, 9, "the unit 百 at byte 9 is out of place"),
    ("二十三十", MisplacedUnit, 9, "the unit 十 at byte 9 is out of place"),
    ("十六十七", MisplacedUnit, 6, "the unit 十 at byte 6 is out of place"),
    ("二十万十万", MisplacedUnit, 12, "the unit 万 at byte 12 is out of place"),
    ("三载零五", OutOfRange, 12, "the number is out of range at byte 12"),
    (
        "9999999999999999999999999999999999999999",
        OutOfRange,
        38,
        "the number is out of range at byte 38",
    ),
];

/// Read leniently, and refused in strict mode.
const STRICT: &[Row] = &[
    ("12", NotStandard, 0, "1 at byte 0 is not of the standard form"),
    ("三百5", NotStandard, 6, "5 at byte 6 is not of the standard form"),
    ("六万三", NotStandard, 6, "三 at byte 6 is not of the standard form"),
    ("四百二", NotStandard, 6, "二 at byte 6 is not of the standard form"),
    ("一一", NotStandard, 3, "一 at byte 3 is not of the standard form"),
    ("二〇二四", NotStandard, 3, "〇 at byte 3 is not of the standard form"),
    ("〇", NotStandard, 0, "〇 at byte 0 is not of the standard form"),
    ("幺", NotStandard, 0, "幺 at byte 0 is not of the standard form"),
    ("两十", NotStandard, 0, "两 at byte 0 is not of the standard form"),
    ("三佰", NotStandard, 3, "佰 at byte 3 is not of the standard form"),
    ("一.五", NotStandard, 3, ". at byte 3 is not of the standard form"),
    ("百五", NotStandard, 0, "百 at byte 0 is not of the standard form"),
    ("六百十九", NotStandard, 6, "十 at byte 6 is not of the standard form"),
    ("一千一十", NotStandard, 6, "一 at byte 6 is not of the standard form"),
    ("十万零一千", NotStandard, 6, "零 at byte 6 is not of the standard form"),
    ("五万八百", NotStandard, 6, "八 at byte 6 is not of the standard form"),
    ("三万亿五千亿", NotStandard, 9, "五 at byte 9 is not of the standard form"),
    ("零点零", NotStandard, 6, "零 at byte 6 is not of the standard form"),
    ("四点五零", NotStandard, 9, "零 at byte 9 is not of the standard form"),
    ("三百多万", NotStandard, 6, "多 at byte 6 is not of the standard form"),
    ("第三", NotStandard, 0, "第 at byte 0 is not of the standard form"),
    ("三成", NotStandard, 3, "成 at byte 3 is not of the standard form"),
    ("五%", NotStandard, 3, "% at byte 3 is not of the standard form"),
    ("二十元", NotStandard, 9, "expected 整 at byte 9, found the end"),
];

/// Arabic digits, read by `Number::from_str`.
const ARABIC: &[Row] = &[
    ("", Empty, 0, "expected a number, found nothing"),
    ("-", UnexpectedCharacter, 1, "expected a digit at byte 1"),
    ("1.", UnexpectedCharacter, 2, "expected a digit at byte 2"),
    ("1/三", UnexpectedCharacter, 2, "expected a digit at byte 2"),
    ("1/0", OutOfRange, 2, "the fraction at byte 2 does not fit"),
    (
        "123456789012345678901234567890123456789.5",
        OutOfRange,
        0,
        "the number at byte 0 has too many digits",
    ),
];

/// Numbers that the style `Money` has no form for.
const MONEY: &[Row] = &[
    ("", Empty, 0, "expected a number, found nothing"),
    ("-.5", UnexpectedCharacter, 1, "expected a digit at byte 1"),
    ("十二", UnexpectedCharacter, 0, "expected a digit at byte 0"),
    ("1/3", OutOfRange, 0, "the style has no form for a fraction"),
    (
        "1000000000000000000000000000000000000000000000000000000000000000000000000",
        OutOfRange,
        0,
        "the style has no form for an integer of more than 72 digits",
    ),
];

fn check<T: std::fmt::Debug>(rows: &[Row], call: impl Fn(&str) -> Result<T, Error>) {
    for &(text, kind, at, message) in rows {
        let error = call(text).expect_err(text);
        assert_eq!(
            (error.kind(), error.at(), error.to_string().as_str()),
            (kind, at, message),
            "{text}"
        );
    }
}

#[test]
fn of_parsing() {
    check(PARSE, parse);
}

#[test]
fn of_strict_mode() {
    check(STRICT, |text| parse(text).and_then(|_| parse_with(text, Mode::Strict)));
}

#[test]
fn of_arabic_digits_and_formats() {
    check(ARABIC, str::parse::<Number>);
    check(MONEY, |text| format_text(text, Style::Money));
}

#[test]
fn of_conversions() {
    let error = u8::try_from(Number::from(256)).unwrap_err();
    assert_eq!(error.kind(), OutOfRange);
    assert_eq!(error.to_string(), "256 does not fit the integer type");
}
