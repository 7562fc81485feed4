//! A page made of lines whose roles are known.

use super::adopt::adopt;
use super::assign::{assign, owners};
use super::border;
use super::divide::divisions;
use super::group::{Groups, Head};
use super::heading::settle;
use super::prepare::folded;
use super::repair::{AT_FIRST, AT_LAST, Tagged, repair};
use super::unite::united;
use super::words::{Words, found};
use super::{Article, Jump, Note, Page, Paragraph, ParagraphKind};
use crate::pair::{Ends, affinity};
use crate::reflow::{Blanks, Set};
use crate::role::{self, PairKey, Shapes};
use crate::{Flow, Line, Span, edge, glyph};

/// The page that `lines` make.
pub(crate) fn page(text: &str, lines: Vec<Line>) -> Page {
    let (mut tagged, mut found) = told(text, lines);
    found.part(text, &mut tagged);
    found.join(text, &mut tagged);
    let clean = tagged.shapes.all.iter().map(|shape| shape.clean).collect();
    let set = Set { page: text, rows: &tagged.rows, clean };
    Composer { set, shapes: &tagged.shapes }.page(&found)
}

/// What may be a border between bodies or none: the headings inside bodies, and the openings of bodies.
#[cfg(feature = "fit")]
pub(crate) fn borders(text: &str, lines: Vec<Line>) -> [Vec<role::fit::Border>; 2] {
    let (mut tagged, mut found) = told(text, lines);
    let headings = border::headings(found.ground(&tagged), i32::MIN);
    found.part(text, &mut tagged);
    let openings = border::openings(found.ground(&tagged), i32::MIN);
    let below = |row: usize| (row..tagged.rows.len()).take(2).map(|row| tagged.shapes.text(row));
    [headings, openings].map(|all| {
        let border = |border: border::Border| (border.evidence.ids, below(border.row).collect());
        all.into_iter().map(border).collect()
    })
}

/// The rows of a page with their roles, before bodies are parted and joined.
fn told(text: &str, lines: Vec<Line>) -> (Tagged, Matching) {
    let mut tagged = Tagged::new(text, lines);
    let mut found = Matching::new(&tagged);
    if tagged.rows.are_chained()
        && let Some(lines) = united(text, &tagged, &found.groups, &found.words)
    {
        tagged = Tagged::new(text, lines);
        found = Matching::new(&tagged);
    }
    for _ in 0..ROUNDS {
        if !repair(&mut tagged, &found.groups, &found.matched, &AT_FIRST) {
            break;
        }
        found = Matching::new(&tagged);
    }
    if split_merged(text, &found, &mut tagged) {
        found = Matching::new(&tagged);
    }
    if split_subtitles(text, &found, &mut tagged) {
        found = Matching::new(&tagged);
    }
    found.settle(text, &mut tagged);
    let worth = if tagged.rows.are_chained() { &AT_FIRST } else { &AT_LAST };
    if repair(&mut tagged, &found.groups, &found.matched, worth) {
        found = Matching::new(&tagged);
        found.settle(text, &mut tagged);
    }
    (tagged, found)
}

/// The runs of headline lines of rows whose roles are known.
#[cfg(feature = "fit")]
pub(crate) fn head_runs(
    text: &str,
    rows: &role::Rows,
    shapes: &Shapes,
    roles: &[role::Role],
) -> Vec<role::fit::HeadRun> {
    let groups = Groups::new(roles);
    let words = Words::new(&groups, rows.len());
    let matched = match_heads(&groups, shapes, &words);
    super::heading::sample(text, (rows, shapes, roles), &groups, &matched, &words)
}

/// How often roles are mended by what the matching shows.
const ROUNDS: usize = 3;

/// Lines put together, and which headlines go with which bodies.
struct Matching {
    groups: Groups,
    /// The pairs of characters of all bodies.
    words: Words,
    /// The body that each headline block belongs to.
    matched: Vec<Option<usize>>,
}

impl Matching {
    fn new(tagged: &Tagged) -> Self {
        let groups = Groups::new(&tagged.roles);
        let words = Words::new(&groups, tagged.rows.len());
        let matched = match_heads(&groups, &tagged.shapes, &words);
        Self { groups, words, matched }
    }

    fn ground<'p>(&'p self, tagged: &'p Tagged) -> border::Ground<'p> {
        let Self { groups, words, matched } = self;
        border::Ground { tagged, groups, matched, words }
    }

    /// Gives headline lines to bodies and tells their parts.
    fn settle(&mut self, text: &str, tagged: &mut Tagged) {
        if let Some(bodies) = settle(text, tagged, &self.groups, &self.matched, &self.words) {
            self.regroup(tagged, bodies);
        }
    }

