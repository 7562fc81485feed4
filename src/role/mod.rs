//! What each line of a page is: one joint decision over all lines.
//!
//! A linear chain over the lines, decoded by dynamic programming. The evidence of a line is in
//! `feature`; the weights were fitted on pages whose articles are known (`examples/fit_roles.rs`)
//! and are checked in as a table.

#[cfg(feature = "fit")]
pub(crate) mod apart;
mod byline;
mod chain;
mod cue;
mod feature;
mod gauge;
mod glance;
mod manner;
mod measure;
mod pair_key;
mod pairs;
mod plait;
mod read;
mod ribbon;
mod row;
mod shape;
mod sign;
mod weights;
mod words;

#[cfg(feature = "fit")]
pub mod fit;

pub(crate) use cue::{Cue, dateline, is_bullet, jump, may_be_dated, source};
pub(crate) use feature::offsets;
pub(crate) use glance::Glance;
pub(crate) use pair_key::PairKey;
pub(crate) use pairs::Pairs;
pub(crate) use ribbon::{MEASURE, is_ribbon};
pub(crate) use row::{Rows, part};
use shape::Shape;
pub(crate) use shape::{Shapes, Tail};
pub(crate) use sign::Sign;
pub(crate) use words::Folded;

use crate::Line;
use feature::Evidence;
use weights::{CHAINED, PLAIN};

/// What a line of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Role {
    /// The first line of a body.
    Open,
    /// The first line of a further paragraph.
    Paragraph,
    /// A line that goes on with its paragraph.
    Wrap,
    /// A kicker, and its further lines.
    Kicker,
    KickerWrap,
    /// A headline, and its further lines.
    Title,
    TitleWrap,
    /// A subtitle, and its further lines.
    Subtitle,
    SubtitleWrap,
    Label,
    Byline,
    Source,
    JumpFrom,
    JumpOn,
    Furniture,
    Caption,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = 16;

    /// All roles, in order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Open,
        Self::Paragraph,
        Self::Wrap,
        Self::Kicker,
        Self::KickerWrap,
        Self::Title,
        Self::TitleWrap,
        Self::Subtitle,
        Self::SubtitleWrap,
        Self::Label,
        Self::Byline,
        Self::Source,
        Self::JumpFrom,
        Self::JumpOn,
        Self::Furniture,
        Self::Caption,
    ];

    /// Whether a line of this role may follow one of `before`.
    const fn may_follow(self, before: Option<Self>) -> bool {
        match self {
            Self::KickerWrap => matches!(before, Some(Self::Kicker | Self::KickerWrap)),
            Self::TitleWrap => matches!(before, Some(Self::Title | Self::TitleWrap)),
            Self::SubtitleWrap => matches!(before, Some(Self::Subtitle | Self::SubtitleWrap)),
            // What goes on from another page opens a body here.
            Self::Wrap => !matches!(before, Some(Self::JumpFrom)),
            // A headline opens a body; a paragraph further down never follows it.
            Self::Paragraph => !matches!(before, Some(role) if role.heads()),
            _ => true,
        }
    }

    /// Whether a line of this role stands before a body's first line.
    pub(crate) const fn heads(self) -> bool {
        matches!(
            self,
            Self::Kicker
                | Self::KickerWrap
                | Self::Title
                | Self::TitleWrap
                | Self::Subtitle
                | Self::SubtitleWrap
                | Self::JumpFrom
        )
    }
}

/// The score of each role, in 64ths of a unit of log-likelihood.
pub(crate) type Scores = [i16; Role::COUNT];

/// A score that no sum of weights outdoes.
pub(crate) const NEVER: i16 = i16::MIN / 2;

/// The scores of a row that surely goes on with its paragraph.
const WRAPS: Scores = {
    let mut scores = [NEVER; Role::COUNT];
    scores[Role::Wrap as usize] = 0;
    scores
};

/// The roles of the rows of a page, and how well each role would fit each row by itself.
pub(crate) fn roles(page: &str, rows: &Rows, shapes: &Shapes) -> (Vec<Role>, Vec<Scores>) {
    let indents = Indents::new(page, rows, shapes);
    let mut told = told(page, rows, shapes);
    told.iter_mut().enumerate().for_each(|(at, told)| *told &= !indents.has(at));
    let evidence = Evidence::new(rows, shapes, &told);
    let model = if evidence.is_chained() { &CHAINED } else { &PLAIN };
    let fit = |(at, shape)| {
        if told[at] {
            return WRAPS;
        }
        let mut scores = chain::scores(model, &evidence, at);
        forbid(&mut scores, shape);
        indents.weigh(at, &mut scores);
        scores
    };
    let fits: Vec<Scores> = shapes.all.iter().enumerate().map(fit).collect();
    let mut roles = chain::best(model, &evidence, &fits, &told);
    captions(&mut roles, shapes);
    (roles, fits)
}

/// The rows of a page that two ideographic spaces indent. Extractors that drop indents drop all, so where
/// some paragraphs keep them, a row with one begins a paragraph, and one without hardly does.
#[derive(Debug)]
struct Indents {
    rows: Vec<bool>,
}

