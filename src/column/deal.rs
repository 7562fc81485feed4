//! Pieces handed out to the columns that they stand in.
//!
//! All columns of an article begin in one row and have a line in each row down to the last, so
//! that its pieces come in turn: first column, second, third, first again. The pieces of a page are
//! handed out from the first to the last, each to a column that it goes on or to one of its own.
//! Several ways of doing so are followed at a time; of those that end alike the better one stays.

use super::beam::{Play, Recall};
use super::cut::Piece;
use super::manner::Manner;
use super::strand::{FOND, said};
use super::way::{Column, Open, Way};
use crate::pair;

/// The most ways that are followed at a time.
const BEAM: usize = 16;
/// What it costs to put a piece into a column that goes on nothing.
const ALONE: i32 = -120;
/// After so many columns of all ways the best way is settled.
const LONG: usize = 1 << 14;
/// How many rows a column of a picture waits for its next piece.
const PATIENCE: u32 = 12;

/// The strands that pieces make, each in one place of memory.
pub(super) fn strands(pieces: &[Piece], manner: &Manner) -> Vec<Vec<Piece>> {
    let room = LONG.min(pieces.len() * manner.ways / 4);
    let mut dealer = Dealer {
        pieces,
        manner,
        columns: Vec::with_capacity(room),
        bonds: Vec::with_capacity(room),
        fonds: Recall::new(pieces.len()),
        owners: Vec::with_capacity(pieces.len()),
    };
    let (mut ways, mut next) = (vec![Way::default()], Vec::new());
    let mut plays = Vec::new();
    for index in 0..pieces.len() {
        dealer.step(index, &mut ways, &mut plays, &mut next);
        std::mem::swap(&mut ways, &mut next);
        if dealer.columns.len() > LONG {
            ways.truncate(1);
            dealer.settle(&mut ways[0]);
        }
    }
    dealer.settle(&mut ways[0]);
    gather(pieces, &dealer.owners)
}

/// Strands from the first piece of each piece's strand.
fn gather(pieces: &[Piece], owners: &[u32]) -> Vec<Vec<Piece>> {
    let mut counts = vec![0; pieces.len()];
    for &owner in owners {
        counts[owner as usize] += 1;
    }
    let mut out: Vec<Vec<Piece>> = Vec::new();
    let mut places = vec![0; pieces.len()];
    for (index, (&piece, &owner)) in pieces.iter().zip(owners).enumerate() {
        let owner = owner as usize;
        if index == owner {
            places[owner] = out.len();
            out.push(Vec::with_capacity(counts[owner]));
        }
        out[places[owner]].push(piece);
    }
    out
}

struct Dealer<'a> {
    pieces: &'a [Piece],
    manner: &'a Manner,
    /// The columns of all ways, as they stood after each of their pieces, since the last time that
    /// a way was settled.
    columns: Vec<Column>,
    /// How well a piece goes on each column: the last that was asked for.
    bonds: Vec<Bond>,
    /// How fond the words of a piece are of those of each piece before.
    fonds: Recall,
    /// The first piece of the strand that each piece belongs to, as far as settled.
    owners: Vec<u32>,
}

/// How well a piece goes on a column by itself.
#[derive(Debug, Clone, Copy)]
struct Bond {
    /// The piece; none has the last number.
    piece: u32,
    /// The most that it can be, or what it is if words have been asked.
    most: i32,
    told: bool,
}

impl Bond {
    /// Nothing is known.
    const NONE: Self = Self { piece: u32::MAX, most: 0, told: false };
}

