//! The public surface: what it is, so that no change to it goes unseen, and what holds for all of
//! its types.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::{number, quantity};

/// With `JIANBAO_BLESS` set, the list is written anew: look at what has changed, and tell it in the
/// changelog.
#[test]
fn the_public_surface_is_as_written_down() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api/surface.txt");
    let found = surface().join("\n") + "\n";
    if std::env::var_os("JIANBAO_BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap().replace('\r', "");
    let [found, written] = [&found, &written].map(|text| text.lines().collect::<BTreeSet<_>>());
    let new: Vec<_> = found.difference(&written).collect();
    let gone: Vec<_> = written.difference(&found).collect();
    assert!(new.is_empty() && gone.is_empty(), "new: {new:#?}\ngone: {gone:#?}");
}

macro_rules! types {
    ($($type:ty,)*) => {{
        $(holds::<$type>();)*
        [$(stringify!($type)),*]
    }};
}

fn holds<T: Send + Sync + Unpin + Clone + Debug + 'static>() {}

/// Every type that is declared public can be sent, shared, moved, cloned and looked at.
#[test]
fn types_are_plain_values() {
    let always = types![
        jianbao::Article,
        jianbao::Column,
        jianbao::Digest,
        jianbao::DigestArticle,
        jianbao::DigestQuantity,
        jianbao::Digests<'static>,
        jianbao::Error,
        jianbao::ErrorKind,
        jianbao::Flow,
        jianbao::Jump,
        jianbao::Line,
        jianbao::Lines<'static>,
        jianbao::Note,
        jianbao::Page,
        jianbao::Pages<'static>,
        jianbao::Paragraph,
        jianbao::ParagraphKind,
        jianbao::Span,
        number::FormatOptions,
        number::LargeUnits,
        number::Mode,
        number::Number,
        number::Numeral,
        number::NumeralKind,
        number::NumeralMatch,
        number::Numerals<'static>,
        number::ParseOptions,
        number::Style,
        number::Ten,
        number::Two,
        number::Yuan,
        number::Zero,
        number::ZeroPlacement,
        quantity::Approximation,
        quantity::BaseAmount,
        quantity::Bound,
        quantity::Dimension,
        quantity::Quantities<'static>,
        quantity::Quantity,
        quantity::QuantityKind,
        quantity::UnitMatch,
    ];
    #[cfg(feature = "keywords")]
    let with_keywords = types![
        jianbao::keyword::DocumentFrequencies,
        jianbao::keyword::Extractor,
        jianbao::keyword::Keyword,
        jianbao::keyword::Options,
        jianbao::keyword::Profile,
        jianbao::lexicon::Builder,
        jianbao::lexicon::LazyLexicon,
        jianbao::lexicon::Lexicon,
        jianbao::lexicon::Segmenter,
        jianbao::lexicon::Tag,
        jianbao::lexicon::Token,
    ];
    #[cfg(not(feature = "keywords"))]
    let with_keywords = [""; 0];
    let listed: BTreeSet<&str> = always.into_iter().chain(with_keywords).map(type_name).collect();
    let keywords = cfg!(feature = "keywords");
    for (file, declared) in declarations() {
        let here = keywords || !file.contains("keyword") && !file.contains("lexicon");
        if let Some(name) = declared_type(&declared).filter(|_| here) {
            assert!(listed.contains(name), "{name} of {file} is missing here");
        }
    }
}

/// Every public function, type and trait has an example; those that are found by name in the docs
/// can be found by a Chinese one.
#[test]
fn items_have_an_example_and_a_chinese_name() {
    let (mut items, mut bare) = (0, Vec::new());
    for (file, source) in public_sources() {
        let mut notes = String::new();
        for line in source.lines() {
            let item = line.trim_start();
            if item.starts_with("///") || item.starts_with("#[") {
                notes += item;
                continue;
            }
            if let Some(name) = documented(item) {
                let free = item.len() == line.len();
                let named = notes.contains("#[doc(alias = ") || !free;
                items += 1;
                bare.extend((!notes.contains("```") || !named).then(|| format!("{file}: {name}")));
            }
            if item.ends_with(['{', '}', ';']) || item.is_empty() {
                notes.clear();
            }
        }
    }
    assert_eq!(bare, [""; 0]);
    assert!(items > 130, "{items} items: some were not seen");
}

