//! Torn bodies put together: what begins within a sentence goes to a body that breaks off.
//!
//! Where columns stood side by side and a link between two parts of one was missed, its rest opens a
//! body of its own. Ends and beginnings are matched one to one by the characters at the seam, the
//! measures of both, and the words that they share.

use std::ops::Range;

use super::assign::assign;
use super::group::Groups;
use super::repair::Tagged;
use super::words::{Shares, Words};
use crate::Line;
use crate::pair::{Ends, affinity};
use crate::role::{Cue, Role};

/// What it is worth that two torn ends meet, and that their measures are alike, in eighths of a natural
/// logarithm.
const MEET: i64 = 16;
const ALIKE: i64 = 32;

/// What the shared words are worth: thousandths for an eighth, and the most eighths.
const SHARE: i64 = 5;
const SHARED: i64 = 48;

/// The most pieces of a body.
const LONGEST: usize = 64;

/// The cells of an indent that begins a paragraph.
const INDENT: u32 = 2;

/// The lines of a page in an order that puts torn bodies together; none where nothing is torn.
pub(crate) fn united(
    text: &str,
    tagged: &Tagged,
    groups: &Groups,
    words: &Words,
) -> Option<Vec<Line>> {
    let page = Page { text, tagged, groups };
    let bodies = || (0..groups.bodies.len()).filter(|&body| !groups.lines(body).is_empty());
    let broken: Vec<Torn> = bodies().filter_map(|body| page.broken(body)).collect();
    let rests: Vec<(Torn, Shares)> =
        bodies().filter_map(|body| page.rest(body)).map(|rest| page.shared(rest, words)).collect();
    let found = assign(broken.len(), rests.len(), |one, other| {
        let (rest, shares) = &rests[other];
        score(&broken[one], rest, shares)
    });
    let mut next: Vec<Option<usize>> = vec![None; groups.bodies.len()];
    for (one, other) in found.into_iter().enumerate().filter_map(|(one, rest)| Some((one, rest?))) {
        let (body, rest) = (broken[one].body, rests[other].0.body);
        if apart(&next, rest, body) {
            next[body] = Some(rest);
        }
    }
    next.iter().any(Option::is_some).then(|| page.ordered(&next))
}

/// Whether a body is not among the rests of another. Longer chains than a page has are not followed.
fn apart(next: &[Option<usize>], rest: usize, body: usize) -> bool {
    let mut rests = std::iter::successors(Some(rest), |&rest| next[rest]);
    rests.by_ref().take(LONGEST).all(|rest| rest != body) && rests.next().is_none()
}

/// A body that is torn at one end, and the line there.
struct Torn {
    body: usize,
    ends: Ends,
    measure: u16,
}

/// How well the rest of a body goes on one that breaks off, and whether at all.
fn score(broken: &Torn, rest: &Torn, shares: &Shares) -> i64 {
    if broken.body == rest.body {
        return 0;
    }
    let measures = match broken.measure.abs_diff(rest.measure) {
        0..=1 => ALIKE,
        2..=3 => 0,
        _ => -ALIKE,
    };
    let shared = (shares.of(broken.body) / SHARE).min(SHARED);
    MEET + i64::from(affinity(&broken.ends, &rest.ends)) + measures + shared
}

/// A page whose lines are known.
struct Page<'p> {
    text: &'p str,
    tagged: &'p Tagged,
    groups: &'p Groups,
}

