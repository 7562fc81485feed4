//! What holds for every text, whatever it is: arbitrary strings, strings of the characters of
//! newspapers, and pages with lines lost, doubled, cut and moved.

#[path = "../benches/support/press.rs"]
mod press;

use jianbao::{Flow, Page, Span, articles, columns, lines, pages, reflow};
use press::{Press, Shape};
use proptest::prelude::*;

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

fn check(text: &str) {
    let kept: Vec<Span> = lines(text).map(|line| line.span).collect();
    assert!(kept.windows(2).all(|pair| pair[0].end <= pair[1].start), "lines out of order");
    covers(text, "lines", kept);
    covers(text, "pages", pages(text).collect());
    let columns = columns(text).into_iter().flat_map(|column| column.lines);
    covers(text, "columns", columns.map(|line| line.span).collect());
    let flows = reflow(text);
    for flow in &flows {
        maps_back(text, flow);
    }
    covers(text, "reflow", flows.iter().flat_map(Flow::spans).collect());
    let page = articles(text);
    for flow in flows_of(&page) {
        maps_back(text, flow);
    }
    covers(text, "articles", spans(&page));
    assert_eq!(page, articles(text), "the same page gives the same articles");
    for article in &page.articles {
        if let Some(dateline) = &article.dateline {
            assert!(article.paragraphs[0].flow.text().starts_with(dateline.text()));
        }
    }
}

/// Every character that is not blank lies in exactly one of the spans, all on boundaries.
fn covers(text: &str, what: &str, spans: Vec<Span>) {
    let mut seen = vec![0_u8; text.len()];
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no slice");
        span.range().for_each(|at| seen[at] += 1);
    }
    for (at, c) in text.char_indices().filter(|&(_, c)| !is_blank(c)) {
        assert_eq!(seen[at], 1, "{what}: {c:?} at {at}");
    }
}

/// Every character of a flow stands in the source where the flow says, or was folded from what does.
fn maps_back(page: &str, flow: &Flow) {
    for (at, c) in flow.text().char_indices().filter(|&(_, c)| !is_blank(c)) {
        let source = flow.source(Span::new(at, at + c.len_utf8()));
        let [place] = source[..] else { panic!("{c:?} stands at {source:?}") };
        let there = &page[place.range()];
        let folded = there.chars().next().is_some_and(|c| c >= '\u{2e3a}');
        assert!(there.chars().eq([c]) || folded, "{c:?} was {there:?}");
    }
}

fn flows_of(page: &Page) -> Vec<&Flow> {
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

fn spans(page: &Page) -> Vec<Span> {
    let mut spans: Vec<Span> = flows_of(page).into_iter().flat_map(Flow::spans).collect();
    for article in &page.articles {
        spans.extend(article.source.iter().flat_map(|note| note.spans.clone()));
        let jumps = [&article.continued_from, &article.continued_on];
        spans.extend(jumps.into_iter().flatten().flat_map(|jump| jump.spans.clone()));
    }
    spans
}

/// What newspapers are made of, marks and blanks more often than in life.
const TYPE: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年\
    县镇村路元亿万千百十二三四五六七八九〇零点半两几余多近第届版月日时讯电报社记者来源上接下转\
    0123456789０１２３．％%.，。、；：！？“”‘’《》（）()—─…·□■●◆▲◀▶⽬⾯⺠⼀⻓⸺　  \n\n\n\n\t\r\u{c}\u{feff}AXapp";

fn newspaper() -> impl Strategy<Value = String> {
    let letters: Vec<char> = TYPE.chars().collect();
    prop::collection::vec(prop::sample::select(letters), 0..500)
        .prop_map(|letters| letters.into_iter().collect())
}

/// What may befall the lines of a page.
#[derive(Debug, Clone, Copy)]
enum Damage {
    Lose(usize),
    Double(usize),
    Swap(usize, usize),
    Part(usize, usize),
    Glue(usize),
    Blank(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    prop_oneof![
        at().prop_map(Damage::Lose),
        at().prop_map(Damage::Double),
        (at(), at()).prop_map(|(a, b)| Damage::Swap(a, b)),
        (at(), at()).prop_map(|(line, at)| Damage::Part(line, at)),
        at().prop_map(Damage::Glue),
        at().prop_map(Damage::Blank),
    ]
}

fn damaged(page: &str, damages: &[Damage]) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    for &damage in damages {
        let count = lines.len();
        let place = |at: usize| at % count;
        match damage {
            _ if count < 2 => break,
            Damage::Lose(at) => drop(lines.remove(place(at))),
            Damage::Double(at) => lines.insert(place(at), lines[place(at)].clone()),
            Damage::Swap(a, b) => lines.swap(place(a), place(b)),
            Damage::Part(at, cut) => {
                let line = &mut lines[place(at)];
                let cuts: Vec<usize> = line.char_indices().map(|(cut, _)| cut).collect();
                if !cuts.is_empty() {
                    let rest = line.split_off(cuts[cut % cuts.len()]);
                    lines.insert(place(at) + 1, rest);
                }
            }
            Damage::Glue(at) => {
                let line = lines.remove(place(at));
                lines[at % (count - 1)].push_str(&line);
            }
            Damage::Blank(at) => lines.insert(place(at), String::new()),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text(text in prop::collection::vec(any::<char>(), 0..300)) {
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn text_of_newspaper_characters(text in newspaper()) {
        check(&text);
    }

    #[test]
    fn mutated_pages(
        shape in prop::sample::select(Shape::ALL.to_vec()),
        number in 0_u64..50,
        damages in prop::collection::vec(damage(), 0..40),
    ) {
        let press = Press { stories: 3, ..Press::new(shape) };
        check(&damaged(&press.page(number).text, &damages));
    }
}

#[test]
fn our_pages() {
    for page in [
        include_str!("pages/qingping.txt"),
        include_str!("pages/liuting.txt"),
        include_str!("pages/shisun.txt"),
        include_str!("pages/wanghe.txt"),
        include_str!("pages/lanqiao.txt"),
        include_str!("pages/chunjie.txt"),
        include_str!("pages/chenbao.txt"),
    ] {
        check(page);
        check(&page.replace('\n', "\r\n"));
    }
}
