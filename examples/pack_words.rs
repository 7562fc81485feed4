//! Packs a word list into `src/lexicon/words.bin`, the table behind `Lexicon::shared`.
//!
//! ```sh
//! cargo run --release --example pack_words -- dict.txt articles.jsonl… > src/lexicon/words.bin
//! ```
//!
//! `dict.txt` has a word, its frequency and its part of speech on each line, as jieba's has;
//! `articles.jsonl` has objects with a list `paragraphs`, from which the number of articles that
//! hold each word is counted. Words seen fewer than five times, longer than eight characters or
//! with characters outside the basic plane are left out. The same input gives the same table.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};
use std::{env, fs};

const LEAST_FREQUENCY: u32 = 5;
const LONGEST: usize = 8;

/// Words of the last years that no old list has.
const NEW_WORDS: &[(&str, u32, &str)] = &[
    ("雄安", 200, "ns"),
    ("雄安新区", 120, "ns"),
    ("碳达峰", 120, "n"),
    ("碳中和", 120, "n"),
    ("双碳", 60, "n"),
    ("供给侧", 200, "n"),
    ("一带一路", 300, "nz"),
    ("粤港澳", 100, "ns"),
    ("大湾区", 100, "ns"),
    ("长三角", 200, "ns"),
    ("珠三角", 150, "ns"),
    ("京津冀", 200, "ns"),
    ("乡村振兴", 200, "l"),
    ("脱贫攻坚", 200, "l"),
    ("新质生产力", 100, "n"),
    ("高质量", 300, "b"),
    ("人工智能", 300, "n"),
    ("大数据", 300, "n"),
    ("云计算", 200, "n"),
    ("区块链", 150, "n"),
    ("物联网", 200, "n"),
    ("互联网", 800, "n"),
    ("新能源", 300, "n"),
    ("高铁", 300, "n"),
    ("动车", 150, "n"),
    ("微博", 200, "n"),
    ("微信", 300, "n"),
    ("网友", 400, "n"),
    ("网红", 100, "n"),
    ("直播", 300, "vn"),
    ("快递", 250, "n"),
    ("电商", 250, "n"),
    ("支付宝", 100, "nz"),
    ("二维码", 100, "n"),
    ("新冠", 200, "n"),
    ("疫情", 400, "n"),
    ("核酸", 150, "n"),
    ("疫苗", 300, "n"),
    ("营商环境", 100, "n"),
    ("放管服", 100, "j"),
    ("减税降费", 80, "l"),
    ("生态文明", 200, "n"),
    ("冬奥会", 200, "nz"),
    ("中共中央", 400, "nt"),
    ("深度学习", 100, "n"),
    ("机器学习", 100, "n"),
    ("神经网络", 200, "n"),
    ("智能手机", 150, "n"),
    ("共享单车", 80, "n"),
    ("网约车", 80, "n"),
    ("老赖", 60, "n"),
    ("房车", 60, "n"),
    ("奇葩", 60, "n"),
    ("雾霾", 150, "n"),
];

/// Words that the list calls adverbs, by their right parts of speech.
const NO_ADVERBS: &[(&str, &str)] = &[
    ("更新 进步 立法 互动 重复 相处", "vn"),
    ("反对 同意 暂停 立足 着眼 到来 通往 定都 向往 照相 居多 较量", "v"),
    ("差别 难度 难点 难处 好处 长处 高处 真相 果实 比分 首相 进度 终点 起步 据点 批次 纵深", "n"),
    ("大自然 正门 相声 小偷 活佛 胡须 初衷 本意 原意 反面 大便 相机 真经 真味", "n"),
    ("大连 约旦 也门 永新", "ns"),
    ("日常 快速 高新 长途 高速 特定 最新 全新", "b"),
    ("务实 真实 深刻 整齐 缓慢 正直 紧迫 非凡 长远 久远 偏远 低微", "a"),
];

struct Word {
    frequency: u32,
    tag: u8,
    articles: u32,
}

fn main() {
    let mut arguments = env::args().skip(1);
    let list = arguments.next().expect("usage: pack_words DICT ARTICLES…");
    let mut words = read_words(&fs::read_to_string(list).expect("a readable word list"));
    for path in arguments {
        count_articles(&fs::read_to_string(path).expect("readable articles"), &mut words);
    }
    io::stdout().write_all(&pack(&words)).expect("a writable output");
}

fn read_words(list: &str) -> BTreeMap<String, Word> {
    let mut words = BTreeMap::new();
    for line in list.lines() {
        let mut fields = line.split_whitespace();
        let (Some(word), Some(frequency)) = (fields.next(), fields.next()) else { continue };
        let frequency: u32 = frequency.parse().expect("a frequency");
        let tag = fields.next().unwrap_or("x");
        if fits(word, frequency) {
            words.insert(word.to_owned(), Word { frequency, tag: tag_code(tag), articles: 0 });
        }
    }
    for &(word, frequency, tag) in NEW_WORDS {
        let entry = words.entry(word.to_owned()).or_insert(Word { frequency, tag: 0, articles: 0 });
        entry.frequency = entry.frequency.max(frequency);
        entry.tag = tag_code(tag);
    }
    for &(list, tag) in NO_ADVERBS {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).and_modify(|entry| entry.tag = tag_code(tag));
        }
    }
    words
}

