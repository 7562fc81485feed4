//! Two printed lines that an extractor wrote alternately, some characters of each at a time.
//!
//! Where a headline is set so tight that it overlaps the line below, `pdfium` takes both for one line
//! and writes their characters from left to right, with a line end at each change: 清溪路昨 / 青屏县 /
//! 日 / 清溪路 / 通车. Every other piece is of the same printed line, then, and the characters at their
//! ends tell so. Where a mark stands at the change the line end is missing, and the piece is parted.

use std::cmp::Reverse;
use std::ops::Range;

use super::cue::is_bullet;
use super::row::{is_mark, only_ideograph, part};
use crate::pair::{Ends, affinity};
use crate::{Line, Span, glyph};

/// The most pieces of both lines, and how many stand before a single character of the upper.
const MOST: usize = 32;
const BEFORE: usize = 3;

/// The most cells of a piece of the upper line between two others, whose type is large, and of one of
/// the lower.
const LARGE: u32 = 4;
const SMALL: u32 = 16;

/// What has to be gained by telling pieces apart, in eighths of a natural logarithm; how much less for
/// each further single character of the upper line and where the lower begins with a bullet, and how much
/// more for each piece that is parted.
const LEAST: i32 = 64;
const SINGLE: i32 = 16;
const BULLET: i32 = 32;
const PARTED: i32 = 24;
/// The most pieces that are parted.
const PARTS: usize = 3;
/// How well the rest of the lower line goes on it at least.
const REST: i32 = 6;

/// Two printed lines and the lines of the page that hold their pieces.
#[derive(Debug)]
pub(super) struct Plait {
    pub(super) lines: Range<usize>,
    pub(super) upper: Vec<Line>,
    pub(super) lower: Vec<Line>,
}

/// The plaits of a page, in order.
pub(super) fn plaits(page: &str, lines: &[Line]) -> Vec<Plait> {
    let mut ways: Vec<Way> = Vec::new();
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        // A single character is of the upper line, and so is what stands two pieces before.
        if line.width > LARGE / 2 || only_ideograph(&page[line.span]).is_none() {
            continue;
        }
        let begin = next.max(at.saturating_sub(BEFORE));
        next = next.max(at.saturating_sub(1));
        ways.extend((begin..next).filter_map(|from| Way::new(page, lines, from)));
    }
    if ways.is_empty() {
        return Vec::new();
    }
    ways.sort_by_key(|way| Reverse(way.gain));
    let mut taken = vec![false; lines.len()];
    let mut plaits = Vec::new();
    for way in ways {
        let lines = way.lines();
        if !taken[lines.clone()].contains(&true) {
            taken[lines].fill(true);
            plaits.push(way.plait());
        }
    }
    plaits.sort_by_key(|plait: &Plait| plait.lines.start);
    plaits
}

/// A way to take some pieces for those of two lines, one of each in turn, first of the upper.
#[derive(Debug)]
struct Way {
    /// The first line on the page, and the pieces from there on.
    from: usize,
    pieces: Vec<Line>,
    /// How many of them are of these lines, and how many times one was parted.
    count: usize,
    parted: usize,
    /// Whether the piece after these is the rest of the lower line.
    goes_on: bool,
    gain: i32,
}

impl Way {
    /// The best way that begins with a line.
    fn new(page: &str, lines: &[Line], from: usize) -> Option<Self> {
        let last = page[lines[from].span].chars().next_back()?;
        if glyph::ends_sentence(last) || glyph::closes(last) {
            return None;
        }
        let pieces = lines[from..lines.len().min(from + MOST)].to_vec();
        let mut best = Self::of(page, pieces, from, 0).filter(|way| way.gain > 0)?;
        while let Some(way) = best.parted(page).filter(|way| way.parted <= PARTS) {
            best = way;
        }
        Some(best)
    }

    /// The best way to take some of the first of these pieces.
    fn of(page: &str, pieces: Vec<Line>, from: usize, parted: usize) -> Option<Self> {
        let mut best: Option<(i32, usize, bool)> = None;
        let mut singles = 0;
        let bulleted = pieces.get(1).is_some_and(|piece| page[piece.span].starts_with(is_bullet));
        let (mut plain, mut strands) = (Strand::default(), [Strand::default(), Strand::default()]);
        for (at, piece) in pieces.iter().enumerate() {
            let (text, is_upper) = (&page[piece.span], at % 2 == 0);
            let is_running = |c: char| glyph::ends_sentence(c) || c == '，';
            let is_other = piece.gap > 0 || text.chars().all(is_mark);
            if at > 0 && (is_other || is_upper && text.contains(is_running)) {
                break;
            }
            plain.push(text);
            strands[at % 2].push(text);
            singles += i32::from(at > 0 && is_upper && only_ideograph(text).is_some());
            if singles > 0 {
                let next = pieces.get(at + 1).filter(|line| line.gap == 0);
                let next = next.map_or("", |line| &page[line.span]);
                let rest = strands[1].join(next);
                let gain = strands[0].sum + strands[1].sum + rest - plain.sum - plain.join(next);
                let count = at + 1;
                let price = LEAST - SINGLE * (singles - 1) + PARTED * parted as i32;
                // Of ways that gain the same, the shortest.
                let price = price + count as i32 - if bulleted { BULLET } else { 0 };
                best = best.max(Some((gain - price, count, is_upper && rest >= REST)));
            }
            if at > 0 && piece.width > if is_upper { LARGE } else { SMALL } {
                break;
            }
        }
        best.map(|(gain, count, goes_on)| Self { from, pieces, count, parted, goes_on, gain })
    }

