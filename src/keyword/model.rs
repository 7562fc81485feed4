//! What has been learned: trees over features, and the roles that words play in keywords.

use std::sync::LazyLock;

use super::Profile;
use super::document::Document;
use super::feature::COUNT;
use super::sieve::{CLUES, Sieve, VALUES};
use crate::lexicon::Tag;

/// How a word behaves as first, last, any, previous, next and only word of a keyword.
pub(crate) type Role = [i8; 6];

/// Roles under this number are of a word's number, from it on of a part of speech.
pub(crate) const TAG_BASE: u32 = 1 << 24;

/// The roles of the words of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Roles<'r>(pub(crate) &'r [Role]);

impl Roles<'_> {
    #[inline]
    pub(crate) fn of(&self, id: u32) -> &Role {
        self.0.get(id as usize).unwrap_or(&[0; 6])
    }
}

/// A tree that asks the same question at all nodes of a depth.
#[derive(Debug, Clone)]
struct Tree {
    questions: [(usize, f32); DEPTH],
    leaves: [f32; LEAVES],
}

/// The number of questions of a tree.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const DEPTH: usize = 5;

const LEAVES: usize = 1 << DEPTH;

/// Leaves are packed in steps of this.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const LEAF_STEP: f32 = 1.0 / 4096.0;

/// The number of candidates that are scored side by side.
pub(crate) const LANES: usize = 8;

/// The features of some candidates, feature by feature.
pub(crate) type Tile = [[f32; LANES]; COUNT];

/// The weights of a profile.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The place in `roles` of each word, 0 for none.
    places: Vec<u16>,
    roles: Vec<Role>,
    tag_roles: [Role; 32],
    sieve: Sieve,
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

    /// Reads weights: `u32` the number of roles, each the distance of its key from the one
    /// before, seven bits a byte, and six `i8`; the sieve as `i16`, for single words, then
    /// for phrases, clue by clue; `f32` base;
    /// `u32` the number of trees, each `DEPTH` questions of `u8` feature and `f32` threshold, then
    /// the leaves as `i16`; all in little-endian order.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut model = Self {
            places: Vec::new(),
            roles: vec![Role::default()],
            tag_roles: [Role::default(); 32],
            sieve: [[[0; VALUES]; CLUES]; 2],
            base: 0.0,
            trees: Vec::new(),
        };
        let count = u32::from_le_bytes(take(&mut rest)?);
        let mut key = 0;
        for _ in 0..count {
            key += read_distance(&mut rest)?;
            let role: [u8; 6] = take(&mut rest)?;
            model.set_role(key, role.map(u8::cast_signed))?;
        }
        for worth in model.sieve.as_flattened_mut().as_flattened_mut() {
            *worth = i16::from_le_bytes(take(&mut rest)?);
        }
        model.base = f32::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?);
        for _ in 0..count {
            model.trees.push(read_tree(&mut rest)?);
        }
        rest.is_empty().then_some(model)
    }

    fn set_role(&mut self, key: u32, role: Role) -> Option<()> {
        if let Some(tag) = key.checked_sub(TAG_BASE) {
            *self.tag_roles.get_mut(tag as usize)? = role;
            return Some(());
        }
        let number = key as usize;
        if self.places.len() <= number {
            self.places.resize(number + 1, 0);
        }
        self.places[number] = u16::try_from(self.roles.len()).ok()?;
        self.roles.push(role);
        Some(())
    }

    /// Writes the roles of the document's words.
    pub(crate) fn roles_into(&self, document: &Document, out: &mut Vec<Role>) {
        out.clear();
        out.extend(document.words.iter().map(|word| self.role(word.number, word.tag)));
    }

    fn role(&self, number: u32, tag: Tag) -> Role {
        match self.places.get(number as usize) {
            Some(&place) if place > 0 => self.roles[usize::from(place)],
            _ => self.tag_roles[tag as usize],
        }
    }

    /// What the clues of candidates are worth.
    pub(crate) fn sieve(&self) -> &Sieve {
        &self.sieve
    }

    /// The scores of the candidates of a tile.
    pub(crate) fn score(&self, tile: &Tile) -> [f32; LANES] {
        let mut scores = [self.base; LANES];
        for tree in &self.trees {
            let leaves = leaves(tree, tile);
            for lane in 0..LANES {
                scores[lane] += tree.leaves[leaves[lane].to_bits() as usize % LEAVES];
            }
        }
        scores
    }
}

/// The leaf of each lane, as the last bits of a number: with whole numbers in place of these the
/// compiler makes bytes of them and loses more time than it wins.
#[inline]
fn leaves(tree: &Tree, tile: &Tile) -> [f32; LANES] {
    let mut leaves = [EVEN; LANES];
    for (&(feature, threshold), bit) in tree.questions.iter().zip(BITS) {
        let column = &tile[feature];
        for lane in 0..LANES {
            leaves[lane] += if column[lane] > threshold { bit } else { 0.0 };
        }
    }
    leaves
}

/// What the answer yes to each question adds to the number of the leaf.
const BITS: [f32; DEPTH] = [16.0, 8.0, 4.0, 2.0, 1.0];

/// The least number whose last bit is worth one.
const EVEN: f32 = 8_388_608.0;

fn read_distance(rest: &mut &[u8]) -> Option<u32> {
    let mut distance = 0;
    for shift in [0, 7, 14, 21] {
        let [byte] = take(rest)?;
        distance |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(distance)
}

fn read_tree(rest: &mut &[u8]) -> Option<Tree> {
    let mut questions = [(0, 0.0); DEPTH];
    for question in &mut questions {
        let [feature] = take(rest)?;
        let feature = usize::from(feature);
        let threshold = f32::from_le_bytes(take(rest)?);
        *question = (Some(feature).filter(|&feature| feature < COUNT)?, threshold);
    }
    let mut leaves = [0.0; LEAVES];
    for leaf in &mut leaves {
        *leaf = f32::from(i16::from_le_bytes(take(rest)?)) * LEAF_STEP;
    }
    Some(Tree { questions, leaves })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (&head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(head)
}
