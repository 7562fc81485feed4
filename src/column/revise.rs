//! Rows cut into pieces, with the blanks told that widths cannot tell.

use std::ops::Range;

use super::blank::{Blank, Side};
use super::cut::{Draft, Piece, Pieces, is_last};
use super::token::Token;
use crate::{Line, Span};

/// How many rows above and below are looked at for where pieces begin.
const AROUND: usize = 8;

/// The pieces of all lines.
pub(super) fn pieces(page: &str, lines: &[Line], draft: &Draft, places: bool) -> Vec<Piece> {
    let mut out = Pieces::new(page, draft.pieces.len() * 9 / 8);
    let spots = Spots::new(&draft.pieces);
    let mut ends = Vec::new();
    for index in 0..lines.len() {
        if is_settled(lines, draft, index) {
            out.extend(draft.of(index));
            continue;
        }
        let row = Row::new(page, lines, (draft, &spots), index);
        for (stretch, pieces) in row.stretches() {
            ends.clear();
            let mut changed = false;
            let parts = |at: &usize| match row.blank(stretch, *at) {
                Ok(blank) => {
                    let parts = blank.parts(page, places);
                    changed |= parts != blank.cut;
                    parts
                }
                Err(cut) => cut,
            };
            ends.extend((1..stretch.len()).filter(parts));
            ends.push(stretch.len());
            match pieces.first() {
                Some(first) if changed => {
                    out.add(stretch, &ends, (first.row, first.gap));
                }
                _ => out.extend(pieces),
            }
        }
    }
    out.all
}

/// The texts on both sides of each single blank, up to the next, and the slots of the net for it.
#[cfg(feature = "fit")]
pub(super) fn blanks(
    page: &str,
    lines: &[Line],
    draft: &Draft,
) -> Vec<([crate::Span; 2], Vec<usize>)> {
    let spots = Spots::new(&draft.pieces);
    let mut out = Vec::new();
    for index in (0..lines.len()).filter(|&index| !is_settled(lines, draft, index)) {
        let row = Row::new(page, lines, (draft, &spots), index);
        for (stretch, _) in row.stretches() {
            let blanks =
                (1..stretch.len()).filter_map(|at| Some((at, row.blank(stretch, at).ok()?)));
            out.extend(blanks.map(|(at, blank)| {
                ([stretch[at - 1].span, stretch[at].span], blank.slots(page).to_vec())
            }));
        }
    }
    out
}

/// Whether the pieces of a line are as they are drafted.
fn is_settled(lines: &[Line], draft: &Draft, index: usize) -> bool {
    is_last(lines, index) || draft.rows.is_crowd(index)
}

/// A line, its pieces as they are drafted, and what stands around.
struct Row<'r> {
    page: &'r str,
    draft: &'r Draft,
    spots: &'r Spots,
    index: usize,
    gaps: [u32; 2],
}

impl<'r> Row<'r> {
    fn new(
        page: &'r str,
        lines: &[Line],
        (draft, spots): (&'r Draft, &'r Spots),
        index: usize,
    ) -> Self {
        let below = lines.get(index + 1).map_or(2, |line| line.gap);
        Self { page, draft, spots, index, gaps: [lines[index].gap, below] }
    }

    /// The stretches of the row and the pieces of each.
    fn stretches(&self) -> impl Iterator<Item = (&'r [Token], &'r [Piece])> {
        let mut rest = self.draft.of(self.index);
        self.draft.rows.row(self.index).map(move |stretch| {
            let end = stretch.last().map_or(0, |token| token.span.end);
            let own;
            (own, rest) = rest.split_at(rest.partition_point(|piece| piece.span.end <= end));
            (stretch, own)
        })
    }

