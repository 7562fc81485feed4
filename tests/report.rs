//! The HTML report in a real browser, where there is one: Chromium, driven over its debugging pipe.
//!
//! `JIANBAO_SHOTS=DIR` keeps the screenshots.

#![cfg(unix)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use common::{binary, directory};
use serde_json::{Value, json};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--remote-debugging-pipe",
];
/// The browser speaks on descriptors 3 and 4; here they are its standard input and output.
const ON_PIPES: &str = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#;

/// What lies outside the window or is cut off, by tag, class and text.
const OVERFLOW: &str = "
    (() => {
        const wide = document.documentElement.clientWidth;
        const out = document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : [];
        for (const e of document.body.querySelectorAll('*')) {
            if (e.hidden || ['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
            const box = e.getBoundingClientRect();
            const cut = e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline';
            if (box.right > wide + 1 || box.left < -1 || cut)
                out.push(`${e.tagName}.${e.className}: ${e.textContent.slice(0, 20)}`);
        }
        return out.slice(0, 5);
    })()";

/// Blocks side by side or one above the other that cover one another.
const OVERLAP: &str = "
    (() => {
        const blocks = [...document.querySelectorAll('header, nav, h2, article, aside, .raw')];
        const boxes = blocks.map((e) => [e, e.getBoundingClientRect()]);
        const out = [];
        for (const [i, [e, a]] of boxes.entries())
            for (const [f, b] of boxes.slice(i + 1))
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                    out.push(`${e.className || e.tagName} and ${f.className || f.tagName}`);
        return out.slice(0, 5);
    })()";

/// Texts that stand out from their ground by less than 4.5 to 1, by class, contrast and text.
const PALE: &str = "
    (() => {
        const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const known = new Map();
        const light = (colour) => {
            if (!known.has(colour)) {
                pen.clearRect(0, 0, 1, 1);
                pen.fillStyle = colour;
                pen.fillRect(0, 0, 1, 1);
                const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
                const line = (x) => x <= 10 ? x / 3294 : ((x / 255 + .055) / 1.055) ** 2.4;
                known.set(colour, a && .2126 * line(r) + .7152 * line(g) + .0722 * line(b));
            }
            return known.get(colour);
        };
        const solid = (e) => light(getComputedStyle(e).backgroundColor) !== 0;
        const ground = (e) => !e || solid(e) ? e : ground(e.parentElement);
        const out = [];
        for (const e of document.body.querySelectorAll('*')) {
            const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
            if (!own || e.hidden || ['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
            const under = ground(e);
            const paper = under ? light(getComputedStyle(under).backgroundColor) : 1;
            const both = [light(getComputedStyle(e).color), paper].sort((a, b) => b - a);
            const contrast = (both[0] + .05) / (both[1] + .05);
            if (contrast < 4.5)
                out.push(`${e.className || e.tagName} ${contrast.toFixed(2)}: ${e.textContent.slice(0, 20)}`);
        }
        return out.slice(0, 5);
    })()";

/// A browser with one page open.
struct Browser {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Value,
    last_id: u64,
    /// What the page complained of: exceptions, console errors, refused loads.
    errors: Vec<String>,
    profile: PathBuf,
}

impl Browser {
    /// `None` where no browser is installed.
    fn start(name: &str) -> Option<Self> {
        let profile = directory(name, &[]);
        let program = std::env::var_os("PATH")
            .iter()
            .flat_map(std::env::split_paths)
            .flat_map(|folder| NAMES.map(|name| folder.join(name)))
            .find(|path| path.is_file())?;
        let mut child = Command::new("sh")
            .args(["-c", ON_PIPES])
            .arg(program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let to = child.stdin.take()?;
        let from = BufReader::new(child.stdout.take()?);
        let (session, errors) = (Value::Null, Vec::new());
        let mut browser = Self { child, to, from, session, last_id: 0, errors, profile };
        let target = browser.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        browser.session = browser.call("Target.attachToTarget", &attach)["sessionId"].take();
        for domain in ["Page", "Runtime", "Log"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// Sends a command and gives its result; notes what the page complains of meanwhile.
    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).expect("the browser listens");
        loop {
            let mut answer = self.read();
            if answer["id"] == self.last_id {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
        }
    }

    /// The next message of the browser.
    fn read(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).expect("the browser speaks");
        assert_eq!(bytes.pop(), Some(0), "the browser has gone");
        let message: Value = serde_json::from_slice(&bytes).unwrap();
        let complaint = match message["method"].as_str() {
            Some("Runtime.exceptionThrown") => true,
            Some("Runtime.consoleAPICalled") => message["params"]["type"] == "error",
            Some("Log.entryAdded") => message["params"]["entry"]["level"] == "error",
            _ => false,
        };
        if complaint {
            self.errors.push(message["params"].to_string());
        }
        message
    }

    fn open(&mut self, file: &Path) {
        let url = format!("file://{}", file.display());
        self.call("Page.navigate", &json!({ "url": url }));
        while self.eval("document.readyState") != "complete" {}
    }

    fn eval(&mut self, script: &str) -> Value {
        let params = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.call("Runtime.evaluate", &params);
        assert!(answer["exceptionDetails"].is_null(), "{script}: {answer}");
        answer["result"]["value"].take()
    }

    fn resize(&mut self, width: u32, height: u32) {
        let params = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600,
        });
        self.call("Emulation.setDeviceMetricsOverride", &params);
    }

    fn media(&mut self, media: &str, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        let params = json!({ "media": media, "features": [feature] });
        self.call("Emulation.setEmulatedMedia", &params);
    }

    /// Moves the mouse over the middle of an element's first line, and tells where that is.
    fn hover(&mut self, selector: &str) -> Value {
        let middle = format!(
            "(() => {{
                const e = document.querySelector('{selector}');
                e.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = e.getClientRects()[0];
                return [box.left + box.width / 2, box.top + box.height / 2];
            }})()"
        );
        let point = self.eval(&middle);
        let params = json!({ "type": "mouseMoved", "x": point[0], "y": point[1] });
        self.call("Input.dispatchMouseEvent", &params);
        point
    }

    fn click(&mut self, selector: &str) {
        let point = self.hover(selector);
        for kind in ["mousePressed", "mouseReleased"] {
            let mut params = json!({ "type": kind, "x": point[0], "y": point[1] });
            params["button"] = "left".into();
            params["clickCount"] = 1.into();
            self.call("Input.dispatchMouseEvent", &params);
        }
    }

    /// Keeps a screenshot where they are wanted.
    fn shoot(&mut self, name: &str) {
        if let Some(folder) = std::env::var_os("JIANBAO_SHOTS") {
            let shot = self.call("Page.captureScreenshot", &json!({ "format": "png" }));
            let bytes = base64(shot["data"].as_str().expect("a picture is a string"));
            fs::write(Path::new(&folder).join(format!("{name}.png")), bytes).unwrap();
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0);
    for value in text.bytes().filter_map(|b| LETTERS.iter().position(|&l| l == b)) {
        bits = bits << 6 | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}

fn report(directory: &Path, inputs: &[&str]) -> PathBuf {
    let out = directory.join("report.html");
    let status = Command::new(binary("digest"))
        .current_dir(directory)
        .args(["--html", "report.html"])
        .args(inputs)
        .status()
        .expect("cargo has built the example");
    assert!(status.success());
    out
}

/// Opens the report in every size and scheme and looks for what is cut off or covered.
fn look(browser: &mut Browser, file: &Path, name: &str) {
    for (width, height) in [(390, 844), (820, 1180), (1400, 900)] {
        browser.resize(width, height);
        for (media, scheme) in [("screen", "light"), ("screen", "dark"), ("print", "light")] {
            browser.media(media, scheme);
            browser.open(file);
            let shot = format!("{name}-{width}-{media}-{scheme}");
            browser.shoot(&shot);
            assert_eq!(browser.eval(OVERFLOW), json!([]), "{shot}");
            assert_eq!(browser.eval(OVERLAP), json!([]), "{shot}");
            assert_eq!(browser.eval(PALE), json!([]), "{shot}");
        }
    }
    browser.media("screen", "light");
    assert_eq!(browser.errors, [""; 0], "{name}");
}

#[test]
fn the_report_reads_well_in_every_size() {
    let Some(mut browser) = Browser::start("report-sizes") else {
        eprintln!("passed over: no Chromium is installed");
        return;
    };
    let hostile = "<script>alert(1)</script>&amp;\"'\0\u{1b}[31m\u{202e}\n".repeat(3);
    let long = format!("清溪路通车\n{}\n{}\n", "a".repeat(900), "通车".repeat(300));
    let wide = "清溪路昨日通车，全长三公里，        青屏县今日降雨二十毫米。  ".repeat(5);
    let dir = directory(
        "report-sizes-files",
        &[
            ("a.txt", hostile.as_bytes()),
            (
                "an-awfully-long-name-of-a-file-that-nobody-would-think-of-giving.txt",
                long.as_bytes(),
            ),
            ("empty.txt", b""),
            ("two.txt", "清溪路通车。\u{c}青屏县降雨。".as_bytes()),
            ("wide.txt", wide.as_bytes()),
        ],
    );
    let page = report(&dir, &[]);
    look(&mut browser, &page, "page");
    let index = report(&dir, &["."]);
    look(&mut browser, &index, "index");
    assert_eq!(browser.eval("document.querySelectorAll('nav a').length"), 6);
    assert_eq!(browser.eval("document.querySelectorAll('section').length"), 6);
    if let Some(more) = std::env::var_os("JIANBAO_REPORTS") {
        for file in fs::read_dir(more).unwrap() {
            let file = file.unwrap().path();
            look(&mut browser, &file, file.file_stem().unwrap().to_str().unwrap());
        }
    }
}

#[test]
fn pointing_at_a_paragraph_shows_it_on_the_other_side() {
    let Some(mut browser) = Browser::start("report-pointing") else {
        eprintln!("passed over: no Chromium is installed");
        return;
    };
    let page = report(&directory("report-pointing-files", &[]), &[]);
    for width in [390, 1400] {
        browser.resize(width, 844);
        browser.open(&page);
        browser.hover(".articles .body");
        let lit = "document.querySelectorAll('.raw .lit').length";
        assert_eq!(browser.eval(lit), 3, "the first paragraph stands on three lines");
        browser.hover("h1");
        assert_eq!(browser.eval(lit), 0);
        browser.click(".articles aside p:last-child");
        let seen = "new Promise((done) => setTimeout(() => {
            const all = document.querySelectorAll('.raw .furniture');
            const box = all[all.length - 1].getBoundingClientRect();
            done(box.top > 0 && box.bottom < innerHeight);
        }, 1500))";
        assert_eq!(browser.eval(seen), true, "{width}");
        assert_eq!(browser.errors, [""; 0]);
    }
}

