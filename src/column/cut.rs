//! Rows of text that stand side by side, cut into the pieces that belong to one column each.

use std::ops::Range;

use super::mark::Marks;
use super::seam::Set;
use super::token::{Rows, Token};
use crate::pair::Ends;
use crate::{Line, Span};

/// A part of a row that lies in one column.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
pub(super) struct Piece {
    pub(super) span: Span,
    /// Its number among the pieces of the page, row by row and from left to right.
    pub(super) index: u32,
    pub(super) row: u32,
    /// The character of the row at which it begins.
    pub(super) x: u32,
    /// Whether `x` holds, or only its order among the pieces of the row.
    pub(super) placed: bool,
    /// Whether a single blank parts it from the piece before, and from the piece after.
    pub(super) tied: bool,
    pub(super) leads: bool,
    /// How many characters of the row it takes.
    pub(super) long: u32,
    /// Cells as printed.
    pub(super) width: u32,
    /// Cells without the blanks of a line that was blown up.
    pub(super) plain: u32,
    pub(super) gap: u32,
    pub(super) ends: Ends,
    pub(super) marks: Marks,
    /// Whether it is a folio, a date or the names of editors, which go on nothing.
    pub(super) alone: bool,
}

impl Piece {
    /// A line as a whole.
    pub(super) fn whole(page: &str, line: &Line, row: u32) -> Self {
        let text = &page[line.span];
        Self {
            span: line.span,
            index: row,
            row,
            x: 0,
            placed: false,
            tied: false,
            leads: false,
            long: line.width,
            width: line.width,
            plain: Set::new(page, line).cells.cast_unsigned(),
            gap: line.gap,
            ends: Ends::new(text),
            marks: Marks::new(text),
            alone: is_alone(text),
        }
    }
}

/// The pieces of all lines as widths alone part them, and what they are made of.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) rows: Rows,
    pub(super) pieces: Vec<Piece>,
    /// Where the pieces of each line end.
    pub(super) ends: Vec<usize>,
    /// The usual cells of columns around each line.
    pub(super) measures: Vec<Option<u32>>,
}

impl Draft {
    pub(super) fn new(page: &str, lines: &[Line]) -> Self {
        let rows = Rows::new(page, lines);
        let whole = |line: &Line| Token {
            span: line.span,
            x: line.indent,
            long: line.width,
            width: line.width,
            solid: true,
        };
        let mut widths = Widths::default();
        let mut pieces = Pieces::new(page, rows.stretches.len() * 3 / 2);
        let mut ends = Vec::with_capacity(lines.len());
        let mut usual = Vec::with_capacity(lines.len());
        let mut row = 0;
        for (index, line) in lines.iter().enumerate() {
            let parted = rows.row(index).any(|stretch| stretch.len() > 1) && !is_last(lines, index);
            let measures = if parted { widths.measures(&rows, index) } else { Measures::default() };
            let first = pieces.all.len();
            row += line.gap;
            let crowd = rows.is_crowd(index);
            if crowd {
                pieces.add(&[whole(line)], &[1], (row, line.gap));
            }
            for stretch in rows.row(index).filter(|_| !crowd) {
                let gap = if pieces.all.len() == first { line.gap } else { 0 };
                pieces.cut(stretch, &measures, (row, gap));
            }
            row += 1;
            ends.push(pieces.all.len());
            usual.push(measures.iter().next());
        }
        Self { rows, pieces: pieces.all, ends, measures: usual }
    }

    /// The pieces of a line.
    pub(super) fn of(&self, index: usize) -> &[Piece] {
        &self.pieces[self.range(index..index + 1)]
    }

    /// The pieces of some lines, of one at least.
    pub(super) fn range(&self, lines: Range<usize>) -> Range<usize> {
        let start = lines.start.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[lines.end - 1]
    }
}

/// Whether a line stands by itself at the end of the page, as the names of its editors do.
pub(super) fn is_last(lines: &[Line], index: usize) -> bool {
    index + 1 == lines.len() && lines[index].gap > 0
}

/// A number of tokens or cells of one row.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a text is a folio, a date or the names of editors.
fn is_alone(text: &str) -> bool {
    text.starts_with("责任编辑：")
        || text.ends_with(['一', '二', '三', '四', '五', '六', '日']) && text.contains("日 星期")
        || text.len() <= 12 && text.starts_with('第') && text.ends_with('版')
}

