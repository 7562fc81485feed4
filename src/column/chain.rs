//! The best links between things that each have one successor and one predecessor at most.

use super::lists::Lists;

/// A score, what a link leaves, and what it leads to.
pub(super) type Pair = (i32, usize, usize);

/// How often all links are tried again.
const SWEEPS: usize = 8;
/// No chain is followed further than this to see whether it comes round.
const LONGEST: usize = 200;

/// The chains that the best links of `count` things make: the surest first, then exchanged as long as
/// the sum grows.
pub(super) fn chains(count: usize, mut pairs: Vec<Pair>) -> Lists {
    pairs.sort_unstable_by_key(|&(score, a, b)| (-score, a, b));
    let mut links = Links {
        next: vec![None; count],
        before: vec![None; count],
        from: Groups::new(count, &pairs, |pair| pair.1),
        into: Groups::new(count, &pairs, |pair| pair.2),
    };
    for &(_, a, b) in &pairs {
        if links.next[a].is_none() && links.before[b].is_none() && links.apart(a, b) {
            links.join(a, b);
        }
    }
    for _ in 0..SWEEPS {
        let improved = pairs.iter().filter(|&&(score, a, b)| links.improve(score, a, b)).count();
        if improved == 0 {
            break;
        }
    }
    links.lists()
}

/// The pairs of each of some things, in the order in which they were given.
#[derive(Debug)]
struct Groups {
    pairs: Vec<Pair>,
    /// Where those of each begin.
    starts: Vec<usize>,
}

impl Groups {
    fn new(count: usize, pairs: &[Pair], of: fn(&Pair) -> usize) -> Self {
        let mut starts = vec![0; count + 2];
        for pair in pairs {
            starts[of(pair) + 2] += 1;
        }
        for at in 0..count {
            starts[at + 2] += starts[at + 1];
        }
        let mut grouped = vec![(0, 0, 0); pairs.len()];
        for pair in pairs {
            let next = &mut starts[of(pair) + 1];
            grouped[*next] = *pair;
            *next += 1;
        }
        Self { pairs: grouped, starts }
    }

    fn of(&self, at: usize) -> &[Pair] {
        &self.pairs[self.starts[at]..self.starts[at + 1]]
    }
}

#[derive(Debug)]
struct Links {
    next: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    /// The pairs of each, the best first.
    from: Groups,
    into: Groups,
}

impl Links {
    fn join(&mut self, a: usize, b: usize) {
        self.next[a] = Some(b);
        self.before[b] = Some(a);
    }

    fn part(&mut self, a: usize, b: usize) {
        self.next[a] = None;
        self.before[b] = None;
    }

    fn score(&self, a: usize, b: usize) -> i32 {
        self.from.of(a).iter().find(|pair| pair.2 == b).map_or(0, |pair| pair.0)
    }

    /// The last of a chain, if it is not too long.
    fn tail(&self, from: usize) -> Option<usize> {
        let mut at = from;
        for _ in 0..LONGEST {
            match self.next[at] {
                Some(next) => at = next,
                None => return Some(at),
            }
        }
        None
    }

    /// Whether `a` surely does not come after `b` in its chain.
    fn apart(&self, a: usize, b: usize) -> bool {
        let mut at = b;
        for _ in 0..LONGEST {
            match self.next[at] {
                _ if at == a => return false,
                Some(next) => at = next,
                None => return true,
            }
        }
        false
    }

    /// Links `a` to `b` if that is better than their links as they are, with the best that what they
    /// are parted from may be linked to.
    fn improve(&mut self, score: i32, a: usize, b: usize) -> bool {
        let (next, before) = (self.next[a], self.before[b]);
        if next == Some(b) || !self.apart(a, b) {
            return false;
        }
        let Some(tail) = self.tail(b) else { return false };
        let lost = next.map_or(0, |next| self.score(a, next))
            + before.map_or(0, |before| self.score(before, b));
        let ends = [before, Some(tail)];
        let rest = next.and_then(|next| {
            let free = |pair: &&Pair| self.next[pair.1].is_none() || ends.contains(&Some(pair.1));
            self.into.of(next).iter().find(free).filter(|pair| pair.0 > 0).copied()
        });
        let taken = rest.is_some_and(|rest| Some(rest.1) == before);
        let other = before.filter(|_| !taken).and_then(|before| {
            let free = |pair: &&Pair| self.before[pair.2].is_none() && pair.2 != b;
            self.from.of(before).iter().find(free).filter(|pair| pair.0 > 0).copied()
        });
        let won = rest.map_or(0, |rest| rest.0) + other.map_or(0, |other| other.0);
        if score + won <= lost {
            return false;
        }
        if let Some(next) = next {
            self.part(a, next);
        }
        if let Some(before) = before {
            self.part(before, b);
        }
        self.join(a, b);
        for (_, a, b) in rest.into_iter().chain(other) {
            if self.next[a].is_none() && self.before[b].is_none() && self.apart(a, b) {
                self.join(a, b);
            }
        }
        true
    }

    fn lists(&self) -> Lists {
        let mut lists = Lists::new(self.next.len());
        for head in (0..self.next.len()).filter(|&at| self.before[at].is_none()) {
            lists.push(std::iter::successors(Some(head), |&at| self.next[at]));
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a row, pairs, and the chains that they make.
    type Row = (&'static str, &'static [Pair], &'static [&'static [usize]]);

    #[test]
    fn links_are_exchanged_for_better_ones() {
        let rows: [Row; 4] = [
            ("the surest alone", &[(5, 0, 1), (3, 0, 2)], &[&[0, 1], &[2]]),
            ("one put between two", &[(25, 0, 2), (18, 0, 1), (18, 1, 2)], &[&[0, 1, 2]]),
            ("two exchanged", &[(10, 0, 1), (9, 0, 3), (9, 2, 1)], &[&[0, 3], &[2, 1]]),
            ("none comes round", &[(9, 0, 1), (8, 1, 0)], &[&[0, 1]]),
        ];
        for (name, pairs, expected) in rows {
            let count = 1 + pairs.iter().map(|pair| pair.1.max(pair.2)).max().unwrap_or(0);
            let chains = chains(count, pairs.to_vec());
            assert_eq!(chains.iter().collect::<Vec<_>>(), expected, "{name}");
        }
    }
}
