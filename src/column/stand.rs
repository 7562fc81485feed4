//! Where parts stand on the page, and how one stands to others that may go on it.

use std::ops::Range;

use super::strand::{Strand, TOPS};

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    /// Its first row and its last.
    top: i32,
    foot: i32,
    /// The first and last character column that it covers.
    left: i32,
    right: i32,
    /// The strand that it is a part of.
    index: usize,
    /// The rows at which its column may begin, so many, nearest first.
    tops: [i32; TOPS],
    count: usize,
    /// Whether it may go on another, and another on it.
    pub(super) follows: bool,
    pub(super) leads: bool,
}

impl Stand {
    pub(super) fn new(part: &Strand<'_>) -> Self {
        let top = part.first().row.cast_signed();
        Self {
            top,
            foot: part.last().row.cast_signed(),
            left: part.left.cast_signed(),
            right: part.right.cast_signed(),
            index: part.index,
            tops: if part.count == 0 { [top; TOPS] } else { part.tops.map(u32::cast_signed) },
            count: part.count.max(1),
            follows: !part.first().alone,
            leads: !part.last().alone,
        }
    }

    /// The rows at which its column may begin.
    fn tops(&self) -> &[i32] {
        &self.tops[..self.count]
    }

    /// Whether another is of the same strand.
    pub(super) fn is_with(&self, other: &Self) -> bool {
        self.index == other.index
    }

    /// How the part after it stands to it, if that is of the same strand.
    pub(super) fn next(&self, other: &Self) -> Option<Meeting> {
        let far = self.tops().iter().map(|top| far(other.top - top)).min();
        self.is_with(other).then(|| Meeting {
            relation: NEXT,
            down: other.top - self.foot,
            level: off(far.unwrap_or(0)),
            shift: other.left - self.left,
            apart: other.left - self.right,
        })
    }
}

/// How one part stands to another that may go on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meeting {
    /// One of [`RELATIONS`].
    pub(super) relation: usize,
    /// How many rows down it begins, from the foot of the other and from where its column begins.
    pub(super) down: i32,
    pub(super) level: i32,
    /// How much further right it begins than the other, and than where the other ends.
    pub(super) shift: i32,
    pub(super) apart: i32,
}

/// A number that is the greater the further off; of two as far, the one before zero is less.
fn far(off: i32) -> i32 {
    off << 1 ^ off >> 31
}

/// What is so far off.
fn off(far: i32) -> i32 {
    far >> 1 ^ -(far & 1)
}

/// Where some parts stand.
#[derive(Debug)]
pub(super) struct Field {
    tops: Vec<i32>,
    feet: Vec<i32>,
    lefts: Vec<i32>,
    rights: Vec<i32>,
}

impl Field {
    pub(super) fn new(stands: &[&Stand]) -> Self {
        let all = |of: fn(&Stand) -> i32| stands.iter().map(|stand| of(stand)).collect();
        Self {
            tops: all(|stand| stand.top),
            feet: all(|stand| stand.foot),
            lefts: all(|stand| stand.left),
            rights: all(|stand| stand.right),
        }
    }
}

/// The kinds of relations of a part to one that it may go on: the next part of the same strand; further
/// down; further right, where its rows meet those of the other; elsewhere.
pub(super) const RELATIONS: usize = 4;
const NEXT: usize = 0;
const BELOW: i32 = 1;
const BESIDE: i32 = 2;
const ELSEWHERE: i32 = 3;
/// What is told in a field of a part too far off.
const FAR: i32 = 0;

/// The parts of a field that are near another. Loops over all of them without a branch take less
/// than to leave some out.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// How far the nearest row is at which its column may begin.
    levels: Vec<i32>,
    relations: Vec<i32>,
    near: Vec<usize>,
}

impl Search {
    /// Tells of each part of a field in some range that may go on another, where none of them is
    /// the next of its strand; where no places are known, all are near.
    pub(super) fn each(
        &mut self,
        one: &Stand,
        (field, range): (&Field, Range<usize>),
        places: bool,
        mut tell: impl FnMut(usize, &Meeting),
    ) {
        self.level(one, &field.tops[range.clone()]);
        self.relate(one, field, range.clone(), places);
        self.gather();
        let (tops, lefts) = (&field.tops[range.clone()], &field.lefts[range]);
        for &at in &self.near {
            let (top, left) = (tops[at], lefts[at]);
            let meeting = Meeting {
                relation: self.relations[at] as usize,
                down: top - one.foot,
                level: off(self.levels[at]),
                shift: left - one.left,
                apart: left - one.right,
            };
            tell(at, &meeting);
        }
    }

    fn level(&mut self, one: &Stand, rows: &[i32]) {
        self.levels.clear();
        self.levels.resize(rows.len(), i32::MAX);
        for top in one.tops() {
            for (level, row) in self.levels.iter_mut().zip(rows) {
                *level = far(row - top).min(*level);
            }
        }
    }

    fn relate(&mut self, one: &Stand, field: &Field, range: Range<usize>, places: bool) {
        let high = one.tops().last().copied().unwrap_or(one.top);
        let Stand { foot: bottom, left: from, right: to, .. } = *one;
        let anywhere = -i32::from(!places);
        let relation = move |top: i32, foot: i32, left: i32, right: i32, level: i32| {
            let over = anywhere | less(left, to) & less(from, right);
            let after = anywhere | less(to, left + 3);
            let down = top - bottom;
            let below = less(-3, down) & over;
            let beside = less(top, bottom + 1) & less(high, foot + 1) & after & !below;
            let beyond = less(level, far(10) + 1) | less(down.abs(), 9) & !beside;
            let near = anywhere | below & less(down, 17) | !below & beyond;
            // Less by what each is less that it is.
            near & (ELSEWHERE + (ELSEWHERE - BESIDE) * beside + (ELSEWHERE - BELOW) * below)
        };
        let rows = field.tops[range.clone()].iter().zip(&field.feet[range.clone()]);
        let edges = field.lefts[range.clone()].iter().zip(&field.rights[range]);
        let all = rows.zip(edges).zip(&self.levels);
        self.relations.resize(self.levels.len(), FAR);
        for (out, (((&top, &foot), (&left, &right)), &level)) in self.relations.iter_mut().zip(all)
        {
            *out = relation(top, foot, left, right, level);
        }
    }

    /// The places of what is near.
    fn gather(&mut self) {
        let mut count = 0;
        self.near.clear();
        self.near.resize(self.relations.len(), 0);
        for (at, &relation) in self.relations.iter().enumerate() {
            self.near[count] = at;
            count += usize::from(relation != FAR);
        }
        self.near.truncate(count);
    }
}

/// All bits where one number is less than another, else none.
fn less(a: i32, b: i32) -> i32 {
    -i32::from(a < b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_row_at_which_a_column_may_begin() {
        let tops = [30, 20, 8];
        let rows = [(0, -8), (9, 1), (14, -6), (25, -5), (28, -2), (33, 3), (20, 0)];
        for (row, expected) in rows {
            let far = tops.iter().map(|top| far(row - top)).min().unwrap();
            assert_eq!(off(far), expected, "{row}");
        }
    }
}
