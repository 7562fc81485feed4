//! Bodies that rather go on the one before them: nothing stands between the two.

use super::weights::OPENINGS;
use super::{Border, common, ids, likely, shares, step};
use crate::article::assign::owners;
use crate::article::group::Groups;
use crate::article::repair::{Tagged, wording};
use crate::article::words::Words;
use crate::role::{Role, offsets};

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 10] = [
    2 * (OPEN.len() + 1), // whether lines were put in order, what speaks for the line opening a body
    LINES.len() + 1,      // lines of the shorter body
    MORE.len() + 1, // how much more of the wording of its own headline stands in it than before it
    COMMON.len() + 1, // share of rare pairs of one body that stand in the other, of either, the greater
    2 * (GAPS.len() + 1), // whether lines were put in order, blank lines before it
    COMMON.len() + 1, // share of the rare pairs of its first paragraph that stand in the body before
    COMMON.len() + 1, // share of the rare pairs of the body before that stand in it
    PARAGRAPHS.len() + 1, // paragraphs of it
    THERE.len() + 1,  // share of the wording of the headline of the body before that stands in it
    PARAGRAPHS.len() + 1, // paragraphs of the body before
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are; the last is always there.
pub(crate) const FEATURES: usize = OFFSETS[TEMPLATES.len()] + 1;

/// Steps of the values, costs as [`Tagged::cost`] has them, shares in thousandths.
const OPEN: [i64; 10] = [-100, -50, 0, 50, 100, 150, 200, 250, 300, 350];
const LINES: [i64; 7] = [3, 5, 9, 12, 15, 21, 30];
const MORE: [i64; 5] = [-75, 1, 145, 375, 665];
const COMMON: [i64; 8] = [15, 30, 60, 95, 140, 190, 250, 350];
const GAPS: [i64; 4] = [1, 2, 3, 4];
const PARAGRAPHS: [i64; 6] = [2, 3, 4, 5, 6, 9];
const THERE: [i64; 5] = [1, 70, 165, 285, 440];

/// Odds of three to one: what is joined wrongly loses two articles.
const LEAST: i32 = 70;

/// The bodies that are rests of those before them, the likeliest first.
pub(crate) fn rests(
    tagged: &Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Vec<Border> {
    likely(openings(tagged, groups, matched, words), &OPENINGS, LEAST)
}

/// All bodies with nothing between them and the one before.
pub(crate) fn openings(
    tagged: &Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Vec<Border> {
    if tagged.shapes.is_stopless() {
        return Vec::new();
    }
    let owners = owners(matched, groups.bodies.len());
    let mut headed = vec![false; owners.len() + 1];
    groups.heads.iter().for_each(|head| headed[head.after] = true);
    let bare = (1..owners.len()).filter(|&body| !headed[body] && !is_parted(groups, body));
    let title = |body: usize| owners[body].map(|head| wording(&groups.heads[head]));
    let opening = |body: usize| {
        let titles = [body - 1, body].map(|body| title(body).unwrap_or_default());
        opening(tagged, groups, words, body, titles)
    };
    bare.map(opening).collect()
}

/// Whether a note stands between a body and the one before it.
fn is_parted(groups: &Groups, body: usize) -> bool {
    let (before, this) = (&groups.bodies[body - 1], &groups.bodies[body]);
    let ended = before.on.is_some() || !before.source.is_empty();
    ended || this.from.is_some() || !this.byline.is_empty() || !this.label.is_empty()
}

/// A body that goes on the one before it, of which and of itself the rows of the headlines are given.
fn opening(
    tagged: &Tagged,
    groups: &Groups,
    words: &Words,
    body: usize,
    titles: [Vec<usize>; 2],
) -> Border {
    let parts = [body - 1, body].map(|body| groups.lines(body));
    let [before, this] = parts;
    let row = this[0];
    let first = groups.paragraphs(body).next().unwrap_or_default();
    let [theirs, own] = titles.map(|title| shares(tagged, &title, parts));
    let common = |part: &[usize], other: &[usize]| common(tagged, words, part, other, 2);
    let [above, below] = [common(before, this), common(this, before)];
    let chained = usize::from(tagged.rows.are_chained());
    let opens = tagged.score(row, Role::Open) - tagged.score(row, Role::Paragraph);
    let gap = i64::from(tagged.rows.first(row).gap);
    let values = [
        chained * (OPEN.len() + 1) + step(opens, &OPEN),
        step(before.len().min(this.len()) as i64, &LINES),
        step(own[1] - own[0], &MORE),
        step(above.max(below), &COMMON),
        chained * (GAPS.len() + 1) + step(gap, &GAPS),
        step(common(first, before), &COMMON),
        step(above, &COMMON),
        step(groups.paragraphs(body).len() as i64, &PARAGRAPHS),
        step(theirs[1], &THERE),
        step(groups.paragraphs(body - 1).len() as i64, &PARAGRAPHS),
    ];
    Border { row, roles: vec![(row, Role::Paragraph)], ids: ids(&OFFSETS, values) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_of_the_same_words_goes_on_the_one_before() {
        let road =
            "清溪路昨日通车\n青屏县清溪路昨日正式通车，沿线村民都\n来看热闹，山货装满了车。\n";
        let more = "清溪路通车后，沿线村民的山货到县城只要\n半个小时。\n";
        let tea = "本报讯 柳河乡的茶农昨日开秤收新茶，\n一天就收了三百斤。\n";
        let weigh = |next: &str| {
            let page = [road, next].concat();
            let mut tagged = Tagged::new(&page, crate::lines(&page).collect());
            tagged.roles = vec![Role::Title, Role::Open, Role::Wrap, Role::Open, Role::Wrap];
            let groups = Groups::new(&tagged.roles);
            let words = Words::new(&groups, tagged.rows.len());
            let all = openings(&tagged, &groups, &[Some(0)], &words);
            assert_eq!(all.len(), 1, "{next}");
            assert_eq!(all[0].roles, [(3, Role::Paragraph)]);
            all[0].weight(&OPENINGS)
        };
        let (same, other) = (weigh(more), weigh(tea));
        assert!(same > other + 64, "{same} {other}");
    }

    #[test]
    fn a_headline_or_a_note_between_parts_two_bodies() {
        let page = "青屏县清溪路昨日正式通车。\n柳河茶农开秤\n柳河乡的茶农昨日开秤。\n";
        let mut tagged = Tagged::new(page, crate::lines(page).collect());
        for between in [Role::Title, Role::Byline, Role::Source, Role::JumpFrom, Role::Label] {
            tagged.roles = vec![Role::Open, between, Role::Open];
            let groups = Groups::new(&tagged.roles);
            let words = Words::new(&groups, tagged.rows.len());
            let matched = vec![None; groups.heads.len()];
            assert!(openings(&tagged, &groups, &matched, &words).is_empty(), "{between:?}");
        }
    }
}
