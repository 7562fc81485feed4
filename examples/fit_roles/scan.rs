//! Texts as recognition of a scanned page would give them: characters mistaken for others, marks
//! misread or lost, blanks where there are none. Lines stay lines.

use crate::typeset::Dice;

/// The text with mistakes, of a hundred characters so many.
pub(crate) fn scanned(text: &str, dice: &mut Dice) -> String {
    let ideographs: Vec<char> = text.chars().filter(|&c| is_ideograph(c)).collect();
    let rate = 1 + dice.roll(4);
    let mut out = String::with_capacity(text.len());
    let mut first = true;
    for c in text.chars() {
        // No line is lost: what stands at its head is misread at most.
        match c {
            '\n' => out.push(c),
            c if is_ideograph(c) && dice.roll(100) < rate => {
                out.push(ideographs[dice.roll(ideographs.len())]);
            }
            c => match misread(c) {
                [] => out.push(c),
                _ if dice.roll(100) >= 5 * rate => out.push(c),
                others => match others[dice.roll(others.len())] {
                    LOST if first => out.push(c),
                    LOST => {}
                    other => out.push(other),
                },
            },
        }
        if !matches!(c, '\n' | ' ' | '　') && dice.roll(400) < rate {
            out.push(' ');
        }
        first = c == '\n';
    }
    out
}

/// Stands for a mark that is not seen.
const LOST: char = '\0';

/// What a mark is misread as.
fn misread(c: char) -> &'static [char] {
    match c {
        '。' => &['.', '．', '，', 'o', '。', LOST],
        '，' => &[',', '.', '。', LOST],
        '、' => &['，', '.', LOST],
        '“' | '”' => &['"', '“', '”', '\'', LOST],
        '《' => &['(', '〈'],
        '（' => &['(', 'C', '〈'],
        '》' | '）' => &[')', '〉'],
        '：' => &[':', LOST],
        '；' => &[';', ':'],
        '□' => &['口', LOST],
        '—' => &['-', '一', LOST],
        '0' => &['O', 'o'],
        '1' => &['l', ']', 'I'],
        _ => &[],
    }
}

fn is_ideograph(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}
