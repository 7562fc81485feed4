//! [`columns`]: a page taken apart into columns in reading order.
//!
//! Extractors that keep the looks of a page write text that stands side by side on one line. It is
//! taken apart in three steps:
//!
//! 1. Rows are cut into pieces (`cut`): at two blanks or more for certain; at one blank where the
//!    widths on both sides recur in the rows around, as the measures of columns do. A line blown up
//!    with a blank between all characters counts by its plain width. A small net then looks at each
//!    single blank again (`blank`, `revise`): headlines have no measure, but go on in the next row.
//! 2. Pieces are dealt out to columns (`deal`, `way`): an article has a line in each of its columns,
//!    row by row, so that its pieces come in turn. Several ways of dealing are followed at a time
//!    and weighed by place, measure, the turn, and by what the lines say: how one ends, whether the
//!    next is indented, and how often the characters at the join stand together in news text
//!    (`pair`). A column so dealt is a strand (`strand`).
//! 3. Strands are taken apart wherever a line does not surely go on the line before, which a small
//!    net tells (`bond`), and the parts linked again (`link`): each to the part below, or to the head
//!    of the next column, or to none. What speaks for a link (`fact`) is place, measure, size, what
//!    stands beside, above and below both ends, how the words at the seam and those of the whole
//!    parts go together, and what the parts look like. The weights are fitted on typeset pages. Of
//!    all links the set is sought whose sum is best (`chain`); parts that are surely one are linked
//!    first and weighed as one after (`order`).
//!
//! Other extractors write a page box by box and sort the boxes by height, so that the columns of an
//! article are woven into each other. Where many boxes that break off do not go on after the blank
//! line, they are handed back to their columns (`weave`, `story`, `stitch`) and, with that for
//! evidence, linked into threads as parts are (`thread`); else single ones that come before what they
//! go on are put behind it (`turn`).

mod band;
mod beam;
mod blank;
mod bond;
mod chain;
mod clue;
mod cut;
mod deal;
mod fact;
#[cfg(feature = "fit")]
pub mod fit;
mod gutter;
mod link;
mod lists;
mod manner;
mod mark;
mod order;
mod revise;
mod seam;
mod shape;
mod stand;
mod stitch;
mod story;
mod strand;
mod thread;
mod token;
mod turn;
mod way;
mod weave;
mod word;

use crate::{Line, glyph, sheet};
use cut::{Draft, Piece};
use manner::{MERGED, Manner, PICTURE};
use order::Order;
use strand::Strand;

/// A run of lines that stand below each other.
///
/// ```
/// let columns = jianbao::columns("清溪路昨日通车。");
/// assert_eq!(columns[0].lines[0].width, 16);
/// ```
#[doc(alias = "栏")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Column {
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
}

