//! [`articles`]: which lines of a page are one article, and what each of them is.

mod adopt;
mod assign;
mod body;
mod border;
mod compose;
mod divide;
mod group;
mod heading;
mod place;
mod prepare;
mod repair;
#[cfg(feature = "serde")]
mod serial;
mod unite;
mod words;

#[cfg(feature = "fit")]
pub(crate) use border::{HEADING_FEATURES, OPENING_FEATURES};
#[cfg(feature = "fit")]
pub(crate) use compose::{borders, head_runs};
#[cfg(feature = "fit")]
pub(crate) use heading::{FEATURES as HEAD_FEATURES, tier_table};
pub(crate) use prepare::folded;
#[cfg(feature = "fit")]
pub(crate) use prepare::prepared;

use crate::{Flow, Line, Span, columns, glyph, role, sheet};

/// What stands on a page: its articles in the order of their bodies, and the rest.
///
/// ```
/// let page = jianbao::articles("清溪路昨日通车\n\n　　昨日，青屏县清溪路通车。\n\n第2版\n");
/// assert_eq!(page.articles.len(), 1);
/// assert_eq!(page.furniture[0].text(), "第2版");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "版面")]
pub struct Page {
    /// The articles, in the order in which their bodies (or headlines) stand.
    pub articles: Vec<Article>,
    /// Masthead, folio, date line, editors, and what belongs to no article 版面信息.
    pub furniture: Vec<Flow>,
}

/// One article of a page.
///
/// ```
/// let text = "清溪路昨日通车\n□本报记者 田小禾\n　　昨日，青屏县清溪路通车。\n";
/// let article = &jianbao::articles(text).articles[0];
/// assert_eq!(article.title.as_ref().unwrap().text(), "清溪路昨日通车");
/// assert_eq!(article.byline.as_ref().unwrap().text(), "□本报记者 田小禾");
/// assert_eq!(article.subtitle, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[doc(alias = "文章")]
#[doc(alias = "稿件")]
pub struct Article {
    /// The name of the section it stands in 栏目: 评论, 国际.
    pub label: Option<Flow>,
    /// The line above the headline 引题.
    pub kicker: Option<Flow>,
    /// The headline 主题.
    pub title: Option<Flow>,
    /// The line below the headline 副题, without a leading ——.
    pub subtitle: Option<Flow>,
    /// Who wrote it 署名, as printed: □本报记者 ….
    pub byline: Option<Flow>,
    /// Where it was taken from 来源: 新华社.
    pub source: Option<Note>,
    /// Place and date at the head of the first paragraph 电头; it stays in the paragraph too.
    pub dateline: Option<Flow>,
    /// The page that it goes on from 上接.
    pub continued_from: Option<Jump>,
    /// The page that it goes on to 下转.
    pub continued_on: Option<Jump>,
    /// The paragraphs, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Captions of its pictures 图片说明.
    pub captions: Vec<Flow>,
}

/// A paragraph of an article.
///
/// ```
/// let text = "清溪路昨日通车\n　　昨日，青屏县清溪路通车，\n全长三公里。\n";
/// let paragraph = &jianbao::articles(text).articles[0].paragraphs[0];
/// assert_eq!(paragraph.flow.text(), "昨日，青屏县清溪路通车，全长三公里。");
/// assert_eq!(paragraph.flow.spans().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "段落")]
pub struct Paragraph {
    /// The text and where it stands.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub flow: Flow,
    /// Whether it is running text or a heading inside the body.
    pub kind: ParagraphKind,
}

/// What a [`Paragraph`] is.
///
/// ```
/// use jianbao::ParagraphKind;
///
/// let text = "清溪路昨日通车\n　　昨日，青屏县清溪路通车，\n全长三公里。\n";
/// let paragraphs = &jianbao::articles(text).articles[0].paragraphs;
/// assert!(paragraphs.iter().all(|one| one.kind == ParagraphKind::Body));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[doc(alias = "小标题")]
pub enum ParagraphKind {
    /// Running text 正文.
    #[default]
    Body,
    /// A heading inside the body 小标题.
    Subhead,
}

