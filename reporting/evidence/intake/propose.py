"""What a file states of itself, and what is given beside -> a source, as far as that goes.

Nothing is guessed: a key has what is given, else what the file states, else it is blank with
the reason. Only the id and the short name are made, of the outlet or the title, and the day on
which the copy was read is today where the file does not say when it was saved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from reporting.evidence.intake.dates import read_date
from reporting.evidence.intake.languages import read_language
from reporting.evidence.intake.names import (
    count_up,
    make_unique,
    shorten,
    slugify,
)
from reporting.evidence.intake.proposal import Proposal, Value
from reporting.evidence.sources.metadata import Metadata, Stated
from reporting.evidence.sources.plain_words import drop_markup
from reporting.record import Record

_PLACEHOLDERS = re.compile(
    r"(?i)untitled.*|unbenannt.*|senza titolo.*|sans titre.*|sin título.*|document\d*"
    r"|word document|title|author|authors|(?:microsoft )?(?:office |windows )?user"
    r"|microsoft word - .*|microsoft|python-docx|admin(?:istrator)?|root|owner|unknown"
    r"|anonymous|default|none|n/?a|openpyxl|apache poi|powerpoint presentation|-+"
    r"|[^\s/]+\.(?:docx?|pdf|indd|odt|rtf|html?|txt|qxd)"
)
"""What programs write where nobody has said anything."""
_GIVEN = "given"
_NOT_FOUND = "not found in the file"
_ASKS = {
    "outlet": "; or unnamed: [outlet]",
    "author": "; or unnamed: [author]",
    "published": "; or undated: {inferred: …, basis: …}",
}
"""What else may be written where a key stays blank."""
_MOST = {"title": 300, "outlet": 120, "author": 200, "link": 2000}
"""Characters of a statement that are still one."""
OTHERS = "et al."
"""What stands for authors that are not named."""
_WINDOWS = frozenset({"<title>", "og:title", "twitter:title", "MHTML Subject"})
"""Titles behind which outlets put their name."""
_PERSONS = 3
"""Authors that are named; of more, the first and that there are others."""


class Given(Record, frozen=True):
    """What is given beside a file; empty where it is left to the file."""

    id: str = ""
    title: str = ""
    short: str = ""
    outlet: str = ""
    author: str = ""
    unnamed: tuple[str, ...] = ()
    published: str = ""
    undated: str = ""
    basis: str = ""
    language: str = ""
    retrieved: str = ""
    link: str = ""


class Taken(Record, frozen=True):
    """What a content has already, and no other source may be called."""

    ids: frozenset[str] = frozenset()
    shorts: frozenset[str] = frozenset()


class Copy(Record, frozen=True):
    """The local copy of a source; nothing of one that is missing."""

    file: str = ""
    sha256: str = ""


def propose(
    stated: Metadata,
    given: Given,
    copy: Copy,
    taken: Taken,
    today: dt.date,
) -> Proposal:
    """Return the source that a file may become.

    Args:
        stated: what the file states of itself.
        given: what is given beside it, which comes first.
        copy: the name and the hash of its local copy.
        taken: what other sources are called.
        today: on which it is read.
    """
    values: dict[str, Value] = {}
    blanks: dict[str, str] = {}
    for key in ("title", "outlet", "author", "link"):
        found = choose_words(key, stated)
        if key != "link":
            found = leave_words(found)
        _put(key, given, found, values, blanks)
    _put(
        "published",
        given,
        choose_date(stated),
        values,
        blanks,
    )
    _put(
        "language",
        given,
        choose_language(stated.language),
        values,
        blanks,
    )
    _leave_unnamed(given, values, blanks)
    values["retrieved"] = choose_retrieved(
        stated.saved,
        given,
        today,
    )
    _put_names(given, taken, copy.file, values, blanks)
    if copy.file:
        values["file"] = Value(copy.file, "the local copy")
        values["sha256"] = Value(copy.sha256, "")
    else:
        blanks["file"] = (
            "there is no copy: save the page, then make-report source add it"
        )
    return Proposal(values, blanks)


def _put(
    key: str,
    given: Given,
    found: Value,
    values: dict[str, Value],
    blanks: dict[str, str],
) -> None:
    """Keep what is given for a key, else what was found, else why there is nothing."""
    words = str(getattr(given, key))
    if words:
        values[key] = Value(words, _GIVEN)
    elif found.words:
        values[key] = found
    elif key != "link":
        blanks[key] = f"{found.note or _NOT_FOUND}{_ASKS.get(key, '')}"


def _leave_unnamed(
    given: Given,
    values: dict[str, Value],
    blanks: dict[str, str],
) -> None:
    """Keep what is said not to be in the document, in place of what was found."""
    if given.unnamed:
        values["unnamed"] = Value(given.unnamed, _GIVEN)
        for key in ("outlet", "author"):
            if key in given.unnamed:
                values.pop(key, None)
                blanks.pop(key, None)
    if given.undated:
        words = {"inferred": given.undated, "basis": given.basis}
        values["undated"] = Value(words, _GIVEN)
        values.pop("published", None)
        blanks.pop("published", None)


def choose_words(key: str, stated: Metadata) -> Value:
    """Return what a file states of its title, outlet, author or address.

    What a program writes by itself, where nobody has said anything, is no statement.
    """
    strange = ""
    most = _MOST[key]
    for each in getattr(stated, key):
        if _PLACEHOLDERS.fullmatch(each.value) or len(each.value) > most:
            strange = strange or f"{each.where} says “{each.value[:40]}”"
            continue
        if key == "author":
            return join_authors(stated.author, each.where)
        if key == "title" and each.where in _WINDOWS:
            return part_from_outlet(each, stated.outlet)
        return Value(each.value, each.where)
    if strange:
        return Value(
            "",
            f"{_NOT_FOUND} ({strange})",
        )
    return Value("", "")


def leave_words(found: Value) -> Value:
    """Return what was found without what a content would read as markup."""
    words = str(found.words)
    plain = drop_markup(words)
    if plain == words:
        return found
    return Value(plain, f"{found.note} without its markup")


def part_from_outlet(title: Stated, outlets: Sequence[Stated]) -> Value:
    """Return the title of a page without the outlet that stands behind it there."""
    for outlet in outlets:
        for gap in (" | ", " - ", " – ", " — ", " · ", " :: ", ": "):
            plain = title.value.removesuffix(f"{gap}{outlet.value}")
            if plain and plain != title.value:
                note = f"{title.where} without “{gap.strip()} {outlet.value}”"
                return Value(plain, note)
    return Value(title.value, title.where)


def join_authors(stated: Sequence[Stated], where: str) -> Value:
    """Return the authors that one place of a file names."""
    names: list[str] = []
    for each in stated:
        if each.where != where or _PLACEHOLDERS.fullmatch(each.value):
            continue
        names.append(order_name(each.value, where))
    if OTHERS in names[1:]:
        named = ", ".join(names[: names.index(OTHERS)])
        return Value(
            f"{named} {OTHERS}",
            where,
        )
    if len(names) > _PERSONS:
        return Value(
            f"{names[0]} {OTHERS}",
            f"{where}, {len(names)} of them",
        )
    gap = "; " if any("," in name for name in names) else ", "
    return Value(gap.join(names), where)


def order_name(name: str, where: str) -> str:
    """Return the name of an author as it is spoken: libraries index by `Last, First`."""
    last, comma, first = name.partition(", ")
    is_indexed = where.startswith("citation_author")
    if comma and is_indexed and "," not in first:
        return f"{first} {last}"
    return name


def choose_date(stated: Metadata) -> Value:
    """Return when a document appeared; another date that it states is told beside."""
    refused = ""
    for number, each in enumerate(stated.published):
        reading = read_date(each.value)
        if not reading.value:
            refused = (
                refused or f"{each.where} says “{each.value}”, which {reading.why}"
            )
            continue
        note = each.where
        for other in stated.published[number + 1 :]:
            other_date = read_date(other.value).value
            if other_date and not is_same_date(reading.value, other_date):
                note = f"{note}; {other.where} says {other_date}"
                break
        return Value(reading.value, note)
    if refused:
        return Value(
            "",
            f"{_NOT_FOUND}: {refused}",
        )
    for each in stated.made:
        date = read_date(each.value).value
        if date:
            reason = f"{each.where} {date} is the day on which the file was made"
            return Value(
                "",
                f"{_NOT_FOUND}: {reason}",
            )
    return Value("", "")


def is_same_date(one: str, other: str) -> bool:
    """Whether two dates are the same as far as both go."""
    return one.startswith(other) or other.startswith(one)


def choose_language(stated: Sequence[Stated]) -> Value:
    """Return the language that a document says it is in; another one is told beside."""
    refused = ""
    for number, each in enumerate(stated):
        code = read_language(each.value)
        if not code:
            refused = refused or f"{each.where} says “{each.value[:40]}”"
            continue
        note = each.where
        for other in stated[number + 1 :]:
            other_code = read_language(other.value)
            if other_code and other_code.partition("-")[0] != code.partition("-")[0]:
                note = f"{note}; {other.where} says {other_code}"
                break
        return Value(code, note)
    if refused:
        return Value(
            "",
            f"{_NOT_FOUND}: {refused}, which is no language code",
        )
    return Value("", "")


def choose_retrieved(saved: Sequence[Stated], given: Given, today: dt.date) -> Value:
    """Return the day on which a copy was read."""
    if given.retrieved:
        return Value(given.retrieved, _GIVEN)
    for each in saved:
        date = read_date(each.value).value
        if re.fullmatch(r"\d{4}-\d\d-\d\d", date):
            return Value(date, each.where)
    return Value(today.isoformat(), "today; the file does not say when it was saved")


def _put_names(
    given: Given,
    taken: Taken,
    file: str,
    values: dict[str, Value],
    blanks: dict[str, str],
) -> None:
    """Make the id and the short name of the outlet, the title or the file."""
    for key in ("outlet", "title"):
        value = values.get(key)
        words = str(value.words) if value else ""
        slug = slugify(words)
        if "id" not in values and slug:
            values["id"] = Value(
                make_unique(slug, taken.ids),
                f"of the {key}",
            )
        if "short" not in values and words:
            short = choose_short(words, key, taken, values)
            values["short"] = Value(
                short,
                f"of the {key}",
            )
    if "id" not in values:
        slug = slugify(file.partition(".")[0]) or "source"
        values["id"] = Value(
            make_unique(slug, taken.ids),
            "of the file",
        )
    for key in ("id", "short"):
        words = str(getattr(given, key))
        if words:
            values[key] = Value(words, _GIVEN)
    if "short" not in values:
        blanks["short"] = "a few words for margins"


def choose_short(words: str, key: str, taken: Taken, values: dict[str, Value]) -> str:
    """Return a short name that no other source has: of a taken outlet, with the year.

    Args:
        words: of the outlet or the title.
        key: which of the two.
        taken: what no other source may be called.
        values: of the source, so far.
    """
    short = shorten(words)
    published = values.get("published")
    if short in taken.shorts and key == "outlet" and published:
        short = f"{short} {str(published.words)[:4]}"
    title = values.get("title")
    if short in taken.shorts and title:
        short = shorten(str(title.words))
    return count_up(short, " ", lambda each: each in taken.shorts)
