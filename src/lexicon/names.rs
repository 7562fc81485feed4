//! Names of people that no list has: joined from the characters that they fall into.

use super::Tag;
use super::joining::Joining;
use super::list::List;
use super::segment::Piece;
use super::words::Facts;
use crate::surname::SURNAMES;

const SOUNDS: &str = "阿埃艾安奥巴贝比布茨达戴丹德登蒂迪杜多恩尔法菲费芬弗夫福盖戈格古哈赫霍基吉加杰金卡凯康科克库\
拉莱兰劳勒雷里利林卢鲁伦罗洛马迈曼梅蒙米莫姆穆纳内尼努诺欧帕佩皮普齐奇乔恰切萨塞森沙绍什施史斯苏索塔泰坦特提图托瓦\
威韦维沃乌伍西希肖谢辛休雅亚扬叶伊英尤约泽扎詹兹佐龙";

const PURE_SOUNDS: &str = "埃茨蒂迪恩尔弗戈赫卡克库拉莱勒鲁姆佩萨塞斯瓦韦扎兹佐尼诺伊娅莎黛";

/// Marks the characters that names are made of.
pub(super) fn mark_characters(list: &mut List) {
    for (characters, mark) in
        [(SURNAMES, Facts::SURNAME), (SOUNDS, Facts::SOUND), (PURE_SOUNDS, Facts::PURE_SOUND)]
    {
        for character in characters.chars() {
            if let Some(word) = list.find(character.encode_utf8(&mut [0; 4])) {
                list.entry_mut(word).facts.set(mark, true);
            }
        }
    }
}

/// Joins the pieces of each name that begins at or after `from`.
pub(super) fn join(pieces: &mut Vec<Piece>, from: usize) {
    let mut joining = Joining::of(pieces);
    let mut at = from;
    let may_begin = |piece: &Piece| piece.facts.has(Facts::SURNAME | Facts::SOUND);
    while let Some(further) = joining.pieces()[at..].iter().position(may_begin) {
        at += further;
        let length = name_length(&joining.pieces()[at..]);
        if length > 1 {
            joining.join(at..at + length, Tag::Person);
        }
        at += length.max(1);
    }
    joining.finish();
}

#[inline(never)]
fn name_length(pieces: &[Piece]) -> usize {
    let first = &pieces[0];
    if first.chars == 1 && first.facts.has(Facts::SURNAME) {
        let given = given_length(&pieces[1..]);
        if given > 0 {
            return given + 1;
        }
    }
    if first.facts.has(Facts::SOUND) {
        return foreign_length(pieces);
    }
    0
}

/// The number of characters after a surname that are a given name.
fn given_length(pieces: &[Piece]) -> usize {
    let length = pieces.iter().take(2).take_while(|piece| is_given(piece)).count();
    if length == 1 && pieces[0].tag == Tag::Verb { 0 } else { length }
}

fn is_given(piece: &Piece) -> bool {
    piece.chars == 1
        && !piece.facts.has(Facts::STOP)
        && matches!(
            piece.tag,
            Tag::Noun
                | Tag::Adjective
                | Tag::Verb
                | Tag::Morpheme
                | Tag::Person
                | Tag::Abbreviation
                | Tag::Place
                | Tag::Other
        )
}

/// The number of pieces that together write the sounds of a foreign name, or 0.
fn foreign_length(pieces: &[Piece]) -> usize {
    let is_sound = |piece: &&Piece| {
        (piece.chars == 1 && piece.facts.has(Facts::SOUND))
            || (piece.tag == Tag::Person && piece.chars > 1)
    };
    let run = || pieces.iter().take(8).take_while(is_sound);
    let pure = run().any(|piece| piece.chars == 1 && piece.facts.has(Facts::PURE_SOUND));
    let chars: u16 = run().map(|piece| piece.chars).sum();
    if pure && chars >= 3 { run().count() } else { 0 }
}
