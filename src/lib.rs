//! Turns the raw text of Chinese newspaper pages into clean, structured, searchable material.

mod article;
mod column;
mod digest;
mod error;
mod flow;
mod glyph;
mod line;
mod reflow;
#[cfg(feature = "fit")]
#[doc(hidden)]
pub mod role;
#[cfg(not(feature = "fit"))]
mod role;
mod span;

pub mod number;
pub mod quantity;

#[cfg(feature = "keywords")]
pub mod keyword;
#[cfg(feature = "keywords")]
pub mod lexicon;

pub use article::{Article, Jump, Note, Page, Paragraph, ParagraphKind, articles};
pub use column::{Column, columns};
pub use digest::{Digest, DigestArticle, Digests, digest, digests};
pub use error::{Error, ErrorKind};
pub use flow::Flow;
pub use line::{Line, Lines, Pages, lines, pages};
pub use reflow::{reflow, reflow_lines};
pub use span::Span;