/// A value read from a line that prints more than the value: 新华社 from （来源：新华社）.
///
/// ```
/// let text = "清溪路昨日通车\n　　昨日，青屏县清溪路通车。\n　　（来源：《屏山日报》）\n";
/// let page = jianbao::articles(text);
/// let source = page.articles[0].source.as_ref().unwrap();
/// assert_eq!(source.text, "《屏山日报》");
/// assert_eq!(&text[source.spans[0]], "（来源：《屏山日报》）");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
#[doc(alias = "来源")]
pub struct Note {
    /// The value.
    pub text: String,
    /// Where the whole note stands, brackets and marks included.
    pub spans: Vec<Span>,
}

/// A jump line 转版: the page that an article goes on from or to.
///
/// ```
/// let text = "清溪路昨日通车\n　　昨日，青屏县清溪路通车。\n（下转第3版）\n";
/// let page = jianbao::articles(text);
/// let jump = page.articles[0].continued_on.as_ref().unwrap();
/// assert_eq!(jump.page, 3);
/// assert_eq!(&text[jump.spans[0]], "（下转第3版）");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[doc(alias = "转版")]
#[doc(alias = "下转")]
#[doc(alias = "上接")]
pub struct Jump {
    /// The number of the page.
    pub page: u32,
    /// Where the whole note stands, brackets included.
    pub spans: Vec<Span>,
}

/// The articles of a page.
///
/// Every character that is not blank lies in exactly one span of the page: of a headline, a
/// byline, a note, a paragraph, a caption or the furniture. A text longer than any printed page
/// (4,096 lines) is parted at wide gaps, else behind a sentence, into parts of up to 1,024 lines, and each
/// part taken alone; for the pages of a file there is [`pages`](crate::pages()).
///
/// ```
/// let text = "\
/// 清溪路昨日通车
/// □本报记者 田小禾
/// 　　昨日上午，青屏县清溪路
/// 正式通车，全长三公里，沿途
/// 有五个村。
/// 　　这条路去年三月开工，总
/// 投资两亿元。
/// ";
/// let article = &jianbao::articles(text).articles[0];
/// assert_eq!(article.title.as_ref().unwrap().text(), "清溪路昨日通车");
/// assert_eq!(article.paragraphs[1].flow.text(), "这条路去年三月开工，总投资两亿元。");
/// ```
#[doc(alias = "文章")]
#[doc(alias = "版面分析")]
pub fn articles(page: &str) -> Page {
    let lines = prepare::prepared(page, &columns(page));
    let mut whole = Page::default();
    for lines in sheets(page, &lines) {
        let Page { articles, furniture } = compose::page(page, lines.to_vec());
        whole.articles.extend(articles);
        whole.furniture.extend(furniture);
    }
    whole
}

/// The lines of one page at a time: those of a text of many are parted at wide gaps, else behind a
/// sentence, so that headlines look for their bodies near them.
fn sheets<'l>(page: &str, lines: &'l [Line]) -> impl Iterator<Item = &'l [Line]> {
    // Where each character has a line, many make a row.
    let row = if role::is_ribbon(page, lines) { role::MEASURE } else { 1 };
    // What is mended on one page makes headlines look for their bodies in the whole part.
    let most = if lines.len() > sheet::MOST * row { sheet::MOST / 4 } else { sheet::MOST };
    sheet::sheets(lines, most * row, |above, line| {
        (line.gap, page[above.span].ends_with(glyph::ends_sentence))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_many_pages_is_taken_one_by_one() {
        let tight = "清溪路昨日通车，\n全长三公里。\n";
        let spaced = "清溪路昨日通车，\n全长三公里。\n\n";
        for page in [tight, spaced] {
            let text = page.repeat(sheet::MOST);
            let lines: Vec<Line> = crate::lines(&text).collect();
            let sheets: Vec<&[Line]> = sheets(&text, &lines).collect();
            assert_eq!(sheets.concat(), lines);
            for sheet in sheets {
                assert!(sheet.len() < sheet::MOST / 4, "{}", sheet.len());
                assert!(text[sheet[0].span].starts_with('清'));
            }
        }
    }
}
