//! Keywords and the lexicon through the public interface: rows, invariants, threads.
#![cfg(feature = "keywords")]

use std::sync::Arc;
use std::{env, fs, thread};

use jianbao::keyword::{DocumentFrequencies, Extractor, Keyword, Options, Profile, extract};
use jianbao::lexicon::{LazyLexicon, Lexicon, Segmenter, Tag, Token};
use jianbao::{ErrorKind, Span};
use proptest::prelude::*;

const TITLE: &str = "青屏水库开始蓄水";
const BODY: &str = "青屏水库昨日开始蓄水。水库由林巧云设计，建成后下游三县的农田灌溉有了保障。\
                    “百村饮水工程”同时开工，总投资3.2亿元。《清溪志》记载，清溪一带历来缺水，农田十年九旱。";

fn texts(keywords: &[Keyword]) -> Vec<&str> {
    keywords.iter().map(|keyword| keyword.text.as_str()).collect()
}

#[test]
fn every_profile_finds_what_the_article_is_about() {
    let rows = [
        (Profile::Tags, "水库"),
        (Profile::Terms, "农田灌溉"),
        (Profile::Phrases, "百村饮水工程"),
        (Profile::Phrases, "清溪志"),
    ];
    for (profile, expected) in rows {
        let found = Extractor::new(profile).extract(TITLE, BODY);
        assert!(texts(&found).contains(&expected), "{profile:?}: {:?}", texts(&found));
    }
}

#[test]
fn no_keyword_crosses_a_mark_or_holds_a_number() {
    for profile in [Profile::Tags, Profile::Terms, Profile::Phrases] {
        for keyword in
            Extractor::new(Options::from(profile).top(100).least(0.0)).extract(TITLE, BODY)
        {
            assert!(!keyword.text.contains(['，', '。', '“', '3']), "{}", keyword.text);
        }
    }
}

#[test]
fn no_keyword_is_part_of_a_quantity() {
    let body = "青屏水库总投资3.2亿元。今年水位下降两个百分点，耗资五千万元，灌溉九万亩农田。";
    for profile in [Profile::Tags, Profile::Terms, Profile::Phrases] {
        for keyword in Extractor::new(Options::from(profile).top(100).least(0.0)).extract("", body)
        {
            let quantities = jianbao::quantity::find(body);
            let spans: Vec<Span> = quantities.map(|quantity| quantity.span).collect();
            let counted = |at: &Span| spans.iter().any(|q| q.start < at.end && at.start < q.end);
            assert!(!keyword.spans.iter().any(counted), "{}", keyword.text);
        }
    }
}

#[test]
fn what_stands_outside_of_quantities_too_is_kept() {
    let rows = [
        ("清溪港贷款人民币50亿元。昨日人民币升值，各地换成人民币。", true),
        ("清溪港贷款人民币50亿元，青屏港贷款人民币20亿元。", false),
    ];
    for (body, expected) in rows {
        let found = Extractor::new(Options::default().top(50).least(0.0)).extract("", body);
        assert_eq!(texts(&found).contains(&"人民币"), expected, "{body}: {:?}", texts(&found));
    }
}

#[test]
fn what_the_text_repeats_is_a_word() {
    let body = "青屏县推行以旧换新。以旧换新的补贴今日到位，家电以旧换新最多。";
    for profile in [Profile::Tags, Profile::Terms, Profile::Phrases] {
        let found = Extractor::new(profile).extract("", body);
        assert!(texts(&found).contains(&"以旧换新"), "{profile:?}: {:?}", texts(&found));
        assert!(!texts(&found).contains(&"换新"), "{profile:?}: {:?}", texts(&found));
    }
}

#[test]
fn a_phrase_is_a_tag_if_it_stands_twice_or_is_told_apart() {
    let rows = [
        ("once", "", "水库加固昨日开工。", false),
        ("twice", "", "水库加固昨日开工，三月后水库加固完毕。", true),
        ("in the title", "水库加固开工", "水库加固昨日开工。", true),
        ("in quotation marks", "", "“水库加固”昨日开工。", true),
    ];
    for (name, title, body, expected) in rows {
        let options = Options::default().top(100).least(0.0).deny(["水库", "加固"]);
        let found = Extractor::new(options).extract(title, body);
        assert_eq!(texts(&found).contains(&"水库加固"), expected, "{name}");
    }
}

