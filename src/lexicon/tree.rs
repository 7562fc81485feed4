//! Laying out the tree of words in a double array.

use super::words::{Cell, NO_CODE};

/// A word as the codes of its characters, and its number.
type Spelled<'l> = (&'l [u16], u32);

/// The words that go on from a prefix.
#[derive(Debug, Clone, Copy)]
struct Branch<'l> {
    /// The cell of the prefix.
    cell: u32,
    /// The number of characters that may follow.
    children: u32,
    words: &'l [Spelled<'l>],
}

/// The cells of the sorted words, and the code that leads to each; no code is greater than `codes`.
pub(super) fn cells(words: &[Spelled<'_>], codes: u16) -> (Vec<Cell>, Vec<u16>) {
    let mut layout = Layout::default();
    let roots = 1 + usize::from(codes);
    (0..roots).for_each(|root| layout.take(root, NO_CODE));
    let mut level = Vec::new();
    for words in groups(words, 0) {
        layout.name(usize::from(words[0].0[0]), words, 1, &mut level);
    }
    for depth in 1.. {
        if level.is_empty() {
            break;
        }
        level = layout.next_level(level, depth);
    }
    let last = layout.cells.len();
    layout.cells.resize(last + roots, Cell::EMPTY);
    layout.codes.resize(last + roots, NO_CODE);
    (layout.cells, layout.codes)
}

/// The words by the character at `depth`.
fn groups<'l>(
    words: &'l [Spelled<'l>],
    depth: usize,
) -> impl Iterator<Item = &'l [Spelled<'l>]> + Clone {
    words.chunk_by(move |left, right| left.0[depth] == right.0[depth])
}

/// Cells, and which of them are taken.
#[derive(Debug, Default)]
struct Layout {
    cells: Vec<Cell>,
    /// The code that leads to each cell.
    codes: Vec<u16>,
    /// A bit for each cell that is taken, and for each that is a base.
    used: Vec<u64>,
    bases: Vec<u64>,
    /// Where looking for room begins, by the logarithm of the number of characters.
    starts: [usize; 17],
}

impl Layout {
    /// Lays out the characters after the prefixes of a level, the most first: what is large finds
    /// little room later.
    fn next_level<'l>(&mut self, mut level: Vec<Branch<'l>>, depth: usize) -> Vec<Branch<'l>> {
        level.sort_by_key(|branch| std::cmp::Reverse(branch.children));
        let mut next = Vec::new();
        let mut codes = Vec::new();
        for branch in level {
            codes.clear();
            codes.extend(groups(branch.words, depth).map(|words| usize::from(words[0].0[depth])));
            let base = self.base_for(&codes);
            self.cells[branch.cell as usize].base = number(base);
            for (words, code) in groups(branch.words, depth).zip(&codes) {
                self.take(base + code, *code as u16);
                self.name(base + code, words, depth + 1, &mut next);
            }
            // No further than the cells that were just taken.
            self.bases[base / 64] |= 1 << (base % 64);
        }
        next
    }

    /// Notes the word that a prefix of `depth` characters is, and the words that go on from it.
    fn name<'l>(
        &mut self,
        cell: usize,
        words: &'l [Spelled<'l>],
        depth: usize,
        level: &mut Vec<Branch<'l>>,
    ) {
        let mut longer = words;
        if let [(codes, word), rest @ ..] = words
            && codes.len() == depth
        {
            self.cells[cell].word = *word;
            longer = rest;
        }
        if !longer.is_empty() {
            let children = number(groups(longer, depth).count());
            level.push(Branch { cell: number(cell), children, words: longer });
        }
    }

    fn take(&mut self, cell: usize, code: u16) {
        if self.cells.len() <= cell {
            self.cells.resize(cell + 1, Cell::EMPTY);
            self.codes.resize(cell + 1, NO_CODE);
            self.used.resize(cell / 64 + 1, 0);
            self.bases.resize(cell / 64 + 1, 0);
        }
        self.codes[cell] = code;
        self.used[cell / 64] |= 1 << (cell % 64);
    }

    /// A base that no other prefix has and at which the cells of all codes are free, 64 tried at a
    /// time. Where there was no room for about as many codes is not tried again.
    fn base_for(&mut self, codes: &[usize]) -> usize {
        let start = codes.len().ilog2() as usize;
        let mut base = self.starts[start].saturating_sub(codes[0]).max(1);
        loop {
            let taken = codes.iter().try_fold(window(&self.bases, base), |taken, &code| {
                let taken = taken | window(&self.used, base + code);
                if taken == u64::MAX { Err(()) } else { Ok(taken) }
            });
            match taken {
                Ok(taken) => {
                    self.starts[start] = base + codes[0];
                    return base + taken.trailing_ones() as usize;
                }
                Err(()) => base += 64,
            }
        }
    }
}

/// The 64 bits from `at` on.
fn window(bits: &[u64], at: usize) -> u64 {
    let (word, bit) = (at / 64, at % 64);
    let bits = |word: usize| bits.get(word).copied().unwrap_or(0);
    if bit == 0 { bits(word) } else { bits(word) >> bit | bits(word + 1) << (64 - bit) }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2³² prefixes")
}
