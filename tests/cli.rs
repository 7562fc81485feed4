//! The `digest` example as a program: what it reads, what it tells, how it ends.

mod checks;
mod common;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use checks::pages::{covers, is_blank};
use common::{binary, directory};
use jianbao::Span;
use serde_json::Value;

const PAGE: &str = "清溪路通车\n\n　　清溪路昨日通车，全长三公里。\n";

fn digest(directory: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(binary("digest"));
    command.current_dir(directory).args(args).stdin(Stdio::null());
    command
}

fn run(directory: &Path, args: &[&str]) -> Output {
    digest(directory, args).output().expect("cargo has built the example")
}

fn run_on(stdin: &[u8], args: &[&str]) -> Output {
    run_in(Path::new("."), stdin, args)
}

fn run_in(directory: &Path, stdin: &[u8], args: &[&str]) -> Output {
    let mut command = digest(directory, args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("cargo has built the example");
    child.stdin.take().expect("it is piped").write_all(stdin).expect("it reads all");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("what it prints is UTF-8")
}

fn rows(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every span of a digest as the contract has it, but those that point into paragraphs.
fn spans(digest: &Value) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut add = |list: &Value| spans.extend(list.as_array().into_iter().flatten().map(span));
    for article in digest["articles"].as_array().unwrap() {
        for field in ["label", "kicker", "title", "subtitle", "byline", "source"] {
            add(&article[field]["spans"]);
        }
        add(&article["continued_from_spans"]);
        add(&article["continued_on_spans"]);
        for field in ["paragraphs", "captions"] {
            article[field].as_array().unwrap().iter().for_each(|one| add(&one["spans"]));
        }
    }
    digest["furniture"].as_array().unwrap().iter().for_each(|one| add(&one["spans"]));
    spans
}

fn span(pair: &Value) -> Span {
    let [start, end] = [0, 1].map(|i| usize::try_from(pair[i].as_u64().unwrap()).unwrap());
    Span::new(start, end)
}

/// Files that are odd in one way each, and how many pages they have.
const ODD: &[(&str, &str, usize)] = &[
    ("empty", "", 1),
    ("blanks only", " \n\u{3000}\t\r\n\n", 1),
    ("a page", PAGE, 1),
    ("two pages", "清溪路昨日通车。\n\u{c}青屏县今日降雨。\n", 2),
    ("a form feed at the end", "清溪路昨日通车。\n\u{c}", 1),
    ("an empty page between", "甲。\u{c}\u{c}乙。", 3),
    ("CRLF", "清溪路通车\r\n\r\n　　清溪路昨日通车，\r\n全长三公里。\r\n", 1),
    ("lone CR", "清溪路通车\r\r　　清溪路昨日通车，\r全长三公里。", 1),
    ("U+2028 and U+2029", "清溪路通车\u{2029}清溪路昨日通车，\u{2028}全长三公里。", 1),
    ("BOM", "\u{feff}清溪路通车\n\n　　清溪路昨日通车。\n", 1),
    ("NUL and control characters", "清\0溪\u{1}路\u{7f}昨日\u{85}通车\u{1b}[1m。\n", 1),
    ("zero width", "清\u{200b}溪\u{200d}路\u{2060}通车\u{ad}。\u{200b}\n\u{200d}\n", 1),
    ("combining marks", "cafe\u{301} 通车\u{20dd}。\n\u{301}\n", 1),
    ("emoji", "通车👨‍👩‍👧‍👦🇨🇳了。\n", 1),
    ("surrogate pairs", "𠮷田𪚥镇昨日通车，\n全长𡔷公里。\n", 1),
    ("private use", "清\u{e000}溪\u{f8ff}路\u{10ffff}\n", 1),
    ("right to left", "清溪路 مرحبا بالعالم 通车\u{202e}。\n", 1),
    ("all Latin", "The road opened yesterday.\nIt is three kilo-\nmetres long.\n", 1),
    ("tabs", "清溪路\t通车\n\t昨日\t通车。\n", 1),
    ("vertical tab", "清溪路\u{b}通车。\u{b}\n", 1),
    ("markup", "<b>清溪路</b> &amp; \"通车\"，<!-- 三公里 -->\n", 1),
    ("one character", "。", 1),
];

#[test]
fn json_keeps_every_character_of_odd_files() {
    for &(name, file, pages) in ODD {
        let output = run_on(file.as_bytes(), &["--json", "-"]);
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        assert!(output.stderr.is_empty(), "{name}: {}", text(&output.stderr));
        let digests = rows(&output);
        assert_eq!(digests.len(), pages, "{name}");
        for (index, digest) in digests.iter().enumerate() {
            assert_eq!(digest["file"], "-", "{name}");
            let page = if pages > 1 { Value::from(index + 1) } else { Value::Null };
            assert_eq!(digest["page"], page, "{name}");
        }
        covers(file, name, digests.iter().flat_map(spans));
        assert!(run_on(file.as_bytes(), &["-"]).status.success(), "{name}, readable");
    }
}

#[test]
fn the_report_shows_every_character_of_odd_files() {
    let dir = directory("odd-reports", &[]);
    for (name, file, pages) in ODD {
        let output = run_in(&dir, file.as_bytes(), &["--html", "report.html", "-"]);
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        let html = fs::read_to_string(dir.join("report.html")).unwrap();
        let panes: Vec<&str> = html.split("<div class=\"lines\"").skip(1).collect();
        assert_eq!(panes.len(), *pages, "{name}");
        let shown: String = panes.iter().flat_map(|pane| printed(pane)).collect();
        // The only blank that is no ASCII and yet a control character.
        let seen = file.chars().filter(|&c| !is_blank(c) || c == '\u{85}');
        let expected: String = seen.map(|c| picture(c).unwrap_or(c)).collect();
        assert_eq!(shown, expected, "{name}");
    }
}

/// The characters that a page of a report shows, without its line numbers and marks.
fn printed(pane: &str) -> Vec<char> {
    let pane = pane.split("</div></div>").next().unwrap_or_default();
    let texts = pane.split("<span class=\"text\">").skip(1);
    let lines = texts.map(|line| line.split("</span></div>").next().unwrap_or_default());
    let runs =
        lines.flat_map(|line| line.split('<').map(|run| run.rsplit('>').next().unwrap_or(run)));
    let plain = |run: &str| {
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        signs.into_iter().fold(run.to_owned(), |run, (entity, sign)| run.replace(entity, sign))
    };
    runs.flat_map(|run| plain(run).chars().collect::<Vec<_>>()).filter(|&c| !is_blank(c)).collect()
}

/// What stands for a control character.
fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f'..='\u{9f}' => Some('\u{2421}'),
        _ => None,
    }
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let output = run(Path::new("."), &["--json"]);
    assert!(output.status.success());
    let digest = &rows(&output)[0];
    assert_eq!(digest["file"], "(built-in)");
    assert_eq!(digest.get("page"), None);
    let article = &digest["articles"][0];
    for field in [
        "label",
        "kicker",
        "title",
        "subtitle",
        "byline",
        "source",
        "dateline",
        "continued_from",
        "continued_on",
        "continued_from_spans",
        "continued_on_spans",
        "paragraphs",
        "captions",
    ] {
        assert!(article.get(field).is_some(), "{field}");
    }
    let paragraph = &article["paragraphs"][0];
    assert!(paragraph["text"].is_string());
    assert!(matches!(paragraph["kind"].as_str(), Some("body" | "subhead")));
    assert!(paragraph["spans"][0][1].is_u64());

    let quantities = article["quantities"].as_array().unwrap();
    let books = quantities.iter().find(|one| one["text"] == "超过41.8万册").unwrap();
    assert_eq!(books["paragraph"], 1);
    assert_eq!(
        article["paragraphs"][1]["text"].as_str().unwrap()[span(&books["span"])],
        books["text"]
    );
    for (field, value) in [
        ("kind", "count".into()),
        ("value", "418000".into()),
        ("low", "418000".into()),
        ("high", Value::Null),
        ("low_inclusive", false.into()),
        ("approximation", "over".into()),
    ] {
        assert_eq!(books[field], value, "{field}");
    }
    assert_eq!(
        (&books["number"]["text"], &books["unit"]["text"]),
        (&"41.8万".into(), &"册".into())
    );
    let keywords = article["keywords"].as_array().unwrap();
    assert_eq!(keywords.is_empty(), cfg!(not(feature = "keywords")));
    let scored = |one: &Value| one["text"].is_string() && one["score"].is_f64();
    assert!(keywords.iter().all(scored));
}

