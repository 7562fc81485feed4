//! Cues: what the form of a line alone tells, before its neighbours are looked at.

use super::byline::{MENTIONS, WORKS, WRITERS, is_byline, is_name, parts_sentences};
use super::words::{Folded, Sieve, Words, may_hold};
use crate::glyph;

/// What a line looks like by its own wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Cue {
    /// Nothing that its wording tells.
    Plain,
    /// 上接第1版.
    JumpFrom,
    /// 下转第4版.
    JumpOn,
    /// （来源：…）, （据…）.
    Source,
    /// □本报记者 ….
    MarkedByline,
    /// 记者 …, 通讯员 ….
    Byline,
    /// 本报北京1月31日电, 本报讯.
    Dateline,
    /// A date of the calendar with its year and nothing else.
    Date,
    /// 第4版, A02.
    Folio,
    /// 责任编辑：…, 版式设计：….
    Staff,
    /// The name of a section of the paper.
    Section,
    /// The name of a regular feature: 评论, 人物.
    Label,
    /// A line that opens with a dash.
    Dash,
    /// 图为…, …摄.
    Caption,
    /// （一）, 一、, 1. at the head of a line.
    Enumerator,
    /// The name of a person and nothing else.
    Name,
    /// What ends with the name of a person after a blank or a word for what they do, or with a name for
    /// several who write: 柳河乡 田小禾, 茶农田小禾, 县报道组.
    Signed,
}

impl Cue {
    /// How many cues there are.
    pub(crate) const COUNT: usize = Self::Signed as usize + 1;
}

/// The most characters of a name of a section or two, or of a feature.
const LONGEST_NAME: usize = 9;

/// The most characters of a caption that is told by its credit.
const LONGEST_CREDITED: usize = 20;

/// Names of sections that stand alone in a page's head.
static SECTIONS: Words = Words::new(&[
    "要闻", "综合", "国内", "经济", "评论", "社会", "文化", "教育", "科技", "国际", "生态", "体育",
    "理论", "副刊", "民生", "法治", "时政", "新闻", "财经", "产业", "金融", "健康", "旅游", "文旅",
    "农业", "三农", "乡村", "城市", "区域", "广告", "专题", "专版", "特刊", "视点", "焦点", "深度",
    "周刊", "读书", "军事", "政治", "党建", "人文", "艺术", "娱乐", "汽车", "房产", "科教", "卫生",
    "环境", "能源", "交通", "地方", "本地", "聚焦", "观点", "声音", "公告", "头版", "要聞", "綜合",
    "國內", "經濟", "評論", "社會", "國際", "體育", "理論", "時政", "新聞", "財經", "產業", "旅遊",
    "農業", "廣告", "專題", "專版", "讀書", "軍事", "娛樂", "汽車", "衛生", "環境", "觀點", "聲音",
    "頭版", "港聞", "兩岸", "生活",
]);

