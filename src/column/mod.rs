//! [`columns`]: a page taken apart into columns in reading order.

mod cut;
mod join;
mod order;
mod strand;

use crate::{Line, lines};
use cut::Piece;
use strand::Strand;

/// A run of lines that stand below each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Column {
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
}

/// The columns of a page in reading order.
///
/// Every character that is not blank lies in exactly one line of one column.
///
/// ```
/// let page = "清溪路昨日通车。\n全长三公里。";
/// let columns = jianbao::columns(page);
/// assert_eq!(columns[0].lines.len(), 2);
/// ```
pub fn columns(page: &str) -> Vec<Column> {
    let lines: Vec<Line> = lines(page).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    if !is_picture(page, &lines) {
        return vec![Column { lines }];
    }
    let pieces = cut::pieces(page, &lines);
    let strands = strand::strands(page, &pieces);
    let strands = strand::parts(page, &strands);
    let order = order::order(page, &strands);
    order.into_iter().map(|at| column(&strands[at])).collect()
}

/// Whether the page is a picture of its print: blanks keep columns apart.
fn is_picture(page: &str, lines: &[Line]) -> bool {
    let apart = lines.iter().filter(|line| page[line.span].contains("  ")).count();
    apart >= 3 && apart * 12 > lines.len()
}

fn column(strand: &Strand) -> Column {
    let lines = strand.pieces.iter().map(|piece| line(strand, piece)).collect();
    Column { lines }
}

fn line(strand: &Strand, piece: &Piece) -> Line {
    let indent = if piece.placed { piece.x.saturating_sub(strand.left) } else { 0 };
    Line { span: piece.span, indent, width: piece.width, gap: piece.gap }
}