#[test]
fn weak_keywords_are_left_out() {
    assert_eq!(at_least(2.0).len(), 1);
    assert!(at_least(0.3).iter().skip(1).all(|keyword| keyword.score >= 0.3));
    assert!(at_least(0.0).len() > at_least(0.3).len());
    assert_eq!(at_least(f32::NAN).len(), 1);
    let listed = Options::default().least(2.0).allow(["水库", "农田", "灌溉"]);
    assert!(Extractor::new(listed).extract(TITLE, BODY).len() > 1);
}

fn at_least(least: f32) -> Vec<Keyword> {
    Extractor::new(Options::default().top(50).least(least)).extract(TITLE, BODY)
}

#[test]
fn filters() {
    let all = Options::default().top(50).least(0.0);
    let find = |options: Options| Extractor::new(options).extract(TITLE, BODY);
    assert_eq!(find(all.clone().tags([])), find(all.clone()));
    assert!(find(all.clone().tags([Tag::Person])).iter().all(|k| k.text == "林巧云"));
    assert!(find(all.clone().length(3, 3)).iter().all(|k| k.text.chars().count() == 3));
    assert_eq!(texts(&find(all.clone().allow(["蓄水"]))), ["蓄水"]);
    assert!(!texts(&find(all.clone().deny(["水库"]))).contains(&"水库"));
    assert!(find(all.clone().tagged()).iter().all(|k| k.tag.is_some()));
    assert!(find(all.clone().top(0)).is_empty());
}

#[test]
fn a_lexicon_of_ones_own() {
    let lexicon = Lexicon::builder()
        .word("百村饮水", Tag::Proper)
        .weight("农田", 0.0)
        .stop_words(["水库"])
        .build()
        .unwrap();
    let options = Options::default().top(100).least(0.0);
    let extractor = Extractor::new(options).with_lexicon(lexicon);
    let found = extractor.extract(TITLE, BODY);
    assert!(texts(&found).contains(&"百村饮水"));
    assert!(!texts(&found).iter().any(|text| text.contains("农田") || text.contains("水库")));
}

#[test]
fn the_full_dictionary_cuts() {
    let rows = [
        ("山村种植再生稻", "山村/种植/再生稻"),
        ("水库昨天蓄水，", "水库/昨天/蓄水/，"),
        ("LED灯 3.2米", "LED/灯/ /3.2/米"),
        ("\r\n“”", "\r/\n/“/”"),
        ("", ""),
    ];
    for (text, expected) in rows {
        let tokens = Lexicon::jieba().segment(text);
        let words: Vec<&str> = tokens.iter().map(|token| &text[token.span]).collect();
        assert_eq!(words.join("/"), expected, "{text}");
    }
}

#[test]
fn the_full_dictionary_tells_words_and_tags() {
    let jieba = Lexicon::jieba();
    let rows =
        [("再生稻", Some(Tag::Noun)), ("水库", Some(Tag::Noun)), ("青屏水库", None), ("", None)];
    for (word, expected) in rows {
        assert_eq!(
            (jieba.contains(word), jieba.tag(word)),
            (expected.is_some(), expected),
            "{word}"
        );
    }
    assert!(jieba.is_stop_word("因为"));
    assert!(std::ptr::eq(Lexicon::jieba(), jieba));
}

