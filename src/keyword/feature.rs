//! Features: what is known of a candidate, as numbers.

use super::candidate::{Candidate, Candidates};
use super::document::Document;
use super::model::Roles;
use crate::lexicon::Tag;

/// The number of features.
pub(crate) const COUNT: usize = 44;

/// What holds for all candidates of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    body_length: f32,
    title_pieces: f32,
    most: f32,
    log_chars: f32,
}

impl Context {
    pub(crate) fn new(document: &Document, candidates: &Candidates) -> Self {
        let pieces = document.pieces.len();
        Self {
            body_length: number(pieces - document.body_piece).max(1.0),
            title_pieces: number(document.body_piece.saturating_sub(1)),
            most: ratio(candidates.most(), 1),
            log_chars: number(document.text.len()).max(1.0).ln(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a feature needs no more")]
fn number(count: usize) -> f32 {
    count as f32
}

#[expect(clippy::cast_precision_loss, reason = "a feature needs no more")]
fn ratio(part: u32, whole: u32) -> f32 {
    part as f32 / whole as f32
}

#[expect(clippy::cast_precision_loss, reason = "a feature needs no more")]
fn whole(sum: i32) -> f32 {
    sum as f32
}

/// The features of a candidate, each put where it belongs.
///
/// `put` takes the number of a feature and its value.
#[inline]
pub(crate) fn describe(
    document: &Document,
    context: &Context,
    candidate: &Candidate,
    roles: &Roles<'_>,
    mut put: impl FnMut(usize, f32),
) {
    let start = candidate.first as usize;
    let end = start + usize::from(candidate.length);
    let sums = Sums::of(document, &document.ids[start..end], roles);
    frequency(context, candidate, &sums, &mut put);
    position(document, context, candidate, &mut put);
    form(document, candidate, start, end, &mut put);
    rarity(&sums, &mut put);
    roles_of(document, start, end, roles, &sums, &mut put);
}

/// What the words of a candidate come to.
#[derive(Debug, Clone, Copy)]
struct Sums {
    words: f32,
    least_count: u32,
    most_count: u32,
    rarity: f32,
    most_rarity: f32,
    least_rarity: f32,
    news: u32,
    most_news: u8,
    worth: i32,
    least_worth: i8,
    most_worth: i8,
}

impl Sums {
    #[inline]
    fn of(document: &Document, ids: &[u32], roles: &Roles<'_>) -> Self {
        let mut sums = Self {
            words: number(ids.len()).max(1.0),
            least_count: u32::MAX,
            most_count: 1,
            rarity: 0.0,
            most_rarity: 0.0,
            least_rarity: f32::MAX,
            news: 0,
            most_news: 0,
            worth: 0,
            least_worth: i8::MAX,
            most_worth: i8::MIN,
        };
        for &id in ids {
            let word = &document.words[id as usize];
            let worth = roles.of(id)[2];
            sums.least_count = sums.least_count.min(word.count);
            sums.most_count = sums.most_count.max(word.count);
            sums.rarity += word.rarity;
            sums.most_rarity = sums.most_rarity.max(word.rarity);
            sums.least_rarity = sums.least_rarity.min(word.rarity);
            sums.news += u32::from(word.news);
            sums.most_news = sums.most_news.max(word.news);
            sums.worth += i32::from(worth);
            sums.least_worth = sums.least_worth.min(worth);
            sums.most_worth = sums.most_worth.max(worth);
        }
        sums
    }
}

#[inline]
fn frequency(
    context: &Context,
    candidate: &Candidate,
    sums: &Sums,
    put: &mut impl FnMut(usize, f32),
) {
    let count = candidate.count;
    let share = 1.0 / ratio(count, 1);
    put(0, ratio(count, 1));
    put(1, ratio(count, 1) / context.most);
    put(2, ratio(count, sums.least_count));
    put(3, ratio(count, sums.most_count));
    put(4, ratio(candidate.inside, 1) * share);
    put(5, ratio(candidate.left_edges, 1) * share);
    put(6, ratio(candidate.right_edges, 1) * share);
    put(7, ratio(candidate.left_changes, 1) * share);
    put(8, ratio(candidate.right_changes, 1) * share);
}

#[inline]
fn position(
    document: &Document,
    context: &Context,
    candidate: &Candidate,
    put: &mut impl FnMut(usize, f32),
) {
    let title = number(document.body_piece);
    let first = number(candidate.first as usize);
    let last = number(candidate.last as usize);
    let in_title = candidate.in_title > 0;
    put(9, if in_title { 0.0 } else { first - title });
    put(10, if in_title { 0.0 } else { (first - title) / context.body_length });
    put(11, (last - title).max(0.0) / context.body_length);
    put(12, (last - first) / context.body_length);
    put(13, if in_title { 1.0 } else { 0.0 });
    put(14, if in_title { first / context.title_pieces.max(1.0) } else { -1.0 });
    put(15, context.title_pieces);
    put(16, context.log_chars);
    put(17, ratio(candidate.count - candidate.in_title, 1));
}

#[inline]
fn form(
    document: &Document,
    candidate: &Candidate,
    start: usize,
    end: usize,
    put: &mut impl FnMut(usize, f32),
) {
    put(18, f32::from(candidate.chars));
    put(19, f32::from(candidate.length));
    put(20, ratio(candidate.quoted, candidate.count));
    put(21, ratio(candidate.titled, candidate.count));
    let last = document.pieces[end - 1];
    put(22, f32::from(last.chars));
    put(23, f32::from(document.pieces[start].chars));
    put(24, class(last.tag));
    put(25, class(document.pieces[start].tag));
    let before = start.checked_sub(1).map(|before| document.pieces[before].tag);
    let before = match before {
        None => 0.0,
        Some(Tag::Mark) => 1.0,
        Some(tag) => 2.0 + class(tag),
    };
    put(26, before);
}

/// A coarse order of the parts of speech.
fn class(tag: Tag) -> f32 {
    let place: u8 = match tag {
        Tag::Person => 0,
        Tag::Place => 1,
        Tag::Organisation => 2,
        Tag::Proper => 3,
        Tag::Abbreviation => 4,
        Tag::Noun => 5,
        Tag::Letters => 6,
        Tag::Other => 7,
        Tag::Morpheme => 8,
        Tag::Expression => 9,
        Tag::Idiom => 10,
        Tag::VerbNoun => 11,
        Tag::Attribute => 12,
        Tag::Adjective => 13,
        Tag::Manner => 14,
        Tag::Verb => 15,
        Tag::Time => 16,
        Tag::Direction => 17,
        Tag::Adverb => 18,
        Tag::Digits | Tag::Numeral => 19,
        Tag::Classifier => 20,
        Tag::Pronoun => 21,
        Tag::Preposition => 22,
        Tag::Conjunction => 23,
        Tag::Particle | Tag::Mark => 24,
    };
    f32::from(place)
}

#[inline]
fn rarity(sums: &Sums, put: &mut impl FnMut(usize, f32)) {
    put(27, sums.rarity / sums.words);
    put(28, sums.most_rarity);
    put(29, sums.least_rarity);
    put(30, ratio(sums.news, 1) / sums.words);
    put(31, f32::from(sums.most_news));
    put(32, sums.rarity);
}

/// What has been learned of the words of the candidate, each in its place.
#[inline]
fn roles_of(
    document: &Document,
    start: usize,
    end: usize,
    roles: &Roles<'_>,
    sums: &Sums,
    put: &mut impl FnMut(usize, f32),
) {
    let value = |id: Option<&u32>, role: usize| id.map_or(0, |&id| roles.of(id)[role]);
    let first = document.ids.get(start);
    let (first_role, last_role) = (value(first, 0), value(document.ids.get(end - 1), 1));
    let before = start.checked_sub(1).and_then(|before| document.ids.get(before));
    let (before, after) = (value(before, 3), value(document.ids.get(end), 4));
    put(33, f32::from(first_role));
    put(34, f32::from(last_role));
    put(35, whole(sums.worth) / sums.words);
    put(36, f32::from(sums.least_worth));
    put(37, f32::from(sums.most_worth));
    put(38, f32::from(before));
    put(39, f32::from(after));
    put(40, if end - start == 1 { f32::from(value(first, 5)) } else { 0.0 });
    put(41, f32::from(first_role) + f32::from(last_role));
    put(42, f32::from(before) + f32::from(after));
    put(43, whole(sums.worth));
}
