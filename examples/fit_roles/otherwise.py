#!/usr/bin/env python3
"""Presses pages of the corpus's articles in the manner of other papers.

    otherwise.py PRESS --articles FILE.jsonl... --out DIR --pages N --seed S

PRESS is the corpus's `press.py`: reading articles, printing and extracting are its own. Only what a page
looks like is drawn anew here, once for each page or article: size of type and leading, measure and
gutter, indents, where headlines stand and how they break, the wording of bylines, notes and
furniture, pictures with captions.
"""
import html
import importlib.util
import json
import re
import sys

LABELS = """评论 时评 社论 短评 快评 快讯 简讯 特写 专访 观察 深度 聚焦 关注 人物 调查 综述 编者按 记者手记 读者来信 图片新闻
    新闻分析 身边好人 街谈巷议 民生聚焦 百姓话题 一周人物 热线追踪 基层一线 今日视点 县域观察""".split()
SECTIONS = """要闻 本地 国内 国际 财经 体育 文娱 教育周刊 健康 城事 县区 镇街 专版 民生 法治 时政 综合 社会 文化 科技 理论 副刊
    广告 天下 视界""".split()
SOURCES = """新华社 人民网 新华网 央视网 中新网 《浙江日报》 《南方日报》 《文汇报》 《北京晚报》 《新民晚报》 《农民日报》
    《法治日报》 《工人日报》 《中国教育报》 《羊城晚报》 澎湃新闻""".split()
PAPERS = "青屏日报 江北晚报 清溪新闻 石门时报 云岭晨报 大河早报 南塘日报".split()

# {0} to {2} are names.
BYLINES = ["□本报记者 {0}", "□记者 {0} 通讯员 {1}", "本报记者 {0}", "本报记者　{0}", "记者 {0}", "□{0}", "□{0} {1}",
           "■本报记者 {0} {1}", "◎本报记者 {0}", "●{0}", "○记者 {0}", "本报记者 {0} {1}", "本报记者 {0} 通讯员 {1} {2}",
           "记者 {0} 实习生 {1}", "通讯员 {0}", "新华社记者 {0} {1}", "本报首席记者 {0}", "全媒体记者 {0} {1}",
           "文/本报记者 {0}", "作者 {0}", "{0}", "{0} {1}", "□ 本报评论员", "本报评论员"]
# A city, a month, a day, two names.
DATELINES = ["本报{0}{1}月{2}日电　", "新华社{0}{1}月{2}日电　", "据新华社{0}{1}月{2}日电　", "本报讯　", "本报讯（记者 {3}）",
             "本报讯（记者{3} 通讯员{4}）", "本报讯 记者{3}报道：", "新华社{0}{1}月{2}日电（记者{3}）",
             "本报{0}{1}月{2}日电 (记者{3})", "本报{0}{1}月{2}日讯 ", "新华社{0}{1}月{2}日电 "]
DATED = re.compile(r"^(本报|新华社|据新华社|中新社)")
FROM = ["（上接第{}版）", "(上接第{}版)", "（紧接第{}版）", "（上接{}版）", "上接第{}版", "▲（上接第{}版）", "（上接A{}版）",
        "（上接第{}版）"]
ON = ["（下转第{}版）", "(下转第{}版)", "（下转{}版）", "下转第{}版", "（下转第{}版）▶", "（下转A{}版）"]
NOTES = ["（来源：{}）", "（据{}）", "（摘自{}）", "（来源：{}）", "来源：{}", "（转自{}）"]
DATES = ["{0}年{1}月{2}日 星期{3}", "{0}年{1}月{2}日　星期{3}", "{0}.{1:02d}.{2:02d} 星期{3}", "星期{3} {0}年{1}月{2}日",
         "{0}年{1}月{2}日", "{0}/{1}/{2} 星期{3}"]
# {0} to {2} are names, {3} is a number.
STAFF = ["责任编辑：{0}　版式设计：{1}", "责编：{0} 美编：{1} 校对：{2}", "编辑：{0}　组版：{1}", "本版编辑 {0} 版式 {1}",
         "责编 {0} 电话：0571-{3}", "主编：{0} 编辑：{1} 投稿邮箱：news{3}@126.com", "责任编辑 {0}"]