impl Page<'_> {
    /// A body whose last sentence has no end.
    fn broken(&self, body: usize) -> Option<Torn> {
        let &last = self.groups.lines(body).last()?;
        (!self.tagged.shapes.all[last].tail.is_stop()).then(|| self.torn(body, last))
    }

    /// A body that no headline stands before and that begins within a paragraph.
    fn rest(&self, body: usize) -> Option<Torn> {
        let &first = self.groups.lines(body).first()?;
        let headed = first.checked_sub(1).is_some_and(|before| {
            let role = self.tagged.roles[before];
            role.heads() || role == Role::Byline
        });
        let dated = self.tagged.shapes.all[first].cue == Cue::Dateline;
        let within = self.tagged.rows.first(first).indent < INDENT && !dated;
        (within && !headed && self.tagged.roles[first] == Role::Open)
            .then(|| self.torn(body, first))
    }

    fn torn(&self, body: usize, row: usize) -> Torn {
        let ends = Ends::new(&self.text[self.tagged.rows.first(row).span]);
        Torn { body, ends, measure: self.measure(body) }
    }

    /// The width in cells that a third of the lines of a body reach.
    fn measure(&self, body: usize) -> u16 {
        let rows = self.groups.lines(body).iter();
        let mut cells: Vec<u16> = rows.map(|&row| self.tagged.shapes.all[row].cells).collect();
        cells.sort_unstable();
        cells[cells.len() * 2 / 3]
    }

    /// How much of the wording of a body stands in each other.
    fn shared(&self, rest: Torn, words: &Words) -> (Torn, Shares) {
        let shapes = &self.tagged.shapes;
        let shares = words.shares(&shapes.pairs, shapes.wording(self.groups.lines(rest.body)));
        (rest, shares)
    }

    /// The rows of a body and of the notes that end it.
    fn rows(&self, body: usize) -> Range<usize> {
        let (rows, notes) = (self.groups.lines(body), &self.groups.bodies[body]);
        let mut end = rows[rows.len() - 1] + 1;
        while notes.source.contains(&end) || notes.on == Some(end) {
            end += 1;
        }
        rows[0]..end
    }

    /// The lines of the page, each body after the one that it goes on.
    fn ordered(&self, next: &[Option<usize>]) -> Vec<Line> {
        let rows = &self.tagged.rows;
        let mut moved = vec![false; rows.len()];
        let mut rest_after = vec![None; rows.len()];
        for (body, &rest) in next.iter().enumerate() {
            if let (Some(rest), Some(&last)) = (rest, self.groups.lines(body).last()) {
                moved[self.rows(rest)].fill(true);
                rest_after[last] = Some(rest);
            }
        }
        let (mut lines, mut seams) = (Vec::new(), Vec::new());
        // What is under way: the rows of the page, and those of rests, each within the one before.
        let page = 0..rows.len();
        let mut under_way = vec![page];
        while let Some(run) = under_way.last_mut() {
            let Some(row) = run.next() else {
                under_way.pop();
                continue;
            };
            if under_way.len() == 1 && moved[row] {
                continue;
            }
            lines.extend_from_slice(rows.lines(row));
            if let Some(rest) = rest_after[row] {
                under_way.push(self.rows(rest));
                seams.push(lines.len());
            }
        }
        for seam in seams {
            lines[seam].gap = 0;
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of bodies, each with the lines of its own, and the order that they should come in.
    type Row = (&'static str, &'static [&'static [&'static str]], Option<&'static [usize]>);

    const BROKEN: &[&str] = &["清溪路昨日正式通车，全长三公里，双", "向四车道，沿线村民出行更加方"];
    const REST: &[&str] = &["便，青屏县城到各乡镇的时间缩短了一", "半，果蔬当天就能运到省城卖。"];
    const WHOLE: &[&str] = &["本报讯 石桥乡中学新教学楼日前落成，", "三百名学生搬进了新教室。"];

    const ROWS: &[Row] = &[
        ("nothing is torn", &[WHOLE, WHOLE], None),
        ("a body that breaks off and has no rest", &[BROKEN, WHOLE], None),
        ("a rest goes to its body over another", &[BROKEN, WHOLE, REST], Some(&[0, 1, 4, 5, 2, 3])),
        ("a rest that stands first", &[REST, BROKEN], Some(&[2, 3, 0, 1])),
    ];

    #[test]
    fn torn_bodies_are_put_together() {
        for (name, bodies, expected) in ROWS {
            let text = bodies.concat().join("\n");
            let lines: Vec<Line> = crate::lines(&text).collect();
            let mut tagged = Tagged::new(&text, lines.clone());
            let opens = |body: &&[&str]| {
                std::iter::once(Role::Open).chain(vec![Role::Wrap; body.len() - 1])
            };
            tagged.roles = bodies.iter().flat_map(opens).collect();
            let groups = Groups::new(&tagged.roles);
            let found = united(&text, &tagged, &groups, &Words::new(&groups, lines.len()));
            let place = |line: &Line| lines.iter().position(|other| other.span == line.span);
            let order: Option<Vec<usize>> =
                found.map(|found| found.iter().filter_map(place).collect());
            assert_eq!(order.as_deref(), *expected, "{name}");
        }
    }
}
