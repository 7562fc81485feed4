//! Features: what is known of a candidate, as numbers.

use super::candidate::Candidate;
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
    pub(crate) fn new(document: &Document, candidates: &[Candidate]) -> Self {
        let most = candidates.iter().map(|candidate| candidate.count).max().unwrap_or(1);
        let pieces = document.pieces.len();
        Self {
            body_length: number(pieces - document.body_piece).max(1.0),
            title_pieces: number(document.body_piece.saturating_sub(1)),
            most: ratio(most, 1),
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

/// Writes the features of a candidate.
pub(crate) fn describe(
    document: &Document,
    context: &Context,
    candidate: &Candidate,
    roles: &Roles<'_>,
    out: &mut [f32; COUNT],
) {
    let start = candidate.first as usize;
    let end = start + usize::from(candidate.length);
    let ids = &document.ids[start..end];
    frequency(document, context, candidate, ids, &mut out[..9]);
    position(document, context, candidate, &mut out[9..18]);
    form(document, candidate, start, end, &mut out[18..27]);
    rarity(document, ids, &mut out[27..33]);
    roles_of(document, start, end, roles, &mut out[33..]);
}

fn frequency(
    document: &Document,
    context: &Context,
    candidate: &Candidate,
    ids: &[u32],
    out: &mut [f32],
) {
    let count = candidate.count;
    let least = ids.iter().map(|&id| document.words[id as usize].count).min().unwrap_or(1);
    let most = ids.iter().map(|&id| document.words[id as usize].count).max().unwrap_or(1);
    out[0] = ratio(count, 1);
    out[1] = ratio(count, 1) / context.most;
    out[2] = ratio(count, least.max(1));
    out[3] = ratio(count, most.max(1));
    out[4] = ratio(candidate.inside, count);
    out[5] = ratio(candidate.left_edges, count);
    out[6] = ratio(candidate.right_edges, count);
    out[7] = ratio(candidate.left_changes, count);
    out[8] = ratio(candidate.right_changes, count);
}

fn position(document: &Document, context: &Context, candidate: &Candidate, out: &mut [f32]) {
    let title = number(document.body_piece);
    let first = number(candidate.first as usize);
    let last = number(candidate.last as usize);
    let in_title = candidate.in_title > 0;
    out[0] = if in_title { 0.0 } else { first - title };
    out[1] = if in_title { 0.0 } else { (first - title) / context.body_length };
    out[2] = (last - title).max(0.0) / context.body_length;
    out[3] = (last - first) / context.body_length;
    out[4] = if in_title { 1.0 } else { 0.0 };
    out[5] = if in_title { first / context.title_pieces.max(1.0) } else { -1.0 };
    out[6] = context.title_pieces;
    out[7] = context.log_chars;
    out[8] = ratio(candidate.count - candidate.in_title, 1);
}

fn form(document: &Document, candidate: &Candidate, start: usize, end: usize, out: &mut [f32]) {
    out[0] = f32::from(candidate.chars);
    out[1] = f32::from(candidate.length);
    out[2] = ratio(candidate.quoted, candidate.count);
    out[3] = ratio(candidate.titled, candidate.count);
    let last = document.pieces[end - 1];
    out[4] = f32::from(last.chars);
    out[5] = f32::from(document.pieces[start].chars);
    out[6] = class(last.tag);
    out[7] = class(document.pieces[start].tag);
    let before = start.checked_sub(1).map(|before| &document.pieces[before]);
    out[8] = match before {
        None => 0.0,
        Some(piece) if piece.tag == Tag::Mark => 1.0,
        Some(piece) => 2.0 + class(piece.tag),
    };
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

fn rarity(document: &Document, ids: &[u32], out: &mut [f32]) {
    let (mut sum, mut most, mut least) = (0.0_f32, 0.0_f32, f32::MAX);
    let (mut news_sum, mut news_most) = (0.0_f32, 0.0_f32);
    for &id in ids {
        let word = &document.words[id as usize];
        sum += word.rarity;
        most = most.max(word.rarity);
        least = least.min(word.rarity);
        news_sum += f32::from(word.news);
        news_most = news_most.max(f32::from(word.news));
    }
    let count = number(ids.len()).max(1.0);
    out[0] = sum / count;
    out[1] = most;
    out[2] = least;
    out[3] = news_sum / count;
    out[4] = news_most;
    out[5] = sum;
}

/// What has been learned of the words of the candidate, each in its place.
fn roles_of(document: &Document, start: usize, end: usize, roles: &Roles<'_>, out: &mut [f32]) {
    let value = |piece: Option<usize>, role: usize| {
        let id = piece.and_then(|piece| document.ids.get(piece));
        id.map_or(0.0, |&id| f32::from(roles.of(id)[role]))
    };
    let before = start.checked_sub(1);
    out[0] = value(Some(start), 0);
    out[1] = value(Some(end - 1), 1);
    let inner = (start..end).map(|piece| value(Some(piece), 2));
    let (mut sum, mut least, mut most) = (0.0_f32, f32::MAX, f32::MIN);
    for worth in inner {
        sum += worth;
        least = least.min(worth);
        most = most.max(worth);
    }
    out[2] = sum / number(end - start);
    out[3] = least;
    out[4] = most;
    out[5] = value(before, 3);
    out[6] = value(Some(end), 4);
    out[7] = if end - start == 1 { value(Some(start), 5) } else { 0.0 };
    out[8] = out[0] + out[1];
    out[9] = out[5] + out[6];
    out[10] = out[2] * number(end - start);
}
