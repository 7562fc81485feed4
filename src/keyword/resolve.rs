//! Choosing among candidates that say the same: nested and doubled ones.

use super::candidate::Candidate;

/// A candidate with its text and score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored<'d> {
    pub(crate) candidate: Candidate,
    pub(crate) text: &'d str,
    pub(crate) score: f32,
}

/// The best `top`, from the best on, without those that a better one makes needless.
///
/// A candidate is needless if it stands in a better one and hardly anywhere else, if it is one of
/// three of which each holds the next, or if it is a better one in other letters.
pub(crate) fn resolve<'d>(mut scored: Vec<Scored<'d>>, top: usize) -> Vec<Scored<'d>> {
    scored.sort_by(|left, right| {
        let by_place = || left.candidate.first.cmp(&right.candidate.first);
        let by_length = || right.candidate.length.cmp(&left.candidate.length);
        right.score.total_cmp(&left.score).then_with(by_place).then_with(by_length)
    });
    let mut chosen: Vec<Scored<'d>> = Vec::with_capacity(top.min(scored.len()));
    for next in scored {
        if chosen.len() == top {
            break;
        }
        if !chosen.iter().any(|better| is_needless(&next, better)) && !is_third(&next, &chosen) {
            chosen.push(next);
        }
    }
    chosen
}

/// Whether the candidate and two that are chosen hold each other in a row.
fn is_third(next: &Scored<'_>, chosen: &[Scored<'_>]) -> bool {
    let holds = |a: &Scored<'_>, b: &Scored<'_>| a.text.contains(b.text);
    chosen.iter().any(|a| {
        (holds(next, a)
            && chosen.iter().any(|b| a.text != b.text && (holds(a, b) || holds(b, next))))
            || (holds(a, next)
                && chosen.iter().any(|b| a.text != b.text && (holds(b, a) || holds(next, b))))
    })
}

fn is_needless(next: &Scored<'_>, better: &Scored<'_>) -> bool {
    if next.text.len() == better.text.len() {
        return next.text.eq_ignore_ascii_case(better.text);
    }
    better.text.contains(next.text) && next.candidate.count <= better.candidate.count
}
