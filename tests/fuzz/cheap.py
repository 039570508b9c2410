"""Targets that take microseconds: YAML, running text, numbers, dates, lines, CSV.

Each is held to more than to raise nothing: what is read is written again and read as the same.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from reporting.content.cell_numbers import is_percentage, read_cell
from reporting.content.csv_files import read_csv
from reporting.content.inline import read_lines, read_paragraph, read_paragraphs
from reporting.content.periods import Period
from reporting.content.values import read_digits
from reporting.design.fonts import find_font
from reporting.design.measure import MeasuredText, Span
from reporting.design.units import pt
from reporting.evidence.facts.dates import find_dates
from reporting.evidence.facts.numbers import find_numbers
from reporting.evidence.intake.dates import read_date
from reporting.i18n import Language, list_languages, load_language
from reporting.plan.typography import typeset_text
from reporting.reading.nodes import to_plain
from reporting.reading.scalars import PARSERS, parse_decimal
from reporting.reading.source import decode, read_yaml
from tests.dossier.reading import theme
from tests.dossier.typesetting import make_paragraph, styles
from tests.fuzz.contents import edit_wildly, read_base
from tests.fuzz.model import Files, Finding, Target, is_refusal
from tests.fuzz.payloads import date, make_scalar, make_text, number, running_words
from tests.fuzz.surgery import cut_bytes, encode
from tests.random_edits import list_edited
from tests.samples import CROP

_FONTS = (find_font(theme(), "sans"), find_font(theme(), "serif"))
_UNSEEN = "".join(map(chr, range(33))) + "\x7f\u00ad\u200b\u2060\ufeff"
_LARGEST = Decimal("1e18")
_WIDTHS = (3.0, 30.0, 90.0, 333.0)


def read_text(files: Files) -> str:
    """Return the text of an input, or what can be read of it; it may hold lone surrogates."""
    try:
        return files["text"].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return files["text"].decode("utf-8", "replace")


def pick_language(text: str) -> Language:
    """Return a language; equal texts are read in the same one."""
    codes = list_languages()
    return load_language(codes[len(text) % len(codes)])


# ---------------------------------------------------------------- YAML


@cache
def list_stretches() -> list[str]:
    """Return stretches of contents that are YAML by themselves: each top-level key with its value."""
    stretches = []
    for name in ("minimal", "every", "heating", "shipped", "theme", "bulletin"):
        lines = read_base(name).splitlines(keepends=True)
        starts = [at for at, line in enumerate(lines) if line[:1].isalpha()]
        for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
            stretches.append("".join(lines[start : min(stop, start + 40)]))
    return stretches


def make_yaml(chance: Random) -> Files:
    """Return a little YAML: a stretch of a content edited as nodes, as text or as bytes."""
    text = chance.choice(list_stretches())
    kind = chance.random()
    if kind < 0.25:
        text = edit_wildly(chance, read_base("minimal"))
    elif kind < 0.75:
        *_, text = list_edited(text, chance.choice((1, 2, 5)), chance.randrange(2**32))
    elif kind < 0.85:
        text = make_text(chance)
    data = encode(text)
    return {"text": cut_bytes(chance, data) if kind > 0.6 else data}


def run_yaml(files: Files, _folder: Path) -> bool:
    """Read YAML, to plain values."""
    to_plain(read_yaml(decode(files["text"], "text"), "text"))
    return True


# ---------------------------------------------------------------- running text, lines


def make_inline(chance: Random) -> Files:
    """Return a text of scalars."""
    return {"text": encode(make_text(chance))}


def run_inline(files: Files, _folder: Path) -> bool:
    """Read running text in each way, and set its typography."""
    text = read_text(files)
    whole = read_paragraph(text)
    for paragraph in (whole, *read_paragraphs(text), *read_lines(text)):
        for span in paragraph.spans:
            if not 0 <= span.start <= span.stop <= len(text):
                raise Finding(
                    f"a run is read from {span.start} to {span.stop} of {len(text)}"
                )
    typeset_text(text, pick_language(text))
    return not whole.faults


def make_words(chance: Random) -> Files:
    """Return words for a line."""
    text = running_words(chance) if chance.random() < 0.4 else make_text(chance)
    return {"text": encode(text)}


def run_breaking(files: Files, _folder: Path) -> bool:
    """Break words into lines, on paper and on a slide, and hold them to what they were made of."""
    text = " ".join(read_text(files).split())
    width = _WIDTHS[len(text) % len(_WIDTHS)]
    looks = styles()
    style = (looks.body, looks.h1, looks.note)[len(text) % 3]
    language = pick_language(text)
    lines = make_paragraph(text, style, width, code=language.code).set_lines()
    shown = "".join(line.text for line in lines)
    if bool(shown.strip()) < bool(text.strip(_UNSEEN)):
        raise Finding(
            f"{len(lines)} lines of {ascii(text)[:200]} say {ascii(shown)[:200]}"
        )
    font = _FONTS[len(text) % 2]
    broken = MeasuredText([Span(text, font)]).break_lines(pt(10), pt(width))
    if "".join("".join(broken).split()) != "".join(text.split()):
        raise Finding(
            f"lines of a slide do not say {ascii(text)[:200]}: {ascii(broken)[:300]}"
        )
    return True


# ---------------------------------------------------------------- numbers, dates


def make_number(chance: Random) -> Files:
    """Return a number, or words with numbers among them."""
    text = number(chance)
    if chance.random() < 0.5:
        text = " ".join((make_scalar(chance), text, running_words(chance)))
    return {"text": encode(text)}


def run_number(files: Files, _folder: Path) -> bool:
    """Read a number as each type, as a cell and as a content's; write it; find it in words."""
    text = read_text(files)
    language = pick_language(text)
    for _, parse in PARSERS.values():
        try:
            parse(text)
        except ValueError as error:
            if not is_refusal(error):
                raise
    find_numbers(text, language.code)
    is_percentage(text)
    read_cell(text)
    value = parse_decimal(read_digits(text))
    if value is None or not -_LARGEST <= value <= _LARGEST:
        return False
    write_number(value, language)
    return True


