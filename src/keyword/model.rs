//! What has been learned: trees over features, and the roles that words play in keywords.

use std::sync::LazyLock;

use super::Profile;
use super::document::Document;
use super::feature::COUNT;
use crate::lexicon::Tag;

/// How a word behaves as first, last, any, previous, next and only word of a keyword.
pub(crate) type Role = [i8; 6];

/// Roles under this number are of a word's node, from it on of a part of speech.
pub(crate) const TAG_BASE: u32 = 1 << 24;

/// The roles of the words of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Roles<'r>(pub(crate) &'r [Role]);

impl Roles<'_> {
    pub(crate) fn of(&self, id: u32) -> Role {
        self.0.get(id as usize).copied().unwrap_or_default()
    }
}

/// A tree that asks the same question at all nodes of a depth.
#[derive(Debug, Clone)]
struct Tree {
    questions: [(usize, f32); DEPTH],
    leaves: [f32; 1 << DEPTH],
}

pub const DEPTH: usize = 5;

/// The weights of a profile.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    roles: Vec<(u32, Role)>,
    base: f32,
    trees: Vec<Tree>,
}

static TAGS: LazyLock<Model> = LazyLock::new(|| Model::packed(include_bytes!("tags.bin")));
static TERMS: LazyLock<Model> = LazyLock::new(|| Model::packed(include_bytes!("terms.bin")));
static PHRASES: LazyLock<Model> = LazyLock::new(|| Model::packed(include_bytes!("phrases.bin")));

impl Model {
    /// The weights that ship with the crate, unpacked when first asked for.
    pub(crate) fn of(profile: Profile) -> &'static Self {
        match profile {
            Profile::Tags => &TAGS,
            Profile::Terms => &TERMS,
            Profile::Phrases => &PHRASES,
        }
    }

    fn packed(bytes: &[u8]) -> Self {
        Self::read(bytes).expect("the packed weights were written by fit_keywords")
    }

    /// Reads weights: `u32` the number of roles, each a `u32` key and six `i8`; `f32` base; `u32`
    /// the number of trees, each `DEPTH` questions of `u32` feature and `f32` threshold, then the
    /// leaves as `f32`; all in little-endian order.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let count = u32::from_le_bytes(take(&mut rest)?);
        let mut roles = Vec::new();
        for _ in 0..count {
            let key = u32::from_le_bytes(take(&mut rest)?);
            let role: [u8; 6] = take(&mut rest)?;
            roles.push((key, role.map(u8::cast_signed)));
        }
        let base = f32::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?);
        let mut trees = Vec::new();
        for _ in 0..count {
            trees.push(read_tree(&mut rest)?);
        }
        rest.is_empty().then_some(Self { roles, base, trees })
    }

    /// Writes the roles of the document's words.
    pub(crate) fn roles_into(&self, document: &Document, out: &mut Vec<Role>) {
        out.clear();
        out.extend(document.words.iter().map(|word| self.role(word.node, word.tag)));
    }

    fn role(&self, node: u32, tag: Tag) -> Role {
        let find = |key: u32| {
            let place = self.roles.binary_search_by_key(&key, |&(known, _)| known);
            place.ok().map(|place| self.roles[place].1)
        };
        let own = if node == 0 { None } else { find(node) };
        own.or_else(|| find(TAG_BASE + tag as u32)).unwrap_or_default()
    }

    /// The log-odds that what has these features is a keyword.
    pub(crate) fn score(&self, features: &[f32; COUNT]) -> f32 {
        let leaf = |tree: &Tree| {
            let mut index = 0;
            for &(feature, threshold) in &tree.questions {
                index = index << 1 | usize::from(features[feature] > threshold);
            }
            tree.leaves[index]
        };
        self.base + self.trees.iter().map(leaf).sum::<f32>()
    }
}

fn read_tree(rest: &mut &[u8]) -> Option<Tree> {
    let mut questions = [(0, 0.0); DEPTH];
    for question in &mut questions {
        let feature = u32::from_le_bytes(take(rest)?) as usize;
        let threshold = f32::from_le_bytes(take(rest)?);
        *question = (Some(feature).filter(|&feature| feature < COUNT)?, threshold);
    }
    let mut leaves = [0.0; 1 << DEPTH];
    for leaf in &mut leaves {
        *leaf = f32::from_le_bytes(take(rest)?);
    }
    Some(Tree { questions, leaves })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (&head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(head)
}
