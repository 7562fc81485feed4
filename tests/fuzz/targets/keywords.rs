//! Lexicons with words and dictionary files of one's own, keywords with any options, tokens that
//! were made elsewhere, tables of document frequencies.

#![no_main]

#[path = "../../checks/mod.rs"]
mod checks;

use std::sync::Arc;

use checks::{keywords, spelling};
use jianbao::Span;
use jianbao::keyword::{Extractor, Options, Profile};
use jianbao::lexicon::{Builder, Lexicon, Segmenter, Tag, Token};
use libfuzzer_sys::{arbitrary, arbitrary::Arbitrary, fuzz_target};

#[derive(Debug, Arbitrary)]
enum Input {
    /// A dictionary file, with the words that the builder is told.
    Dictionary {
        file: Vec<u8>,
        words: Vec<Word>,
        text: Text,
        segmenter: u8,
    },
    Keywords {
        title: Text,
        body: Text,
        options: Wanted,
        jieba: bool,
    },
    Tokens {
        body: Text,
        tokens: Vec<(u8, u8, u8)>,
        options: Wanted,
    },
    /// A table as it is saved, with a good head or not.
    Frequencies {
        head: bool,
        table: Vec<u8>,
        text: Text,
    },
    Counted(Vec<Text>),
}

#[derive(Debug, Arbitrary)]
struct Word {
    text: Text,
    frequency: Option<u32>,
    weight: Option<f32>,
    tag: u8,
    stop: bool,
}

#[derive(Debug, Arbitrary)]
enum Text {
    Any(String),
    Spelled(Vec<u8>),
}

#[derive(Debug, Arbitrary)]
struct Wanted {
    profile: u8,
    top: u8,
    length: (u8, u8),
    tags: Vec<u8>,
    allow: Vec<Text>,
    deny: Vec<Text>,
    tagged: bool,
}

impl Text {
    fn get(&self) -> String {
        match self {
            Self::Any(text) => text.clone(),
            Self::Spelled(bytes) => spelling::newspaper(bytes),
        }
    }
}

impl Wanted {
    fn options(&self) -> Options {
        let profiles = [Profile::Tags, Profile::Terms, Profile::Phrases];
        let options = Options::from(profiles[usize::from(self.profile) % 3])
            .top(self.top.into())
            .length(self.length.0.into(), self.length.1.into())
            .tags(self.tags.iter().map(|&tag| tag_of(tag)))
            .allow(self.allow.iter().map(Text::get))
            .deny(self.deny.iter().map(Text::get));
        if self.tagged { options.tagged() } else { options }
    }
}

fn tag_of(number: u8) -> Tag {
    const TAGS: [Tag; 8] = [
        Tag::Noun,
        Tag::Person,
        Tag::Verb,
        Tag::Numeral,
        Tag::Particle,
        Tag::Letters,
        Tag::Mark,
        Tag::Other,
    ];
    TAGS[usize::from(number) % TAGS.len()]
}

/// Seldom the full dictionary: it is copied for each lexicon with words of one's own.
fn segmenter_of(number: u8) -> Segmenter {
    if number % 32 == 7 { Segmenter::Jieba } else { Segmenter::Compact }
}

fn dictionary(file: &[u8], words: &[Word]) -> Builder {
    let path = std::env::temp_dir().join(format!("jianbao-fuzz-{}", std::process::id()));
    std::fs::write(&path, file).expect("the directory of temporary files is writable");
    let mut builder = Lexicon::builder().dictionary(path);
    for word in words.iter().take(8) {
        let (text, tag) = (word.text.get(), tag_of(word.tag));
        builder = match word.frequency {
            Some(frequency) => builder.word_with_frequency(&text, frequency, tag),
            None => builder.word(&text, tag),
        };
        if let Some(weight) = word.weight {
            builder = builder.weight(&text, weight);
        }
    }
    if words.iter().any(|word| word.stop) {
        let stop = words.iter().filter(|word| word.stop).map(|word| word.text.get());
        builder = builder.stop_words(stop.take(8));
    }
    builder
}

fn extract(lexicon: Lexicon, options: Options, title: &str, body: &str) {
    let top = options.top;
    let extractor = Extractor::new(options).with_lexicon(lexicon);
    let found = extractor.extract(title, body);
    assert!(found.len() <= top);
    keywords::sound(title, body, &found);
    assert_eq!(extractor.extract(title, body), found, "again, {body:?}");
}

fuzz_target!(|input: Input| match input {
    Input::Dictionary { file, words, text, segmenter } => {
        let builder = dictionary(&file, &words).segmenter(segmenter_of(segmenter));
        match builder.lazy().get() {
            Ok(lexicon) => {
                keywords::words(lexicon, &text.get());
                extract(lexicon.clone(), Options::default(), "", &text.get());
            }
            Err(error) => assert!(error.at() <= file.len() && !error.to_string().is_empty()),
        }
    }
    Input::Keywords { title, body, options, jieba } => {
        let lexicon = if jieba { Lexicon::jieba() } else { Lexicon::shared() };
        keywords::words(lexicon, &body.get());
        extract(lexicon.clone(), options.options(), &title.get(), &body.get());
    }
    Input::Tokens { body, tokens, options } => {
        let token = |&(start, len, tag): &(u8, u8, u8)| {
            Token::new(Span::new(start.into(), usize::from(start) + usize::from(len)), tag_of(tag))
        };
        let tokens: Vec<Token> = tokens.iter().map(token).collect();
        let body = body.get();
        let found = Extractor::new(options.options()).extract_tokens(("", &[]), (&body, &tokens));
        keywords::sound("", &body, &found);
    }
    Input::Frequencies { head, table, text } => {
        let head: &[u8] = if head { b"jianbao document frequencies 1\n" } else { b"" };
        keywords::frequencies(&[head, &table].concat(), &text.get());
    }
    Input::Counted(texts) => {
        let texts: Vec<String> = texts.iter().map(Text::get).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let counted = keywords::counted(Lexicon::shared(), &texts);
        let extractor = Extractor::default().with_frequencies(Arc::new(counted));
        for text in texts {
            keywords::sound("", text, &extractor.extract("", text));
        }
    }
});
