//! Bylines, told by the words for those who write and by their names.

use super::words::{Folded, Sieve, Words, may_hold};
use crate::glyph;
use crate::surname::{DOUBLE, RARER, SURNAMES, TRADITIONAL};

/// Words that open a byline, and nothing else.
#[rustfmt::skip]
pub(super) static WRITERS: Words = Words::new(&[
    "本报记者", "本报通讯员", "本报评论员", "本报特约", "本报首席", "本报实习", "本报特派", "本报见习", "本报编译", "本报驻", "本刊记者",
    "本刊特约", "晚报记者", "晨报记者", "日报记者", "新华社记者", "通讯员", "特约记者", "特约撰稿", "特约通讯员", "特约评论员", "特派记者",
    "实习生", "实习记者", "首席记者", "见习记者", "全媒体记者", "融媒体记者", "融媒记者", "撰稿", "撰文", "采写", "采访整理", "文/", "文／",
    "文｜", "文：", "图/", "图／", "图/文", "图文/", "文图/", "文/图", "本報記者", "本報通訊員", "本報特派", "本報特約", "本報實習", "本報駐",
    "本刊記者", "通訊員", "特約記者", "特約撰稿", "特派記者", "特派員", "實習記者", "採訪整理", "圖/", "圖／",
]);

/// Words that open a byline where a name follows.
#[rustfmt::skip]
pub(super) static MENTIONS: Words = Words::new(&[
    "记者", "作者", "读者", "评论员", "主持人", "主持", "口述", "整理", "编译", "翻译", "摄影", "制图", "采访", "主讲人", "記者", "讀者", "評論員",
    "編譯", "攝影", "採訪",
]);

/// Words that a writer of the paper is called by.
#[rustfmt::skip]
static REPORTERS: Words = Words::new(&[
    "记者", "评论员", "通讯员", "特约撰稿", "编辑部", "記者", "評論員", "通訊員", "編輯部",
]);

/// Words that close a byline after a name.
#[rustfmt::skip]
pub(super) static WORKS: Words = Words::new(&[
    "报道", "報導", "報道", "编译", "編譯", "摘编", "整理", "编辑", "译", "文", "文/图", "文/摄", "图/文", "文并摄", "摄影并文", "撰文", "专访", "專訪",
]);

/// Words for what people do, before their names.
#[rustfmt::skip]
static WORKERS: Words = Words::new(&[
    "居民", "市民", "村民", "农民", "社员", "茶农", "菜农", "果农", "牧民", "渔民", "职工", "工人", "矿工", "员工", "司机", "船长",
    "工程师", "技术员", "农技员", "会计", "教师", "老师", "校长", "教授", "讲师", "学生", "研究生", "班主任", "辅导员", "院士", "博士",
    "研究员", "医生", "医师", "护士", "护士长", "药师", "院长", "主任", "律师", "法官", "检察官", "民警", "警察", "战士", "班长",
    "排长", "连长", "指导员", "干事", "干部", "书记", "队长", "站长", "所长", "处长", "科长", "局长", "厂长", "经理", "董事长",
    "委员", "代表", "会员", "队员", "教练", "编辑", "作家", "诗人", "导演", "演员", "画家", "学者", "专家", "顾问", "分析师", "营养师",
    "咨询师", "规划师", "设计师", "工作者", "爱好者", "志愿者", "离休", "退休", "家长", "读者", "作者", "编者", "记者", "通讯员",
    "農民", "漁民", "職工", "員工", "司機", "工程師", "教師", "老師",
    "校長", "講師", "學生", "醫生", "醫師", "護士", "藥師", "院長", "律師", "檢察官", "議員", "隊長", "站長", "所長", "處長",
    "經理", "董事長", "委員", "會員", "隊員", "教練", "編輯", "詩人", "導演", "演員", "畫家", "學者", "專家", "顧問", "分析師",
    "愛好者", "家長", "讀者", "編者", "記者", "通訊員",
]);

/// Names for several who write, at the end of a byline.
#[rustfmt::skip]
static DESKS: Words = Words::new(&[
    "报道组", "通讯组", "采访组", "记者组", "写作组", "课题组", "调研组", "编写组", "评论组", "记者站", "通讯站", "广播站", "编辑部",
    "采访团", "报道团", "宣传部", "宣传科", "宣传处", "宣传股", "报导组", "編輯部", "採訪組", "報道組", "報導組", "採訪團", "專題組",
]);

/// Whether a text tells who wrote it: a word for that and a name, in either order.
pub(super) fn is_byline(text: &[char]) -> bool {
    WRITERS.open(text) || is_mention(text) || is_work(text) || is_of_paper(text)
}

/// Whether a text is a word for a writer and a name: 记者 田小禾.
fn is_mention(text: &[char]) -> bool {
    let rest = MENTIONS.opening(text).and_then(|word| text.strip_str(word));
    let Some(rest) = rest else { return false };
    let name = rest.strip_prefix_any(parts_credit);
    let is_rare =
        || matches!(name, [first, given @ ..] if RARER.contains(*first) && is_given(given));
    // Marks tell that a name stands there.
    let is_marked = || name.len() < rest.len() && (is_given(name) || is_byline(name));
    // A blank may have parted the word from the name.
    rest.is_empty() || surname(name) > 0 || is_rare() || is_marked() || is_credited(name)
}