    /// The blank before a token of a stretch; where both sides are single characters, only whether
    /// widths part them there.
    fn blank(&self, stretch: &[Token], at: usize) -> Result<Blank<'r>, bool> {
        let pieces = self.draft.of(self.index);
        let start = stretch[at].span.start;
        let after = pieces.partition_point(|piece| piece.span.start <= start);
        let right = &pieces[after - 1];
        let cut = right.span.start == start;
        if stretch[at - 1].is_single() && stretch[at].is_single() {
            return Err(cut);
        }
        let left = if cut { &pieces[after - 2] } else { right };
        let [above, below] = self.neighbours();
        let (begun, covered) = self.around(stretch[at].x);
        Ok(Blank {
            left: self.side(left, &stretch[..at]),
            right: self.side(right, &stretch[at..]),
            cut,
            before: after - 1 - usize::from(cut),
            after: pieces.len() - after,
            measure: self.draft.measures[self.index],
            gaps: self.gaps,
            above,
            below,
            begun,
            covered,
        })
    }

    /// The pieces of the rows above and below.
    fn neighbours(&self) -> [&'r [Piece]; 2] {
        let above = self.index.checked_sub(1).map_or(&[][..], |above| self.draft.of(above));
        let is_last = self.index + 1 == self.draft.ends.len();
        [above, if is_last { &[] } else { self.draft.of(self.index + 1) }]
    }

    /// What some tokens make that are part of a piece.
    fn side(&self, piece: &Piece, tokens: &[Token]) -> Side {
        let from = tokens.partition_point(|token| token.span.start < piece.span.start);
        let to = tokens.partition_point(|token| token.span.end <= piece.span.end);
        let own = &tokens[from..to];
        let (first, last) = (own[0].span, own[own.len() - 1].span);
        let span = Span::new(first.start, last.end);
        let cells = own.iter().map(|token| token.width).sum();
        Side::new(self.page, piece, span, cells, own.len() as u32 - 1)
    }

    /// How many rows near this one have a piece that begins at `x`, and how many text around it.
    fn around(&self, x: u32) -> (usize, usize) {
        let from = self.index.saturating_sub(AROUND);
        let to = (self.index + AROUND + 1).min(self.draft.ends.len());
        let pieces = |rows| self.spots.count(self.draft.range(rows), x.cast_signed());
        let (all, own) = (pieces(from..to), pieces(self.index..self.index + 1));
        ((all.0 - own.0) as usize, (all.1 - own.1) as usize)
    }
}

/// Where the pieces of a page begin and end, each in a list so that many are compared at once.
struct Spots {
    /// The first place and the last that count for its beginning: no place for two in a row.
    first: Vec<i32>,
    last: Vec<i32>,
    end: Vec<i32>,
}

impl Spots {
    fn new(pieces: &[Piece]) -> Self {
        let first = pieces.iter().map(|piece| piece.x.cast_signed() - 1).collect();
        let end = pieces.iter().map(|piece| (piece.x + piece.long).cast_signed()).collect();
        let last = |(at, piece): (usize, &Piece)| {
            let next = pieces.get(at + 1).filter(|next| next.row == piece.row);
            next.map_or(piece.x + 1, |next| (piece.x + 1).min(next.x - 2)).cast_signed()
        };
        Self { first, last: pieces.iter().enumerate().map(last).collect(), end }
    }

    /// How many of some pieces begin at `x`, and how many have text around it.
    fn count(&self, pieces: Range<usize>, x: i32) -> (i32, i32) {
        let [first, last, end] =
            [&self.first, &self.last, &self.end].map(|list| &list[pieces.clone()]);
        let (mut begun, mut covered) = (0, 0);
        for ((&first, &last), &end) in first.iter().zip(last).zip(end) {
            begun += i32::from((first..=last).contains(&x));
            covered += i32::from((first + 3..end).contains(&x));
        }
        (begun, covered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines;

    /// The name of a row, a page, and the pieces of its first line.
    type Case = (&'static str, &'static str, &'static [&'static str]);

    const ROWS: &[Case] = &[
        (
            "headlines of two articles that both wrap",
            "清溪路昨日正式 石桥乡中学新教学楼落\n\
             \u{20}  通车       成三百学生迁入\n\
             \u{20}   昨日上午，青屏县     本报石桥讯（记者田\n\
             清溪路正式通车，全长 小禾）石桥乡中学新校\n\
             三公里，沿线村民出行 区日前落成，三百名学\n\
             更加方便。           生搬进了新教室。\n",
            &["清溪路昨日正式", "石桥乡中学新教学楼落"],
        ),
        (
            "a headline in two halves over two columns",
            "      减负不减质 提速又提效\n\
             \u{20}          本报记者 林一禾\n\
             \u{20}   昨日上午，青屏县政 三个减到十二个，办事更\n\
             务服务中心开张，来办 快了。\n\
             事的群众不用再跑各个     中心主任何田说，下\n\
             部门，办事窗口由三十 一步还要开到乡镇去。\n",
            &["减负不减质 提速又提效"],
        ),
    ];

    #[test]
    fn blanks_of_headlines_part_columns_or_not() {
        for (name, page, expected) in ROWS {
            let lines: Vec<Line> = lines(page).collect();
            let pieces = pieces(page, &lines, &Draft::new(page, &lines), true);
            let first = pieces.iter().filter(|piece| piece.row == 0);
            let texts: Vec<&str> = first.map(|piece| &page[piece.span]).collect();
            assert_eq!(texts, *expected, "{name}");
        }
    }
}
