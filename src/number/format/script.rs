//! The characters that numbers are written with.

/// The characters of a style.
#[derive(Clone, Copy)]
pub(super) struct Script {
    /// Each digit in each of the four places of a section, with its unit.
    pub(super) places: [[&'static str; 10]; 4],
    pub(super) large: [&'static str; 13],
    pub(super) point: &'static str,
    pub(super) negative: &'static str,
    /// The other 2 before nothing, 百 and 千: 两.
    pub(super) two: [&'static str; 4],
    /// Whether 〇 and a lone 十 belong to it.
    pub(super) small: bool,
}

/// The digits from 1 on, alone and with each unit.
macro_rules! places {
    ($($digit:literal)*; $ten:literal $hundred:literal $thousand:literal) => {[
        ["零", $($digit),*],
        ["", $(concat!($digit, $ten)),*],
        ["", $(concat!($digit, $hundred)),*],
        ["", $(concat!($digit, $thousand)),*],
    ]};
}

const LARGE: [&str; 13] =
    ["", "万", "亿", "兆", "京", "垓", "秭", "穰", "沟", "涧", "正", "载", "极"];
const LARGE_TRADITIONAL: [&str; 13] =
    ["", "萬", "億", "兆", "京", "垓", "秭", "穰", "溝", "澗", "正", "載", "極"];

pub(super) static LOWER: Script = Script {
    places: places!["一" "二" "三" "四" "五" "六" "七" "八" "九"; "十" "百" "千"],
    large: LARGE,
    point: "点",
    negative: "负",
    two: ["两", "二十", "两百", "两千"],
    small: true,
};
pub(super) static UPPER: Script = Script {
    places: places!["壹" "贰" "叁" "肆" "伍" "陆" "柒" "捌" "玖"; "拾" "佰" "仟"],
    two: ["贰", "贰拾", "贰佰", "贰仟"],
    small: false,
    ..LOWER
};
pub(super) static LOWER_TRADITIONAL: Script = Script {
    large: LARGE_TRADITIONAL,
    point: "點",
    negative: "負",
    two: ["兩", "二十", "兩百", "兩千"],
    ..LOWER
};
pub(super) static UPPER_TRADITIONAL: Script = Script {
    places: places!["壹" "貳" "參" "肆" "伍" "陸" "柒" "捌" "玖"; "拾" "佰" "仟"],
    two: ["貳", "貳拾", "貳佰", "貳仟"],
    small: false,
    ..LOWER_TRADITIONAL
};
