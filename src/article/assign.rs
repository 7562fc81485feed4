//! Headline blocks matched to bodies, one to one.

/// The most headlines and bodies that are matched at once; a longer page is matched in parts.
const BLOCK: usize = 64;

/// For each of `heads` the body that it is matched to: the one-to-one assignment of the greatest
/// total score, where a pair of score 0 or less is left apart.
///
/// Takes time cubic in [`BLOCK`] and linear in the page.
pub(crate) fn assign(
    heads: usize,
    bodies: usize,
    score: impl Fn(usize, usize) -> i64,
) -> Vec<Option<usize>> {
    let mut matched = vec![None; heads];
    if heads == 0 || bodies == 0 {
        return matched;
    }
    let mut taken = vec![false; bodies];
    for first in (0..heads).step_by(BLOCK) {
        let last = (first + BLOCK).min(heads);
        // The bodies that stand about where these headlines stand.
        let low = (first * bodies / heads).saturating_sub(usize::from(first > 0) * 4);
        let high = (last * bodies).div_ceil(heads).min(bodies);
        let candidates: Vec<usize> = (low..high).filter(|&body| !taken[body]).collect();
        let width = candidates.len();
        let scores: Vec<i64> = (first..last)
            .flat_map(|head| candidates.iter().map(move |&body| (head, body)))
            .map(|(head, body)| score(head, body).max(0))
            .collect();
        let pairs = solve(last - first, width, |head, body| scores[head * width + body]);
        for (head, body) in pairs.into_iter().enumerate() {
            let body = body.filter(|&body| scores[head * width + body] > 0);
            let body = body.map(|body| candidates[body]);
            if let Some(body) = body {
                taken[body] = true;
            }
            matched[first + head] = body;
        }
    }
    matched
}

/// The assignment of the greatest total of scores of 0 or more, by the Hungarian method with
/// potentials.
fn solve(rows: usize, columns: usize, score: impl Fn(usize, usize) -> i64) -> Vec<Option<usize>> {
    let size = rows.max(columns);
    let cost = |row: usize, column: usize| {
        if row < rows && column < columns { -score(row, column) } else { 0 }
    };
    let mut solver = Solver::new(size);
    for row in 1..=size {
        solver.give(row, &cost);
    }
    let owner = solver.owner;
    let mut matched = vec![None; rows];
    for column in 1..=columns {
        if (1..=rows).contains(&owner[column]) {
            matched[owner[column] - 1] = Some(column - 1);
        }
    }
    matched
}

/// The Hungarian method on its way. Row and column 0 are none.
struct Solver {
    /// The potentials of rows and columns.
    rise: Vec<i64>,
    fall: Vec<i64>,
    /// The row that each column is given to.
    owner: Vec<usize>,
    /// Of the path that is looked for: what each column takes at least, the column before it, and
    /// whether it is on a path.
    least: Vec<i64>,
    way: Vec<usize>,
    used: Vec<bool>,
}

impl Solver {
    fn new(size: usize) -> Self {
        Self {
            rise: vec![0; size + 1],
            fall: vec![0; size + 1],
            owner: vec![0; size + 1],
            least: vec![0; size + 1],
            way: vec![0; size + 1],
            used: vec![false; size + 1],
        }
    }

    /// Gives a row a column, and others another, along a shortest alternating path.
    fn give(&mut self, row: usize, cost: &impl Fn(usize, usize) -> i64) {
        self.least.fill(i64::MAX);
        self.used.fill(false);
        self.owner[0] = row;
        let mut column = 0;
        loop {
            column = self.step(column, cost);
            if self.owner[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = self.way[column];
            self.owner[column] = self.owner[before];
            column = before;
        }
    }

    /// Takes a column on a path; returns the next.
    fn step(&mut self, column: usize, cost: &impl Fn(usize, usize) -> i64) -> usize {
        self.used[column] = true;
        let at = self.owner[column];
        let (mut delta, mut next) = (i64::MAX, 0);
        for other in 1..self.owner.len() {
            if self.used[other] {
                continue;
            }
            let reduced = cost(at - 1, other - 1) - self.rise[at] - self.fall[other];
            if reduced < self.least[other] {
                self.least[other] = reduced;
                self.way[other] = column;
            }
            if self.least[other] < delta {
                (delta, next) = (self.least[other], other);
            }
        }
        for other in 0..self.owner.len() {
            if self.used[other] {
                self.rise[self.owner[other]] += delta;
                self.fall[other] -= delta;
            } else if self.least[other] < i64::MAX {
                self.least[other] -= delta;
            }
        }
        next
    }
}

/// For each body the headline block that is matched to it.
pub(crate) fn owners(matched: &[Option<usize>], bodies: usize) -> Vec<Option<usize>> {
    let mut owners = vec![None; bodies];
    for (head, body) in matched.iter().enumerate() {
        if let Some(body) = *body {
            owners[body] = Some(head);
        }
    }
    owners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_total_wins_over_the_best_pair() {
        let scores = [[9, 8], [8, 1]];
        assert_eq!(assign(2, 2, |head, body| scores[head][body]), [Some(1), Some(0)]);
    }

    #[test]
    fn a_pair_without_score_is_left_apart() {
        let scores = [[5, 0, 0], [0, 0, 0]];
        assert_eq!(assign(2, 3, |head, body| scores[head][body]), [Some(0), None]);
        assert_eq!(assign(0, 3, |_, _| 1), []);
    }

    #[test]
    fn long_pages_are_matched_in_parts() {
        let matched = assign(500, 500, |head, body| i64::from(head == body));
        assert!(matched.iter().enumerate().all(|(head, body)| *body == Some(head)));
    }
}