/// Names of regular features, of papers and of broadcasts that papers print.
#[rustfmt::skip]
static LABELS: Words = Words::new(&[
    "评论", "时评", "快评", "短评", "社论", "社评", "短讯", "简讯", "快讯", "人物", "调查", "纪实",
    "关注", "聚焦", "观察", "图片新闻", "今日谈", "读者来信", "新春走基层", "记者手记", "特写",
    "通讯", "消息", "专访", "访谈", "述评", "综述", "侧记", "札记", "随笔", "杂谈", "漫谈", "短波",
    "动态", "速览", "一线", "声音", "观点", "来论", "微评", "锐评", "本报评论员", "编者按",
    "新闻链接", "相关链接", "延伸阅读", "央视快评", "央视短评", "新闻特写", "领航中国", "一线调研",
    "喜迎二十大", "二十大时光", "文化中国行", "奋斗者正青春", "解码十年", "非凡十年", "数字十年",
    "大美中国", "活力中国", "权威访谈", "权威发布", "大国工匠", "锦绣中国年", "冬奥之约",
    "党纪学习教育", "履职一年间", "高质量发展调研行", "江河奔腾看中国", "走进县城看发展",
    "在希望的田野上", "新思想引领新征程", "权威部门话开局", "沿着总书记的足迹", "总书记的惦念",
    "二十大代表风采", "人民论坛", "人民时评", "国际论坛", "国际观察", "国际时评", "环球扫描",
    "环球视线", "一线视角", "一线故事", "一线声音", "现场评论", "现场直击", "深度观察", "深度调查",
    "记者调查", "记者观察", "记者来信", "记者见闻", "新闻调查", "新闻分析", "新闻背景", "新闻人物",
    "新闻速递", "新闻观察", "新闻评论", "新闻快递", "新闻纵横", "热点聚焦", "热点追踪", "热点观察",
    "本报特稿", "特稿", "特别报道", "独家报道", "专题报道", "系列报道", "追踪报道", "连续报道",
    "图片报道", "摄影报道", "图说", "图说新闻", "专论", "专家观点", "学者观点", "学习心得",
    "理论视野", "百姓故事", "百姓生活", "身边好人", "时代楷模", "最美奋斗者", "凡人善举",
    "来信选登", "读者之声", "群言堂", "街谈巷议", "夜读", "亲历", "口述", "追忆", "连线", "对话",
    "時評", "短評", "社論", "社評", "簡訊", "短訊", "快訊", "觀察", "調查", "紀實", "專訪", "特寫", "人物專訪",
    "讀者來函", "讀者投書", "記者手記", "新聞分析", "新聞人物", "新聞鏈接", "相關新聞", "小啟", "編後", "綜述", "隨筆",
    "编后", "编余", "短论", "微言", "热评", "众议", "世相", "钟声", "和音", "望海楼", "走转改",
]);

/// The two halves of four characters that name a regular feature: 民生 and 聚焦.
#[rustfmt::skip]
static FIELDS: Words = Words::new(&[
    "今日", "每日", "本周", "每周", "一周", "一线", "基层", "民生", "百姓", "市民", "居民", "农家", "读者", "网友",
    "记者", "专家", "学者", "名家", "青年", "人物", "人生", "新闻", "热点", "焦点", "热线", "现场", "独家", "深度",
    "特别", "时代", "时事", "时政", "社会", "经济", "财经", "产业", "企业", "市场", "消费", "金融", "科技", "文化",
    "文艺", "艺术", "教育", "校园", "健康", "体育", "旅游", "生活", "法治", "生态", "理论", "党建", "国际", "国内",
    "环球", "天下", "世界", "城市", "城乡", "社区", "乡村", "乡镇", "县域", "三农", "本地", "本报", "本期", "身边",
    "养生", "保健", "医药", "名医", "心理", "美食", "家庭", "情感", "婚姻", "育儿", "亲子", "少年", "女性", "银发",
    "理财", "投资", "股市", "楼市", "车市", "科普", "科学", "求职", "职场", "军营", "警方", "法庭", "庭审", "法官",
    "律师", "维权", "质量", "食品", "足球", "篮球", "棋牌", "影视", "戏曲", "音乐", "收藏", "文史", "历史", "往事",
    "民间", "乡土", "海外", "两岸", "港澳", "军事", "能源", "交通", "天气", "环保", "安全", "廉政", "农事", "田头",
    "车间", "班组", "工地", "职工", "街坊", "邻里", "都市", "晚报", "周末", "星期", "读书", "书人", "图书", "诗页",
    "今天", "昨日", "天天", "大家", "灯下", "枕边", "夜读", "地方", "外媒", "外刊", "華人", "市場", "社會", "經濟",
    "財經", "國際", "新聞", "讀者", "記者", "醫藥", "樓市", "文教", "學府",
]);
#[rustfmt::skip]
static GENRES: Words = Words::new(&[
    "聚焦", "焦点", "视点", "视线", "视角", "视野", "话题", "热议", "热评", "评论", "点评", "纪事", "见闻", "观察",
    "调查", "追踪", "关注", "直击", "直播", "连线", "对话", "专访", "讲述", "故事", "人物", "风采", "群像", "论道",
    "看台", "前沿", "动态", "资讯", "快递", "快讯", "快报", "速览", "之声", "链接", "特稿", "特写", "报道", "万象",
    "写真", "图说", "掠影", "心语", "新语", "体验", "提醒", "提示", "纪实", "建议", "指南", "热线", "维权", "广场",
    "天地", "之友", "之家", "大观", "门诊", "学堂", "档案", "解码", "诊所", "驿站", "漫步", "一瞥", "一得", "简报",
    "拾零", "拾遗", "辞典", "知识", "常识", "行情", "周评", "往事", "记忆", "笔记", "日记", "词话", "诗页", "書話",
    "萬象", "常識", "保健", "掃描",
]);