/// The usual cells of columns around a line, most frequent first.
#[derive(Debug, Default)]
struct Measures {
    /// Each with how often it stands there.
    widths: [(u32, u32); MOST],
    count: usize,
}

/// How many measures are told of a line at most.
const MOST: usize = 4;

impl Measures {
    /// Adds a width behind those that are as frequent.
    fn add(&mut self, width: u32, often: u32) {
        let at = self.widths[..self.count].partition_point(|known| known.1 >= often);
        self.count = (self.count + 1).min(MOST);
        if at < MOST {
            self.widths.copy_within(at..self.count - 1, at + 1);
            self.widths[at] = (width, often);
        }
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        self.widths[..self.count].iter().map(|known| known.0)
    }
}

/// How many rows before and after are looked at for widths that recur.
const AROUND: usize = 10;

/// How often tokens of each width stand in some rows, twice where single blanks part them.
struct Widths {
    counts: [u32; 64],
    /// The rows.
    from: usize,
    to: usize,
}

impl Default for Widths {
    fn default() -> Self {
        Self { counts: [0; 64], from: 0, to: 0 }
    }
}

impl Widths {
    /// The widths that recur around a row, most of all before single blanks, most frequent first.
    fn measures(&mut self, rows: &Rows, row: usize) -> Measures {
        self.move_to(rows, row);
        let counts = &self.counts;
        let mut measures = Measures::default();
        for width in (10..60).filter(|&width| counts[width] > 0) {
            let often = counts[width] + u32::midpoint(counts[width - 1], counts[width + 1]);
            if often >= 5 {
                measures.add(count(width), often);
            }
        }
        measures
    }

    /// Counts the rows around one; those asked for come in turn.
    fn move_to(&mut self, rows: &Rows, row: usize) {
        let (from, to) = (row.saturating_sub(AROUND), (row + AROUND + 1).min(rows.ends.len()));
        let mut each = |range: Range<usize>, tell: fn(&mut u32, u32)| {
            for stretch in range.flat_map(|row| rows.row(row)) {
                for token in stretch.iter().filter(|token| (9..60).contains(&token.width)) {
                    let times = if stretch.len() > 1 { 2 } else { 1 };
                    tell(&mut self.counts[token.width as usize], times);
                }
            }
        };
        each(self.to..to, |count, times| *count += times);
        each(self.from..from, |count, times| *count -= times);
        (self.from, self.to) = (from, to);
    }
}

/// Pieces of a page, one after another.
#[derive(Debug)]
pub(super) struct Pieces<'p> {
    page: &'p str,
    pub(super) all: Vec<Piece>,
    /// Room for the cuts of a stretch, and for the cheapest cuts of its beginnings.
    cuts: Vec<usize>,
    best: Vec<(i32, usize)>,
}

impl<'p> Pieces<'p> {
    /// None so far, with room for so many.
    pub(super) fn new(page: &'p str, count: usize) -> Self {
        Self { page, all: Vec::with_capacity(count), cuts: Vec::new(), best: Vec::new() }
    }

    /// Adds pieces as they are.
    pub(super) fn extend(&mut self, pieces: &[Piece]) {
        let indices = self.all.len() as u32..;
        self.all.extend(pieces.iter().zip(indices).map(|(&piece, index)| Piece { index, ..piece }));
    }

    /// Adds the pieces of a stretch as the measures around part it.
    fn cut(&mut self, stretch: &[Token], measures: &Measures, place: (u32, u32)) {
        if stretch.len() < 2 || measures.count == 0 || is_whole(stretch, measures) {
            self.add(stretch, &[stretch.len()], place);
        } else {
            let mut cuts = std::mem::take(&mut self.cuts);
            cheapest(stretch, measures, &mut self.best, &mut cuts);
            self.add(stretch, &cuts, place);
            self.cuts = cuts;
        }
    }