#[test]
fn words_of_ones_own_in_the_full_dictionary() {
    let lexicon = Lexicon::builder()
        .segmenter(Segmenter::Jieba)
        .word("青屏水库", Tag::Place)
        .word("再生稻", Tag::Proper)
        .weight("百村饮水", 3.0)
        .stop_words(["农田"])
        .build()
        .unwrap();
    let text = "青屏水库灌溉再生稻";
    let tokens = lexicon.segment(text);
    let found: Vec<_> = tokens.iter().map(|token| (&text[token.span], token.tag)).collect();
    let expected = [("青屏水库", Tag::Place), ("灌溉", Tag::VerbNoun), ("再生稻", Tag::Proper)];
    assert_eq!(found, expected);
    assert_eq!(lexicon.tag("再生稻"), Some(Tag::Proper));
    assert!(lexicon.contains("百村饮水") && !Lexicon::jieba().contains("百村饮水"));
    assert!(lexicon.is_stop_word("农田"));
    assert_eq!(Lexicon::jieba().tag("再生稻"), Some(Tag::Noun));
}

#[test]
fn keywords_with_the_full_dictionary() {
    for (profile, expected) in [(Profile::Tags, "水库"), (Profile::Terms, "农田灌溉")] {
        let extractor = Extractor::new(profile).with_lexicon(Lexicon::jieba().clone());
        let found = extractor.extract(TITLE, BODY);
        assert!(texts(&found).contains(&expected), "{profile:?}: {:?}", texts(&found));
        check(TITLE, BODY, &found);
    }
}

#[test]
fn dictionary_files() {
    let folder = env::temp_dir().join(format!("jianbao-dictionary-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let rows = [
        ("good.txt", "青屏县 30 ns\n\n清溪路\n", None),
        ("frequency.txt", "青屏县 30 ns\n清溪路 -1\n", Some((":2: expected a frequency", 16))),
        ("tag.txt", "清溪路 3 ?\n", Some((":1: expected the letters", 0))),
    ];
    for (name, text, expected) in rows {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let lazy = Lexicon::builder().dictionary(&path).lazy();
        match (lazy.get(), expected) {
            (Ok(lexicon), None) => {
                assert_eq!(lexicon.tag("青屏县"), Some(Tag::Place));
                assert!(lexicon.contains("清溪路"));
            }
            (Err(error), Some((message, at))) => {
                assert_eq!(error.kind(), ErrorKind::Dictionary, "{name}");
                assert!(error.to_string().contains(message), "{error}");
                assert_eq!(error.at(), at, "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    // A dictionary that is mended between two tries loads at the second.
    let path = folder.join("mended.txt");
    fs::write(&path, "清溪路 3 ?").unwrap();
    let lazy = Lexicon::builder().dictionary(&path).lazy();
    assert!(lazy.get().is_err());
    fs::write(&path, "清溪路 3 ns").unwrap();
    assert!(lazy.get().unwrap().contains("清溪路"));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn names_are_joined() {
    let rows = ["林巧云", "埃姆尔德"];
    for name in rows {
        let text = format!("会上，{name}表示赞成。");
        let tokens = Lexicon::shared().segment(&text);
        assert!(tokens.iter().any(|token| text[token.span] == *name), "{name}: {tokens:?}");
    }
}

#[test]
fn frequencies_are_added_up() {
    let mut both = DocumentFrequencies::default();
    let mut parts = Vec::new();
    for text in ["青屏水库蓄水", "清溪水库放水", "农田灌溉"] {
        both.count(text);
        let mut part = DocumentFrequencies::default();
        part.count(text);
        parts.push(part);
    }
    let mut merged = DocumentFrequencies::default();
    parts.iter().rev().for_each(|part| merged.merge(part));
    assert_eq!(merged, both);
    let mut file = Vec::new();
    both.save(&mut file).unwrap();
    assert_eq!(DocumentFrequencies::load(&file[..]).unwrap(), both);
    for broken in ["", "jianbao document frequencies 1", "jianbao document frequencies 1\nx"] {
        assert!(DocumentFrequencies::load(broken.as_bytes()).is_err(), "{broken}");
    }
    let extractor = Extractor::default().with_frequencies(Arc::new(both));
    assert!(!extractor.extract(TITLE, BODY).is_empty());
}

#[test]
fn threads_agree() {
    fn assert_send_sync<T: Send + Sync>() {}
    assert_send_sync::<Lexicon>();
    assert_send_sync::<LazyLexicon>();
    assert_send_sync::<Extractor>();
    assert_send_sync::<Options>();
    assert_send_sync::<Keyword>();
    assert_send_sync::<DocumentFrequencies>();
    let expected = extract(TITLE, BODY);
    let extractor = Extractor::default();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..20 {
                    assert_eq!(extractor.extract(TITLE, BODY), expected);
                }
            });
        }
    });
}

fn check(title: &str, body: &str, keywords: &[Keyword]) {
    for keyword in keywords {
        assert!((0.0..=1.0).contains(&keyword.score), "{keyword:?}");
        assert!(title.contains(&keyword.text) || body.contains(&keyword.text), "{keyword:?}");
        for pair in keyword.spans.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{keyword:?}");
        }
        let folded = keyword.text.to_ascii_lowercase();
        let count = body.to_ascii_lowercase().matches(&folded).count();
        assert_eq!(keyword.spans.len(), count, "{keyword:?}");
        for &span in &keyword.spans {
            assert!(body[span].eq_ignore_ascii_case(&keyword.text), "{keyword:?}");
        }
    }
    assert!(keywords.windows(2).all(|pair| pair[0].score >= pair[1].score));
}

