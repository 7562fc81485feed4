//! [`columns`]: a page taken apart into columns in reading order.

use crate::{Line, lines};

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
    if lines.is_empty() { Vec::new() } else { vec![Column { lines }] }
}
