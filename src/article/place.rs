//! Where the rows of a page stood before they were put in order.

use crate::glyph;
use crate::role::Rows;

/// Where a row stood: the line of the text, and the cells before it there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) left: u32,
}

/// The place of each row.
#[derive(Debug)]
pub(crate) struct Places(Vec<Place>);

impl Places {
    pub(crate) fn new(text: &str, rows: &Rows) -> Self {
        let start = |row: usize| rows.first(row).span.start;
        let mut in_text: Vec<usize> = (0..rows.len()).collect();
        in_text.sort_unstable_by_key(|&row| start(row));
        let mut all = vec![Place::default(); rows.len()];
        let first = in_text.first().map_or(0, |&row| start(row));
        let mut at = text[..first].rfind('\n').map_or(0, |end| end + 1);
        let mut place = Place::default();
        for row in in_text {
            let between = &text[at..start(row)];
            let after = between.rfind('\n').map(|end| &between[end + 1..]);
            place = Place {
                line: place.line + between.matches('\n').count(),
                left: after.map_or(place.left, |_| 0) + glyph::width(after.unwrap_or(between)),
            };
            all[row] = place;
            at = start(row);
        }
        Self(all)
    }

    pub(crate) fn of(&self, row: usize) -> Place {
        self.0[row]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_lines_and_cells() {
        let text = "清溪路  青屏县\n\n  通车\n";
        let lines = crate::columns(text).into_iter().flat_map(|column| column.lines);
        let rows = Rows::new(text, lines.collect());
        let places = Places::new(text, &rows);
        assert_eq!(places.of(0), Place { line: 0, left: 0 });
        let last = rows.firsts().position(|line| text[line.span].ends_with("通车"));
        let place = places.of(last.expect("a row of the page"));
        assert_eq!(place, Place { line: 2, left: 2 });
    }
}
