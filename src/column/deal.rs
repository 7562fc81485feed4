//! Pieces handed out to the columns that they stand in.
//!
//! All columns of an article begin in one row and have a line in each row down to the last, so
//! that its pieces come in turn: first column, second, third, first again. The pieces of a page are
//! handed out from the first to the last, each to a column that it goes on or to one of its own.
//! Several ways of doing so are followed at a time; of those that end alike the better one stays.

use super::cut::Piece;
use super::join;
use super::manner::Manner;
use super::strand::{Strand, said};
use super::way::{Open, Way};

/// How many ways are followed at a time.
const BEAM: usize = 16;
/// A way that is so much worse than the best is given up.
const HOPELESS: i32 = 150;
/// What it costs to put a piece into a column that goes on nothing.
const ALONE: i32 = -120;
/// After so many choices the best way is settled.
const LONG: usize = 1 << 14;
/// How many rows a column of a picture waits for its next piece.
const PATIENCE: u32 = 12;

/// The strands that pieces make.
pub(super) fn strands<'p>(pieces: &'p [Piece], manner: &Manner) -> Vec<Strand<'p>> {
    let mut dealer =
        Dealer { pieces, manner, choices: Vec::new(), owners: Vec::with_capacity(pieces.len()) };
    let mut ways = vec![Way::default()];
    for index in 0..pieces.len() {
        ways = dealer.step(index, ways);
        if dealer.choices.len() > LONG {
            ways.truncate(1);
            dealer.settle(&mut ways[0]);
        }
    }
    dealer.settle(&mut ways[0]);
    gather(pieces, &dealer.owners)
}

/// Strands from the first piece of each piece's strand.
fn gather<'p>(pieces: &'p [Piece], owners: &[usize]) -> Vec<Strand<'p>> {
    let mut out: Vec<Strand<'p>> = Vec::new();
    let mut places = vec![0; pieces.len()];
    for (index, (piece, &owner)) in pieces.iter().zip(owners).enumerate() {
        if index == owner {
            places[index] = out.len();
            out.push(Strand::new(piece));
        } else {
            out[places[owner]].push(piece);
        }
    }
    out
}

/// What a way did with a piece, and the choice before.
#[derive(Debug, Clone, Copy)]
struct Choice {
    before: Option<usize>,
    owner: usize,
}

/// A score, the number of the way it goes on, and the column that takes the piece, unless a new one.
type Play = (i32, usize, Option<usize>);

struct Dealer<'a> {
    pieces: &'a [Piece],
    manner: &'a Manner,
    /// Those not yet settled, of all ways.
    choices: Vec<Choice>,
    /// The first piece of the strand that each piece belongs to, as far as settled.
    owners: Vec<usize>,
}