    /// Parts bodies that ran together, and joins those whose headline is missing.
    fn part(&mut self, text: &str, tagged: &mut Tagged) {
        for heading in border::headlines(self.ground(tagged)) {
            self.try_roles(text, tagged, heading.roles);
        }
        for row in divisions(tagged, &self.groups, &self.matched, &self.words) {
            self.try_roles(text, tagged, [(row, role::Role::Open)]);
        }
        if adopt(tagged, &self.groups, &self.matched, &self.words) {
            *self = Self::new(tagged);
            self.settle(text, tagged);
        }
    }

    /// Lets bodies go on those before them that rather do; a headline that is left over may find another body
    /// then.
    fn join(&mut self, text: &str, tagged: &mut Tagged) {
        let rests = border::rests(self.ground(tagged));
        if rests.is_empty() {
            return;
        }
        for rest in rests {
            tagged.join(rest.row);
        }
        *self = Self::new(tagged);
        self.settle(text, tagged);
        if repair(tagged, &self.groups, &self.matched, &AT_FIRST) {
            *self = Self::new(tagged);
            self.settle(text, tagged);
        }
    }

    /// Gives rows other roles, unless more bodies than before would be without a headline then, or more
    /// headlines without a body.
    fn try_roles(
        &mut self,
        text: &str,
        tagged: &mut Tagged,
        roles: impl IntoIterator<Item = (usize, role::Role)>,
    ) {
        let before = tagged.roles.clone();
        for (row, role) in roles {
            tagged.roles[row] = role;
        }
        let mut parted = Self::new(tagged);
        parted.settle(text, tagged);
        if parted.bare() <= self.bare() && parted.loose() <= self.loose() {
            *self = parted;
        } else {
            tagged.roles = before;
        }
    }

    /// How many bodies have no headline.
    fn bare(&self) -> usize {
        let owned = owners(&self.matched, self.groups.bodies.len());
        owned.iter().filter(|owner| owner.is_none()).count()
    }

    /// How many headline blocks have no body.
    fn loose(&self) -> usize {
        self.matched.iter().filter(|body| body.is_none()).count()
    }

    /// Puts the lines together again where only headline lines were given other roles, so that
    /// the headlines belong to `bodies`.
    fn regroup(&mut self, tagged: &Tagged, bodies: Vec<Option<usize>>) {
        let groups = Groups::new(&tagged.roles);
        if (groups.heads.len(), groups.bodies.len()) == (bodies.len(), self.groups.bodies.len()) {
            (self.groups, self.matched) = (groups, bodies);
        } else {
            *self = Self::new(tagged);
        }
    }
}

fn match_heads(groups: &Groups, shapes: &Shapes, words: &Words) -> Vec<Option<usize>> {
    let shares = |head| words.shares(&shapes.pairs, wording(head, shapes));
    let shares: Vec<_> = groups.heads.iter().map(shares).collect();
    assign(groups.heads.len(), groups.bodies.len(), |head, body| {
        let after = groups.heads[head].after;
        let apart = if body >= after { body - after } else { after - 1 - body };
        let near = match apart {
            0 => 500,
            1 => NEXT,
            2 => NEXT - 70,
            3 => NEXT - 130,
            _ => NEXT - 190,
        };
        near + shares[head].of(body) + i64::from(body >= after) * 20
    })
}

/// What standing one body away is worth; less than nothing, so that words must speak for it.
const NEXT: i64 = -150;

/// The pairs of characters of a headline block.
fn wording(head: &Head, shapes: &Shapes) -> impl Iterator<Item = PairKey> {
    shapes.wording(head.kicker.iter().chain(&head.title).chain(&head.subtitle))
}

/// Splits a headline line that holds the headlines of two articles, told by the words that its
/// halves share with bodies of which one has no headline. Returns whether any was split.
fn split_merged(text: &str, found: &Matching, tagged: &mut Tagged) -> bool {
    let Matching { groups, words, matched } = found;
    let owned = owners(matched, groups.bodies.len());
    let bare: Vec<usize> = (0..owned.len()).filter(|&body| owned[body].is_none()).collect();
    if bare.is_empty() {
        return false;
    }
    let mut cuts = Vec::new();
    for (head, body) in groups.heads.iter().zip(matched) {
        let first = bare.partition_point(|&at| at + 6 < head.after);
        let near = bare[first..].iter().take_while(|&&at| at <= head.after + 6);
        let others: Vec<usize> = near.copied().chain(*body).collect();
        for &line in &head.title {
            if let Some(at) = best_cut(&tagged.shapes, line, words, &others) {
                cuts.push((line, byte_of(&text[tagged.rows.first(line).span], at)));
            }
        }
    }
    cuts.sort_unstable();
    tagged.cut(text, &cuts);
    !cuts.is_empty()
}