impl Indents {
    /// Nothing where lines were put in order, on pages without full stops, whose headlines are indented
    /// too, and where fewer rows than three are so.
    fn new(page: &str, rows: &Rows, shapes: &Shapes) -> Self {
        let is_indented = |line: &Line| page[..line.span.start].ends_with("\u{3000}\u{3000}");
        let mut indented: Vec<bool> = rows.firsts().map(is_indented).collect();
        let count = indented.iter().filter(|&&indented| indented).count();
        let told = !rows.are_chained() && !shapes.is_stopless();
        if !told || count < 3 || 2 * count > indented.len() {
            indented.clear();
        }
        Self { rows: indented }
    }

    fn has(&self, row: usize) -> bool {
        self.rows.get(row) == Some(&true)
    }

    fn weigh(&self, row: usize, scores: &mut Scores) {
        if self.has(row) {
            scores[Role::Wrap as usize] = NEVER;
            for role in HEADLINES {
                scores[role as usize] = NEVER;
            }
        } else if !self.rows.is_empty() {
            scores[Role::Open as usize] -= UNINDENTED;
            scores[Role::Paragraph as usize] -= UNINDENTED;
        }
    }
}

/// What it costs to begin a paragraph without the indent of others: two natural logarithms.
const UNINDENTED: i16 = 128;

/// Which rows surely go on with their paragraph, whatever they say. What goes on from another page
/// does not. Where rows were put in order any may be the rest of a torn body, and pages without full
/// stops are few to learn from.
fn told(page: &str, rows: &Rows, shapes: &Shapes) -> Vec<bool> {
    if rows.are_chained() || shapes.is_stopless() {
        return vec![false; rows.len()];
    }
    let mut told = Glance::of_shapes(page, rows, shapes).sure_wraps();
    for (told, before) in told.iter_mut().skip(1).zip(&shapes.all) {
        *told &= before.cue != Cue::JumpFrom;
    }
    told
}

/// Makes captions of the lines that say so, where they are no part of a longer paragraph.
fn captions(roles: &mut [Role], shapes: &Shapes) {
    for at in 0..roles.len() {
        let shape = &shapes.all[at];
        let goes_on = roles.get(at + 1) == Some(&Role::Wrap);
        let tells = shape.cue == cue::Cue::Caption && matches!(shape.first, '图' | '圖');
        if tells && roles[at] != Role::Wrap && !goes_on {
            roles[at] = Role::Caption;
        }
    }
}

/// The roles of headline lines, first those of the line that each begins with.
const HEADLINES: [Role; 6] = [
    Role::Kicker,
    Role::Title,
    Role::Subtitle,
    Role::KickerWrap,
    Role::TitleWrap,
    Role::SubtitleWrap,
];

/// Rules out the roles that only lines of a certain form can have.
fn forbid(scores: &mut Scores, shape: &Shape) {
    let noted =
        [(Role::JumpFrom, Cue::JumpFrom), (Role::JumpOn, Cue::JumpOn), (Role::Source, Cue::Source)];
    for (role, form) in noted {
        if shape.cue != form {
            scores[role as usize] = NEVER;
        }
    }
    // No headline stands in round brackets as a whole, none says where a text goes on, and none is two
    // names.
    let enclosed = matches!(shape.first, '（' | '(') && matches!(shape.last, '）' | ')');
    let headlines = match shape.cue {
        Cue::JumpFrom | Cue::JumpOn => &HEADLINES[..],
        Cue::Name if shape.blanks > 0 => &HEADLINES[..],
        _ if enclosed => &HEADLINES[..3],
        _ => &[],
    };
    for &role in headlines {
        scores[role as usize] = NEVER;
    }
    // A whole sentence with a full stop is running text.
    if shape.pauses > 0 && shape.last == '。' {
        for role in [Role::Furniture, Role::Kicker, Role::Title, Role::Subtitle, Role::Label] {
            scores[role as usize] = NEVER;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_forms_rule_out() {
        // A line, and whether it may be a headline and the second line of one.
        let rows = [
            ("清溪路昨日通车", true, true),
            ("（清溪路昨日通车）", false, true),
            ("上接第1版", false, false),
            ("清溪路通车，村民都来了。", false, true),
            ("林一禾 高朗", false, false),
            ("高效 便民", true, true),
        ];
        for (page, title, wrap) in rows {
            let rows = Rows::new(page, crate::lines(page).collect());
            let mut scores = [0; Role::COUNT];
            forbid(&mut scores, &Shapes::new(page, &rows).all[0]);
            let may = |role: Role| scores[role as usize] > NEVER;
            assert_eq!((may(Role::Title), may(Role::TitleWrap)), (title, wrap), "{page}");
        }
    }

    #[test]
    fn rows_that_two_spaces_indent_begin_paragraphs() {
        let page = "　　清溪路昨日通车，全长三公\n里。\n　　“路通了，山货也能卖出去。”\n\
            石桥乡的茶农说。\n　　沿途五个村的村民都来了。\n";
        let rows = Rows::new(page, crate::lines(page).collect());
        let shapes = Shapes::new(page, &rows);
        let (roles, _) = roles(page, &rows, &shapes);
        let begun = |role: &Role| matches!(role, Role::Open | Role::Paragraph);
        let starts: Vec<bool> = roles.iter().map(begun).collect();
        assert_eq!(starts, [true, false, true, false, true], "{roles:?}");
    }
}
