#!/usr/bin/env python3
"""Presses pages as the corpus's own program does, but set as other papers set theirs.

    wide.py PRESS --articles FILE.jsonl... --out DIR --pages N --seed S

PRESS is the corpus's `press.py`, whose reading, printing and extracting are used as they are. What a
page looks like is drawn anew here, for each page: sizes of type and leading, measures and gutters,
indents, where headlines stand and how they break, wording of bylines, notes and furniture, pictures
with captions.
"""
import html
import importlib.util
import json
import re
import sys

LABELS = "评论 时评 社论 短评 快评 快讯 简讯 特写 专访 观察 深度 聚焦 关注 人物 调查 综述 编者按 记者手记 读者来信 图片新闻 新闻分析 身边好人 街谈巷议 民生聚焦 百姓话题 一周人物 热线追踪 基层一线 今日视点 县域观察".split()
SECTIONS = "要闻 本地 国内 国际 财经 体育 文娱 教育周刊 健康 城事 县区 镇街 专版 民生 法治 时政 综合 社会 文化 科技 理论 副刊 广告 天下 视界".split()
SOURCES = "新华社 人民网 新华网 央视网 中新网 《浙江日报》 《南方日报》 《文汇报》 《北京晚报》 《新民晚报》 《农民日报》 《法治日报》 《工人日报》 《中国教育报》 《羊城晚报》 澎湃新闻".split()
PAPERS = "青屏日报 江北晚报 清溪新闻 石门时报 云岭晨报 大河早报 南塘日报".split()
BYLINES = ["□本报记者 {0}", "□记者 {0} 通讯员 {1}", "本报记者 {0}", "本报记者　{0}", "记者 {0}", "□{0}", "□{0} {1}", "■本报记者 {0} {1}", "◎本报记者 {0}", "●{0}", "○记者 {0}",
           "本报记者 {0} {1}", "本报记者 {0} 通讯员 {1} {2}", "记者 {0} 实习生 {1}", "通讯员 {0}", "新华社记者 {0} {1}", "本报首席记者 {0}", "全媒体记者 {0} {1}", "文/本报记者 {0}", "作者 {0}", "{0}", "{0} {1}", "□ 本报评论员", "本报评论员"]
DATELINES = ["本报{0}{1}月{2}日电　", "新华社{0}{1}月{2}日电　", "据新华社{0}{1}月{2}日电　", "本报讯　", "本报讯（记者 {3}）", "本报讯（记者{3} 通讯员{4}）", "本报讯 记者{3}报道：", "新华社{0}{1}月{2}日电（记者{3}）", "本报{0}{1}月{2}日电 (记者{3})", "本报{0}{1}月{2}日讯 ", "新华社{0}{1}月{2}日电 "]
FROM = ["（上接第{}版）", "(上接第{}版)", "（紧接第{}版）", "（上接{}版）", "上接第{}版", "▲（上接第{}版）", "（上接A{}版）", "（上接第{}版）"]
ON = ["（下转第{}版）", "(下转第{}版)", "（下转{}版）", "下转第{}版", "（下转第{}版）▶", "（下转A{}版）"]
NOTES = ["（来源：{}）", "（据{}）", "（摘自{}）", "（来源：{}）", "来源：{}", "（转自{}）"]


#: The captions of the articles of a page, by their ids: the corpus's program writes none.
CAPTIONS = {}


def dump(gold, file, **options):
    """Writes the gold of a page with the captions of its articles."""
    for article in gold["articles"]:
        article["captions"] = CAPTIONS[article["id"]]
    file.write(json.dumps(gold, **options))


