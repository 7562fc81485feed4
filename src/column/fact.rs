//! What is known of the parts of a page before they are put in order.

use super::cut::Piece;
use super::mark::Mark;
use super::strand::Strand;
use crate::glyph;
use crate::net::SCALE;

/// What is known of a part. Small numbers that are not counts are steps of [`step`] or kinds.
#[derive(Debug)]
pub(super) struct Fact {
    /// Whether it ends with a sentence.
    pub(super) stop: bool,
    /// Whether its last line is short.
    pub(super) short: bool,
    /// Whether its first line begins at the left edge: no, yes, unknown.
    pub(super) flush: usize,
    /// How much narrower its first line is than its widest.
    pub(super) fill: usize,
    /// The kinds of its first and its last character.
    pub(super) head: usize,
    pub(super) tail: usize,
    /// How many lines it has.
    pub(super) size: usize,
    /// Whether a quotation is open at its end, and whether one must be open at its start.
    pub(super) open: usize,
    pub(super) needs: usize,
    pub(super) looks: Looks,
    /// How well it goes on below the part before in its strand, and the part below after it.
    pub(super) bond: usize,
    pub(super) below: usize,
    pub(super) first: End,
    pub(super) last: End,
    /// What stands above its first line and below its last.
    pub(super) above: Option<usize>,
    pub(super) under: Option<usize>,
}

impl Fact {
    /// Whether it ends with a sentence and with a short line.
    pub(super) fn ended(&self) -> usize {
        usize::from(self.stop) * 2 + usize::from(self.short)
    }

    /// How its first line begins.
    pub(super) fn begun(&self) -> usize {
        self.flush * 4 + self.fill
    }
}

/// What stands beside the first or the last line of a part.
#[derive(Debug, Default)]
pub(super) struct End {
    /// The parts at the left and at the right.
    pub(super) left: Option<usize>,
    pub(super) right: Option<usize>,
    /// How many pieces stand before it in its row.
    pub(super) rank: usize,
    /// For left and right, whether the part there begins or ends in this row too: 0 for nothing there,
    /// 1 for no, 2 for yes; three times the left and the right.
    pub(super) level: usize,
}

/// What a part looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    Text,
    /// A line without a mark.
    Headline,
    /// Two lines without a mark.
    Headlines,
    /// A line or two of text.
    Little,
    /// A byline or a subtitle.
    Byline,
    /// A jump note that opens a body.
    From,
    /// A source or a jump note that closes one.
    Source,
}

impl Looks {
    /// Text, a headline, or a note.
    pub(super) fn kind(self) -> usize {
        match self {
            Self::Text | Self::Little => 0,
            Self::Headline | Self::Headlines => 1,
            Self::Byline | Self::From | Self::Source => 2,
        }
    }
}

/// The kinds of looks.
pub(super) const LOOKS: usize = 7;
/// The kinds of characters.
pub(super) const CLASSES: usize = 9;
/// What is told of quotations at the end of a part, and at its start.
pub(super) const OPEN: usize = 4;
pub(super) const NEEDS: usize = 3;
/// The steps of a part's size and of a bond.
pub(super) const SIZES: usize = 6;
pub(super) const BONDS: usize = 7;