#[test]
fn bad_inputs_are_told_and_the_rest_is_done() {
    let page = PAGE.as_bytes();
    let half = b"\xe6\xb8\x85\xe6\xba\xaa\n\xe8\xb7";
    let dir = directory(
        "bad",
        &[("good.txt", page), ("half.txt", half), ("gbk.txt", b"ab\xc7\xe5"), ("none/a.md", page)],
    );
    let rows_of_data: &[(&str, &[&str], &[&str])] = &[
        ("half a character", &["half.txt", "good.txt"], &["digest: half.txt: not UTF-8 at byte 7"]),
        ("not UTF-8", &["gbk.txt", "good.txt"], &["digest: gbk.txt: not UTF-8 at byte 2"]),
        ("missing", &["missing.txt", "good.txt"], &["digest: missing.txt: "]),
        ("no pages below", &["none", "good.txt"], &["digest: none: no .txt file below"]),
        (
            "all of them",
            &["none", "missing.txt", "gbk.txt", "half.txt", "good.txt"],
            &["digest: none: ", "digest: missing.txt: ", "digest: gbk.txt: ", "digest: half.txt: "],
        ),
        ("in a directory", &["."], &["digest: ./gbk.txt: ", "digest: ./half.txt: "]),
    ];
    for (name, args, complaints) in rows_of_data {
        let args = [&["--json"], *args].concat();
        let output = run(&dir, &args);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let told: Vec<&str> = text(&output.stderr).lines().collect();
        assert_eq!(told.len(), complaints.len(), "{name}: {told:?}");
        for (line, start) in told.iter().zip(*complaints) {
            assert!(line.starts_with(start), "{name}: {line}");
        }
        let done = rows(&output);
        assert_eq!(done.len(), 1, "{name}");
        assert_eq!(Path::new(done[0]["file"].as_str().unwrap()).file_name().unwrap(), "good.txt");
    }
}