/// Second halves that hardly end a line of a headline, so that they name a regular feature after any two
/// ideographs: 茶山漫笔.
#[rustfmt::skip]
static COLUMNS: Words = Words::new(&[
    "信箱", "速递", "扫描", "漫笔", "随笔", "手记", "札记", "短讯", "简讯", "短波", "论坛", "综述", "透视", "时评",
    "快评", "短论", "传真", "茶座", "夜话", "答疑", "问答", "之窗", "园地", "广角", "博览", "集锦", "纵横", "漫谈",
    "杂谈", "钩沉", "百科", "贴士", "讲堂", "课堂", "沙龙", "来信", "来函", "述评", "访谈", "书话", "短評", "時評",
    "縱橫", "傳真", "透視", "速遞", "追蹤", "論壇", "來函", "投書", "筆談",
]);

/// Words that open the masthead's and the editors' lines.
static STAFF: Words = Words::new(&[
    "责任编辑",
    "责编",
    "本版编辑",
    "编辑：",
    "编辑:",
    "版式",
    "美编",
    "美术编辑",
    "校对",
    "主编",
    "值班",
    "组版",
    "本版责编",
    "电话",
    "邮编",
    "邮箱",
    "国内统一",
    "邮发代号",
    "零售",
    "印刷",
    "订阅",
    "社址",
    "网址",
    "新闻热线",
    "广告热线",
    "投稿",
    "总第",
    "http",
    "www.",
]);

/// Words that open a dateline.
static AGENCIES: Words = Words::new(&[
    "本报",
    "本報",
    "新華社",
    "中央社",
    "新华社",
    "据新华社",
    "中新社",
    "中新网",
    "据中新社",
    "央视网",
    "人民网",
    "中国日报",
    "据央视",
    "据本报",
    "新华网",
    "据报道",
    "本台",
]);

/// Whether a character is a bullet, as before a byline.
#[rustfmt::skip]
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(c, '□' | '■' | '◆' | '◇' | '○' | '●' | '◎' | '▲' | '△' | '▼' | '▽' | '☆' | '★' | '◀' | '▶')
}

/// The characters that a cue begins with which a line of running text can have.
#[rustfmt::skip]
const RUNNING: [char; 27] = [
    '本', '新', '据', '據', '中', '央', '人', '图', '圖', '上', '下', '左', '右', '一', '二', '三', '四', '五', '六',
    '七', '八', '九', '十', '第', '责', '版', '编',
];
static RUNNING_SIEVE: Sieve = Words::openings(&[], &RUNNING);

/// Whether a line may have a cue, by its ends and its length. Most lines are running text: marks
/// inside, and no opening that a cue has. Without branches, as lines are hard to foretell.
#[allow(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
pub(super) fn may_have(first: char, last: char, length: usize, running: bool) -> bool {
    let quoted = matches!(first, '“' | '‘' | '《' | '「' | '『');
    let open = !running | quoted | may_hold(&RUNNING_SIEVE, first.into());
    let credited = (length <= LONGEST_CREDITED) & CREDITS.may_close(&[last]);
    let named = (length <= LONGEST_NAME) | may_open(first) | credited;
    !(glyph::is_ideograph(first) | quoted) | open & named
}

