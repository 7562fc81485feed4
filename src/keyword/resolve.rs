//! Choosing among candidates that say the same: nested and doubled ones.

use std::cmp::Ordering;

use super::candidate::Candidate;

/// A candidate with its text and score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored<'d> {
    pub(crate) candidate: &'d Candidate,
    pub(crate) text: &'d str,
    pub(crate) score: f32,
    /// The last bits of the text's bytes.
    bits: u32,
    /// Whether a chosen one holds it or is held by it.
    is_held: bool,
    holds: bool,
}

impl<'d> Scored<'d> {
    pub(crate) fn new(candidate: &'d Candidate, text: &'d str, score: f32) -> Self {
        let bits = text.bytes().fold(0, |bits, byte| bits | 1 << (byte % 32));
        Self { candidate, text, score, bits, is_held: false, holds: false }
    }

    /// What sorts candidates, this one being at `at`: the best first, of equals the first, of those
    /// the longest.
    fn order(&self, at: u32) -> Order {
        let bits = self.score.to_bits();
        let falling = if bits >> 31 == 0 { !(bits | 1 << 31) } else { bits };
        let place = u64::from(falling) << 32 | u64::from(self.candidate.first);
        (place, !self.candidate.length, at)
    }
}

type Order = (u64, u16, u32);

/// The best `top`, from the best on, without those that do not fit or that a better one makes
/// needless.
///
/// A candidate is needless if it stands in a better one and hardly anywhere else, if two better
/// ones are its parts, or the whole and another part, or one holds the other, or if it is a better
/// one in other letters.
pub(crate) fn resolve<'d>(
    scored: &[Scored<'d>],
    top: usize,
    fits: impl Fn(&Candidate) -> bool,
) -> Vec<Scored<'d>> {
    let mut order: Vec<Order> = (0..).zip(scored).map(|(at, one)| one.order(at)).collect();
    order.sort_unstable();
    let mut chosen: Vec<Scored<'d>> = Vec::with_capacity(top.min(scored.len()));
    for (_, _, at) in order {
        if chosen.len() == top {
            break;
        }
        take(scored[at as usize], &mut chosen, &fits);
    }
    chosen
}

/// Chooses the candidate unless it is needless or does not fit.
fn take<'d>(next: Scored<'d>, chosen: &mut Vec<Scored<'d>>, fits: impl Fn(&Candidate) -> bool) {
    let (mut is_held, mut holds) = (false, false);
    for better in &*chosen {
        match relation(&next, better) {
            Relation::None => {}
            Relation::Same => return,
            Relation::Held if next.candidate.count <= better.candidate.count => return,
            Relation::Held if better.is_held || better.holds => return,
            Relation::Holds if better.holds || holds => return,
            Relation::Held => is_held = true,
            Relation::Holds => holds = true,
        }
    }
    if (is_held && holds) || !fits(next.candidate) {
        return;
    }
    for better in chosen.iter_mut().filter(|_| is_held || holds) {
        match relation(&next, better) {
            Relation::Held => better.holds = true,
            Relation::Holds => better.is_held = true,
            _ => {}
        }
    }
    chosen.push(Scored { is_held, holds, ..next });
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    None,
    Same,
    Held,
    Holds,
}

/// How a candidate stands to a better one.
#[inline]
fn relation(next: &Scored<'_>, better: &Scored<'_>) -> Relation {
    // Mostly each has a byte that the other lacks; letters have the same bits as capitals.
    if next.bits & !better.bits != 0 && better.bits & !next.bits != 0 {
        return Relation::None;
    }
    texts(next, better)
}

fn texts(next: &Scored<'_>, better: &Scored<'_>) -> Relation {
    match next.text.len().cmp(&better.text.len()) {
        Ordering::Equal if next.text.eq_ignore_ascii_case(better.text) => Relation::Same,
        Ordering::Less if holds(better.text, next.text) => Relation::Held,
        Ordering::Greater if holds(next.text, better.text) => Relation::Holds,
        _ => Relation::None,
    }
}

/// Whether a text holds another; both are short, which a general search does not know.
fn holds(whole: &str, part: &str) -> bool {
    let (whole, part) = (whole.as_bytes(), part.as_bytes());
    let Some((&last, head)) = part.split_last() else { return true };
    let mut ends = whole.iter().enumerate().skip(head.len());
    ends.any(|(end, &byte)| byte == last && whole[..end].ends_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name, the texts with their counts from the best on, and what is left.
    type Row<'a> = (&'a str, &'a [(&'a str, u32)], &'a [&'a str]);

    #[test]
    fn what_a_better_one_says_is_left_out() {
        let rows: [Row; 7] = [
            ("apart", &[("水库", 2), ("农田", 1)], &["水库", "农田"]),
            ("only inside", &[("青屏水库", 2), ("水库", 2)], &["青屏水库"]),
            ("outside too", &[("青屏水库", 2), ("水库", 5)], &["青屏水库", "水库"]),
            (
                "three in a row",
                &[("城市更新", 1), ("更新", 4), ("老城市更新", 1)],
                &["城市更新", "更新"],
            ),
            (
                "a whole after its parts",
                &[("城市", 5), ("更新", 4), ("城市更新", 3)],
                &["城市", "更新"],
            ),
            (
                "a part after another and the whole",
                &[("城市更新", 3), ("更新", 4), ("城市", 5)],
                &["城市更新", "更新"],
            ),
            ("other letters", &[("LED", 1), ("led", 3)], &["LED"]),
        ];
        for (name, candidates, expected) in rows {
            let score = |place: usize| -f32::from(u8::try_from(place).unwrap());
            let counted = |&(_, count)| Candidate { count, ..Candidate::default() };
            let counts: Vec<Candidate> = candidates.iter().map(counted).collect();
            let list = candidates.iter().zip(&counts).enumerate();
            let list = list.map(|(place, ((text, _), one))| Scored::new(one, text, score(place)));
            let texts: Vec<&str> =
                resolve(&list.collect::<Vec<_>>(), 10, |_| true).iter().map(|s| s.text).collect();
            assert_eq!(texts, expected, "{name}");
        }
    }
}
