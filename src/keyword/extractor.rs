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
use super::sieve::{Seen, Sifting, WORTH_STEP, best_orders, index, order, worth};
use super::{Keyword, Options, Profile, candidate_text};
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
    /// The candidates that are described, their features and scores.
    described: Vec<Candidate>,
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

    /// Finds the candidates of a profile in the document that has been read.
    pub(super) fn find(&mut self, profile: Profile) {
        self.candidates.find(&self.document, profile.shape());
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
            self.rank_in(tables, body)
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
            self.rank_in(tables, body.0)
        })
    }

    /// Reads a document.
    pub(super) fn read(&self, tables: &mut Tables, title: &str, body: &str) {
        tables.document.read(&self.lexicon, title, body);
    }

    /// The keywords of the document whose candidates have been found, without their places.
    pub(super) fn rank(&self, tables: &mut Tables) -> Vec<Keyword> {
        tables.candidates.look_for(self.options.profile.shape());
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
        self.keywords(&tables.document, &best)
    }

    /// The same, with their places in the body, of the document that has been read.
    fn rank_in(&self, tables: &mut Tables, body: &str) -> Vec<Keyword> {
        tables.find(self.options.profile);
        let mut keywords = self.rank(tables);
        note_places(body, &mut keywords);
        keywords
    }

    /// Whether the options let a candidate pass.
    fn admits(&self, document: &Document, candidate: &Candidate) -> bool {
        let text = candidate_text(document, candidate);
        let last = last_word(document, candidate);
        self.options.admit(text, usize::from(candidate.chars), last)
    }

    /// Scores the candidates that the sieve keeps.
    fn score(&self, tables: &mut Tables) {
        let model = Model::of(self.options.profile);
        model.learned_of(&tables.document.words, &mut tables.learned);
        self.sift(model, tables);
        describe_all(tables);
        let Tables { document, described, tiles, asked, scores, shifts, .. } = tables;
        scores.clear();
        scores.extend(tiles.iter().flat_map(|tile| model.score(tile, asked)));
        for (score, candidate) in scores.iter_mut().zip(&*described) {
            *score += shift_of(document, candidate, shifts);
        }
    }

    /// Takes the candidates that are worth describing.
    fn sift(&self, model: &Model, tables: &mut Tables) {
        let Tables { document, candidates, learned, described, orders, shifts, .. } = tables;
        let sifting = Sifting { sieve: model.sieve(), seen: Seen::of(document), learned };
        orders.clear();
        let list = candidates.list();
        orders.extend(list.map(|(index, one)| order(sifting.worth(&one), index as u32)));
        orders.extend(candidates.once().map(|(index, place)| {
            let (left, right, inside) = candidates.around(place);
            order(sifting.worth_once(place, left, right, inside), index as u32)
        }));
        let is_plain = self.options.admit_all() && shifts.is_empty();
        if !is_plain {
            self.filter(document, candidates, shifts, orders);
        }
        let best = best_orders(orders, self.options.profile.worth_describing(self.options.top));
        described.clear();
        described.extend(best.iter().map(|&order| candidates.get(index(order))));
    }

    /// Leaves the candidates that the options let pass, and adds what the user's own weights and
    /// frequencies add to their worths.
    fn filter(
        &self,
        document: &Document,
        candidates: &Candidates,
        shifts: &[f32],
        orders: &mut Vec<u64>,
    ) {
        orders.retain_mut(|one| {
            let candidate = candidates.get(index(*one));
            let shift = shift_of(document, &candidate, shifts) / WORTH_STEP;
            *one = order(worth(*one).saturating_add(shift as i32), index(*one) as u32);
            self.options.admit_all() || self.admits(document, &candidate)
        });
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

    fn keywords(&self, document: &Document, chosen: &[Scored<'_>]) -> Vec<Keyword> {
        let keyword = |scored: &Scored<'_>| Keyword {
            text: scored.text.to_owned(),
            score: 1.0 / (1.0 + (-scored.score).exp()),
            spans: Vec::with_capacity(scored.candidate.count as usize),
            tag: self.options.tagged.then(|| last_word(document, scored.candidate)),
        };
        chosen.iter().map(keyword).collect()
    }
}

/// The best of the scored candidates that have at least a score.
fn best_of(tables: &Tables, top: usize, least: f32) -> Vec<Scored<'_>> {
    let Tables { document, described, scores, .. } = tables;
    let scored = described.iter().zip(scores);
    let scored = scored.filter(|&(_, &score)| score >= least && score.is_finite());
    let scored = scored.map(|(candidate, &score)| {
        Scored::new(candidate, candidate_text(document, candidate), score)
    });
    let fits = |candidate: &Candidate| !is_counted(document, candidate);
    resolve(&scored.collect::<Vec<_>>(), top, fits)
}

/// The chance as a score before it is turned to 0–1.
fn log_odds(chance: f32) -> f32 {
    (chance / (1.0 - chance)).ln()
}

/// Writes the features of the candidates that are described.
fn describe_all(tables: &mut Tables) {
    let Tables { document, candidates, learned, described, tiles, .. } = tables;
    let context = Context::new(document, candidates);
    tiles.resize(described.len().div_ceil(LANES), [[0.0; LANES]; COUNT]);
    for (tile, some) in tiles.iter_mut().zip(described.chunks(LANES)) {
        for (lane, candidate) in some.iter().enumerate() {
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
