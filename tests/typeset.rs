//! Pages from the typesetter of the benches: what every page must hold, and how much of what was
//! set comes back.

#[path = "../benches/support/press.rs"]
mod press;

mod checks;

use std::collections::HashSet;

use jianbao::{Flow, articles, reflow};
use press::{Press, Shape, Sheet, stories, width_of, wrap};

fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text with a line for each character.
fn ribbon(text: &str) -> String {
    squash(text).chars().flat_map(|c| [c, '\n']).collect()
}

#[test]
fn lines_are_set_by_the_rules() {
    for story in stories() {
        for (paragraph, cells) in story.paragraphs.iter().zip((20..60).cycle()) {
            let lines = wrap(paragraph, cells, 4);
            assert_eq!(lines.concat(), *paragraph);
            for line in &lines {
                assert!(width_of(line) <= cells + 2, "{cells}: {line}");
                assert!(!line.starts_with(['，', '。', '、', '”', '》']), "{cells}: {line}");
            }
        }
    }
}

#[test]
fn the_same_settings_give_the_same_pages() {
    for shape in Shape::ALL {
        let press = Press::new(shape);
        assert_eq!(press.page(7).text, Press::new(shape).page(7).text);
        assert_ne!(press.page(7).text, press.page(8).text);
        let corpus = press.corpus(100_000);
        assert!(corpus.iter().map(String::len).sum::<usize>() >= 100_000);
    }
}

#[test]
fn every_character_lies_in_one_place() {
    for shape in Shape::ALL {
        for Sheet { text, .. } in Press::new(shape).pages().take(12) {
            checks::pages::on_a_page(&text, &articles(&text));
            let ribbon = ribbon(&text);
            checks::pages::on_a_page(&ribbon, &articles(&ribbon));
        }
    }
}

#[test]
fn reflow_gives_paragraphs_back() {
    let mut tally = Tally::default();
    for story in stories() {
        for cells in (22..=40).step_by(3) {
            let lines: Vec<&str> =
                story.paragraphs.iter().flat_map(|text| wrap(text, cells, 4)).collect();
            let flows = reflow(&lines.join("\n"));
            tally.add(story.paragraphs.iter(), flows.iter().map(Flow::text));
        }
    }
    assert!(tally.reaches(90), "{tally:?}");
}

/// Shape, and the least share in percent of the paragraphs and of the headlines that come back
/// whole from its pages.
const FLOORS: [(Shape, usize, usize); 4] = [
    (Shape::Blocks, 98, 75),
    (Shape::Plain, 95, 72),
    (Shape::Radicals, 94, 70),
    (Shape::Layout, 72, 42),
];

#[test]
fn articles_give_paragraphs_and_headlines_back() {
    for (shape, paragraphs, titles) in FLOORS {
        let (mut paragraph, mut title) = (Tally::default(), Tally::default());
        for Sheet { text, stories } in Press::new(shape).pages().take(12) {
            let page = articles(&text);
            let body = page.articles.iter().flat_map(|article| &article.paragraphs);
            paragraph.add(
                stories.iter().flat_map(|story| &story.paragraphs),
                body.map(|paragraph| paragraph.flow.text()),
            );
            let found = page.articles.iter().flat_map(|article| &article.title);
            title.add(stories.iter().flat_map(|story| &story.title), found.map(Flow::text));
        }
        println!("{}: paragraphs {paragraph:?}, headlines {title:?}", shape.name());
        assert!(paragraph.reaches(paragraphs), "{}: paragraphs {paragraph:?}", shape.name());
        assert!(title.reaches(titles), "{}: headlines {title:?}", shape.name());
    }
}

#[derive(Debug, Default)]
struct Tally {
    set: usize,
    back: usize,
}

impl Tally {
    fn add<'t>(
        &mut self,
        set: impl Iterator<Item = &'t String>,
        found: impl Iterator<Item = &'t str>,
    ) {
        let found: HashSet<String> = found.map(squash).collect();
        for text in set {
            self.set += 1;
            self.back += usize::from(found.contains(&squash(text)));
        }
    }

    fn reaches(&self, percent: usize) -> bool {
        self.back * 100 >= self.set * percent
    }
}
