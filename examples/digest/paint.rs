//! Colour on a terminal.

use std::env;
use std::fmt::{self, Display};

/// What a piece of text is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ink {
    Title,
    Head,
    Label,
    Faint,
    Figure,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Title => "1;31",
            Self::Head => "1",
            Self::Label => "7;33",
            Self::Faint => "2",
            Self::Figure => "36",
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
        Painted { ink: self.colour.then_some(ink), text }
    }
}

#[derive(Debug)]
pub(crate) struct Painted<T> {
    ink: Option<Ink>,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ink {
            Some(ink) => write!(f, "\x1b[{}m{}\x1b[0m", ink.code(), self.text),
            None => self.text.fmt(f),
        }
    }
}