impl Dealer<'_> {
    /// Takes the choices of a way for good; only its open columns are kept.
    fn settle(&mut self, way: &mut Way) {
        let from = self.owners.len();
        let mut made = way.made;
        while let Some(column) = made.map(|made| &self.columns[made as usize]) {
            self.owners.push(column.first);
            made = column.before;
        }
        self.owners[from..].reverse();
        let open = way.open().iter();
        self.columns = open.map(|open| self.columns[open.column as usize]).collect();
        self.bonds.truncate(self.columns.len());
        way.renumber();
    }

    /// The best ways after one more piece.
    fn step(
        &mut self,
        index: usize,
        ways: &mut Vec<Way>,
        plays: &mut Vec<Play>,
        out: &mut Vec<Way>,
    ) {
        if self.fresh(index) {
            self.turn(index, ways);
        }
        plays.clear();
        let mut least = i32::MIN;
        for (number, way) in ways.iter().enumerate() {
            self.weigh(index, number, way, &mut least, plays);
        }
        plays.retain(|play| play.score() >= least);
        plays.sort_unstable();
        self.follow(index, ways, plays, out);
    }

    /// What a way may do with a piece: open a column, choice 0, or go on with one, choices 1 up. A row that is taken to have
    /// ended goes on further left. What is less than `least`, which is told by the best, is hopeless.
    fn weigh(
        &mut self,
        index: usize,
        number: usize,
        way: &Way,
        least: &mut i32,
        plays: &mut Vec<Play>,
    ) {
        let mut tell = |score: i32, choice: usize, least: &mut i32| {
            if score >= *least {
                *least = (score - self.manner.hopeless).max(*least);
                plays.push(Play::new(score, number, choice as u16));
            }
        };
        let turned = if self.manner.places { None } else { way.after(index) };
        if turned.is_none() {
            tell(way.score + self.opening(way, index), 0, least);
        }
        let end = turned.map_or(way.open().len(), |here| here + 1);
        let (beside, alone) = (Beside::new(self, way, index), self.pieces[index].alone);
        let mut skipped = 0;
        for (at, open) in (way.at..end).zip(&way.open()[way.at..end]) {
            let score = if alone || self.columns[open.column as usize].alone {
                Some(way.score + ALONE)
            } else {
                let score = way.score + beside.tells(self, open, at == way.at) - skipped;
                self.bond(open.column as usize, index, *least - score).map(|bond| score + bond)
            };
            if let Some(score) = score {
                tell(score, at + 1, least);
            }
            skipped += if open.waits() { self.manner.skip } else { 0 };
        }
    }

    /// The ways that the best plays lead to.
    fn follow(&mut self, index: usize, ways: &[Way], plays: &[Play], out: &mut Vec<Way>) {
        let (mut seen, most) = ([0; BEAM], self.manner.ways.min(BEAM));
        out.clear();
        for play in plays {
            out.push(ways[play.way()]);
            let count = out.len();
            let way = &mut out[count - 1];
            way.score = play.score();
            let column = self.play(index, way, usize::from(play.choice()).checked_sub(1));
            let key = way.key();
            if seen[..count - 1].contains(&key) {
                out.pop();
                continue;
            }
            seen[count - 1] = key;
            self.columns.push(column);
            self.bonds.push(Bond::NONE);
            if count == most {
                break;
            }
        }
    }

    /// Gives a piece to a column of a way, or to a new one; the column as it then stands, which
    /// will be the last of all.
    fn play(&self, index: usize, way: &mut Way, at: Option<usize>) -> Column {
        let (piece, last) = (&self.pieces[index], index as u32);
        let (number, before) = (self.columns.len() as u32, way.made);
        let column = if let Some(at) = at {
            let column = &self.columns[way.open()[at].column as usize];
            way.join(at, last, number);
            column.with(last, piece)
        } else {
            let column = Column::new(last, piece);
            if self.manner.places {
                way.fit(&column, &self.columns);
            }
            way.start(last, number);
            column
        };
        Column { before, ..column }
    }

    fn fresh(&self, index: usize) -> bool {
        index == 0 || self.pieces[index - 1].row != self.pieces[index].row
    }

    /// Ends the printed row: always where rows are as printed, else perhaps.
    fn turn(&self, index: usize, ways: &mut Vec<Way>) {
        let piece = &self.pieces[index];
        if self.manner.places {
            for way in ways {
                way.turn();
                way.retain(|open| self.columns[open.column as usize].row + PATIENCE >= piece.row);
            }
        } else if piece.gap > 0 {
            ways.iter_mut().for_each(Way::clear);
        } else {
            for number in 0..ways.len() {
                if ways[number].at > 0 {
                    ways.push(ways[number]);
                    let turned = ways.len() - 1;
                    ways[turned].turn();
                }
            }
        }
    }

    fn opening(&self, way: &Way, index: usize) -> i32 {
        let beside = way.left().is_some_and(|left| !left.grown);
        self.manner.open + if self.pieces[index].tied && beside { 25 } else { 0 }
    }

    /// How well a piece goes on a column by itself, unless that is surely less than `least`.
    fn bond(&mut self, column: usize, index: usize, least: i32) -> Option<i32> {
        let mut bond = self.bonds[column];
        if bond.piece != index as u32 {
            let (open, piece) = (&self.columns[column], &self.pieces[index]);
            let place = if self.manner.places { placing(open, piece) } else { 0 };
            let most = self.shape(open, piece) + place + FOND;
            bond = Bond { piece: index as u32, most, told: false };
            self.bonds[column] = bond;
        }
        if bond.most < least {
            return None;
        }
        if !bond.told {
            bond.most += self.words(column, index) - FOND;
            self.bonds[column] = Bond { told: true, ..bond };
        }
        Some(bond.most)
    }

    /// What the width of a piece tells.
    fn shape(&self, column: &Column, piece: &Piece) -> i32 {
        let wide = piece.plain.cast_signed() - column.measure.cast_signed();
        match wide {
            6.. => -30,
            3.. if column.count > 1 => -30,
            -1..=1 => 6,
            ..=-6 if piece.leads => self.manner.narrow,
            _ => 0,
        }
    }

    /// What the words of a piece and of the last of a column tell.
    fn words(&mut self, column: usize, index: usize) -> i32 {
        let (column, piece) = (&self.columns[column], &self.pieces[index]);
        let before = column.last as usize;
        let last = &self.pieces[before];
        let measure = column.measure.max(piece.plain.min(column.measure + 4));
        let indent = if self.manner.places && last.placed {
            2 * column.left.map_or(0, |left| last.x.saturating_sub(left)).min(2)
        } else {
            2
        };
        let short = last.plain + indent + 4 <= measure && !last.leads;
        let flush = self.flush(column, piece, measure);
        let full = piece.plain + 3 > column.measure;
        let fond = || pair::affinity(&last.ends, &piece.ends);
        let fonds = &mut self.fonds;
        let fond = || fonds.ask(before, index, fond);
        said(last.ends.stops, short, flush, full, fond)
    }

    /// Whether a piece begins at the left edge of its column, where that can be told.
    fn flush(&self, column: &Column, piece: &Piece, measure: u32) -> Option<bool> {
        let full = piece.plain + 2 >= measure;
        if self.manner.places && piece.placed {
            return Some(column.left.map_or(full, |left| piece.x <= left + 1));
        }
        if piece.tied || full {
            return Some(true);
        }
        let indented = piece.leads && measure - piece.plain < 6;
        indented.then_some(false)
    }
}

