//! [`Extractor`]: keywords by options.

use std::cell::Cell;
use std::sync::Arc;

use super::candidate::{Candidate, Candidates};
use super::counted::is_counted;
use super::document::{Document, Word};
use super::feature::{COUNT, Context, describe};
use super::frequency::DocumentFrequencies;
use super::model::{Asked, LANES, Learned, Model, Roles, Tile};
use super::place::note_places;
use super::resolve::{Scored, resolve};
use super::sieve::{Seen, Sifting, WORTH_STEP, keep_best, order};
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
#[doc(alias = "关键词提取")]
pub struct Extractor {
    options: Options,
    lexicon: Lexicon,
    frequencies: Option<Arc<DocumentFrequencies>>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

/// What one extraction works with.
#[derive(Debug, Default)]
pub(super) struct Tables {
    document: Document,
    candidates: Candidates,
    learned: Vec<Learned>,
    /// The candidates that may be keywords, their features and scores.
    admitted: Vec<u32>,
    orders: Vec<u64>,
    tiles: Vec<Tile>,
    asked: Asked,
    scores: Vec<f32>,
    /// What the user's own numbers add to a word.
    shifts: Vec<f32>,
}

/// Tables that have grown past this many bytes of text are not kept.
const KEPT: usize = 1 << 20;

thread_local! {
    static TABLES: Cell<Option<Box<Tables>>> = const { Cell::new(None) };
}

impl Tables {
    /// Runs an extraction with this thread's tables.
    pub(super) fn with(extract: impl FnOnce(&mut Self) -> Vec<Keyword>) -> Vec<Keyword> {
        let mut tables = TABLES.take().unwrap_or_default();
        let keywords = extract(&mut tables);
        if tables.document.text.len() <= KEPT {
            TABLES.set(Some(tables));
        }
        keywords
    }
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
        Self { options: options.into(), lexicon: Lexicon::shared().clone(), frequencies: None }
    }

    /// The same with a lexicon of your own: its words are cut as one, its stop words left out, its
    /// weights counted.
    ///
    /// ```
    /// use jianbao::{keyword::Extractor, lexicon::{Lexicon, Tag}};
    ///
    /// let lexicon = Lexicon::builder().word("青屏水库", Tag::Noun).build()?;
    /// let extractor = Extractor::default().with_lexicon(lexicon);
    /// let keywords = extractor.extract("", "青屏水库昨日蓄水。");
    /// assert!(keywords.iter().any(|keyword| keyword.text == "青屏水库"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// Lets words that are rare in your own pages count more, and common ones less.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use jianbao::keyword::{DocumentFrequencies, Extractor};
    ///
    /// let mut frequencies = DocumentFrequencies::default();
    /// frequencies.count("青屏水库蓄水");
    /// frequencies.count("青屏水库放水");
    /// let extractor = Extractor::default().with_frequencies(Arc::new(frequencies));
    /// assert!(!extractor.extract("", "青屏水库蓄水。").is_empty());
    /// ```
    #[must_use]
    pub fn with_frequencies(mut self, frequencies: Arc<DocumentFrequencies>) -> Self {
        self.frequencies = Some(frequencies);
        self
    }

    /// The keywords of an article, the best first; of equals the one that stands first.
    ///
    /// ```
    /// use jianbao::keyword::Extractor;
    ///
    /// let keywords = Extractor::default().extract("水库蓄水", "水库昨日蓄水。");
    /// assert!(keywords[0].score >= keywords[1].score);
    /// ```
    #[doc(alias = "关键词提取")]
    pub fn extract(&self, title: &str, body: &str) -> Vec<Keyword> {
        Tables::with(|tables| {
            self.read(tables, title, body);
            self.rank(tables, body)
        })
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
        Tables::with(|tables| {
            tables.document.take(&self.lexicon, title, body);
            self.rank(tables, body.0)
        })
    }

    pub(super) fn read(&self, tables: &mut Tables, title: &str, body: &str) {
        tables.document.read(&self.lexicon, title, body);
    }

    /// The keywords of the document that has been read.
    pub(super) fn rank(&self, tables: &mut Tables, body: &str) -> Vec<Keyword> {
        tables.candidates.find(&tables.document, self.options.profile.shape());
        self.admit(tables);
        self.shift(tables);
        self.score(tables);
        let least = if self.options.allow.is_empty() {
            log_odds(self.options.least)
        } else {
            f32::NEG_INFINITY
        };
        let mut best = best_of(tables, self.options.top, least);
        if best.is_empty() {
            best = best_of(tables, self.options.top.min(1), f32::NEG_INFINITY);
        }
        self.keywords(&tables.document, &best, body)
    }