/// Standard input comes first and is held back until a file of a later batch has gone.
#[test]
fn a_file_that_vanishes_meanwhile_is_told() {
    let names: Vec<String> = (0..150).map(|i| format!("{i:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), PAGE.as_bytes())).collect();
    let dir = directory("vanishing", &files);
    let args: Vec<&str> = ["--json", "-"].into_iter().chain(files.iter().map(|f| f.0)).collect();
    let mut command = digest(&dir, &args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("cargo has built the example");
    fs::remove_file(dir.join("120.txt")).unwrap();
    drop(child.stdin.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("digest: 120.txt: "), "{}", text(&output.stderr));
    assert_eq!(rows(&output).len(), 150, "standard input and all files but one");
}

#[test]
fn wrong_options_are_told_with_the_usage() {
    for args in [&["--nonsense"][..], &["--html"], &["--json", "--html", "x"], &["-x"]] {
        let output = run(Path::new("."), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(text(&output.stderr).contains("usage: digest"), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
    let help = run(Path::new("."), &["--help"]);
    assert!(help.status.success() && text(&help.stdout).starts_with("usage: digest"));
}

#[test]
fn a_directory_gives_every_text_below_it_in_order() {
    let names = ["a/2.txt", "a/10.txt", "b.txt", "c/d/e.txt", "c/left-out.md"];
    let files: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(str::to_owned)
        .chain((0..150).map(|i| format!("many/{i:03}.txt")))
        .map(|name| (name.clone(), format!("{name}\n").into_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    let dir = directory("order", &files);
    let output = run(&dir, &["--json", "a", "."]);
    assert!(output.status.success());
    let found: Vec<String> =
        rows(&output).iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(found[..4], ["a/10.txt", "a/2.txt", "./a/10.txt", "./a/2.txt"]);
    assert_eq!(found[4..6], ["./b.txt", "./c/d/e.txt"]);
    assert_eq!(found.len(), 6 + 150);
    assert!(found[6..].is_sorted());
    assert_eq!(output.stdout, run(&dir, &["--json", "a", "."]).stdout, "one input, one output");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_walked_once() {
    let dir = directory("loop", &[("a/page.txt", PAGE.as_bytes())]);
    std::os::unix::fs::symlink("..", dir.join("a/up")).unwrap();
    std::os::unix::fs::symlink("nowhere.txt", dir.join("dangling.txt")).unwrap();
    let output = run(&dir, &["--json", "."]);
    assert_eq!(output.status.code(), Some(1), "the dangling link is told");
    assert!(text(&output.stderr).starts_with("digest: ./dangling.txt: "));
    assert_eq!(rows(&output).len(), 1);
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let page = PAGE.repeat(20);
    let names: Vec<String> = (0..400).map(|i| format!("{i}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), page.as_bytes())).collect();
    let dir = directory("pipe", &files);
    for form in [&["--json", "."][..], &["."]] {
        let mut command = digest(&dir, form);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut some = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut some).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{form:?}");
        assert_eq!(text(&output.stderr), "", "{form:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let rows_of_data: [(&[&str], &str); 4] = [
        (&[], "digest: "),
        (&["--json"], "digest: "),
        (&["--html", "/dev/full"], "digest: /dev/full: "),
        (&["--html", "/nowhere/report.html"], "digest: /nowhere/report.html: "),
    ];
    for (args, told) in rows_of_data {
        let output = digest(Path::new("."), args).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert_eq!(text(&output.stderr).lines().count(), 1, "{args:?}");
        assert!(text(&output.stderr).starts_with(told), "{args:?}: {}", text(&output.stderr));
    }
}

#[test]
fn the_readable_digest_is_plain_when_piped() {
    let output = run(Path::new("."), &[]);
    assert!(output.status.success());
    let shown = text(&output.stdout);
    assert!(!shown.contains('\x1b'));
    assert!(shown.starts_with("(built-in): "));
}

#[test]
fn huge_files_are_read_in_one_piece() {
    let rows_of_data = [
        ("one line of 50 MB", "青屏县通车了".repeat(2_800_000)),
        ("five million blank lines", "\n".repeat(5_000_000)),
        ("a line after two million blanks", format!("{}青屏县", " \n".repeat(2_000_000))),
    ];
    for (name, file) in &rows_of_data {
        let output = run_on(file.as_bytes(), &["--json", "-"]);
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        let kept: usize = rows(&output).iter().flat_map(spans).map(Span::len).sum();
        assert_eq!(kept, file.trim().len(), "{name}");
    }
}
