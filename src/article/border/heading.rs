//! Headings inside a body that are rather the headline of another article, whose body runs on in it.

use std::ops::Range;

use super::weights::HEADINGS;
use super::{Border, Ground, Part, Scale, sorted, step};
use crate::article::assign::owners;
use crate::article::repair::{Tagged, may_be_headline, wording};
use crate::role::{Role, offsets};

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 11] = [
    MOST,                 // headings in the body
    CHARS.len() + 1,      // characters
    HEADLINE.len() + 1,   // what it costs to take it for a headline
    OPEN.len() + 1,       // what it costs to open a body behind it
    LINES.len() + 1,      // lines of the shorter part
    PARAGRAPHS.len() + 1, // paragraphs above it
    PARAGRAPHS.len() + 1, // paragraphs below it
    BOTH.len() + 1,       // share of the wording of the body's headline that stands in either part
    MORE.len() + 1, // how much more of a wording stands above than below: of the body's headline
    MORE.len() + 1, // the same of its own
    RARE.len() + 1, // share of the rare pairs of the shorter part that stand in the other
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are; the last is always there.
pub(crate) const FEATURES: usize = OFFSETS[TEMPLATES.len()] + 1;

/// What they weigh.
static SCALE: Scale<{ TEMPLATES.len() }, { TEMPLATES.len() + 1 }> = Scale::new(&HEADINGS, OFFSETS);

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

/// Odds of one to four, in 64ths of a natural logarithm: what is no headline finds no body when it is tried.
const LEAST: i32 = -89;

/// The headings that may be headlines, the likeliest first.
pub(crate) fn headlines(ground: Ground<'_>) -> Vec<Border> {
    headings(ground, LEAST)
}

/// The headings of all bodies that have few, of a weight greater than `least`.
pub(crate) fn headings(ground: Ground<'_>, least: i32) -> Vec<Border> {
    let Ground { tagged, groups, matched, .. } = ground;
    // Headings of pages without full stops are not told apart by their marks.
    if tagged.shapes.is_stopless() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (number, owner) in owners(matched, groups.bodies.len()).into_iter().enumerate() {
        let runs = runs(tagged, groups.paragraphs(number));
        if runs.is_empty() || runs.len() > MOST {
            continue;
        }
        let paragraphs = groups.paragraphs(number).collect();
        let title = owner.map(|head| wording(&groups.heads[head])).unwrap_or_default();
        let body = Body { ground, number, paragraphs, title };
        all.extend(runs.iter().filter_map(|run| body.heading(run.clone(), runs.len(), least)));
    }
    sorted(all)
}

/// The paragraphs that look like headings, those next to each other together, but the first and the last
/// paragraph.
fn runs<'r>(
    tagged: &Tagged,
    paragraphs: impl ExactSizeIterator<Item = &'r [usize]>,
) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let last = paragraphs.len().saturating_sub(1);
    let inner = paragraphs.enumerate().take(last).skip(1);
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
    ground: Ground<'p>,
    number: usize,
    paragraphs: Vec<&'p [usize]>,
    /// The rows of its headline.
    title: Vec<usize>,
}

impl Body<'_> {
    /// The heading that some paragraphs are, one of so many.
    fn heading(&self, run: Range<usize>, count: usize, least: i32) -> Option<Border> {
        let tagged = self.ground.tagged;
        let mut roles = headline(&self.paragraphs[run.clone()]);
        let cost: i64 = roles.iter().map(|&(row, role)| tagged.cost(row, role)).sum();
        let chars = roles.iter().map(|&(row, _)| i64::from(tagged.shapes.all[row].chars)).sum();
        let lines = self.ground.groups.lines(self.number);
        let start: usize = self.paragraphs[..run.start].iter().map(|rows| rows.len()).sum();
        let (above, own, below) =
            (&lines[..start], &lines[start..][..roles.len()], &lines[start + roles.len()..]);
        let form = [
            count.min(MOST) - 1,
            step(chars, &CHARS),
            step(cost, &HEADLINE),
            step(tagged.cost(below[0], Role::Open), &OPEN),
            step(above.len().min(below.len()) as i64, &LINES),
            step(run.start as i64, &PARAGRAPHS),
            step((self.paragraphs.len() - run.end) as i64, &PARAGRAPHS),
        ];
        let parts = [above, below].map(|rows| Part::new(rows, self.number));
        let weighing = SCALE.weighing(least).add(form)?.add(self.wordings(own, parts))?;
        let evidence = weighing.add([self.common(parts)])?.evidence;
        roles.push((below[0], Role::Open));
        Some(Border { row: below[0], roles, evidence })
    }

    /// Where the wordings of the body's headline and of a heading stand, above or below.
    fn wordings(&self, own: &[usize], parts: [Part<'_>; 2]) -> [usize; 3] {
        let [title, heading] =
            [&self.title[..], own].map(|wording| self.ground.shares(wording, parts));
        [
            step(title[0].min(title[1]), &BOTH),
            step(title[0] - title[1], &MORE),
            step(heading[0] - heading[1], &MORE),
        ]
    }

    /// What the parts above and below a heading have in common.
    fn common(&self, [above, below]: [Part<'_>; 2]) -> usize {
        let above_is_shorter = above.rows.len() <= below.rows.len();
        let (short, long) = if above_is_shorter { (above, below) } else { (below, above) };
        let [_, rare] = self.ground.rare(short, 0, long);
        step(rare, &RARE)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::group::Groups;
    use crate::article::words::Words;

    #[test]
    fn a_heading_between_strange_parts_may_be_a_headline() {
        let road = "\
青屏县清溪路通车
青屏县清溪路昨日正式通车，沿线村民都
来看热闹。
清溪路全长三公里，去年三月开工，路面
宽八米。
沿线五个村的山货都从清溪路运到县城。
";
        let tea = "\
柳河乡的茶农昨日开秤收新茶，一天就收
了三百斤。
茶农说，新茶的价钱比去年高，外地的客
商也多了。
柳河茶农今年都换了新品种。
";
        let more = "\
清溪路通车后，村民到县城只要半个小时
，比从前快。
青屏县还要修清溪路的支线，沿线村民出
了工。
清溪路的支线明年三月通车。
";
        let weigh = |heading: &str, below: &str| {
            let page = [road, heading, below].concat();
            let mut tagged = Tagged::new(&page, crate::lines(&page).collect());
            let (paragraph, wrap) = (Role::Paragraph, Role::Wrap);
            tagged.roles = vec![Role::Title, Role::Open, wrap, paragraph, wrap, paragraph];
            tagged.roles.extend([paragraph, paragraph, wrap, paragraph, wrap, paragraph]);
            let groups = Groups::new(&tagged.roles);
            let words = Words::new(&groups, tagged.rows.len());
            let (matched, tagged, groups, words) = (&[Some(0)], &tagged, &groups, &words);
            let all = headings(Ground { tagged, groups, matched, words }, i32::MIN);
            assert_eq!(all.len(), 1, "{heading}");
            assert_eq!(all[0].roles, [(6, Role::Title), (7, Role::Open)]);
            all[0].evidence.weight
        };
        let (other, own) = (weigh("柳河茶农新茶昨开秤\n", tea), weigh("半个小时就到县城\n", more));
        assert!(other > own + 64, "{other} {own}");
    }
}
