//! Roles mended where the matching shows that a boundary was missed: a headline block without a
//! body stands for a body that runs on in another, or is part of another block, and a body without
//! a headline for a headline that was taken for a paragraph.

use super::assign::owners;
use super::group::{Groups, Head};
use crate::Line;
use crate::role::{self, Cue, Role, Rows, Scores, Shapes};

/// The rows of a page with their roles.
#[derive(Debug)]
pub(crate) struct Tagged {
    pub(crate) rows: Rows,
    pub(crate) shapes: Shapes,
    pub(crate) roles: Vec<Role>,
    scores: Vec<Scores>,
}

impl Tagged {
    /// Tells the rows of a page apart.
    pub(crate) fn new(text: &str, lines: Vec<Line>) -> Self {
        let rows = Rows::new(text, lines);
        let shapes = Shapes::new(text, &rows);
        let (mut roles, scores) = role::roles(text, &rows, &shapes);
        mark_captions(&shapes, &mut roles);
        Self { rows, shapes, roles, scores }
    }

    /// Cuts rows before the bytes given, in order; what is cut off is a headline of its own.
    pub(crate) fn cut(&mut self, text: &str, cuts: &[(usize, usize)]) {
        if cuts.is_empty() {
            return;
        }
        self.rows = self.rows.cut(text, cuts);
        self.shapes = Shapes::new(text, &self.rows);
        self.roles = parted(&self.roles, cuts, |_| Role::Title);
        self.scores = parted(&self.scores, cuts, |scores| scores);
    }

    /// Lets a row go on the body before it, once and for all.
    pub(crate) fn join(&mut self, row: usize) {
        self.roles[row] = Role::Paragraph;
        self.scores[row][Role::Open as usize] = role::NEVER;
    }

    /// How well a role would fit a row by itself.
    pub(crate) fn score(&self, row: usize, role: Role) -> i64 {
        self.scores[row][role as usize].into()
    }

    /// What it costs to give a row another role, by its own evidence.
    pub(super) fn cost(&self, row: usize, role: Role) -> i64 {
        self.score(row, self.roles[row]) - self.score(row, role)
    }
}

/// What is known of rows some of which were cut; `rest` tells it of what was cut off.
fn parted<T: Copy>(all: &[T], cuts: &[(usize, usize)], rest: impl Fn(T) -> T) -> Vec<T> {
    let mut parted = Vec::with_capacity(all.len() + cuts.len());
    let mut cuts = cuts.iter().peekable();
    for (row, &one) in all.iter().enumerate() {
        parted.push(one);
        parted.extend(cuts.next_if(|cut| cut.0 == row).map(|_| rest(one)));
    }
    parted
}

/// Paragraphs that open like a caption, and lines that do though they belong to no article, are
/// captions as far as their sentence goes.
fn mark_captions(shapes: &Shapes, roles: &mut [Role]) {
    let mut row = 0;
    while row < roles.len() {
        let opens = matches!(roles[row], Role::Paragraph | Role::Open | Role::Furniture);
        if shapes.all[row].cue != Cue::Caption || !opens {
            row += 1;
            continue;
        }
        let wraps = roles[row + 1..].iter().take_while(|&&role| role == Role::Wrap).count();
        if wraps <= CAPTION_WRAPS {
            roles[row..=row + wraps].fill(Role::Caption);
        }
        row += 1 + wraps;
    }
}

/// The most further lines that a caption has.
const CAPTION_WRAPS: usize = 4;

/// What it is worth that a headline block or a body finds a partner, in the units of
/// [`Tagged::cost`].
#[derive(Debug)]
pub(crate) struct Worth {
    /// By parting a body.
    parted_body: i64,
    /// By taking a paragraph for a headline.
    promoted: i64,
    /// By joining two headline blocks.
    joined: i64,
    /// By taking the paragraph above for a part of a headline block.
    extended: i64,
}

/// Before headlines are given to the bodies around them.
pub(crate) const AT_FIRST: Worth =
    Worth { parted_body: 50, promoted: 100, joined: 300, extended: -50 };

/// After that, when a headline left over rather has a body.
pub(crate) const AT_LAST: Worth = Worth { parted_body: 250, ..AT_FIRST };

/// What share of the wording, in thousandths, is worth a unit of cost.
pub(super) const WORDING: i64 = 2;

/// All of a wording.
const ALL: i64 = 1000;

/// How many rows must lie between two changes of one round.
const APART: usize = 5;

