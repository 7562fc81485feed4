//! The left side: the page as it was read, every line in the colour of its article and role.

use std::fmt::{self, Write};

use jianbao::{Line, Span, lines};

use super::Escaped;
use super::unit::{Unit, hue, key};

/// The cells from which a page is given half of the width.
const WIDE: u32 = 72;

/// The bytes of blanks inside a line that part nothing.
const NARROW: usize = 3;

/// The raw text at `page` of `file`.
pub(super) fn html(file: &str, page: Span, units: &[Unit]) -> String {
    let lines: Vec<Line> = lines(&file[page])
        .map(|line| Line { span: line.span.shifted(page.start), ..line })
        .collect();
    let widest = fitting_width(&lines);
    let mut raw = Raw { file, places: places(units), next: 0, shown: None, out: String::new() };
    raw.page(&lines, widest).expect("a string takes all text");
    raw.out
}

/// The cells to make room for: those of the widest line, unless it is one of a few that are more
/// than three times as wide as the others; these are wrapped.
fn fitting_width(lines: &[Line]) -> u32 {
    let mut widths: Vec<u32> = lines.iter().map(|line| line.indent + line.width).collect();
    widths.sort_unstable();
    let common = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    widths.last().copied().filter(|&widest| widest <= 3 * common).unwrap_or(common)
}

/// The places of all units, in the order of the text.
fn places(units: &[Unit]) -> Vec<(Span, &Unit)> {
    let mut places: Vec<_> =
        units.iter().flat_map(|unit| unit.spans.iter().map(move |&span| (span, unit))).collect();
    places.sort_by_key(|(span, _)| *span);
    places
}

struct Raw<'a> {
    file: &'a str,
    places: Vec<(Span, &'a Unit)>,
    /// The first place that does not end before the text written so far.
    next: usize,
    /// The unit whose mark was shown last.
    shown: Option<usize>,
    out: String,
}

impl<'a> Raw<'a> {
    fn page(&mut self, lines: &[Line], widest: u32) -> fmt::Result {
        // Half an em a cell, and the margin with the number and the mark.
        let ems = f64::from(widest) / 2.0 + 4.5;
        let wide = if widest > WIDE { " wide" } else { "" };
        write!(
            self.out,
            "<div class=\"raw{wide}\" style=\"--ems:{ems:.1}\"><div class=\"lines\">"
        )?;
        let mut number = 0;
        for line in lines {
            if number > 0 && line.gap > 0 {
                self.out.push_str("<div class=\"gap\"></div>");
            }
            number += line.gap + 1;
            self.line(number, line)?;
        }
        self.out.push_str("</div></div>\n");
        Ok(())
    }

    fn line(&mut self, number: u32, line: &Line) -> fmt::Result {
        let segments = self.segments(line.span);
        let first = segments.iter().find_map(|(_, unit)| *unit);
        let mark = first.and_then(|unit| self.mark(unit));
        write!(self.out, "<div class=\"line\"><i>{number}</i>")?;
        match mark {
            Some((mark, name)) => write!(self.out, "<i title=\"{name}\">{mark}</i>")?,
            None => self.out.push_str("<i></i>"),
        }
        let indent = " ".repeat(usize::try_from(line.indent).unwrap_or(0).min(400));
        write!(self.out, "<span class=\"text\">{indent}")?;
        for (span, unit) in segments {
            let text = Escaped(&self.file[span]);
            match unit {
                None => write!(self.out, "{text}")?,
                Some(unit) => segment(&mut self.out, unit, &text)?,
            }
        }
        self.out.push_str("</span></div>\n");
        Ok(())
    }

    /// The mark of a unit where it begins or comes back.
    fn mark(&mut self, unit: &Unit) -> Option<(char, &'static str)> {
        let key = key(&unit.spans);
        let new = self.shown.replace(key) != Some(key);
        let (_, mark, name) = unit.role.words();
        new.then_some((mark, name))
    }

    /// A line cut where units begin and end, but not at a blank inside one.
    fn segments(&mut self, line: Span) -> Vec<(Span, Option<&'a Unit>)> {
        while self.places.get(self.next).is_some_and(|(span, _)| span.end <= line.start) {
            self.next += 1;
        }
        let mut segments: Vec<(Span, Option<&Unit>)> = Vec::new();
        let mut at = line.start;
        let places = self.places[self.next..].iter().take_while(|(span, _)| span.start < line.end);
        for (span, unit) in places {
            let start = span.start.max(at);
            let end = span.end.min(line.end).max(start);
            match segments.last_mut() {
                Some((last, Some(before)))
                    if key(&unit.spans) == key(&before.spans) && start - at <= NARROW =>
                {
                    last.end = end;
                }
                _ => {
                    segments.extend((at < start).then_some((Span::new(at, start), None)));
                    segments.extend((start < end).then_some((Span::new(start, end), Some(*unit))));
                }
            }
            at = end;
        }
        segments.extend((at < line.end).then_some((Span::new(at, line.end), None)));
        segments
    }
}

fn segment(out: &mut String, unit: &Unit, text: &Escaped<'_>) -> fmt::Result {
    let (class, _, name) = unit.role.words();
    let key = key(&unit.spans);
    match unit.article {
        Some(article) => write!(
            out,
            "<span class=\"{class}\" data-key=\"{key}\" style=\"--h:{}\" title=\"{} {name}\">{text}</span>",
            hue(article),
            article + 1,
        ),
        None => {
            write!(out, "<span class=\"{class}\" data-key=\"{key}\" title=\"{name}\">{text}</span>")
        }
    }
}
