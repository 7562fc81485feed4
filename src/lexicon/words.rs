//! The words as a tree of characters: one table of edges, one of nodes.

use super::Tag;

/// The packed word list; `examples/pack_words.rs` writes it and tells its form.
static PACKED: &[u8] = include_bytes!("words.bin");

/// A frequency is packed as its logarithm times this.
const LOG_STEPS: f32 = 18.0;

/// A character of a word and the prefix before it, and the prefix that they make.
///
/// Bits 0–15 are the character, 16–39 the node before, 40–63 the node after plus one.
type Edge = u64;

const KEY: u64 = (1 << 40) - 1;

/// A prefix of words, which may be a word itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// The logarithm of the frequency; negative where the prefix is no word.
    pub(crate) log_frequency: f32,
    pub(crate) tag: Tag,
    pub(crate) facts: Facts,
    /// A bit for each class of characters that may follow; most that do not are told by it.
    followers: u16,
}

/// What else is known of a word: how common it is in news, 0–7, and some marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts(u8);

impl Facts {
    const NEWS: u8 = 0x07;
    /// A word that is no keyword.
    pub(crate) const STOP: u8 = 0x80;
    /// A character that is a surname.
    pub(crate) const SURNAME: u8 = 0x40;
    /// A character that writes a sound of foreign names.
    pub(crate) const SOUND: u8 = 0x20;
    /// A character that seldom does anything else.
    pub(crate) const PURE_SOUND: u8 = 0x10;

    pub(crate) fn news(self) -> u8 {
        self.0 & Self::NEWS
    }

    pub(crate) fn has(self, mark: u8) -> bool {
        self.0 & mark != 0
    }

    pub(crate) fn set(&mut self, mark: u8, on: bool) {
        self.0 = if on { self.0 | mark } else { self.0 & !mark };
    }
}

const PREFIX: Node = Node { log_frequency: -1.0, tag: Tag::Other, facts: Facts(0), followers: 0 };

impl Node {
    pub(crate) fn is_word(self) -> bool {
        self.log_frequency >= 0.0
    }
}

/// A set of words, each with frequency and part of speech.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The node of each first character.
    roots: Vec<u32>,
    /// Open addressing, a power of two long.
    edges: Vec<Edge>,
    edge_count: usize,
    /// Node 0 is the empty prefix.
    nodes: Vec<Node>,
    total: f64,
    log_total: f32,
}

impl Words {
    /// The words that ship with the crate.
    pub(crate) fn packed() -> Self {
        let mut words = Self::empty(1 << 19, 1 << 18);
        read_packed(PACKED, &mut words).expect("the packed list was written by pack_words");
        words
    }

    fn empty(edges: usize, nodes: usize) -> Self {
        let mut list = Vec::with_capacity(nodes);
        list.push(PREFIX);
        Self {
            roots: vec![0; 1 << 16],
            edges: vec![0; edges],
            edge_count: 0,
            nodes: list,
            total: 1.0,
            log_total: 0.0,
        }
    }

    pub(crate) fn node(&self, id: u32) -> &Node {
        &self.nodes[id as usize]
    }

    pub(crate) fn node_mut(&mut self, id: u32) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// The logarithm of the sum of all frequencies.
    pub(crate) fn log_total(&self) -> f32 {
        self.log_total
    }

    #[expect(clippy::cast_possible_truncation, reason = "a logarithm")]
    fn update_log_total(&mut self) {
        self.log_total = self.total.ln() as f32;
    }

    /// The prefix that `before` and one more character make.
    #[inline]
    pub(crate) fn next(&self, before: u32, character: char) -> Option<u32> {
        let code = u16::try_from(u32::from(character)).ok()?;
        if before == 0 {
            return Some(self.roots[usize::from(code)]).filter(|&node| node != 0);
        }
        if self.nodes[before as usize].followers & follower(code) == 0 {
            return None;
        }
        let key = edge_key(before, code);
        let mut slot = self.slot(key);
        loop {
            let edge = self.edges[slot];
            if edge == 0 {
                return None;
            }
            if edge & KEY == key {
                return Some(edge_target(edge));
            }
            slot = (slot + 1) & (self.edges.len() - 1);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "shifted to the table's few bits")]
    fn slot(&self, key: u64) -> usize {
        let bits = self.edges.len().trailing_zeros();
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize
    }

