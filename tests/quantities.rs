//! Quantities of running text: named rows, and the time that long runs take.

mod checks;

use checks::growth::linear_for;
use jianbao::quantity::{self, Quantity};

/// What a sentence holds, each quantity as `text = reading`.
const ROWS: &[(&str, &str, &[&str])] = &[
    ("over", "新修水渠超过6.6万米", &["超过6.6万米 = 66000 m (over)"]),
    ("nearly", "惠及近1.5万户农家", &["近1.5万户 = 15000 户 (nearly)"]),
    ("about, traditional", "約三十人", &["約三十人 = 30 人 (about)"]),
    ("infix", "整理古籍3600余项", &["3600余项 = 3600 项 (over)"]),
    (
        "hundred and some",
        "百余人种下千余株树",
        &["百余人 = 100 人 (over)", "千余株 = 1000 株 (over)"],
    ),
    ("a hundred in words", "百花园里有百姓", &[]),
    ("over, without a unit", "帮扶800多特困户", &["800多 = 800 (over)"]),
    ("at least, after a classifier", "12所以上学校", &["12所以上 = 12 所 (at least)"]),
    ("a day before another word", "8日均有雨，日均客流3万人", &["8日 = 8日", "3万人 = 30000 人"]),
    ("salute", "鸣响礼炮21响，枪声一响", &["21响 = 21 响"]),
    ("storage", "存了2EB数据，付了30埃镑", &["2EB = 2 EB", "30埃镑 = 30 EGP"]),
    ("points", "比上年提高3.4个百分点", &["3.4个百分点 = 3.4 pp"]),
    ("borrowed scale", "奖励5至10万元", &["5至10万元 = 50000..100000 CNY"]),
    ("neighbours", "来了两三百人", &["两三百人 = 200..300 人 (about)"]),
    ("doubling", "产值翻两番", &["两番 = 2 番"]),
    ("several", "有数十家书屋", &["数十家 = 20..90 家 (several)"]),
    ("after", "气温在零下7摄氏度左右", &["零下7摄氏度左右 = -7 degC (about)"]),
    ("compound", "一共五元三毛", &["五元三毛 = 5.3 CNY"]),
    ("half", "等了两个半小时", &["两个半小时 = 2.5 h"]),
    ("half of one, none", "半個西瓜，零个", &["半個 = 0.5 個", "零个 = 0 个"]),
    ("tenths", "身高1米75", &["1米75 = 1.75 m"]),
    ("two currencies", "付了4人民币5美元", &["4人民币 = 4 CNY", "5美元 = 5 USD"]),
    ("currency before", "售价￥300", &["￥300 = 300 CNY"]),
    ("speed", "每小时80公里", &["每小时80公里 = 80 km/h"]),
    ("discount", "全场七五折", &["七五折 = 7.5 tenth"]),
    ("share", "约三分之一的村", &["约三分之一 = 1/3 (about)"]),
    ("percent in words", "百分之五点二", &["百分之五点二 = 5.2 %"]),
    ("order", "第三届书市", &["第三届 = 3 届"]),
    ("one of two places", "得了第一二名", &["第一二名 = 1..2 名 (about)"]),
    ("age", "45岁的林山", &["45岁 = 45 yr"]),
    ("two bounds", "x大于10小于20", &["大于10小于20 = 10..20"]),
    ("two things", "x大于10且y小于20", &["大于10 = 10 (over)", "小于20 = 20 (under)"]),
    (
        "date and time",
        "2024年3月5日20时30分",
        &["2024年3月5日 = 2024年3月5日", "20时30分 = 20时30分"],
    ),
    (
        "blanks around figures",
        "2024 年 3 月 5 日，近 30 名乡亲，第 3 届，20 多条",
        &[
            "2024 年 3 月 5 日 = 2024 年 3 月 5 日",
            "近 30 名 = 30 名 (nearly)",
            "第 3 届 = 3 届",
            "20 多条 = 20 条 (over)",
        ],
    ),
    ("months", "1—7月份", &["1—7月份 = 1—7月份"]),
    ("words", "进一步推进一体化，做好千家万户的事", &[]),
    ("congress", "党的二十大以来", &[]),
    ("quoted name", "推行“三张清单”", &[]),
    ("doubled", "看一看，一件件小事", &[]),
    ("not even one", "这条路他一次不落地走，一户也没落下，只歇了一次", &["一次 = 1 次"]),
    (
        "capitals in words",
        "大陆二十三个村，收拾二十件，着陆一百零三架",
        &["二十三个 = 23 个", "二十件 = 20 件", "一百零三架 = 103 架"],
    ),
    ("digits too many for a number", "77777777777777777777777777777777777777777元", &[]),
    ("names", "5G和B737", &[]),
    (
        "the unit is the head of another word",
        "第六地质队派6类人才用84条线路和10千伏安的变压器",
        &["6类 = 6 类", "84条 = 84 条", "10千伏安 = 10 kVA"],
    ),
    ("the year of an event", "2023两岸书市、2024国家阅读周", &[]),
    ("degrees to degrees", "北纬18°—24°", &["18°—24° = 18..24 deg"]),
    ("place names", "四川九江三门峡", &[]),
];

#[test]
fn named_rows() {
    for (name, text, expected) in ROWS {
        let found: Vec<String> =
            quantity::find(text).map(|found| format!("{} = {found}", found.text)).collect();
        assert_eq!(found, *expected, "{name}: {text}");
    }
}

#[test]
fn a_dictionary_adds_words() {
    let words = |word: &str| word == "六家桥";
    let text = "六家桥有六家店";
    let found: Vec<_> = quantity::find_with(text, &words).map(|found| found.span.start).collect();
    assert_eq!(found, ["六家桥有".len()]);
}

#[test]
fn amounts_compare_in_the_base_unit() {
    let rows = [
        ("2公里，1500米", Some(std::cmp::Ordering::Greater)),
        ("3斤，1.5公斤", Some(std::cmp::Ordering::Equal)),
        ("5角，1元", Some(std::cmp::Ordering::Less)),
        ("5美元，5元", None),
        ("5吨，5米", None),
    ];
    for (text, expected) in rows {
        let found: Vec<Quantity> = quantity::find(text).collect();
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[0].compare(&found[1]), expected, "{text}");
    }
}

#[test]
fn long_runs_take_linear_time() {
    for part in [
        "一",
        "万",
        "零",
        "0",
        "1-",
        "十",
        "几",
        "1",
        "1,",
        "九十",
        "1月",
        "“一",
        "十届一",
        "大于1小于",
        "半",
        "1元",
    ] {
        linear_for(&[part], |text| quantity::find(text).count());
    }
}
