//! What speaks for the parts of headlines, reckoned once for all ways of parting that share them.

use std::ops::Range;

use super::block::{
    Cut, Extent, Frame, HeadLine, MOST, PART, PARTS, Set, is_below_byline, part_roles,
};
use crate::article::repair::Tagged;

/// What the evidence of a block counts, where a line's own score for its role counts one.
pub(super) const BLOCK: i64 = 3;

/// What speaks for some lines being parts of a headline of a body.
#[derive(Debug)]
pub(super) struct Memo<'r> {
    rows: &'r [usize],
    lines: &'r [HeadLine],
    frame: Frame,
    chained: bool,
    /// Of each part by its first line and its length.
    parts: Vec<Option<(i64, Extent)>>,
    /// Of each line and the parts before and after its start.
    seams: Vec<Option<i64>>,
}

impl<'r> Memo<'r> {
    pub(super) fn new(
        (rows, lines): (&'r [usize], &'r [HeadLine]),
        frame: Frame,
        chained: bool,
    ) -> Self {
        let count = lines.len();
        let parts = vec![None; PART * count * count.min(MOST)];
        let seams = vec![None; PART * PART * count];
        Self { rows, lines, frame, chained, parts, seams }
    }

    /// What speaks for a way of parting the lines from `start` on, if that may be more than `least`.
    pub(super) fn cut(
        &mut self,
        start: usize,
        cut: Cut,
        tagged: &Tagged,
        least: i64,
    ) -> Option<i64> {
        let mut extents = [Extent::default(); PART];
        let (mut sum, mut before, mut first) = (0, None, start);
        for (&part, &end) in PARTS.iter().zip(&cut) {
            let end = start + end;
            if first == end {
                continue;
            }
            if let Some(before) = before.replace(part) {
                sum += self.seam(first, before, part);
            }
            let (own, extent) = self.part(part, first..end, tagged);
            sum += own;
            extents[part] = extent;
            first = end;
        }
        if sum + Set::most_of_relations(&extents) * BLOCK <= least {
            return None;
        }
        let mut set = Set::new(self.chained);
        set.add_relations(&extents, is_below_byline(cut));
        Some(sum + set.weight * BLOCK)
    }

    /// What speaks for lines being a part, each by itself and together.
    fn part(&mut self, part: usize, span: Range<usize>, tagged: &Tagged) -> (i64, Extent) {
        let most = self.lines.len().min(MOST);
        let at = (span.start * most + span.len() - 1) * PART + part;
        let reckon = || {
            let mut set = Set::new(self.chained);
            let extent = set.add_part(self.lines, self.frame, (part, span.clone()));
            let roles = part_roles(part, span.len());
            let own = self.rows[span].iter().zip(roles).map(|(&row, role)| tagged.score(row, role));
            (set.weight * BLOCK + own.sum::<i64>(), extent)
        };
        *self.parts[at].get_or_insert_with(reckon)
    }

    /// What speaks for a part beginning with a line after another part.
    fn seam(&mut self, at: usize, before: usize, here: usize) -> i64 {
        let reckon = || {
            let mut set = Set::new(self.chained);
            set.add_seam(self.lines, self.frame, (at, before, here));
            set.weight * BLOCK
        };
        *self.seams[(at * PART + before) * PART + here].get_or_insert_with(reckon)
    }
}
