//! How numbers are written: styles and options.

/// How a number is written.
///
/// ```
/// use jianbao::number::{self, Style};
///
/// assert_eq!(number::format(120, Style::Lower)?, "一百二十");
/// assert_eq!(number::format(120, Style::Money)?, "壹佰贰拾元整");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "大写")]
#[doc(alias = "小写")]
#[doc(alias = "繁体")]
pub enum Style {
    /// 一百二十.
    #[default]
    Lower,
    /// 壹佰贰拾.
    Upper,
    /// 一萬二千.
    LowerTraditional,
    /// 壹萬貳仟.
    UpperTraditional,
    /// 一二〇, digit by digit.
    Digits,
    /// 壹佰贰拾元整, rounded to 分, half away from zero.
    Money,
    /// 壹佰貳拾圓整 in traditional characters.
    MoneyTraditional,
    /// 1.2亿: Arabic digits with 万, 亿 or 万亿; never rounded.
    Mixed,
}

/// How a 2 before a unit is written.
///
/// ```
/// use jianbao::number::{self, FormatOptions, Two};
///
/// assert_eq!(number::format(200, FormatOptions::default().two(Two::Liang))?, "两百");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "两")]
pub enum Two {
    /// 二百, 二千.
    #[default]
    Er,
    /// 两百, 两千, 两万; 二十 all the same.
    Liang,
}

/// How a number from 10 to 19 begins.
///
/// ```
/// use jianbao::number::{self, FormatOptions, Ten};
///
/// assert_eq!(number::format(12, FormatOptions::default().ten(Ten::Full))?, "一十二");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "一十")]
pub enum Ten {
    /// 十二, and 壹拾贰 in capitals.
    #[default]
    Customary,
    /// 一十二.
    Full,
}

/// Where 零 stands.
///
/// ```
/// use jianbao::number::{self, FormatOptions, ZeroPlacement};
///
/// let options = FormatOptions::default().placement(ZeroPlacement::AfterRound);
/// assert_eq!(number::format(1_001_000, options)?, "一百万零一千");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "零")]
pub enum ZeroPlacement {
    /// For one or more places that are skipped: 一百万一千, 一百万零一百.
    #[default]
    Skipped,
    /// Also after a round 万 or 亿: 一百万零一千.
    AfterRound,
}

/// The character for zero.
///
/// ```
/// use jianbao::number::{self, FormatOptions, Zero};
///
/// assert_eq!(number::format(105, FormatOptions::default().zero(Zero::Circle))?, "一百〇五");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "〇")]
#[doc(alias = "零")]
pub enum Zero {
    /// 零.
    #[default]
    Ling,
    /// 〇, in small writing only.
    Circle,
}

/// The units from 10¹² on.
///
/// ```
/// use jianbao::number::{self, FormatOptions, LargeUnits};
///
/// let options = FormatOptions::default().large(LargeUnits::Zhao);
/// assert_eq!(number::format(3_000_000_000_000_i64, options)?, "三兆");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "兆")]
#[doc(alias = "万亿")]
pub enum LargeUnits {
    /// 万亿, 亿亿.
    #[default]
    WanYi,
    /// 兆, 京, 垓 ….
    Zhao,
}

/// The unit of money.
///
/// ```
/// use jianbao::number::{self, FormatOptions, Style, Yuan};
///
/// let options = FormatOptions::from(Style::Money).yuan(Yuan::Round);
/// assert_eq!(number::format(30, options)?, "叁拾圆整");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "元")]
#[doc(alias = "圆")]
pub enum Yuan {
    /// 元整.
    #[default]
    Yuan,
    /// 圆整.
    Round,
}

/// Options of [`format()`](super::format()).
///
/// ```
/// use jianbao::number::{self, FormatOptions, LargeUnits, Number, Style, Ten, Two};
///
/// let n = Number::from(2_200_000_000_012_u64);
/// let spoken = FormatOptions::from(Style::Lower).two(Two::Liang).large(LargeUnits::Zhao);
/// assert_eq!(number::format(n, Style::Lower)?, "二万二千亿零一十二");
/// assert_eq!(number::format(n, spoken)?, "两兆两千亿零一十二");
/// assert_eq!(number::format(12, FormatOptions::default().ten(Ten::Full))?, "一十二");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "格式")]
#[doc(alias = "选项")]
pub struct FormatOptions {
    /// How the number is written.
    pub style: Style,
    /// 二百 or 两百.
    pub two: Two,
    /// 十二 or 一十二.
    pub ten: Ten,
    /// Where 零 stands.
    pub placement: ZeroPlacement,
    /// 零 or 〇.
    pub zero: Zero,
    /// 万亿 or 兆.
    pub large: LargeUnits,
    /// 元整 or 圆整.
    pub yuan: Yuan,
}

macro_rules! setters {
    ($($name:ident: $type:ident, as $other:ident;)*) => {
        impl FormatOptions {
            $(
                #[doc = concat!(
                    "The same options with this `", stringify!($name), "`.\n\n```\n",
                    "use jianbao::number::{FormatOptions, ", stringify!($type), "};\n\n",
                    "let options = FormatOptions::default().", stringify!($name), "(",
                    stringify!($type), "::", stringify!($other), ");\n",
                    "assert_eq!(options.", stringify!($name), ", ",
                    stringify!($type), "::", stringify!($other), ");\n```",
                )]
                #[must_use]
                pub const fn $name(mut self, $name: $type) -> Self {
                    self.$name = $name;
                    self
                }
            )*
        }
    };
}

setters! {
    style: Style, as Money;
    two: Two, as Liang;
    ten: Ten, as Full;
    placement: ZeroPlacement, as AfterRound;
    zero: Zero, as Circle;
    large: LargeUnits, as Zhao;
    yuan: Yuan, as Round;
}

impl From<Style> for FormatOptions {
    fn from(style: Style) -> Self {
        Self { style, ..Self::default() }
    }
}