FOLIOS = ["第{0}版", "0{0}", "A{0}", "{0}", "A0{0}版", "{0}版", "第{0}版"]
IMPRINTS = ["新闻热线：0571-{0}", "国内统一连续出版物号 CN 33-0{1}", "今日8版 总第{1}期"]

#: Where the headlines of a page's articles may stand, each as often as it is named.
PLACES = [["top"], ["top", "top", "side"], ["after"], ["after", "top"], ["after", "after", "foot"],
          ["top", "after", "side", "foot", "right"], ["foot"], ["side", "right", "top"]]
#: Which of headline and body is drawn first, and how both stand.
ORDERS = {"top": (0, "column"), "after": (1, "column-reverse"), "foot": (1, "column"), "side": (0, "row"),
          "right": (1, "row")}
#: Room after a paragraph and its indent: nearly all papers indent by two characters.
PARAGRAPHS = [(0, 2)] * 13 + [(5, 2)] * 3 + [(0, 1), (0, 1.5), (8, 0), (8, 0), (0, 0)]
FONTS = ["Noto Serif CJK SC", "Noto Sans CJK SC"]

#: The captions of a page's articles by their ids: the corpus's program writes none.
CAPTIONS = {}


def dump(gold, file, **options):
    """Writes the gold of a page, with the captions of its articles."""
    for article in gold["articles"]:
        article["captions"] = CAPTIONS[article["id"]]
    file.write(json.dumps(gold, **options))


def dress(plain, dice, page):
    """An article with byline, source, dateline, jumps, label and caption as they fall."""
    story = plain | dict(byline=None, source=None, continued_from=None, continued_on=None, captions=[])
    credit = dice.random()
    if credit < .38:
        story["byline"] = dice.choice(BYLINES).format(*names(dice, 3))
    elif credit < .6:
        story["source"] = dice.choice(SOURCES)
    first, *rest = story["paragraphs"]
    if not DATED.match(first) and dice.random() < .35:
        form = dice.choice(DATELINES)
        place = dice.choice(press.CITIES), dice.randint(1, 12), dice.randint(1, 28)
        story["paragraphs"] = [form.format(*place, *names(dice, 2)) + first, *rest]
    if page != 1 and dice.random() < .2:
        story["continued_from"] = dice.choice([1, 1, 1, 2, 3])
        if dice.random() < .6:
            story |= dict.fromkeys(("kicker", "subtitle", "byline", "source"))
    if page == 1 and dice.random() < .25:
        story["continued_on"] = dice.choice([2, 3, 4, 6])
    if dice.random() >= .5:
        story["label"] = dice.choice(LABELS) if dice.random() < .13 else None
    if dice.random() < .12:
        story["captions"] = captions(story, dice)
    if plain.get("own") and dice.random() < .7:
        story["byline"] = plain["own"]
    return story


def names(dice, count):
    """So many names of people."""
    return [press.name(dice) for _ in range(count)]


def captions(story, dice):
    """A caption made of a sentence of the article, if one is short enough."""
    sentences = re.findall(r"[^。！？]{8,44}。", "".join(story["paragraphs"]))
    if not sentences:
        return []
    sentence = dice.choice(sentences).lstrip("，”’）")
    credited, reported, bracketed = names(dice, 3)
    credits = ["", "", f"　{credited} 摄", f"本报记者 {reported} 摄", f"（{bracketed} 摄）", "（资料图）"]
    credit = dice.choice(credits)
    opening = dice.choice(["图为", "图为", "上图：", "下图：", "图①：", ""])
    if not opening and not credit:
        credit = f"　{press.name(dice)} 摄"
    return [opening + sentence + credit]


def div(kind, text, style=""):
    """A box of a kind, which the style sheet names."""
    return f'<div class="{kind}" style="{style}">{text}</div>'


