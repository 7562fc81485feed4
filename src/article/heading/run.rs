//! Runs of headline lines between bodies, and the best way to give them to the bodies around.

use std::ops::Range;

use super::block::{Cut, Evidence, Frame, HeadLine, MOST, Set, cuts, roles};
use super::memo::{BLOCK, Memo};
use crate::article::group::{Groups, Head};
use crate::article::repair::Tagged;
use crate::role::Role;
#[cfg(feature = "fit")]
use crate::role::fit::{HeadChoice, HeadRun};

/// The runs of a page, one before each body and one after the last.
#[derive(Debug)]
pub(super) struct Chain<'e> {
    page: &'e Evidence<'e>,
    frames: Vec<Frame>,
    runs: Vec<Run>,
}

/// The headline lines between two bodies.
#[derive(Debug)]
struct Run {
    rows: Vec<usize>,
    lines: Vec<HeadLine>,
    blocks: Vec<Block>,
    choices: Vec<Choice>,
}

/// Lines of a run as the headline of a body.
#[derive(Debug, PartialEq, Eq, Clone)]
struct Block {
    lines: Range<usize>,
    body: Option<usize>,
    /// The body whose measure its lines are held against.
    frame: usize,
}

impl Block {
    /// Whether the best way of parting another is the best way of parting it.
    fn is_cut_like(&self, other: &Self) -> bool {
        (&self.lines, self.frame) == (&other.lines, other.frame)
    }
}

/// Lines that a body is given, and how much of their wording stands in it and in the other body.
#[derive(Debug)]
struct Given {
    lines: Range<usize>,
    body: usize,
    share: i64,
    other: Option<i64>,
}

/// A way of giving the lines of a run to bodies.
#[derive(Debug)]
struct Choice {
    /// Whether the body before the run has no headline yet, and whether that after it has none then.
    bare: [bool; 2],
    /// Its headlines.
    blocks: Chosen,
    /// What speaks for it beside the ways of parting its headlines.
    weight: i64,
    #[cfg(feature = "fit")]
    features: Vec<u32>,
}

impl Choice {
    fn new(bare: [bool; 2], blocks: Chosen, set: &Set) -> Self {
        Self {
            bare,
            blocks,
            weight: set.weight,
            #[cfg(feature = "fit")]
            features: set.ids.clone(),
        }
    }
}

/// Headlines of a run, by their numbers among its blocks.
#[derive(Debug, Clone, Copy)]
enum Chosen {
    /// All of so many.
    All(usize),
    /// One or two.
    Some([Option<usize>; 2]),
}

impl Chosen {
    const NONE: Self = Self::All(0);

    fn numbers(self) -> impl Iterator<Item = usize> {
        let (all, some) = match self {
            Self::All(count) => (0..count, [None; 2]),
            Self::Some(some) => (0..0, some),
        };
        all.chain(some.into_iter().flatten())
    }
}

/// The best roles of headline lines, and the body of each headline in their order.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) roles: Vec<(usize, Role)>,
    pub(super) bodies: Vec<Option<usize>>,
}

impl<'e> Chain<'e> {
    pub(super) fn new(page: &'e Evidence<'e>, groups: &Groups, matched: &[Option<usize>]) -> Self {
        let count = groups.bodies.len();
        let frames = (0..count).map(|body| page.frame(groups.lines(body))).collect();
        let mut chain = Self { page, frames, runs: Vec::with_capacity(count + 1) };
        let mut first = 0;
        let mut runs: Vec<Range<usize>> = Vec::with_capacity(count + 1);
        for after in 0..=count {
            let heads = groups.heads[first..].iter().take_while(|head| head.after == after);
            let end = first + heads.count();
            runs.push(first..end);
            first = end;
        }
        // A body is bound whose headline stands elsewhere or in a run that is left as it is.
        let mut bound = vec![false; count];
        let fixed: Vec<bool> =
            runs.iter().enumerate().map(|(at, run)| is_fixed(groups, matched, at, run)).collect();
        for (at, run) in runs.iter().enumerate() {
            let bodies = matched[run.clone()].iter().flatten();
            bodies.filter(|_| fixed[at]).for_each(|&body| bound[body] = true);
        }
        for (at, heads) in runs.into_iter().enumerate() {
            let before = at.checked_sub(1).filter(|&body| !bound[body]);
            let after = (at < count && !bound[at]).then_some(at);
            let run = if fixed[at] {
                chain.fixed(groups, matched, heads, [before, after])
            } else {
                chain.free(&groups.heads[heads], [before, after])
            };
            chain.runs.push(run);
        }
        chain
    }