    /// Notes the candidates that the options let pass.
    fn admit(&self, tables: &mut Tables) {
        let Tables { document, candidates, admitted, .. } = tables;
        admitted.clear();
        if self.options.admit_all() {
            admitted.extend((0..).zip(&candidates.list).map(|(index, _): (u32, _)| index));
            return;
        }
        for (index, candidate) in (0..).zip(&candidates.list) {
            let text = candidate_text(document, candidate);
            let last = last_word(document, candidate);
            if self.options.admit(text, usize::from(candidate.chars), last) {
                admitted.push(index);
            }
        }
    }

    /// Scores the candidates that the sieve keeps.
    fn score(&self, tables: &mut Tables) {
        let model = Model::of(self.options.profile);
        model.learned_of(&tables.document.words, &mut tables.learned);
        self.sift(model, tables);
        describe_all(tables);
        let Tables { document, candidates, admitted, tiles, asked, scores, shifts, .. } = tables;
        scores.clear();
        scores.extend(tiles.iter().flat_map(|tile| model.score(tile, asked)));
        for (score, &index) in scores.iter_mut().zip(&*admitted) {
            *score += shift_of(document, &candidates.list[index as usize], shifts);
        }
    }

    /// Leaves the candidates that are worth describing.
    fn sift(&self, model: &Model, tables: &mut Tables) {
        let Tables { document, candidates, learned, admitted, orders, shifts, .. } = tables;
        let most = self.options.profile.worth_describing(self.options.top);
        if admitted.len() <= most {
            return;
        }
        orders.clear();
        let sifting = Sifting { sieve: model.sieve(), seen: Seen::of(document), learned };
        orders.extend(admitted.iter().map(|&index| {
            let candidate = &candidates.list[index as usize];
            let shift = shift_of(document, candidate, shifts) / WORTH_STEP;
            order(sifting.worth(candidate).saturating_add(shift as i32), index)
        }));
        keep_best(orders, most, admitted);
    }

    /// Notes what the user's own weights and frequencies add to each word.
    fn shift(&self, tables: &mut Tables) {
        let Tables { document, shifts, .. } = tables;
        shifts.clear();
        if self.lexicon.has_weights() {
            let weight = |word: &Word| self.lexicon.weight(word.number).ln();
            shifts.extend(document.words.iter().map(weight));
        }
        if let Some(frequencies) = &self.frequencies {
            shifts.resize(document.words.len(), 0.0);
            frequencies.shift(document, shifts);
        }
    }

    fn keywords(&self, document: &Document, chosen: &[Scored<'_>], body: &str) -> Vec<Keyword> {
        let keyword = |scored: &Scored<'_>| Keyword {
            text: scored.text.to_owned(),
            score: 1.0 / (1.0 + (-scored.score).exp()),
            spans: Vec::with_capacity(scored.candidate.count as usize),
            tag: self.options.tagged.then(|| last_word(document, scored.candidate)),
        };
        let mut keywords = chosen.iter().map(keyword).collect::<Vec<_>>();
        note_places(body, &mut keywords);
        keywords
    }
}

/// The best of the scored candidates that have at least a score.
fn best_of(tables: &Tables, top: usize, least: f32) -> Vec<Scored<'_>> {
    let Tables { document, candidates, admitted, scores, .. } = tables;
    let scored = admitted.iter().zip(scores);
    let scored = scored.filter(|&(_, &score)| score >= least && score.is_finite());
    let scored = scored.map(|(&index, &score)| {
        let candidate = &candidates.list[index as usize];
        Scored::new(candidate, candidate_text(document, candidate), score)
    });
    let fits = |candidate: &Candidate| !is_counted(document, candidate);
    resolve(&scored.collect::<Vec<_>>(), top, fits)
}

/// The chance as a score before it is turned to 0–1.
fn log_odds(chance: f32) -> f32 {
    (chance / (1.0 - chance)).ln()
}

/// Writes the features of the admitted candidates.
fn describe_all(tables: &mut Tables) {
    let Tables { document, candidates, learned, admitted, tiles, .. } = tables;
    let context = Context::new(document, &candidates.list);
    tiles.resize(admitted.len().div_ceil(LANES), [[0.0; LANES]; COUNT]);
    for (tile, indices) in tiles.iter_mut().zip(admitted.chunks(LANES)) {
        for (lane, &index) in indices.iter().enumerate() {
            let candidate = &candidates.list[index as usize];
            let put = |feature: usize, value| tile[feature][lane % LANES] = value;
            describe(document, &context, candidate, &Roles(learned), put);
        }
    }
}

fn shift_of(document: &Document, candidate: &Candidate, shifts: &[f32]) -> f32 {
    if shifts.is_empty() {
        return 0.0;
    }
    let start = candidate.first as usize;
    let ids = &document.ids[start..start + usize::from(candidate.length)];
    ids.iter().map(|&id| shifts[id as usize]).sum()
}

fn last_word(document: &Document, candidate: &Candidate) -> crate::lexicon::Tag {
    document.pieces[candidate.first as usize + usize::from(candidate.length) - 1].tag
}
