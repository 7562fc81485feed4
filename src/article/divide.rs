//! Bodies that run on into the body of another article, whose headline was taken for a part of the
//! headline beside it: both headlines stand behind their bodies, or both before.

use super::assign::owners;
use super::group::{Groups, Head};
use super::repair::{Sightings, Tagged, WORDING, wording};
use super::words::Words;
use crate::role::Role;

/// What it is worth that a part of a headline block finds a body of its own, in the units of
/// [`Tagged::cost`].
const WORTH: i64 = -40;

/// The paragraphs that rather open bodies, the likeliest first: a part of a headline block has more of its
/// wording from there on in the body before it than in its own body, or up to there in the body after.
pub(crate) fn divisions(
    tagged: &Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> Vec<usize> {
    let owners = owners(matched, groups.bodies.len());
    let mut all: Vec<(i64, usize)> = Vec::new();
    for (head, body) in groups.heads.iter().zip(matched) {
        let Some(body) = *body else { continue };
        let other = if body == head.after { body.checked_sub(1) } else { Some(head.after) };
        let Some(other) = other.filter(|&other| other < groups.bodies.len()) else { continue };
        if body.abs_diff(other) == 1
            && let Some(owner) = owners[other]
        {
            all.extend(best((tagged, groups, words), head, [body, other], &groups.heads[owner]));
        }
    }
    all.sort_by_key(|&(gain, row)| (std::cmp::Reverse(gain), row));
    all.into_iter().map(|(_, row)| row).collect()
}

/// What is gained by the best way of giving a part of a headline block to a part of the other body
/// beside it, which another headline owns, and the row where that part opens.
fn best(
    (tagged, groups, words): (&Tagged, &Groups, &Words),
    head: &Head,
    [body, other]: [usize; 2],
    owner: &Head,
) -> Option<(i64, usize)> {
    let firsts = || groups.paragraphs(other).skip(1).map(|paragraph| paragraph[0]);
    let least = firsts().map(|row| tagged.cost(row, Role::Open)).min()?;
    if WORTH + 1000 / WORDING <= least {
        return None;
    }
    let rows = wording(head);
    let (own, others) = (groups.lines(body), groups.lines(other));
    let mut theirs = None;
    let mut best = None;
    for border in 1..rows.len() {
        let part = if other < body { &rows[..border] } else { &rows[border..] };
        // Where each pair stands is looked up only if enough of them stand there at all.
        let shares = words.shares(&tagged.shapes.pairs, tagged.shapes.wording(part));
        if WORTH + (shares.of(other) - shares.of(body)) / WORDING <= least {
            continue;
        }
        let theirs = theirs.get_or_insert_with(|| Sightings::new(tagged, &wording(owner), others));
        let mine = Sightings::new(tagged, part, others);
        let here = Sightings::new(tagged, part, own).all();
        for row in firsts() {
            let shared = if other < body {
                mine.from(row) + theirs.until(row)
            } else {
                mine.until(row) + theirs.from(row)
            };
            let shared = shared - theirs.all() - here;
            let gain = WORTH + shared / WORDING - tagged.cost(row, Role::Open);
            if gain > best.map_or(0, |(gain, _)| gain) {
                best = Some((gain, row));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_behind_its_body_parts_that_from_the_body_before() {
        let page = "\
青屏河石桥大修
昨日起，青屏河上的石桥封闭大修，
青屏河两岸的车辆绕行。
望鹤小学的午餐由镇里统一配送，
望鹤小学食堂每天公布菜单。
望鹤小学午餐统一配送
柳河茶农开秤收新茶
柳河乡的茶农昨日开秤，收新茶
三百斤，茶农说价钱比去年好。
";
        let mut tagged = Tagged::new(page, crate::lines(page).collect());
        tagged.roles = vec![
            Role::Title,
            Role::Open,
            Role::Wrap,
            Role::Paragraph,
            Role::Wrap,
            Role::Kicker,
            Role::Title,
            Role::Open,
            Role::Wrap,
        ];
        let groups = Groups::new(&tagged.roles);
        let words = Words::new(&groups, tagged.rows.len());
        let divisions = |matched| divisions(&tagged, &groups, matched, &words);
        assert_eq!(divisions(&[Some(0), Some(1)]), [3]);
        assert_eq!(divisions(&[None, Some(1)]), []);
    }
}