def broken(text, dice):
    """A headline, now and then broken by hand."""
    text = html.escape(text)
    if dice.random() < .25 and " " in text:
        return text.replace(" ", "<br>", 1)
    if dice.random() < .06 and len(text) > 10:
        at = dice.randint(4, len(text) - 4)
        return text[:at] + "<br>" + text[at:]
    return text


def headline(story, dice, look):
    """Kicker, headline, subtitle and byline, each in its size of type."""
    small = dice.choice([12, 14, 15, 16, 18])
    large = dice.choice([17, 18, 20, 22, 24, 26, 28, 30, 34, 38, 44])
    tier = lambda text: [div("tier", html.escape(text), f"font-size:{small}px")] if text else []
    byline = [div("byline", html.escape(story["byline"]))] if story["byline"] else []
    title = div("title", broken(story["title"], dice), f"font-size:{large}px")
    subtitle = story["subtitle"]
    if subtitle and not subtitle.startswith("—") and dice.random() < .5:
        subtitle = "——" + subtitle
    below = byline + tier(subtitle) if look["byline"] == "before" else tier(subtitle) + byline
    width, margin = dice.choice([100, 100, 100, 85, 70]), dice.choice(["auto", "auto", "0"])
    tiers = [*tier(story["kicker"]), title, *below]
    return div("headline", "".join(tiers), f"max-width:{width}%;margin:0 {margin}")


def breadth(columns, measure, look):
    """The pixels that so many columns take."""
    return columns * measure * look["size"] + (columns - 1) * look["gap"] * look["size"] + 1


def lines(story, dice):
    """The paragraphs of an article's body and the notes around them."""
    line = lambda kind, text: f'<p class="{kind}">{html.escape(text)}</p>'
    note = lambda kind, forms, value: [line(kind, dice.choice(forms).format(value))] if value else []
    found = note("jump", FROM, story["continued_from"])
    for text in story["paragraphs"]:
        bold = len(text) <= 22 and not press.SENT_END.search(text) and dice.random() < .5
        found.append(line("subhead" if bold else "text", text))
    return found + note("jump", ON, story["continued_on"]) + note("source", NOTES, story["source"])


def box(story, dice, look):
    """An article as markup: its columns, its headline beside, above or below, its picture."""
    measure = look["measure"] if dice.random() < .7 else dice.choice(range(9, 31))
    columns = dice.choice([1, 1, 2, 2, 2, 3, 3, 4, 5, 6])
    length = sum(map(len, story["paragraphs"]))
    while columns > 1 and length / columns / measure < dice.choice([4, 7, 8]):
        columns -= 1
    while columns > 1 and breadth(columns, measure, look) > look["page"] - 60:
        columns -= 1
    width = breadth(columns, measure, look)
    text = lines(story, dice)
    picture = "".join(div("picture", div("image", "") + html.escape(caption)) for caption in story["captions"])
    if picture and dice.random() < .4:
        text.insert(dice.randint(0, len(text)), picture)
        picture = ""
    label = div("label", html.escape(story["label"])) if story["label"] else ""
    head = headline(story, dice, look)
    gap = look["gap"] * look["size"]
    style = f"column-count:{columns};column-gap:{gap}px;font-size:{look['size']}px;width:{width}px"
    body = div("body", "".join(text), style)
    place = dice.choice(look["places"])
    late, direction = ORDERS[place]
    both = div("both", body + head if late else head + body, f"display:flex;flex-direction:{direction}")
    if direction == "row":
        width += look["side"]
    parts = [label, picture, both] if dice.random() < .5 else [label, both, picture]
    return div("article", "".join(parts), f"width:{width}px")


def strip(texts):
    """A line across the page, its texts spread over it."""
    spread = "".join(f"<span>{html.escape(text)}</span>" for text in texts)
    return div("strip", spread)


