#!/usr/bin/env python3
"""Presses pages of the corpus's articles on a grid of columns, as a newspaper's own program sets them.

    grid.py PRESS FONTS --articles FILE.jsonl... --out DIR --pages N --seed S

PRESS is the corpus's `press.py`: reading articles and extracting are its own. FONTS is a directory with
Noto Serif and Noto Sans CJK SC (`serif.otf`, `sans.otf`, which `pyftsubset` makes of the collections).
No browser lays these pages out: a page is parted into rectangles of whole columns, each article flows
through the columns of one, and lines are drawn run by run or glyph by glyph where they stand. So they have
what boxes of a style sheet have not: headlines over some of the columns, between them, at their foot or
upright; text that breaks off where the rectangle ends; articles whose headlines are all drawn at last;
narrow quotation marks that leave part of a cell empty; space between ideographs and Latin letters.
"""
import math
import re
import sys

import otherwise
import pymupdf

#: Marks that begin no line, and those that end none.
NEVER_FIRST = set("，。、；：？！）》」』”’】〉…—·％%),.;:?!")
NEVER_LAST = set("（《「『“‘【〈(")
#: Signs that no font of these draws as wide as a cell.
ODD = "“”‘’·■□△◎◀▶▲●○"
#: Forms of bylines that stand below a body, or above.
BYLINES = ["□ {0}", "■ {0} {1}", "◎{0}", "△{0}", "（{0}）", "文/{0} 图/{1}", "本报记者 {0} 文/图", "撰文 {0}", "见习记者 {0} {1}",
           "记者 {0} 通讯员 {1} 文/摄", "本报记者 {0} 本报通讯员 {1} {2}", "特约撰稿 {0}", "{0}"]
#: Where the headlines of a page's articles may stand, each as often as it is named.
PLACES = [["top"] * 5 + ["part"], ["top", "part", "middle"], ["top", "left", "part"], ["top", "top", "foot"],
          ["top", "middle", "left", "foot", "part", "upright"]]
#: In which order a page's articles are drawn.
ORDERS = ["as set", "as set", "as set", "bodies first", "bodies first", "shuffled", "mixed", "headlines last"]
MEASURES = [11, 12, 13, 13, 14, 15, 16, 17, 18, 20, 22, 24]


class Face:
    """A font and how wide it draws; ideographs and wide marks take a cell."""

    def __init__(self, font):
        self.font = font
        self.advances = {}

    def width(self, text):
        return sum(map(self.advance, text))

    def advance(self, char):
        if ord(char) >= 0x250 or char in "“”‘’·":
            return 1.0
        if char not in self.advances:
            self.advances[char] = self.font.glyph_advance(ord(char))
        return self.advances[char]


def wrap(text, first, measure, face):
    """The lines of a paragraph: a mark that may not begin a line is squeezed in or takes a character down."""
    lines, line, used, room = [], "", 0, first
    for token in re.findall(r"[A-Za-z0-9.%+\-]+|.", text):
        width = face.width(token)
        over = used + width - room
        if over > 1e-6 and not (token[0] in NEVER_FIRST and over <= 1.01):
            carry = ""
            while len(line) > 2 and (token[0] in NEVER_FIRST and not carry or line[-1] in NEVER_LAST):
                line, carry = line[:-1], line[-1] + carry
            lines.append(line)
            line, used, room = carry, face.width(carry), measure
        line += token
        used += width
    return lines + [line] if line else lines


def broken(text, size, room, face, dice):
    """The lines of a headline: broken at its blank if the halves fit, else about even or as they come."""
    count = math.ceil(face.width(text) * size / room - 1e-9)
    halves = text.split(" ", 1)
    if len(halves) == 2 and (count == 2 or count < 2 and dice.random() < .25):
        if max(map(face.width, halves)) * size <= room:
            return halves
    if count <= 1:
        return [text]
    each = math.ceil(len(text) / count) if dice.random() < .7 else int(room / size)
    lines = []
    while text:
        end = each
        while end > 1 and face.width(text[:end]) * size > room:
            end -= 1
        if end < len(text) and text[end] in NEVER_FIRST:
            end += 1 if face.width(text[:end + 1]) * size <= room + size else -1
        lines.append(text[:end].strip())
        text = text[end:].strip()
    return lines