    /// A run that is left as it is, but for the parts of its blocks.
    fn fixed(
        &self,
        groups: &Groups,
        matched: &[Option<usize>],
        heads: Range<usize>,
        around: [Option<usize>; 2],
    ) -> Run {
        let mut run = self.bare(around);
        for at in heads.clone() {
            let head = &groups.heads[at];
            let start = run.rows.len();
            add_rows(head, &mut run.rows);
            let frame = matched[at].unwrap_or(head.after);
            let block = Block { lines: start..run.rows.len(), body: matched[at], frame };
            run.blocks.push(block);
        }
        let signs = |row| heads_sign(&groups.heads[heads.clone()], row);
        run.lines = self.page.lines(&run.rows, signs);
        for choice in &mut run.choices {
            choice.blocks = Chosen::All(run.blocks.len());
        }
        run
    }

    /// A run whose lines may go to the bodies around it.
    fn free(&self, heads: &[Head], around: [Option<usize>; 2]) -> Run {
        let mut rows = Vec::with_capacity(MOST);
        for head in heads {
            add_rows(head, &mut rows);
        }
        if rows.is_empty() {
            return self.bare(around);
        }
        let lines = self.page.lines(&rows, |row| heads_sign(heads, row));
        let last = rows.len();
        // As many as there are for every border, and a few more.
        let (blocks, choices) = (Vec::with_capacity(2 * last + 1), Vec::with_capacity(last + 4));
        let mut run = Run { rows, lines, blocks, choices };
        let wording = self.page.wording(&run.rows, &run.lines);
        let given = |lines: Range<usize>, side: usize| {
            let share = |body| wording.share(lines.clone(), body);
            let other = around[1 - side].map(share);
            let share = around[side].map(share);
            around[side].zip(share).map(|(body, share)| Given { lines, body, share, other })
        };
        let [before, after] = [0, 1].map(|side| given(0..last, side));
        let left = after.is_some();
        let loose = around[1].or(around[0]).unwrap_or(usize::MAX);
        for bare in [false, true].into_iter().take(1 + usize::from(before.is_some())) {
            if after.is_some() {
                self.choice(&mut run, [bare, false], [None, after.as_ref()], loose);
            }
            self.choice(&mut run, [bare, left], [None, None], loose);
        }
        if before.is_some() {
            self.choice(&mut run, [true, left], [before.as_ref(), None], loose);
        }
        let borders = if before.is_some() && left { 1..last } else { 0..0 };
        for border in borders {
            let [upper, lower] = [given(0..border, 0), given(border..last, 1)];
            self.choice(&mut run, [true, false], [upper.as_ref(), lower.as_ref()], loose);
        }
        run
    }

    /// A run without lines that could be given.
    fn bare(&self, [before, after]: [Option<usize>; 2]) -> Run {
        let states: &[bool] = if before.is_some() { &[false, true] } else { &[false] };
        let choice = |&bare: &bool| {
            let mut set = Set::new(self.page.is_chained());
            if bare {
                set.add_bare();
            }
            Choice::new([bare, after.is_some()], Chosen::NONE, &set)
        };
        let choices = states.iter().map(choice).collect();
        Run { rows: Vec::new(), lines: Vec::new(), blocks: Vec::new(), choices }
    }

    /// Adds a choice that gives lines to the body before and to the body after; where neither has
    /// any, all lines are of no body.
    fn choice(&self, run: &mut Run, bare: [bool; 2], to: [Option<&Given>; 2], loose: usize) {
        let mut set = Set::new(self.page.is_chained());
        set.add_given(to.map(|given| given.is_some()), bare[0]);
        let mut blocks = [None; 2];
        for (side, to) in to.iter().enumerate() {
            let Some(Given { lines, body, share, other }) = to else { continue };
            let block = Block { lines: lines.clone(), body: Some(*body), frame: *body };
            set.add_words(side, *share, *other);
            blocks[side] = Some(run.block(block));
        }
        if let [Some(upper), Some(lower)] = to {
            set.add_border(&run.lines, upper.lines.end, self.frames[lower.body]);
        }
        if blocks == [None; 2] {
            let frame = loose;
            blocks[0] = Some(run.block(Block { lines: 0..run.rows.len(), body: None, frame }));
        }
        run.choices.push(Choice::new(bare, Chosen::Some(blocks), &set));
    }