/// The cue of a line; `text` is its folded characters without blanks, and `running` tells whether
/// marks are among them that stand in running text alone.
pub(crate) fn cue(text: &[char], running: bool) -> Cue {
    let Some(&first) = text.first() else { return Cue::Plain };
    if glyph::is_ideograph(first)
        && (running && !RUNNING.contains(&first) || !(may_open(first) || may_name(text)))
    {
        return Cue::Plain;
    }
    let bare = unmarked(text);
    let inner = bracketed(bare).unwrap_or(bare);
    if let Some(jump) = jump(text) {
        return if jump.onward { Cue::JumpOn } else { Cue::JumpFrom };
    }
    if source(text).is_some() {
        return Cue::Source;
    }
    if is_date(text) {
        return Cue::Date;
    }
    if is_folio(text) || is_masthead(text) {
        return Cue::Folio;
    }
    if STAFF.open(inner) && text.len() <= 60 {
        return Cue::Staff;
    }
    if is_dateline(text) {
        return Cue::Dateline;
    }
    let marked = bare.len() < text.len() && (2..=30).contains(&bare.len());
    if (marked || is_byline(inner))
        && text.len() <= 40
        && !text.iter().copied().any(parts_sentences)
    {
        return if marked { Cue::MarkedByline } else { Cue::Byline };
    }
    if is_caption(text) {
        return Cue::Caption;
    }
    if bare.len() <= LONGEST_NAME && is_section(bare) {
        return if is_feature(bare) { Cue::Label } else { Cue::Section };
    }
    if bare.len() <= LONGEST_NAME && is_feature(bare) {
        return Cue::Label;
    }
    if matches!(first, '—' | '―' | '⸺' | '─') {
        return Cue::Dash;
    }
    if is_enumerator(text) {
        return Cue::Enumerator;
    }
    if is_name(text) {
        return Cue::Name;
    }
    Cue::Plain
}

/// The characters that the cues of lines begin with that begin with an ideograph.
static OPENINGS: Sieve = Words::openings(
    &[&STAFF, &WRITERS, &MENTIONS, &AGENCIES, &JUMPS, &MARKED_SOURCES, &ERAS, &WEEKDAYS, &CAPTIONS],
    &[
        '口', '第', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿', '卅',
        '拾', '貳', '叁', '肆', '伍', '陸', '柒', '捌', '玖',
    ],
);

/// Whether a cue may begin with an ideograph.
fn may_open(first: char) -> bool {
    may_hold(&OPENINGS, first.into())
}

/// Whether a text may be one that is told by its end: a name, or a caption with its credit.
fn may_name(text: &[char]) -> bool {
    let name = || {
        MASTHEADS.may_close(text)
            || SECTIONS.may_hold(text)
            || is_feature(text)
            || text.contains(&'·')
            || is_name(text)
            || is_folio(text)
    };
    text.len() <= LONGEST_CREDITED && CREDITS.may_close(text)
        || text.len() <= LONGEST_NAME && (WORKS.may_close(text) || name())
}

/// Whether a text is the name of a section or a regular feature.
pub(crate) fn is_label(text: &[char]) -> bool {
    SECTIONS.hold(text) || is_feature(text)
}

/// Whether a text is the name of a regular feature.
fn is_feature(text: &[char]) -> bool {
    let composed = || match text {
        [a, b, c, d] if [*a, *b].into_iter().all(glyph::is_ideograph) => {
            let genre = &[*c, *d];
            COLUMNS.hold(genre) || FIELDS.hold(&[*a, *b]) && GENRES.hold(genre)
        }
        _ => false,
    };
    LABELS.hold(text) || composed()
}

/// A jump note: its page and which way it points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JumpNote {
    pub(crate) page: u32,
    pub(crate) onward: bool,
}

/// Words that open a jump note.
static JUMPS: Words = Words::new(&["下转", "转", "上接", "紧接", "接"]);

