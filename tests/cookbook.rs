//! The cookbook in `examples`: every recipe runs, and is short.

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Name, standard input, what the output has to hold.
const RECIPES: &[(&str, &str, &str)] = &[
    ("batch", "", "qingping.txt: 1 页 "),
    ("reflow", "清溪路昨日通\n车，全长三公里。\n", "清溪路昨日通车，全长三公里。\n"),
    ("articles_jsonl", "", r#"{"id":"qingping#1","title":""#),
    ("quantities_csv", "", "\"96间\",96,,,\"间\",\n"),
    #[cfg(feature = "keywords")]
    ("dictionary", "鹤鸣村修路。鹤鸣村的路修到了水库边。", "\t鹤鸣村\n"),
    #[cfg(feature = "keywords")]
    ("keyword_on_page", "", "    第"),
];

#[test]
fn every_recipe_runs_and_is_short() {
    for &(name, input, expected) in RECIPES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.rs"));
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines < 60, "{name}: {lines} lines");
        let printed = run(name, input);
        assert!(printed.contains(expected), "{name}: {printed}");
    }
}

fn run(name: &str, input: &str) -> String {
    let mut command = Command::new(common::binary(name));
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("cargo has built the example");
    // A recipe that takes no input may have ended.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{name}");
    String::from_utf8(output.stdout).unwrap()
}