/// What it tells about a column in which piece the one before stands.
#[derive(Debug)]
enum Beside {
    Nothing,
    /// What it tells of the column next to it, and of any further right.
    Tied(i32, i32),
    /// What it tells of columns with other pieces that are as wide as the piece at hand at most.
    Full(u32),
}

impl Beside {
    fn new(dealer: &Dealer<'_>, way: &Way, index: usize) -> Self {
        let piece = &dealer.pieces[index];
        let left = way.left().filter(|left| left.last as usize + 1 == index);
        if piece.tied {
            let beside = way.open().get(way.at).is_some_and(|open| open.mates > 0);
            return Self::Tied(if beside && left.is_some() { 16 } else { 0 }, -14);
        }
        let fills = |left: &Open| {
            dealer.pieces[index - 1].plain + 2 >= dealer.columns[left.column as usize].measure
        };
        if !dealer.manner.places && left.is_some_and(fills) {
            Self::Full(piece.plain + 2)
        } else {
            Self::Nothing
        }
    }

    fn tells(&self, dealer: &Dealer<'_>, open: &Open, next: bool) -> i32 {
        match *self {
            Self::Nothing => 0,
            Self::Tied(beside, further) => {
                if next {
                    beside
                } else {
                    further
                }
            }
            Self::Full(most) => {
                let full = open.grown && dealer.columns[open.column as usize].measure <= most;
                if full { -20 } else { 0 }
            }
        }
    }
}

/// What the place of a piece tells. The place of a piece tied to the one before hangs on how long
/// that is, so it is compared only with places of that kind.
fn placing(open: &Column, piece: &Piece) -> i32 {
    let known = if piece.placed { open.left } else { open.tied };
    let left = known.unwrap_or_else(|| open.edge());
    let apart = piece.x.cast_signed() - left.cast_signed();
    let over =
        (piece.x + piece.long).min(open.right).cast_signed() - piece.x.max(left).cast_signed();
    let place = match (piece.placed, apart) {
        (true, _) if known.is_none() => 3,
        (true, -1..=1) => 60,
        (true, 2..=4) => 40,
        (true, -12..=12) if over <= 0 => -50,
        (true, _) if over <= 0 => -199,
        (true, _) if over * 2 > piece.long.cast_signed() => 10,
        (true, _) => -40,
        (false, -2..=4) => 26,
        (false, _) if over <= 0 => -53,
        (false, _) => 0,
    };
    place - 12 * (piece.row - open.row).cast_signed().saturating_sub(1).min(8)
}
