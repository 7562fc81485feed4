//! Turns the raw text of Chinese newspaper pages into clean, structured, searchable material 剪报.
//!
//! What a PDF or OCR tool gives for a newspaper page is a heap of short lines: wrapped in the
//! middle of words and numbers, bodies before their headlines, columns side by side, page numbers
//! among them. This crate makes articles out of it, in stages that are each useful alone:
//!
//! ```text
//! &str ─ lines ─ columns ─ articles ─ digest
//!                   │         │          ├─ quantities (on a paragraph's clean text)
//!                   └─ reflow ┘          └─ keywords   (on an article)
//! ```
//!
//! # The pipeline in five minutes
//!
//! The page below is one of the crate's own test pages, with an invented county. Its first lines
//! are a label in two lines and the beginning of a comment, set in a narrow box:
//!
//! ```
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! assert!(page.starts_with("评\n论\n\n日前，《屏山日报》发表题\n为《“一刻钟书屋”三年答卷启\n"));
//! ```
//!
//! **Lines.** [`lines()`] tells where the lines stand and what shape they have. Everything in this
//! crate is told as a [`Span`], a byte range of the text that was given, and a `str` can be indexed
//! with it.
//!
//! ```
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! let third = jianbao::lines(page).nth(2).unwrap();
//! assert_eq!(&page[third.span], "日前，《屏山日报》发表题");
//! assert_eq!((third.width, third.gap), (24, 1)); // in cells; one blank line before
//! ```
//!
//! **Reflow.** [`reflow()`] joins wrapped lines into paragraphs, across column breaks too. Here a
//! break stands between a number and its unit:
//!
//! ```
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! # let start = page.find("书屋办得好不好").unwrap();
//! # let column = &page[start..page.find("“一刻钟书屋”受欢迎").unwrap()];
//! assert!(column.contains("每\n天开门的时间从6小时延长到12\n\n小时，周末的座位"));
//! let flows = jianbao::reflow(column);
//! assert_eq!(flows.len(), 1);
//! assert!(flows[0].text().contains("每天开门的时间从6小时延长到12小时，周末的座位"));
//! ```
//!
//! A paragraph is a [`Flow`]: clean text that knows where each piece of it stood. What is found in
//! the clean text can be shown on the page:
//!
//! ```
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! # let start = page.find("书屋办得好不好").unwrap();
//! # let column = &page[start..page.find("“一刻钟书屋”受欢迎").unwrap()];
//! # let flow = &jianbao::reflow(column)[0];
//! let at = flow.text().find("12小时").unwrap();
//! let places = flow.source(jianbao::Span::new(at, at + "12小时".len()));
//! let printed: Vec<&str> = places.iter().map(|&span| &column[span]).collect();
//! assert_eq!(printed, ["12", "小时"]);
//! ```
//!
//! **Articles.** [`articles()`] takes a whole page: it takes columns apart ([`columns()`]), tells
//! headlines from bodies and notes from both, and gives each body its headline, wherever that
//! stands. Here it comes after the body:
//!
//! ```
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! let found = jianbao::articles(page);
//! let spring = found.articles.iter().find(|article| article.byline.is_some()).unwrap();
//! assert_eq!(spring.title.as_ref().unwrap().text(), "在春天里播下实干的种子");
//! assert_eq!(spring.subtitle.as_ref().unwrap().text(), "写在全县春耕动员会召开之际");
//! assert_eq!(spring.byline.as_ref().unwrap().text(), "□本报评论员");
//! assert!(spring.paragraphs[0].flow.text().starts_with("一年之计在于春。3月15日，"));
//! ```
//!
//! **Quantities.** [`quantity::find`] reads the clean text of a paragraph: value, bounds and unit,
//! exactly. 一块田 is a quantity; 水到渠成 and 千家万户 hold none.
//!
//! ```
//! let text = "粮食播种面积稳定在52万亩以上，下游三百多户人家再没有为水红过脸。";
//! let found: Vec<_> = jianbao::quantity::find(text).collect();
//! assert_eq!(found[0].text, "52万亩以上");
//! assert_eq!(found[0].value.unwrap().to_string(), "520000");
//! assert_eq!(found[1].low.unwrap().value.to_string(), "300");
//! assert_eq!(found[1].high.unwrap().value.to_string(), "400");
//! ```
//!
//! **Keywords.** With the feature `keywords`, [`keyword::extract`](keyword/fn.extract.html) takes a headline
//! and a body:
//!
//! ```
//! # #[cfg(feature = "keywords")] {
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! let article = &jianbao::articles(page).articles[0];
//! let body = article.body();
//! let keywords = jianbao::keyword::extract("", body.text());
//! assert_eq!(keywords[0].text, "书屋");
//! // Where it was printed first.
//! assert_eq!(&page[body.source(keywords[0].spans[0])[0]], "书屋");
//! # }
//! ```
//!
//! **Digest.** [`digest()`] calls all of this and looks into each article. For files of several
//! pages there is [`digests()`].
//!
//! ```
//! # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
//! let digest = jianbao::digest(page);
//! for found in &digest.articles {
//!     let title = found.article.title.as_ref().map_or("", |title| title.text());
//!     let (paragraphs, quantities) = (&found.article.paragraphs, &found.quantities);
//!     println!("{title}: {} paragraphs, {} quantities", paragraphs.len(), quantities.len());
//! }
//! ```
//!
//! # What can be relied on
//!
//! - **Nothing is lost**: every character of a page that is not blank lies in exactly one span of
//!   one text, note or paragraph of its digest.
//! - **Nothing fails**: the functions that look for things take any string; nothing found is an
//!   empty list. A [`Result`] is only where something is handed in that can be wrong: a numeral to
//!   [parse](number), a dictionary to load. Nothing panics, and time grows linearly.
//! - **Nothing is guessed twice**: the same text gives the same result, on one thread or many.
//! - **Numbers are exact**: integers, decimals and fractions; no floating point on the way.
//!
//! # Features
//!
//! - `keywords` (default): segmenting and keywords, with a word list of 0.8 MB.
//! - `serde`: `Serialize` for every result.

mod article;
mod bucket;
#[cfg(not(feature = "fit"))]
mod column;
#[cfg(feature = "fit")]
#[doc(hidden)]
pub mod column;
mod digest;
mod edge;
mod error;
mod flow;
mod glyph;
mod line;
mod net;
mod pair;
mod reflow;
#[cfg(feature = "fit")]
#[doc(hidden)]
pub mod role;
#[cfg(not(feature = "fit"))]
#[allow(unreachable_pub, reason = "the fitting programs name the roles")]
mod role;
mod sheet;
mod span;
mod surname;

pub mod number;
pub mod quantity;

#[cfg(feature = "keywords")]
pub mod keyword;
#[cfg(feature = "keywords")]
pub mod lexicon;

pub use article::{Article, Jump, Note, Page, Paragraph, ParagraphKind, articles};
pub use column::{Column, columns};
pub use digest::{Digest, DigestArticle, DigestQuantity, Digests, digest, digests};
pub use error::{Error, ErrorKind};
pub use flow::Flow;
pub use line::{Line, Lines, Pages, lines, pages};
pub use reflow::{reflow, reflow_lines};
pub use span::Span;

/// The examples of the two READMEs are tested with those of the crate.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.zh.md")]
struct ReadmeExamples;
