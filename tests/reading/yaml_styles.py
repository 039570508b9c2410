"""Random YAML in the many ways in which people write it, drawn by Hypothesis."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "lettera",
        "11 billion",
        "the farm",
        "L’Eternauta",
        "però è già",
        "Ünïcödé 雪 🙂",
        "x-y_z",
        "3",
        "null",
        "yes",
        "2025-01-02",
        "a: b",
        "c #d",
        "- e",
        "#f",
        'say "g"',
        "it’s isn't",
        "[h]",
        "{i}",
        "back\\slash",
        "",
        " padded ",
        "two\nlines",
        "two\nlines\n",
        "1e3",
        "*star",
        "&and",
        "!bang",
        "%per",
        "@at",
        "|",
        ">",
        "ends:",
        "tab\tin",
        'quoted"',
        "nb\u00a0sp",
    ]
)
KEYS = ["id", "title", "terms", "paragraph", "kéy", "a b", "cites", "x1"]
COMMENTS = ["# note", "#", "# it's: [odd] {one} - \"x", "#tight é"]


@dataclass
class Style:
    """How a file is written, and what draws its choices."""

    draw: st.DrawFn
    step: int = 2
    dash: int = 2
    end: str = "\n"
    gap: int = 2
    anchors: int = 0
    lines: list[str] = field(default_factory=list)

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(0, of - 1)) == of - 1

    def noise(self, column: int) -> None:
        """Write blank lines and comments, indented anyhow from a column on."""
        while self.chance(5):
            if self.chance(2):
                self.lines.append("" if self.chance(2) else " " * column)
            else:
                deeper = self.draw(st.sampled_from([0, 0, 2, 4]))
                comment = self.draw(st.sampled_from(COMMENTS))
                self.lines.append(" " * (column + deeper) + comment)

    def tail(self) -> str:
        """Return what may stand behind a value."""
        if self.chance(6):
            return self.draw(st.sampled_from([" ", "  ", "\t"])) + self.draw(
                st.sampled_from(COMMENTS)
            )
        return " " if self.chance(12) else ""

    def anchor(self) -> str:
        if self.chance(12):
            self.anchors += 1
            return f"&n{self.anchors} "
        return ""


def is_plain(text: str) -> bool:
    return text in {"lettera", "11 billion", "the farm", "L’Eternauta", "3"}


def write_scalar(style: Style, text: str) -> str:
    """Write a text in one line, in one of the ways that can hold it."""
    is_escaped = "🙂" not in text and style.chance(2)
    ways = [json.dumps(text, ensure_ascii=is_escaped)]
    if "\n" not in text:
        ways.append("'" + text.replace("'", "''") + "'")
    if is_plain(text):
        ways.append(text)
    return style.draw(st.sampled_from(ways))


def write_flow(style: Style, data: object, column: int = 0) -> str:
    """Write a value between brackets, in one line or in several."""
    if isinstance(data, str):
        return write_scalar(style, data)
    if data is None:
        return style.draw(st.sampled_from(["null", "~"]))
    marks = "[]" if isinstance(data, list) else "{}"
    inner: list[str] = []
    if isinstance(data, list):
        inner = [write_flow(style, item) for item in data]
    elif isinstance(data, dict):
        inner = [f"{json.dumps(k)}: {write_flow(style, v)}" for k, v in data.items()]
    if not inner:
        return marks[0] + " " * style.chance(3) + marks[1]
    if column and style.chance(3):
        blanks = style.end + " " * (column + style.step)
        parts = [f"{part}," for part in inner[:-1]]
        last = inner[-1] + ("," if style.chance(2) else "")
        lines = [part + style.tail() for part in [*parts, last]]
        close = style.end + " " * (column + style.step - 1)
        return marks[0] + blanks + blanks.join(lines) + close + marks[1]
    space = " " if style.chance(4) else ""
    return marks[0] + space + ", ".join(inner) + space + marks[1]


def write_node(style: Style, data: object, column: int, head: str) -> None:
    """Write a value behind `head`, which is a key or a dash with what indents it."""
    gap = " " * (style.gap - 1) if head.endswith("-") else " "
    if isinstance(data, str) and "\n" in data and style.chance(2):
        chomp = "" if data.endswith("\n") else "-"
        if data.endswith("\n") and style.chance(4):
            chomp = "+"
        style.lines.append(f"{head} |{chomp}{style.tail()}")
        for line in data.removesuffix("\n").split("\n"):
            style.lines.append(" " * (column + style.step) + line)
        if chomp != "+" and style.chance(3):
            style.lines.append("")
        return
    if data is None and style.chance(2):
        style.lines.append(head + style.tail().replace("\t", " "))
        return
    is_lines = isinstance(data, (list, dict)) and data and not style.chance(3)
    if not is_lines:
        written = write_flow(style, data, column + 1)
        style.lines.append(f"{head}{gap}{style.anchor()}{written}{style.tail()}")
        return
    anchor = style.anchor()
    if head.endswith("-") and not anchor and not style.chance(4):
        inner = column + style.gap
        before = len(style.lines)
        write_lines(style, data, inner)
        first = next(
            i for i in range(before, len(style.lines)) if style.lines[i].strip()
        )
        if style.lines[first].lstrip().startswith("#"):
            style.lines.insert(before, head)
        else:
            del style.lines[before:first]
            style.lines[before] = head + gap + style.lines[before][inner:]
        return
    blank = " " * bool(anchor)
    style.lines.append(head + blank + anchor + style.tail().replace("\t", " "))
    deeper = style.step
    if isinstance(data, list) and not head.endswith("-"):
        deeper = style.dash
    write_lines(style, data, column + deeper)


def write_lines(style: Style, data: object, column: int) -> None:
    """Write a list or a map that is not empty in lines."""
    blanks = " " * column
    if isinstance(data, list):
        for item in data:
            style.noise(column)
            write_node(style, item, column, f"{blanks}-")
    elif isinstance(data, dict):
        for key, item in data.items():
            style.noise(column)
            name = key if style.chance(2) or " " in key else json.dumps(key)
            write_node(style, item, column, f"{blanks}{name}:")


VALUES = st.recursive(
    st.one_of(WORDS, WORDS, st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    ),
    max_leaves=12,
)


@st.composite
def written_yaml(draw: st.DrawFn) -> str:
    """Draw the text of a file: a map of anything."""
    data = draw(st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=4))
    style = Style(draw)
    style.step = draw(st.sampled_from([2, 2, 4, 3]))
    style.dash = draw(st.sampled_from([2, 0, style.step]))
    style.gap = draw(st.sampled_from([2, 2, 4]))
    style.end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    if style.chance(5):
        style.lines.append("---")
    write_lines(style, data, 0)
    style.noise(0)
    text = style.end.join(style.lines)
    if not style.chance(4):
        text += style.end
    return text.replace("\r\n", "\n").replace("\n", style.end)
