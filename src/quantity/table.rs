//! [`Table`]: words looked up by longest match, forwards or backwards.

/// Words with what they stand for, bucketed by their first two characters.
///
/// Built once; a lookup is a binary search for the bucket and a walk down it, longest word first.
#[derive(Debug)]
pub(super) struct Table<T> {
    keys: Vec<(char, char)>,
    starts: Vec<usize>,
    words: Vec<(&'static str, T)>,
}

impl<T: Copy> Table<T> {
    /// A table of `words`; of two entries with the same word the earlier one is found.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<(&'static str, T)> = words.into_iter().collect();
        words.sort_by(|(a, _), (b, _)| {
            (key(a), std::cmp::Reverse(a.len()), *a).cmp(&(key(b), std::cmp::Reverse(b.len()), *b))
        });
        let (mut keys, mut starts) = (Vec::new(), Vec::new());
        for (index, (word, _)) in words.iter().enumerate() {
            if keys.last() != Some(&key(word)) {
                keys.push(key(word));
                starts.push(index);
            }
        }
        starts.push(words.len());
        Self { keys, starts, words }
    }

    /// The entries that could begin `text`, longer words first.
    pub(super) fn candidates<'s>(
        &'s self,
        text: &str,
    ) -> impl Iterator<Item = (&'static str, T)> + use<'s, T> {
        let (first, second) = key(text);
        let long = self.bucket((first, second));
        let short = if second == '\0' { &[] } else { self.bucket((first, '\0')) };
        long.iter().chain(short).copied()
    }

    /// The longest word that begins `text`.
    pub(super) fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        self.candidates(text).find(|(word, _)| text.starts_with(word))
    }

    fn bucket(&self, key: (char, char)) -> &[(&'static str, T)] {
        match self.keys.binary_search(&key) {
            Ok(at) => &self.words[self.starts[at]..self.starts[at + 1]],
            Err(_) => &[],
        }
    }
}

fn key(word: &str) -> (char, char) {
    let mut chars = word.chars();
    (chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0'))
}

/// The longest of `words`, which are sorted longest first, that ends `text`.
pub(super) fn ending<T: Copy>(
    words: &[(&'static str, T)],
    text: &str,
) -> Option<(&'static str, T)> {
    words.iter().copied().find(|(word, _)| text.ends_with(word))
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
        ];
        for (text, expected) in rows {
            assert_eq!(table.longest(text).map(|(_, found)| found), expected, "{text}");
        }
    }
}