class Look:
    """What the articles of a page have in common, and where its columns stand."""

    def __init__(self, length, dice, faces):
        self.face = dice.choice(faces)
        self.spaced = dice.random() < .13
        self.size = dice.choice([8.5, 9, 9, 9.5, 10, 10.5, 11])
        self.measure = dice.choice(MEASURES)
        self.gutter = dice.choice([.8, 1, 1.2, 1.5, 2]) * self.size
        self.columns = dice.choice([4, 5, 5, 6, 6, 7, 8])
        while self.columns > 3 and self.span(self.columns) > 1250:
            self.columns -= 1
        self.width = self.span(self.columns) + 60
        self.leading = dice.choice([1.25, 1.35, 1.45, 1.6, 1.75])
        area = length * self.size ** 2 * self.leading
        self.height = max(self.width / 2, 200 + dice.choice([1.2, 1.4, 1.7]) * area / self.width)
        self.indent = dice.choice([2] * 9 + [0])
        self.small = dice.choice([9, 10, 11])
        self.places = dice.choice(PLACES)
        self.glyphs = dice.random() < .5
        self.blanks = self.spaced or dice.random() < .7
        self.order = dice.choice(ORDERS)
        self.notes = {"from": dice.choice(otherwise.FROM), "on": dice.choice(otherwise.ON),
                      "source": dice.choice(otherwise.NOTES)}

    def span(self, columns):
        """How wide so many columns are."""
        return columns * self.measure * self.size + (columns - 1) * self.gutter

    def x(self, column):
        return 30 + column * (self.measure * self.size + self.gutter)

    def spread(self, text):
        """A text with a blank between ideographs and Latin letters or digits, where the page has such."""
        if not self.spaced:
            return text
        return re.sub(r"(?<=[一-龥])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[一-龥])", " ", text)


