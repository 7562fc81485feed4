//! The JSON of an article with what its text holds; without the feature `keywords` there are none.

use serde::{Serialize, Serializer};

use super::{DigestArticle, DigestQuantity};
use crate::Article;

#[derive(Serialize)]
struct Fields<'d, K> {
    #[serde(flatten)]
    article: &'d Article,
    quantities: &'d [DigestQuantity],
    keywords: &'d [K],
}

impl Serialize for DigestArticle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(feature = "keywords")]
        let keywords = &self.keywords;
        #[cfg(not(feature = "keywords"))]
        let keywords: &[()] = &[];
        Fields { article: &self.article, quantities: &self.quantities, keywords }
            .serialize(serializer)
    }
}