/// A change of roles and what it gains.
#[derive(Debug)]
struct Change {
    gain: i64,
    roles: Vec<(usize, Role)>,
}

/// Mends roles; returns whether any was changed.
pub(crate) fn repair(
    tagged: &mut Tagged,
    groups: &Groups,
    matched: &[Option<usize>],
    worth: &Worth,
) -> bool {
    let owners = owners(matched, groups.bodies.len());
    let mut changes = Vec::new();
    for (at, head) in groups.heads.iter().enumerate().filter(|&(at, _)| matched[at].is_none()) {
        changes.extend(split_body(tagged, groups, &owners, at, head, worth));
        changes.extend(merge_head(tagged, groups, at, worth));
    }
    for (at, _) in owners.iter().enumerate().filter(|(_, owner)| owner.is_none()) {
        changes.extend(promote(tagged, groups, at, worth));
    }
    for (head, body) in groups.heads.iter().zip(matched) {
        changes.extend(body.and_then(|body| extend(tagged, groups, head, body, worth)));
    }
    changes.sort_by_key(|change| std::cmp::Reverse(change.gain));
    let mut touched = vec![false; tagged.roles.len()];
    let mut changed = false;
    for change in changes {
        let around = |row: usize| row.saturating_sub(APART)..(row + APART + 1).min(touched.len());
        if change.roles.iter().any(|&(row, _)| touched[around(row)].contains(&true)) {
            continue;
        }
        for (row, role) in change.roles {
            touched[row] = true;
            tagged.roles[row] = role;
            changed = true;
        }
    }
    changed
}

/// The best paragraph of a neighbouring body to open the body of a headline block that has none.
fn split_body(
    tagged: &Tagged,
    groups: &Groups,
    owners: &[Option<usize>],
    at: usize,
    head: &Head,
    worth: &Worth,
) -> Option<Change> {
    let gain = |worth: &Worth, shared: i64| worth.parted_body + shared / WORDING;
    let mut best: Option<Change> = None;
    let near = head.after.saturating_sub(1)..(head.after + 1).min(groups.bodies.len());
    for (body, owner) in near.clone().zip(&owners[near]) {
        let rows = groups.lines(body);
        // Nothing is gained where the wording cannot make up for what the cheapest change costs.
        let firsts = || groups.paragraphs(body).skip(1).map(|paragraph| paragraph[0]);
        let least = firsts().map(|row| tagged.cost(row, Role::Open)).min();
        let Some(least) = least.filter(|&least| gain(worth, ALL) > least) else { continue };
        let mine = Sightings::new(tagged, &wording(head), rows);
        if gain(worth, mine.all()) <= least {
            continue;
        }
        let owner = owner.filter(|&owner| owner != at).map(|owner| &groups.heads[owner]);
        let theirs = Sightings::new(tagged, &owner.map(wording).unwrap_or_default(), rows);
        for row in firsts() {
            let shared =
                (mine.from(row) + theirs.until(row)).max(mine.until(row) + theirs.from(row));
            let gain = gain(worth, shared - theirs.all()) - tagged.cost(row, Role::Open);
            if gain > best.as_ref().map_or(0, |best| best.gain) {
                best = Some(Change { gain, roles: vec![(row, Role::Open)] });
            }
        }
    }
    best
}

/// A headline block put to the one before or after it: as its subtitle or its kicker.
fn merge_head(tagged: &Tagged, groups: &Groups, at: usize, worth: &Worth) -> Option<Change> {
    let pairs = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))];
    let mut best: Option<Change> = None;
    for (first, second) in pairs.into_iter().flatten() {
        let (Some(first), Some(second)) = (groups.heads.get(first), groups.heads.get(second))
        else {
            continue;
        };
        let (upper, lower) = (wording(first), wording(second));
        let (Some(&last), Some(&next)) = (upper.last(), lower.first()) else { continue };
        if next != last + 1 {
            continue;
        }
        let relabel = |rows: &[usize], first: Role, wrap: Role| -> Vec<(usize, Role)> {
            rows.iter()
                .enumerate()
                .map(|(at, &row)| (row, if at == 0 { first } else { wrap }))
                .collect()
        };
        let ways = [
            relabel(&lower, Role::Subtitle, Role::SubtitleWrap),
            relabel(&upper, Role::Kicker, Role::KickerWrap),
        ];
        for roles in ways {
            let cost: i64 = roles.iter().map(|&(row, role)| tagged.cost(row, role)).sum();
            if worth.joined - cost > best.as_ref().map_or(0, |best| best.gain) {
                best = Some(Change { gain: worth.joined - cost, roles });
            }
        }
    }
    best
}