#[test]
fn pointing_at_a_quantity_shows_its_value() {
    let Some(mut browser) = Browser::start("report-values") else {
        eprintln!("passed over: no Chromium is installed");
        return;
    };
    let text = "清溪路昨日通车，全长12.5公里，总投资2.6万\n亿元，沿线近1.5万户受益，5至10万元的补贴已到位。\n";
    let dir = directory("report-values-files", &[("page.txt", text.repeat(8).as_bytes())]);
    let page = report(&dir, &["page.txt"]);
    let rows = [
        ("12.5公里", "12.5 公里"),
        ("2.6万亿元", "2,600,000,000,000 元（CNY）"),
        ("近1.5万户", "近 15,000 户"),
        ("5至10万元", "50,000–100,000 元（CNY）"),
    ];
    for width in [390, 1400] {
        browser.resize(width, 844);
        browser.open(&page);
        for (index, (printed, value)) in rows.iter().enumerate() {
            let mark = format!("[...document.querySelectorAll('.q:not(.when)')][{index}]");
            assert_eq!(browser.eval(&format!("{mark}.textContent")), *printed);
            browser.eval(&format!("{mark}.id = 'q{index}'"));
            browser.hover(&format!("#q{index}"));
            let shown = "(({hidden, textContent}) => hidden ? null : textContent)(tip)";
            assert_eq!(browser.eval(shown), *value, "{printed} at {width}");
            let inside = "(({left, top, right, bottom}) =>
                left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
            )(tip.getBoundingClientRect())";
            assert_eq!(browser.eval(inside), true, "{printed} at {width}");
        }
        browser.shoot(&format!("value-{width}"));
        browser.hover("h1");
        assert_eq!(browser.eval("tip.hidden"), true);
    }
    assert_eq!(browser.errors, [""; 0]);
}