fn fits(word: &str, frequency: u32) -> bool {
    frequency >= LEAST_FREQUENCY
        && word.chars().count() <= LONGEST
        && word.chars().all(|c| !c.is_ascii() && u32::from(c) < 0x1_0000)
}

/// The place of a part of speech in the order of `lexicon::Tag`.
fn tag_code(tag: &str) -> u8 {
    const TAGS: &[&str] = &[
        "n", "nr", "ns", "nt", "nz", "v", "vn", "a", "d", "i", "l", "j", "t", "m", "q", "r", "p",
        "c", "u", "f", "b", "z", "g", "x",
    ];
    let tag = match tag {
        "nrt" | "nrfg" => "nr",
        "s" => "f",
        "ad" | "an" => "a",
        "vd" | "vi" | "vq" => "v",
        "mq" => "m",
        "zg" | "ng" | "vg" | "ag" | "tg" | "dg" | "rg" | "mg" | "h" | "k" => "g",
        "ul" | "uv" | "ud" | "uj" | "uz" | "ug" | "y" | "e" | "o" => "u",
        "df" => "d",
        "rr" | "rz" => "r",
        other => other,
    };
    let place = TAGS.iter().position(|&known| known == tag).unwrap_or(TAGS.len() - 1);
    u8::try_from(place).expect("a few tags")
}

/// Adds the articles that hold each word, cut by the longest word at each place.
fn count_articles(lines: &str, words: &mut BTreeMap<String, Word>) {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for line in lines.lines() {
        let article: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let mut seen = HashSet::new();
        let texts = article["paragraphs"].as_array().into_iter().flatten();
        for text in texts.filter_map(|paragraph| paragraph.as_str()) {
            longest_words(text, words, &mut seen);
        }
        for word in seen {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    for (word, count) in counts {
        words.get_mut(&word).expect("a known word").articles += count;
    }
}

fn longest_words<'t>(text: &'t str, words: &BTreeMap<String, Word>, seen: &mut HashSet<&'t str>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let ends = rest.char_indices().take(LONGEST).map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.collect();
        let longest = ends.iter().rev().find(|&&end| words.contains_key(&rest[..end]));
        if let Some(&end) = longest {
            seen.insert(&rest[..end]);
        }
        rest = &rest[longest.copied().unwrap_or(first.len_utf8())..];
    }
}

fn pack(words: &BTreeMap<String, Word>) -> Vec<u8> {
    let ranks = rank_characters(words);
    let mut sorted: Vec<(Vec<u16>, &Word)> = words
        .iter()
        .map(|(text, word)| (text.chars().map(|c| ranks.1[&c]).collect(), word))
        .collect();
    sorted.sort_by(|left, right| left.0.cmp(&right.0));
    let mut out = Vec::new();
    out.extend_from_slice(&u32::try_from(ranks.0.len()).expect("fits").to_le_bytes());
    for &character in &ranks.0 {
        let code = u16::try_from(u32::from(character)).expect("in the basic plane");
        out.extend_from_slice(&code.to_le_bytes());
    }
    out.extend_from_slice(&u32::try_from(sorted.len()).expect("fits").to_le_bytes());
    let mut previous: &[u16] = &[];
    for (word, facts) in &sorted {
        pack_word(word, previous, facts, &mut out);
        previous = word;
    }
    out
}

/// The characters from frequent to rare, and the place of each.
fn rank_characters(words: &BTreeMap<String, Word>) -> (Vec<char>, HashMap<char, u16>) {
    let mut counts: BTreeMap<char, u32> = BTreeMap::new();
    for character in words.keys().flat_map(|word| word.chars()) {
        *counts.entry(character).or_default() += 1;
    }
    let mut order: Vec<char> = counts.keys().copied().collect();
    order.sort_by_key(|character| std::cmp::Reverse(counts[character]));
    let ranks = order.iter().enumerate();
    let ranks = ranks.map(|(rank, &c)| (c, u16::try_from(rank).expect("fits"))).collect();
    (order, ranks)
}

fn pack_word(word: &[u16], previous: &[u16], facts: &Word, out: &mut Vec<u8>) {
    let shared = word.iter().zip(previous).take_while(|(a, b)| a == b).count().min(7);
    let rest = &word[shared..];
    out.push(u8::try_from(shared << 3 | (rest.len() - 1)).expect("both below eight"));
    for &rank in rest {
        if rank < 192 {
            out.push(u8::try_from(rank).expect("below 192"));
        } else {
            let [high, low] = (rank - 192).to_be_bytes();
            out.extend_from_slice(&[192 + high, low]);
        }
    }
    let frequency = (f64::from(facts.frequency).ln() * 18.0).round().min(255.0);
    let articles = (32 - facts.articles.leading_zeros()).min(15) / 2;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0–255")]
    out.push(frequency as u8);
    out.push(facts.tag << 3 | u8::try_from(articles).expect("below eight"));
}
