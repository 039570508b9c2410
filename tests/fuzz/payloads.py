"""Chance -> scalars that have broken programs: the dictionary of what is put into everything.

Each kind is a function of chance, so that a payload is a kind and not an example: its length,
its letters and what stands around it differ from case to case.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Payload = Callable[[Random], str]
"""Returns one scalar of a kind."""

_CONTROLS = "\x00\x07\x08\x0b\x0c\x1b\x7f\x80\x85\x9b\x9f"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\U000e0041"
_NONCHARACTERS = "\ufdd0\ufffe\uffff\U0001ffff\U0010fffe"
_LINE_ENDS = ("\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\n\n", " \n\n\n ", "\t")
_MARKS = "\u0300\u0301\u0308\u0323\u0327\u0489\u0f39\u20d2\u20dd\u20e3\ufe20"
_WORDS = (
    "growth",
    "Orchard",
    "40",
    "tonnes",
    "the",
    "and",
    "à",
    "Über",
    "l’anno",
    "16%",
)
_SCRIPTS = (
    "ελληνικά", "кириллица", "עברית", "العربية", "हिन्दी", "ไทย", "中文字", "日本語", "한국어",
    "Ａ１", "𝔣𝔯𝔞𝔨", "Ⅳ", "ﬁﬂ", "ŉ", "ß", "İıſ", "ǅ", "½⅓", "²³₂", "٣٤٥", "१२३", "〇一二", "𝟘𝟙",
    "தமிழ்", "ខ្មែរ", "မြန်မာ", "བོད་", "ⲁⲃ", "☃✓★", "🙂👩‍👩‍👧‍👦🇮🇹",
)  # fmt: skip
_NUMBERS = (
    "0", "-0", "0.0", "00", "010", "1.10", "1e5", "1E+400", "1e-400", "1e4000", "-1e308",
    "9" * 400, "0." + "0" * 300 + "1", ".5", "5.", "+5", "1_000", "_1", "1__0", "0x1F", "0o17",
    "0b1", "1:30", "12:30:45", ".nan", ".inf", "-.inf", "NaN", "Infinity", "1,234", "1.234,5",
    "1 234", "1\u202f234", "1'234", "−5", "–5", "5%", "½", "٣", "１２", "1/2", "1e", "--1", "1-2",
    "11_000_000_000", "0.1234567890123456789012345678901234567890", "999999999999999.995",
    "5e-324", "1e-320", "1.7976931348623157e308", "18446744073709551616", "-2147483649",
)  # fmt: skip
_DATES = (
    "2026-02-30", "2026-13-01", "0000", "-0000", "-0043", "44 BC", "0 BC", "99999 BC", "9999-12-31",
    "10000", "1970s", "1975s", "2026-Q5", "2026-Q0", "2026-H3", "2026-10-21T24:00", "2026-10-21T23:60",
    "2026-10-21T17:30Z", "2026-10-21 17:30", "2026/2025", "2026/2026", "1972/2016/2020", "/2016",
    "2016/", "2026-1-1", "26-01-01", "2026-W52", "２０２６", "2026-02-29", "2024-02-29",
    "0001-01-01", "-9999", "1582-10-10", "2026-10-25T02:30/2026-10-25T02:10", "n/a", "now",
)  # fmt: skip
_YAML = (
    "NO", "yes", "~", "null", "Null", "true", "=", "<<", "*a", "&a", "&a x", "!!python/name:os.system",
    "!!python/object/apply:os.system [id]", "!!binary aGk=", "!<tag:x>", "!%1b%5b31m", "|", ">-", "|9",
    "? x", "- x", "@x", "`x`", "%TAG", "---", "...", "{}", "[]", "{a: b}", "[a, [b]]", "a: b", "a #b",
    "'", '"', "\\", "\\x41", "# a", "a:", ":", ",", "]", "}", "!", "-", "<<<<<<< HEAD", "\ufeff",
)  # fmt: skip
_MARKUP = (
    "<b>x", "a <b c", '<onDraw name="f"/>', '<img src="http://127.0.0.1:1/x.png"/>', "</para>",
    "<font color=\"__import__('os').system('id')\">x</font>", "&lt;", "&#0;", "&#x1F600;", "]]>",
    "<!--", "<![CDATA[", "<?xml?>", "_x0041_", "_x005F_x0000_", "%(x)s", "{0}", "{revenue}", "{revenue:x}",
    "{{7*7}}", "${7*7}", "*a*", "**a**", "***a", "**", "*", "\\*", "[a](b", "[^growth]", "[^", "[^growth",
    "[^growth][^growth]", "[a](javascript:alert(1))", "[a](https://example.org)", "![a](b.png)", "# x",
    "- [ ] x", "1. x", "> x", "```", "| a | b |", "~~x~~", "`x`", "$x$", "\\{", "<https://a.org>", "a@b.c",
    "[[a](https://b.org)](https://c.org)", "**a *b** c*", "[*a](https://b.org)*", "'\"'\"'", "(c) ... -- -",
)  # fmt: skip
_LINKS = (
    "javascript:alert(1)", "file:///etc/passwd", "\\\\host\\x", "data:text/html,x", "//evil/x", "ftp://x",
    "https://exa mple.org", "https://example.org/\u202etxt", "http://[::1", "https://user:pw@h/",
    "https://" + "a" * 300 + ".org/", "mailto:a@b.c?x=%0d%0a", "https://例え.jp/ü", "HTTPS://X.ORG", "#x",
    "https://example.org/%", "https://example.org/" + "a/" * 500, "vbscript:x", "https:x", " https://a.org",
)  # fmt: skip
_PATHS = (
    "../x", "/etc/passwd", "/dev/zero", "/proc/self/mem", "%2e%2e/x", "..\\x", "C:\\x", "\\\\h\\s\\x",
    "a/../../x", ".", "", "images/robot.png/", "images//robot.png", "./crop.csv", "crop.csv\x00.png",
    "CON", "crop.csv ", "CROP.CSV", "images", "~/.ssh/id", "$HOME/x", "a" * 300, "é.png", "e\u0301.png",
)  # fmt: skip
_CELLS = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "=1/0",
    '=HYPERLINK("http://x","y")',
    "\t=1",
)
_COLOURS = (
    "#12345",
    "#GGGGGG",
    "#1234567",
    "red",
    "rgb(1,2,3)",
    "#FFFFFF",
    "#000000",
    "__import__('os')",
)
_LENGTHS = (
    "inf mm", "nan pt", "1e400 mm", "0 mm", "-1 mm", "120 pt", "3 pt", "0.0001 pt", "10000 mm", "1 em",
    "9pt", "1,5 mm", "5 pts", "pt", "170 x 240 mm", "0 x 0 mm", "1e9 x 1 mm", "7 in", "20 mm", "2 cm",
)  # fmt: skip


def _pick(*of: str) -> Payload:
    """Return a kind that is one of some scalars."""
    return lambda chance: chance.choice(of)


def long_word(chance: Random) -> str:
    """Return a word without a place to break it, or a text of many."""
    length = chance.choice((60, 200, 500, 2000))
    letter = chance.choice(
        (
            "a",
            "W",
            "é",
            "中",
            "-",
            "'",
            '"',
            "\u00ad",
            "x\u00ad",
            "5",
            ". ",
            "m ",
            "'s ",
        )
    )
    return (letter * length)[:length]


def stacked_marks(chance: Random) -> str:
    """Return letters with combining marks, few or very many."""
    marks = "".join(chance.choices(_MARKS, k=chance.choice((1, 3, 40))))
    return "".join(f"{letter}{marks}" for letter in chance.choice(_WORDS))


def odd_characters(chance: Random) -> str:
    """Return words with characters in them that mean something to a terminal or a reader."""
    odd = chance.choice((_CONTROLS, _BIDI, _INVISIBLE, _NONCHARACTERS, _MARKS))
    words = chance.choice(_WORDS)
    at = chance.randint(0, len(words))
    return (
        words[:at] + "".join(chance.choices(odd, k=chance.randint(1, 3))) + words[at:]
    )


def line_ends(chance: Random) -> str:
    """Return words with ends of lines between them."""
    words = chance.choices(_WORDS, k=chance.randint(2, 5))
    return chance.choice(_LINE_ENDS).join(words)


def running_words(chance: Random) -> str:
    """Return words as they stand in a sentence, some of them of other scripts."""
    words = chance.choices(
        (*_WORDS, *_SCRIPTS[:4], "“quoted”", "well-known", "3.5"),
        k=chance.randint(1, 30),
    )
    return " ".join(words)


def number(chance: Random) -> str:
    """Return a number that is written oddly, is very large or very fine."""
    if chance.random() < 0.5:
        return chance.choice(_NUMBERS)
    digits = "".join(chance.choices("0123456789", k=chance.choice((1, 3, 9, 28, 40))))
    sign = chance.choice(("", "-", "+", "−"))
    return (
        sign
        + digits
        + chance.choice(("", ".", ".0", ".50", "e5", "e-30", ",5", "%", "_000"))
    )


def date(chance: Random) -> str:
    """Return a date that is written oddly or is in no calendar."""
    if chance.random() < 0.6:
        return chance.choice(_DATES)
    year = chance.choice((-400, 1, 1899, 1900, 1999, 2024, 2026, 9999))
    return f"{year:04}-{chance.randint(0, 14):02}-{chance.randint(0, 32):02}"


KINDS: dict[str, Payload] = {
    "characters": odd_characters,
    "date": date,
    "lines": line_ends,
    "long": long_word,
    "marks": stacked_marks,
    "number": number,
    "script": _pick(*_SCRIPTS),
    "words": running_words,
    "cell": _pick(*_CELLS),
    "colour": _pick(*_COLOURS),
    "length": _pick(*_LENGTHS),
    "link": _pick(*_LINKS),
    "markup": _pick(*_MARKUP),
    "path": _pick(*_PATHS),
    "yaml": _pick(*_YAML),
}

MILD = (
    "words",
    "markup",
    "number",
    "date",
    "marks",
    "script",
    "cell",
    "lines",
    "long",
    "characters",
)
"""Kinds that a sound content may hold, where a text stands."""


def make_scalar(chance: Random) -> str:
    """Return a scalar of any kind."""
    return KINDS[chance.choice(tuple(KINDS))](chance)


def make_mild_scalar(chance: Random) -> str:
    """Return a scalar that a sound content may hold."""
    return KINDS[chance.choice(MILD)](chance)


def spoil_text(chance: Random, text: str, make: Payload = make_scalar) -> str:
    """Return a text with a scalar in the place of it, or somewhere in it."""
    scalar = make(chance)
    if chance.random() < 0.3:
        return scalar
    at = chance.choice((0, chance.randint(0, len(text)), len(text)))
    gap = chance.choice(("", " "))
    return f"{text[:at]}{gap}{scalar}{gap}{text[at:]}"


def make_text(chance: Random) -> str:
    """Return a text of some scalars, with or without blanks between them."""
    parts = [make_scalar(chance) for _ in range(chance.choice((1, 1, 2, 3, 6)))]
    return chance.choice(("", " ", " ", "\n")).join(parts)


def list_words() -> list[str]:
    """Return all scalars that are the same in every case: a dictionary for guided fuzzing."""
    return [
        *_NUMBERS,
        *_DATES,
        *_YAML,
        *_MARKUP,
        *_LINKS,
        *_SCRIPTS,
        *_CELLS,
        *_LINE_ENDS,
    ]