    /// The best way through all runs.
    pub(super) fn best(&self, tagged: &Tagged) -> Settled {
        let mut bests: Vec<[Option<(i64, usize)>; 2]> = Vec::with_capacity(self.runs.len());
        let mut cuts = Vec::with_capacity(self.runs.len());
        let mut last = [Some(0), None];
        for run in &self.runs {
            let mut memos = Vec::new();
            let mut blocks: Vec<(i64, Option<Cut>)> = Vec::with_capacity(run.blocks.len());
            for (at, block) in run.blocks.iter().enumerate() {
                let alike = run.blocks[..at].iter().position(|other| other.is_cut_like(block));
                blocks.push(
                    alike.map_or_else(|| self.cut(run, block, &mut memos, tagged), |at| blocks[at]),
                );
            }
            let mut next = [None; 2];
            for (at, choice) in run.choices.iter().enumerate() {
                let [before, after] = choice.bare.map(usize::from);
                let Some(sum) = last[before] else { continue };
                let own: i64 = choice.blocks.numbers().map(|block| blocks[block].0).sum();
                let sum = sum + own + BLOCK * choice.weight;
                if next[after].is_none_or(|(best, _)| sum > best) {
                    next[after] = Some((sum, at));
                }
            }
            last = next.map(|best| best.map(|(sum, _)| sum));
            bests.push(next);
            cuts.push(blocks);
        }
        self.trace(&bests, &cuts, last[0] < last[1])
    }

    /// The roles along the best way.
    fn trace(
        &self,
        bests: &[[Option<(i64, usize)>; 2]],
        cuts: &[Vec<(i64, Option<Cut>)>],
        bare: bool,
    ) -> Settled {
        let mut state = usize::from(bare);
        let mut chosen = vec![0; self.runs.len()];
        for (at, run) in self.runs.iter().enumerate().rev() {
            let Some((_, choice)) = bests[at][state] else { return Settled::default() };
            chosen[at] = choice;
            state = usize::from(run.choices[choice].bare[0]);
        }
        let mut settled = Settled::default();
        for ((run, cuts), choice) in self.runs.iter().zip(cuts).zip(chosen) {
            for at in run.choices[choice].blocks.numbers() {
                let block = &run.blocks[at];
                settled.bodies.push(block.body);
                let rows = run.rows[block.lines.clone()].iter().copied();
                settled
                    .roles
                    .extend(cuts[at].1.into_iter().flat_map(|cut| rows.clone().zip(roles(cut))));
            }
        }
        settled
    }

    /// The lines of a block and what its body tells of their width, if that is known and there are not
    /// too many to try.
    fn framed<'r>(&self, run: &'r Run, block: &Block) -> Option<(&'r [HeadLine], Frame)> {
        let lines = &run.lines[block.lines.clone()];
        let frame = self.frames.get(block.frame).filter(|_| lines.len() <= MOST);
        frame.map(|&frame| (lines, frame))
    }

    /// The best way of parting a block, the first of several that are equally good; none where nothing
    /// is known of its width.
    fn cut<'r>(
        &self,
        run: &'r Run,
        block: &Block,
        memos: &mut Vec<(usize, Memo<'r>)>,
        tagged: &Tagged,
    ) -> (i64, Option<Cut>) {
        let Some((lines, frame)) = self.framed(run, block) else { return (0, None) };
        let known = memos.iter().position(|(of, _)| *of == block.frame).unwrap_or_else(|| {
            let memo = Memo::new((&run.rows, &run.lines), frame, self.page.is_chained());
            memos.push((block.frame, memo));
            memos.len() - 1
        });
        let memo = &mut memos[known].1;
        let mut best: Option<(i64, Cut)> = None;
        cuts(lines).for_each(|cut| {
            let least = best.map_or(i64::MIN, |(most, _)| most);
            let sum = memo.cut(block.lines.start, cut, tagged, least);
            if let Some(sum) = sum.filter(|&sum| sum > least) {
                best = Some((sum, cut));
            }
        });
        best.map_or((0, None), |(sum, cut)| (sum, Some(cut)))
    }
}

impl Run {
    /// The number of a block.
    fn block(&mut self, block: Block) -> usize {
        self.blocks.iter().position(|other| *other == block).unwrap_or_else(|| {
            self.blocks.push(block);
            self.blocks.len() - 1
        })
    }
}

/// Whether the headlines of a run are left with their bodies: some of them have none or one that
/// stands elsewhere, or there are too many lines to try.
fn is_fixed(groups: &Groups, matched: &[Option<usize>], after: usize, run: &Range<usize>) -> bool {
    let near = |body: usize| body == after || body + 1 == after;
    let lines: usize = groups.heads[run.clone()]
        .iter()
        .map(|head| parts(head).map(<[_]>::len).sum::<usize>())
        .sum();
    lines > MOST || matched[run.clone()].iter().any(|body| !body.is_some_and(near))
}

/// The lines of a headline block by its parts, a byline where it stands below the headline.
fn parts(head: &Head) -> impl Iterator<Item = &[usize]> {
    let [title, subtitle, byline] = [&head.title, &head.subtitle, &head.byline].map(Vec::as_slice);
    let below = |lines: &[usize], upper: &[usize]| lines.first() > upper.last();
    let stands =
        below(byline, title) && (below(byline, subtitle) || subtitle.first() > byline.last());
    let byline = Some(byline).filter(|_| stands);
    [head.label.as_slice(), &head.kicker, title, subtitle].into_iter().chain(byline)
}

