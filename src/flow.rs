//! [`Flow`]: clean text that remembers where each piece of it stood in its source.

use std::fmt;

use crate::Span;

/// Clean text together with the places of its source that it was made from.
///
/// Joining wrapped lines, dropping stray blanks and folding radicals give a text whose offsets are
/// no longer those of the page. A flow keeps both: [`text`](Self::text) for reading and searching,
/// [`source`](Self::source) for the way back.
///
/// ```
/// use jianbao::{Span, reflow};
///
/// let page = "全县新修公路三百\n二十公里。";
/// let flow = &reflow(page)[0];
/// assert_eq!(flow.text(), "全县新修公路三百二十公里。");
///
/// // The numeral stands on two lines of the page.
/// let numeral = Span::new(18, 30);
/// assert_eq!(&flow.text()[numeral], "三百二十");
/// assert_eq!(flow.source(numeral), [Span::new(18, 24), Span::new(25, 31)]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[doc(alias = "净文")]
#[doc(alias = "文本流")]
pub struct Flow {
    text: String,
    /// Sorted by `at`; a piece ends where the next begins.
    pieces: Vec<Piece>,
}

/// A run of the text and the run of the source that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Piece {
    /// Where the run begins in the text.
    at: usize,
    /// Empty for a character that was put in.
    source: Span,
    /// Whether byte `i` of the run is byte `i` of the source run; if not, the run maps as a whole.
    aligned: bool,
}

impl Flow {
    /// An empty flow.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// An empty flow with room for some bytes of text in some pieces.
    pub(crate) fn with_capacity(bytes: usize, pieces: usize) -> Self {
        Self { text: String::with_capacity(bytes), pieces: Vec::with_capacity(pieces) }
    }

    /// Appends the slice of `page` at `span` as it stands.
    #[inline]
    pub(crate) fn push(&mut self, page: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        self.piece(span, true);
        self.text.push_str(&page[span]);
    }

