//! How much a line looks like the name of whoever wrote an article, by its form alone.

use super::byline::is_surname;
use super::cue::Cue;
use super::shape::Shape;
use crate::glyph;

/// What a line between a headline and its body looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Sign {
    /// Nothing of the kind.
    #[default]
    Plain,
    /// It has marks that a name does not have.
    Marked,
    /// The name of a section or of a regular feature.
    Label,
    /// A word for a writer: 本报记者 田小禾.
    Writer,
    /// The name of a person, or of several, and nothing else.
    Name,
    /// A few characters in brackets.
    Bracketed,
    /// What ends with a name after a blank: 柳河乡 田小禾.
    Named,
    /// What ends with two or three characters after a blank: 柳河乡 晚山.
    Parted,
    /// Two or three characters: 晚山.
    Short,
    /// What ends with what may be a name.
    Closing,
}

impl Sign {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Closing as usize + 1;

    /// The sign of a line as printed, of which the shape and the folded text without blanks are given.
    pub(crate) fn new(line: &str, shape: &Shape, text: &str) -> Self {
        match shape.cue {
            Cue::Byline | Cue::MarkedByline => return Self::Writer,
            Cue::Name => return Self::Name,
            Cue::Signed => return Self::Named,
            Cue::Label | Cue::Section => return Self::Label,
            _ => {}
        }
        let count = usize::from(shape.chars);
        let bracketed = matches!(text.chars().next(), Some('（' | '(' | '【' | '['));
        if text.chars().any(parts_headlines) || count > LONGEST {
            return Self::Marked;
        }
        if bracketed && glyph::closes(shape.last) {
            return Self::Bracketed;
        }
        let last = line.trim_end().rsplit(glyph::is_blank).next().unwrap_or_default();
        if shape.blanks > 0 && last.len() < line.trim().len() {
            let short = (2..=3).contains(&last.chars().count());
            return if short { Self::Parted } else { Self::Plain };
        }
        if (2..=3).contains(&count) {
            return Self::Short;
        }
        let mut from_end = text.chars().rev();
        let second = from_end.nth(1).is_some_and(is_surname);
        let third = from_end.next().is_some_and(is_surname);
        if second || third { Self::Closing } else { Self::Plain }
    }

    /// Whether a line with the sign may be the last of a headline block, telling who wrote.
    pub(crate) fn may_sign(self, cells: usize) -> bool {
        match self {
            Self::Plain => cells <= SHORT,
            Self::Marked | Self::Label => false,
            Self::Closing => cells <= LONG,
            _ => true,
        }
    }

    /// Whether a line is hardly anything but a name.
    pub(crate) fn is_name(self) -> bool {
        matches!(self, Self::Writer | Self::Name | Self::Bracketed | Self::Named)
    }
}

/// The most characters of a line with a name and no word for a writer.
const LONGEST: usize = 20;

/// The most cells of one that does not end as names do, and of one that does.
const SHORT: usize = 14;
const LONG: usize = 28;

/// Whether a mark is one that headlines have and names have not.
fn parts_headlines(c: char) -> bool {
    glyph::ends_sentence(c)
        || glyph::is_pause(c)
        || c.is_ascii_digit()
        || matches!(c, '：' | ':' | '“' | '”' | '‘' | '「' | '」' | '『' | '—' | '?' | '!')
        || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::{Rows, Shapes};

    fn sign(line: &str) -> Sign {
        let rows = Rows::new(line, crate::lines(line).collect());
        let shapes = Shapes::new(line, &rows);
        Sign::new(line, &shapes.all[0], shapes.text(0))
    }

    #[test]
    fn names_are_told_from_headlines_by_their_form() {
        let all = [
            ("本报记者 田小禾", Sign::Writer),
            ("田小禾", Sign::Name),
            ("（望鹤）", Sign::Bracketed),
            ("柳河乡卫生院 田小禾", Sign::Named),
            ("柳河乡卫生院 晚山", Sign::Parted),
            ("晚山", Sign::Short),
            ("柳河乡田小禾", Sign::Closing),
            ("清溪路昨日通车", Sign::Plain),
            ("清溪路为何晚通车？", Sign::Marked),
            ("读者来信", Sign::Label),
        ];
        for (line, expected) in all {
            assert_eq!(sign(line), expected, "{line}");
        }
    }
}
