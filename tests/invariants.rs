//! What holds for every text, whatever it is: arbitrary strings, strings of the characters of
//! newspapers, and pages with lines lost, doubled, cut and moved. And what once did not hold.

#[path = "../benches/support/press.rs"]
mod press;

mod checks;

use checks::damage::{Damage, damaged};
use checks::{digests, growth, numbers, pages, spelling};
use press::{Press, Shape};
use proptest::prelude::*;

/// A name, the check that failed, and the text.
type Finding = (&'static str, fn(&str), &'static str);

/// What the fuzz targets have found: each stands for its kind.
const FINDINGS: &[Finding] = &[
    ("more large units than a power of ten counts", numbers::text, "一%万*70"),
    ("a whole number of more digits than its coefficient", numbers::text, "3%0*60"),
    ("whole numbers and parts without end", numbers::text, "一又*20000"),
    ("zero with more places than a number has", numbers::text, "0.%0*50"),
    ("a line of more marks than a byte counts", pages::text, "！▲▲一三、可成■a大▲▲▲*300"),
    ("a full-width digit behind a web address", numbers::text, "www.３://４"),
    ("两 before more digits than a number has", numbers::text, "两三%零*42%仟"),
    ("a sign that is the unit before", numbers::text, "二负一个，三负3%"),
    (
        "large units before a digit that a point takes",
        numbers::text,
        "四四四零%億*14%肆%億*5%肆.０",
    ),
    ("units in a run, and a section below them", numbers::text, "两万万万〇两万*5"),
    ("what a run of units closed, taken twice", numbers::text, "两%万*3%〇两%万*5"),
    ("一万亿 and more before 亿", numbers::text, "10000000000000000000001794143506"),
    ("units without end after tens", numbers::text, "777777廿廿廿廿廿廿7廿廿廿廿%萬*33%仟"),
    ("a place and more behind its unit", numbers::text, "第77斤7"),
    ("too large up to a blank", numbers::text, "伍兆兆兆兆77 兆7"),
    ("one of two places", numbers::text, "第一二"),
    ("a place below nought", numbers::text, "第负7777777777斤"),
    ("a run of units after another", numbers::text, "万*4%7777%万*2%两"),
    #[cfg(feature = "keywords")]
    (
        "as many documents as can be counted",
        |table| checks::keywords::frequencies(table.as_bytes(), "清溪路通车"),
        "jianbao document frequencies 1\n18446744073709551615\n通车\t18446744073709551615\n",
    ),
];

#[test]
fn findings_stay_mended() {
    for (name, check, text) in FINDINGS {
        println!("{name}");
        check(&unfolded(text));
    }
}

/// Pieces that once took more time a byte the more of them there were.
const SLOW: &[(&str, &[&str])] = &[
    ("numbers too long to be one", &["77777777777777777777777777777.777777777777777"]),
    ("zeros before digits too many for a number", &["0", "7"]),
    ("groups of zeros before groups of digits", &["000,", "777,"]),
    ("a headline of hundreds of lines", &["）e吨分毛4．每", "p‘万\n上\n中版", "五点‘亿讯\n！十"]),
];

#[test]
fn time_grows_with_the_text() {
    for (name, pieces) in SLOW {
        println!("{name}");
        growth::linear(pieces);
    }
}

/// `一%万*70` is 一 and seventy 万.
fn unfolded(row: &str) -> String {
    row.split('%')
        .map(|part| match part.rsplit_once('*').map(|(piece, times)| (piece, times.parse())) {
            Some((piece, Ok(times))) => piece.repeat(times),
            _ => part.to_owned(),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text(text in prop::collection::vec(any::<char>(), 0..300)) {
        let text: String = text.into_iter().collect();
        pages::text(&text);
        numbers::text(&text);
    }

    #[test]
    fn text_of_newspaper_characters(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        pages::text(&spelling::newspaper(&bytes));
        digests::file(&spelling::newspaper(&bytes));
    }

    #[test]
    fn text_of_numbers(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        numbers::text(&spelling::numbers(&bytes));
    }

    #[test]
    fn numbers_as_text(number in any::<(i128, i8, u16)>(), options in any::<u16>()) {
        numbers::written(numbers::number(number), numbers::options(options));
    }

    #[test]
    fn sums_and_products(a in any::<(i128, i8, u16)>(), b in any::<(i128, i8, u16)>()) {
        numbers::arithmetic(numbers::number(a), numbers::number(b));
    }

    #[test]
    fn mutated_pages(
        shape in prop::sample::select(Shape::ALL.to_vec()),
        number in 0_u64..50,
        damages in prop::collection::vec(any::<(u8, usize, usize)>(), 0..40),
    ) {
        let press = Press { stories: 3, ..Press::new(shape) };
        let page = press.page(number).text;
        pages::text(&damaged(&page, damages.into_iter().map(Damage::new)));
    }
}

#[test]
fn our_pages() {
    for page in [
        include_str!("pages/qingping.txt"),
        include_str!("pages/liuting.txt"),
        include_str!("pages/shisun.txt"),
        include_str!("pages/wanghe.txt"),
        include_str!("pages/lanqiao.txt"),
        include_str!("pages/chunjie.txt"),
        include_str!("pages/chenbao.txt"),
    ] {
        pages::text(page);
        pages::text(&page.replace('\n', "\r\n"));
        digests::from_threads(page);
    }
}