/// Splits a headline line that ends with a subtitle: a dash after a blank. Returns whether any was split.
fn split_subtitles(text: &str, found: &Matching, tagged: &mut Tagged) -> bool {
    let Matching { groups, .. } = found;
    let lines = groups.heads.iter().flat_map(|head| head.kicker.iter().chain(&head.title));
    let mut cuts: Vec<(usize, usize)> = lines
        .filter(|&&line| tagged.shapes.all[line].blanks > 0)
        .filter_map(|&line| Some((line, subtitle(&text[tagged.rows.first(line).span])?)))
        .collect();
    cuts.sort_unstable();
    tagged.cut(text, &cuts);
    for (before, &(line, _)) in cuts.iter().enumerate() {
        tagged.roles[line + before + 1] = role::Role::Subtitle;
    }
    !cuts.is_empty()
}

/// The byte where a subtitle begins within a line.
fn subtitle(line: &str) -> Option<usize> {
    let mut dashes = line.match_indices("——").map(|(at, _)| at);
    dashes.find(|&at| at > 0 && line[..at].ends_with(glyph::is_blank))
}

/// The byte of a text before its `count`th character that is not blank.
fn byte_of(text: &str, count: usize) -> usize {
    let mut chars = text.char_indices().filter(|&(_, c)| !glyph::is_blank(c));
    chars.nth(count).map_or(text.len(), |(at, _)| at)
}

/// The fewest characters of a headline.
const SHORTEST: usize = 4;

/// Where a headline falls into two, each of which shares its words with another body.
fn best_cut(shapes: &Shapes, line: usize, words: &Words, bodies: &[usize]) -> Option<usize> {
    let chars = shapes.chars(line);
    if chars.len() < 2 * SHORTEST || bodies.len() < 2 {
        return None;
    }
    let holders = words.each_holders(&shapes.pairs, shapes.wording([&line]));
    let holders: Vec<u64> = holders.map(Option::unwrap_or_default).collect();
    let whole = bodies.iter().map(|&body| found(&holders, body)).max()?;
    let mut best: Option<(i64, usize)> = None;
    for at in SHORTEST..=chars.len() - SHORTEST {
        // The pair across the cut belongs to neither half.
        let (left, right) = (&holders[..at], &holders[at + 1..]);
        let (a, first) = best_body(left, bodies);
        let (b, second) = best_body(right, bodies);
        let gain = first + second - whole + seam(&chars, at);
        if a != b && gain > best.map_or(1000, |(gain, _)| gain) && first > 600 && second > 600 {
            best = Some((gain, at));
        }
    }
    best.map(|(_, at)| at)
}

/// How well a headline would end before a character and another begin with it.
fn seam(chars: &[char], at: usize) -> i64 {
    // The tables know two characters on each side.
    let before = String::from_iter(&chars[at.saturating_sub(2)..at]);
    let after = String::from_iter(&chars[at..chars.len().min(at + 2)]);
    let (end, start) = (edge::ends(&before), edge::begins(&after));
    let held = i64::from(affinity(&Ends::new(&before), &Ends::new(&after))).clamp(-30, 60);
    i64::from(end) * 40 + i64::from(start) * 40 - 320 - held * 6
}

/// The body that holds most of a wording, of which the holders of each pair are given.
fn best_body(holders: &[u64], bodies: &[usize]) -> (usize, i64) {
    let mut best = (usize::MAX, 0);
    for &body in bodies {
        let found = found(holders, body);
        if found > best.1 {
            best = (body, found);
        }
    }
    best
}

/// The most characters of a heading inside a body.
const LONGEST_SUBHEAD: usize = 22;

/// What it takes to make articles of groups of lines.
struct Composer<'p> {
    set: Set<'p>,
    shapes: &'p Shapes,
}

