//! Keywords of an article of a page.

use super::extractor::Tables;
use super::place::note_places;
use super::{Extractor, Keyword, Options, Profile};

/// Where there are fewer tags, terms are added; there are no more than this then.
const ENOUGH: usize = 5;

/// The tags of an article, and where they are few its terms: tags are mostly single words, 城市 and
/// 更新, where an article may be about 城市更新.
pub(crate) fn of_article(title: &str, body: &str) -> Vec<Keyword> {
    Tables::with(|tables| {
        let tags = Extractor::default();
        tags.read(tables, title, body);
        // The candidates of terms, among which those of tags are.
        tables.find(Profile::Terms);
        let mut keywords = tags.rank(tables);
        if keywords.len() < ENOUGH {
            let terms = Extractor::new(Options::from(Profile::Terms).top(ENOUGH)).rank(tables);
            add(terms, &mut keywords);
        }
        note_places(body, &mut keywords);
        keywords
    })
}

/// Adds the best terms, each in place of its parts if it is better than these, and not if it is a
/// part itself.
fn add(terms: Vec<Keyword>, keywords: &mut Vec<Keyword>) {
    for term in terms {
        let is_better = |told: &Keyword| {
            let is_part = term.text.contains(&told.text);
            !told.text.contains(&term.text) && (!is_part || told.score < term.score)
        };
        if keywords.iter().all(is_better) {
            keywords.retain(|told| !term.text.contains(&told.text));
            keywords.push(term);
        }
    }
    keywords.sort_by(|left, right| right.score.total_cmp(&left.score));
    keywords.truncate(ENOUGH);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with their scores.
    type Scored<'a> = &'a [(&'a str, f32)];

    fn list(rows: Scored<'_>) -> Vec<Keyword> {
        let keyword = |&(text, score): &(&str, f32)| Keyword {
            text: text.to_owned(),
            score,
            spans: Vec::new(),
            tag: None,
        };
        rows.iter().map(keyword).collect()
    }

    #[test]
    fn better_terms_take_the_place_of_their_parts() {
        let tags = [("更新", 0.4), ("全县", 0.3), ("城市", 0.2)];
        let rows: [(&str, Scored, &[&str]); 4] = [
            ("better", &[("城市更新", 0.6)], &["城市更新", "全县"]),
            ("worse", &[("城市更新", 0.3)], &["更新", "全县", "城市"]),
            ("a part", &[("新", 0.9)], &["更新", "全县", "城市"]),
            ("apart", &[("建设局", 0.3)], &["更新", "全县", "建设局", "城市"]),
        ];
        for (name, terms, expected) in rows {
            let mut keywords = list(&tags);
            add(list(terms), &mut keywords);
            let texts: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
            assert_eq!(texts, expected, "{name}");
        }
    }
}