/// What is known of each part.
pub(super) fn facts(page: &str, parts: &[Strand<'_>]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = parts.iter().map(|part| fact(page, part)).collect();
    let pieces = places(parts);
    for row in pieces.chunk_by(|a, b| a.row == b.row) {
        beside(row, &mut facts);
    }
    upright(&pieces, parts, &mut facts);
    facts
}

/// The places of the pieces of all parts in the order of the page, which begins with the first part.
fn places(parts: &[Strand<'_>]) -> Vec<Place> {
    let mut places = vec![Place::default(); parts.iter().map(|part| part.pieces.len()).sum()];
    let index = parts.first().map_or(0, |part| part.first().index);
    for (part, strand) in parts.iter().enumerate() {
        let last = strand.pieces.len() - 1;
        for (at, piece) in strand.pieces.iter().enumerate() {
            let &Piece { row, x, long, .. } = piece;
            let place = Place { row, x, long, part, first: at == 0, last: at == last };
            places[(piece.index - index) as usize] = place;
        }
    }
    places
}

/// A piece on the page.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    row: u32,
    x: u32,
    long: u32,
    part: usize,
    /// Whether its part begins and ends with it.
    first: bool,
    last: bool,
}

/// What the pieces of a row tell of the parts that begin or end in it.
fn beside(row: &[Place], facts: &mut [Fact]) {
    let level = |known: Option<bool>| known.map_or(0, |known| 1 + usize::from(known));
    for (at, piece) in row.iter().enumerate() {
        let left = at.checked_sub(1).map(|at| &row[at]);
        let right = row.get(at + 1);
        let end = |end: fn(&Place) -> bool| End {
            left: left.map(|piece| piece.part),
            right: right.map(|piece| piece.part),
            rank: at,
            level: 3 * level(left.map(end)) + level(right.map(end)),
        };
        if piece.first {
            facts[piece.part].first = end(|piece| piece.first);
        }
        if piece.last {
            facts[piece.part].last = end(|piece| piece.last);
        }
    }
}

/// The widest row whose cells are told apart.
const WIDEST: u32 = 1000;

/// What stands above and below the parts.
fn upright(pieces: &[Place], parts: &[Strand<'_>], facts: &mut [Fact]) {
    // Of each cell the row of the last piece, above the number of its part and one; 0 is none.
    let mut skyline: Vec<u64> = Vec::new();
    for piece in pieces {
        let cells = piece.x.min(WIDEST) as usize..(piece.x + piece.long).min(WIDEST) as usize;
        if skyline.len() < cells.end {
            skyline.resize(cells.end, 0);
        }
        let over = skyline[cells.clone()].iter().max().copied().unwrap_or(0);
        let over = (over as u32).checked_sub(1).map(|part| part as usize);
        if piece.first {
            facts[piece.part].above = over;
        }
        if let Some(over) = over
            && facts[over].under.is_none()
            && parts[over].last().row < piece.row
        {
            facts[over].under = Some(piece.part);
        }
        skyline[cells].fill(u64::from(piece.row) << 32 | (piece.part as u64 + 1));
    }
}

fn fact(page: &str, part: &Strand<'_>) -> Fact {
    let (first, last) = (part.first(), part.last());
    let indent = if last.placed { 2 * last.x.saturating_sub(part.left).min(2) } else { 2 };
    let end = &page[last.span];
    let bounds = [-4, -2, -1, 0, 2, 4].map(|nats| nats * SCALE);
    Fact {
        stop: last.ends.stops,
        short: last.plain + indent + 4 <= part.measure,
        flush: part.flush().map_or(2, usize::from),
        fill: step(part.measure.cast_signed() - first.plain.cast_signed(), &[3, 6, 12]),
        head: class(page[first.span].chars().next().unwrap_or(' ')),
        tail: class(end.chars().next_back().unwrap_or(' ')),
        size: size(part.pieces.len()),
        open: open(part),
        needs: needs(part),
        looks: looks(page, part),
        bond: step(part.bond, &bounds),
        below: step(part.below, &bounds),
        first: End::default(),
        last: End::default(),
        above: None,
        under: None,
    }
}

/// How many of the bounds, which rise, a value reaches.
pub(super) fn step<const N: usize>(value: i32, bounds: &[i32; N]) -> usize {
    bounds.iter().map(|&bound| i32::from(value >= bound)).sum::<i32>() as usize
}

/// The step of a number of lines.
pub(super) fn size(lines: usize) -> usize {
    step(i32::try_from(lines).unwrap_or(i32::MAX), &[2, 3, 5, 10, 24])
}

/// What the last quotation mark or bracket of a part tells: nothing, that none is open, that a
/// quotation is, or a bracket.
fn open(part: &Strand<'_>) -> usize {
    match part.pieces.iter().rev().find_map(|piece| piece.marks.last) {
        None => 0,
        Some(Mark { opens: false, .. }) => 1,
        Some(Mark { quotes: true, .. }) => 2,
        Some(_) => 3,
    }
}

/// What must be open before the first quotation mark or bracket of a part: nothing, a quotation, or
/// a bracket.
fn needs(part: &Strand<'_>) -> usize {
    match part.pieces.iter().find_map(|piece| piece.marks.first) {
        None | Some(Mark { opens: true, .. }) => 0,
        Some(Mark { quotes: true, .. }) => 1,
        Some(_) => 2,
    }
}

/// The kind of a character.
pub(super) fn class(c: char) -> usize {
    match c {
        _ if glyph::is_ideograph(c) => 0,
        _ if glyph::ends_sentence(c) => 1,
        '，' | '、' | '；' | '：' | ',' => 2,
        '”' | '）' | '》' | ')' | '’' => 3,
        '“' | '《' | '‘' => 4,
        '（' | '(' => 5,
        '—' | '⸺' => 6,
        _ if c.is_ascii_digit() => 7,
        _ => 8,
    }
}

/// The most characters of a byline.
const BYLINE: usize = 20;

/// The looks of a text that is a note.
pub(super) fn note(text: &str) -> Option<Looks> {
    if text.contains('接') && (text.contains("上接") || text.contains("紧接")) {
        return Some(Looks::From);
    }
    match text.chars().next()? {
        opening @ ('（' | '(') => {
            let inside = &text[opening.len_utf8()..];
            let is_source = ["来源", "据", "下转"].iter().any(|cue| inside.starts_with(cue));
            Some(if is_source { Looks::Source } else { Looks::Byline })
        }
        '□' | '■' | '—' => Some(Looks::Byline),
        _ => {
            let is_named = text.contains("记者") && text.chars().count() < BYLINE;
            is_named.then_some(Looks::Byline)
        }
    }
}

fn looks(page: &str, part: &Strand<'_>) -> Looks {
    if let Some(note) = note(&page[part.first().span]) {
        return note;
    }
    match part.pieces.len() {
        3.. => Looks::Text,
        _ if part.pieces.iter().any(|piece| piece.marks.prose) => Looks::Little,
        2 => Looks::Headlines,
        _ => Looks::Headline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::cut::Draft;
    use crate::lines;

    #[test]
    fn parts_look_like_what_they_are() {
        let rows = [
            ("清溪路昨日通车", Looks::Headline),
            ("清溪路昨日\n正式通车", Looks::Headlines),
            ("清溪路昨日通车，全长三公里", Looks::Little),
            ("清溪路昨日通车\n全长三公里\n双向四车道", Looks::Text),
            ("□本报记者 林一禾", Looks::Byline),
            ("本报记者 林一禾", Looks::Byline),
            ("——青屏县三年修路八十公里", Looks::Byline),
            ("（上接第1版）", Looks::From),
            ("（下转第3版）", Looks::Source),
            ("（来源：青屏日报）", Looks::Source),
        ];
        for (text, expected) in rows {
            let pieces = Draft::new(text, &lines(text).collect::<Vec<_>>()).pieces;
            assert_eq!(looks(text, &Strand::new(&pieces)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_open_at_the_ends_of_a_part() {
        let rows = [
            ("清溪路昨日通车", 0, 0),
            ("他说：“清溪路", 2, 0),
            ("通车了。”他说", 1, 1),
            ("新修的公路》说，《青屏", 3, 2),
            ("（上接第1版）他说：“清溪路", 2, 0),
        ];
        for (text, end, start) in rows {
            let pieces = Draft::new(text, &lines(text).collect::<Vec<_>>()).pieces;
            let part = Strand::new(&pieces[..1]);
            assert_eq!((open(&part), needs(&part)), (end, start), "{text}");
        }
    }

    #[test]
    fn what_stands_around_a_part() {
        let text = "青屏新路\n清溪路昨日    青屏县三年\n正式通车。    修路八十公里。\n读者来信\n";
        let pieces = Draft::new(text, &lines(text).collect::<Vec<_>>()).pieces;
        let strands = [&[0][..], &[1, 3], &[2, 4], &[5]];
        let strands = strands.map(|own| own.iter().map(|&at| pieces[at]).collect::<Vec<_>>());
        let parts: Vec<Strand<'_>> = strands.iter().map(|own| Strand::new(own)).collect();
        let facts = facts(text, &parts);
        assert_eq!((facts[1].above, facts[1].under), (Some(0), Some(3)));
        assert_eq!((facts[1].first.left, facts[1].first.right), (None, Some(2)));
        assert_eq!((facts[2].first.rank, facts[2].last.rank), (1, 1));
        assert_eq!((facts[1].first.level, facts[2].last.level), (2, 6));
    }
}