    /// Adds the pieces of a stretch, which end after so many tokens each; `row` and `gap` are those of
    /// its line.
    pub(super) fn add(&mut self, stretch: &[Token], ends: &[usize], (row, gap): (u32, u32)) {
        let mut from = 0;
        for &to in ends {
            let tokens = &stretch[from..to];
            let (Some(head), Some(tail)) = (tokens.first(), tokens.last()) else { continue };
            let plain: u32 = tokens.iter().map(|t| t.width).sum();
            let blanks = count(tokens.len()) - 1;
            let span = Span::new(head.span.start, tail.span.end);
            let text = &self.page[span];
            self.all.push(Piece {
                span,
                index: self.all.len() as u32,
                row,
                x: head.x,
                placed: from == 0,
                tied: from > 0,
                leads: to < stretch.len(),
                long: tail.x + tail.long - head.x,
                width: plain + blanks,
                plain: if blown(tokens) { plain } else { plain + blanks },
                gap: if from == 0 { gap } else { 0 },
                ends: Ends::new(text),
                marks: Marks::new(text),
                alone: tokens.len() == 1 && is_alone(text),
            });
            from = to;
        }
    }
}

/// Whether a blank stands between all characters, but for numbers and marks.
fn blown(tokens: &[Token]) -> bool {
    tokens.len() > 2 && tokens.iter().all(Token::is_single)
}

/// The tokens after which a stretch is cut: the cheapest way to make pieces of about as many cells
/// as one of the measures.
fn cheapest(
    stretch: &[Token],
    measures: &Measures,
    best: &mut Vec<(i32, usize)>,
    cuts: &mut Vec<usize>,
) {
    let widest = measures.iter().max().unwrap_or(0);
    let n = stretch.len().min(120);
    best.clear();
    best.resize(n + 1, (i32::MAX / 2, 0));
    best[0] = (0, 0);
    for end in 1..=n {
        let last = end == n;
        let mut width = 0;
        let mut run = Run::new(if last { &stretch[end..] } else { &[] });
        for start in (0..end).rev() {
            width += stretch[start].width;
            if width > widest + 40 && start + 1 < end {
                break;
            }
            run.add(&stretch[start]);
            let prices = measures.iter().map(|measure| run.price(measure, start == 0, last));
            let cost = best[start].0 + prices.min().unwrap_or(0);
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    cuts.clear();
    cuts.push(stretch.len());
    let mut at = best[n].1;
    while at > 0 {
        cuts.push(at);
        at = best[at].1;
    }
    cuts.reverse();
}

/// Whether a stretch costs nothing as one piece, and is too narrow for two that cost nothing.
fn is_whole(stretch: &[Token], measures: &Measures) -> bool {
    let (run, narrowest) = (Run::new(stretch), measures.iter().min());
    narrowest.is_some_and(|least| run.width < 2 * least)
        && measures.iter().any(|measure| run.price(measure, true, true) == 0)
}

/// What the price of some tokens as one piece depends on.
struct Run {
    count: u32,
    width: u32,
    /// Whether all are characters by themselves, numbers or marks.
    single: bool,
}

impl Run {
    fn new(tokens: &[Token]) -> Self {
        let mut run = Self { count: 0, width: 0, single: true };
        for token in tokens {
            run.add(token);
        }
        run
    }

    fn add(&mut self, token: &Token) {
        self.count += 1;
        self.width += token.width;
        self.single &= token.is_single();
    }

    fn price(&self, measure: u32, first: bool, last: bool) -> i32 {
        let (width, inner, blown) = (self.width, self.count - 1, self.single && self.count > 2);
        let blanks = if blown { 0 } else { 12 * inner.cast_signed() };
        let short = measure.cast_signed() - width.cast_signed();
        if first && last && width + inner <= measure + 1 {
            return if blown { 0 } else { 17 * inner.cast_signed() };
        }
        let fit = match short {
            ..=-3 if first && last => 30,
            ..=-3 if first && inner == 0 => 30,
            ..=-3 => 80 - 10 * short,
            -2 => 6,
            -1 | 0 => 0,
            1..=3 => 3 * short,
            4 => 6,
            _ if last => 10,
            _ if blown => 6 + 2 * (short - 4),
            5..=7 => 8 + 6 * (short - 4),
            _ if first && inner == 0 => 30,
            _ => 10 + 6 * (short - 4),
        };
        blanks + fit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_alone() {
        let rows = [
            ("第5版", true),
            ("2024年3月5日 星期二", true),
            ("责任编辑：林一禾", true),
            ("第5版是副刊", false),
            ("清溪路昨日通车", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_alone(text), expected, "{text}");
        }
    }
}