/// The columns of a page in reading order.
///
/// Every character that is not blank lies in exactly one line of one column. A page without text
/// side by side is one column, its lines as [`lines`](crate::lines()) gives them: three rows with an inner gap of
/// two blanks, or four that repeat a width before a single blank, are what it takes to think
/// otherwise. A column of a page that was taken apart may break off in mid-sentence and go on with
/// the next column; [`Line::indent`] then counts from the left edge of the column, and is 0 where
/// a piece was cut at a single blank; [`Line::gap`] of its first line is 0 where it goes on the
/// column before, 1 where that is doubtful, and 2 at least where it begins something else. A text
/// longer than any printed page (4,096 pieces) is parted at wide gaps, each part put in order alone.
///
/// ```
/// let page = "\
/// 　　清溪路昨日通车，    青屏县三年来新修
/// 全长三公里，双向四    公路八十公里，村村
/// 车道。                通了客车。
/// ";
/// let columns = jianbao::columns(page);
/// let text: Vec<&str> =
///     columns.iter().flat_map(|column| &column.lines).map(|line| &page[line.span]).collect();
/// assert_eq!(text[..3], ["清溪路昨日通车，", "全长三公里，双向四", "车道。"]);
/// assert_eq!(text[3..], ["青屏县三年来新修", "公路八十公里，村村", "通了客车。"]);
/// ```
///
/// # Limits
///
/// Which article a headline beside two bodies belongs to is not decided here. Lines in the wrong
/// order, without text side by side, stay as they are unless they are boxes with blank lines
/// between. Where headlines stand beside bodies, rows of both interleave, and the order of the first
/// lines can be wrong. A box whose lines come from two columns stays as it is. Lines that an extractor
/// wrote alternately, or a character each, are put together by [`reflow_lines`](crate::reflow_lines) and
/// [`articles`](crate::articles()) and stand here as they came.
#[doc(alias = "分栏")]
pub fn columns(page: &str) -> Vec<Column> {
    let mut lines = Vec::with_capacity(page.len() / LINE);
    lines.extend(crate::lines(page));
    if let Some((pieces, manner)) = side_by_side(page, &lines) {
        return sheets(&pieces).flat_map(|pieces| ordered(page, pieces, manner)).collect();
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let ordered = weave::columns(page, &lines).or_else(|| turn::columns(page, &lines));
    ordered.unwrap_or_else(|| vec![Column { lines }])
}

/// Most lines have more bytes.
const LINE: usize = 24;

/// The pieces of a page that has text side by side, and the manner of the page.
fn side_by_side(page: &str, lines: &[Line]) -> Option<(Vec<Piece>, &'static Manner)> {
    let (draft, manner) = drafted(page, lines)?;
    let mut pieces = revise::pieces(page, lines, &draft, manner.places);
    if !manner.places {
        for piece in &mut pieces {
            piece.placed = false;
        }
    }
    Some((pieces, manner))
}

/// The pieces of such a page by widths alone.
fn drafted(page: &str, lines: &[Line]) -> Option<(Draft, &'static Manner)> {
    let manner = manner(page, lines)?;
    let draft = Draft::new(page, lines);
    let parted = || many(draft.pieces.len() - lines.len(), lines.len());
    (manner.places || parted()).then_some((draft, manner))
}

/// The pieces of one page at a time: those of a text of many are parted at wide gaps.
fn sheets(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    sheet::sheets(pieces, sheet::MOST, |above, piece| (piece.row != above.row).then_some(piece.gap))
}

/// The columns that the pieces of a page make, in reading order.
fn ordered(page: &str, pieces: &[Piece], manner: &Manner) -> Vec<Column> {
    let strands = deal::strands(pieces, manner);
    let parts = strand::parts(page, &strands, manner);
    let order = order::order(page, &parts, manner.places);
    order.chains.iter().flat_map(|chain| joined(&parts, chain, &order)).collect()
}

/// The manner of a page by its blanks: whether they keep columns apart as on the printed page, or
/// single blanks within lines are frequent enough for columns to stand side by side.
fn manner(page: &str, lines: &[Line]) -> Option<&'static Manner> {
    let (mut apart, mut parted) = (0, 0);
    for line in lines.iter().filter(|line| !line.is_wide()) {
        let blanks = glyph::spaces(&page.as_bytes()[line.span.range()]) as u32;
        if blanks == 0 {
            continue;
        }
        apart += usize::from(blanks > 1 && page[line.span].contains("  "));
        if apart > 2 && apart * 12 > lines.len() {
            return Some(&PICTURE);
        }
        // In a line that was blown up they tell nothing.
        let few = line.width > NARROW && blanks <= line.width / BLOWN;
        parted += usize::from(few && gutter::may_stand_in(&page[line.span]));
    }
    many(parted, lines.len()).then_some(&MERGED)
}

/// A line is blown up if a cell of fewer is a blank.
const BLOWN: u32 = 5;
/// The cells of a line that is hardly two columns.
const NARROW: u32 = 32;

/// Whether so many lines of a page are more than its headlines and bylines.
fn many(some: usize, all: usize) -> bool {
    some > 4 && some * 50 > all
}