/// The jump note that `text` is, whole, with or without brackets and bullets.
pub(crate) fn jump(text: &[char]) -> Option<JumpNote> {
    let text = text.strip_prefix_any(is_bullet);
    let bullets = text.iter().rev().take_while(|&&c| is_bullet(c)).count();
    let text = &text[..text.len() - bullets];
    let inner = bracketed(text).unwrap_or(text);
    if inner.len() > 16 {
        return None;
    }
    let word = JUMPS.opening(inner)?;
    let onward = word.ends_with('转');
    let rest = inner.strip_str(word)?;
    let rest = rest.strip_str("第").unwrap_or(rest);
    let rest = rest.strip_prefix_any(|c| matches!(c, 'A'..='D' | 'a'..='d'));
    let rest: Vec<char> = rest.iter().map(|&c| misread(c)).collect();
    let digits = rest.iter().take_while(|&&c| numeral(c).is_some()).count();
    if digits == 0 || digits > 3 || !rest[digits..].starts_with_str("版") {
        return None;
    }
    let page = page_number(&rest[..digits])?;
    Some(JumpNote { page, onward })
}

/// The digit that OCR reads as another mark, where only a digit can stand.
fn misread(c: char) -> char {
    match c {
        ']' | '［' | '[' | '］' | '|' | '｜' | 'l' | 'I' | '!' => '1',
        'O' | 'o' => '0',
        _ => c,
    }
}

/// The value of a page number in Arabic or Chinese digits, up to 99.
fn page_number(digits: &[char]) -> Option<u32> {
    let ten = digits.iter().position(|&c| c == '十');
    let value = |digits: &[char]| digits.iter().try_fold(0, |sum, &c| Some(sum * 10 + numeral(c)?));
    match ten {
        None => value(digits),
        Some(at) => {
            let tens = if at == 0 { 1 } else { value(&digits[..at])? };
            Some(tens * 10 + value(&digits[at + 1..])?)
        }
    }
}

fn numeral(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        '十' => Some(10),
        _ => None,
    }
}

/// Words that open a source note in brackets.
static SOURCES: Words = Words::new(&[
    "本文来源",
    "新闻来源",
    "稿件来源",
    "来源",
    "據",
    "据",
    "摘自",
    "原载",
    "转载自",
    "转自",
    "载自",
]);

/// Words that open a source note without brackets.
static MARKED_SOURCES: Words = Words::new(&["本文来源：", "新闻来源：", "来源：", "来源:"]);

/// The name inside a source note: 新华社 in （来源：新华社）, as a range of `text`.
pub(crate) fn source(text: &[char]) -> Option<std::ops::Range<usize>> {
    let inside = bracketed(text).or_else(|| unclosed(text));
    let inner = inside.unwrap_or(text);
    let skip = usize::from(inside.is_some());
    let words = if inside.is_some() { &SOURCES } else { &MARKED_SOURCES };
    let word = words.opening(inner)?;
    let mut start = word.chars().count();
    while inner.get(start).is_some_and(|c| matches!(c, '：' | ':')) {
        start += 1;
    }
    let name = &inner[start..];
    let fits = (2..=24).contains(&name.len()) && !name.iter().any(|&c| glyph::ends_sentence(c));
    fits.then_some(skip + start..skip + inner.len())
}

/// The inside of a text that is one bracket from end to end; OCR reads some round ones as angles.
fn bracketed(text: &[char]) -> Option<&[char]> {
    let (&first, rest) = text.split_first()?;
    let (&last, inner) = rest.split_last()?;
    (matches!(first, '（' | '(' | '【' | '〔' | '［' | '[' | '〈')
        && matches!(last, '）' | ')' | '】' | '〕' | '］' | ']' | '〉'))
    .then_some(inner)
}

/// The inside of a source note whose closing bracket OCR lost or read as something else.
fn unclosed(text: &[char]) -> Option<&[char]> {
    let inner = text.strip_str("（").or_else(|| text.strip_str("("))?;
    (inner.starts_with_str("来源：") || inner.starts_with_str("来源:")).then_some(inner)
}

/// The text after its bullets. OCR reads the box before a byline as 口, the character for mouth.
fn unmarked(text: &[char]) -> &[char] {
    match text {
        ['口', rest @ ..] if is_byline(rest) => rest,
        ['口', rest @ ..] if is_name(rest) => rest,
        _ => text.strip_prefix_any(is_bullet),
    }
}

