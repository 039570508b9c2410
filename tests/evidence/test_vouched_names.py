"""Every name is vouched for: entities in the sources or their terms, sources in their own copies."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from reporting import Problem, check
from reporting.evidence.facts.name_search import Name, find_nearest, name_stands
from reporting.evidence.facts.name_text import NameText
from tests.evidence.dossiers import Data, dossier, pdf, source_id, write
from tests.evidence.name_pairs import OTHER, SAME, Pair

PAPER = (
    "The orchard and its machines",
    "The Gazette, October 2, 2026. By Tom Ash",
    "Orchard earned 11 billion dollars, says Vera Lane of InterPositive.",
    "Its robots, which Vera Laine calls Pomona, have the European Seal (ES).",
)
ENTITY = {"id": "one", "kind": "company", "line": "x"}


def fill(
    entities: list[Data],
    copy: tuple[str, ...] = PAPER,
    language: str = "en",
    **fields: Any,
) -> tuple[Data, dict[str, bytes]]:
    """Return a dossier of some entities with one source, and its copy."""
    files = {"paper.txt": "\n".join(copy).encode()}
    data = dossier(files, [("paper-txt", 3, ["Orchard", "11 billion"])], language)
    data["entities"] = entities
    data["claims"][0]["by"] = [each["id"] for each in entities] or ["paper-txt"]
    data["sources"][0].update(fields)
    return data, files


def find(folder: Path, data: Data, files: dict[str, bytes]) -> list[Problem]:
    """Return what is told of names, in the order of the file."""
    problems = check(write(folder, data, files)).problems
    return [each for each in problems if each.code.startswith("W59")]


def tell(folder: Path, *entities: Data, **fields: Any) -> list[tuple[str, str, str]]:
    """Return code, place and message of what is told of some entities."""
    data, files = fill([{**ENTITY, **each} for each in entities], **fields)
    found = find(folder, data, files)
    return [(each.code, each.where, each.message) for each in found]


# ---------------------------------------------------------------- what counts as the name


def stands(pair: Pair) -> bool:
    name, kind, language, text = pair
    texts = [NameText(text.split("\n"), language)]
    return name_stands(Name(name, is_person=kind == "person"), texts)


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair[0])
def test_a_name_stands_where_a_text_has_it_in_any_form(pair: Pair) -> None:
    assert stands(pair)


@pytest.mark.parametrize("pair", OTHER, ids=lambda pair: pair[0])
def test_another_name_is_not_taken_for_it(pair: Pair) -> None:
    assert not stands(pair)


def test_the_nearest_spelling_is_the_source_s_own() -> None:
    text = NameText(("Der Chef der Deutschen Börse, Theodor Weimer", "Börse"), "de")
    near = find_nearest(Name("Deutsche Böse"), [text])
    assert near
    assert near.words == "Deutschen Börse"


# ---------------------------------------------------------------- entities


def test_a_misspelt_name_is_told_with_the_nearest_spelling(tmp_path: Path) -> None:
    assert tell(tmp_path, {"name": "InterNegative"}) == [
        (
            "W590",
            "entities[0].name",
            "no source has `InterNegative`; `paper-txt` writes `InterPositive`",
        )
    ]


def test_a_misspelt_name_is_told_once(tmp_path: Path) -> None:
    data, files = fill([{**ENTITY, "name": "InterNegative"}])
    data["claims"][0]["by"] = ["paper-txt"]
    problems = check(write(tmp_path, data, files)).problems
    assert [each.code for each in problems] == ["W590"]
    block = data["sections"][0]["blocks"][0]
    block["text"] += "InterPositive makes robots[^c0]."
    (problem,) = check(write(tmp_path, data, files)).problems
    assert (problem.code, problem.where) == ("W518", "entities[0].name")
    assert problem.message.endswith("; the texts write `InterPositive`")


UNUSED = [
    ({"name": "InterNegative"}, "InterPositive makes robots", ["W518"]),
    ({"name": "Pear Yards"}, "Pear Works makes robots", []),
    ({"name": "Pear Walks"}, "Pear Works makes robots", ["W518"]),
    ({"name": "Ruubay"}, "Runway makes robots", ["W518"]),
    ({"name": "InterNegative", "unnamed": "ours"}, "InterPositive makes robots", []),
    ({"name": "Rapport"}, "HyPort makes robots", []),
    ({"name": "Plukkersbond"}, "Plukken is work", []),
    ({"name": "Zeppelin Growers"}, "Zeppelin the great grows", []),
    (
        {"name": "Interpol Bonn", "aliases": [{"name": "IPB"}]},
        "IPB and InterPositive make robots",
        [],
    ),
]


@pytest.mark.parametrize(("entity", "text", "told"), UNUSED, ids=str)
def test_a_name_that_no_text_uses_is_told_without_the_sources(
    entity: Data, text: str, told: list[str], tmp_path: Path
) -> None:
    data, _ = fill([{**ENTITY, **entity}])
    data["sections"][0]["blocks"][0]["text"] += f"{text}[^c0]."
    problems = check(write(tmp_path, data, {})).problems
    assert [each.code for each in problems] == told


def test_the_place_is_the_line_of_the_name(tmp_path: Path) -> None:
    data, files = fill([{**ENTITY, "name": "InterNegative"}])
    (problem,) = find(tmp_path, data, files)
    text = (tmp_path / "content.yaml").read_text().splitlines()
    assert "InterNegative" in text[problem.line - 1]


@pytest.mark.parametrize(
    "entity",
    [
        {"name": "InterPositive"},
        {"name": "interpositive inc."},
        {"name": "InterNegative", "unnamed": "what we call it"},
        {"name": "V. Lane", "kind": "person"},
        {"name": "European Seal", "aliases": [{"name": "ES"}]},
        {"name": "Seal", "aliases": [{"name": "EGS", "unnamed": "in our charts"}]},
        {
            "name": "Vera Leyn",
            "aliases": [{"name": "Vera Laine", "sic": True, "source": "paper-txt"}],
        },
    ],
    ids=str,
)
def test_what_stands_there_or_is_excused_is_quiet(entity: Data, tmp_path: Path) -> None:
    assert tell(tmp_path, entity) == []


def test_a_name_that_only_we_translate_stands_by_its_other_language(
    tmp_path: Path,
) -> None:
    data, files = fill(
        [{**ENTITY, "name": {"en": "InterPositive", "it": "Interpositiva"}}]
    )
    data["languages"] = ["en", "it"]
    data["sources"][0]["title"] = {"en": PAPER[0], "it": "Il frutteto e le macchine"}
    data["sources"][0]["unnamed"] = ["outlet", "author"]
    assert find(tmp_path, data, files) == []


def test_a_term_vouches_for_a_name_that_its_copy_has_lost(tmp_path: Path) -> None:
    data, files = fill([{**ENTITY, "name": "Juniper"}])
    data["claims"][0]["cites"][0]["terms"].append("Juniper")
    assert find(tmp_path, data, files) == []


def test_an_alias_is_looked_for_too(tmp_path: Path) -> None:
    alias = {
        "name": "Vera Lane",
        "kind": "person",
        "aliases": [{"name": "V. Laine-Poe"}],
    }
    (told,) = tell(tmp_path, alias)
    assert told[:2] == ("W590", "entities[0].aliases[0].name")


def test_a_spelling_is_looked_for_in_the_source_that_is_said_to_print_it(
    tmp_path: Path,
) -> None:
    data, files = fill([{**ENTITY, "name": "Orchard"}])
    files["other.txt"] = b"The orchard\nOrchard has one neighbour, Orchart."
    other = {**data["sources"][0], "id": "other", "file": "other.txt"}
    other["sha256"] = hashlib.sha256(files["other.txt"]).hexdigest()
    data["sources"].append(other)
    data["entities"][0]["aliases"] = [
        {"name": "Orchart", "sic": True, "source": "other"},
        {"name": "Orchart", "sic": True, "source": "paper-txt"},
    ]
    (problem,) = find(tmp_path, data, files)
    assert (problem.code, problem.where) == ("W593", "entities[0].aliases[1].name")
    assert (
        problem.message == "`paper-txt` does not print `Orchart`; it writes `Orchard`"
    )


def test_an_excuse_that_is_none_is_told(tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {"name": "Orchard", "unnamed": "it is ours"})
    assert told[:2] == ("W594", "entities[0].unnamed")


@pytest.mark.parametrize(
    ("name", "told"), [("Juniper", []), ("InterPositve", ["W590"])]
)
def test_without_every_copy_only_a_slip_is_told(
    name: str, told: list[str], tmp_path: Path
) -> None:
    data, files = fill([{**ENTITY, "name": name}])
    data["sources"].append({**data["sources"][0], "id": "lost", "file": "lost.txt"})
    assert [each.code for each in find(tmp_path, data, files)] == told


def test_a_name_in_letters_that_a_copy_does_not_use_is_let_be(tmp_path: Path) -> None:
    copy = ("Сад", "Orchard заработал 11 billion, сказала Вера Лейн.")
    data, files = fill([{**ENTITY, "name": "Juniper"}], copy)
    data["claims"][0]["cites"][0]["paragraph"] = 2
    assert find(tmp_path, data, files) == []


# ---------------------------------------------------------------- what a source says of itself

SAID: Data = {
    "title": "The orchard and its machines",
    "outlet": "The Gazette",
    "author": "Tom Ash",
    "unnamed": [],
}


def tell_of_source(
    folder: Path, copy: bytes, name: str = "paper.txt", **fields: Any
) -> list[tuple[str, str, str]]:
    """Return code, place and message of what is told of one source."""
    data, _ = fill([])
    files = {name: copy}
    source = data["sources"][0]
    fields = {**SAID, "published": "2026-10-02", **fields}
    if "undated" not in fields:
        del source["undated"]
    source.update(fields, id=source_id(name), file=name)
    source["sha256"] = hashlib.sha256(copy).hexdigest()
    cite = data["claims"][0]["cites"][0]
    data["claims"][0]["by"] = [source_id(name)]
    cite.update(source=source_id(name))
    found = find(folder, data, files)
    return [(each.code, each.where, each.message) for each in found]


TEXT = "\n".join(PAPER).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "The Orchard and Its Machines"},
        {"title": "The orchard – and its machines"},
        {"title": "[A text on machines]", "unnamed": ["title"]},
        {"outlet": "Gazette"},
        {"author": "T. Ash"},
        {"author": "Ash, Tom"},
        {"author": "Tom Ash and Vera Lane"},
        {"published": "2026-10"},
        {"published": "2026-10-02T17:30"},
        {"published": "2026-Q4"},
        {"published": "2026-H2"},
        {"published": "2026"},
    ],
    ids=str,
)
def test_what_a_copy_says_of_itself_is_found(
    fields: dict[str, Any], tmp_path: Path
) -> None:
    assert tell_of_source(tmp_path, TEXT, **fields) == []


OTHERWISE = [
    ({"title": "The orchard and its engines"}, "title", "The orchard and its machines"),
    ({"outlet": "The Gazetta"}, "outlet", "The Gazette"),
    ({"author": "Tim Ash"}, "author", "Tom Ash"),
    ({"author": "Tom Ash and Vera Lake"}, "author", "Vera Lane"),
    ({"published": "2026-10-03"}, "published", "October 2, 2026"),
    ({"published": "2025-10-02"}, "published", "October 2, 2026"),
]


@pytest.mark.parametrize(("fields", "where", "near"), OTHERWISE, ids=str)
def test_what_a_copy_says_otherwise_is_told_with_what_it_says(
    fields: dict[str, Any], where: str, near: str, tmp_path: Path
) -> None:
    (told,) = tell_of_source(tmp_path, TEXT, **fields)
    assert told[:2] == ("W591", f"sources[0].{where}")
    assert told[2].endswith(f"; it has `{near}`")


LACKS = (
    "the copy of `paper-txt` has no outlet `Herald`, no author `Ada Reed` "
    "and no date `2019-03`"
)


def test_what_a_copy_does_not_say_is_told_once(tmp_path: Path) -> None:
    fields = {"outlet": "Herald", "author": "Ada Reed", "published": "2019-03"}
    assert tell_of_source(tmp_path, TEXT, **fields) == [
        (
            "W592",
            "sources[0].outlet",
            LACKS,
        )
    ]


def test_a_line_is_quoted_in_six_words_at_most(tmp_path: Path) -> None:
    line = "Nine robots of the valley pick all apples by night"
    copy = f"{line}\nOne.\nOrchard, 11 billion. The Gazette, Tom Ash, 2 October 2026"
    title = line.replace("night", "day")
    (told,) = tell_of_source(tmp_path, copy.encode(), title=title)
    assert told[2].endswith("it has `Nine robots of the valley pick…`")


HEAD = """<!doctype html><html><head><meta charset=utf-8>
<title>The orchard and its machines | Gazette</title>
<meta name=author content="Tom Ash">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-10-02T09:00:00Z",
"publisher": {"name": "The Gaz\\u0065tte"}}</script></head>
<body><p>One.<p>Two.<p>Orchard, 11 billion.</body></html>"""


def test_a_page_says_it_in_its_head(tmp_path: Path) -> None:
    assert tell_of_source(tmp_path, HEAD.encode(), "paper.html") == []


def test_a_page_that_says_otherwise_is_told(tmp_path: Path) -> None:
    page = HEAD.replace("Tom Ash", "Tom Ashe").replace("10-02T", "10-03T")
    told = tell_of_source(tmp_path, page.encode(), "paper.html")
    assert [each[1] for each in told] == ["sources[0].author", "sources[0].published"]
    assert [each[0] for each in told] == ["W591", "W591"]


def test_a_pdf_says_it_in_its_information(tmp_path: Path) -> None:
    copy = pdf(
        ("One.", "Two.", "Orchard, 11 billion. Gazette"),
        about=("Tom Ash", SAID["title"]),
    )
    fields = {"undated": {"inferred": "2026", "basis": "x"}, "published": None}
    assert tell_of_source(tmp_path, copy, "paper.pdf", **fields) == []


def test_an_excerpt_of_one_paragraph_is_not_asked_what_stood_around_it(
    tmp_path: Path,
) -> None:
    copy = b"Orchard, 11 billion, says Tim Ash."
    told = tell_of_source(tmp_path, copy)
    assert [each[:2] for each in told] == [("W591", "sources[0].author")]


def test_what_a_saved_copy_cannot_know_is_accepted_on_its_source(
    tmp_path: Path,
) -> None:
    accept = [{"warning": "W592", "why": "the masthead was not saved"}]
    told = tell_of_source(
        tmp_path, TEXT, outlet="Herald", author="Tim Ash", accept=accept
    )
    assert [each[:2] for each in told] == [("W591", "sources[0].author")]
