//! What tables of characters would tell had the articles of a page not been counted. A program that fits
//! weights on pages whose articles the tables know would trust them too far; not for users.

use std::cell::RefCell;

/// What was counted in all articles but some; nothing where a table is to be asked itself.
pub trait Apart {
    /// How much likelier than chance a pair of letters stands next to each other (0) or with one between
    /// (1), where `unseen` is what one would be that was never counted; natural logarithms.
    fn tie(&self, kind: usize, pair: [char; 2], unseen: f64) -> Option<f64>;

    /// How rather a headline ends and begins with a pair of letters, from 0 to 7.
    fn edges(&self, pair: [char; 2]) -> Option<(u8, u8)>;

    /// How much oftener a letter stands in kickers, in subtitles, in bylines and in labels than in
    /// headlines, natural logarithms.
    fn tiers(&self, letter: char) -> Option<[f64; 4]>;
}

thread_local! {
    static OTHERS: RefCell<Option<Box<dyn Apart>>> = const { RefCell::new(None) };
}

/// What is asked of the others, if there are any that know.
pub(crate) fn ask<T>(question: impl FnOnce(&dyn Apart) -> Option<T>) -> Option<T> {
    OTHERS.with_borrow(|others| others.as_deref().and_then(question))
}

/// Runs what looks at a page, with the tables as they would be had only `others` been counted.
pub fn apart<T>(others: Box<dyn Apart>, run: impl FnOnce() -> T) -> T {
    OTHERS.set(Some(others));
    let result = run();
    OTHERS.set(None);
    result
}
