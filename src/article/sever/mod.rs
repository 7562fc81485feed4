//! Bodies that run on into the body of another article, whose headline stands between them and was taken
//! for a heading.
//!
//! No one sign tells such a headline from a heading. But a body with one heading alone is odd, more so
//! where both parts are long; a headline of one article has its words in one part, and the parts have few
//! rare words in common. What each of these is worth was learned from pages (`examples/fit_sever.rs`).

mod weights;

use std::ops::Range;

use super::assign::owners;
use super::group::Groups;
use super::repair::{Sightings, Tagged, may_be_headline, wording};
use super::words::Words;
use crate::role::{Role, offsets};
use weights::WEIGHTS;

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 11] = [
    MOST,                 // headings in the body
    CHARS.len() + 1,      // characters
    HEADLINE.len() + 1,   // what it costs to take it for a headline
    OPEN.len() + 1,       // what it costs to open a body behind it
    LINES.len() + 1,      // lines of the shorter part
    BOTH.len() + 1,       // share of the wording of the body's headline that stands in either part
    PARAGRAPHS.len() + 1, // paragraphs above it
    PARAGRAPHS.len() + 1, // paragraphs below it
    RARE.len() + 1,       // share of the rare pairs of the shorter part that stand in the other
    MORE.len() + 1,       // how much more of a wording stands above than below: of the body's headline
    MORE.len() + 1,       // the same of its own
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are; the last is always there.
pub(crate) const FEATURES: usize = OFFSETS[TEMPLATES.len()] + 1;

/// A body with more headings than that is left whole.
const MOST: usize = 6;

/// Steps of the values, costs as [`Tagged::cost`] has them, shares in thousandths.
const CHARS: [i64; 7] = [5, 7, 9, 11, 14, 17, 21];
const HEADLINE: [i64; 7] = [-220, -170, -130, -85, -45, 5, 140];
const OPEN: [i64; 7] = [50, 90, 125, 150, 180, 210, 250];
const LINES: [i64; 7] = [9, 14, 18, 21, 24, 29, 36];
const BOTH: [i64; 3] = [1, 50, 110];
const PARAGRAPHS: [i64; 6] = [2, 3, 4, 5, 6, 8];
const RARE: [i64; 7] = [30, 45, 60, 70, 80, 100, 130];
const MORE: [i64; 9] = [-700, -500, -300, -130, 0, 130, 300, 500, 700];

/// A heading that may be the headline of another article.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Its rows, paragraph by paragraph, and the row below it.
    rows: Vec<(usize, Role)>,
    pub(crate) below: usize,
    /// Its features.
    pub(crate) ids: [usize; TEMPLATES.len() + 1],
}

impl Heading {
    /// The roles of its rows, if it is a headline.
    pub(crate) fn roles(&self) -> impl Iterator<Item = (usize, Role)> {
        self.rows.iter().copied().chain([(self.below, Role::Open)])
    }

    fn weight(&self) -> i32 {
        self.ids.iter().map(|&id| i32::from(WEIGHTS[id])).sum()
    }
}