/// A short first or last paragraph, of a body that has no headline or of its neighbour, that is
/// rather its headline.
fn promote(tagged: &Tagged, groups: &Groups, body: usize, worth: &Worth) -> Option<Change> {
    let here = || groups.paragraphs(body);
    let before = body.checked_sub(1).map(|at| groups.paragraphs(at));
    let ends =
        [here().next(), here().next_back(), before.and_then(|mut before| before.next_back())];
    let mut best: Option<Change> = None;
    for (at, rows) in ends.iter().enumerate().filter_map(|(at, rows)| Some((at, (*rows)?))) {
        let may_be = may_be_headline(tagged, rows);
        let Some(second) = here().nth(1).filter(|_| may_be) else { continue };
        let mut roles = vec![(rows[0], Role::Title)];
        roles.extend(rows[1..].iter().map(|&row| (row, Role::TitleWrap)));
        // The next paragraph opens the body where the headline stood before it.
        if at == 0 {
            roles.push((second[0], Role::Open));
        }
        let cost: i64 = roles.iter().map(|&(row, role)| tagged.cost(row, role)).sum();
        let least = best.as_ref().map_or(0, |best| best.gain);
        if worth.promoted + ALL / WORDING - cost <= least {
            continue;
        }
        let gain = worth.promoted + sighted(tagged, rows, groups.lines(body)) / WORDING - cost;
        if gain > least {
            best = Some(Change { gain, roles });
        }
    }
    best
}

/// The last paragraph of a body, right above a headline block, that is rather its first lines.
fn extend(
    tagged: &Tagged,
    groups: &Groups,
    head: &Head,
    body: usize,
    worth: &Worth,
) -> Option<Change> {
    let parts = [&head.kicker, &head.title, &head.subtitle];
    let first = parts.into_iter().flatten().copied().min()?;
    let mut above = groups.paragraphs(head.after.checked_sub(1)?).skip(1);
    let rows = above.next_back()?;
    if rows.last() != Some(&first.checked_sub(1)?)
        || !head.label.is_empty()
        || !may_be_headline(tagged, rows)
    {
        return None;
    }
    let mut roles = vec![(rows[0], Role::Kicker)];
    roles.extend(rows[1..].iter().map(|&row| (row, Role::KickerWrap)));
    // Which part they are shows when the block is parted.
    let cost = |&(row, role): &(usize, Role)| {
        let title = if role == Role::Kicker { Role::Title } else { Role::TitleWrap };
        tagged.cost(row, role).min(tagged.cost(row, title))
    };
    let cost: i64 = roles.iter().map(cost).sum();
    roles.extend(head.kicker.iter().map(|&row| (row, Role::KickerWrap)));
    let around = [body, head.after - 1].map(|body| sighted(tagged, rows, groups.lines(body)));
    let gain = worth.extended + around[0].max(around[1]) / WORDING - cost;
    (gain > 0).then_some(Change { gain, roles })
}

/// Whether a paragraph is as short as a headline, and no sentence.
pub(super) fn may_be_headline(tagged: &Tagged, rows: &[usize]) -> bool {
    let stops = |&row: &usize| {
        let shape = &tagged.shapes.all[row];
        shape.stops > 0 || shape.last == '。'
    };
    rows.len() <= 3 && !rows.iter().any(stops)
}

/// The rows of a headline block that carry its wording.
pub(super) fn wording(head: &Head) -> Vec<usize> {
    let mut rows = [&head.kicker[..], &head.title, &head.subtitle].concat();
    rows.sort_unstable();
    rows
}

/// How much of the wording of `rows` stands in the other rows of a body, in thousandths.
fn sighted(tagged: &Tagged, rows: &[usize], body: &[usize]) -> i64 {
    let lines: Vec<usize> = body.iter().copied().filter(|row| !rows.contains(row)).collect();
    Sightings::new(tagged, rows, &lines).all()
}

/// The pairs of characters of a wording, in order.
#[derive(Debug)]
struct Pairs(Vec<[char; 2]>);