def load(path):
    spec = importlib.util.spec_from_file_location("press", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dress(a, r, page_no):
    """Adds byline, source, dateline, jumps, label, a caption."""
    name = press.name
    a = dict(a, byline=None, source=None, continued_from=None, continued_on=None, captions=[])
    kind = r.random()
    if kind < .38:
        a["byline"] = r.choice(BYLINES).format(name(r), name(r), name(r))
    elif kind < .6:
        a["source"] = r.choice(SOURCES)
    if not re.match(r"^(本报|新华社|据新华社|中新社)", a["paragraphs"][0]) and r.random() < .35:
        line = r.choice(DATELINES).format(r.choice(press.CITIES), r.randint(1, 12), r.randint(1, 28), name(r), name(r))
        a["paragraphs"] = [line + a["paragraphs"][0]] + a["paragraphs"][1:]
    if page_no != 1 and r.random() < .2:
        a["continued_from"] = r.choice([1, 1, 1, 2, 3])
        if r.random() < .6:
            a["kicker"] = a["subtitle"] = a["byline"] = a["source"] = None
    if page_no == 1 and r.random() < .25:
        a["continued_on"] = r.choice([2, 3, 4, 6])
    a["label"] = a["label"] if r.random() < .5 else r.choice(LABELS) if r.random() < .13 else None
    if r.random() < .12:
        parts = re.findall(r"[^。！？]{8,44}。", "".join(a["paragraphs"]))
        if parts:
            part = r.choice(parts).lstrip("，”’）")
            credit = r.choice(["", "", f"　{name(r)} 摄", f"本报记者 {name(r)} 摄", f"（{name(r)} 摄）", f"（资料图）"])
            a["captions"] = [r.choice(["图为", "图为", "上图：", "下图：", "图①：", ""]) + part + credit]
            if a["captions"][0] == part:
                a["captions"] = [part + f"　{name(r)} 摄"]
    return a


def broken(text, r):
    """A headline, now and then broken by hand."""
    text = html.escape(text)
    if r.random() < .25 and " " in text:
        return text.replace(" ", "<br>", 1)
    if r.random() < .06 and len(text) > 10:
        at = r.randint(4, len(text) - 4)
        return text[:at] + "<br>" + text[at:]
    return text


def head(a, r, look):
    e = html.escape
    small, large = r.choice([12, 14, 15, 16, 18]), r.choice([17, 18, 20, 22, 24, 26, 28, 30, 34, 38, 44])
    parts = []
    if a["kicker"]:
        parts.append(f'<div style="font-size:{small}px">{e(a["kicker"])}</div>')
    parts.append(f'<div class="t" style="font-size:{large}px">{broken(a["title"], r)}</div>')
    by = f'<div class="b">{e(a["byline"])}</div>' if a["byline"] else ""
    if by and look["byline"] == "before":
        parts.append(by)
    if a["subtitle"]:
        s = a["subtitle"]
        if not s.startswith("—") and r.random() < .5:
            s = "——" + s
        parts.append(f'<div style="font-size:{small}px">{e(s)}</div>')
    if by and look["byline"] == "after":
        parts.append(by)
    width = r.choice([100, 100, 100, 85, 70])
    return f'<div class="h" style="max-width:{width}%;margin:0 {r.choice(["auto", "auto", "0"])}">{"".join(parts)}</div>'


def box(a, r, look):
    e = html.escape
    fs = look["size"]
    em = look["measure"] if r.random() < .7 else r.choice(range(9, 31))
    columns = r.choice([1, 1, 2, 2, 2, 3, 3, 4, 5, 6])
    total = sum(map(len, a["paragraphs"]))
    while columns > 1 and total / columns / em < r.choice([4, 7, 8]):
        columns -= 1
    gap = look["gap"] * fs
    width = columns * em * fs + (columns - 1) * gap + 1
    while width > look["page"] - 60 and columns > 1:
        columns -= 1
        width = columns * em * fs + (columns - 1) * gap + 1
    lines = []
    if a["continued_from"]:
        lines.append(f'<p class="n">{e(r.choice(FROM).format(a["continued_from"]))}</p>')
    for p in a["paragraphs"]:
        heading = len(p) <= 22 and not press.SENT_END.search(p) and r.random() < .5
        lines.append(f'<p{" class=sh" if heading else ""}>{e(p)}</p>')
    if a["continued_on"]:
        lines.append(f'<p class="n">{e(r.choice(ON).format(a["continued_on"]))}</p>')
    if a["source"]:
        lines.append(f'<p class="src">{e(r.choice(NOTES).format(a["source"]))}</p>')
    figure = ""
    if a["captions"]:
        figure = f'<div class="f"><div style="height:60px;background:#ccc"></div>{e(a["captions"][0])}</div>'
    if figure and r.random() < .4:
        lines.insert(r.randint(0, len(lines)), figure)
        figure = ""
    label = f'<div class="l">{e(a["label"])}</div>' if a["label"] else ""
    headbox = head(a, r, look)
    body = f'<div class="c" style="column-count:{columns};column-gap:{gap}px;font-size:{fs}px;width:{width}px">{"".join(lines)}</div>'
    place = r.choice(look["places"])
    inner, flow = {
        "top": (headbox + body, "column"), "after": (body + headbox, "column-reverse"), "foot": (body + headbox, "column"),
        "side": (headbox + body, "row"), "right": (body + headbox, "row")}[place]
    width += look["side"] if place in ("side", "right") else 0
    top, bottom = (figure, "") if r.random() < .5 else ("", figure)
    return f'<div class="a" style="width:{width}px">{label}{top}<div style="display:flex;flex-direction:{flow}">{inner}</div>{bottom}</div>'


CSS = """@page{size:%(page)dpx %(height)dpx;margin:24px}body{margin:0;font-family:"%(font)s";line-height:%(leading)s;line-break:%(strict)s}
.a{float:left;margin:%(margin)dpx 10px;padding:4px;box-sizing:content-box}.h{text-align:%(align)s}.t{font-weight:bold;line-height:1.25;font-family:"%(display)s"}
.b{font-size:%(small)dpx;font-family:"Noto Sans CJK SC"}.l{font-size:16px;font-family:"Noto Sans CJK SC"}.f{font-size:%(small)dpx;text-indent:0;font-family:"Noto Sans CJK SC"}
p{margin:0 0 %(after)spx 0;text-indent:%(indent)sem;text-align:%(justify)s}.n{text-indent:0}.src{text-align:right}.sh{font-weight:bold}
.m{clear:both;font-family:"Noto Sans CJK SC";font-size:13px;display:flex;justify-content:space-between}"""


def furniture(r, page_no):
    name = press.name
    y, m, d, day = r.randint(2005, 2026), r.randint(1, 12), r.randint(1, 28), r.choice("一二三四五六日")
    date = r.choice(["{0}年{1}月{2}日 星期{3}", "{0}年{1}月{2}日　星期{3}", "{0}.{1:02d}.{2:02d} 星期{3}", "星期{3} {0}年{1}月{2}日", "{0}年{1}月{2}日", "{0}/{1}/{2} 星期{3}"]).format(y, m, d, day)
    staff = r.choice(["责任编辑：{0}　版式设计：{1}", "责编：{0} 美编：{1} 校对：{2}", "编辑：{0}　组版：{1}", "本版编辑 {0} 版式 {1}", "责编 {0} 电话：0571-{3}", "主编：{0} 编辑：{1} 投稿邮箱：news{3}@126.com", "责任编辑 {0}"]).format(name(r), name(r), name(r), r.randint(80000000, 89999999))
    folio = r.choice(["第{0}版", "0{0}", "A{0}", "{0}", "A0{0}版", "{0}版", "第{0}版"]).format(page_no)
    rows = [date, folio, r.choice(SECTIONS)]
    if r.random() < .3:
        rows.append(r.choice(PAPERS))
    if r.random() < .1:
        rows.append(r.choice(["新闻热线：0571-{0}", "国内统一连续出版物号 CN 33-0{1}", "今日8版 总第{1}期"]).format(r.randint(80000000, 89999999), r.randint(100, 9999)))
    r.shuffle(rows)
    return rows, staff


def typeset(articles, r, page_no):
    look = dict(size=r.choice([8, 9, 10, 11, 12, 13, 14, 15, 16]), measure=r.choice([*range(9, 27), *range(12, 20)]), gap=r.choice([.6, .8, 1, 1, 1.5, 2, 3]),
                page=r.choice([800, 960, 1120, 1120, 1300]), byline=r.choice(["after", "after", "before"]), side=r.choice([100, 140, 170, 220, 260]),
                places=r.choice([["top"], ["top", "top", "side"], ["after"], ["after", "top"], ["after", "after", "foot"], ["top", "after", "side", "foot", "right"], ["foot"], ["side", "right", "top"]]))
    rows, staff = furniture(r, page_no)
    if r.random() < .2:
        rows, staff = [], ""
    line = lambda texts: '<div class="m">' + "".join(f"<span>{html.escape(text)}</span>" for text in texts) + "</div>"
    top, foot = (line(rows), line([staff])) if r.random() < .6 else (line([staff]), line(rows)) if r.random() < .5 else (line([*rows, staff]), "")
    after, indent = r.choice([(0, 2)] * 13 + [(5, 2)] * 3 + [(0, 1), (0, 1.5), (8, 0), (8, 0), (0, 0)])
    total = sum(len("".join(a["paragraphs"])) for a in articles)
    css = CSS % dict(page=look["page"], height=1900 + total * (look["size"] ** 2) // 300, font=r.choice(["Noto Serif CJK SC", "Noto Sans CJK SC"]), display=r.choice(["Noto Serif CJK SC", "Noto Sans CJK SC"]),
                     leading=r.choice([1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8]), strict=r.choice(["strict", "strict", "normal", "auto"]), margin=r.choice([2, 5, 8, 12]), align=r.choice(["center", "center", "left"]),
                     small=r.choice([9, 10, 11, 12, 14]), after=after, indent=indent, justify=r.choice(["justify"] * 3 + ["left"]))
    texts = [*rows, *([staff] if staff else [])]
    CAPTIONS.update({a["id"]: a["captions"] for a in articles})
    return '<!doctype html><meta charset="utf-8"><style>' + css + "</style>" + top + "".join(box(a, r, look) for a in articles) + foot, texts


if __name__ == "__main__":
    press = load(sys.argv.pop(1))
    press.dress, press.typeset = dress, typeset
    press.json.dump = dump
    press.main()
