//! Runs the benches and writes BENCHMARKS.md, in about ten minutes on a quiet machine:
//!
//!     cargo run --release --example benchmarks
//!
//! With `--kept` it makes the file from the figures of the last run. Every figure is a median of
//! criterion; speeds are told as multiples of jieba-rs cutting the same text in the same run, since
//! bare times say more of the machine than of the crate.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, io};

use serde_json::Value;

/// What the speed of all else is told in.
const YARDSTICK: &str = "yardsticks/jieba-cut";

/// What the file is about: a row each with the figure that is divided and what it is divided by.
const GLANCE: [(&str, &str, &str); 7] = [
    ("lines, columns and reflow, × jieba-rs cut", YARDSTICK, "stages/reflow"),
    ("page to articles, × jieba-rs cut", YARDSTICK, "stages/articles"),
    ("whole digest with keywords, × jieba-rs cut", YARDSTICK, "stages/digest"),
    (
        "quantities of running text, × jieba-rs cut",
        "quantities/jieba-rs cut",
        "quantities/quantity::find",
    ),
    ("keywords, `Tags`, × jieba-rs TF-IDF", "keywords/jieba TfIdf", "keywords/jianbao Tags"),
    ("two threads, × one", "threads/1", "threads/2"),
    ("time of 64 times the pages, × the time of one", "scaling/pages/64", "scaling/pages/1"),
];

/// The packages whose benches are run, and where their figures are.
const PACKAGES: [&str; 2] = [".", "benches/peers"];

/// One line of a table.
struct Row {
    name: String,
    nanoseconds: f64,
    bytes: Option<f64>,
}

impl Row {
    /// Bytes a nanosecond, which is GB a second.
    fn speed(&self) -> Option<f64> {
        self.bytes.map(|bytes| bytes / self.nanoseconds)
    }
}

fn main() -> ExitCode {
    let kept = std::env::args().nth(1).is_some_and(|arg| arg == "--kept");
    if !kept && !PACKAGES.into_iter().all(bench) {
        return fail("a bench did not end well");
    }
    let mut figures = BTreeMap::new();
    for package in PACKAGES {
        figures.extend(groups(&target(package).join("criterion")).unwrap_or_default());
    }
    if figures.is_empty() {
        return fail("no figures in the target folder");
    }
    match fs::write("BENCHMARKS.md", page(&figures)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("BENCHMARKS.md: {error}")),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("benchmarks: {message}");
    ExitCode::FAILURE
}

/// Runs the benches of a package afresh.
fn bench(package: &str) -> bool {
    let _ = fs::remove_dir_all(target(package).join("criterion"));
    let manifest = format!("{package}/Cargo.toml");
    let run = Command::new("cargo")
        .args(["bench", "--manifest-path", &manifest])
        .env("CARGO_TARGET_DIR", target(package))
        .status();
    run.is_ok_and(|status| status.success())
}

fn target(package: &str) -> PathBuf {
    let own = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    if package == "." { own } else { own.join(package) }
}

/// The whole file.
fn page(groups: &BTreeMap<String, Vec<Row>>) -> String {
    let unit = find(groups, YARDSTICK).and_then(Row::speed);
    let tables = groups.iter().map(|(group, rows)| match group.as_str() {
        "scaling" => scaling(rows),
        _ => table(group, rows, unit),
    });
    head() + &glance(groups) + &tables.collect::<String>() + &memory()
}

fn find<'r>(groups: &'r BTreeMap<String, Vec<Row>>, name: &str) -> Option<&'r Row> {
    groups.values().flatten().find(|row| row.name == name)
}

/// The few figures that matter most, those of text of one size as multiples.
fn glance(groups: &BTreeMap<String, Vec<Row>>) -> String {
    let mut out = String::from("\n## At a glance\n\n| | multiple |\n|---|--:|\n");
    for (what, over, under) in GLANCE {
        if let (Some(over), Some(under)) = (find(groups, over), find(groups, under)) {
            let _ = writeln!(out, "| {what} | {:.2} |", over.nanoseconds / under.nanoseconds);
        }
    }
    out
}

/// Every figure below a folder of criterion's, by group.
fn groups(folder: &Path) -> io::Result<BTreeMap<String, Vec<Row>>> {
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.ends_with("new") {
                if let Some((group, row)) = row(&path) {
                    groups.entry(group).or_default().push(row);
                }
            } else if path.is_dir() {
                folders.push(path);
            }
        }
    }
    for rows in groups.values_mut() {
        rows.sort_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds).then(a.name.cmp(&b.name)));
    }
    Ok(groups)
}