/// Text made of what matters to the extractor.
fn newsy() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "青屏",
        "水库",
        "蓄水",
        "农田",
        "的",
        "，",
        "。",
        "《",
        "》",
        "“",
        "”",
        "LED",
        "led",
        " ",
        "3",
        "林巧云",
        "\n",
        "尔",
        "斯",
        "克",
        "王",
        "𠀀",
        "-",
        "a.b",
        "更新",
        "城市",
    ]);
    prop::collection::vec(parts, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn tokens_tile_the_text(text in ".*|[一-龥a-z0-9.]{0,40}") {
        for lexicon in [Lexicon::shared(), Lexicon::jieba()] {
            let mut at = 0;
            for token in lexicon.segment(&text) {
                prop_assert_eq!(token.span.start, at);
                prop_assert!(!token.span.is_empty());
                prop_assert!(text.get(token.span.range()).is_some());
                at = token.span.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }

    #[test]
    fn keywords_of_any_text_are_sound(title in ".*", body in ".*|[一-龥]{0,80}") {
        check(&title, &body, &extract(&title, &body));
    }

    #[test]
    fn keywords_with_the_full_dictionary_are_sound(title in newsy(), body in newsy()) {
        let extractor = Extractor::default().with_lexicon(Lexicon::jieba().clone());
        check(&title, &body, &extractor.extract(&title, &body));
    }

    #[test]
    fn keywords_of_news_are_sound(title in newsy(), body in newsy(), top in 0_usize..40) {
        for profile in [Profile::Tags, Profile::Terms, Profile::Phrases] {
            let extractor = Extractor::new(Options::from(profile).top(top).least(0.0));
            let keywords = extractor.extract(&title, &body);
            prop_assert!(keywords.len() <= top);
            check(&title, &body, &keywords);
            prop_assert_eq!(extractor.extract(&title, &body), keywords);
        }
    }

    #[test]
    fn any_tokens_are_taken(body in newsy(), ends in prop::collection::vec((0_usize..200, 0_usize..9), 0..20)) {
        let tokens: Vec<Token> = ends
            .iter()
            .map(|&(start, length)| Token::new(Span::new(start, start + length), Tag::Noun))
            .collect();
        let keywords = Extractor::default().extract_tokens(("", &[]), (&body, &tokens));
        check("", &body, &keywords);
    }

    #[test]
    fn own_tokens_give_the_same(title in newsy(), body in newsy()) {
        let lexicon = Lexicon::shared();
        let (in_title, in_body) = (lexicon.segment(&title), lexicon.segment(&body));
        let extractor = Extractor::default();
        let given = extractor.extract_tokens((&title, &in_title), (&body, &in_body));
        check(&title, &body, &given);
    }

    #[test]
    fn any_bytes_of_frequencies_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = DocumentFrequencies::load(&bytes[..]);
    }
}