/// Whether a dateline may begin with a character.
pub(crate) fn may_be_dated(first: char) -> bool {
    telegram_close(first).is_some() || AGENCIES.may_open(first)
}

/// How many characters at the head of a paragraph are its dateline: 本报青屏1月3日电.
pub(crate) fn dateline(text: &[char]) -> Option<usize> {
    let head = &text[..text.len().min(36)];
    if let Some(close) = telegram_close(*text.first()?) {
        // The telegram form of older papers and of those in traditional print: （重慶廿日電）, 【本報訊】.
        let close = head.iter().position(|&c| c == close)?;
        let last = head.get(close.checked_sub(1)?)?;
        return (close >= 3 && matches!(last, '电' | '電' | '讯' | '訊')).then_some(close + 1);
    }
    if !AGENCIES.open(head) {
        return None;
    }
    let stop =
        head.iter().position(|&c| matches!(c, '，' | '。' | '：' | '；')).unwrap_or(head.len());
    let mark = (0..stop).find(|&at| {
        // 通讯员 and 电视台 are no marks of a dateline.
        matches!(head[at], '电' | '讯' | '電' | '訊')
            && !matches!(head.get(at + 1), Some('员' | '員' | '社' | '视' | '視' | '力' | '话'))
    })?;
    let mut end = mark + 1;
    if text.get(end).is_some_and(|&c| matches!(c, '（' | '(')) {
        let close = text[end..].iter().take(30).position(|&c| matches!(c, '）' | ')'));
        end = close.map_or(end, |close| end + close + 1);
    }
    Some(end)
}

/// The bracket that closes a dateline opened by a bracket.
fn telegram_close(open: char) -> Option<char> {
    match open {
        '（' => Some('）'),
        '【' => Some('】'),
        _ => None,
    }
}

fn is_dateline(text: &[char]) -> bool {
    dateline(text).is_some()
}

/// Words before a year.
static ERAS: Words = Words::new(&["中華民國", "中华民国", "民國", "公元"]);

/// The word that opens the day of the week.
static WEEKDAYS: Words = Words::new(&["星期"]);

/// The text after the day of the week that it begins with: 星期二.
fn after_weekday(text: &[char]) -> &[char] {
    match text.strip_str("星期") {
        Some([day, rest @ ..]) if *day == '日' || numeral(*day).is_some() => rest,
        _ => text,
    }
}

