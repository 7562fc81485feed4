//! Digests of files.

use std::thread;

use jianbao::{Digest, DigestArticle, Page, digests};
use serde_json::Value;

use super::{in_order, pages};

/// Any text, whether it is a file of pages or not.
pub(crate) fn file(file: &str) {
    let found: Vec<Digest> = digests(file).collect();
    let mut spans = Vec::new();
    for digest in &found {
        digest.articles.iter().for_each(inside);
        let page = page_of(digest);
        spans.extend(pages::spans(&page));
        for flow in pages::flows_of(&page) {
            pages::maps_back(file, flow);
        }
        json(digest, &page);
    }
    pages::covers(file, "digests", spans);
    assert_eq!(found, digests(file).collect::<Vec<_>>(), "again, {file:?}");
}

/// The same from another thread, at the same time.
pub(crate) fn from_threads(file: &str) {
    let read = || digests(file).collect::<Vec<_>>();
    let (here, there) = thread::scope(|scope| {
        let there = scope.spawn(read);
        (read(), there.join())
    });
    assert_eq!(Some(here), there.ok(), "{file:?}");
}

fn page_of(digest: &Digest) -> Page {
    let mut page = Page::default();
    page.articles = digest.articles.iter().map(|found| found.article.clone()).collect();
    page.furniture.clone_from(&digest.furniture);
    page
}

/// Quantities and keywords stand where they say.
fn inside(found: &DigestArticle) {
    let paragraphs = &found.article.paragraphs;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.flow.text();
        let here = found.quantities.iter().filter(|quantity| quantity.paragraph == index);
        in_order(text, here.clone().map(|found| found.quantity.span));
        here.for_each(|found| assert_eq!(text[found.quantity.span], *found.quantity.text));
    }
    assert!(found.quantities.is_sorted_by_key(|quantity| quantity.paragraph));
    assert!(found.quantities.iter().all(|quantity| quantity.paragraph < paragraphs.len()));
    #[cfg(feature = "keywords")]
    super::keywords::sound(
        found.article.title.as_ref().map_or("", jianbao::Flow::text),
        found.article.body().text(),
        &found.keywords,
    );
}

/// The JSON holds every text with its spans.
fn json(digest: &Digest, page: &Page) {
    let value = serde_json::to_value(digest).expect("a digest has a JSON form");
    let (mut texts, mut spans) = (0, 0);
    for article in value["articles"].as_array().expect("a list") {
        for field in ["label", "kicker", "title", "subtitle", "byline"] {
            count(&article[field], &mut texts, &mut spans);
        }
        for field in ["paragraphs", "captions"] {
            let all = article[field].as_array().expect("a list");
            for one in all {
                count(one, &mut texts, &mut spans);
            }
        }
    }
    let furniture = value["furniture"].as_array().expect("a list");
    for one in furniture {
        count(one, &mut texts, &mut spans);
    }
    let flows = pages::flows_of(page);
    assert_eq!(texts, flows.len());
    assert_eq!(spans, flows.iter().map(|flow| flow.spans().len()).sum::<usize>());
}

fn count(text: &Value, texts: &mut usize, spans: &mut usize) {
    if let Some(places) = text["spans"].as_array() {
        assert!(text["text"].is_string());
        *texts += 1;
        *spans += places.len();
    }
}