class Setting:
    """An article set in some columns between two heights: the runs of its head, body and caption, each
    with its place, size and the space between its glyphs."""

    def __init__(self, story, columns, top, bottom, look, dice):
        self.story, self.look, self.dice = story, look, dice
        self.columns = columns
        self.tops = dict.fromkeys(columns, top + 16)
        self.bottoms = dict.fromkeys(columns, bottom - 8)
        self.head, self.body, self.caption = [], [], []
        self.tail = None
        if story["byline"] and dice.random() < .35:
            story["byline"] = dice.choice(BYLINES).format(*otherwise.names(dice, 3))
            if dice.random() < .5:
                self.tail = story["byline"]
        if story["label"]:
            self.head.append((look.x(columns[0]), top + 13, story["label"], 12, 0))
        self.place()
        self.picture()
        self.fits = self.flow()

    def tiers(self, room):
        """The lines of the headline and the size of each."""
        story, look, dice = self.story, self.look, self.dice
        large = dice.choice([15, 17, 18, 20, 22, 24, 26, 28, 32, 36])
        while large > 13 and look.face.width(story["title"]) * large > room * 2.9:
            large -= 1
        small = min(dice.choice([10, 11, 12, 13, 14]), max(9, large - 4))
        subtitle = story["subtitle"]
        if subtitle and not subtitle.startswith("—") and dice.random() < .5:
            subtitle = "——" + subtitle
        byline = None if self.tail else story["byline"]
        texts = [(story["kicker"], small), (story["title"], large), (subtitle, small), (byline, look.small)]
        return [(line, size) for text, size in texts if text
                for line in broken(text, size, room, look.face, dice)]

    def place(self):
        """Sets the headline and takes its room from the columns."""
        look, dice, columns = self.look, self.dice, self.columns
        where = dice.choice(look.places)
        if len(columns) < 3 and where in ("left", "part", "middle"):
            where = "top"
        if where == "upright" and (len(self.story["title"]) > 12 or " " in self.story["title"]):
            where = "top"
        if where == "upright":
            return self.upright()
        chosen = {"part": columns[:dice.randint(2, max(2, len(columns) - 1))], "left": columns[:1],
                  "middle": columns[1:-1] or columns[1:]}.get(where, columns)
        room = look.span(len(chosen))
        tiers = self.tiers(room)
        height = sum(size * 1.35 for _, size in tiers) + 6
        top, bottom = self.tops[columns[0]], self.bottoms[columns[0]]
        y = top
        if where == "left":
            y += dice.choice([0, max(0, (bottom - top - height) / 2)])
            self.columns = columns[1:]
        elif where == "foot":
            y = bottom - height
            self.bottoms = dict.fromkeys(columns, y)
        else:
            self.tops.update(dict.fromkeys(chosen, top + height))
        centred = dice.random() < .7
        for text, size in tiers:
            y += size * 1.35
            width, space = look.face.width(text) * size, 0
            if len(text) < 9 and dice.random() < .15:
                space = max(0, min(size, (room - width) / len(text) / 2))
                width += space * (len(text) - 1)
            x = look.x(chosen[0]) + ((room - width) / 2 if centred else 0)
            self.head.append((x, y - size * .2, text, size, space))

    def upright(self):
        """Sets the headline in a column of its own, a character below the other; the rest goes above the
        body."""
        look, story = self.look, self.story
        size = self.dice.choice([16, 18, 20, 22])
        x, y = look.x(self.columns[0]) + (look.measure * look.size - size) / 2, self.tops[self.columns[0]]
        self.head += [(x, y + (at + 1) * size * 1.2, char, size, 0) for at, char in enumerate(story["title"])]
        story["kicker"] = story["subtitle"] = None
        self.columns = self.columns[1:]
        if story["byline"] and not self.tail and self.columns:
            self.tail = story["byline"]

    def picture(self):
        """Leaves room for a picture in a column and sets its caption below."""
        story, look, dice = self.story, self.look, self.dice
        if not story["captions"] or len(self.columns) < 2:
            story["captions"] = []
            return
        column, size, tall = dice.choice(self.columns), 9, dice.choice([50, 80, 110])
        cells = look.measure * look.size / size
        lines = wrap(story["captions"][0], cells, cells, look.face)
        height = tall + len(lines) * size * 1.3 + 6
        if self.bottoms[column] - self.tops[column] < height + 60:
            story["captions"] = []
            return
        if dice.random() < .5:
            base = self.tops[column] + tall
            self.tops[column] += height
        else:
            base = self.bottoms[column] - len(lines) * size * 1.3
            self.bottoms[column] -= height
        self.caption = [(look.x(column), base + (at + 1) * size * 1.3, line, size, 0) for at, line in enumerate(lines)]

    def lines(self, room):
        """The lines of the paragraphs that so many lines have room for, and of the notes around them."""
        story, look = self.story, self.look
        note = lambda key, value: [(look.notes[key].format(value), key)] if value else []
        lines = note("from", story["continued_from"])
        end = [(self.tail, "source")] if self.tail else []
        end += note("source", story["source"]) + note("on", story["continued_on"])
        kept = []
        for text in story["paragraphs"]:
            own = wrap(look.spread(text), look.measure - look.indent, look.measure, look.face)
            if len(lines) + len(own) + len(end) > room:
                break
            kinds = ["first"] + ["wrap"] * (len(own) - 1)
            kinds[-1] = "last" if len(own) > 1 else "only"
            lines += zip(own, kinds)
            kept.append(text)
        story["paragraphs"] = kept
        return lines + end

    def flow(self):
        """Sets the body in what is left of the columns; whether enough of it has room."""
        look, dice = self.look, self.dice
        step = look.size * look.leading
        room = {column: max(0, int((self.bottoms[column] - self.tops[column]) / step)) for column in self.columns}
        lines = self.lines(sum(room.values()))
        kept = self.story["paragraphs"]
        whole = kept and otherwise.press.SENT_END.search(kept[-1]) and sum(map(len, kept)) >= 150
        if not whole or any(look.face.width(text) > look.measure + 1.1 for text, _ in lines):
            return False
        depth = max(room.values())
        if dice.random() < .8:
            even = next(n for n in range(1, depth + 1) if sum(min(n, some) for some in room.values()) >= len(lines))
            depth = min(depth, even + dice.choice([0, 0, 3]))
        rest = iter(lines)
        for column in self.columns:
            for at, (text, kind) in zip(range(min(room[column], depth)), rest):
                self.body.append(self.run(column, self.tops[column] + (at + 1) * step, text, kind))
        return True

    def run(self, column, y, text, kind):
        """A line of the body: indented, justified or set to the right."""
        look = self.look
        x, width = look.x(column), look.face.width(text)
        indent = look.indent if kind in ("first", "only") else 0
        full = look.measure - indent
        if kind == "source":
            return (x + max(0, full - width) * look.size, y, text, look.size, 0)
        space = 0
        if kind in ("first", "wrap") or width > full:
            space = (full - width) * look.size / max(1, len(text) - 1)
        return (x + indent * look.size, y, text, look.size, space)


