//! Common surnames, for the names of people.

/// The surnames of one character that most people bear.
pub(crate) const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋\
蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚栗\
柴耿葛鲍骆欧殷俞费岑薄裴覃霍虞柯聂焦卞褚詹";

/// Those of them that traditional print writes otherwise.
pub(crate) const TRADITIONAL: &str =
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾陸譚鄒龍錢湯賀賴龔駱費聶喬";

/// Further ones, which begin many words too: they count beside a common one alone.
pub(crate) const RARER: &str = "高万严文向洪白安章鲁庞邢岳齐梅庄辛管祝左涂谷祁时舒牟卜路单艾凌席纪翁游阮温华盛翟倪符甘尤柳苗曲解闫申关兰韦樊牛简饶肖屠晏冉邝卓蔺缪戚臧隋滕邬巩闵佟郜鄢阙靳狄谌荀阚裘窦娄麦伍辜郁亓仇尚";

/// The surnames of two characters, in either print.
pub(crate) const DOUBLE: &[&str] = &[
    "欧阳", "歐陽", "司徒", "司马", "司馬", "上官", "诸葛", "諸葛", "尉迟", "尉遲", "慕容", "皇甫",
    "夏侯",
];
