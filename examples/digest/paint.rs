//! Text on a terminal: colour, and nothing that the terminal would obey.

use std::env;
use std::fmt::{self, Display, Write};

/// What a piece of text is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ink {
    Plain,
    Title,
    Head,
    Label,
    Faint,
    Figure,
    Keyword,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Title => "1;31",
            Self::Head => "1",
            Self::Label => "7;33",
            Self::Faint => "2",
            Self::Figure => "36",
            Self::Keyword => "32",
        }
    }
}

/// Paints text, or leaves it plain.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Painter {
    colour: bool,
}

impl Painter {
    /// Paints if the output is a terminal, unless `NO_COLOR` is set.
    pub(crate) fn new(terminal: bool) -> Self {
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { colour: terminal && !refused }
    }

    pub(crate) fn paint<T: Display>(self, ink: Ink, text: T) -> Painted<T> {
        let code = if self.colour { ink.code() } else { "" };
        Painted { code, text }
    }
}

#[derive(Debug)]
pub(crate) struct Painted<T> {
    code: &'static str,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code.is_empty() {
            return write!(Visible(f), "{}", self.text);
        }
        write!(f, "\x1b[{}m", self.code)?;
        write!(Visible(f), "{}", self.text)?;
        f.write_str("\x1b[0m")
    }
}

/// Lets only visible characters through.
struct Visible<'a, 'b>(&'a mut fmt::Formatter<'b>);

impl fmt::Write for Visible<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.0.write_char(visible(c)))
    }
}

/// A picture of a control character (it could make a terminal do things), any other as it is.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f'..='\u{9f}' => '\u{2421}',
        _ => c,
    }
}