impl Dealer<'_> {
    /// Takes the choices of a way for good.
    fn settle(&mut self, way: &mut Way) {
        let from = self.owners.len();
        let mut at = way.choice.take();
        while let Some(choice) = at {
            self.owners.push(self.choices[choice].owner);
            at = self.choices[choice].before;
        }
        self.owners[from..].reverse();
        self.choices.clear();
    }

    /// The best ways after one more piece.
    fn step(&mut self, index: usize, mut ways: Vec<Way>) -> Vec<Way> {
        if self.fresh(index) {
            self.turn(index, &mut ways);
        }
        let mut plays = Vec::new();
        for (w, way) in ways.iter().enumerate() {
            self.weigh(index, w, way, &mut plays);
        }
        let least = plays.iter().map(|play| play.0).max().unwrap_or(0) - HOPELESS;
        plays.retain(|play| play.0 >= least);
        plays.sort_by_key(|play| std::cmp::Reverse(play.0));
        self.follow(index, &ways, &plays)
    }

    /// What a way may do with a piece: go on with a column, or open one. A row that is taken to have
    /// ended goes on further left.
    fn weigh(&mut self, index: usize, number: usize, way: &Way, plays: &mut Vec<Play>) {
        let here = way.open.iter().position(|open| open.last + 1 == index);
        let turned = here.filter(|&here| !self.manner.places && here >= way.at);
        if turned.is_none() {
            plays.push((way.score + self.opening(way, index), number, None));
        }
        for column in way.at..turned.map_or(way.open.len(), |here| here + 1) {
            plays.push((way.score + self.joining(way, index, column), number, Some(column)));
        }
    }

    /// The ways that the best plays lead to.
    fn follow(&mut self, index: usize, ways: &[Way], plays: &[Play]) -> Vec<Way> {
        let mut seen = Vec::with_capacity(BEAM);
        let mut out = Vec::with_capacity(BEAM);
        for &(score, way, column) in plays {
            let mut way = ways[way].clone();
            way.score = score;
            let owner = match column {
                Some(column) => way.join(column, index, &self.pieces[index]),
                None => way.start(index, &self.pieces[index], self.manner.places),
            };
            let key = way.key();
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            self.choices.push(Choice { before: way.choice, owner });
            way.choice = Some(self.choices.len() - 1);
            out.push(way);
            if out.len() == BEAM {
                break;
            }
        }
        out
    }

    fn fresh(&self, index: usize) -> bool {
        index == 0 || self.pieces[index - 1].row != self.pieces[index].row
    }

    /// Whether only a blank parts a piece from the one before in its row.
    fn tied(&self, index: usize) -> bool {
        self.pieces.get(index).is_some_and(|piece| piece.tied)
    }

    /// Ends the printed row: always where rows are as printed, else perhaps.
    fn turn(&self, index: usize, ways: &mut Vec<Way>) {
        let piece = &self.pieces[index];
        if self.manner.places {
            for way in ways {
                way.turn();
                way.open.retain(|column| column.row + PATIENCE >= piece.row);
            }
        } else if piece.gap > 0 {
            for way in ways {
                way.open.clear();
                way.at = 0;
            }
        } else {
            let turned: Vec<Way> = ways.iter().filter(|way| way.at > 0).map(Way::turned).collect();
            ways.extend(turned);
        }
    }

    fn opening(&self, way: &Way, index: usize) -> i32 {
        let beside = way.at > 0 && way.open[way.at - 1].count == 1;
        self.manner.open + if self.tied(index) && beside { 25 } else { 0 }
    }

    /// How well a piece goes on a column.
    fn joining(&mut self, way: &Way, index: usize, column: usize) -> i32 {
        let open = &way.open[column];
        if self.pieces[index].alone || self.pieces[open.last].alone {
            return ALONE;
        }
        let place = if self.manner.places { placing(open, &self.pieces[index]) } else { 0 };
        let skipped = self.manner.skip * way.skipped(column);
        self.shape(open, index) + place + self.words(open, index) - skipped
            + self.beside(way, index, column)
    }

    /// What it tells about a column in which piece the one before stands.
    fn beside(&self, way: &Way, index: usize, column: usize) -> i32 {
        let (piece, open) = (&self.pieces[index], &way.open[column]);
        if piece.tied && column > way.at {
            return -14;
        }
        if way.at == 0 {
            return 0;
        }
        let left = &way.open[way.at - 1];
        if piece.tied {
            return if open.mates > 0 && left.last + 1 == index { 16 } else { 0 };
        }
        let full = left.last + 1 == index && self.pieces[index - 1].plain + 2 >= left.measure;
        let wide = open.count > 1 && piece.plain + 2 >= open.measure;
        if !self.manner.places && full && wide { -20 } else { 0 }
    }

    /// What the width of a piece tells.
    fn shape(&self, open: &Open, index: usize) -> i32 {
        let wide = self.pieces[index].plain.cast_signed() - open.measure.cast_signed();
        match wide {
            6.. => -30,
            3.. if open.count > 1 => -30,
            -1..=1 => 6,
            ..=-6 if self.tied(index + 1) => self.manner.narrow,
            _ => 0,
        }
    }

    /// What the words of a piece and of the last of a column tell.
    fn words(&mut self, open: &Open, index: usize) -> i32 {
        let (last, piece) = (&self.pieces[open.last], &self.pieces[index]);
        let measure = open.measure.max(piece.plain.min(open.measure + 4));
        let indent = if self.manner.places && last.placed {
            2 * open.left.map_or(0, |left| last.x.saturating_sub(left)).min(2)
        } else {
            2
        };
        let short = last.plain + indent + 4 <= measure && !self.tied(open.last + 1);
        let flush = self.flush(open, index, measure);
        let full = piece.plain + 3 > open.measure;
        let fond = || join::affinity(&last.ends, &piece.ends);
        said(last.ends.stops, short, flush, full, fond)
    }

    /// Whether a piece begins at the left edge of its column, where that can be told.
    fn flush(&self, open: &Open, index: usize, measure: u32) -> Option<bool> {
        let piece = &self.pieces[index];
        let full = piece.plain + 2 >= measure;
        if self.manner.places && piece.placed {
            return Some(open.left.map_or(full, |left| piece.x <= left + 1));
        }
        if piece.tied || full {
            return Some(true);
        }
        let indented = self.tied(index + 1) && measure - piece.plain < 6;
        indented.then_some(false)
    }
}

/// What the place of a piece tells. The place of a piece tied to the one before hangs on how long
/// that is, so it is compared only with places of that kind.
fn placing(open: &Open, piece: &Piece) -> i32 {
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