/// Whether a text is a name and what its bearer did: 田小禾 编译.
fn is_work(text: &[char]) -> bool {
    WORKS.closing(text).is_some_and(|word| {
        let name = &text[..text.len() - word.chars().count()];
        is_name(name.strip_suffix(&['/']).unwrap_or(name))
    })
}

/// Whether a text opens with somebody of the paper: 本报驻京记者, 本报国际评论员.
fn is_of_paper(text: &[char]) -> bool {
    let rest = text.strip_str("本报").or_else(|| text.strip_str("本報"));
    rest.is_some_and(|rest| {
        (1..=6).any(|at| rest.get(at..).is_some_and(|rest| REPORTERS.open(rest)))
    })
}

/// Whether a text is a name, a slash, and where or how it was reported: 田小禾／青屏报道.
fn is_credited(text: &[char]) -> bool {
    let slash = text.iter().take(9).position(|&c| matches!(c, '/' | '／'));
    slash.is_some_and(|at| (2..=8).contains(&at) && WORKS.close(text))
}

/// Whether a mark stands between a word for a writer and a name.
fn parts_credit(c: char) -> bool {
    matches!(c, '：' | ':' | '/' | '／' | '｜')
}

/// Whether a text may be the name of a person: a common surname and one or two ideographs.
pub(super) fn is_name(text: &[char]) -> bool {
    let surname = surname(text);
    surname > 0 && is_given(&text[surname..])
}

/// How many characters of the head of a text are a common surname.
fn surname(text: &[char]) -> usize {
    let Some(&first) = text.first() else { return 0 };
    if DOUBLES.open(text) { 2 } else { usize::from(is_surname(first)) }
}

/// Whether a character is a common surname.
pub(super) fn is_surname(c: char) -> bool {
    may_hold(&SURNAME_SIEVE, c.into()) && (SURNAMES.contains(c) || TRADITIONAL.contains(c))
}

static DOUBLES: Words = Words::new(DOUBLE);
static SURNAME_SIEVE: Sieve = Words::letters(&[SURNAMES, TRADITIONAL]);
static RARER_SIEVE: Sieve = Words::letters(&[RARER]);

/// Whether a text may be a given name.
fn is_given(text: &[char]) -> bool {
    (1..=2).contains(&text.len()) && text.iter().all(|&c| glyph::is_ideograph(c))
}

/// Whether a line is the names of two or three people with blanks between, one at least with a common
/// surname.
pub(super) fn is_names(line: &str) -> bool {
    let (mut names, mut common) = (0, false);
    let all = line.split(glyph::is_blank).filter(|part| !part.is_empty()).all(|part| {
        names += 1;
        let mut name = [' '; 4];
        let length = part.chars().zip(&mut name).map(|(c, slot)| *slot = c).count();
        let name = &name[..length];
        common |= is_name(name);
        is_name(name) || is_given(&name[1..]) && RARER.contains(name[0])
    });
    all && common && (2..=3).contains(&names)
}

/// Whether a line ends with the name of a person after a blank.
pub(super) fn is_signed(line: &str) -> bool {
    let last = line.trim_end_matches(glyph::is_blank).rsplit_once(glyph::is_blank);
    last.is_some_and(|(_, last)| {
        let mut name = [' '; 5];
        let length = last.chars().zip(&mut name).map(|(c, slot)| *slot = c).count();
        is_name(&name[..length])
    })
}

/// Whether a text ends with a name after a word for what its bearer does, or with a name for several
/// who write.
pub(super) fn is_of_writer(text: &str) -> bool {
    let mut from_end = text.chars().rev();
    let [Some(last), Some(second), Some(third), fourth] = [(); 4].map(|()| from_end.next()) else {
        return false;
    };
    // What a word ends with is cheaper to tell than a surname.
    let may_be_called = |word: char, name: char| WORKERS.may_close(&[word]) && is_any_surname(name);
    if !(DESKS.may_close(&[last])
        || may_be_called(third, second)
        || fourth.is_some_and(|fourth| may_be_called(fourth, third)))
    {
        return false;
    }
    let text: Vec<char> = text.chars().collect();
    let is_called = |length: usize| {
        let (words, name) = text.split_at(text.len() - length);
        is_any_surname(name[0]) && is_given(&name[1..]) && WORKERS.close(words)
    };
    is_called(2) || is_called(3) || text.len() > 4 && DESKS.close(&text)
}

/// Whether a character is a surname, common or not.
fn is_any_surname(c: char) -> bool {
    is_surname(c) || may_hold(&RARER_SIEVE, c.into()) && RARER.contains(c)
}

/// Whether a mark is one that a list of names does not hold.
pub(super) fn parts_sentences(c: char) -> bool {
    glyph::ends_sentence(c) || c == '，'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_are_told_by_what_they_do_and_by_their_names() {
        for text in ["柳河乡茶农田小禾", "石桥村民屠禾", "县医院護士陳小禾", "青屏县报道组"]
        {
            assert!(is_of_writer(text), "{text}");
        }
        for text in ["清溪路昨日通车", "茶农笑了", "报道组", "禾", ""] {
            assert!(!is_of_writer(text), "{text}");
        }
        assert!(is_signed("柳河乡　田小禾") && !is_signed("田小禾") && !is_signed("柳河乡 通车"));
    }
}
