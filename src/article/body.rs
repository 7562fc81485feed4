//! The whole body of an article as one flow.

use super::Article;
use crate::{Flow, Span};

impl Article {
    /// The paragraphs as one text, a line each: what keywords are looked for in. Its
    /// [`source`](Flow::source) leads back to the page.
    ///
    /// ```
    /// # let page = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/qingping.txt"));
    /// let found = jianbao::articles(page);
    /// let body = found.articles[0].body();
    /// assert_eq!(body.text().lines().count(), found.articles[0].paragraphs.len());
    /// ```
    #[doc(alias = "正文")]
    pub fn body(&self) -> Flow {
        let mut body = Flow::new();
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            if index > 0 {
                body.push_as("\n", Span::default());
            }
            body.append(&paragraph.flow);
        }
        body
    }
}
