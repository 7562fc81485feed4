//! Words that lines share: pairs of characters that occur again elsewhere on the page.

use super::pair_key::{PairKey, table_bits};
use super::shape::Shapes;

/// How a pair of characters ties each line to those around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    /// Of each line: how many of its pairs occur again within the next lines, near and far.
    pub(crate) ahead: Vec<[u8; 2]>,
    /// The same for the lines before it.
    pub(crate) behind: Vec<[u8; 2]>,
    /// For each line, how many pairs tie the lines before it to it and those after it.
    pub(crate) across: Vec<u16>,
    /// How often the pair made by a line's last and the next line's first character stands
    /// elsewhere on the page.
    pub(crate) joins: Vec<u8>,
}

/// How many lines count as near and as far.
const NEAR: u32 = 10;
const FAR: u32 = 50;

impl Links {
    /// The links of a page.
    pub(crate) fn new(shapes: &Shapes) -> Self {
        let lines = shapes.len();
        let bits = table_bits(shapes.total());
        let mut links = Self {
            ahead: vec![[0; 2]; lines],
            behind: vec![[0; 2]; lines],
            across: vec![0; lines + 1],
            joins: vec![0; lines],
        };
        let mut counts = vec![0_u8; 1 << bits];
        let mut seen = vec![0_u32; 1 << bits];
        let mut steps = vec![0_i32; lines + 1];
        for line in 0..lines {
            for slot in shapes.keys(line).iter().filter_map(|key| key.ideographs(bits)) {
                counts[slot] = counts[slot].saturating_add(1);
                let (here, last) = (index(line) + 1, seen[slot]);
                seen[slot] = here;
                if last == 0 || last == here || here - last > FAR {
                    continue;
                }
                let before = last as usize - 1;
                links.behind[line][1] = links.behind[line][1].saturating_add(1);
                links.ahead[before][1] = links.ahead[before][1].saturating_add(1);
                if here - last <= NEAR {
                    links.behind[line][0] = links.behind[line][0].saturating_add(1);
                    links.ahead[before][0] = links.ahead[before][0].saturating_add(1);
                    steps[before + 1] += 1;
                    steps[line + 1] -= 1;
                }
            }
        }
        let mut sum = 0;
        for (line, step) in steps.iter().enumerate() {
            sum += step;
            links.across[line] = u16::try_from(sum).unwrap_or(u16::MAX);
        }
        for line in 1..lines {
            let (before, here) = (shapes.all[line - 1].last, shapes.all[line].first);
            if let Some(slot) = PairKey::new(before, here).ideographs(bits) {
                links.joins[line] = counts[slot];
            }
        }
        links
    }
}

fn index(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX - 1)
}
