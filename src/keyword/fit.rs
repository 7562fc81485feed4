//! What the fitting program needs of the extractor. No part of the public interface.

use super::candidate::Candidates;
use super::document::Document;
use super::feature::{COUNT, Context, describe};
use super::model::{Role, Roles, TAG_BASE};
use super::resolve::{Scored, resolve};
use super::{Profile, candidate_text};
use crate::lexicon::Lexicon;

pub use super::model::{DEPTH, LEAF_STEP};

/// The number of features.
pub const FEATURES: usize = COUNT;

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

    /// The candidates.
    pub fn samples(&self) -> Vec<Sample> {
        let sample = |candidate: &super::candidate::Candidate| {
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
        self.candidates.list.iter().map(sample).collect()
    }

    /// The features of each candidate, with the roles that `role` gives for a word's two keys.
    pub fn features(&self, role: impl Fn([u32; 2]) -> Role) -> Vec<[f32; COUNT]> {
        let words = &self.document.words;
        let keys = words.iter().map(|word| [word.number, TAG_BASE + word.tag as u32]);
        let roles: Vec<Role> = keys.map(role).collect();
        let context = Context::new(&self.document, &self.candidates.list);
        let mut features = Vec::new();
        for candidate in &self.candidates.list {
            let mut row = [0.0; COUNT];
            let put = |feature: usize, value| row[feature] = value;
            describe(&self.document, &context, candidate, &Roles(&roles), put);
            features.push(row);
        }
        features
    }

    /// The best candidates by these scores, each with its score, nested ones resolved.
    pub fn best(&self, scores: &[f32], top: usize) -> Vec<(String, f32)> {
        let scored = self.candidates.list.iter().zip(scores).map(|(candidate, &score)| {
            let text = candidate_text(&self.document, candidate);
            Scored { candidate: *candidate, text, score }
        });
        let best = resolve(scored.collect(), top, f32::NEG_INFINITY, |_| true);
        best.into_iter().map(|scored| (scored.text.to_owned(), scored.score)).collect()
    }

    /// The profile that the document was read for.
    pub fn profile(&self) -> Profile {
        self.profile
    }
}
