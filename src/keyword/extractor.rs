//! [`Extractor`]: keywords by options.

use std::cell::Cell;

use super::candidate::{Candidate, Candidates};
use super::document::Document;
use super::feature::{COUNT, Context, describe};
use super::model::{Model, Role, Roles};
use super::place::places;
use super::resolve::{Scored, resolve};
use super::{Keyword, Options, candidate_text};
use crate::lexicon::{Lexicon, Token};

/// Extracts keywords as its [`Options`] tell.
///
/// It can be used from many threads at once; each keeps tables of its own between calls.
///
/// ```
/// use jianbao::keyword::{Extractor, Profile};
///
/// let extractor = Extractor::new(Profile::Phrases);
/// let keywords = extractor.extract("", "青屏水库建成蓄水，下游农田灌溉有了保障。");
/// assert!(!keywords.is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct Extractor {
    options: Options,
    lexicon: Lexicon,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

/// What one extraction works with.
#[derive(Debug, Default)]
struct Tables {
    document: Document,
    candidates: Candidates,
    roles: Vec<Role>,
}

/// Tables that have grown past this many bytes of text are not kept.
const KEPT: usize = 1 << 20;

thread_local! {
    static TABLES: Cell<Option<Box<Tables>>> = const { Cell::new(None) };
}

impl Extractor {
    /// An extractor with the shared lexicon.
    ///
    /// ```
    /// use jianbao::keyword::{Extractor, Options};
    ///
    /// let extractor = Extractor::new(Options::default().top(3));
    /// assert!(extractor.extract("", "水库蓄水，农田灌溉有了保障。").len() <= 3);
    /// ```
    pub fn new(options: impl Into<Options>) -> Self {
        Self::with_lexicon(options, Lexicon::shared().clone())
    }

    /// An extractor with a lexicon of your own: its words are cut as one, its stop words left out,
    /// its weights counted.
    ///
    /// ```
    /// use jianbao::{keyword::{Extractor, Options}, lexicon::{Lexicon, Tag}};
    ///
    /// let lexicon = Lexicon::builder().word("青屏水库", Tag::Noun).build()?;
    /// let extractor = Extractor::with_lexicon(Options::default(), lexicon);
    /// let keywords = extractor.extract("", "青屏水库昨日蓄水。");
    /// assert!(keywords.iter().any(|keyword| keyword.text == "青屏水库"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn with_lexicon(options: impl Into<Options>, lexicon: Lexicon) -> Self {
        Self { options: options.into(), lexicon }
    }

    /// The keywords of an article, the best first; of equals the one that stands first.
    ///
    /// ```
    /// use jianbao::keyword::Extractor;
    ///
    /// let keywords = Extractor::default().extract("水库蓄水", "水库昨日蓄水。");
    /// assert!(keywords[0].score >= keywords[1].score);
    /// ```
    pub fn extract(&self, title: &str, body: &str) -> Vec<Keyword> {
        self.with_tables(body, |tables| tables.document.read(&self.lexicon, title, body))
    }

    /// The keywords of an article that you have cut into words yourself; what lies between the
    /// tokens counts as a mark, and a token out of order or not within the text as none.
    ///
    /// ```
    /// use jianbao::{Span, keyword::Extractor, lexicon::{Tag, Token}};
    ///
    /// let body = "青屏水库蓄水";
    /// let tokens = [Token::new(Span::new(0, 12), Tag::Noun), Token::new(Span::new(12, 18), Tag::Verb)];
    /// let keywords = Extractor::default().extract_tokens(("", &[]), (body, &tokens));
    /// assert!(keywords.iter().any(|keyword| keyword.text == "青屏水库"));
    /// ```
    pub fn extract_tokens(&self, title: (&str, &[Token]), body: (&str, &[Token])) -> Vec<Keyword> {
        self.with_tables(body.0, |tables| tables.document.take(&self.lexicon, title, body))
    }

    /// Runs an extraction with this thread's tables.
    fn with_tables(&self, body: &str, read: impl FnOnce(&mut Tables)) -> Vec<Keyword> {
        let mut tables = TABLES.take().unwrap_or_default();
        read(&mut tables);
        let keywords = self.rank(&mut tables, body);
        if tables.document.text.len() <= KEPT {
            TABLES.set(Some(tables));
        }
        keywords
    }

    fn rank(&self, tables: &mut Tables, body: &str) -> Vec<Keyword> {
        let model = Model::of(self.options.profile);
        let Tables { document, candidates, roles } = tables;
        candidates.find(document, self.options.profile.shape());
        model.roles_into(document, roles);
        let context = Context::new(document, &candidates.list);
        let mut features = [0.0; COUNT];
        let mut scored = Vec::new();
        for candidate in &candidates.list {
            let text = candidate_text(document, candidate);
            let last = last_word(document, candidate);
            if !self.options.admit(text, usize::from(candidate.chars), last) {
                continue;
            }
            describe(document, &context, candidate, &Roles(roles), &mut features);
            let score = model.score(&features) + self.shift(document, candidate);
            if score > f32::NEG_INFINITY {
                scored.push(Scored { candidate: *candidate, text, score });
            }
        }
        self.keywords(document, &resolve(scored, self.options.top), body)
    }

    /// What the weights of the user's own add to a score.
    fn shift(&self, document: &Document, candidate: &Candidate) -> f32 {
        if !self.lexicon.has_weights() {
            return 0.0;
        }
        let start = candidate.first as usize;
        let ids = &document.ids[start..start + usize::from(candidate.length)];
        let weight = |&id: &u32| self.lexicon.weight(document.words[id as usize].node);
        ids.iter().map(|id| weight(id).ln()).sum()
    }

    fn keywords(&self, document: &Document, chosen: &[Scored<'_>], body: &str) -> Vec<Keyword> {
        let texts: Vec<&str> = chosen.iter().map(|scored| scored.text).collect();
        let spans = places(body, &texts);
        let keyword = |(scored, spans): (&Scored<'_>, _)| Keyword {
            text: scored.text.to_owned(),
            score: 1.0 / (1.0 + (-scored.score).exp()),
            spans,
            tag: self.options.tagged.then(|| last_word(document, &scored.candidate)),
        };
        chosen.iter().zip(spans).map(keyword).collect()
    }
}

fn last_word(document: &Document, candidate: &Candidate) -> crate::lexicon::Tag {
    document.pieces[candidate.first as usize + usize::from(candidate.length) - 1].tag
}
