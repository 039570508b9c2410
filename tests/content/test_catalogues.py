"""A catalogue of one's own beside the content: read, checked, printed and carried."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from pptx import Presentation

from reporting import ContentError, build, check, extract, load
from reporting.assets import find_asset
from reporting.i18n import load_language
from tests.samples import MINIMAL, write

OVER_GERMAN = """\
base: de
labels:
  contents: Übersicht
phrases:
  edition: "Nummer {number} vom {date}"
"""


def write_with(
    folder: Path, catalogue: str, language: str = "de", more: str = ""
) -> Path:
    """Write a small dossier in a language that a catalogue of its own is for."""
    text = MINIMAL.replace(
        "languages: [en]", f"languages: [{language}]\nlabels: house.yaml"
    )
    text = text.replace("published: 2026-10-02", f"published: 2026-10-02{more}")
    path = write(folder, text)
    (folder / "house.yaml").write_text(catalogue, encoding="utf-8")
    return path


def find_problems(folder: Path, catalogue: str, language: str = "de") -> list[str]:
    """Return the problems of a dossier with a catalogue, without their hints."""
    path = write_with(folder, catalogue, language)
    with pytest.raises(ContentError) as refused:
        load(path)
    told = []
    for problem in refused.value.problems:
        place = Path(problem.path).name
        told.append(f"{place}:{problem.line}: {problem.message} [{problem.code}]")
    return told


def read_pages(path: Path) -> str:
    """Return the words of a PDF."""
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


# ---------------------------------------------------------------- printed and carried


def test_words_of_ones_own_are_printed_over_the_bundled_ones(tmp_path: Path) -> None:
    build(write_with(tmp_path, OVER_GERMAN), tmp_path / "out")
    said = read_pages(tmp_path / "out/dossier.pdf").replace("\u00a0", " ")
    assert "Übersicht" in said
    assert "Nummer 1 vom 22. November 2026" in said
    assert "Kurz gesagt" in said
    assert load_language("de").labels["contents"] == "Inhalt"
    deck = Presentation(str(tmp_path / "out/briefing.pptx"))
    first = [
        shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame
    ]
    assert any("Nummer 1 vom" in words for words in first)


def test_two_contents_have_their_own_words_in_one_process(tmp_path: Path) -> None:
    other = OVER_GERMAN.replace("Übersicht", "Wegweiser")
    paths = [
        write_with(tmp_path / name, words)
        for name, words in (("a", OVER_GERMAN), ("b", other))
    ]
    for path in paths:
        build(path, path.parent / "out", only="pdf")
    said = [read_pages(path.parent / "out/dossier.pdf") for path in paths]
    assert ["Übersicht" in words for words in said] == [True, False]
    assert ["Wegweiser" in words for words in said] == [False, True]


def test_a_catalogue_is_carried_and_makes_the_same_again(tmp_path: Path) -> None:
    build(write_with(tmp_path / "desk", OVER_GERMAN), tmp_path / "out")
    first = (tmp_path / "out/dossier.pdf").read_bytes()
    with pikepdf.open(tmp_path / "out/dossier.pdf") as document:
        assert "house.yaml" in document.attachments
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert (tmp_path / "back/house.yaml").read_text("utf-8") == OVER_GERMAN
    build(tmp_path / "back/content.yaml", tmp_path / "again")
    assert (tmp_path / "again/dossier.pdf").read_bytes() == first


def make_new_language() -> str:
    """Return a whole catalogue of a language that is not bundled: Swedish, in part."""
    english = yaml.safe_load(find_asset("labels/en.yaml").read_text("utf-8"))
    english |= {"code": "sv", "name": "svenska", "locale": "sv", "tag": "sv-SE"}
    english |= {"hyphenation": "sv", "quotes": ["”", "”"], "letters_after": {"å": "z"}}
    english["labels"] |= {"contents": "Innehåll", "sources": "Källor"}
    english["number_words"] = {"två": 2, "tolv": 12}
    english["scales"] = {"miljoner": 1000000}
    return yaml.safe_dump(english, allow_unicode=True, sort_keys=False)


def test_a_whole_new_language_is_printed_and_read(tmp_path: Path) -> None:
    swedish = make_new_language()
    path = write_with(tmp_path, swedish, "sv")
    text = path.read_text("utf-8")
    text = text.replace(
        "text: Orchard grew by 16%.", 'text: Orchard säljer 3 miljoner, "16 %".'
    )
    text = text.replace("terms: [Orchard, 16%]", "terms: [Orchard, 3 miljoner]")
    text = text.replace("grew by 16%[^growth]", "säljer 3 miljoner[^growth]")
    text = text.replace("language: en", "language: sv")
    path.write_text(text, encoding="utf-8")
    copies = tmp_path / "sources"
    copies.mkdir()
    copy = "Rubrik\n\nOrchard säljer 3\u00a0000\u00a0000 äpplen.\n"
    (copies / "gazette.txt").write_text(copy, encoding="utf-8")
    result = build(path, tmp_path / "out")
    assert [found.path.name for found in result.files] == [
        "dossier.pdf",
        "briefing.pptx",
    ]
    said = read_pages(tmp_path / "out/dossier.pdf").replace("\u00a0", " ")
    assert "Innehåll" in said
    assert "22 november 2026" in said
    assert "”16 %”" in said
    (citation,) = check(path).citations
    assert (citation.missing, citation.elsewhere) == ((), ())


def test_several_catalogues_are_named_in_a_list(tmp_path: Path) -> None:
    path = write_with(tmp_path, OVER_GERMAN)
    text = path.read_text("utf-8").replace(
        "labels: house.yaml", "labels: [house.yaml, it.yaml]"
    )
    text = text.replace("languages: [de]", "languages: [de, it]")
    path.write_text(text, encoding="utf-8")
    (tmp_path / "it.yaml").write_text(
        "base: it\nlabels: {contents: Sommario}\n", "utf-8"
    )
    build(path, tmp_path / "out", languages="all", only="pdf")
    assert "Übersicht" in read_pages(tmp_path / "out/dossier.pdf")
    assert "Sommario" in read_pages(tmp_path / "out/dossier.it.pdf")


# ---------------------------------------------------------------- checked

UNCLOSED = "missing ), unterminated subpattern at position 0"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "base: de\nlabels:\n  contens: Übersicht\n",
            ["house.yaml:3: `contens` is no key of `labels` [E643]"],
        ),
        (
            'base: de\nphrases:\n  draft: Skizze\n  edition: "Nummer {number}"\n',
            ["house.yaml:4: the place `{date}` is missing [E645]"],
        ),
        (
            'base: de\nphrases:\n  draft: "Skizze {number}"\n',
            ["house.yaml:3: nothing fills the place `{number}` [E645]"],
        ),
        (
            'base: de\nphrases:\n  counted: {by: number, one: "{number}", other: "viele"}\n',
            ["house.yaml:3: the place `{number}` is missing [E645]"],
        ),
        (
            'base: de\nphrases:\n  edition: "Nummer {number} {date"\n',
            ["house.yaml:3: a brace stands alone [E645]"],
        ),
        (
            'base: de\ncurrencies:\n  SEK: {plain: "Kronen", compact: "{amount} Kronen"}\n',
            ["house.yaml:3: the place `{amount}` is missing [E645]"],
        ),
        ("base: xx\n", ["house.yaml:1: there is no bundled catalogue `xx` [E642]"]),
        (
            "base: de\nlocale: xx_YY\n",
            ["house.yaml:2: CLDR has no locale `xx_YY` [E646]"],
        ),
        (
            "base: de\nhyphenation: de_XX\n",
            ["house.yaml:2: there are no hyphenation patterns `de_XX` [E646]"],
        ),
        (
            'base: de\nstatus_forms:\n  denied: ["(nicht"]\n',
            [f"house.yaml:3: `(nicht` is no regular expression: {UNCLOSED} [E647]"],
        ),
    ],
)
def test_a_slip_in_a_catalogue_is_told_once_with_its_line(
    tmp_path: Path, typed: str, told: list[str]
) -> None:
    assert find_problems(tmp_path, typed) == told


def test_words_that_a_new_language_lacks_are_listed(tmp_path: Path) -> None:
    whole = yaml.safe_load(make_new_language())
    del whole["labels"]["sources"], whole["labels"]["page"], whole["statuses"]
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
    told = find_problems(tmp_path, text, "sv")
    assert [line.partition(": ")[2] for line in told] == [
        "missing `statuses` [E202]",
        "`labels` lacks `sources`, `page` [E644]",
    ]


def test_a_catalogue_that_is_not_there_is_told_where_it_is_named(
    tmp_path: Path,
) -> None:
    path = write_with(tmp_path, OVER_GERMAN)
    (tmp_path / "house.yaml").unlink()
    with pytest.raises(ContentError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert (problem.line, problem.code) == (2, "E640")


def test_two_catalogues_of_one_language_are_refused(tmp_path: Path) -> None:
    path = write_with(tmp_path, OVER_GERMAN)
    shutil.copy(tmp_path / "house.yaml", tmp_path / "other.yaml")
    text = path.read_text("utf-8").replace(
        "labels: house.yaml", "labels: [house.yaml, other.yaml]"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert (problem.line, problem.code) == (2, "E641")


def test_an_unknown_language_is_told_how_it_may_be_had(tmp_path: Path) -> None:
    text = MINIMAL.replace("languages: [en]", "languages: [sv]")
    with pytest.raises(ContentError) as refused:
        load(write(tmp_path, text))
    (problem,) = refused.value.problems
    assert "`labels` names a catalogue of your own" in problem.hint


FRAGMENT = (
    "house.yaml:1: no `base` is named, and `code`, `name`, `locale` and others are "
    "missing [E642]"
)


@pytest.mark.parametrize(
    ("catalogue", "told"),
    [
        ("", "house.yaml:0: the file is empty [E102]"),
        ("\ufeff\n", "house.yaml:0: the file is empty [E102]"),
        ("- base: de\n", "house.yaml:1: a catalogue is a map of keys [E200]"),
        ("labels: {contents: Übersicht}\n", FRAGMENT),
        (
            'base: de\nphrases: {edition: "Nummer {numer} vom {date}"}\n',
            "house.yaml:2: nothing fills the place `{numer}` [E645]",
        ),
    ],
)
def test_a_catalogue_that_is_none_is_told_once(
    tmp_path: Path, catalogue: str, told: str
) -> None:
    assert find_problems(tmp_path, catalogue) == [told]


def test_a_catalogue_under_another_name_is_told_what_there_is(tmp_path: Path) -> None:
    path = write_with(tmp_path, OVER_GERMAN)
    (tmp_path / "house.yaml").rename(tmp_path / "hause.yaml")
    with pytest.raises(ContentError) as refused:
        load(path)
    assert refused.value.problems[0].hint == "did you mean `hause.yaml`?"


def test_one_label_is_a_slip_for_labels(tmp_path: Path) -> None:
    path = write_with(tmp_path, "base: de\nlabel: {contents: Übersicht}\n")
    with pytest.raises(ContentError) as refused:
        load(path)
    assert refused.value.problems[0].hint == "did you mean `labels`?"