/// Whether a line is taken for a byline of some headline blocks.
fn heads_sign(heads: &[Head], row: usize) -> bool {
    heads.iter().any(|head| head.byline.contains(&row))
}

/// Adds the lines of a headline block, in order.
fn add_rows(head: &Head, rows: &mut Vec<usize>) {
    let first = rows.len();
    parts(head).for_each(|part| rows.extend(part));
    rows[first..].sort_unstable();
}

/// The lines of a headline block, in order.
#[cfg(feature = "fit")]
fn rows(head: &Head) -> Vec<usize> {
    let mut rows = Vec::new();
    add_rows(head, &mut rows);
    rows
}

#[cfg(feature = "fit")]
impl Chain<'_> {
    /// All runs for the fitting program, where the rows have the roles given and the headlines
    /// belong to the bodies that they are matched to.
    pub(super) fn samples(
        &self,
        gold: &[Role],
        groups: &Groups,
        matched: &[Option<usize>],
    ) -> Vec<HeadRun> {
        let known: Vec<(Vec<usize>, Option<usize>)> =
            groups.heads.iter().map(rows).zip(matched.iter().copied()).collect();
        let sample = |run: &Run| HeadRun {
            blocks: run.blocks.iter().map(|block| self.sample(run, block, gold)).collect(),
            choices: run.choices.iter().map(|choice| run.sample(choice, &known)).collect(),
        };
        self.runs.iter().map(sample).collect()
    }

    /// The ways of parting a block, with their evidence; none where nothing is known of its width.
    fn ways(&self, run: &Run, block: &Block, mut take: impl FnMut(Cut, &Set)) {
        let Some((lines, frame)) = self.framed(run, block) else { return };
        for cut in cuts(lines) {
            let mut set = Set::new(self.page.is_chained());
            set.add_cut(lines, frame, cut);
            take(cut, &set);
        }
    }

    fn sample(&self, run: &Run, block: &Block, gold: &[Role]) -> (Vec<Vec<u32>>, Option<usize>) {
        let rows = &run.rows[block.lines.clone()];
        let (mut ways, mut right) = (Vec::new(), None);
        self.ways(run, block, |cut, set| {
            if roles(cut).eq(rows.iter().map(|&row| gold[row])) {
                right = Some(ways.len());
            }
            ways.push(set.ids.clone());
        });
        (ways, right)
    }
}

#[cfg(feature = "fit")]
impl Run {
    fn sample(&self, choice: &Choice, known: &[(Vec<usize>, Option<usize>)]) -> HeadChoice {
        let stands = |at: usize| {
            let Block { lines, body, .. } = &self.blocks[at];
            known.iter().any(|(rows, of)| *rows == self.rows[lines.clone()] && of == body)
        };
        HeadChoice {
            bare: choice.bare,
            blocks: choice.blocks.numbers().collect(),
            features: choice.features.clone(),
            right: choice.blocks.numbers().all(stands),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::words::Words;

    /// Two bodies with two lines of headline between them.
    const PAGE: &str = "青屏河上的石桥昨日开始大修，
工期四个月。石桥建于清代，桥面
的条石已经磨损，青屏河边的桥墩
也有裂缝。石桥大修按原样进行。
青屏河石桥大修
望鹤小学午餐配送
望鹤镇中心小学的午餐，本学期
起由镇里的食堂统一配送，小学
生每餐只付五元。食堂每天公布
菜单，午餐的价钱家长能查到。
";

    /// The roles of the two lines in the middle, and the bodies of the headlines there, when they
    /// were taken for `roles` of a headline of `body`.
    fn settled(roles: [Role; 2], body: usize) -> (Vec<Role>, Vec<Option<usize>>) {
        let mut tagged = Tagged::new(PAGE, crate::lines(PAGE).collect());
        tagged.roles.fill(Role::Wrap);
        tagged.roles[0] = Role::Open;
        tagged.roles[4..6].copy_from_slice(&roles);
        tagged.roles[6] = Role::Open;
        let groups = Groups::new(&tagged.roles);
        let words = Words::new(&groups, tagged.rows.len());
        let page = Evidence::new(PAGE, &tagged.rows, &tagged.shapes, &words);
        let settled = Chain::new(&page, &groups, &[Some(body)]).best(&tagged);
        (settled.roles.into_iter().map(|(_, role)| role).collect(), settled.bodies)
    }

    #[test]
    fn two_bodies_without_other_headlines_have_one_each() {
        let each = (vec![Role::Title, Role::Title], vec![Some(0), Some(1)]);
        assert_eq!(settled([Role::Title, Role::TitleWrap], 0), each);
        assert_eq!(settled([Role::Kicker, Role::Title], 1), each);
    }
}