/// The columns of a chain of parts; parts of one strand that stayed together are one column again.
fn joined(parts: &[Strand<'_>], chain: &[usize], order: &Order) -> Vec<Column> {
    let follows =
        |a: &Strand<'_>, b: &Strand<'_>| a.index == b.index && a.last().row < b.first().row;
    let runs = chain.chunk_by(|&a, &b| follows(&parts[a], &parts[b]));
    let column = |run: &[usize]| {
        let left = run.iter().map(|&part| parts[part].left).min().unwrap_or(0);
        let count = run.iter().map(|&part| parts[part].pieces.len()).sum();
        let mut lines = Vec::with_capacity(count);
        for (at, &part) in run.iter().enumerate() {
            let first = lines.len();
            lines.extend(parts[part].pieces.iter().map(|piece| line(piece, left)));
            let Line { gap, .. } = &mut lines[first];
            *gap = match (part == chain[0], order.doubtful[part]) {
                (true, _) => (*gap).max(2),
                (false, true) => 1,
                (false, false) if at == 0 => 0,
                _ => *gap,
            };
        }
        Column { lines }
    };
    runs.map(column).collect()
}

fn line(piece: &Piece, left: u32) -> Line {
    let indent = if piece.placed { piece.x.saturating_sub(left) } else { 0 };
    Line { span: piece.span, indent, width: piece.width, gap: piece.gap }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a row, a page, and its lines in reading order.
    type Row = (&'static str, &'static str, &'static [&'static str]);

    const ROWS: &[Row] = &[
        ("nothing", " \n\n", &[]),
        (
            "a meaningful blank stays",
            "减负不减质 提速又提效\n清溪路昨日通车，全长\n三公里。\n本报记者 林一禾",
            &["减负不减质 提速又提效", "清溪路昨日通车，全长", "三公里。", "本报记者 林一禾"],
        ),
        (
            "gutters of blanks",
            "    清溪路昨日通车，     青屏县三年来新修\n\
             全长三公里，双向四     公路八十公里，村村\n\
             车道。                 通了客车。\n",
            &[
                "清溪路昨日通车，",
                "全长三公里，双向四",
                "车道。",
                "青屏县三年来新修",
                "公路八十公里，村村",
                "通了客车。",
            ],
        ),
        (
            "a column goes on in the next",
            "    清溪路昨日正式通     八十公里，村村通了\n\
             车。青屏县三年来新     客车。今年还要再修\n\
             建了农村公路三百二     二十公里。\n\
             十公里，改造了老路\n",
            &[
                "清溪路昨日正式通",
                "车。青屏县三年来新",
                "建了农村公路三百二",
                "十公里，改造了老路",
                "八十公里，村村通了",
                "客车。今年还要再修",
                "二十公里。",
            ],
        ),
        (
            "one blank between columns of one measure",
            "清溪路昨日正式通车，青屏 公里，改造了老路八十公里\n\
             县城到各乡镇的时间缩短了 ，村村通了客车。今年全县\n\
             一半。三年来，全县新建了 还要再修二十公里，让群众\n\
             农村公路，总长三百二十多 出行更加方便，生活更美好\n\
             个标段全部完工，投入使用 ，日子一天比一天过得红火\n",
            &[
                "清溪路昨日正式通车，青屏",
                "县城到各乡镇的时间缩短了",
                "一半。三年来，全县新建了",
                "农村公路，总长三百二十多",
                "个标段全部完工，投入使用",
                "公里，改造了老路八十公里",
                "，村村通了客车。今年全县",
                "还要再修二十公里，让群众",
                "出行更加方便，生活更美好",
                "，日子一天比一天过得红火",
            ],
        ),
        (
            "a first line is written below, as its indent makes a gap",
            "清溪路昨日正式通车，青屏 果蔬当天就能运到省城卖。\n\
             县城到各乡镇的时间缩短了\n\
             今年全县还要再修二十\n\
             一半。三年来，全县新建了 公里，让群众日子一天比一\n\
             农村公路，总长三百二十多 天过得红火，把家乡建设得\n\
             个标段全部完工，投入使用 更加美丽，欢迎八方来客到\n\
             ，沿线村民出行更加方便， 青屏做客。\n",
            &[
                "清溪路昨日正式通车，青屏",
                "县城到各乡镇的时间缩短了",
                "一半。三年来，全县新建了",
                "农村公路，总长三百二十多",
                "个标段全部完工，投入使用",
                "，沿线村民出行更加方便，",
                "果蔬当天就能运到省城卖。",
                "今年全县还要再修二十",
                "公里，让群众日子一天比一",
                "天过得红火，把家乡建设得",
                "更加美丽，欢迎八方来客到",
                "青屏做客。",
            ],
        ),
    ];

    #[test]
    fn lines_come_in_reading_order() {
        for (name, page, expected) in ROWS {
            let columns = columns(page);
            let lines = columns.iter().flat_map(|column| &column.lines);
            let texts: Vec<&str> = lines.map(|line| &page[line.span]).collect();
            assert_eq!(texts, *expected, "{name}");
        }
    }

    #[test]
    fn indents_count_from_the_left_edge_of_the_column() {
        let page = ROWS[2].1;
        let indents: Vec<u32> =
            columns(page).iter().flat_map(|c| &c.lines).map(|line| line.indent).collect();
        assert_eq!(indents[..3], [4, 0, 0]);
    }

    #[test]
    fn a_text_of_many_pages_is_taken_one_by_one() {
        let page = format!("{}\n\n", ROWS[2].1);
        let once: Vec<&str> = columns(&page)
            .iter()
            .flat_map(|column| column.lines.iter().map(|line| &page[line.span]))
            .collect();
        let text = page.repeat(2 * sheet::MOST / once.len());
        let pieces = Draft::new(&text, &crate::lines(&text).collect::<Vec<_>>()).pieces;
        let sheets: Vec<&[Piece]> = sheets(&pieces).collect();
        assert_eq!(sheets.concat().len(), pieces.len());
        for sheet in sheets {
            assert!(sheet.len() <= sheet::MOST, "{}", sheet.len());
            assert_eq!(&text[sheet[0].span], once[0]);
        }
    }

    #[test]
    fn a_page_in_one_column_is_left_alone() {
        let page = "本报讯 清溪路昨日通车。\n\n　　全长三公里，GDP 增长\n5%。";
        let expected: Vec<Line> = crate::lines(page).collect();
        assert_eq!(columns(page), [Column { lines: expected }]);
    }

    #[test]
    fn blanks_that_marks_and_letters_leave_part_no_columns() {
        let page = "\
            青屏县清溪路昨日通车，“ 断头路” 成了“ 致富路”\n\
            全长三公里，共投入 320 万元，架桥 2 座，比计划\n\
            提前 15 天完工。负责人何· 田· 安说，“ 下一步” 要\n\
            把“ 四好” 农村路修到家门口，年内再修 20 公里，\n\
            让“ 快递进村” 不再绕远，村民的“ 土特产” 也能\n\
            当天运到省城。石桥乡已有 12 户人家开起“ 农家\n\
            乐” ，一年多收 3 万元。“ 路通了，心也通了。” 村\n\
            民林一禾说，孩子上学再也不用“ 翻山越岭” 了。";
        let expected: Vec<Line> = crate::lines(page).collect();
        assert_eq!(columns(page), [Column { lines: expected }]);
    }
}
