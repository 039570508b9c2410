"""A word that people use -> what is meant by it here: `url` is a `link`, a pie a `doughnut`.

Each word lists what it may mean, the likeliest first; which of them there is depends on where
it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

_KEYS: Mapping[str, str] = {
    "rowspan": "rows",
    "row-span": "rows",
    "colspan": "span",
    "col-span": "span",
    "ordered": "numbered",
    "reason": "why",
    "because": "why",
    "code": "warning",
    # sources
    "url": "link",
    "uri": "link",
    "href": "link",
    "address": "link",
    "web": "link",
    "website": "link",
    "date": "published on period",
    "day": "on published date",
    "when": "on published period",
    "year": "published period on",
    "published-on": "published",
    "publication": "published outlet",
    "publication-date": "published",
    "pubdate": "published",
    "pub-date": "published",
    "dated": "published",
    "no-date": "undated",
    "publisher": "outlet",
    "newspaper": "outlet",
    "journal": "outlet",
    "magazine": "outlet",
    "paper": "outlet",
    "site": "outlet link",
    "authors": "author",
    "by": "author speaker",
    "writer": "author",
    "written-by": "author",
    "accessed": "retrieved",
    "access-date": "retrieved",
    "downloaded": "retrieved",
    "read": "retrieved",
    "retrieved-on": "retrieved",
    "hash": "sha256",
    "checksum": "sha256",
    "sha": "sha256",
    "sha-256": "sha256",
    "copy": "file",
    "local": "file",
    "lang": "language languages",
    "locale": "language languages",
    # files
    "path": "file",
    "filename": "file",
    "src": "file csv",
    "img": "file",
    "image": "file",
    "picture": "file",
    "excel": "xlsx",
    "xls": "xlsx",
    "data-file": "csv",
    "alt-text": "alt",
    "alttext": "alt",
    "credits": "credit",
    "copyright": "credit",
    "photo": "file credit",
    # names and texts
    "heading": "title",
    "header": "title label columns",
    "headline": "title",
    "name": "title label term id",
    "label": "name title term",
    "title": "label name text",
    "caption": "title note",
    "description": "line text summary",
    "desc": "line text",
    "about": "line text",
    "bio": "line",
    "content": "text blocks",
    "body": "text rows blocks",
    "words": "text",
    "paragraphs": "text",
    "markdown": "text",
    "message": "takeaway text",
    "lead": "takeaway summary",
    "standfirst": "takeaway",
    "key-message": "takeaway",
    "intro": "summary takeaway",
    "abstract": "summary",
    "speaker-notes": "notes",
    "remarks": "notes note",
    "comment": "note notes",
    "footnote": "note",
    "type": "kind draw",
    "aka": "aliases",
    "alias": "aliases",
    "other-names": "aliases",
    # claims and figures
    "author": "by speaker",
    "who": "by speaker",
    "said-by": "by",
    "claimed-by": "by",
    "speaker": "by presenter",
    "cite": "cites",
    "citation": "cites",
    "citations": "cites",
    "references": "cites",
    "refs": "cites",
    "evidence": "cites terms",
    "source": "cites sources",
    "sources": "cites",
    "para": "paragraph",
    "page": "paragraph",
    "line": "paragraph text",
    "keywords": "terms",
    "quote": "terms text",
    "state": "status",
    "certainty": "status",
    "confidence": "status",
    "contradicts": "disagrees_with",
    "conflicts": "disagrees_with",
    "disputes": "disagrees_with",
    "number": "value",
    "amount": "value",
    "figure": "value figures",
    "money": "currency",
    "growth": "change",
    "delta": "change",
    "percentage": "percent",
    "compare": "comparison",
    "vs": "comparison",
    "rests-on": "claim claims",
    "important": "key",
    # the edition
    "duration": "minutes",
    "length": "minutes",
    "time": "minutes on",
    "readers": "audience",
    "for": "audience",
    "confidentiality": "classification",
    "issue": "number",
    "version": "number",
    "why": "why_now",
    "chapters": "sections",
    "parts": "sections",
    "people": "entities",
    "facts": "claims figures",
    "numbers": "figures",
    # blocks
    "points": "items",
    "bullets": "items points",
    "list": "items",
    "items": "points steps entries events",
    "headers": "columns",
    "cols": "columns",
    "head": "columns",
    "cells": "rows",
    "data": "rows values",
    "lines": "rows items",
    "chart-type": "type",
    "x-axis": "x categories",
    "labels": "categories",
    "xs": "categories",
    "ys": "values",
    "y": "values",
    "events": "steps",
    "start": "on",
    "from": "on",
    "begin": "on",
    "end": "until",
    "to": "until",
    "till": "until",
    "stages": "steps",
    "definition": "text",
    "meaning": "text",
    "word": "term",
    "left": "sides",
    "right": "sides",
    "translated": "translated_from",
    # charts
    "reference": "lines",
    "reference-line": "lines",
    "target": "lines",
    "goal": "lines",
    "threshold": "lines",
    "benchmark": "lines",
    "emphasis": "highlight",
    "emphasise": "highlight",
    "emphasize": "highlight",
    "focus": "highlight",
    "stacking": "stack",
    "grouping": "stack",
    "unit2": "second_unit",
    "y2": "second_unit",
    "draw-as": "draw",
    "plot": "draw",
}
_WORDS: Mapping[str, str] = {
    # types of chart
    "pie": "doughnut",
    "donut": "doughnut",
    "ring": "doughnut",
    "bars": "bar",
    "horizontal": "bar",
    "barh": "bar",
    "columns": "column",
    "histogram": "column",
    "vertical": "column",
    "lines": "line",
    "xy": "scatter",
    "bubble": "scatter",
    # kinds of block
    "text": "prose",
    "paragraph": "prose",
    "markdown": "prose",
    "list": "bullets",
    "ul": "bullets",
    "ol": "bullets",
    "kpi": "figures",
    "kpis": "figures",
    "metrics": "figures",
    "stats": "figures",
    "numbers": "figures",
    "graph": "chart",
    "plot": "chart",
    "diagram": "chart process",
    "pie-chart": "chart",
    "bar-chart": "chart",
    "picture": "image",
    "photo": "image",
    "img": "image",
    "quote": "quotation",
    "blockquote": "quotation",
    "definitions": "glossary",
    "terms": "glossary",
    "flow": "process",
    "steps": "process",
    "workflow": "process",
    "box": "callout",
    "alert": "callout",
    "aside": "callout",
    "note": "callout notes",
    "info": "callout",
    "versus": "comparison",
    "vs": "comparison",
    "pros-cons": "comparison",
    "conflict": "disagreement",
    "dispute": "disagreement",
    "chronology": "timeline",
    "history": "timeline",
    "events": "timeline",
    # kinds of entity
    "organization": "organisation company",
    "organisation": "company",
    "org": "organisation company",
    "firm": "company",
    "business": "company",
    "corporation": "company",
    "startup": "company",
    "human": "person",
    "people": "person",
    "individual": "person",
    "film": "production",
    "movie": "production",
    "series": "production",
    "show": "production",
    "software": "tool",
    "app": "tool",
    "product": "tool",
    # statuses
    "verified": "confirmed",
    "true": "confirmed own values",
    "sure": "confirmed",
    "claimed": "reported",
    "said": "reported",
    "alleged": "unconfirmed",
    "rumour": "unconfirmed",
    "rumor": "unconfirmed",
    "unverified": "unconfirmed",
    "contested": "disputed",
    "contradicted": "disputed",
    # where things stand, and in which deck
    "left": "start first",
    "right": "end second",
    "primary": "first",
    "secondary": "second",
    "y2": "second",
    "percent": "shares",
    "percentage": "shares",
    "100%": "shares",
    "relative": "shares",
    "normalized": "shares",
    "absolute": "values",
    "plain": "values",
    "normal": "values",
    "number": "decimal",
    "numeric": "decimal",
    "hide": "hidden",
    "none": "out",
    "skip": "out",
    "false": "out",
    "linear": "time",
    "approximately": "about",
    "circa": "about",
    "approx": "about",
    "approx.": "about",
    "yoy": "year",
    "year-on-year": "year",
    "qoq": "quarter",
    "quarter-on-quarter": "quarter",
    "mom": "month",
    "month-on-month": "month",
    "ca": "about",
    "more": "over",
    "less": "under",
    "annual": "year",
    "yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    # what a source does not say of itself
    "publisher": "outlet",
    "writer": "author",
    "headline": "title",
}
_CURES: Mapping[tuple[str, str], str] = {
    ("numbered", "bullets"): "`kind: bullets` with `numbered: true` counts its items",
    ("ordered", "bullets"): "`kind: bullets` with `numbered: true` counts its items",
    ("stacked", "doughnut"): "write `type: column` or `type: bar`, and `stack: values`",
    ("combo", "doughnut"): "write `type: column`, and `draw: line` at a series",
    ("combined", "doughnut"): "write `type: column`, and `draw: line` at a series",
    ("published", "outlet"): (
        "a source without a date has `undated: {inferred: …, basis: …}` instead"
    ),
    ("date", "outlet"): (
        "a source without a date has `undated: {inferred: …, basis: …}` instead"
    ),
}
"""What to write instead of a word that has no place among others, by it and one of them."""


def find_key(word: str, known: Collection[str]) -> str | None:
    """Return the key that is meant by a word, if one is.

    Args:
        word: what was written as a key.
        known: the keys that there are and that were not given.
    """
    return _find(_KEYS, word, known)


def find_word(word: str, known: Collection[str]) -> str | None:
    """Return the word that is meant by another, if one is.

    Args:
        word: what was written.
        known: the words that there are.
    """
    return _find(_WORDS, word, known)


def find_cure(word: str, known: Collection[str]) -> str:
    """Return what to write instead of a word; nothing where that is not known.

    Args:
        word: what was written.
        known: the words that there are.
    """
    meant = find_word(word, known)
    if meant:
        return f"`{word}` is called `{meant}` here"
    for (wrong, other), cure in _CURES.items():
        if word.strip().casefold() == wrong and other in known:
            return cure
    return ""


def _find(meanings: Mapping[str, str], word: str, known: Collection[str]) -> str | None:
    plain = word.strip().casefold().replace("_", "-").replace(" ", "-")
    for meaning in meanings.get(plain, "").split():
        if meaning in known:
            return meaning
    return None
