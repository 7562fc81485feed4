//! Keywords of an article.
