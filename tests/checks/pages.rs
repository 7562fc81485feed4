//! Lines, columns, paragraphs and articles of a page.

use jianbao::{Article, Flow, Line, Page, Span, articles, columns, lines, pages};
use jianbao::{reflow, reflow_lines};

use super::in_order;

/// Any text, whether it is a page or not.
pub(crate) fn text(text: &str) {
    let kept: Vec<Line> = lines(text).collect();
    in_order(text, kept.iter().map(|line| line.span));
    covers(text, "lines", kept.iter().map(|line| line.span));
    in_order(text, pages(text).filter(|page| !page.is_empty()));
    covers(text, "pages", pages(text));
    let columns = columns(text).into_iter().flat_map(|column| column.lines);
    covers(text, "columns", columns.map(|line| line.span));
    paragraphs(text, &reflow(text));
    paragraphs(text, &reflow_lines(text, &kept));
    let page = articles(text);
    assert_eq!(page, articles(text), "the same page gives the same articles");
    on_a_page(text, &page);
}

fn paragraphs(text: &str, flows: &[Flow]) {
    for flow in flows {
        maps_back(text, flow);
    }
    covers(text, "reflow", flows.iter().flat_map(Flow::spans));
}

/// All that stands on a page covers it, and maps back to it.
pub(crate) fn on_a_page(text: &str, page: &Page) {
    covers(text, "articles", spans(page));
    for flow in flows_of(page) {
        maps_back(text, flow);
    }
    for article in &page.articles {
        body(text, article);
    }
}

/// The body of an article is its paragraphs, and its dateline stands at the head of them.
fn body(text: &str, article: &Article) {
    let body = article.body();
    maps_back(text, &body);
    let paragraphs: Vec<&str> = article.paragraphs.iter().map(|one| one.flow.text()).collect();
    assert_eq!(body.text(), paragraphs.join("\n"));
    if let Some(dateline) = &article.dateline {
        assert!(paragraphs[0].starts_with(dateline.text()), "{dateline} of {text:?}");
    }
}

/// White space, and the format characters that have no shape.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// Every character that is not blank lies in exactly one of the spans, all on boundaries.
pub(crate) fn covers(text: &str, what: &str, spans: impl IntoIterator<Item = Span>) {
    let mut seen = vec![0_u8; text.len()];
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no slice of {text:?}");
        span.range().for_each(|at| seen[at] += 1);
    }
    for (at, c) in text.char_indices().filter(|&(_, c)| !is_blank(c)) {
        assert_eq!(seen[at], 1, "{what}: {c:?} at {at} of {text:?}");
    }
}

/// Every character of a flow stands in the source where the flow says, or was folded from what does.
pub(crate) fn maps_back(page: &str, flow: &Flow) {
    for (at, c) in flow.text().char_indices().filter(|&(_, c)| !is_blank(c)) {
        let source = flow.source(Span::new(at, at + c.len_utf8()));
        let [place] = source[..] else { panic!("{c:?} stands at {source:?} of {page:?}") };
        let there = &page[place.range()];
        let folded = there.chars().next().is_some_and(|c| c >= '\u{2e3a}');
        assert!(there.chars().eq([c]) || folded, "{c:?} was {there:?} in {page:?}");
    }
    parts(page, flow);
}

/// A part of a flow stands on the page, however it is cut, and what is no part of it nowhere.
fn parts(page: &str, flow: &Flow) {
    let len = flow.text().len();
    let past = len.saturating_add(9);
    for (start, end) in [(0, len), (1, past), (len / 2, 1), (len / 3, usize::MAX), (1, len / 2)] {
        for place in flow.source(Span::new(start, end)) {
            assert!(!place.is_empty() && place.end <= page.len(), "{place:?} of {page:?}");
        }
    }
    assert_eq!(flow.source(Span::new(len, past)), []);
}

/// The texts of a page, without those that point into others.
pub(crate) fn flows_of(page: &Page) -> Vec<&Flow> {
    let mut flows: Vec<&Flow> = page.furniture.iter().collect();
    for article in &page.articles {
        let heads = [&article.label, &article.kicker, &article.title, &article.byline];
        flows.extend(heads.into_iter().flatten());
        flows.extend(&article.subtitle);
        flows.extend(article.paragraphs.iter().map(|paragraph| &paragraph.flow));
        flows.extend(&article.captions);
    }
    flows
}

/// Where all of a page's texts and notes stand.
pub(crate) fn spans(page: &Page) -> Vec<Span> {
    let mut spans: Vec<Span> = flows_of(page).into_iter().flat_map(Flow::spans).collect();
    for article in &page.articles {
        spans.extend(article.source.iter().flat_map(|note| note.spans.clone()));
        let jumps = [&article.continued_from, &article.continued_on];
        spans.extend(jumps.into_iter().flatten().flat_map(|jump| jump.spans.clone()));
    }
    spans
}
