//! The usual width of the lines around each line.

/// How many lines tell the usual width of those around them.
const WINDOW: usize = 11;

/// The usual width of the lines from each line on that is asked for, and of those up to it: the width that
/// most of the next lines share, a cell more or less counting half; the widest where there are several.
pub(super) fn measures(cells: &[u16], asked: &[bool]) -> [Vec<u16>; 2] {
    // The lines that a full window holds are those ahead of its first and behind its last.
    let last = WINDOW - 1;
    let first_of = |at: usize| asked[at] || asked.get(at + last) == Some(&true);
    let asked_ahead: Vec<bool> = (0..cells.len()).map(first_of).collect();
    let ahead = measures_ahead(cells, &asked_ahead);
    // Before the first lines there are fewer.
    let few = last.min(cells.len());
    let (cells, asked) = (reversed(&cells[..few]), reversed(&asked[..few]));
    let mut behind = reversed(&measures_ahead(&cells, &asked));
    behind.extend_from_slice(&ahead[..ahead.len() - few]);
    [ahead, behind]
}

fn reversed<T: Copy>(all: &[T]) -> Vec<T> {
    all.iter().rev().copied().collect()
}

/// The usual width of the lines from each line on that is asked for.
fn measures_ahead(cells: &[u16], asked: &[bool]) -> Vec<u16> {
    // Votes for the widths in a window that slides upwards.
    let mut votes = Votes([0; _]);
    let mut measures = vec![0; cells.len()];
    for at in (0..cells.len()).rev() {
        let gone = cells.get(at + WINDOW);
        // The window may hold the same widths as before.
        if gone != Some(&cells[at]) {
            votes.add(cells[at], 1);
            if let Some(&gone) = gone {
                votes.add(gone, u8::MAX);
            }
        } else if asked[at + 1] {
            measures[at] = measures[at + 1];
            continue;
        }
        if asked[at] {
            // The most votes, then the widest, in one number.
            let rank = |&cells: &u16| u32::from(votes.of(cells)) << 16 | u32::from(cells);
            let most = match cells[at..].first_chunk::<WINDOW>() {
                Some(window) => window.iter().map(rank).fold(0, u32::max),
                None => cells[at..].iter().map(rank).fold(0, u32::max),
            };
            measures[at] = most as u16;
        }
    }
    measures
}

/// The votes for each width: two of each line, and one for each width beside its own. There is room for a
/// power of two, so that no width leads beyond it.
struct Votes([u8; VOTES]);

impl Votes {
    /// Adds the votes of a line so many times.
    fn add(&mut self, cells: u16, times: u8) {
        let at = cells.min(WIDEST);
        for (at, votes) in [(at.wrapping_sub(1), 1), (at, 2), (at + 1, 1)] {
            let slot = &mut self.0[usize::from(at) % VOTES];
            *slot = slot.wrapping_add(times.wrapping_mul(votes));
        }
    }

    fn of(&self, cells: u16) -> u8 {
        self.0[usize::from(cells.min(WIDEST)) % VOTES]
    }
}

/// Widths beyond this many cells count as one.
const WIDEST: u16 = 1000;
const VOTES: usize = (WIDEST as usize + 2).next_power_of_two();

#[cfg(test)]
mod tests {
    use super::*;

    /// The usual width of some lines, counted line by line.
    fn usual(window: &[u16]) -> u16 {
        let votes = |width: u16| {
            let vote = |&cells: &u16| 2_u16.saturating_sub(cells.abs_diff(width));
            window.iter().map(vote).sum::<u16>()
        };
        window.iter().copied().max_by_key(|&width| (votes(width), width)).unwrap_or(0)
    }

    #[test]
    fn most_lines_tell_the_usual_width() {
        for lines in [0, 1, 9, 10, 11, 12, 60] {
            let cells: Vec<u16> = (0..lines).map(|at: u16| 20 + at * at % 7 + at / 9).collect();
            let asked = vec![true; cells.len()];
            let [ahead, behind] = measures(&cells, &asked);
            for at in 0..cells.len() {
                let next = &cells[at..cells.len().min(at + WINDOW)];
                let before = &cells[(at + 1).saturating_sub(WINDOW)..=at];
                assert_eq!([ahead[at], behind[at]], [usual(next), usual(before)], "{lines} {at}");
            }
        }
    }
}
