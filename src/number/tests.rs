//! Rows of numerals, and what holds for every number and every text.

use proptest::prelude::*;

use super::*;
use crate::ErrorKind;

const LENIENT: &[(&str, &str)] = &[
    ("零", "0"),
    ("十", "10"),
    ("廿四", "24"),
    ("五百卅六", "536"),
    ("两千零三十", "2030"),
    ("三千零四十七", "3047"),
    ("六百十九", "619"),
    ("二百零八万零六百", "2080600"),
    ("九亿零七万", "900070000"),
    ("三万八千亿", "3800000000000"),
    ("七万零二十亿", "7002000000000"),
    ("四亿亿", "40000000000000000"),
    ("五亿零三亿", "50000000300000000"),
    ("二十万万", "2000000000"),
    ("八兆五千亿", "8500000000000"),
    ("七十涧", "70000000000000000000000000000000000000"),
    ("三载", "300000000000000000000000000000000000000000000"),
    ("五百涧零四京", "500000000000000000000040000000000000000"),
    ("七正六涧", "70006000000000000000000000000000000000000"),
    ("六万三", "63000"),
    ("四百二", "420"),
    ("十七万四", "174000"),
    ("9千2万", "92000000"),
    ("千六", "1600"),
    ("万七", "17000"),
    ("3.4万亿", "3400000000000"),
    ("2.5千万", "25000000"),
    ("7千4百", "7400"),
    ("5万6000", "56000"),
    ("2百08", "208"),
    ("12,345,678", "12345678"),
    ("１２，３４５", "12345"),
    ("三百点625", "300.625"),
    ("一二三四五", "12345"),
    ("幺零幺", "101"),
    ("负四十一", "-41"),
    ("零下七", "-7"),
    ("-.25", "-0.25"),
    ("四点零六", "4.06"),
    ("十九点七亿", "1970000000"),
    ("七分之三", "3/7"),
    ("百分之八点四", "0.084"),
    ("千分之六", "0.006"),
    ("百万分之九", "0.000009"),
    ("二又四分之三", "2.75"),
    ("9/12", "0.75"),
    ("37%", "0.37"),
    ("８％", "0.08"),
    ("5‰", "0.005"),
    ("四成", "0.4"),
    ("六成五", "0.65"),
    ("两成半", "0.25"),
    ("九折", "0.9"),
    ("八八折", "0.88"),
    ("65折", "0.65"),
    ("半", "0.5"),
    ("半百", "50"),
    ("一半", "0.5"),
    ("第二十六", "26"),
    ("倒数第二", "-2"),
    ("贰拾元整", "20"),
    ("叁佰元零陆分", "300.06"),
    ("伍角", "0.5"),
    ("三十多万", "300000"),
    ("600余万", "6000000"),
    ("八 百 零 四", "804"),
    ("3e4", "30000"),
    ("Ⅷ", "8"),
];

const REFUSED: &[(&str, ErrorKind, usize)] = &[
    ("", ErrorKind::Empty, 0),
    ("甲", ErrorKind::UnexpectedCharacter, 0),
    ("负", ErrorKind::UnexpectedCharacter, 3),
    ("三千甲", ErrorKind::UnexpectedCharacter, 6),
    ("三百二百", ErrorKind::MisplacedUnit, 9),
    ("二十三十", ErrorKind::MisplacedUnit, 9),
    ("四百一二三", ErrorKind::UnexpectedCharacter, 9),
    ("十六十七", ErrorKind::MisplacedUnit, 6),
    ("一百零零三", ErrorKind::UnexpectedCharacter, 9),
    ("三点", ErrorKind::UnexpectedCharacter, 3),
    ("点五", ErrorKind::UnexpectedCharacter, 0),
    ("2.5万零3", ErrorKind::UnexpectedCharacter, 6),
    ("元整", ErrorKind::UnexpectedCharacter, 0),
    ("一百零", ErrorKind::UnexpectedCharacter, 9),
    ("三分之零甲", ErrorKind::UnexpectedCharacter, 12),
    ("1 2", ErrorKind::UnexpectedCharacter, 1),
    ("三载零五", ErrorKind::OutOfRange, 12),
    ("9999999999999999999999999999999999999999", ErrorKind::OutOfRange, 38),
];

const NOT_STANDARD: &[&str] = &[
    "12",
    "六万三",
    "四百二",
    "一一",
    "二〇二四",
    "〇",
    "百五",
    "六百十九",
    "一千一十",
    "十万零一千",
    "五万八百",
    "零点零",
    "四点五零",
    "二十元",
    "三百多万",
];

