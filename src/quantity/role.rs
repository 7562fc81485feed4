//! What the characters next to a number may belong to. Most belong to nothing that a number goes
//! with, and one look says so.

use super::{
    glyph::{GLYPHS, Glyph, char_at, char_before},
    paged::{Paged, decode},
};

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role(u16);

impl Role {
    const NONE: Self = Self(0);
    /// Before digits: a code that they may be part of.
    pub(super) const CODE: Self = Self(1);
    /// Before a number: a month of the old calendar.
    pub(super) const LUNAR: Self = Self(1 << 1);
    /// Before a number: its sign, or a word that belongs to its unit.
    pub(super) const SIGN: Self = Self(1 << 2);
    /// Before a number: the sign of a currency.
    pub(super) const CURRENCY: Self = Self(1 << 3);
    /// Before a number: a modifier.
    pub(super) const MODIFIER: Self = Self(1 << 4);
    /// Before a number: 比.
    pub(super) const COMPARED: Self = Self(1 << 5);
    /// Behind a number: a word of the calendar or the clock.
    pub(super) const MOMENT: Self = Self(1 << 6);
    /// Behind a number: the dash or word of a range.
    pub(super) const DASH: Self = Self(1 << 7);
    /// Behind a number: a word that joins it to another.
    pub(super) const JOINT: Self = Self(1 << 8);
    /// Behind a number: 分之, 又 or a stroke.
    pub(super) const PART: Self = Self(1 << 9);
    /// Behind a number: a modifier.
    pub(super) const AFTER: Self = Self(1 << 10);
    /// Before a number: what makes a place in an order of it.
    pub(super) const PLACE: Self = Self(1 << 11);
    /// Behind a number: what stands between it and its unit, or begins one with a half.
    pub(super) const BETWEEN: Self = Self(1 << 12);
    /// Behind a unit: what the amount may go on with, smaller units and 半.
    pub(super) const MORE: Self = Self(1 << 13);
    /// Behind the characters of a numeral: what it may go on with.
    pub(super) const FIGURE: Self = Self(1 << 14);
    /// All that changes what an amount behind it is.
    pub(super) const LEADS: Self =
        Self::SIGN.or(Self::CURRENCY).or(Self::MODIFIER).or(Self::COMPARED).or(Self::PLACE);
    /// All that changes what an amount before it is.
    pub(super) const FOLLOWS: Self = Self::DASH.or(Self::JOINT).or(Self::AFTER).or(Self::MORE);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is one that says what may belong to a number, whatever else stands around.
    #[cfg(feature = "keywords")]
    #[inline]
    pub(super) const fn is_some(self) -> bool {
        self.0 & (Self::PLACE.0 - 1) != 0
    }

    /// Whether one of `roles` is among these.
    #[inline]
    pub(super) const fn has(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }
}

/// The characters of each role; a blank may stand before or behind what has it.
const ROLES: &[(&str, Role)] = &[
    ("%=&#@_-/—.．－", Role::CODE),
    ("初月", Role::LUNAR),
    ("下负負-－−—氏度秒时", Role::SIGN),
    ("$＄￥¥€£￡₩₹฿₽币幣金 ", Role::CURRENCY),
    (
        "近约約為为合概致莫多过過超逾于於止出>＞少低碼码下上≥=到足满滿及达<＜高≤了是有 ",
        Role::MODIFIER,
    ),
    ("比 ", Role::COMPARED),
    ("年财世季月日号时点點分秒:：", Role::MOMENT),
    ("到至-－—–―─～~〜∼﹣ ", Role::DASH),
    ("与和跟至到", Role::JOINT),
    ("分又/／", Role::PART),
    ("以及或和之内左上有开", Role::AFTER),
    ("第前", Role::PLACE),
    ("多余餘来來个個以", Role::BETWEEN),
    ("半多余钱整零又不大", Role::MORE),
    ("个個多余餘来來点點 ", Role::FIGURE),
];

/// Runs of characters: first, last and role.
const RUNS: &[(char, char, Role)] = &[
    ('A', 'Z', Role::CODE),
    ('A', 'Z', Role::CURRENCY),
    ('a', 'z', Role::CODE),
    ('Ａ', 'ｚ', Role::CODE),
    ('0', '9', Role::MORE.or(Role::FIGURE)),
    ('０', '９', Role::MORE.or(Role::FIGURE)),
];

/// The roles of a character of Chinese numerals.
const fn of_glyph(glyph: Glyph) -> Role {
    match glyph {
        Glyph::Digit(_) | Glyph::Small(_) => Role::MORE.or(Role::FIGURE),
        _ => Role::FIGURE,
    }
}

static TABLE: Paged<Role, 128> = {
    let mut table = Paged::new(Role::NONE);
    let mut set = 0;
    while set < ROLES.len() {
        table = add_all(table, ROLES[set].0, ROLES[set].1);
        set += 1;
    }
    let mut set = 0;
    while set < GLYPHS.len() {
        table = add_all(table, GLYPHS[set].0, of_glyph(GLYPHS[set].1));
        set += 1;
    }
    let mut run = 0;
    while run < RUNS.len() {
        let (first, last, role) = RUNS[run];
        let mut code = first as usize;
        while code <= last as usize {
            table = add(table, code, role);
            code += 1;
        }
        run += 1;
    }
    table
};

const fn add_all(mut table: Paged<Role, 128>, chars: &str, role: Role) -> Paged<Role, 128> {
    let mut at = 0;
    while at < chars.len() {
        let (code, next) = decode(chars, at);
        table = add(table, code, role);
        at = next;
    }
    table
}

const fn add(table: Paged<Role, 128>, code: usize, role: Role) -> Paged<Role, 128> {
    let roles = Role(table.get(code).0 | role.0);
    table.with(code, roles)
}

/// A character next to a number, with its roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) c: Option<char>,
    roles: Role,
}

impl Edge {
    /// The end of a text.
    pub(super) const NONE: Self = Self { c: None, roles: Role::NONE };

    /// The character that ends at `at`.
    #[inline]
    pub(super) fn before(text: &str, at: usize) -> Self {
        Self::from(char_before(text, at))
    }

    /// The character at `at`.
    #[inline]
    pub(super) fn behind(text: &str, at: usize) -> Self {
        Self::from(char_at(text, at))
    }

    /// Whether the character has one of `roles`.
    #[inline]
    pub(super) const fn has(self, roles: Role) -> bool {
        self.roles.has(roles)
    }
}

impl From<Option<char>> for Edge {
    #[inline]
    fn from(c: Option<char>) -> Self {
        Self { c, roles: c.map_or(Role::NONE, |c| TABLE.get(c as usize)) }
    }
}

/// The roles of the character that ends at `at`.
#[inline]
pub(super) fn before(text: &str, at: usize) -> Role {
    Edge::before(text, at).roles
}

/// The roles of the character at `at`.
#[inline]
pub(super) fn behind(text: &str, at: usize) -> Role {
    Edge::behind(text, at).roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_roles() {
        let rows = [
            ("过", Role::MODIFIER, true),
            ("过", Role::SIGN, false),
            ("下", Role::SIGN, true),
            ("下", Role::MODIFIER, true),
            ("B", Role::CODE, true),
            ("B", Role::CURRENCY, true),
            ("b", Role::CURRENCY, false),
            ("ｂ", Role::CODE, true),
            ("县", Role::MOMENT, false),
            ("", Role::DASH, false),
        ];
        for (text, role, expected) in rows {
            assert_eq!(before(text, text.len()).has(role), expected, "{text}");
            assert_eq!(behind(text, 0).has(role), expected, "{text}");
        }
    }
}
