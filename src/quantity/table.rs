//! [`Table`] and [`Endings`]: words looked up by longest match, forwards or backwards.

use super::pairs::{Pair, Pairs};

/// Words with what they stand for, found by their first two characters.
#[derive(Debug)]
pub(super) struct Table<T> {
    words: Pairs<Entry<T>>,
    /// Whether there are words of one character.
    short: bool,
}

/// A word with what it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<T> {
    pub(super) word: &'static str,
    pub(super) value: T,
    /// Whether it has more than two characters.
    long: bool,
}

impl<T: Copy> Table<T> {
    /// A table of `words`; of two entries with the same word the earlier one is found.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let entry = |(word, value): (&'static str, T)| {
            (key(word), Entry { word, value, long: word.chars().count() > 2 })
        };
        let mut rows: Vec<_> = words.into_iter().map(entry).collect();
        rows.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.word.len()));
        rows.extend(short_under_long(&rows));
        let short = rows.iter().any(|(pair, _)| pair.1 == '\0');
        Self { words: Pairs::new(rows), short }
    }

    /// The entries that begin `text`, longer words first.
    #[inline]
    pub(super) fn prefixes<'s, 't>(
        &'s self,
        pair: Pair,
        text: &'t str,
    ) -> impl Iterator<Item = &'s Entry<T>> + use<'s, 't, T> {
        self.bucket(pair).iter().filter(|entry| !entry.long || begins(text, entry.word))
    }

    /// The entries that may begin a text with these characters.
    #[inline]
    fn bucket(&self, (first, second): Pair) -> &[Entry<T>] {
        match self.words.get((first, second)) {
            [] if self.short => self.words.get((first, '\0')),
            bucket => bucket,
        }
    }

    /// The longest word that begins `text`.
    #[inline]
    pub(super) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        self.longest_of(key(text), text)
    }

    /// The same, where the first two characters of the text are known.
    #[inline]
    pub(super) fn longest_of(&self, key: Pair, text: &str) -> Option<(&'static str, T)> {
        self.prefixes(key, text).next().map(|entry| (entry.word, entry.value))
    }
}

/// Whether a text begins with a word; most that do not, show it where the word ends.
#[inline]
pub(super) fn begins(text: &str, word: &str) -> bool {
    text.as_bytes().get(word.len() - 1) == word.as_bytes().last() && text.starts_with(word)
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

/// Words with what they stand for, found by their last two characters.
#[derive(Debug)]
pub(super) struct Endings<T> {
    words: Pairs<(&'static str, T)>,
}

impl<T: Copy> Endings<T> {
    /// A table of `words`, none of them empty.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut rows: Vec<_> = words.into_iter().map(|entry| (ending(entry.0), entry)).collect();
        rows.sort_by_key(|(_, (word, _))| std::cmp::Reverse(word.len()));
        rows.extend(short_under_long(&rows));
        Self { words: Pairs::new(rows) }
    }

    /// The longest word that ends `text`.
    #[inline]
    pub(super) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        let (last, other) = ending(text);
        let bucket = match self.words.get((last, other)) {
            [] => self.words.get((last, '\0')),
            bucket => bucket,
        };
        bucket.iter().copied().find(|(word, _)| text.ends_with(word))
    }
}

/// The last character and the one before it, with `\0` for what is missing.
#[inline]
fn ending(word: &str) -> Pair {
    let mut chars = word.chars();
    (chars.next_back().unwrap_or('\0'), chars.next_back().unwrap_or('\0'))
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
