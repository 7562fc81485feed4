//! [`Span`]: a place in a text.

use std::ops::{Index, Range};

/// A half-open byte range `start..end` of a text, on character boundaries.
///
/// Every function of this crate reports where a thing stands as a span of the text it was given.
/// A `str` or a `String` can be indexed with it:
///
/// ```
/// use jianbao::Span;
///
/// let text = "青屏县新修公路";
/// let span = Span::new(0, 9);
/// assert_eq!(&text[span], "青屏县");
/// assert_eq!(span.len(), 9);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[doc(alias = "区间")]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    ///
    /// ```
    /// assert_eq!(jianbao::Span::new(3, 6).range(), 3..6);
    /// ```
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The number of bytes, 0 where `end` lies before `start`.
    ///
    /// ```
    /// assert_eq!(jianbao::Span::new(3, 9).len(), 6);
    /// ```
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    ///
    /// ```
    /// assert!(jianbao::Span::new(3, 3).is_empty());
    /// ```
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The span as a standard range.
    ///
    /// ```
    /// assert_eq!(jianbao::Span::new(0, 3).range(), 0..3);
    /// ```
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The span moved `by` bytes to the right: from a slice's offsets to those of the text that
    /// the slice was cut from.
    ///
    /// ```
    /// use jianbao::Span;
    ///
    /// assert_eq!(Span::new(0, 3).shifted(6), Span::new(6, 9));
    /// ```
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// Whether the two spans share a byte.
    ///
    /// ```
    /// use jianbao::Span;
    ///
    /// assert!(Span::new(0, 6).overlaps(Span::new(3, 9)));
    /// assert!(!Span::new(0, 6).overlaps(Span::new(6, 9)));
    /// ```
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.as_str()[span]
    }
}

/// A span is written as the pair `[start, end]`.
#[cfg(feature = "serde")]
impl serde::Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}
