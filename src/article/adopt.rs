//! Bodies that no headline is left for: rests of the body before them that open like an article, and
//! openings that begin with narrower lines than the body that they belong to.

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
/// speak for it, or open the one after them, where they begin with narrower lines; returns whether any does.
pub(crate) fn adopt(
    tagged: &mut Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    words: &Words,
) -> bool {
    let owners = owners(matched, groups.bodies.len());
    let bare = |body: &usize| owners[*body].is_none();
    let rests = (1..owners.len()).filter(|body| {
        bare(body) && is_rest(tagged, groups, words, *body)
            || bare(&(body - 1)) && is_led_in(tagged, groups, *body)
    });
    let rests: Vec<usize> = rests.collect();
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

/// Whether the body before one is its opening, which begins with narrower lines, as beside a large
/// initial or in a box: one paragraph of a few lines right above it.
fn is_led_in(tagged: &Tagged, groups: &Groups, body: usize) -> bool {
    let (opening, rest) = (groups.lines(body - 1), groups.lines(body));
    let paragraphs = groups.paragraphs(body - 1).len();
    let (Some(&last), Some(&first)) = (opening.last(), rest.first()) else { return false };
    let widest = |rows: &[usize]| rows.iter().map(|&row| tagged.shapes.all[row].cells).max();
    let narrow =
        widest(&opening[..2.min(opening.len())]).zip(widest(&rest[..rest.len().min(NARROW)]));
    paragraphs == 1
        && (2..=NARROW).contains(&opening.len())
        && last + 1 == first
        && narrow.is_some_and(|(opening, rest)| 3 * opening < 2 * rest)
}

/// The most lines of an opening that begins with narrower ones.
const NARROW: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Line;

    #[test]
    fn a_body_without_a_headline_goes_on_the_one_before() {
        let first =
            "清溪路昨日通车\n青屏县清溪路昨日正式通车，全长三公里，\n沿途五个村的村民都来了。\n";
        let third = "石桥乡教学楼落成\n石桥乡中学教学楼日前落成，三百名学生\n搬进了新教室。\n";
        let rows = [
            ("its words", "村民说，清溪路没有通车的时候，沿途的\n五个村都要绕三公里路。\n", true),
            (
                "other words",
                "本报讯 柳汀镇稻田里养虾，一亩多收了\n三千元，种粮大户都说划算。\n",
                false,
            ),
        ];
        for (name, second, expected) in rows {
            let text = [first, second, third].concat();
            let lines: Vec<Line> = crate::lines(&text).collect();
            let mut tagged = Tagged::new(&text, lines);
            tagged.roles = [Role::Title, Role::Open, Role::Wrap, Role::Open, Role::Wrap].to_vec();
            tagged.roles.extend([Role::Title, Role::Open, Role::Wrap]);
            let groups = Groups::new(&tagged.roles);
            let words = Words::new(&groups, tagged.rows.len());
            let adopted = adopt(&mut tagged, &groups, &[Some(0), Some(2)], &words);
            assert_eq!(adopted, expected, "{name}");
            assert_eq!(tagged.roles[3] == Role::Paragraph, expected, "{name}");
        }
    }

    #[test]
    fn a_narrow_opening_belongs_to_the_body_below_it() {
        let rest = "今年的任务不轻，全县要修路八十公里，架桥十\n二座，都要在入冬前完工。\n";
        let rows = [("narrow", "一年之计\n在于春，\n", true), ("as wide", rest, false)];
        for (name, opening, expected) in rows {
            let text = [opening, rest, "在春天里修路\n"].concat();
            let mut tagged = Tagged::new(&text, crate::lines(&text).collect());
            tagged.roles = [Role::Open, Role::Wrap, Role::Open, Role::Wrap, Role::Title].to_vec();
            let groups = Groups::new(&tagged.roles);
            let words = Words::new(&groups, tagged.rows.len());
            adopt(&mut tagged, &groups, &[Some(1)], &words);
            assert_eq!(tagged.roles[2] == Role::Paragraph, expected, "{name}");
        }
    }
}
