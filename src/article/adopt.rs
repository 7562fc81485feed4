//! Bodies that no headline is left for: rests of the body before them that open like an article.

use super::assign::owners;
use super::group::Groups;
use super::repair::Tagged;
use super::words::Words;
use crate::role::Role;

/// What it is worth that a body without a headline goes on the one before, in 64ths of a natural
/// logarithm: less than nothing, so that words must speak for it, and as much more for each
/// thousandth of its wording that stands there and in no other body.
const ADOPTED: i64 = -60;
const WORDING: i64 = 3;

/// Lets bodies without a headline go on the body before them, where their words and their first line
/// speak for it; returns whether any does.
pub(crate) fn adopt(
    tagged: &mut Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> bool {
    let owners = owners(matched, groups.bodies.len());
    let bare = (1..owners.len()).filter(|&body| owners[body].is_none());
    let rests: Vec<usize> = bare.filter(|&body| is_rest(tagged, groups, words, body)).collect();
    for &body in &rests {
        tagged.roles[groups.lines(body)[0]] = Role::Paragraph;
    }
    !rests.is_empty()
}

/// Whether a body rather goes on the one before it.
fn is_rest(tagged: &Tagged, groups: &Groups, words: &Words, body: usize) -> bool {
    let (before, this) = (&groups.bodies[body - 1], &groups.bodies[body]);
    let ended = before.on.is_some() || !before.source.is_empty();
    let headed = this.from.is_some() || !this.byline.is_empty() || !this.label.is_empty();
    let Some(&first) = groups.lines(body).first().filter(|_| !ended && !headed) else {
        return false;
    };
    let wording = tagged.shapes.wording(groups.lines(body));
    let shares = words.shares(&tagged.shapes.pairs, wording);
    let others = (0..groups.bodies.len()).filter(|&other| other != body && other + 1 != body);
    let count = others.clone().count().max(1) as i64;
    let elsewhere = others.map(|other| shares.of(other)).sum::<i64>() / count;
    let cost = tagged.score(first, Role::Open) - tagged.score(first, Role::Paragraph);
    ADOPTED + WORDING * (shares.of(body - 1) - elsewhere) > cost
}