    /// Appends `text` in place of what stands at `span` in the page.
    pub(crate) fn push_as(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return self.cover(span);
        }
        self.piece(span, text.len() == span.len());
        self.text.push_str(text);
    }

    /// Appends another flow of the same page.
    pub(crate) fn append(&mut self, other: &Flow) {
        for (index, piece) in other.pieces.iter().enumerate() {
            self.piece(piece.source, piece.aligned);
            self.text.push_str(&other.text[piece.at..other.piece_end(index)]);
        }
    }

    /// The same text in a source that has `by` bytes more before it.
    pub(crate) fn shift(&mut self, by: usize) {
        for piece in &mut self.pieces {
            piece.source = piece.source.shifted(by);
        }
    }

    /// The part of the flow at `span` of its text, with the places it was made from.
    pub(crate) fn slice(&self, span: Span) -> Flow {
        let mut flow = Flow::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.piece_end(index);
            let part = Span::new(piece.at.max(span.start), end.min(span.end));
            if part.is_empty() {
                continue;
            }
            let source = if piece.aligned {
                let from = piece.source.start + part.start - piece.at;
                Span::new(from, from + part.len())
            } else {
                piece.source
            };
            flow.piece(source, piece.aligned);
            flow.text.push_str(&self.text()[part]);
        }
        flow
    }

    /// The flow without its first `bytes` of text, whose places it still covers.
    pub(crate) fn hide(self, bytes: usize) -> Flow {
        let mut flow = Flow::new();
        for span in self.slice(Span::new(0, bytes)).spans() {
            flow.piece(span, false);
        }
        flow.append(&self.slice(Span::new(bytes, self.text.len())));
        flow
    }

    /// Lets the last piece stand for `span` too, without text of its own.
    fn cover(&mut self, span: Span) {
        match self.pieces.last_mut() {
            Some(last) if last.source.end == span.start && !last.aligned => {
                last.source.end = span.end;
            }
            _ => self.piece(span, false),
        }
    }

    fn piece(&mut self, source: Span, aligned: bool) {
        if let Some(last) = self.pieces.last()
            && aligned
            && last.aligned
            && last.source.end == source.start
        {
            let last = self.pieces.len() - 1;
            self.pieces[last].source.end = source.end;
        } else {
            self.pieces.push(Piece { at: self.text.len(), source, aligned });
        }
    }

    fn piece_end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at)
    }

    /// The clean text.
    ///
    /// ```
    /// assert_eq!(jianbao::reflow("青屏\n县")[0].text(), "青屏县");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The clean text, for keeping.
    ///
    /// ```
    /// let flows = jianbao::reflow("青屏\n县");
    /// let owned: String = flows.into_iter().next().unwrap().into_text();
    /// assert_eq!(owned, "青屏县");
    /// ```
    pub fn into_text(self) -> String {
        self.text
    }

    /// Whether there is no text.
    ///
    /// ```
    /// assert!(!jianbao::reflow("青屏")[0].is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Every place of the source that the flow was made from, in reading order, neighbours merged.
    ///
    /// ```
    /// use jianbao::Span;
    ///
    /// let flow = &jianbao::reflow("青屏\n县")[0];
    /// assert_eq!(flow.spans(), [Span::new(0, 6), Span::new(7, 10)]);
    /// ```
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            push_merged(&mut spans, piece.source);
        }
        spans
    }

    /// Where the part of the text at `span` stood in the source, in reading order, neighbours
    /// merged; one span for each line it stood on. A character that was folded or put in counts
    /// whole. Bytes past the end of the text stand nowhere.
    ///
    /// ```
    /// use jianbao::Span;
    ///
    /// let flow = &jianbao::reflow("青屏\n县")[0];
    /// assert_eq!(flow.source(Span::new(3, 9)), [Span::new(3, 6), Span::new(7, 10)]);
    /// ```
    #[doc(alias = "原文位置")]
    pub fn source(&self, span: Span) -> Vec<Span> {
        let first = self.pieces.partition_point(|piece| piece.at <= span.start).saturating_sub(1);
        let mut spans = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.at >= span.end {
                break;
            }
            let end = self.piece_end(index);
            if end <= span.start {
                continue;
            }
            let source = if piece.aligned {
                Span::new(
                    piece.source.start + span.start.saturating_sub(piece.at),
                    piece.source.end - end.saturating_sub(span.end),
                )
            } else {
                piece.source
            };
            push_merged(&mut spans, source);
        }
        spans
    }
}

fn push_merged(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        _ if span.is_empty() => {}
        Some(last) if last.end == span.start => last.end = span.end,
        _ => spans.push(span),
    }
}

impl AsRef<str> for Flow {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A flow is written as `{"text": "…", "spans": [[start, end], …]}`.
#[cfg(feature = "serde")]
impl serde::Serialize for Flow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut out = serializer.serialize_struct("Flow", 2)?;
        out.serialize_field("text", &self.text)?;
        out.serialize_field("spans", &self.spans())?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_character_maps_as_a_whole() {
        let page = "a\u{2eee}b";
        let mut flow = Flow::new();
        flow.push(page, Span::new(0, 1));
        flow.push_as("xy", Span::new(1, 4));
        flow.push(page, Span::new(4, 5));
        assert_eq!(flow.text(), "axyb");
        assert_eq!(flow.source(Span::new(2, 3)), [Span::new(1, 4)]);
        assert_eq!(flow.source(Span::new(0, 1)), [Span::new(0, 1)]);
        assert_eq!(flow.source(Span::new(3, 4)), [Span::new(4, 5)]);
        assert_eq!(flow.spans(), [Span::new(0, 5)]);
    }

    #[test]
    fn text_put_in_stands_nowhere() {
        let page = "ab\ncd";
        let mut flow = Flow::new();
        flow.push(page, Span::new(0, 2));
        flow.push_as(" ", Span::new(2, 2));
        flow.push(page, Span::new(3, 5));
        assert_eq!(flow.text(), "ab cd");
        assert_eq!(flow.source(Span::new(1, 4)), [Span::new(1, 2), Span::new(3, 4)]);
        assert_eq!(flow.source(Span::new(2, 3)), []);
        assert_eq!(flow.source(Span::new(9, 12)), []);
    }
}