def rectangles(count, look, dice):
    """The page parted into about so many rectangles of whole columns, from the top."""
    parts = [(0, look.columns, 60, look.height - 40)]
    for _ in range(60):
        if len(parts) >= count:
            break
        parts.sort(key=lambda part: (part[0] - part[1]) * (part[3] - part[2]))
        left, right, top, bottom = parts[0]
        wide, tall = look.span(right - left), bottom - top
        if right - left >= 2 and (wide > tall * 1.2 or dice.random() < .35):
            at = dice.randint(left + 1, right - 1)
            parts[:1] = [(left, at, top, bottom), (at, right, top, bottom)]
        elif tall > 260:
            at = top + tall * dice.uniform(.35, .65)
            parts[:1] = [(left, right, top, at), (left, right, at, bottom)]
        else:
            break
    return sorted(parts, key=lambda part: (part[2], part[0]))


def ordered(settings, look, dice):
    """The runs of all articles in the order in which they are drawn."""
    blocks, late = [], []
    for one in settings:
        order = dice.choice(["as set", "bodies first", "headlines last"]) if look.order == "mixed" else look.order
        if order == "bodies first":
            blocks.append(one.body + one.head + one.caption)
        elif order == "headlines last":
            blocks.append(one.body + one.caption)
            late.append(one.head)
        else:
            blocks.append(one.head + one.body + one.caption)
    if look.order == "shuffled":
        dice.shuffle(blocks)
    if dice.random() < .3:
        dice.shuffle(late)
    return [run for block in blocks + late for run in block]


def typeset(stories, dice, page):
    """A page of some of the articles, as a look and its runs; leaves out what has no room."""
    look = Look(sum(len(text) for story in stories for text in story["paragraphs"]), dice, FACES)
    places = rectangles(len(stories), look, dice)
    stories.sort(key=lambda story: -sum(map(len, story["paragraphs"])))
    places.sort(key=lambda part: (part[0] - part[1]) * (part[3] - part[2]))
    settings = [Setting(story, list(range(left, right)), top, bottom, look, dice)
                for story, (left, right, top, bottom) in zip(stories, places)]
    settings = [one for one in settings if one.fits]
    settings.sort(key=lambda one: (one.tops[one.columns[0]], one.columns[0]))
    stories[:] = [one.story for one in settings]
    otherwise.CAPTIONS.update({story["id"]: story["captions"] for story in stories})
    texts, staff = otherwise.furniture(dice, page)
    texts = (texts + [staff])[:dice.choice([0, 3, 4, 6])]
    x, strip = 30, []
    for text in texts:
        strip.append((x, 34, text, 10, 0))
        x += look.face.width(text) * 10 + dice.choice([30, 60, 120])
    look.width = max(look.width, x)
    runs = ordered(settings, look, dice)
    runs = strip + runs if dice.random() < .6 else runs + strip
    return (look, runs if len(settings) > 1 else []), texts


def draw(page, path, _profile):
    """Writes a page as a file; one without runs has two pages, which is none."""
    look, runs = page
    with pymupdf.open() as file:
        sheet = file.new_page(width=look.width, height=look.height)
        writer = pymupdf.TextWriter(sheet.rect)
        for x, y, text, size, space in runs:
            for part in parts(text, look, space):
                if look.blanks or not part.isspace():
                    writer.append((x, y), part, look.face.font, size)
                x += look.face.width(part) * size + space * len(part)
        writer.write_text(sheet)
        if not runs:
            file.new_page()
        file.save(path, garbage=3, deflate=True)


def parts(text, look, space):
    """The pieces of a text that are drawn each at its own place."""
    if space or look.glyphs:
        return list(text)
    narrow = look.face.font.glyph_advance(ord("“")) < 1
    if look.blanks and not (narrow and re.search(f"[{ODD}]", text)):
        return [text]
    return re.findall(rf"[{ODD}]|[\x00-\x7f]+|[^\x00-\x7f{ODD}]+", text)


def main():
    otherwise.press = press = otherwise.load(sys.argv.pop(1))
    fonts = sys.argv.pop(1)
    narrow, serif, sans = (Face(pymupdf.Font("cjk")), Face(pymupdf.Font(fontfile=f"{fonts}/serif.otf")),
                           Face(pymupdf.Font(fontfile=f"{fonts}/sans.otf")))
    FACES[:] = [narrow] * 3 + [serif] * 4 + [sans] * 3
    press.dress, press.typeset, press.print_pdf = otherwise.dress, typeset, draw
    press.json.dump = otherwise.dump
    press.main()


#: The fonts, each as often as pages are set in it.
FACES = []

if __name__ == "__main__":
    main()
