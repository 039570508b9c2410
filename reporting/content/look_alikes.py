r"""A text -> what looks like markup of other languages and is printed as it is typed.

Nothing here is an error: `5 < 6`, `A & B` and prices are what they look like. What is meant all
the same is written with a backslash: `\<b>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from reporting.cleaning import INVISIBLE_MARKS
from reporting.content.addresses import find_addresses
from reporting.content.inline import Fault
from reporting.patterns import compile_pattern, match_any
from reporting.record import Record

_LONGEST = 40
"""Characters that a message shows of what was found."""
_STRONG = "write **strong** for what is strong, *emphasis* for what is emphasised"
_TAGS: Mapping[str, str] = {
    "b": "write **words** for what is strong",
    "strong": "write **words** for what is strong",
    "i": "write *words* for what is emphasised",
    "em": "write *words* for what is emphasised",
    "a": "write [words](https://…)",
    "br": "a blank line begins a paragraph; within one, lines break by themselves",
    "p": "a blank line begins a paragraph",
    "li": "make a block of it: `kind: bullets`",
    "ul": "make a block of it: `kind: bullets`",
    "ol": "make a block of it: `kind: bullets`",
    "img": "make a block of it: `kind: image`",
    "table": "make a block of it: `kind: table`",
    "sup": "write the raised character itself, such as ² or ³",
    "sub": "write the lowered character itself, such as ₂",
}
_OTHER_TAGS = """
    u s del ins mark small big code pre kbd q cite blockquote span div font center h1 h2 h3 h4
    h5 h6 hr tr td th thead tbody figure figcaption abbr section article strike tt var samp
"""
_ANY_TAG = "|".join(sorted({*_TAGS, *_OTHER_TAGS.split()}, key=len, reverse=True))
_DUNDERS = """
    all annotations call class contains del delitem dict doc enter eq exit file format future
    getattr getitem hash init iter len main module name new next repr setattr setitem slots str
    version author
"""


class _Likeness(Record, frozen=True):
    """Something of another markup.

    Args:
        signs: characters of which one stands in it.
        pattern: what it looks like.
        message: what is said of it, after how it is written.
        cure: what to write instead; empty where what was found tells.
        code: of the warning.
    """

    signs: tuple[str, ...]
    pattern: str
    message: str
    cure: str
    code: str

    @property
    def is_line(self) -> bool:
        """Whether it takes a whole line of running text."""
        return self.pattern.startswith("^")

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where it stands in a text."""
        if any(sign in text for sign in self.signs):
            yield from compile_pattern(self.pattern, re.MULTILINE).finditer(text)

    def explain(self, match: re.Match[str]) -> str:
        """Return what to write for what was found."""
        if self.cure:
            return self.cure
        tag = match.groupdict().get("tag")
        if tag:
            return explain_tag(tag)
        return explain_entity(match.group())


def explain_tag(name: str) -> str:
    """Return what to write for a tag of HTML."""
    return _TAGS.get(name.lower(), "write the words alone")


def explain_entity(written: str) -> str:
    """Return what to write for a character that HTML has a name for."""
    from html import unescape  # noqa: PLC0415  (its table is large, and seldom asked)

    character = unescape(written)
    if character.isspace():
        return "write a space; one before a unit or a dash is kept on its line"
    return f"write the character itself: {character}"


