//! What a character is: how wide, what kind of mark, which ideograph a radical stands for.

use unicode_width::UnicodeWidthChar;

/// Whether a character is blank: white space, or a format character without a shape.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// The cells that a text takes: two for a wide character, one for a narrow one, none for a
/// combining mark or a control character.
pub(crate) fn width(text: &str) -> u32 {
    text.chars().map(char_width).sum()
}

/// The cells that a character takes.
pub(crate) fn char_width(c: char) -> u32 {
    match c {
        '\t' => 4,
        ' '..='~' => 1,
        '\u{3000}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' => 2,
        // Marks that Chinese type sets full width, though Unicode calls their width ambiguous.
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' => 2,
        _ => u32::try_from(c.width_cjk().unwrap_or(0)).unwrap_or(0),
    }
}
