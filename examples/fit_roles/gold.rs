//! The lines of a page aligned with its known articles.

use jianbao::role::Role;
use jianbao::role::fit;
use serde_json::Value;

/// A text of the gold, and the roles of its first and further lines.
pub(crate) struct Unit {
    text: String,
    /// The number of its article, of a paragraph.
    body: Option<usize>,
    first: Role,
    wrap: Role,
}

/// Marks at the head of a text that may be set or not.
const MARKS: [char; 10] = ['—', '⸺', '□', '■', '◎', '○', '●', '▲', '◆', '★'];

/// The texts of a gold page.
pub(crate) fn units(gold: &Value) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut put = |text: &Value, body: Option<usize>, first: Role, wrap: Role| {
        let text = squash(text.as_str().unwrap_or_default());
        if !text.is_empty() {
            units.push(Unit { text, body, first, wrap });
        }
    };
    for (body, article) in gold["articles"].as_array().into_iter().flatten().enumerate() {
        for (at, text) in article["paragraphs"].as_array().into_iter().flatten().enumerate() {
            let first = if at == 0 { Role::Open } else { Role::Paragraph };
            put(text, Some(body), first, Role::Wrap);
        }
        let mut add = |text: &Value, first: Role, wrap: Role| put(text, None, first, wrap);
        add(&article["label"], Role::Label, Role::Label);
        add(&article["kicker"], Role::Kicker, Role::KickerWrap);
        add(&article["title"], Role::Title, Role::TitleWrap);
        add(&article["subtitle"], Role::Subtitle, Role::SubtitleWrap);
        add(&article["byline"], Role::Byline, Role::Byline);
        if let Some(source) = article["source"].as_str() {
            for opening in ["（来源：", "（据", "（摘自", "（转自", "来源："] {
                let close = if opening.starts_with('（') { "）" } else { "" };
                add(&Value::from(format!("{opening}{source}{close}")), Role::Source, Role::Source);
            }
        }
        for caption in article["captions"].as_array().into_iter().flatten() {
            add(caption, Role::Caption, Role::Caption);
        }
    }
    for text in gold["furniture"].as_array().into_iter().flatten() {
        put(text, None, Role::Furniture, Role::Furniture);
    }
    units
}

fn squash(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}'));
    kept.map(fit::fold).collect()
}

/// The role of each line: it goes on with the unit before, or begins one, or stands within one.
/// Where lines were put in order, body text opens a body wherever it goes on another body than that
/// before it.
pub(crate) fn align(sample: &fit::Sample, units: &[Unit]) -> Vec<Role> {
    let placed = place(sample, units);
    let mut last = None;
    let open = |(role, unit): (Role, Option<usize>)| {
        let Some(body) = unit.and_then(|unit| units[unit].body) else { return role };
        let goes_on = last == Some(body);
        last = Some(body);
        if goes_on || !sample.chained { role } else { Role::Open }
    };
    placed.into_iter().map(open).collect()
}

/// The role of each line by itself, and the unit that holds it.
fn place(sample: &fit::Sample, units: &[Unit]) -> Vec<(Role, Option<usize>)> {
    let mut used = vec![false; units.len()];
    let mut at: Option<(usize, usize)> = None;
    let mut roles = Vec::with_capacity(sample.texts.len());
    for text in &sample.texts {
        let text = text.as_str();
        let bare = text.trim_start_matches(MARKS);
        if let Some(role) = note(text) {
            roles.push((role, None));
            continue;
        }
        if let Some((unit, done)) = at
            && units[unit].text[done..].starts_with(text)
        {
            at = Some((unit, done + text.len()));
            roles.push((units[unit].wrap, Some(unit)));
            continue;
        }
        let begins = |unit: &Unit| {
            let whole = unit.text.trim_start_matches(MARKS);
            whole.starts_with(bare) || (whole.chars().count() > 3 && bare.starts_with(whole))
        };
        let found = (0..units.len())
            .filter(|&unit| !used[unit] && begins(&units[unit]))
            .max_by_key(|&unit| {
                let whole = &units[unit].text;
                (whole == text || whole == bare, bare.len().min(whole.len()))
            });
        if let Some(unit) = found.filter(|_| !bare.is_empty()) {
            used[unit] = true;
            let whole = &units[unit].text;
            at = whole.find(bare).map(|start| (unit, start + bare.len()));
            roles.push((units[unit].first, Some(unit)));
            continue;
        }
        let within = (0..units.len()).find_map(|unit| Some((unit, units[unit].text.find(text)?)));
        if let Some((unit, start)) = within {
            at = Some((unit, start + text.len()));
            let role = if start == 0 { units[unit].first } else { units[unit].wrap };
            roles.push((role, Some(unit)));
        } else {
            at = None;
            roles.push((nearest(text, units), None));
        }
    }
    roles
}

/// The role of a line that no unit holds whole: that of the unit with the most of its pairs.
fn nearest(text: &str, units: &[Unit]) -> Role {
    let chars: Vec<char> = text.chars().collect();
    let share = |unit: &Unit| {
        chars.windows(2).filter(|pair| unit.text.contains(&String::from_iter(*pair))).count()
    };
    let best = units.iter().map(|unit| (share(unit), unit)).max_by_key(|(share, _)| *share);
    best.filter(|(share, _)| share * 2 > chars.len()).map_or(Role::Furniture, |(_, unit)| unit.wrap)
}

/// The role of a note by its form alone.
fn note(text: &str) -> Option<Role> {
    let inner = text.trim_matches(['▲', '▶', '（', '）', '(', ')']);
    let bracketed = inner.len() < text.len();
    if text.chars().count() > 24 {
        None
    } else if inner.ends_with('版') && (inner.starts_with("上接") || inner.starts_with("紧接"))
    {
        Some(Role::JumpFrom)
    } else if inner.ends_with('版') && inner.starts_with("下转") {
        Some(Role::JumpOn)
    } else if bracketed
        && ["来源：", "据", "摘自", "转自"].iter().any(|word| inner.starts_with(word))
        && text.ends_with('）')
    {
        Some(Role::Source)
    } else {
        None
    }
}
