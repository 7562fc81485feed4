//! Rows of text that stand side by side, cut into the pieces that belong to one column each.

use crate::{Line, Span, glyph};

/// A part of a row that lies in one column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) row: u32,
    /// The character of the row at which it begins.
    pub(super) x: u32,
    /// Whether `x` holds, or only its order among the pieces of the row.
    pub(super) placed: bool,
    /// How many characters of the row it takes.
    pub(super) long: u32,
    /// Cells as printed.
    pub(super) width: u32,
    /// Cells without the blanks of a line that was blown up.
    pub(super) plain: u32,
    pub(super) gap: u32,
    /// How many pieces of the row stand before it.
    pub(super) slot: u32,
}

/// A run without blanks.
#[derive(Debug, Clone, Copy)]
struct Token {
    span: Span,
    x: u32,
    long: u32,
    width: u32,
}

/// Tokens parted by single blanks.
type Stretch = Vec<Token>;

/// A row of more parts than this is no row of columns.
const CROWD: usize = 40;

/// The pieces of all lines.
pub(super) fn pieces(page: &str, lines: &[Line]) -> Vec<Piece> {
    let rows: Vec<Vec<Stretch>> = lines.iter().map(|line| stretches(page, line)).collect();
    let whole = |line: &Line| Token {
        span: line.span,
        x: line.indent,
        long: line.width,
        width: line.width,
    };
    let mut out = Vec::with_capacity(lines.len());
    let mut row = 0;
    for (index, stretches) in rows.iter().enumerate() {
        let measures =
            if stretches.iter().any(|s| s.len() > 1) { measures(&rows, index) } else { Vec::new() };
        let first = out.len();
        row += lines[index].gap;
        if stretches.len() > CROWD {
            cut(&[whole(&lines[index])], &[], &mut out, row, lines[index].gap);
        }
        for stretch in stretches.iter().filter(|_| stretches.len() <= CROWD) {
            let gap = if out.len() == first { lines[index].gap } else { 0 };
            cut(stretch, &measures, &mut out, row, gap);
        }
        for (slot, piece) in (0..).zip(&mut out[first..]) {
            piece.slot = slot;
        }
        row += 1;
    }
    out
}

/// A number of tokens or cells of one row.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn stretches(page: &str, line: &Line) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = vec![Vec::new()];
    let mut blanks = 0;
    let mut token: Option<Token> = None;
    for (x, (at, c)) in (line.indent..).zip(page[line.span].char_indices()) {
        let at = at + line.span.start;
        if glyph::is_blank(c) {
            blanks += if c == '\t' { 2 } else { 1 };
            if let (Some(done), Some(last)) = (token.take(), out.last_mut()) {
                last.push(done);
            }
        } else {
            if blanks > 1 {
                out.push(Vec::new());
            }
            blanks = 0;
            let token =
                token.get_or_insert(Token { span: Span::new(at, at), x, long: 0, width: 0 });
            token.span.end = at + c.len_utf8();
            token.long += 1;
            token.width += glyph::char_width(c);
        }
    }
    if let (Some(done), Some(last)) = (token, out.last_mut()) {
        last.push(done);
    }
    out
}

/// The widths that recur before single blanks around a row, most frequent first.
fn measures(rows: &[Vec<Stretch>], row: usize) -> Vec<u32> {
    let mut counts = [0u32; 64];
    let near = row.saturating_sub(10)..(row + 11).min(rows.len());
    for stretch in rows[near].iter().flatten().filter(|s| s.len() > 1) {
        for token in stretch {
            if (12..60).contains(&token.width) {
                counts[token.width as usize] += 2;
            }
        }
    }
    let smooth = |w: usize| counts[w] + u32::midpoint(counts[w - 1], counts[w + 1]);
    let mut widths: Vec<usize> = (13..60).filter(|&w| counts[w] > 0 && smooth(w) >= 5).collect();
    widths.sort_by_key(|&w| (std::cmp::Reverse(smooth(w)), w));
    widths.truncate(3);
    widths.into_iter().map(count).collect()
}

fn cut(stretch: &[Token], measures: &[u32], out: &mut Vec<Piece>, row: u32, gap: u32) {
    let mut best: Option<(i32, Vec<usize>, u32)> = None;
    for &measure in measures {
        let (cost, cuts) = cheapest(stretch, measure);
        if best.as_ref().is_none_or(|b| cost < b.0) {
            best = Some((cost, cuts, measure));
        }
    }
    let cuts = best.map_or_else(|| vec![stretch.len()], |b| b.1);
    let mut from = 0;
    for &to in &cuts {
        let tokens = &stretch[from..to];
        let (Some(head), Some(tail)) = (tokens.first(), tokens.last()) else { continue };
        let plain: u32 = tokens.iter().map(|t| t.width).sum();
        let blanks = count(tokens.len()) - 1;
        out.push(Piece {
            span: Span::new(head.span.start, tail.span.end),
            row,
            x: head.x,
            placed: from == 0,
            long: tail.x + tail.long - head.x,
            width: plain + blanks,
            plain: if blown(tokens) { plain } else { plain + blanks },
            gap: if from == 0 { gap } else { 0 },
            slot: 0,
        });
        from = to;
    }
}

fn blown(tokens: &[Token]) -> bool {
    tokens.len() > 2 && tokens.iter().map(|t| t.width).sum::<u32>() <= 4 * count(tokens.len())
}

/// The cheapest way to cut a stretch into pieces of about `measure` cells: its cost, and the
/// tokens after which it is cut.
fn cheapest(stretch: &[Token], measure: u32) -> (i32, Vec<usize>) {
    let n = stretch.len().min(120);
    let mut best = vec![(i32::MAX / 2, 0usize); n + 1];
    best[0] = (0, 0);
    for end in 1..=n {
        let last = end == n;
        let mut width = 0;
        for start in (0..end).rev() {
            width += stretch[start].width;
            if width > measure + 40 && start + 1 < end {
                break;
            }
            let to = if last { stretch.len() } else { end };
            let cost = best[start].0 + price(&stretch[start..to], measure, start == 0, last);
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut cuts = vec![stretch.len()];
    let mut at = best[n].1;
    while at > 0 {
        cuts.push(at);
        at = best[at].1;
    }
    cuts.reverse();
    (best[n].0, cuts)
}

fn price(tokens: &[Token], measure: u32, first: bool, last: bool) -> i32 {
    let width: u32 = tokens.iter().map(|t| t.width).sum();
    let blown = blown(tokens);
    let inner = count(tokens.len()) - 1;
    let blanks = if blown { 0 } else { 12 * inner.cast_signed() };
    let short = measure.cast_signed() - width.cast_signed();
    if first && last && width + inner <= measure + 1 {
        return 0;
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