const STANDARD: &[(&str, &str)] = &[
    ("零", "0"),
    ("十六", "16"),
    ("一十六", "16"),
    ("二百零七", "207"),
    ("三千零十二", "3012"),
    ("八万零九百", "80900"),
    ("六亿零五十万零三", "600500003"),
    ("四千万三千零二", "40003002"),
    ("廿五", "25"),
    ("零点零七", "0.07"),
    ("叁拾元整", "30"),
    ("叁拾元伍角", "30.5"),
    ("负九", "-9"),
];

const FOUND: &[(&str, &[(&str, &str)])] = &[
    ("青屏县修路三百二十公里，投资1.5亿元", &[("三百二十", "320"), ("1.5亿", "150000000")]),
    ("四川的陆某某每天收拾队伍", &[]),
    ("一切都好，一起进一步走", &[]),
    ("一带一路", &[("一", "1"), ("一", "1")]),
    ("来了两三百人，七八个孩子", &[("两三百", "200"), ("七八", "7")]),
    ("一万六七千斤", &[("一万六七千", "16000")]),
    ("十多万册，十几个人", &[("十多万", "100000"), ("十", "10")]),
    ("第三名和倒数第二名", &[("第三", "3"), ("倒数第二", "-2")]),
    ("占百分之五点二，即5.2%", &[("百分之五点二", "0.052"), ("5.2%", "0.052")]),
    (
        "三分之一，3/4，2024/5/6",
        &[("三分之一", "1/3"), ("3/4", "0.75"), ("2024", "2024"), ("5", "5"), ("6", "6")],
    ),
    (
        "1, 234, 567和1,234,567",
        &[("1", "1"), ("234", "234"), ("567", "567"), ("1,234,567", "1234567")],
    ),
    ("千千万万的人，数百年，上万", &[]),
    ("三十四十岁", &[("三十", "30"), ("四十", "40")]),
    (
        "气温-5度，5-10个，2019-2024年",
        &[("-5", "-5"), ("5", "5"), ("10", "10"), ("2019", "2019"), ("2024", "2024")],
    ),
    ("见 https://example.org/a?x=30%25&y=7 第2页", &[("第2", "2")]),
    ("订单123456789012345678901234567890123456789012345号", &[]),
    ("三点五十分开会，两点半散", &[("三", "3"), ("五十", "50"), ("两", "2")]),
    ("十分重要，考了十分", &[("十", "10")]),
    ("打八折，三成人支持，六成五", &[("八折", "0.8"), ("三", "3"), ("六成五", "0.65")]),
    ("100兆赫，三万两白银", &[("100", "100"), ("三万", "30000"), ("两", "2")]),
    ("一一列举，两两配对", &[]),
    ("0多万，一百零几万", &[("0", "0"), ("一百零几万", "1000000")]),
    ("一万十５万", &[("一万十", "10010"), ("５万", "50000")]),
    ("1.5多公里，2.5多万人", &[("1.5", "1.5"), ("2.5多万", "25000")]),
    ("二〇二四年一两个月", &[("二〇二四", "2024"), ("一两", "1")]),
];

#[test]
fn lenient_values() {
    for &(text, value) in LENIENT {
        let read = parse(text).map(|n| n.to_string()).map_err(|e| e.to_string());
        assert_eq!(read.as_deref(), Ok(value), "{text}");
    }
}

#[test]
fn refusals_say_kind_and_byte() {
    for &(text, kind, at) in REFUSED {
        let error = parse(text).expect_err(text);
        assert_eq!((error.kind(), error.at()), (kind, at), "{text}: {error}");
    }
}

#[test]
fn strict_mode() {
    for &(text, value) in STANDARD {
        let read = parse_with(text, Mode::Strict).map(|n| n.value.to_string());
        assert_eq!(read.map_err(|e| e.to_string()).as_deref(), Ok(value), "{text}");
    }
    for text in NOT_STANDARD {
        assert!(parse(text).is_ok(), "{text}");
        let error = parse_with(text, Mode::Strict).expect_err(text);
        assert_eq!(error.kind(), ErrorKind::NotStandard, "{text}");
    }
}