impl Composer<'_> {
    fn page(&self, Matching { groups, matched, .. }: &Matching) -> Page {
        let mut articles: Vec<(usize, Article)> = Vec::new();
        let owned = owners(matched, groups.bodies.len());
        for (at, owner) in owned.iter().enumerate() {
            let mut article = self.body(groups, at);
            if let Some(head) = *owner {
                self.head(&groups.heads[head], &mut article);
            }
            articles.push((2 * at + 1, article));
        }
        let loose = groups.heads.iter().zip(matched).filter(|(_, body)| body.is_none());
        for (head, _) in loose {
            let mut article = Article::default();
            self.head(head, &mut article);
            articles.push((2 * head.after, article));
        }
        articles.sort_by_key(|(order, _)| *order);
        Page {
            articles: articles.into_iter().map(|(_, article)| article).collect(),
            furniture: groups.furniture.iter().map(|&at| self.flow(&[at], Blanks::Keep)).collect(),
        }
    }

    fn body(&self, groups: &Groups, at: usize) -> Article {
        let body = &groups.bodies[at];
        let paragraphs: Vec<Paragraph> =
            groups.paragraphs(at).map(|lines| self.paragraph(lines)).collect();
        let captions = body.captions.iter().map(|&at| self.flow(&[at], Blanks::Drop)).collect();
        Article {
            label: self.some(&body.label),
            byline: self.some(&body.byline),
            source: self.source(&body.source),
            dateline: paragraphs.first().and_then(|first| dateline(&first.flow)),
            continued_from: body.from.map(|at| self.jump(at)),
            continued_on: body.on.map(|at| self.jump(at)),
            paragraphs,
            captions,
            ..Article::default()
        }
    }

    fn head(&self, head: &Head, article: &mut Article) {
        article.kicker = self.some(&head.kicker);
        article.title = self.some(&head.title);
        article.subtitle = self.subtitle(&head.subtitle);
        article.label = merge(self.some(&head.label), article.label.take());
        article.byline = merge(self.some(&head.byline), article.byline.take());
    }

    fn flow(&self, rows: &[usize], blanks: Blanks) -> Flow {
        self.set.join(rows.iter().copied(), blanks)
    }

    fn some(&self, lines: &[usize]) -> Option<Flow> {
        (!lines.is_empty()).then(|| self.flow(lines, Blanks::Keep))
    }

    fn paragraph(&self, lines: &[usize]) -> Paragraph {
        let flow = self.flow(lines, Blanks::Drop);
        // No longer than that is a heading, and nothing else is counted.
        let most = LONGEST_SUBHEAD + 1;
        let is_long = flow.text().len() >= most * char::MAX.len_utf8();
        let chars = if is_long { most } else { flow.text().chars().take(most).count() };
        let open = |c: char| {
            !glyph::ends_sentence(c) && !glyph::closes(c) && !matches!(c, '：' | '；' | '，' | '、')
        };
        let short = chars <= LONGEST_SUBHEAD && flow.text().ends_with(open);
        let numbered = lines.len() == 1
            && self.shapes.all[lines[0]].cue == role::Cue::Enumerator
            && chars <= 5;
        let kind = if short || numbered { ParagraphKind::Subhead } else { ParagraphKind::Body };
        Paragraph { flow, kind }
    }

    /// A subtitle without the dash before it, which its spans still cover.
    fn subtitle(&self, lines: &[usize]) -> Option<Flow> {
        let flow = self.some(lines)?;
        let bare = flow.text().trim_start_matches(['—', '―', '─', '⸺', '-', ' ']);
        let dash = flow.text().len() - bare.len();
        Some(flow.hide(dash))
    }

    fn source(&self, lines: &[usize]) -> Option<Note> {
        let flow = self.some(lines)?;
        let chars = folded(flow.text());
        let text = match role::source(&chars) {
            Some(name) => chars[name].iter().collect(),
            None => flow.text().to_owned(),
        };
        Some(Note { text, spans: flow.spans() })
    }

    fn jump(&self, line: usize) -> Jump {
        let note = role::jump(&self.shapes.chars(line));
        let page = note.map_or(0, |note| note.page);
        Jump { page, spans: self.flow(&[line], Blanks::Drop).spans() }
    }
}

fn merge(first: Option<Flow>, second: Option<Flow>) -> Option<Flow> {
    match (first, second) {
        (Some(mut first), Some(second)) => {
            first.append(&second);
            Some(first)
        }
        (first, second) => first.or(second),
    }
}

/// The place and date at the head of a paragraph.
fn dateline(flow: &Flow) -> Option<Flow> {
    if !role::may_be_dated(flow.text().chars().next()?) {
        return None;
    }
    let head = flow.text().char_indices().nth(60).map_or(flow.text(), |(at, _)| &flow.text()[..at]);
    let chars = folded(head);
    let length = role::dateline(&chars)?;
    let mut left = length;
    let end = flow.text().char_indices().find(|&(_, c)| {
        let here = left == 0;
        left -= usize::from(!glyph::is_blank(c) && left > 0);
        here
    });
    Some(flow.slice(Span::new(0, end.map_or(flow.text().len(), |(at, _)| at))))
}