fn row(folder: &Path) -> Option<(String, Row)> {
    let json = |name: &str| -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(folder.join(name)).ok()?).ok()
    };
    let (told, found) = (json("benchmark.json")?, json("estimates.json")?);
    let row = Row {
        name: told["full_id"].as_str()?.to_owned(),
        nanoseconds: found["median"]["point_estimate"].as_f64()?,
        bytes: told["throughput"]["Bytes"].as_f64(),
    };
    Some((told["group_id"].as_str()?.to_owned(), row))
}

fn head() -> String {
    format!(
        "# Benchmarks\n\n\
        Made on {} by `cargo run --release --example benchmarks`. Machine: {} threads, {} on {}, {}.\n\n\
        The text: pages that `benches/support/press.rs` composes from the articles in `benches/corpus`, a quarter in\n\
        each shape of extractor; with `JIANBAO_CORPUS=DIR` your own. Numerals, quantities and keywords run on running\n\
        text. Times are medians of criterion; **× jieba-rs** is the speed against jieba-rs 0.11 cutting the composed\n\
        pages, without its HMM, in the same run.\n",
        today(),
        std::thread::available_parallelism().map_or(1, usize::from),
        std::env::consts::OS,
        std::env::consts::ARCH,
        compiler(),
    )
}

/// The version of the compiler, without its date.
fn compiler() -> String {
    let run = Command::new("rustc").arg("--version").output().ok();
    let told = run.and_then(|run| String::from_utf8(run.stdout).ok()).unwrap_or_default();
    told.split(" (").next().unwrap_or("rustc").trim().to_owned()
}

fn table(group: &str, rows: &[Row], unit: Option<f64>) -> String {
    let mut out = format!("\n## {group}\n\n| | time | MB/s | × jieba-rs |\n|---|--:|--:|--:|\n");
    for row in rows {
        let name = row.name.split_once('/').map_or(row.name.as_str(), |(_, name)| name);
        let speed = row.speed().map_or(String::new(), |speed| format!("{:.1}", speed * 1000.0));
        let ratio = row.speed().zip(unit).map(|(speed, unit)| format!("{:.2}", speed / unit));
        let (time, ratio) = (time(row.nanoseconds), ratio.unwrap_or_default());
        let _ = writeln!(out, "| {name} | {time} | {speed} | {ratio} |");
    }
    out
}

/// The series `scaling/SERIES/TIMES`, each against its first.
fn scaling(rows: &[Row]) -> String {
    let mut out = String::from(
        "\n## scaling\n\nThe time of 4, 16 and 64 times the text in multiples of the time of one; for `length`, whose\n\
        pages are not of equal size, per byte.\n\n| series | times | time | multiple |\n|---|--:|--:|--:|\n",
    );
    let mut first: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for row in rows {
        let mut parts = row.name.split('/').skip(1);
        let (Some(series), Some(times)) = (parts.next(), parts.next()) else { continue };
        let bytes = row.bytes.unwrap_or(1.0);
        let one = *first.entry(series).or_insert((row.nanoseconds, bytes));
        let per_byte = (row.nanoseconds / bytes) / (one.0 / one.1);
        let multiple = if series == "length" { per_byte } else { row.nanoseconds / one.0 };
        let _ = writeln!(out, "| {series} | {times} | {} | {multiple:.2} |", time(row.nanoseconds));
    }
    out
}

/// The tables that the counting benches print.
fn memory() -> String {
    let mut out = String::from("\n## memory\n");
    for (bench, what) in [
        ("allocations", "Allocations by stage"),
        (
            "peak",
            "The most that is held at once while a batch grows, the page itself and the stock included",
        ),
    ] {
        let run = Command::new("cargo").args(["bench", "--quiet", "--bench", bench]).output();
        let Ok(run) = run else { continue };
        let printed = String::from_utf8_lossy(&run.stdout);
        let _ = writeln!(out, "\n{what}. {}", printed.trim());
    }
    out
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e3 => format!("{ns:.1} ns"),
        ns if ns < 1e6 => format!("{:.1} µs", ns / 1e3),
        ns if ns < 1e9 => format!("{:.1} ms", ns / 1e6),
        ns => format!("{:.2} s", ns / 1e9),
    }
}

/// Today's date in UTC, as year-month-day.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let mut days = seconds / 86_400;
    let mut year = 1970;
    let leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, days + 1)
}