impl Pairs {
    /// The pairs of some rows.
    fn new(tagged: &Tagged, rows: &[usize]) -> Self {
        let mut pairs: Vec<_> = rows.iter().flat_map(|&row| pairs_of(tagged, row)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }

    /// Finds the pairs in some rows: the number of the pair, and the row.
    fn find(&self, tagged: &Tagged, rows: &[usize], mut found: impl FnMut(usize, usize)) {
        // Most pairs are turned away by their second character.
        let mut seconds = [false; 256];
        for pair in &self.0 {
            seconds[pair[1] as usize % 256] = true;
        }
        for &row in rows.iter().filter(|_| !self.0.is_empty()) {
            let mut before = ' ';
            for c in tagged.shapes.text(row).chars() {
                if seconds[c as usize % 256]
                    && let Ok(at) = self.0.binary_search(&[before, c])
                {
                    found(at, row);
                }
                before = c;
            }
        }
    }
}

/// The pairs of neighbouring characters of a row.
fn pairs_of(tagged: &Tagged, row: usize) -> impl Iterator<Item = [char; 2]> {
    let text = tagged.shapes.text(row);
    text.chars().zip(text.chars().skip(1)).map(|(a, b)| [a, b])
}

/// A part of a whole, in thousandths.
fn share(part: usize, whole: usize) -> i64 {
    i64::try_from(part * 1000 / whole.max(1)).unwrap_or(1000)
}

/// Where the pairs of characters of a wording stand in some rows.
#[derive(Debug)]
pub(super) struct Sightings {
    /// The first and the last row of each pair that stands there.
    rows: Vec<(usize, usize)>,
    pairs: usize,
}

impl Sightings {
    pub(super) fn new(tagged: &Tagged, wording: &[usize], rows: &[usize]) -> Self {
        let pairs = Pairs::new(tagged, wording);
        let mut seen: Vec<Option<(usize, usize)>> = vec![None; pairs.0.len()];
        pairs.find(tagged, rows, |pair, row| {
            seen[pair] = Some((seen[pair].map_or(row, |(first, _)| first), row));
        });
        Self { pairs: pairs.0.len(), rows: seen.into_iter().flatten().collect() }
    }

    fn share(&self, count: usize) -> i64 {
        share(count, self.pairs)
    }

    /// The share of the pairs that stand anywhere, in thousandths.
    pub(super) fn all(&self) -> i64 {
        self.share(self.rows.len())
    }

    /// The share of the pairs that stand in `row` or after it.
    pub(super) fn from(&self, row: usize) -> i64 {
        self.share(self.rows.iter().filter(|&&(_, last)| last >= row).count())
    }

    /// The share of the pairs that stand before `row`.
    pub(super) fn until(&self, row: usize) -> i64 {
        self.share(self.rows.iter().filter(|&&(first, _)| first < row).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_above_a_headline_is_its_first_line() {
        let page = "昨日起，青屏河上的石桥封闭大修，\n沿河的车辆绕行。\n沿线居民都已接到通知。\n\
            新茶价钱为何涨？\n茶农和茶商各有说法\n柳河乡茶农昨日开秤，新茶的价钱\n比去年高。\n";
        let mut tagged = Tagged::new(page, crate::lines(page).collect());
        let [open, wrap, paragraph] = [Role::Open, Role::Wrap, Role::Paragraph];
        tagged.roles = vec![open, wrap, paragraph, paragraph, Role::Title, open, wrap];
        let groups = Groups::new(&tagged.roles);
        let head = &groups.heads[0];
        let worth = Worth { extended: 1000, ..AT_FIRST };
        let change = extend(&tagged, &groups, head, 1, &worth).expect("the question is a headline");
        assert_eq!(change.roles, [(3, Role::Kicker)]);
        let worth = Worth { extended: -1000, ..AT_FIRST };
        assert!(extend(&tagged, &groups, head, 1, &worth).is_none());
    }

    #[test]
    fn a_cut_row_keeps_roles_and_scores_in_step() {
        let text = "清溪路昨日通车 茶农喜迎新客\n青屏县新修公路\n";
        let mut tagged = Tagged::new(text, crate::lines(text).collect());
        let cut = text.find(' ').expect("the row has a blank");
        tagged.cut(text, &[(0, cut)]);
        let lengths = [tagged.rows.len(), tagged.shapes.len(), tagged.roles.len()];
        assert_eq!(lengths, [3; 3]);
        assert_eq!(tagged.scores.len(), 3);
        assert_eq!(tagged.roles[1], Role::Title);
    }
}
