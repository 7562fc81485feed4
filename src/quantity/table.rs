//! [`Table`] and [`Endings`]: words looked up by longest match, forwards or backwards.

use super::pairs::{Pair, Pairs};

/// Words with what they stand for, found by their first two characters.
#[derive(Debug)]
pub(super) struct Table<T> {
    words: Pairs<(&'static str, T)>,
}

impl<T: Copy> Table<T> {
    /// A table of `words`; of two entries with the same word the earlier one is found.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<(&'static str, T)> = words.into_iter().collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let mut rows: Vec<_> = words.into_iter().map(|entry| (key(entry.0), entry)).collect();
        rows.extend(short_under_long(&rows));
        Self { words: Pairs::new(rows) }
    }

    /// The entries that begin `text`, longer words first.
    #[inline]
    pub(super) fn prefixes<'s>(
        &'s self,
        text: &'s str,
    ) -> impl Iterator<Item = (&'static str, T)> + use<'s, T> {
        let (first, second) = key(text);
        let bucket = match self.words.get((first, second)) {
            [] => self.words.get((first, '\0')),
            bucket => bucket,
        };
        let known = first.len_utf8() + second.len_utf8();
        let begins = move |word: &str| word.len() <= known || text.starts_with(word);
        bucket.iter().filter(move |(word, _)| begins(word)).copied()
    }

    /// The longest word that begins `text`.
    #[inline]
    pub(super) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        self.prefixes(text).next()
    }
}

/// The words of one character again, behind all longer ones that begin with it, so that one bucket
/// has all that can begin a text.
fn short_under_long<T: Copy>(rows: &[(Pair, T)]) -> Vec<(Pair, T)> {
    let mut long: Vec<Pair> =
        rows.iter().map(|(pair, _)| *pair).filter(|pair| pair.1 != '\0').collect();
    long.sort_unstable();
    long.dedup();
    let short = rows.iter().filter(|(pair, _)| pair.1 == '\0');
    let under = short.flat_map(|(short, entry)| {
        let from = long.partition_point(|pair| pair.0 < short.0);
        long[from..].iter().take_while(|pair| pair.0 == short.0).map(|pair| (*pair, *entry))
    });
    under.collect()
}

/// The first two characters, with `\0` for what is missing.
#[inline]
pub(super) fn key(word: &str) -> Pair {
    let mut chars = word.chars();
    (chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0'))
}

/// Words with what they stand for, found by their last character.
#[derive(Debug)]
pub(super) struct Endings<T> {
    words: Pairs<(&'static str, T)>,
}

impl<T: Copy> Endings<T> {
    /// A table of `words`, none of them empty.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<(&'static str, T)> = words.into_iter().collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self { words: Pairs::new(words.into_iter().map(|entry| (last(entry.0), entry)).collect()) }
    }

    /// The longest word that ends `text`.
    #[inline]
    pub(super) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        self.words.get(last(text)).iter().copied().find(|(word, _)| text.ends_with(word))
    }
}

#[inline]
fn last(word: &str) -> Pair {
    (word.chars().next_back().unwrap_or('\0'), '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        let table = Table::new([("米", 1), ("平方米", 2), ("平方", 3), ("m", 4), ("mm", 5)]);
        let rows = [
            ("米高", Some(1)),
            ("平方米", Some(2)),
            ("平方", Some(3)),
            ("平", None),
            ("mm", Some(5)),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(table.longest(text).map(|(_, found)| found), expected, "{text}");
        }
    }

    #[test]
    fn the_longest_ending_is_found() {
        let endings = Endings::new([("过", 1), ("超过", 2), ("不超过", 3)]);
        let rows = [("穿过", Some(1)), ("已超过", Some(2)), ("不超过", Some(3)), ("", None)];
        for (text, expected) in rows {
            assert_eq!(endings.longest(text).map(|(_, found)| found), expected, "{text}");
        }
    }
}