    /// The node of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let mut node = 0;
        for character in word.chars() {
            node = self.next(node, character)?;
        }
        (node != 0 && self.node(node).is_word()).then_some(node)
    }

    /// Adds a word, or gives one that is there another frequency and, unless it is `Other`,
    /// another tag. Words with characters outside the basic plane are not taken.
    pub(crate) fn insert(&mut self, word: &str, frequency: u32, tag: Tag) -> Option<u32> {
        let mut node = 0;
        for character in word.chars() {
            let code = u16::try_from(u32::from(character)).ok()?;
            node = self.child(node, code);
        }
        if node == 0 {
            return None;
        }
        self.set(node, log(frequency.max(1)), tag);
        self.update_log_total();
        Some(node)
    }

    fn set(&mut self, id: u32, log_frequency: f32, tag: Tag) {
        let node = &mut self.nodes[id as usize];
        if node.is_word() {
            self.total -= f64::from(node.log_frequency).exp();
        }
        self.total += f64::from(log_frequency).exp();
        node.log_frequency = log_frequency;
        if tag != Tag::Other {
            node.tag = tag;
        }
    }

    /// The node after `before` and `code`, made if it is not there.
    fn child(&mut self, before: u32, code: u16) -> u32 {
        let character = char::from_u32(u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER);
        if let Some(node) = self.next(before, character) {
            return node;
        }
        let node = u32::try_from(self.nodes.len()).expect("fewer than 2³² prefixes");
        self.nodes.push(PREFIX);
        if before == 0 {
            self.roots[usize::from(code)] = node;
        } else {
            self.nodes[before as usize].followers |= follower(code);
            self.insert_edge(edge_key(before, code) | u64::from(node + 1) << 40);
        }
        node
    }

    fn insert_edge(&mut self, edge: Edge) {
        self.edge_count += 1;
        if self.edge_count * 2 > self.edges.len() {
            let doubled = vec![0; self.edges.len() * 2];
            let old = std::mem::replace(&mut self.edges, doubled);
            old.into_iter().filter(|&edge| edge != 0).for_each(|edge| self.place(edge));
        }
        self.place(edge);
    }

    fn place(&mut self, edge: Edge) {
        let mut slot = self.slot(edge & KEY);
        while self.edges[slot] != 0 {
            slot = (slot + 1) & (self.edges.len() - 1);
        }
        self.edges[slot] = edge;
    }
}

/// The bit of a character in `followers`.
fn follower(code: u16) -> u16 {
    1 << (code.wrapping_mul(0x9e37) >> 12)
}

fn edge_key(before: u32, code: u16) -> u64 {
    u64::from(before) << 16 | u64::from(code)
}

fn edge_target(edge: Edge) -> u32 {
    (edge >> 40) as u32 - 1
}

fn log(frequency: u32) -> f32 {
    (frequency as f32).ln()
}

/// Fills `words` from the packed list; `None` if that breaks off.
fn read_packed(packed: &[u8], words: &mut Words) -> Option<()> {
    let mut rest = packed;
    let characters = read_u32(&mut rest)?;
    let mut codes = Vec::with_capacity(characters as usize);
    for _ in 0..characters {
        codes.push(u16::from_le_bytes([byte(&mut rest)?, byte(&mut rest)?]));
    }
    let count = read_u32(&mut rest)?;
    let mut path = [0_u32; 9];
    for _ in 0..count {
        let head = byte(&mut rest)?;
        let shared = usize::from(head >> 3);
        let length = shared + usize::from(head & 7) + 1;
        for depth in shared..length {
            let code = *codes.get(rank(&mut rest)?)?;
            *path.get_mut(depth + 1)? = words.child(path[depth], code);
        }
        let log_frequency = f32::from(byte(&mut rest)?) / LOG_STEPS;
        let facts = byte(&mut rest)?;
        words.set(path[length], log_frequency, Tag::from_code(facts >> 3));
        words.nodes[path[length] as usize].facts = Facts(facts & 7);
    }
    words.update_log_total();
    rest.is_empty().then_some(())
}

fn rank(rest: &mut &[u8]) -> Option<usize> {
    let first = byte(rest)?;
    match first.checked_sub(192) {
        None => Some(usize::from(first)),
        Some(high) => Some(192 + usize::from(u16::from_be_bytes([high, byte(rest)?]))),
    }
}

fn read_u32(rest: &mut &[u8]) -> Option<u32> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(u32::from_le_bytes(*head))
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (&first, tail) = rest.split_first()?;
    *rest = tail;
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_were_put_in() {
        let mut words = Words::empty(4, 4);
        let rows = [("青屏", 30, Tag::Place), ("青屏县", 20, Tag::Place), ("青", 9, Tag::Noun)];
        for (word, frequency, tag) in rows {
            words.insert(word, frequency, tag);
        }
        for (word, frequency, tag) in rows {
            let node = words.node(words.find(word).unwrap());
            assert!((node.log_frequency - log(frequency)).abs() < 1e-6, "{word}");
            assert_eq!(node.tag, tag, "{word}");
        }
        for other in ["", "屏", "青屏县城", "a", "𠀀"] {
            assert_eq!(words.find(other), None, "{other}");
        }
    }

    #[test]
    fn a_list_that_breaks_off_is_refused() {
        for end in [0, 3, 10, 20_000, PACKED.len() - 1] {
            let mut words = Words::empty(1 << 19, 1);
            assert_eq!(read_packed(&PACKED[..end], &mut words), None, "{end}");
        }
    }
}
