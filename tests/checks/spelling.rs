//! Texts from bytes: each byte is a sign, so that changing, losing and moving bytes makes other
//! texts of the same kind.

/// What numerals and quantities are made of.
const NUMBERS: &str = "零〇一二三四五六七八九两十百千万亿兆京点半几数多余来第分之又成折倍番廿卅幺壹贰叁肆伍陆柒捌玖拾佰仟萬億\
    0123456789０１５９.．,，、。%％‰+-－—~～至到/／:：×kwMe负零下上以内外约近超过不足于大小至少多达左右前后各每\
    个人项元角分整圆钱块毛斤公里米克吨亩年月日时点秒岁届名级版度摄氏摄氏度℃美元人民币￥$mckg²平方小时天周\
    一带路三中全会千家户四川大陆某收拾“”（）《》 \n\t";

/// What newspapers are made of, marks and blanks more often than in life.
const TYPE: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年\
    县镇村路元亿万千百十二三四五六七八九〇零点半两几余多近第届版月日时讯电报社记者来源上接下转\
    责编辑图片摄通员评论载据新华 \n\n\n\n\n　　\t\r\u{c}\u{2028}\u{feff}\u{200b}\u{ad}\
    0123456789０１２．％%.，。、；：！？“”‘’《》（）()【】—─…·□■●◆▲◀▶○⽬⾯⺠⼀⻓⸺AXapp𠮷👨\u{301}\u{e000}";

/// A text of the signs of numbers and of what looks like them.
pub(crate) fn numbers(bytes: &[u8]) -> String {
    spelled(NUMBERS, bytes)
}

/// A text of the characters of newspapers.
pub(crate) fn newspaper(bytes: &[u8]) -> String {
    spelled(TYPE, bytes)
}

fn spelled(signs: &str, bytes: &[u8]) -> String {
    let signs: Vec<char> = signs.chars().collect();
    bytes.iter().map(|&byte| signs[usize::from(byte) % signs.len()]).collect()
}
