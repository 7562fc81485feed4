//! The digest as a composition: of one page, of each page of a file, from many threads.

use std::thread;

use jianbao::{Digest, Flow, articles, digest, digests, pages};

const PAGE: &str = include_str!("pages/qingping.txt");
const NOTE: &str =
    "清溪路通车\n\n　　清溪路昨日通车，全长三公里。\n　　（来源：《屏山日报》）\n（下转第3版）\n";

/// What every text of a digest reads and what is printed at its places.
fn texts(file: &str, digest: &Digest) -> Vec<(String, Vec<String>)> {
    let printed = |flow: &Flow| {
        let places = flow.spans().into_iter().map(|span| file[span].to_owned()).collect();
        (flow.text().to_owned(), places)
    };
    let mut texts: Vec<_> = digest.furniture.iter().map(printed).collect();
    for found in &digest.articles {
        let one = &found.article;
        let heads =
            [&one.label, &one.kicker, &one.title, &one.subtitle, &one.byline, &one.dateline];
        texts.extend(heads.into_iter().flatten().map(printed));
        texts.extend(one.paragraphs.iter().map(|paragraph| printed(&paragraph.flow)));
        texts.extend(one.captions.iter().map(printed));
        let jumps = [&one.continued_from, &one.continued_on].into_iter().flatten();
        let notes = one.source.iter().map(|note| (note.text.clone(), &note.spans));
        for (text, spans) in notes.chain(jumps.map(|jump| (jump.page.to_string(), &jump.spans))) {
            texts.push((text, spans.iter().map(|&span| file[span].to_owned()).collect()));
        }
    }
    texts
}

#[test]
fn a_page_reads_the_same_wherever_it_stands_in_a_file() {
    let rows = [
        ("one page", PAGE.to_owned()),
        ("two pages", format!("{NOTE}\u{c}{PAGE}")),
        ("three, one of them empty", format!("{PAGE}\u{c}\u{c}{NOTE}\u{c}")),
        ("empty", String::new()),
    ];
    for (name, file) in rows {
        let file = file.as_str();
        let found: Vec<Digest> = digests(file).collect();
        let pages: Vec<&str> = pages(file).map(|span| &file[span]).collect();
        assert_eq!(found.len(), pages.len(), "{name}");
        for (in_file, page) in found.iter().zip(pages) {
            assert_eq!(texts(file, in_file), texts(page, &digest(page)), "{name}");
        }
    }
}

#[test]
fn a_digest_has_the_articles_of_its_page() {
    let found = digest(PAGE);
    let page = articles(PAGE);
    let inside: Vec<_> = found.articles.into_iter().map(|found| found.article).collect();
    assert_eq!(inside, page.articles);
    assert_eq!(found.furniture, page.furniture);
}

#[test]
fn many_threads_find_the_same() {
    let expected = digest(PAGE);
    let found = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| digest(PAGE))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(found.iter().all(|digest| *digest == expected));
}