#[test]
fn messages() {
    let rows = [
        ("", "expected a numeral, found nothing"),
        ("三千甲", "expected a digit or a unit at byte 6, found 甲"),
        ("三点", "expected a digit or a unit at byte 3, found 点"),
        ("负", "expected a digit or a unit at byte 3, found the end"),
        ("三百二百", "the unit 百 at byte 9 is out of place"),
        ("9999999999999999999999999999999999999999", "the number at byte 38 does not fit"),
    ];
    for (text, message) in rows {
        assert_eq!(parse(text).unwrap_err().to_string(), message);
    }
    let error = parse_with("六万三", Mode::Strict).unwrap_err();
    assert_eq!(error.to_string(), "三 at byte 6 is not of the standard form");
}

#[test]
fn found_in_text() {
    for &(text, expected) in FOUND {
        let found: Vec<_> = find(text).map(|m| (&text[m.span], m.value.to_string())).collect();
        let found: Vec<_> = found.iter().map(|(t, v)| (*t, v.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn pieces_of_a_numeral() {
    let rows = [
        ("九百亿", "九百亿", 10, None),
        ("2.6万亿元", "2.6万亿", 12, None),
        ("五十人", "五十", 1, None),
        ("两三百人", "两三百", 2, Some("300")),
        ("七五折", "七五", 0, None),
        ("15%", "15", 0, None),
    ];
    for (text, number, units, high) in rows {
        let found = read_at(text, 0).expect(text);
        assert_eq!(&text[found.number], number);
        assert_eq!(found.units, units, "{text}");
        assert_eq!(found.high.map(|h| h.to_string()).as_deref(), high, "{text}");
    }
}

fn read_at(text: &str, at: usize) -> Option<compound::Compound> {
    compound::compound(text.as_bytes(), at, super::core::Mode::Running).ok()
}

#[test]
fn formats() {
    use Style::{Digits, Lower, LowerTraditional, Mixed, Money, MoneyTraditional, Upper};
    let rows = [
        ("0", Lower, "零"),
        ("15", Lower, "十五"),
        ("15", Upper, "壹拾伍"),
        ("2013", Lower, "二千零一十三"),
        ("120000", Lower, "十二万"),
        ("40005000", Lower, "四千万五千"),
        ("3000000000000", Lower, "三万亿"),
        ("70000000000000000", Lower, "七亿亿"),
        ("-56.08", LowerTraditional, "負五十六點零八"),
        ("208", Digits, "二零八"),
        ("2/7", Lower, "七分之二"),
        ("0", Money, "零元整"),
        ("0.06", Money, "陆分"),
        ("30.07", Money, "叁拾元零柒分"),
        ("-1.995", Money, "负贰元整"),
        ("99.5", Money, "玖拾玖元伍角"),
        ("20", MoneyTraditional, "貳拾元整"),
        ("9876", Mixed, "9876"),
        ("-12500", Mixed, "-1.25万"),
        ("2600000000000", Mixed, "2.6万亿"),
        ("0.5", Mixed, "0.5"),
    ];
    for (number, style, text) in rows {
        assert_eq!(format(number.parse::<Number>().unwrap(), style).unwrap(), text);
        assert_eq!(format_text(number, style).unwrap(), text);
    }
}

#[test]
fn format_options() {
    let lower = FormatOptions::from(Style::Lower);
    let rows = [
        ("12", lower.ten(Ten::Full), "一十二"),
        ("22222", lower.two(Two::Liang), "两万两千两百二十二"),
        ("1001000", lower.placement(ZeroPlacement::AfterRound), "一百万零一千"),
        ("305", lower.zero(Zero::Circle), "三百〇五"),
        ("6000500000000", lower.large(LargeUnits::Zhao), "六兆零五亿"),
        ("8", FormatOptions::from(Style::Money).yuan(Yuan::Round), "捌圆整"),
    ];
    for (number, options, text) in rows {
        assert_eq!(format(number.parse::<Number>().unwrap(), options).unwrap(), text);
    }
}

#[test]
fn types_are_send_and_sync() {
    fn check<T: Send + Sync + Clone + std::fmt::Debug>() {}
    check::<Number>();
    check::<Numeral>();
    check::<NumeralMatch>();
    check::<Numerals<'_>>();
    check::<FormatOptions>();
    check::<ParseOptions>();
}

const EXACT: [Style; 6] = [
    Style::Lower,
    Style::Upper,
    Style::LowerTraditional,
    Style::UpperTraditional,
    Style::Digits,
    Style::Mixed,
];

fn numbers() -> impl Strategy<Value = Number> {
    let coefficient = prop_oneof![any::<u128>(), 0..=u128::from(u64::MAX), 0..100_000_u128];
    let either = (coefficient, -38..=64_i32);
    (either, any::<bool>()).prop_filter_map("fits", |((coefficient, exponent), negative)| {
        Number::decimal(coefficient, exponent).map(|n| n.with_sign(negative))
    })
}

fn options(style: Style) -> impl Strategy<Value = FormatOptions> {
    let two = prop_oneof![Just(Two::Er), Just(Two::Liang)];
    let ten = prop_oneof![Just(Ten::Customary), Just(Ten::Full)];
    let placement = prop_oneof![Just(ZeroPlacement::Skipped), Just(ZeroPlacement::AfterRound)];
    let zero = prop_oneof![Just(Zero::Ling), Just(Zero::Circle)];
    let large = prop_oneof![Just(LargeUnits::WanYi), Just(LargeUnits::Zhao)];
    (two, ten, placement, zero, large).prop_map(move |(two, ten, placement, zero, large)| {
        FormatOptions { two, ten, placement, zero, large, ..style.into() }
    })
}

fn newspaper() -> impl Strategy<Value = String> {
    const CHARS: &str = "零〇一二两三五九十百千万亿兆廿壹拾点负半分之又第成折多几余来%‰/.,-，．０５07 元角整人个年俩幺正极";
    const WORDS: [&str; 12] = [
        "百分之",
        "分之",
        "倒数第",
        "零下",
        "万亿",
        "二〇二四",
        "3.5",
        "1,234",
        "一百零",
        "贰佰",
        "兆赫",
        "小时",
    ];
    let pieces: Vec<String> =
        CHARS.chars().map(String::from).chain(WORDS.map(String::from)).collect();
    prop::collection::vec(prop::sample::select(pieces), 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(n in numbers(), style in prop::sample::select(EXACT.to_vec()).prop_flat_map(options)) {
        let Ok(text) = format(n, style) else {
            prop_assert!(n.abs() >= Number::ONE.checked_scale10(64).unwrap(), "{}", n);
            return Ok(());
        };
        prop_assert_eq!(parse(&text).map_err(|e| format!("{text}: {e}")), Ok(n));
    }

    #[test]
    fn amounts_read_back(cents in any::<u64>(), negative: bool) {
        let n = Number::decimal(cents.into(), -2).unwrap().with_sign(negative);
        let text = format(n, Style::Money).unwrap();
        prop_assert_eq!(parse(&text).map_err(|e| format!("{text}: {e}")), Ok(n));
    }

    #[test]
    fn fractions_read_back(over in 1_i128..10_000, below in 1_i128..10_000) {
        let n = Number::new_ratio(over, below).unwrap();
        prop_assert_eq!(parse(&format(n, Style::Lower).unwrap()), Ok(n));
        prop_assert_eq!(n.to_string().parse::<Number>(), Ok(n));
    }

    #[test]
    fn a_found_numeral_parses_to_its_value(text in newspaper()) {
        let mut end = 0;
        for m in find(&text) {
            prop_assert!(m.span.start >= end && m.span.start < m.span.end);
            end = m.span.end;
            let piece = &text[m.span];
            let range = read_at(&text, m.span.start).filter(|found| found.high.is_some());
            let alone = match range {
                Some(range) => Ok(range.value),
                None => parse(piece).map_err(|e| e.to_string()),
            };
            prop_assert_eq!(alone, Ok(m.value), "{} in {}", piece, text);
        }
    }

    #[test]
    fn nothing_panics(text in any::<String>(), dense in newspaper()) {
        for text in [text, dense] {
            let _ = (parse(&text), parse_with(&text, Mode::Strict), parse_prefix(&text), digits(&text));
            let _ = (format_text(&text, Style::Money), text.parse::<Number>());
            find(&text).for_each(|m| assert!(text.get(m.span.range()).is_some()));
        }
    }

    #[test]
    fn strict_agrees_with_lenient(text in newspaper()) {
        if let Ok(strict) = parse_with(&text, Mode::Strict) {
            prop_assert_eq!(parse(&text), Ok(strict.value));
        }
    }

    #[test]
    fn arithmetic_is_exact(a in -10_000_i64..10_000, b in 1_i64..10_000) {
        let (x, y) = (Number::from(a), Number::from(b));
        prop_assert_eq!(x.checked_div(y).unwrap().checked_mul(y), Some(x));
        prop_assert_eq!(x.checked_add(y).unwrap().checked_sub(y), Some(x));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
    }
}
