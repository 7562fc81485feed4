//! [`Error`]: what a caller handed in that cannot be taken.

/// Why a numeral, a dictionary or a table of weights was refused.
///
/// Detectors never fail; only functions that take something which can be wrong return this. The
/// message names what was expected and where; [`kind`](Error::kind) tells the cases apart for a
/// program, [`at`](Error::at) is the byte of the input at fault.
///
/// ```
/// use jianbao::number;
///
/// let error = number::parse("三千甲").unwrap_err();
/// assert_eq!(error.to_string(), "expected a digit or a unit at byte 6, found 甲");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{message}")]
#[doc(alias = "错误")]
pub struct Error {
    kind: ErrorKind,
    at: usize,
    message: String,
}

/// The cases of an [`Error`].
///
/// ```
/// use jianbao::{ErrorKind, number};
///
/// assert_eq!(number::parse("三千甲").unwrap_err().kind(), ErrorKind::UnexpectedCharacter);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[doc(alias = "错误")]
pub enum ErrorKind {
    /// There is nothing to read.
    Empty,
    /// A character that cannot stand where it stands.
    UnexpectedCharacter,
    /// A unit (十, 百, 万 …) out of its place.
    MisplacedUnit,
    /// A numeral that is well understood but not of the standard form, in strict mode.
    NotStandard,
    /// The value does not fit the type or the style that was asked for.
    OutOfRange,
    /// A file could not be read.
    Io,
    /// A line of a dictionary or table is not of its form.
    Dictionary,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, at: usize, message: impl Into<String>) -> Self {
        Self { kind, at, message: message.into() }
    }

    /// Which case it is.
    ///
    /// ```
    /// use jianbao::{ErrorKind, number};
    ///
    /// let error = number::parse("").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Empty);
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The byte of the input at fault (for a file, the byte of the file).
    ///
    /// ```
    /// use jianbao::number;
    ///
    /// assert_eq!(number::parse("三千甲").unwrap_err().at(), 6);
    /// ```
    pub fn at(&self) -> usize {
        self.at
    }
}
