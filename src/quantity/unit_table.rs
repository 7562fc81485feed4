//! The units: symbol, dimension, exact factor to the base unit, and the names they go by.

use super::Dimension::{
    self, Angle, Area, Currency, Data, Density, Energy, Frequency, Length, Mass, Power, Pressure,
    Ratio, Speed, Temperature, Time, Voltage, Volume,
};

/// A row of the unit table.
///
/// The factor is a fraction: value × factor is the value in the base unit of the dimension.
/// A denominator of zero says that there is no fixed factor.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) symbol: &'static str,
    pub(super) dimension: Dimension,
    pub(super) factor: (i64, i64),
    pub(super) names: &'static [&'static str],
}

const fn row(
    symbol: &'static str,
    dimension: Dimension,
    factor: (i64, i64),
    names: &'static [&'static str],
) -> Row {
    Row { symbol, dimension, factor, names }
}

/// No fixed factor: months are not equally long, degrees Fahrenheit have another zero.
const NONE: (i64, i64) = (0, 0);
const K: i64 = 1_000;
const M: i64 = 1_000_000;
const G: i64 = 1_000_000_000;
const T: i64 = 1_000_000_000_000;

/// Sources: GB 3100–3102 (legal units of China), the State Council's order of 1984 on legal units
/// (市制), the SI brochure, and the international yard and pound of 1959.
#[rustfmt::skip]
pub(super) static UNITS: &[Row] = &[
    // Length, base: metre. 里 = 500 m, 尺 = 1/3 m.
    row("m", Length, (1, 1), &["米", "公尺", "m", "M"]),
    row("km", Length, (K, 1), &["公里", "千米", "km", "KM", "Km"]),
    row("dm", Length, (1, 10), &["分米", "dm"]),
    row("cm", Length, (1, 100), &["厘米", "公分", "釐米", "cm", "CM"]),
    row("mm", Length, (1, K), &["毫米", "mm", "MM"]),
    row("um", Length, (1, M), &["微米", "µm", "μm", "µM", "μM", "um"]),
    row("nm", Length, (1, G), &["纳米", "納米", "奈米", "nm", "NM"]),
    row("pm", Length, (1, T), &["皮米", "pm", "PM"]),
    row("li", Length, (500, 1), &["里", "华里", "華里", "市里"]),
    row("zhang", Length, (10, 3), &["丈", "市丈"]),
    row("chi", Length, (1, 3), &["尺", "市尺"]),
    row("cun", Length, (1, 30), &["寸", "市寸"]),
    row("ft", Length, (3048, 10_000), &["英尺", "呎", "ft", "'", "′"]),
    row("in", Length, (254, 10_000), &["英寸", "英吋", "吋", "\"", "″"]),
    row("yd", Length, (9144, 10_000), &["码", "碼"]),
    row("mi", Length, (1_609_344, K), &["英里", "哩"]),
    row("nmi", Length, (1852, 1), &["海里", "浬"]),
    row("ly", Length, (9_460_730_472_580_800, 1), &["光年"]),
    // Area, base: square metre. 亩 = 2000/3 m².
    row("m2", Area, (1, 1), &["平方米", "平方公尺", "平米", "平方", "个平方", "個平方", "平", "㎡", "m²", "m2"]),
    row("km2", Area, (M, 1), &["平方公里", "平方千米", "km²", "km2"]),
    row("cm2", Area, (1, 10_000), &["平方厘米", "cm²", "cm2"]),
    row("ha", Area, (10_000, 1), &["公顷", "公頃"]),
    row("mu", Area, (2000, 3), &["亩", "畝", "市亩", "亩次"]),
    row("qing", Area, (200_000, 3), &["顷", "頃"]),
    row("acre", Area, (40_468_564_224, 10_000_000), &["英亩", "英畝"]),
    row("ft2", Area, (9_290_304, 100_000_000), &["平方英尺", "平方呎"]),
    // Volume, base: cubic metre.
    row("m3", Volume, (1, 1), &["立方米", "立方公尺", "立方", "方", "m³", "m3"]),
    row("L", Volume, (1, K), &["升", "公升", "立升", "L", "l"]),
    row("mL", Volume, (1, M), &["毫升", "ml", "mL", "ML", "cc", "CC"]),
    row("gal", Volume, (3_785_411_784, T), &["加仑", "加侖"]),
    row("bbl", Volume, (158_987_294_928, T), &["桶原油", "桶石油"]),
    row("tsp", Volume, (5, M), &["茶匙"]),
    row("tbsp", Volume, (15, M), &["汤匙", "湯匙"]),
    // Mass, base: kilogram. 斤 = 0.5 kg, 两 = 0.05 kg, 担 = 50 kg.
    row("kg", Mass, (1, 1), &["公斤", "千克", "kg", "KG", "Kg"]),
    row("g", Mass, (1, K), &["克", "g"]),
    row("mg", Mass, (1, M), &["毫克", "mg"]),
    row("ug", Mass, (1, G), &["微克", "µg", "μg", "ug"]),
    row("t", Mass, (K, 1), &["吨", "公吨", "噸", "公噸", "吨油当量", "吨标准煤", "吨标煤"]),
    row("jin", Mass, (1, 2), &["斤", "市斤"]),
    row("liang", Mass, (1, 20), &["两", "兩", "市两"]),
    row("qian", Mass, (1, 200), &["钱", "錢"]),
    row("dan", Mass, (50, 1), &["担", "擔", "市担"]),
    row("lb", Mass, (45_359_237, 100_000_000), &["磅"]),
    row("oz", Mass, (28_349_523_125, T), &["盎司", "安士"]),
    // Concentration.
    row("ug/m3", Density, NONE, &["微克每立方米", "微克/立方米", "微克／立方米"]),
    row("mg/m3", Density, NONE, &["毫克每立方米", "毫克/立方米"]),
    // Time, base: second. A month and a year have no fixed length.
    row("s", Time, (1, 1), &["秒", "秒钟", "秒鐘", "s"]),
    row("ms", Time, (1, K), &["毫秒", "ms"]),
    row("min", Time, (60, 1), &["分钟", "分鐘", "min"]),
    row("h", Time, (3600, 1), &["小时", "小時", "个小时", "個小時", "钟头", "个钟头", "学时", "课时", "机时"]),
    row("d", Time, (86_400, 1), &["天", "昼夜", "个昼夜", "整天"]),
    row("wk", Time, (604_800, 1), &["周", "週", "星期", "个星期", "個星期", "礼拜", "个礼拜"]),
    row("mo", Time, NONE, &["个月", "個月"]),
    row("yr", Time, NONE, &["年", "周年", "週年", "整年", "学年", "个学年", "个年头", "个春秋"]),
    row("yr", Time, NONE, &["岁", "周岁", "歲", "周歲"]),
    row("", Time, NONE, &["季度", "个季度", "个世纪", "学期", "个学期", "刻钟"]),
    // Temperature.
    row("degC", Temperature, NONE, &["摄氏度", "攝氏度", "摄氏", "摄氏°", "攝氏°", "℃", "°C"]),
    row("degF", Temperature, NONE, &["华氏度", "華氏度", "华氏°", "華氏°", "℉", "°F"]),
    row("K", Temperature, NONE, &["开尔文", "開爾文"]),
    row("deg", Angle, (1, 1), &["度", "°", "º"]),
    // Speed, base: metre a second.
    row("m/s", Speed, (1, 1), &["米每秒", "米/秒", "米／秒", "m/s"]),
    row("km/h", Speed, (5, 18), &["公里每小时", "千米每小时", "公里/小时", "公里／小时", "公里/时", "公里／时", "千米/小时", "千米/时", "km/h"]),
    row("mi/h", Speed, (44_704, 100_000), &["英里每小时", "英里/小时", "迈", "mph"]),
    row("ft/s", Speed, (3048, 10_000), &["英尺每秒"]),
    row("kn", Speed, (463, 900), &["节航速"]),
    // Frequency, base: hertz.
    row("Hz", Frequency, (1, 1), &["赫", "赫兹", "Hz", "HZ"]),
    row("kHz", Frequency, (K, 1), &["千赫", "千赫兹", "kHz", "KHz"]),
    row("MHz", Frequency, (M, 1), &["兆赫", "兆赫兹", "MHz"]),
    row("GHz", Frequency, (G, 1), &["吉赫", "吉赫兹", "GHz"]),
    // Energy, base: joule.
    row("J", Energy, (1, 1), &["焦", "焦耳"]),
    row("kJ", Energy, (K, 1), &["千焦", "千焦耳", "kJ"]),
    row("cal", Energy, (4184, K), &["卡", "卡路里"]),
    row("kcal", Energy, (4184, 1), &["千卡", "大卡", "kcal"]),
    row("Wh", Energy, (3600, 1), &["瓦时", "瓦特时"]),
    row("kWh", Energy, (3_600_000, 1), &["千瓦时", "千瓦小时", "度电", "kWh", "KWh"]),
    row("MWh", Energy, (3_600_000_000, 1), &["兆瓦时", "MWh"]),
    // Power, base: watt. 马力 is the metric horsepower.
    row("mW", Power, (1, K), &["毫瓦", "mW"]),
    row("W", Power, (1, 1), &["瓦", "瓦特", "W"]),
    row("kW", Power, (K, 1), &["千瓦", "kW", "kw", "KW"]),
    row("MW", Power, (M, 1), &["兆瓦", "MW"]),
    row("GW", Power, (G, 1), &["吉瓦", "GW"]),
    row("kVA", Power, (K, 1), &["千伏安", "kVA"]),
    row("MVA", Power, (M, 1), &["兆伏安", "MVA"]),
    row("hp", Power, (73_549_875, 100_000), &["马力", "馬力", "匹马力"]),
    // Pressure, base: pascal.
    row("Pa", Pressure, (1, 1), &["帕", "帕斯卡"]),
    row("hPa", Pressure, (100, 1), &["百帕"]),
    row("kPa", Pressure, (K, 1), &["千帕"]),
    row("MPa", Pressure, (M, 1), &["兆帕"]),
    // Voltage, base: volt.
    row("V", Voltage, (1, 1), &["伏", "伏特", "V"]),
    row("kV", Voltage, (K, 1), &["千伏", "kV", "KV"]),
    // Data, base: byte.
    row("bit", Data, (1, 8), &["比特"]),
    row("kbit", Data, (125, 1), &["千比特"]),
    row("Mbit", Data, (125_000, 1), &["兆比特"]),
    row("B", Data, (1, 1), &["字节", "字節"]),
    row("KB", Data, (K, 1), &["千字节", "KB"]),
    row("MB", Data, (M, 1), &["兆字节", "兆字節", "兆", "MB"]),
    row("GB", Data, (G, 1), &["吉字节", "GB"]),
    row("TB", Data, (T, 1), &["太字节", "TB"]),
    row("PB", Data, (K * T, 1), &["拍字节", "PB"]),
    row("EB", Data, (M * T, 1), &["艾字节", "EB"]),
    // Ratios, base: one.
    row("%", Ratio, (1, 100), &["%", "％", "﹪"]),
    row("pp", Ratio, (1, 100), &["个百分点", "百分点", "個百分點", "百分點"]),
    row("permille", Ratio, (1, K), &["‰"]),
    row("permyriad", Ratio, (1, 10_000), &["个基点", "基点", "個基點"]),
    row("tenth", Ratio, (1, 10), &["成", "折"]),
    row("times", Ratio, (1, 1), &["倍"]),
    row("", Ratio, NONE, &["番"]),
    // Currencies, each its own base.
    row("CNY", Currency, (1, 1), &["元", "块", "塊", "圆", "圓", "人民币", "人民幣", "元人民币", "元人民幣", "圆整", "圓整", "元整", "RMB", "CNY", "块人民币"]),
    row("CNY", Currency, (1, 10), &["角", "毛", "毫", "角整"]),
    row("CNY", Currency, (1, 100), &["分钱", "分錢"]),
    row("HKD", Currency, (1, 1), &["港元", "港币", "港幣", "元港币", "港圆", "HKD"]),
    row("TWD", Currency, (1, 1), &["新台币", "新臺幣", "新台幣", "台币", "台幣", "元新台币", "元台币"]),
    row("MOP", Currency, (1, 1), &["澳门元", "澳門元", "澳门币"]),
    row("USD", Currency, (1, 1), &["美元", "美金", "美圆", "美圓", "元美金", "元美元", "USD"]),
    row("USD", Currency, (1, 100), &["美分"]),
    row("EUR", Currency, (1, 1), &["欧元", "歐元", "元欧元", "EUR"]),
    row("GBP", Currency, (1, 1), &["英镑", "英鎊", "GBP"]),
    row("JPY", Currency, (1, 1), &["日元", "日币", "日圆", "日圓", "日幣", "元日币", "JPY"]),
    row("KRW", Currency, (1, 1), &["韩元", "韩币", "韩圆", "韓元", "韓圜"]),
    row("KPW", Currency, (1, 1), &["朝鲜元", "朝元"]),
    row("RUB", Currency, (1, 1), &["卢布", "盧布", "俄罗斯卢布"]),
    row("RUB", Currency, (1, 100), &["戈比"]),
    row("EGP", Currency, (1, 1), &["埃镑", "埃及镑"]),
    row("INR", Currency, (1, 1), &["印度卢比", "印度卢布"]),
    row("PKR", Currency, (1, 1), &["巴基斯坦卢比"]),
    row("", Currency, NONE, &["卢比", "比索", "第纳尔", "法郎", "克朗", "先令", "里亚尔", "迪拉姆", "福林", "列弗", "里拉", "马克", "铢"]),
    row("THB", Currency, (1, 1), &["泰铢", "泰銖"]),
    row("AUD", Currency, (1, 1), &["澳元", "澳大利亚元", "澳币", "AUD"]),
    row("CAD", Currency, (1, 1), &["加元", "加拿大元", "加币"]),
    row("NZD", Currency, (1, 1), &["新西兰元", "纽元"]),
    row("SGD", Currency, (1, 1), &["新加坡元", "新元", "新币"]),
    row("CHF", Currency, (1, 1), &["瑞士法郎", "瑞郎"]),
    row("FRF", Currency, (1, 1), &["法国法郎"]),
    row("DEM", Currency, (1, 1), &["德国马克", "西德马克"]),
    row("ITL", Currency, (1, 1), &["意大利里拉"]),
    row("NGN", Currency, (1, 1), &["奈拉"]),
    row("BRL", Currency, (1, 1), &["雷亚尔", "巴西雷亚尔"]),
    row("ZAR", Currency, (1, 1), &["兰特"]),
    row("VND", Currency, (1, 1), &["越南盾", "越盾"]),
    row("MYR", Currency, (1, 1), &["马来西亚令吉", "令吉", "林吉特", "马币"]),
    row("IDR", Currency, (1, 1), &["印尼盾", "印度尼西亚盾", "印尼卢比"]),
    row("PHP", Currency, (1, 1), &["菲律宾比索"]),
    row("SEK", Currency, (1, 1), &["瑞典克朗"]),
    row("NOK", Currency, (1, 1), &["挪威克朗"]),
    row("DKK", Currency, (1, 1), &["丹麦克朗"]),
    row("TRY", Currency, (1, 1), &["土耳其里拉", "新里拉"]),
    row("UAH", Currency, (1, 1), &["格里夫纳"]),
    row("AED", Currency, (1, 1), &["阿联酋迪拉姆"]),
    row("SAR", Currency, (1, 1), &["沙特里亚尔"]),
    row("IRR", Currency, (1, 1), &["伊朗里亚尔"]),
    row("KZT", Currency, (1, 1), &["坚戈"]),
    row("MNT", Currency, (1, 1), &["图格里克"]),
    row("MMK", Currency, (1, 1), &["缅元", "缅币"]),
    row("KHR", Currency, (1, 1), &["瑞尔"]),
    row("BTC", Currency, (1, 1), &["比特币", "个比特币", "枚比特币"]),
];

/// What stands before an amount of money and says its currency.
pub(super) static SIGNS: &[(&str, &str)] = &[
    ("新台币", "TWD"),
    ("新臺幣", "TWD"),
    ("新台幣", "TWD"),
    ("人民币", "CNY"),
    ("人民幣", "CNY"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("台币", "TWD"),
    ("美金", "USD"),
    ("日币", "JPY"),
    ("JPY¥", "JPY"),
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("RMB", "CNY"),
    ("CNY", "CNY"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("HKD", "HKD"),
    ("JPY", "JPY"),
    ("GBP", "GBP"),
    ("￥", "CNY"),
    ("¥", "CNY"),
    ("$", "USD"),
    ("＄", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("฿", "THB"),
    ("₽", "RUB"),
];
