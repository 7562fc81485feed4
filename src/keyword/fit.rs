//! What the fitting program needs of the extractor. No part of the public interface.

use super::candidate::{Candidate, Candidates};
use super::document::Document;
use super::feature::{COUNT, Context, describe};
use super::model::{Learned, Role, Roles, TAG_BASE};
use super::resolve::{Scored, resolve};
use super::sieve::clues;
use super::{Profile, candidate_text};
use crate::lexicon::Lexicon;

pub use super::model::{DEPTH, LEAF_STEP};
pub use super::sieve::WORTH_STEP;

/// The number of features.
pub const FEATURES: usize = COUNT;

/// The number of clues.
pub const CLUES: usize = super::sieve::CLUES;

/// The number of values of a clue, those for single words first, then those for phrases.
pub const VALUES: usize = super::sieve::VALUES * 2;

/// A candidate with the keys of its words in their roles.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The candidate's text.
    pub text: String,
    /// Word keys: first, last, previous, next.
    pub edges: [[u32; 2]; 4],
    /// Keys of all words.
    pub words: Vec<[u32; 2]>,
    /// The number of its places.
    pub count: u32,
}

/// A document's candidates, for learning.
#[derive(Debug, Default)]
pub struct Reader {
    document: Document,
    candidates: Candidates,
    profile: Profile,
}

impl Reader {
    /// Reads a document.
    pub fn new(profile: Profile, title: &str, body: &str) -> Self {
        let mut reader = Self { profile, ..Self::default() };
        reader.document.read(Lexicon::shared(), title, body);
        reader.candidates.find(&reader.document, profile.shape());
        reader
    }

    fn keys(&self, piece: Option<usize>) -> [u32; 2] {
        let id = piece.and_then(|piece| self.document.ids.get(piece));
        id.map_or([0, 0], |&id| {
            let word = self.document.words[id as usize];
            [word.number, TAG_BASE + word.tag as u32]
        })
    }

    fn all(&self) -> Vec<Candidate> {
        let once = self.candidates.once().map(|(_, place)| self.candidates.one(place));
        self.candidates.list().map(|(_, candidate)| candidate).chain(once).collect()
    }

    /// The candidates.
    pub fn samples(&self) -> Vec<Sample> {
        let sample = |candidate: &Candidate| {
            let start = candidate.first as usize;
            let end = start + usize::from(candidate.length);
            let edges = [Some(start), Some(end - 1), start.checked_sub(1), Some(end)];
            Sample {
                text: candidate_text(&self.document, candidate).to_owned(),
                edges: edges.map(|piece| self.keys(piece)),
                words: (start..end).map(|piece| self.keys(Some(piece))).collect(),
                count: candidate.count,
            }
        };
        self.all().iter().map(sample).collect()
    }

    /// The features and the clues of each candidate, with the roles that `role` gives for a word's
    /// two keys.
    pub fn features(
        &self,
        role: impl Fn([u32; 2]) -> Role,
    ) -> (Vec<[f32; COUNT]>, Vec<[u8; CLUES]>) {
        let words = &self.document.words;
        let keys = words.iter().map(|word| [word.number, TAG_BASE + word.tag as u32]);
        let roles: Vec<Learned> =
            keys.map(|keys| Learned { role: role(keys), ..Learned::default() }).collect();
        let context = Context::new(&self.document, &self.candidates);
        let features = |candidate: &Candidate| {
            let mut row = [0.0; COUNT];
            let put = |feature: usize, value| row[feature] = value;
            describe(&self.document, &context, candidate, &Roles(&roles), put);
            row
        };
        let candidates = self.all();
        let seen = |candidate: &Candidate| {
            let mut seen = [0; CLUES];
            let half = VALUES / 2 * usize::from(candidate.length > 1);
            let put = |clue: usize, value| seen[clue] = (half + value % (VALUES / 2)) as u8;
            clues(&self.document, candidate, &Roles(&roles), put);
            seen
        };
        (candidates.iter().map(features).collect(), candidates.iter().map(seen).collect())
    }

    /// The best candidates by these scores, each with its score, nested ones resolved.
    pub fn best(&self, scores: &[f32], top: usize) -> Vec<(String, f32)> {
        let candidates = self.all();
        let scored = candidates.iter().zip(scores).map(|(candidate, &score)| {
            let text = candidate_text(&self.document, candidate);
            Scored::new(candidate, text, score)
        });
        let best = resolve(&scored.collect::<Vec<_>>(), top, |_| true);
        best.into_iter().map(|scored| (scored.text.to_owned(), scored.score)).collect()
    }

    /// The number of candidates that are worth describing where `top` keywords are wanted.
    pub fn worth_describing(&self, top: usize) -> usize {
        self.profile.worth_describing(top)
    }

    /// The profile that the document was read for.
    pub fn profile(&self) -> Profile {
        self.profile
    }
}