_LIKENESSES = (
    _Likeness(
        ("__",),
        r"(?<![\w\\])__(?=[^\s_])(?:(?!__).)*?[^\s_]__(?!\w)",
        "is printed with its underscores",
        _STRONG,
        "W336",
    ),
    _Likeness(
        ("<",),
        rf"(?<!\\)</?(?P<tag>(?i:{_ANY_TAG}))(?:\s[^<>]*)?/?>",
        "is printed as it stands: HTML is not read",
        "",
        "W337",
    ),
    _Likeness(
        ("&",),
        r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
        "is printed as it stands: HTML is not read",
        "",
        "W338",
    ),
    _Likeness(
        ("# ", "#\t"),
        r"^[ \t]*#{1,6}[ \t]+\S[^\n]*",
        "is no heading here",
        "give the block a `title`, or begin a block of its own",
        "W339",
    ),
    _Likeness(
        ("`",),
        r"(?<![\\`])(`{1,3})(?=[^\s`])[^`]+(?<=[^\s`])\1(?!`)|```[^`]+```",
        "is printed with its ticks: code has no type of its own",
        "write the words alone, or in quotation marks",
        "W340",
    ),
    _Likeness(
        ("~~",),
        r"(?<![\w~\\])~~(?=[^\s~])[^~\n]+(?<=\S)~~(?!\w)",
        "is printed with its tildes: nothing is struck out",
        "write what holds, and leave out what does not",
        "W341",
    ),
    _Likeness(
        ("==",),
        r"(?<![\w=\\])==(?=[^\s=])[^=\n]+(?<=\S)==(?!\w)",
        "is printed with its signs: nothing is marked in colour",
        _STRONG,
        "W342",
    ),
    _Likeness(
        ("$", "\\"),
        r"(?<![\\$\w])\$(?=[^\s$\d])(?=[^$\n]*[\\^_={}]|\w\$)[^$\n]*[^\s$]\$(?![\d$])"
        r"|(?<![\\$])\$\$[^$]+\$\$"
        r"|\\(?:frac|sqrt|sum|int|alpha|beta|gamma|delta|mu|pi|sigma|times|cdot|leq|geq|approx"
        r"|pm|infty|text|mathrm|textbf|textit|emph)\b"
        r"|\\[(\[](?=[^\n]*\\[)\]])",
        "is printed as it stands: formulas are not read",
        "write it as it is printed, such as x², x₁ or ½",
        "W343",
    ),
    _Likeness(
        ("|",),
        r"^[ \t]*\|[^\n|]*\|[^\n]*\|?[ \t]*$|^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[-: \t]*$",
        "looks like a row of a table",
        "make a block of it: `kind: table`",
        "W345",
    ),
    _Likeness(
        (">",),
        r"^[ \t]*>[ \t]?(?=[^\s\d=])[^\n]*",
        "looks like a quotation set apart",
        "make a block of it: `kind: quotation` or `kind: callout`",
        "W346",
    ),
    _Likeness(
        ("][", "]:"),
        r"(?<!\\)\[[^\]\[^\n][^\]\[\n]*\]\[[^\]\[^\n]*\]"
        r"|(?m:^)[ \t]*\[[^\]\[^\n][^\]\[\n]*\]:[ \t]*(?:\w+:|<|/)\S+",
        "is printed as it stands: links are not collected elsewhere",
        "write [words](https://…)",
        "W347",
    ),
    _Likeness(
        ("<",),
        r"(?<!\\)<(?:https?://|mailto:)[^\s<>]+>",
        "is printed with its brackets",
        "write the address alone, or [words](https://…)",
        "W348",
    ),
    _Likeness(
        ("] ", "]\t"),
        r"(?<!\\)\[[^\]\[^\n][^\]\[\n]*\][ \t]+\((?:https?://|mailto:|www\.)[^\s()]+\)",
        "is printed as it stands: a blank parts the words from their address",
        "write [words](https://…), without a blank between",
        "W350",
    ),
    _Likeness(
        (")[",),
        r"(?<!\\)\([^()\n]+\)\[(?:https?://|mailto:|www\.)[^\s\[\]]+\]",
        "is printed as it stands: the brackets are the wrong way round",
        "write [words](https://…)",
        "W350",
    ),
    _Likeness(
        ("_",),
        r"(?<![\w.,/\\-])\d{1,3}(?:_\d{3})+(?:\.\d+)?(?![\w/\\-])",
        "is printed with its underscores: numbers of a text are printed as they are typed",
        "write it as its language does, such as 1,000 or 1.000",
        "W351",
    ),
    _Likeness(
        tuple(INVISIBLE_MARKS),
        rf"(?<=\]\()[^()\s]*[{INVISIBLE_MARKS}][^()\s]*(?=\))",
        "holds a mark that nobody sees, which was dropped from the link",
        "delete it",
        "W107",
    ),
    _Likeness(
        ("---", "***", "___", "==="),
        r"^[ \t]*(?:-{3,}|_{3,}|\*{3,}|={3,})[ \t]*$",
        "is printed as it stands: it is no rule",
        "begin a block of its own where something new begins",
        "W349",
    ),
)
_SIGNS = match_any(chain.from_iterable(likeness.signs for likeness in _LIKENESSES))
"""Fits any sign: most texts have none and are not looked at twice."""


def find_look_alikes(text: str, *, has_lines: bool = True) -> Iterator[Fault]:
    """Yield a doubt for each kind of foreign markup in a text, where it first stands.

    Args:
        text: as it was typed.
        has_lines: whether it is of paragraphs, in which a line may look like a heading.
    """
    if not compile_pattern(_SIGNS).search(text):
        return
    addresses = list(find_addresses(text)) if "//" in text else []
    for likeness in _LIKENESSES:
        if likeness.is_line and not has_lines:
            continue
        for match in likeness.find(text):
            written = match.group().strip()
            cure = likeness.explain(match)
            if _is_meant(match, addresses) or cure.endswith(written):
                continue
            shown = written
            if len(written) > _LONGEST:
                shown = f"{written[:_LONGEST]}…"
            message = f"`{shown}` {likeness.message}"
            yield Fault(written, message, cure, likeness.code)
            break


def _is_meant(match: re.Match[str], addresses: list[tuple[int, int]]) -> bool:
    """Whether what was found is what it looks like: a part of an address, a program's name."""
    written = match.group()
    for start, end in addresses:
        if start < match.start() < end:
            return True
    return written.startswith("__") and written.strip("_") in _DUNDERS.split()