def write_number(value: Decimal, language: Language) -> None:
    """Write a number in every way, and hold the plain one to be found again."""
    language.write_points(value)
    language.write_compact(value)
    language.write_amount(value, currency="EUR")
    language.write_change(value, "year")
    check_written(value, language.write_number(value), language)
    check_written(value, language.write_percent(value), language)


def check_written(value: Decimal, written: str, language: Language) -> None:
    """Hold a number that is found in words to be the one that was written."""
    found = find_numbers(written, language.code)
    if len(found) == 1 and found[0].value != abs(value):
        raise Finding(
            f"{value} is written {written!a} in {language.code}, and read {found[0].value}"
        )


def make_date(chance: Random) -> Files:
    """Return a date, a range of two, or words with a date among them."""
    text = date(chance)
    kind = chance.random()
    if kind < 0.2:
        text = f"{text}/{date(chance)}"
    elif kind < 0.5:
        text = " ".join((running_words(chance), text, make_scalar(chance)))
    return {"text": encode(text)}


def run_date(files: Files, _folder: Path) -> bool:
    """Read a date of a content, of a source and in words; write the first again."""
    text = read_text(files)
    code = pick_language(text).code
    find_dates(text, code)
    read_date(text)
    period = Period.read_words(text)
    period.check()
    if Period.read_words(str(period)) != period:
        raise Finding(f"{text} is written {period}")
    return True


# ---------------------------------------------------------------- CSV


def make_csv(chance: Random) -> Files:
    """Return a table in one of the dialects, with odd cells."""
    if chance.random() < 0.1:
        return {"text": cut_bytes(chance, CROP.encode())}
    width = chance.choice((1, 2, 3, 6))
    rows = [
        [make_cell(chance) for _ in range(width)]
        for _ in range(chance.choice((1, 2, 4, 12)))
    ]
    if chance.random() < 0.2:
        chance.choice(rows).append(make_scalar(chance))
    comma = chance.choice(",,;\t|")
    quote = chance.choice(('"', '"', "'", ""))
    lines = [comma.join(f"{quote}{cell}{quote}" for cell in row) for row in rows]
    text = chance.choice(("\n", "\r\n", "\r", "\n\n")).join(lines)
    encoding = chance.choice(
        ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")
    )
    data = text.encode(encoding, "replace")
    return {"text": cut_bytes(chance, data) if chance.random() < 0.1 else data}


def make_cell(chance: Random) -> str:
    """Return a cell, most often a number of one notation."""
    value = chance.uniform(-9999, 99999)
    drawn = (
        f"{value:.0f}",
        f"{value:,.2f}",
        f"{value:.1f}".replace(".", ","),
        f"{value:.0f}%",
        "n/a",
        "",
    )
    return chance.choice((*drawn, make_scalar(chance)))


def run_csv(files: Files, _folder: Path) -> bool:
    """Read a table."""
    read_csv(files["text"], ("en", "de"))
    return True


CHEAP = (
    Target("reading", make_yaml, run_yaml),
    Target("inline", make_inline, run_inline),
    Target("breaking", make_words, run_breaking),
    Target("numbers", make_number, run_number),
    Target("dates", make_date, run_date),
    Target("csv", make_csv, run_csv),
)
