//! What differs between pages whose blanks keep places and pages where only a blank is left.

/// What each of the two kinds of pages takes; all in tenths of a natural logarithm, tuned on typeset
/// pages.
#[derive(Debug)]
pub(super) struct Manner {
    /// Whether blanks keep places and rows are as printed.
    pub(super) places: bool,
    /// How many ways of dealing are followed at a time.
    pub(super) ways: usize,
    /// A way of dealing that is so much worse than the best is given up.
    pub(super) hopeless: i32,
    /// What a column costs that is opened.
    pub(super) open: i32,
    /// What a piece costs that is too narrow to have another beside it.
    pub(super) narrow: i32,
    /// What a column costs that is passed over.
    pub(super) skip: i32,
}

/// Blanks keep columns apart as on the printed page.
pub(super) const PICTURE: Manner =
    Manner { places: true, ways: 8, hopeless: 60, open: -18, narrow: -18, skip: 21 };

/// Columns stand side by side with a blank between.
pub(super) const MERGED: Manner =
    Manner { places: false, ways: 16, hopeless: 85, open: -48, narrow: -40, skip: 12 };
