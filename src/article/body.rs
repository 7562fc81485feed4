//! The whole body of an article as one flow.

use super::Article;
use crate::{Flow, Span};

impl Article {
    /// The paragraphs as one text, a line each: what keywords are looked for in. Its
    /// [`source`](Flow::source) leads back to the page.
    ///
    /// ```
    /// let page = jianbao::articles("　　清溪路昨日通车。\n　　全长三公里。\n");
    /// let text: Vec<_> = page.articles.iter().map(|one| one.body().into_text()).collect();
    /// assert_eq!(text, ["清溪路昨日通车。\n全长三公里。"]);
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
