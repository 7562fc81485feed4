//! Which part of a headline block the characters of a line speak for.

use crate::pair::{LETTERS, letter_of};

/// What `examples/fit_tiers.rs` counted in headlines: two bytes a letter, of four signed bits each; how
/// much oftener it stands in kickers, in subtitles, in bylines and in labels than in headlines, in
/// quarters of a natural logarithm.
static TABLE: &[u8; WIDTH * LETTERS] = include_bytes!("tiers.bin");

/// How many bytes a letter has.
const WIDTH: usize = 2;

/// How many parts are held against the headline.
pub(super) const TIERS: usize = 4;

/// How much rather a text is a kicker, a subtitle, a byline and a label than a headline, by its
/// characters.
pub(super) fn leanings(text: &str) -> [i32; TIERS] {
    let mut sums = [0; TIERS];
    for all in text.chars().filter_map(of) {
        // The fourth bit is the sign.
        sums.iter_mut().zip(all).for_each(|(sum, four)| *sum += (i32::from(four) ^ 8) - 8);
    }
    sums
}

/// What is known of a character.
fn of(c: char) -> Option<[u8; TIERS]> {
    let at = letter_of(c)?;
    #[cfg(feature = "fit")]
    if let Some(odds) = crate::role::apart::ask(|others| others.tiers(c)) {
        return Some(odds.map(four_bits));
    }
    let [low, high] = [TABLE[WIDTH * at], TABLE[WIDTH * at + 1]];
    Some([low & 15, low >> 4, high & 15, high >> 4])
}

/// A natural logarithm in quarters, as a signed number of four bits.
#[cfg(feature = "fit")]
fn four_bits(odds: f64) -> u8 {
    let quarters = (odds * 4.0).round_ties_even().clamp(-8.0, 7.0) as i8;
    quarters.cast_unsigned() & 15
}

/// The table, of the natural logarithms of each character.
#[cfg(feature = "fit")]
pub(crate) fn table(letters: impl Iterator<Item = (char, [f64; TIERS])>) -> Vec<u8> {
    let mut table = vec![0; WIDTH * LETTERS];
    for (c, odds) in letters {
        let Some(at) = letter_of(c) else { continue };
        let [kicker, subtitle, byline, label] = odds.map(four_bits);
        table[WIDTH * at..][..WIDTH]
            .copy_from_slice(&[kicker | subtitle << 4, byline | label << 4]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_writers_speak_for_a_byline() {
        let [kicker, subtitle, byline, _] = leanings("本报记者 田小禾");
        assert!(byline > kicker.max(subtitle).max(8), "{byline}");
        assert_eq!(leanings(""), [0; TIERS]);
    }
}
