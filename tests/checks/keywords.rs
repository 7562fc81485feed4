//! Lexicons and keywords.

use std::sync::Arc;

use jianbao::keyword::{DocumentFrequencies, Extractor, Keyword};
use jianbao::lexicon::{Lexicon, Tag};
use jianbao::quantity;

use super::in_order;

/// The words of a text tile it.
pub(crate) fn words(lexicon: &Lexicon, text: &str) {
    let mut end = 0;
    for token in lexicon.segment(text) {
        assert_eq!(token.span.start, end, "{text:?}");
        assert!(!token.span.is_empty() && text.get(token.span.range()).is_some(), "{text:?}");
        let _ = (lexicon.contains(&text[token.span]), lexicon.tag(&text[token.span]));
        let _ = lexicon.is_stop_word(&text[token.span]);
        end = token.span.end;
    }
    assert_eq!(end, text.len(), "{text:?}");
    in_order(text, quantity::find_with(text, lexicon).map(|found| found.span));
    let _ = Tag::parse(text);
}

/// Keywords stand where they say, the best first.
pub(crate) fn sound(title: &str, body: &str, keywords: &[Keyword]) {
    for keyword in keywords {
        assert!((0.0..=1.0).contains(&keyword.score), "{keyword:?}");
        assert!(title.contains(&keyword.text) || body.contains(&keyword.text), "{keyword:?}");
        in_order(body, keyword.spans.iter().copied());
        for &span in &keyword.spans {
            assert!(body[span].eq_ignore_ascii_case(&keyword.text), "{keyword:?} of {body:?}");
        }
    }
    assert!(keywords.is_sorted_by(|a, b| a.score >= b.score), "{keywords:?}");
}

/// A table of document frequencies is refused, or reads back as it is saved and can be used.
pub(crate) fn frequencies(bytes: &[u8], text: &str) {
    let Ok(read) = DocumentFrequencies::load(bytes) else { return };
    assert_eq!(again(&read), read);
    let mut counted = read.clone();
    counted.count(text);
    counted.merge(&read);
    assert!(counted.documents() >= read.documents() && counted.get(text) >= read.get(text));
    let extractor = Extractor::default().with_frequencies(Arc::new(counted));
    sound("", text, &extractor.extract("", text));
}

/// What is counted is read back as it is saved.
pub(crate) fn counted(lexicon: &Lexicon, texts: &[&str]) -> DocumentFrequencies {
    let mut counted = DocumentFrequencies::default();
    for text in texts {
        counted.count_with(lexicon, text);
    }
    assert_eq!(counted.documents(), texts.len() as u64);
    assert_eq!(again(&counted), counted, "{texts:?}");
    counted
}

fn again(frequencies: &DocumentFrequencies) -> DocumentFrequencies {
    let mut saved = Vec::new();
    frequencies.save(&mut saved).expect("a vector takes everything");
    DocumentFrequencies::load(&saved[..]).expect("what was saved is loaded")
}