def furniture(dice, page):
    """Date, folio, section and more in any order, and the editors."""
    year, month, day = dice.randint(2005, 2026), dice.randint(1, 12), dice.randint(1, 28)
    weekday = dice.choice("一二三四五六日")
    date = dice.choice(DATES).format(year, month, day, weekday)
    staff = dice.choice(STAFF).format(*names(dice, 3), dice.randint(80000000, 89999999))
    texts = [date, dice.choice(FOLIOS).format(page), dice.choice(SECTIONS)]
    if dice.random() < .3:
        texts.append(dice.choice(PAPERS))
    if dice.random() < .1:
        imprint = dice.choice(IMPRINTS)
        texts.append(imprint.format(dice.randint(80000000, 89999999), dice.randint(100, 9999)))
    dice.shuffle(texts)
    return texts, staff


def look_of(dice):
    """What the articles of a page have in common."""
    return dict(
        size=dice.choice([8, 9, 10, 11, 12, 13, 14, 15, 16]),
        measure=dice.choice([*range(9, 27), *range(12, 20)]),
        gap=dice.choice([.6, .8, 1, 1, 1.5, 2, 3]),
        page=dice.choice([800, 960, 1120, 1120, 1300]),
        byline=dice.choice(["after", "after", "before"]),
        side=dice.choice([100, 140, 170, 220, 260]),
        places=dice.choice(PLACES),
    )


def style(articles, dice, look):
    """The style sheet of a page."""
    room, indent = dice.choice(PARAGRAPHS)
    length = sum(len("".join(story["paragraphs"])) for story in articles)
    height = 1900 + length * look["size"] ** 2 // 300
    text, display = dice.choice(FONTS), dice.choice(FONTS)
    leading = dice.choice([1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8])
    strict = dice.choice(["strict", "strict", "normal", "auto"])
    margin = dice.choice([2, 5, 8, 12])
    align = dice.choice(["center", "center", "left"])
    small = dice.choice([9, 10, 11, 12, 14])
    justify = dice.choice(["justify"] * 3 + ["left"])
    sans = 'font-family: "Noto Sans CJK SC"'
    return f"""
        @page {{ size: {look["page"]}px {height}px; margin: 24px }}
        body {{ margin: 0; font-family: "{text}"; line-height: {leading}; line-break: {strict} }}
        .article {{ float: left; box-sizing: content-box; margin: {margin}px 10px; padding: 4px }}
        .headline {{ text-align: {align} }}
        .title {{ font-family: "{display}"; font-weight: bold; line-height: 1.25 }}
        .byline, .picture {{ {sans}; font-size: {small}px }}
        .picture {{ text-indent: 0 }}
        .image {{ height: 60px; background: #ccc }}
        .label {{ {sans}; font-size: 16px }}
        p {{ margin: 0 0 {room}px 0; text-align: {justify}; text-indent: {indent}em }}
        .jump {{ text-indent: 0 }}
        .source {{ text-align: right }}
        .subhead {{ font-weight: bold }}
        .strip {{ {sans}; font-size: 13px; clear: both; display: flex; justify-content: space-between }}
    """


def typeset(articles, dice, page):
    """A page as markup, and the texts of its furniture."""
    look = look_of(dice)
    texts, staff = furniture(dice, page)
    staff = [staff]
    if dice.random() < .2:
        texts, staff = [], []
    if dice.random() < .6:
        top, foot = strip(texts), strip(staff)
    elif dice.random() < .5:
        top, foot = strip(staff), strip(texts)
    else:
        top, foot = strip(texts + staff), ""
    sheet = style(articles, dice, look)
    CAPTIONS.update({story["id"]: story["captions"] for story in articles})
    boxes = "".join(box(story, dice, look) for story in articles)
    page = f'<!doctype html><meta charset="utf-8"><style>{sheet}</style>{top}{boxes}{foot}'
    return page, texts + staff


def load(path):
    """The corpus's program as a module."""
    spec = importlib.util.spec_from_file_location("press", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    clean = module.clean
    module.clean = lambda article: signed(clean(article), article)
    return module


def signed(story, article):
    """A cleaned article with the byline that it came with, if any."""
    return story and story | {"own": article.get("byline")}


if __name__ == "__main__":
    press = load(sys.argv.pop(1))
    press.dress, press.typeset = dress, typeset
    press.json.dump = dump
    press.main()
