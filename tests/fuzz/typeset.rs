//! Pages from what a fuzzer makes up.

#[path = "../../benches/support/press.rs"]
mod press;

use std::fmt::Write as _;

use libfuzzer_sys::{arbitrary, arbitrary::Arbitrary};
use press::{Press, Shape, radical, stories, width_of, wrap};

use crate::checks::damage::{Damage, damaged};
use crate::checks::spelling;

/// A text that is a page, more or less.
#[derive(Debug, Arbitrary)]
pub(crate) enum Sheet {
    Text(String),
    Spelled(Vec<u8>),
    /// Set by the typesetter of the benches.
    Pressed {
        shape: u8,
        number: u8,
        damages: Vec<(u8, u16, u16)>,
    },
    /// Set block by block.
    Set {
        blocks: Vec<Block>,
        damages: Vec<(u8, u16, u16)>,
    },
}

/// A part of a page.
#[derive(Debug, Arbitrary)]
pub(crate) enum Block {
    Head(Copy),
    /// A line of a known form with something in it.
    Note {
        form: u8,
        text: Copy,
    },
    Body {
        cells: u8,
        copies: Vec<Copy>,
        look: u8,
    },
    /// Two texts side by side.
    Pair {
        cells: u8,
        gutter: u8,
        left: Copy,
        right: Copy,
    },
    Gap(u8),
    FormFeed,
}

/// What is to be set.
#[derive(Debug, Arbitrary)]
pub(crate) enum Copy {
    Spelled(Vec<u8>),
    /// A paragraph of the project's own articles.
    Story {
        story: u8,
        paragraph: u8,
    },
}

const NOTES: [(&str, &str); 12] = [
    ("□本报记者 ", ""),
    ("（来源：", "）"),
    ("（据《", "》）"),
    ("（上接第", "版）"),
    ("（下转第3版）", ""),
    ("▶▶▶", "4版"),
    ("——", ""),
    ("图为", "。 摄"),
    ("责任编辑：", ""),
    ("本报青屏1月31日电 （记者", "）"),
    ("第", "版"),
    ("■ ", "："),
];

impl Sheet {
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Spelled(bytes) => spelling::newspaper(bytes),
            Self::Pressed { shape, number, damages } => {
                let shape = Shape::ALL[usize::from(*shape) % Shape::ALL.len()];
                let press = Press { stories: 3, ..Press::new(shape) };
                spoiled(&press.page((*number).into()).text, damages)
            }
            Self::Set { blocks, damages } => {
                let mut text = String::new();
                blocks.iter().take(40).for_each(|block| block.set(&mut text));
                spoiled(&text, damages)
            }
        }
    }
}

fn spoiled(page: &str, damages: &[(u8, u16, u16)]) -> String {
    let damage = |&(kind, a, b): &(u8, u16, u16)| Damage::new((kind, a.into(), b.into()));
    damaged(page, damages.iter().take(60).map(damage))
}

impl Block {
    fn set(&self, out: &mut String) {
        match self {
            Self::Head(copy) => *out += &copy.line(),
            Self::Note { form, text } => {
                let (before, after) = NOTES[usize::from(*form) % NOTES.len()];
                let _ = write!(out, "{before}{}{after}", text.line());
            }
            Self::Body { cells, copies, look } => body(out, *cells, copies, *look),
            Self::Pair { cells, gutter, left, right } => {
                pair(out, 8 + usize::from(cells % 40), 1 + usize::from(gutter % 6), left, right);
            }
            Self::Gap(lines) => *out += &"\n".repeat(usize::from(lines % 5)),
            Self::FormFeed => out.push('\u{c}'),
        }
        out.push('\n');
    }
}

/// Paragraphs wrapped, perhaps indented, justified with blanks, or with radicals.
fn body(out: &mut String, cells: u8, copies: &[Copy], look: u8) {
    for copy in copies.iter().take(8) {
        let text = copy.text();
        for (row, line) in wrap(&text, 4 + usize::from(cells % 60), 4).into_iter().enumerate() {
            if look & 1 == 1 && row == 0 {
                *out += "　　";
            }
            for c in line.chars() {
                out.push(if look & 2 == 2 { radical(c) } else { c });
                *out += if look & 4 == 4 && row % 3 == 1 { " " } else { "" };
            }
            out.push('\n');
        }
        *out += if look & 8 == 8 { "\n" } else { "" };
    }
}

fn pair(out: &mut String, cells: usize, gutter: usize, left: &Copy, right: &Copy) {
    let (left, right) = (left.text(), right.text());
    let (left, right) = (wrap(&left, cells, 4), wrap(&right, cells, 4));
    for row in 0..left.len().max(right.len()) {
        let first = left.get(row).copied().unwrap_or_default();
        let gap = (cells + gutter).saturating_sub(width_of(first));
        let second = right.get(row).copied().unwrap_or_default();
        let _ = writeln!(out, "{first}{:gap$}{second}", "");
    }
}

impl Copy {
    fn text(&self) -> String {
        match self {
            Self::Spelled(bytes) => spelling::newspaper(bytes),
            Self::Story { story, paragraph } => {
                let all = stories();
                let story = &all[usize::from(*story) % all.len()];
                story.paragraphs[usize::from(*paragraph) % story.paragraphs.len()].clone()
            }
        }
    }

    /// Its beginning, in one line.
    fn line(&self) -> String {
        self.text().chars().filter(|c| !c.is_control()).take(24).collect()
    }
}