/// The headings that rather are headlines, the likeliest first.
pub(crate) fn headlines(
    tagged: &Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Vec<Heading> {
    let mut all = headings(tagged, groups, matched, words);
    all.retain(|heading| heading.weight() > 0);
    all.sort_by_key(|heading| (std::cmp::Reverse(heading.weight()), heading.below));
    all
}

/// The headings of all bodies that have few.
pub(crate) fn headings(
    tagged: &Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Vec<Heading> {
    // Headings of pages without full stops are not told apart by their marks.
    if tagged.shapes.is_stopless() {
        return Vec::new();
    }
    let owners = owners(matched, groups.bodies.len());
    let mut all = Vec::new();
    for (body, owner) in owners.iter().enumerate() {
        let paragraphs: Vec<&[usize]> = groups.paragraphs(body).collect();
        let runs = runs(tagged, &paragraphs);
        if runs.is_empty() || runs.len() > MOST {
            continue;
        }
        let title = owner.map(|head| wording(&groups.heads[head])).unwrap_or_default();
        let body = Body { tagged, words, paragraphs, lines: groups.lines(body), title };
        all.extend(runs.iter().map(|run| body.heading(run.clone(), runs.len())));
    }
    all
}

/// The paragraphs that look like headings, those next to each other together, but the first and the last
/// paragraph.
fn runs(tagged: &Tagged, paragraphs: &[&[usize]]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let inner = paragraphs.iter().enumerate().skip(1).take(paragraphs.len().saturating_sub(2));
    for (at, _) in inner.filter(|(_, rows)| may_be_headline(tagged, rows)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// A body with headings.
struct Body<'p> {
    tagged: &'p Tagged,
    words: &'p Words,
    paragraphs: Vec<&'p [usize]>,
    lines: &'p [usize],
    /// The rows of its headline.
    title: Vec<usize>,
}

impl Body<'_> {
    /// The heading that some paragraphs are, one of so many.
    fn heading(&self, run: Range<usize>, count: usize) -> Heading {
        let lines = |paragraphs: &[&[usize]]| paragraphs.iter().map(|rows| rows.len()).sum();
        let start: usize = lines(&self.paragraphs[..run.start]);
        let end = start + lines(&self.paragraphs[run.clone()]);
        let [above, own, below] =
            [0..start, start..end, end..self.lines.len()].map(|part| &self.lines[part]);
        let rows = headline(&self.paragraphs[run.clone()]);
        let cost: i64 = rows.iter().map(|&(row, role)| self.tagged.cost(row, role)).sum();
        let chars = own.iter().map(|&row| i64::from(self.tagged.shapes.all[row].chars)).sum();
        let shares = |wording: &[usize]| {
            [above, below].map(|part| Sightings::new(self.tagged, wording, part).all())
        };
        let [title, heading] = [shares(&self.title), shares(own)];
        let values = [
            count.min(MOST) - 1,
            step(chars, &CHARS),
            step(cost, &HEADLINE),
            step(self.tagged.cost(below[0], Role::Open), &OPEN),
            step(above.len().min(below.len()) as i64, &LINES),
            step(title[0].min(title[1]), &BOTH),
            step(run.start as i64, &PARAGRAPHS),
            step((self.paragraphs.len() - run.end) as i64, &PARAGRAPHS),
            step(self.rare([above, below]), &RARE),
            step(title[0] - title[1], &MORE),
            step(heading[0] - heading[1], &MORE),
        ];
        let mut ids = [FEATURES - 1; TEMPLATES.len() + 1];
        for (template, value) in values.into_iter().enumerate() {
            ids[template] = OFFSETS[template] + value;
        }
        Heading { rows, below: below[0], ids }
    }

    /// The share of the pairs of the shorter part that no other body holds which stand in the longer part
    /// too, in thousandths.
    fn rare(&self, mut parts: [&[usize]; 2]) -> i64 {
        parts.sort_by_key(|part| part.len());
        let [short, long] = parts;
        let pairs = &self.tagged.shapes.pairs;
        let within = |line: usize| long.first() <= Some(&line) && Some(&line) <= long.last();
        let (mut all, mut there) = (0, 0);
        for key in self.tagged.shapes.wording(short) {
            let rare = pairs.slot(key).filter(|_| self.words.holders(pairs, key) == 1);
            let Some(slot) = rare else { continue };
            all += 1;
            there += i64::from(pairs.lines(slot).any(within));
        }
        1000 * there / all.max(1)
    }
}

/// The roles of the rows of a headline that some paragraphs are.
fn headline(paragraphs: &[&[usize]]) -> Vec<(usize, Role)> {
    let rows = paragraphs.iter().flat_map(|rows| {
        let wraps = rows[1..].iter().map(|&row| (row, Role::TitleWrap));
        [(rows[0], Role::Title)].into_iter().chain(wraps)
    });
    rows.collect()
}

/// How many of `steps` a value reaches.
fn step(value: i64, steps: &[i64]) -> usize {
    steps.partition_point(|&step| step <= value)
}
