//! Bodies that rather go on the one before them: nothing stands between the two.

use super::weights::OPENINGS;
use super::{Border, Ground, Part, Scale, sorted, step};
use crate::article::assign::owners;
use crate::article::group::Groups;
use crate::article::repair::wording;
use crate::role::{Role, offsets};

/// Kinds of evidence, each with the number of values it takes.
const TEMPLATES: [usize; 10] = [
    2 * (OPEN.len() + 1), // whether lines were put in order, what speaks for the line opening a body
    2 * (GAPS.len() + 1), // whether lines were put in order, blank lines before it
    LINES.len() + 1,      // lines of the shorter body
    PARAGRAPHS.len() + 1, // paragraphs of the body before
    PARAGRAPHS.len() + 1, // paragraphs of it
    MORE.len() + 1, // how much more of the wording of its own headline stands in it than before it
    THERE.len() + 1, // share of the wording of the headline of the body before that stands in it
    COMMON.len() + 1, // share of its rare pairs that stand in the body before, or the other way
    COMMON.len() + 1, // share of the rare pairs of its first paragraph that stand in the body before
    COMMON.len() + 1, // share of the rare pairs of the body before that stand in it
];

/// Where the weights of each template begin.
const OFFSETS: [usize; TEMPLATES.len() + 1] = offsets(TEMPLATES);

/// How many features there are; the last is always there.
pub(crate) const FEATURES: usize = OFFSETS[TEMPLATES.len()] + 1;

/// What they weigh.
static SCALE: Scale<{ TEMPLATES.len() }, { TEMPLATES.len() + 1 }> = Scale::new(&OPENINGS, OFFSETS);

/// Steps of the values, costs as [`Tagged::cost`](crate::article::repair::Tagged::cost) has them, shares in
/// thousandths.
const OPEN: [i64; 10] = [-100, -50, 0, 50, 100, 150, 200, 250, 300, 350];
const GAPS: [i64; 4] = [1, 2, 3, 4];
const LINES: [i64; 7] = [3, 5, 9, 12, 15, 21, 30];
const PARAGRAPHS: [i64; 6] = [2, 3, 4, 5, 6, 9];
const MORE: [i64; 5] = [-75, 1, 145, 375, 665];
const THERE: [i64; 5] = [1, 70, 165, 285, 440];
const COMMON: [i64; 8] = [15, 30, 60, 95, 140, 190, 250, 350];

/// Odds of three to one, in 64ths of a natural logarithm: what is joined wrongly loses two articles.
const LEAST: i32 = 70;

/// The bodies that are rests of those before them, the likeliest first.
pub(crate) fn rests(ground: Ground<'_>) -> Vec<Border> {
    openings(ground, LEAST)
}

/// All bodies with nothing between them and the one before, of a weight greater than `least`.
pub(crate) fn openings(ground: Ground<'_>, least: i32) -> Vec<Border> {
    let Ground { tagged, groups, matched, .. } = ground;
    if tagged.shapes.is_stopless() {
        return Vec::new();
    }
    let owners = owners(matched, groups.bodies.len());
    let mut headed = vec![false; owners.len() + 1];
    for head in &groups.heads {
        headed[head.after] = true;
    }
    let bare = (1..owners.len()).filter(|&body| !headed[body] && !is_parted(groups, body));
    sorted(bare.filter_map(|body| opening(ground, &owners, body, least)).collect())
}

/// Whether a note stands between a body and the one before it.
fn is_parted(groups: &Groups, body: usize) -> bool {
    let (before, this) = (&groups.bodies[body - 1], &groups.bodies[body]);
    let ended = before.on.is_some() || !before.source.is_empty();
    ended || this.from.is_some() || !this.byline.is_empty() || !this.label.is_empty()
}

/// A body that goes on the one before it, with the headlines that own the bodies.
fn opening(
    ground: Ground<'_>,
    owners: &[Option<usize>],
    body: usize,
    least: i32,
) -> Option<Border> {
    let Ground { tagged, groups, .. } = ground;
    let [before, this] = [body - 1, body].map(|body| groups.lines(body));
    let row = this[0];
    let chained = usize::from(tagged.rows.are_chained());
    let opens = tagged.score(row, Role::Open) - tagged.score(row, Role::Paragraph);
    let gap = i64::from(tagged.rows.first(row).gap);
    let form = [
        chained * (OPEN.len() + 1) + step(opens, &OPEN),
        chained * (GAPS.len() + 1) + step(gap, &GAPS),
        step(before.len().min(this.len()) as i64, &LINES),
        step(groups.paragraphs(body - 1).len() as i64, &PARAGRAPHS),
        step(groups.paragraphs(body).len() as i64, &PARAGRAPHS),
    ];
    let parts = [body - 1, body].map(|body| Part::new(groups.lines(body), body));
    let weighing = SCALE.weighing(least).add(form)?.add(wordings(ground, owners, body, parts))?;
    let evidence = weighing.add(common(ground, body, parts))?.evidence;
    Some(Border { row, roles: vec![(row, Role::Paragraph)], evidence })
}

/// Where the wordings of the headlines of a body and of the one before it stand.
fn wordings(
    ground: Ground<'_>,
    owners: &[Option<usize>],
    body: usize,
    parts: [Part<'_>; 2],
) -> [usize; 2] {
    let shares = |body: usize| {
        let title = owners[body].map(|head| wording(&ground.groups.heads[head]));
        title.map_or([0; 2], |title| ground.shares(&title, parts))
    };
    let [theirs, own] = [body - 1, body].map(shares);
    [step(own[1] - own[0], &MORE), step(theirs[1], &THERE)]
}

/// What a body and the one before it have in common.
fn common(ground: Ground<'_>, body: usize, [before, this]: [Part<'_>; 2]) -> [usize; 3] {
    let first = ground.groups.paragraphs(body).next().unwrap_or_default();
    let [first, below] = ground.rare(this, first.len(), before);
    let [_, above] = ground.rare(before, 0, this);
    [above.max(below), first, above].map(|share| step(share, &COMMON))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::repair::Tagged;
    use crate::article::words::Words;

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
            let (matched, tagged, groups, words) = (&[Some(0)], &tagged, &groups, &words);
            let all = openings(Ground { tagged, groups, matched, words }, i32::MIN);
            assert_eq!(all.len(), 1, "{next}");
            assert_eq!(all[0].roles, [(3, Role::Paragraph)]);
            all[0].evidence.weight
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
            let matched = &vec![None; groups.heads.len()];
            let (tagged, groups, words) = (&tagged, &groups, &words);
            let ground = Ground { tagged, groups, matched, words };
            assert!(openings(ground, i32::MIN).is_empty(), "{between:?}");
        }
    }
}