/// Whether a text is a date of figures, maybe with its day of the week: 2031.05.06 星期二.
fn is_date_of_figures(text: &[char]) -> bool {
    let figures = text.iter().take_while(|&&c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-'));
    let (date, rest) = text.split_at(figures.count());
    let mut parts = date.split(|c| !c.is_ascii_digit()).map(<[char]>::len);
    parts.next() == Some(4)
        && parts.next().is_some_and(|month| (1..=2).contains(&month))
        && parts.next().is_some_and(|day| (1..=2).contains(&day))
        && parts.next().is_none()
        && after_weekday(rest).is_empty()
}

fn is_date(text: &[char]) -> bool {
    let text = after_weekday(text);
    if is_date_of_figures(text) {
        return true;
    }
    let rest = ERAS.opening(text).and_then(|era| text.strip_str(era)).unwrap_or(text);
    let Some(year) = rest.iter().take(9).position(|&c| c == '年').filter(|&at| at > 0) else {
        return false;
    };
    let date = |&c: &char| {
        numeral(c).is_some()
            || "年月日号星期周农历壬癸甲乙丙丁戊己庚辛子丑寅卯辰巳午未申酉戌亥初廿卅正腊，,（）()."
                .contains(c)
    };
    let dated = rest.len() < text.len();
    text.len() <= 48
        && rest.contains(&'月')
        && rest.contains(&'日')
        && rest[..year]
            .iter()
            .all(|&c| numeral(c).is_some() || "廿卅拾貳叁肆伍陸柒捌玖".contains(c))
        && (dated || rest.iter().filter(|c| !date(c)).count() * 4 <= rest.len())
}

fn is_folio(text: &[char]) -> bool {
    let bare = text.strip_prefix_any(is_bullet);
    if bare.len() < text.len() && bare.starts_with_str("第") && text.len() <= 16 {
        return bare.iter().any(|c| matches!(c, '號' | '号' | '期'));
    }
    let rest = text.strip_str("第").unwrap_or(text);
    let rest = rest.strip_prefix_any(|c| matches!(c, 'A'..='D' | 'T' | 'a'..='d'));
    let digits = rest.iter().take_while(|&&c| numeral(c).is_some()).count();
    let marked = rest.len() < text.len() || rest.first() == Some(&'0');
    let (number, name) = rest.split_at(digits);
    let named = |rest: &[char]| rest.len() <= 6 && rest.iter().all(|&c| glyph::is_ideograph(c));
    (1..=3).contains(&digits)
        && (name.strip_str("版").is_some_and(named)
            || (name.is_empty() && (marked || number.len() <= 2))
            || (marked && SECTIONS.hold(name)))
        || is_numbered_section(text)
}

/// Whether a text is the name of a section and the number of its page: 要闻 04, 国际A12版.
fn is_numbered_section(text: &[char]) -> bool {
    let text = text.strip_suffix(&['版']).unwrap_or(text);
    let digits = text.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let (name, number) = text.split_at(text.len() - digits);
    let name = name.strip_suffix(&['A']).or_else(|| name.strip_suffix(&['第'])).unwrap_or(name);
    (1..=2).contains(&number.len()) && SECTIONS.hold(name)
}

/// Whether a text names sections of the paper: 农业·生态.
fn is_section(text: &[char]) -> bool {
    text.split(|&c| c == '·').all(|name| SECTIONS.hold(name))
}

/// What the name of a newspaper ends with.
#[rustfmt::skip]
static MASTHEADS: Words = Words::new(&[
    "日报", "晚报", "晨报", "早报", "时报", "商报", "快报", "导报", "都市报", "青年报", "法治报", "教育报",
    "日報", "晚報", "晨報", "早報", "時報", "新闻",
]);

/// Whether a text is the name of a newspaper; the paper of a county is often called news: 青屏新闻.
fn is_masthead(text: &[char]) -> bool {
    let is_news = || text.ends_with(&['新', '闻']);
    (3..=8).contains(&text.len())
        && MASTHEADS.close(text)
        && !(is_news() && (text.len() != 4 || is_section(text) || is_feature(text)))
}

/// Words that open a caption.
static CAPTIONS: Words =
    Words::new(&["图为", "圖為", "图①", "图②", "图一：", "上图", "下图", "左图", "右图", "图："]);

/// Words that a caption ends with.
static CREDITS: Words = Words::new(&["摄", "摄影报道", "攝", "/摄", "供图", "资料图"]);

fn is_caption(text: &[char]) -> bool {
    CAPTIONS.open(text) || (text.len() <= LONGEST_CREDITED && CREDITS.close(text))
}

fn is_enumerator(text: &[char]) -> bool {
    let inner = match text {
        ['（' | '(', .., '）' | ')'] if text.len() <= 5 => &text[1..text.len() - 1],
        [first, '、', ..] if numeral(*first).is_some() => return true,
        ['第', number, '章' | '节' | '条' | '、', ..] if numeral(*number).is_some() => {
            return true;
        }
        _ => return false,
    };
    inner.iter().all(|&c| numeral(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<char> {
        text.chars().filter(|&c| !glyph::is_blank(c)).collect()
    }

    #[test]
    fn cues() {
        let rows = [
            ("（上接第1版）", Cue::JumpFrom),
            ("(紧接第十二版)", Cue::JumpFrom),
            ("（下转第4版）", Cue::JumpOn),
            ("（来源：青屏日报）", Cue::Source),
            ("（据《清溪晚报》）", Cue::Source),
            ("□本报记者 田小禾", Cue::MarkedByline),
            ("口本报记者 田小禾", Cue::MarkedByline),
            ("口 田小禾", Cue::MarkedByline),
            ("口岸新区", Cue::Plain),
            ("〈紧接第2版)", Cue::JumpFrom),
            ("(来源:《青屏日报", Cue::Source),
            ("记者 田小禾 通讯员 何一舟", Cue::Byline),
            ("本报青屏1月3日电　全县", Cue::Dateline),
            ("本报讯（记者田小禾）昨日", Cue::Dateline),
            ("文/本报记者 田小禾", Cue::Byline),
            ("記者陳小禾／青屏報導", Cue::Byline),
            ("【記者陳小禾／青屏報導】", Cue::Byline),
            ("记者：田小禾", Cue::Byline),
            ("记者", Cue::Byline),
            ("記者池小禾／青屏報導", Cue::Byline),
            ("主持人：本报记者 池小禾", Cue::Byline),
            ("本报国际评论员 池小禾", Cue::Byline),
            ("本报今日八版", Cue::Plain),
            ("特约撰稿 欧阳禾", Cue::Byline),
            ("主持人：何一舟", Cue::Byline),
            ("何一舟 编译", Cue::Byline),
            ("司徒禾 报道", Cue::Byline),
            ("记者走进青屏山", Cue::Plain),
            ("读者在书店里", Cue::Plain),
            ("记者手记", Cue::Label),
            ("主持公道", Cue::Plain),
            ("跟踪报道", Cue::Plain),
            ("【本報訊】全縣昨日", Cue::Dateline),
            ("陳小禾", Cue::Name),
            ("田小禾", Cue::Name),
            ("小禾田", Cue::Plain),
            ("▲（上接第3版）", Cue::JumpFrom),
            ("（下转第3版）▶", Cue::JumpOn),
            ("2031年5月6日 星期二", Cue::Date),
            ("星期二　2031年5月6日", Cue::Date),
            ("2031.05.06 星期二", Cue::Date),
            ("2031.05.06.07", Cue::Plain),
            ("星期二开庭", Cue::Plain),
            ("04 国际", Cue::Folio),
            ("国际 A04版", Cue::Folio),
            ("第4版", Cue::Folio),
            ("第２版 本县新闻", Cue::Folio),
            ("青屏日报", Cue::Folio),
            ("青屏都市报", Cue::Folio),
            ("青屏新闻", Cue::Folio),
            ("图片新闻", Cue::Label),
            ("農業·生態", Cue::Plain),
            ("农业·生态", Cue::Section),
            ("中華民國二十五年十月九日 星期五 今日一張", Cue::Date),
            ("本报通讯员 纪南星", Cue::Byline),
            ("责任编辑：田小禾　版式设计：何一舟", Cue::Staff),
            ("要闻", Cue::Section),
            ("今日谈", Cue::Label),
            ("乡村视点", Cue::Label),
            ("乡村改水", Cue::Plain),
            ("茶山漫笔", Cue::Label),
            ("養生提醒", Cue::Plain),
            ("养生提醒", Cue::Label),
            ("——青屏县修路记", Cue::Dash),
            ("（二）", Cue::Enumerator),
            ("清溪路昨日通车。", Cue::Plain),
        ];
        for (text, expected) in rows {
            let running = text.contains(['，', '。']);
            assert_eq!(cue(&folded(text), running), expected, "{text}");
        }
    }

    #[test]
    fn jumps() {
        let rows = [
            ("（上接第1版）", 1),
            ("(下转A12版)", 12),
            ("上接第十二版", 12),
            ("（上接3版）", 3),
            ("(上接第]版)", 1),
            ("〈下转第l2版〉", 12),
        ];
        for (text, page) in rows {
            assert_eq!(jump(&folded(text)).map(|note| note.page), Some(page), "{text}");
        }
        for text in ["上接北京", "下转", "（接第版）", "上接第1234版"] {
            assert_eq!(jump(&folded(text)), None, "{text}");
        }
    }
}
