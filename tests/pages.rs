//! The project's own pages against their expected digests, in the form that `pages/README.md` tells.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jianbao::{Article, Flow, Page, ParagraphKind, Span, articles};

/// A page and the digest it should become.
struct Case {
    name: String,
    page: String,
    expected: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    files
        .iter()
        .map(|path| Case {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            page: read(path),
            expected: read(&path.with_extension("expected")),
        })
        .collect()
}

/// The pages that come out right.
const SETTLED: [&str; 2] = ["liuting", "qingping"];

#[test]
fn settled_pages_become_the_expected_digests() {
    compare(|name| SETTLED.contains(&name));
}

#[test]
#[ignore = "five pages are not read right yet: chenbao, chunjie, lanqiao, shisun, wanghe"]
fn pages_become_the_expected_digests() {
    compare(|_| true);
}

fn compare(wanted: impl Fn(&str) -> bool) {
    let mut report = String::new();
    for case in cases().iter().filter(|case| wanted(&case.name)) {
        let heads = if case.expected.contains("\n  heads ") { Heads::Joined } else { Heads::Told };
        let found = written(&case.page, &articles(&case.page), heads);
        let changes = changes(&case.expected, &found);
        if !changes.is_empty() {
            write!(report, "\n== {} (- expected, + found)\n{changes}", case.name).unwrap();
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// The expected digests are hand-made: each must take in every character of its page once and say
/// what stands there.
#[test]
fn expected_digests_tile_their_pages() {
    for Case { name, page, expected } in cases() {
        let places = Places::new(&page);
        let mut seen = vec![0_u8; page.len()];
        for line in expected.lines().filter(|line| line.contains("  L")) {
            let (key, rest) = line.trim_start().split_once(' ').unwrap();
            let (refs, text) = rest.trim_start().split_once("  ").unwrap();
            let spans = places.read(refs);
            let printed: String = spans.iter().map(|span| &page[span.range()]).collect();
            assert!(says(&printed, text), "{name}: {key} {refs}: {printed:?} is not {text:?}");
            if key != "dateline" {
                spans.iter().flat_map(|span| span.range()).for_each(|at| seen[at] += 1);
            }
        }
        for (at, c) in page.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let line = page[..at].matches('\n').count() + 1;
            assert_eq!(seen[at], 1, "{name}: line {line}: {c} lies in {} places", seen[at]);
        }
    }
}

/// Whether `text` is what is `printed`, but for blanks, radicals and what frames a value.
fn says(printed: &str, text: &str) -> bool {
    let squash = |text: &str| -> Vec<char> {
        text.replace('⸺', "——").chars().filter(|c| !c.is_whitespace()).collect()
    };
    let same = |(a, b): (&char, &char)| a == b || ('\u{2e80}'..='\u{2fdf}').contains(a);
    let (printed, text) = (squash(printed), squash(text));
    printed.windows(text.len()).any(|window| window.iter().zip(&text).all(same))
}

/// Whether the lines of a headline are told apart.
#[derive(Clone, Copy, PartialEq)]
enum Heads {
    Told,
    Joined,
}

/// The page in the form of the expected files.
fn written(text: &str, page: &Page, heads: Heads) -> String {
    let places = Places::new(text);
    let mut out = String::new();
    for article in &page.articles {
        write_article(&mut out, &places, article, heads);
        out.push('\n');
    }
    for (spans, text) in furniture(&places, &page.furniture) {
        writeln!(out, "furniture   {}  {text}", places.write(&spans)).unwrap();
    }
    format!("{}\n", out.trim_end())
}

fn write_article(out: &mut String, places: &Places, article: &Article, heads: Heads) {
    out.push_str("article\n");
    for (key, spans, text) in fields(article, heads) {
        writeln!(out, "  {key:<9} {}  {}", places.write(&spans), set(&text)).unwrap();
    }
}

type Field = (&'static str, Vec<Span>, String);

fn fields(article: &Article, heads: Heads) -> Vec<Field> {
    let mut fields = Vec::new();
    let head = |key, flow: &Option<Flow>| flow.as_ref().map(|flow| field(key, flow));
    fields.extend(head("label", &article.label));
    if heads == Heads::Joined {
        fields.push(headline(article));
    } else {
        fields.extend(head("kicker", &article.kicker));
        fields.extend(head("title", &article.title));
        fields.extend(head("subtitle", &article.subtitle));
    }
    fields.extend(head("byline", &article.byline));
    let source = article.source.as_ref();
    fields.extend(source.map(|note| ("source", note.spans.clone(), note.text.clone())));
    fields.extend(head("dateline", &article.dateline));
    for (key, jump) in [("from", &article.continued_from), ("to", &article.continued_on)] {
        fields.extend(jump.iter().map(|jump| (key, jump.spans.clone(), jump.page.to_string())));
    }
    fields.extend(article.paragraphs.iter().map(|paragraph| match paragraph.kind {
        ParagraphKind::Subhead => field("subhead", &paragraph.flow),
        _ => field("p", &paragraph.flow),
    }));
    fields.extend(article.captions.iter().map(|caption| field("caption", caption)));
    fields
}

fn field(key: &'static str, flow: &Flow) -> Field {
    (key, flow.spans(), flow.text().to_owned())
}

/// Kicker, title and subtitle put together in the order in which they stand.
fn headline(article: &Article) -> Field {
    let lines = [&article.kicker, &article.title, &article.subtitle];
    let mut parts: Vec<_> =
        lines.into_iter().flatten().map(|flow| (flow.spans(), flow.text())).collect();
    parts.sort();
    let text = parts.iter().flat_map(|(_, text)| text.split_whitespace()).collect();
    ("heads", parts.into_iter().flat_map(|(spans, _)| spans).collect(), text)
}

/// The furniture in the order in which it stands, what shares a line as one.
fn furniture(places: &Places, flows: &[Flow]) -> Vec<(Vec<Span>, String)> {
    let mut parts: Vec<_> = flows.iter().map(|flow| (flow.spans(), set(flow.text()))).collect();
    parts.sort();
    let line = |span: Option<&Span>| span.map(|span| places.line_of(span.start));
    let mut lines: Vec<(Vec<Span>, String)> = Vec::new();
    for (spans, text) in parts {
        match lines.last_mut() {
            Some((before, said)) if line(before.last()) == line(spans.first()) => {
                before.extend(spans);
                write!(said, " {text}").unwrap();
            }
            _ => lines.push((spans, text)),
        }
    }
    lines
}

/// The text with its blanks set as one.
fn set(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Byte spans of a page written as lines and characters.
struct Places<'t> {
    text: &'t str,
    lines: Vec<Span>,
}

/// The characters `from` to `to` of a line, all counted from nought, `to` included.
#[derive(Clone, Copy)]
struct Run {
    line: usize,
    from: usize,
    to: usize,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let mut start = 0;
        let lines = text
            .split('\n')
            .map(|line| {
                let span = Span::new(start, start + line.len());
                start = span.end + 1;
                span
            })
            .collect();
        Places { text, lines }
    }

    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.start <= at) - 1
    }

    fn is_blank(&self, line: usize) -> bool {
        self.text[self.lines[line]].trim().is_empty()
    }

    /// The run from the first to the last character of a line that is not blank.
    fn whole(&self, line: usize) -> Run {
        let chars = || self.text[self.lines[line]].chars();
        let to = chars().count() - chars().rev().take_while(|c| c.is_whitespace()).count() - 1;
        Run { line, from: chars().take_while(|c| c.is_whitespace()).count(), to }
    }

    fn runs(&self, spans: &[Span]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for &span in spans {
            for (offset, c) in self.text[span].char_indices() {
                let at = span.start + offset;
                let line = self.line_of(at);
                let to = self.text[self.lines[line].start..at].chars().count();
                let between = |from: usize| {
                    self.text[self.lines[line]]
                        .chars()
                        .skip(from + 1)
                        .take(to.saturating_sub(from + 1))
                };
                match runs.last_mut() {
                    _ if c.is_whitespace() => {}
                    Some(run)
                        if run.line == line
                            && run.to < to
                            && between(run.to).all(char::is_whitespace) =>
                    {
                        run.to = to;
                    }
                    _ => runs.push(Run { line, from: to, to }),
                }
            }
        }
        runs
    }

    fn write(&self, spans: &[Span]) -> String {
        // Whole lines as pairs of first and last, parts as they are.
        let mut refs: Vec<(usize, usize, Option<Run>)> = Vec::new();
        for run in self.runs(spans) {
            let whole = self.whole(run.line);
            let is_whole = (run.from, run.to) == (whole.from, whole.to);
            match refs.last_mut() {
                Some((_, last, None))
                    if is_whole
                        && *last < run.line
                        && (*last + 1..run.line).all(|line| self.is_blank(line)) =>
                {
                    *last = run.line;
                }
                _ => refs.push((run.line, run.line, (!is_whole).then_some(run))),
            }
        }
        let refs: Vec<String> = refs
            .into_iter()
            .map(|(first, last, part)| match part {
                None if first == last => format!("L{}", first + 1),
                None => format!("L{}-{}", first + 1, last + 1),
                Some(run) if run.from == run.to => format!("L{}:{}", first + 1, run.from + 1),
                Some(run) => format!("L{}:{}-{}", first + 1, run.from + 1, run.to + 1),
            })
            .collect();
        refs.join(",")
    }

    /// The spans of the characters that are not blank in the places told.
    fn read(&self, refs: &str) -> Vec<Span> {
        let number = |text: &str| text.parse::<usize>().unwrap() - 1;
        let pair = |text: &str| {
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            (number(from), number(to))
        };
        let mut spans = Vec::new();
        for place in refs.split(',').map(|place| place.strip_prefix('L').unwrap()) {
            let (lines, part) = match place.split_once(':') {
                Some((line, part)) => (pair(line), Some(pair(part))),
                None => (pair(place), None),
            };
            for line in lines.0..=lines.1 {
                let start = self.lines[line].start;
                let (from, to) = part.unwrap_or((0, usize::MAX));
                let chars = self.text[self.lines[line]].char_indices().enumerate();
                spans.extend(
                    chars
                        .filter(|&(at, (_, c))| at >= from && at <= to && !c.is_whitespace())
                        .map(|(_, (at, c))| Span::new(start + at, start + at + c.len_utf8())),
                );
            }
        }
        spans
    }
}

/// The lines that only one of the two texts has, in order; empty if they are equal.
fn changes(expected: &str, found: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let mut common = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for (i, left) in a.iter().enumerate().rev() {
        for (j, right) in b.iter().enumerate().rev() {
            common[i][j] = if left == right {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, String::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && common[i + 1][j] >= common[i][j + 1]) {
            writeln!(out, "- {}", a[i]).unwrap();
            i += 1;
        } else {
            writeln!(out, "+ {}", b[j]).unwrap();
            j += 1;
        }
    }
    out
}
