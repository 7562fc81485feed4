//! What holds for every number and every text.

use proptest::prelude::*;

use super::super::*;
use super::read_at;

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
