//! From the spans of a page to those of its file.

use crate::{Jump, Note};

use super::{Digest, DigestArticle};

/// Moves all spans of the page by `by` bytes; those inside a text stay.
pub(super) fn shift(digest: &mut Digest, by: usize) {
    digest.furniture.iter_mut().for_each(|flow| flow.shift(by));
    for DigestArticle { article, .. } in &mut digest.articles {
        let heads = [&mut article.label, &mut article.kicker, &mut article.title];
        let others = [&mut article.subtitle, &mut article.byline, &mut article.dateline];
        heads.into_iter().chain(others).flatten().for_each(|flow| flow.shift(by));
        article.captions.iter_mut().for_each(|flow| flow.shift(by));
        article.paragraphs.iter_mut().for_each(|paragraph| paragraph.flow.shift(by));
        shift_note(&mut article.source, by);
        shift_jump(&mut article.continued_from, by);
        shift_jump(&mut article.continued_on, by);
    }
}

fn shift_note(note: &mut Option<Note>, by: usize) {
    for span in note.iter_mut().flat_map(|note| &mut note.spans) {
        *span = span.shifted(by);
    }
}

fn shift_jump(jump: &mut Option<Jump>, by: usize) {
    for span in jump.iter_mut().flat_map(|jump| &mut jump.spans) {
        *span = span.shifted(by);
    }
}