/// The name of the function, type or trait that a line declares; a function without a body is one
/// of a trait.
fn documented(line: &str) -> Option<&str> {
    let of_trait = line.starts_with("fn ") && line.ends_with(';');
    let rest = if of_trait { line } else { line.strip_prefix("pub ")? };
    let rest = rest.strip_prefix("const ").unwrap_or(rest);
    let kinds = ["fn ", "struct ", "enum ", "trait "];
    let name = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())
}

/// `Lines` of `jianbao::Lines<'static>`.
fn type_name(path: &str) -> &str {
    let name = path.rsplit("::").next().unwrap_or(path);
    name.split('<').next().unwrap_or(name)
}

/// The name of the type that a line declares.
fn declared_type(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
    rest.split(|c: char| !c.is_alphanumeric()).next()
}

/// The public items with their members and the traits that they implement, sorted.
fn surface() -> Vec<String> {
    let declared = declarations();
    let types: BTreeSet<&str> =
        declared.iter().filter_map(|(_, line)| declared_type(line)).collect();
    let public = |line: &str| match line.split_once(" for ") {
        Some((_, of)) => of.split(|c: char| !c.is_alphanumeric()).any(|name| types.contains(name)),
        None => true,
    };
    let mut lines: Vec<String> = declared.iter().map(|(_, line)| line.clone()).collect();
    lines.retain(|line| !line.starts_with("impl") || public(line));
    lines.sort();
    lines
}

/// What is declared in which file.
fn declarations() -> Vec<(String, String)> {
    let mut declared = Vec::new();
    for (name, source) in public_sources() {
        declared.extend(items(&source).into_iter().map(|item| (name.clone(), item)));
    }
    declared
}

/// The files of the crate without their tests. Whatever is `pub` in them can be reached: the lint
/// `unreachable_pub` sees to that. The programs that fit the models use more, which is no part of
/// the API.
fn public_sources() -> Vec<(String, String)> {
    const HIDDEN: [&str; 3] = ["src/role", "/fit.rs", "src/keyword/model.rs"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for path in sources(&root.join("src")) {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if !HIDDEN.iter().any(|hidden| name.contains(hidden)) {
            let source = fs::read_to_string(&path).unwrap().replace('\r', "");
            let source = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            files.push((name, source.to_owned()));
        }
    }
    files
}

fn sources(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The public items of a file as rustfmt lays it out: each on one line, a member after its owner.
fn items(source: &str) -> Vec<String> {
    let mut items = Vec::new();
    let (mut owner, mut attributes) = (String::new(), String::new());
    let mut lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        if line.trim_start().starts_with("#[") {
            let told = ["derive", "non_exhaustive", "must_use", "doc(hidden)"]
                .iter()
                .any(|one| line.contains(one));
            attributes += if told { line.trim() } else { "" };
            continue;
        }
        let open = owner.starts_with("pub enum") || owner.starts_with("pub trait");
        let member = indent == 4 && open && line.trim_start().starts_with(char::is_alphabetic);
        if line.trim_start().starts_with("pub ") || line.starts_with("impl") || member {
            let head = head(line.trim(), &mut lines);
            if indent == 0 {
                owner.clone_from(&head);
            }
            match indent {
                _ if attributes.contains("doc(hidden)") => {}
                0 if head.starts_with("impl") && !head.contains(" for ") => {}
                0 => items.push(format!("{head} {attributes}").trim_end().to_owned()),
                _ => items.push(format!("{owner}: {head}")),
            }
        } else if indent == 0 && !line.is_empty() && line != "}" {
            owner.clear();
        }
        attributes.clear();
    }
    items
}

/// A declaration up to its body, on one line.
fn head<'s>(first: &str, lines: &mut impl Iterator<Item = &'s str>) -> String {
    let mut head = first.to_owned();
    let open = |head: &str, marks: [char; 2]| {
        let [opened, closed] = marks.map(|mark| head.matches(mark).count());
        opened > closed
    };
    let ends: &[char] = if first.starts_with("pub use") { &[';'] } else { &['{', ';', ',', '}'] };
    while !head.ends_with(ends) || open(&head, ['(', ')']) {
        let Some(next) = lines.next() else { break };
        head += if head.ends_with(['(', '{']) { "" } else { " " };
        head += next.trim();
    }
    head.trim_end_matches(['{', ';', ',', ' ']).replace(", )", ")").replace(",}", "}")
}