    /// The same with one more piece parted, if that gains anything.
    fn parted(&self, page: &str) -> Option<Self> {
        let last = self.pieces.len().min(self.count + 2);
        let ways = (1..last).flat_map(|at| {
            halves(page, self.pieces[at]).filter_map(move |halves| {
                let mut pieces = self.pieces.clone();
                pieces.splice(at..=at, halves);
                let way = Self::of(page, pieces, self.from, self.parted + 1)?;
                (way.count >= self.count.max(at + 2)).then_some(way)
            })
        });
        ways.max_by_key(|way| way.gain).filter(|way| way.gain > self.gain)
    }

    /// How many pieces are taken.
    fn taken(&self) -> usize {
        self.count + usize::from(self.goes_on)
    }

    /// The lines of the page that hold them.
    fn lines(&self) -> Range<usize> {
        self.from..self.from + self.taken() - self.parted
    }

    fn plait(&self) -> Plait {
        let strand = |skip: usize| self.pieces[..self.taken()].iter().skip(skip).step_by(2);
        let [upper, lower] = [0, 1].map(|skip| strand(skip).copied().collect());
        Plait { lines: self.lines(), upper, lower }
    }
}

/// Pieces of a line so far.
#[derive(Debug, Default)]
struct Strand {
    /// The last two characters.
    end: String,
    /// How well the pieces go on each other.
    sum: i32,
}

impl Strand {
    fn push(&mut self, piece: &str) {
        self.sum += self.join(piece);
        self.end.extend(piece.chars().filter(|&c| !glyph::is_blank(c)));
        if let Some((at, _)) = self.end.char_indices().nth_back(1) {
            self.end.drain(..at);
        }
    }

    /// How well a piece goes on them.
    fn join(&self, piece: &str) -> i32 {
        if self.end.is_empty() { 0 } else { affinity(&Ends::new(&self.end), &Ends::new(piece)) }
    }
}

/// A piece parted behind its first character, and before its last.
fn halves(page: &str, piece: Line) -> impl Iterator<Item = [Line; 2]> {
    let text = &page[piece.span];
    let first = text.chars().next().map_or(0, char::len_utf8);
    let last = text.len() - text.chars().next_back().map_or(0, char::len_utf8);
    let is_plain = |at: usize| {
        let ends = [text[..at].chars().next_back(), text[at..].chars().next()];
        ends.into_iter().all(|c| c.is_some_and(glyph::is_ideograph))
    };
    let borders =
        [first, last].into_iter().filter(move |&at| at > 0 && first <= last && !is_plain(at));
    borders.map(move |border| {
        let middle = piece.span.start + border;
        let spans = [Span::new(piece.span.start, middle), Span::new(middle, piece.span.end)];
        spans.map(|span| part(page, piece, span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of a row, a page, and the two lines that it holds, if it does.
    type Row = (&'static str, &'static str, Option<[&'static str; 2]>);

    #[test]
    fn two_lines_told_apart() {
        let rows: [Row; 5] = [
            (
                "a headline and a byline",
                "清溪路今\n日\n本报记\n建\n者 田小\n成\n禾 通讯\n通\n员 林青\n车\n昨日上午，清溪路正式通车。",
                Some(["日建成通车", "本报记者 田小禾 通讯员 林青"]),
            ),
            (
                "the rest of the lower line stands last",
                "青屏县农村公\n昨日上午\n路\n，青屏县清溪路正式通车。",
                Some(["青屏县农村公路", "昨日上午，青屏县清溪路正式通车。"]),
            ),
            (
                "a mark where the line end is missing",
                "田小禾会见青屏县\n昨日\n代\n上午\n表，县长\n团\n田小禾在县里会见了客人",
                Some(["田小禾会见青屏县代表团", "昨日上午，县长"]),
            ),
            ("a wrapped headline", "清溪路昨日建成通\n车\n青屏县三年来新修农村公路", None),
            ("a label set downwards", "评\n论\n清溪路通车以后，村里人都说好", None),
        ];
        for (name, page, expected) in rows {
            let lines: Vec<Line> = crate::lines(page).collect();
            let text = |strand: &[Line]| strand.iter().map(|line| &page[line.span]).collect();
            let found: Vec<[String; 2]> = plaits(page, &lines)
                .iter()
                .map(|plait| [text(&plait.upper), text(&plait.lower)])
                .collect();
            let expected: Vec<[String; 2]> =
                expected.iter().map(|both| both.map(str::to_owned)).collect();
            assert_eq!(found, expected, "{name}");
        }
    }
}
