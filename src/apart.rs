//! What tables of characters would tell had the articles of a page not been counted. A program that fits
//! weights on pages whose articles the tables know would trust them too far; not for users.

use std::cell::RefCell;

/// What was counted in all articles but some.
pub trait Apart {
    /// How rather a headline ends and begins with a pair of letters, from 0 to 7.
    fn edges(&self, pair: [char; 2]) -> (u8, u8);

    /// How much oftener a letter stands in kickers, in subtitles, in bylines and in labels than in
    /// headlines, natural logarithms.
    fn tiers(&self, letter: char) -> [f64; 4];
}

thread_local! {
    static OTHERS: RefCell<Option<Box<dyn Apart>>> = const { RefCell::new(None) };
}

/// What is asked of the others, if there are any.
pub(crate) fn ask<T>(question: impl FnOnce(&dyn Apart) -> T) -> Option<T> {
    OTHERS.with_borrow(|others| others.as_deref().map(question))
}

/// Runs what looks at a page, with the tables as they would be had only `others` been counted.
pub fn apart<T>(others: Box<dyn Apart>, run: impl FnOnce() -> T) -> T {
    OTHERS.set(Some(others));
    let result = run();
    OTHERS.set(None);
    result
}
