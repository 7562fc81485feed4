//! What has been learned: trees over features, and the roles that words play in keywords.

use std::array;
use std::sync::LazyLock;

use super::Profile;
use super::document::Word;
use super::feature::COUNT;
use super::sieve::{CLUES, Sieve, VALUES, Worths, worths};

/// How a word behaves as first, last, any, previous, next and only word of a keyword.
pub(crate) type Role = [i8; 6];

/// Roles under this number are of a word's number, from it on of a part of speech.
pub(crate) const TAG_BASE: u32 = 1 << 24;

/// Parts of speech have no greater numbers; then comes what is learned of no word.
const CLASSES: usize = 32;
const NONE: usize = CLASSES;

/// The roles of the words of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Roles<'r>(pub(crate) &'r [Learned]);

impl Roles<'_> {
    #[inline]
    pub(crate) fn of(&self, id: u32) -> &Role {
        self.0.get(id as usize).map_or(&[0; 6], |learned| &learned.role)
    }
}

/// A tree that asks the same question at all nodes of a depth: the numbers of the questions, and
/// what comes of the answers.
#[derive(Debug, Clone)]
struct Tree {
    questions: [u8; DEPTH],
    /// In steps.
    leaves: [i32; LEAVES],
}

/// Whether a feature is greater than a number.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Question {
    feature: u8,
    threshold: f32,
}

/// The number of questions of a tree.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const DEPTH: usize = 5;

const LEAVES: usize = 1 << DEPTH;

/// Leaves are packed in steps of this.
#[cfg_attr(not(feature = "fit"), allow(unreachable_pub))]
pub const LEAF_STEP: f32 = 1.0 / 4096.0;

/// The number of candidates that are scored side by side.
pub(crate) const LANES: usize = 16;

/// The answer to a question for each candidate: 1 for yes.
type Answers = [u8; LANES];

/// There are no more questions than this.
const QUESTIONS: usize = 1 << 8;

/// What the questions say of the candidates of a tile, and to which leaf of each tree that leads.
#[derive(Debug)]
pub(crate) struct Asked {
    answers: Box<[Answers; QUESTIONS]>,
    leaves: Vec<[u8; LANES]>,
}

impl Default for Asked {
    fn default() -> Self {
        Self { answers: Box::new([[0; LANES]; QUESTIONS]), leaves: Vec::new() }
    }
}

/// The features of some candidates, feature by feature.
pub(crate) type Tile = [[f32; LANES]; COUNT];

/// What has been learned of a word: its roles, and what these are worth to the sieve.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
pub(crate) struct Learned {
    pub(crate) role: Role,
    pub(crate) worths: Worths,
}

/// The weights of a profile.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The place in `learned` of each word, 0 for none; the first are of the parts of speech.
    places: Vec<u16>,
    learned: Vec<Learned>,
    sieve: Sieve,
    base: f32,
    questions: Vec<Question>,
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
            learned: vec![Learned::default(); CLASSES + 1],
            sieve: [[[0; VALUES]; CLUES]; 2],
            base: 0.0,
            questions: Vec::new(),
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
        for learned in &mut model.learned {
            learned.worths = worths(&model.sieve, learned.role);
        }
        model.base = f32::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?);
        for _ in 0..count {
            let tree = model.read_tree(&mut rest)?;
            model.trees.push(tree);
        }
        rest.is_empty().then_some(model)
    }

    fn set_role(&mut self, key: u32, role: Role) -> Option<()> {
        let learned = Learned { role, ..Learned::default() };
        if let Some(tag) = key.checked_sub(TAG_BASE) {
            *self.learned[..CLASSES].get_mut(tag as usize)? = learned;
            return Some(());
        }
        let number = key as usize;
        if self.places.len() <= number {
            self.places.resize(number + 1, 0);
        }
        self.places[number] = u16::try_from(self.learned.len()).ok()?;
        self.learned.push(learned);
        Some(())
    }

    /// Writes what has been learned of the document's words, and last of all of none.
    pub(crate) fn learned_of(&self, words: &[Word], out: &mut Vec<Learned>) {
        out.clear();
        out.extend(words.iter().map(|word| {
            let place = self.places.get(word.number as usize).copied().unwrap_or(0);
            let place = if place > 0 { usize::from(place) } else { word.tag as usize };
            self.learned[place]
        }));
        out.push(self.learned[NONE]);
    }

    /// What the clues of candidates are worth.
    pub(crate) fn sieve(&self) -> &Sieve {
        &self.sieve
    }

    /// The scores of the candidates of a tile; `asked` is filled anew.
    pub(crate) fn score(&self, tile: &Tile, asked: &mut Asked) -> [f32; LANES] {
        for (question, answers) in self.questions.iter().zip(&mut *asked.answers) {
            let column = &tile[usize::from(question.feature)];
            *answers = column.map(|value| u8::from(value > question.threshold));
        }
        asked.leaves.clear();
        asked.leaves.extend(self.trees.iter().map(|tree| leaves(tree, &asked.answers)));
        array::from_fn(|lane| self.base + self.sum(&asked.leaves, lane) as f32 * LEAF_STEP)
    }

    /// What the trees say of a lane.
    #[inline]
    fn sum(&self, leaves: &[Answers], lane: usize) -> i32 {
        let leaf = |tree: &Tree, leaves: &Answers| tree.leaves[usize::from(leaves[lane]) % LEAVES];
        let (fours, last) = self.trees.as_chunks::<4>();
        let (leaf_fours, last_leaves) = leaves.as_chunks::<4>();
        let fours = fours.iter().zip(leaf_fours);
        let fours = fours
            .map(|(trees, leaves)| -> i32 { (0..4).map(|at| leaf(&trees[at], &leaves[at])).sum() });
        let last = last.iter().zip(last_leaves).map(|(tree, leaves)| leaf(tree, leaves));
        fours.sum::<i32>() + last.sum::<i32>()
    }

    fn read_tree(&mut self, rest: &mut &[u8]) -> Option<Tree> {
        let mut questions = [0; DEPTH];
        for question in &mut questions {
            let [feature] = take(rest)?;
            let threshold = f32::from_le_bytes(take(rest)?);
            let asked = Question { feature, threshold };
            *question = self.question(asked).filter(|_| usize::from(feature) < COUNT)?;
        }
        let mut leaves = [0; LEAVES];
        for leaf in &mut leaves {
            *leaf = i16::from_le_bytes(take(rest)?).into();
        }
        Some(Tree { questions, leaves })
    }

    /// The number of a question.
    fn question(&mut self, asked: Question) -> Option<u8> {
        let known = self.questions.iter().position(|question| *question == asked);
        let number = known.unwrap_or_else(|| {
            self.questions.push(asked);
            self.questions.len() - 1
        });
        u8::try_from(number).ok()
    }
}

/// The leaf of each lane, worked out for all of them at once.
#[inline]
fn leaves(tree: &Tree, answers: &[Answers; QUESTIONS]) -> Answers {
    let mut leaves = [0; LANES];
    for question in tree.questions {
        for (leaf, answer) in leaves.iter_mut().zip(answers[usize::from(question)]) {
            *leaf = *leaf * 2 + answer;
        }
    }
    leaves
}

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

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (&head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(head)
}
