"""`make-report source import`: BibTeX, RIS and CSL-JSON become sources, with the files they name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from reporting import ContentError, UsageError, import_sources, load
from reporting.cli.main import main
from reporting.curating.adding import ImportedSources
from reporting.evidence.intake.bibliographies.attachments import split_attachments
from reporting.evidence.intake.bibliographies.model import Bibliography, Entry
from reporting.evidence.intake.bibliographies.read import read_bibliography
from tests.evidence.copies import PAGE, WORD
from tests.evidence.orchard import write_orchard

BIB = r"""
@string{gaz = "The Gazette"}
@comment{nothing}
@article{lane2026,
  author = {Lane, Vera and {The Orchard Group} and M{\"u}ller, J{\"o}rg and van Gogh, Vincent},
  title = {{Orchard} grew: caf\'e \& more -- 40\,\% \emph{now}},
  journal = gaz, year = 2026, month = oct, day = 2,
  langid = {ngerman},
  url = {https://example.org/a\_b?x=1%20y},
  file = {Full Text:files/12/x.html:text/html;Other\: one:files/y.docx:application/docx},
}
@online{biblatex, title = {Pears}, date = {2026-10}, author = {Ash, Tom and others},
  organization = {The Wire}, urldate = {2026-11-01}, howpublished = {\url{https://example.org/pears}}}
@techreport{doi, title = {Plums}, institution = {Institute of Plums}, year = {2026}, doi = {10.1234/plum.1}}
"""
RIS = """TY  - NEWS
AU  - Lane, Vera
AU  - Ash, Tom, Jr
TI  - Orchard <i>grew</i>
T2  - The Gazette
DA  - 2026/10/02/
PY  - 2026
UR  - https://example.org/a
L1  - file:///tmp/x%20y.pdf
LA  - it
ID  - lane2026
ER  -

TY - JOUR
T1 - Pears
PY - 2026///
DO - doi:10.1234/pear
"""
CSL = [
    {
        "id": "lane2026",
        "title": "Orchard <i>grew</i>",
        "author": [
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            {"literal": "The Orchard Group"},
        ],
        "issued": {"date-parts": [[2026, 10, 2]]},
        "container-title": "The Gazette",
        "URL": "https://example.org/a",
        "language": "en-US",
        "accessed": {"date-parts": [["2026", 11, 1]]},
    },
    {
        "id": 2,
        "title": "Pears",
        "issued": {"raw": "2 October 2026"},
        "DOI": "10.1234/pear",
    },
]

Stated = Mapping[str, list[str]]


def state(entry: Entry) -> dict[str, list[str]]:
    """Return what an entry states, by field."""
    found: dict[str, list[str]] = {}
    for each in entry.statements:
        found.setdefault(each.field, []).append(each.value)
    return found


def read(text: str, name: str = "refs.bib") -> Bibliography:
    return read_bibliography(text.encode(), name)


# ---------------------------------------------------------------- formats


def test_an_entry_of_bibtex_is_read_as_latex_prints_it() -> None:
    first, second, third = read(BIB).entries
    assert (first.key, first.line) == ("lane2026", 4)
    assert state(first) == {
        "title": ["Orchard grew: café & more – 40 % now"],
        "outlet": ["The Gazette"],
        "author": ["Vera Lane", "The Orchard Group", "Jörg Müller", "Vincent van Gogh"],
        "published": ["2026-10-02"],
        "language": ["ngerman"],
        "link": ["https://example.org/a_b?x=1%20y"],
    }
    assert first.files == ("files/12/x.html", "files/y.docx")
    assert second.line == 12
    assert state(second)["author"] == ["Tom Ash", "et al."]
    assert state(second)["published"] == ["2026-10"]
    assert state(second)["saved"] == ["2026-11-01"]
    assert state(second)["link"] == ["https://example.org/pears"]
    assert state(third)["outlet"] == ["Institute of Plums"]
    assert state(third)["published"] == ["2026"]
    assert state(third)["link"] == ["https://doi.org/10.1234/plum.1"]


def test_pieces_of_bibtex_are_joined_and_other_marks_are_letters() -> None:
    text = '@string{gaz = "The Gazette"}\n'
    text += '@misc{a, title = "On {C#} " # gaz # { {and} more}, month = sep # "~2", year = 2026}\n'
    text += "@misc{b, title = {C# # Net}, year = 2026}"
    first, second = read(text).entries
    assert state(first)["title"] == ["On C# The Gazette and more"]
    assert state(first)["published"] == ["2026-09-02"]
    assert state(second)["title"] == ["C# # Net"]


@pytest.mark.parametrize(
    ("month", "published"),
    [
        ('{M{\\"a}rz}', "2026-03"),
        ("{Mrz.}", "2026-03"),
        ("{f{\\'e}vr.}", "2026-02"),
        ("{stycze{\\'n}}", "2026-01"),
        ("{{mar{\\c c}o}}", "2026-03"),
        ("{Spring}", "2026"),
    ],
)
def test_a_month_is_read_as_latex_prints_it(month: str, published: str) -> None:
    (entry,) = read(f"@misc{{a, title = {{x}}, year = 2026, month = {month}}}").entries
    assert state(entry)["published"] == [published]
    (stated,) = [each for each in entry.statements if each.field == "published"]
    assert ("its month is not read" in stated.where) is (published == "2026")


def test_a_record_of_ris_is_read_and_one_without_an_end_is_told() -> None:
    bibliography = read(RIS, "refs.ris")
    first, second = bibliography.entries
    assert (first.key, first.line, first.files) == ("lane2026", 1, ("/tmp/x y.pdf",))  # noqa: S108
    assert state(first) == {
        "title": ["Orchard grew"],
        "outlet": ["The Gazette"],
        "author": ["Vera Lane", "Tom Ash, Jr"],
        "published": ["2026-10-02", "2026"],
        "language": ["it"],
        "link": ["https://example.org/a"],
    }
    assert second.line == 14
    assert state(second)["published"] == ["2026"]
    assert state(second)["link"] == ["https://doi.org/10.1234/pear"]
    assert [(each.line, each.is_lost) for each in bibliography.faults] == [(14, False)]


@pytest.mark.parametrize("wrap", ["{}", '{{"items": {}}}'])
def test_an_item_of_csl_is_read_with_its_line(wrap: str) -> None:
    text = wrap.format(json.dumps(CSL, indent=1))
    first, second = read(text, "refs.json").entries
    assert state(first) == {
        "title": ["Orchard grew"],
        "outlet": ["The Gazette"],
        "author": ["Vincent van Gogh", "The Orchard Group"],
        "published": ["2026-10-02"],
        "saved": ["2026-11-01"],
        "language": ["en-US"],
        "link": ["https://example.org/a"],
    }
    assert second.line > first.line > 0
    assert state(second)["published"] == ["2 October 2026"]


@pytest.mark.parametrize(
    ("field", "files"),
    [
        (":folder/a.pdf:PDF", ["folder/a.pdf"]),
        ("a.pdf", ["a.pdf"]),
        (r":C\:\\Users\\me\\a.pdf:PDF", [r"C:\Users\me\a.pdf"]),
        (":C:\\me\\a.pdf:PDF;:b.pdf:PDF", ["C:\\me\\a.pdf", "b.pdf"]),
        (":home/me/a\\;b.pdf:pdf", ["home/me/a;b.pdf"]),
        ("", []),
    ],
)
def test_attachments_are_named_in_many_ways(field: str, files: list[str]) -> None:
    assert list(split_attachments(field)) == files


@pytest.mark.parametrize(
    ("text", "name", "line", "entries"),
    [
        ("@misc{a, title={A}}\n@misc{b, title={B\n@misc{c, title={C}}", "a.bib", 2, 2),
        ("@misc{a, title={A}}\n@misc{a, title={B}}", "a.bib", 2, 2),
        ("@misc{a, title={A}, title={B}}", "a.bib", 1, 1),
        ("@misc{a, title={" + "{" * 5000 + "A" + "}" * 5000 + "}}", "a.bib", 0, 1),
        ('[{"title": "A"},\n {"title": }]', "a.json", 2, 1),
        ('[{"title": "A"},\n 7]', "a.json", 2, 1),
        ("[" * 100_000, "a.json", 1, 0),
        ('[{"title": "A"}', "a.json", 1, 1),
        ("TY  - NEWS\nTI  - A\nTY  - NEWS\nTI  - B\nER  - ", "a.ris", 1, 2),
    ],
)
def test_what_is_broken_is_told_with_its_line_and_the_rest_is_read(
    text: str, name: str, line: int, entries: int
) -> None:
    bibliography = read(text, name)
    assert len(bibliography.entries) >= entries or line == 0
    if line:
        assert line in {fault.line for fault in bibliography.faults}


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json", "a.txt"])
@pytest.mark.parametrize(
    "text", ["", "words of no format\n" * 9, "@", "{", "\\", "TY  - "]
)
def test_a_file_of_no_format_brings_nothing_and_breaks_nothing(
    name: str, text: str
) -> None:
    try:
        assert [each for each in read(text, name).entries if state(each)] == []
    except ValueError as error:
        assert "bibliography" in str(error)  # noqa: PT017  (either is an answer)


# ---------------------------------------------------------------- into a content


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a sound content and a bibliography with two attachments."""
    write_orchard(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "files" / "12").mkdir(parents=True)
    page = PAGE.replace("/orchard", "/a").replace("Orchard grows", "Orchard grew")
    (tmp_path / "files" / "12" / "x.html").write_text(page, encoding="utf-8")
    (tmp_path / "files" / "y.docx").write_bytes(WORD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def list_told(brought: ImportedSources) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in brought.problems]


@pytest.mark.usefixtures("desk")
def test_an_entry_and_its_file_state_a_source_together() -> None:
    brought = import_sources("refs.bib")
    first, second, third = brought.entries
    block = first.proposal.write_block().splitlines()
    assert block[0].split("#")[0].strip() == "- id: lane2026"
    assert any("language: de" in line and "langid, line 4" in line for line in block)
    assert "file: files/12/x.html" in block[-2]
    assert first.is_whole
    assert second.proposal.missing == ("language", "file", "sha256")
    assert third.proposal.missing == ("author", "language", "file", "sha256")
    assert list_told(brought) == [(12, "W854"), (14, "W854")]
    assert "refs.bib:12" in str(brought.problems[0])


def test_sources_that_are_whole_are_written_and_the_others_told(desk: Path) -> None:
    brought = import_sources("refs.bib", write=True)
    assert brought.written == 1
    content = load(desk / "content.yaml").content
    assert [source.id for source in content.sources] == [
        "gazette",
        "corriere",
        "lane2026",
    ]
    source = content.sources[-1]
    assert (source.language, str(source.published), source.file) == (
        "de",
        "2026-10-02",
        "files/12/x.html",
    )
    again = import_sources("refs.bib", write=True)
    assert (again.written, list_told(again)[0]) == (0, (4, "W853"))
    assert "as the source `lane2026`" in str(again.problems[0])


def test_what_no_entry_names_is_given_for_those_that_lack_it(desk: Path) -> None:
    bib = "@misc{a, title={A b}, year=2026, file={files/y.docx}}\n"
    bib += (
        "@misc{b, title={B c}, year=2026, author={Vera Lane}, file={files/12/x.html}}"
    )
    (desk / "refs.bib").write_text(bib, encoding="utf-8")
    names = ("outlet", "author")
    brought = import_sources("refs.bib", language="en", unnamed=names, write=True)
    assert brought.written == 2
    first, second = load(desk / "content.yaml").content.sources[-2:]
    assert first.unnamed == ("outlet", "author")
    assert second.unnamed == ()
    assert second.author is not None


TORN = {
    "a value without its end": "title = {Second,\n  year = {2025}\n}\n",
    "a value with an end too many": "title = {Sec}ond},\n  year = {2025}\n}\n",
    "an entry without its end": "title = {Second},\n  year = {2025}\n",
    "a field without its comma": "title = {Second}\n  year = {2025}\n}\n",
    "a field without its mark": "title {Second},\n  year = {2025}\n}\n",
    "a quotation without its end": 'title = "Second,\n  year = {2025}\n}\n',
    "a quotation within one": 'title = "Sec "on" d",\n  year = {2025}\n}\n',
    "the end of the file": "title = {Second",
}
WHOLE = "@misc{{{0}, title = {{{0}}}, year = {{2026}}}}\n"


@pytest.mark.parametrize("torn", TORN.values(), ids=list(TORN))
def test_a_broken_entry_is_told_with_its_line_and_those_around_it_are_read(
    torn: str,
) -> None:
    first = WHOLE.format("first")
    last = WHOLE.format("last")
    text = f"{first}\n@article{{torn,\n  {torn}\n{last}"
    read = read_bibliography(text.encode(), "refs.bib")
    assert [entry.key for entry in read.entries] == ["first", "last"]
    assert [(fault.line, fault.is_lost) for fault in read.faults] == [(3, True)]


def test_an_entry_that_does_not_open_is_told() -> None:
    text = WHOLE.format("first") + "\n@article torn,\n  title = {Second},\n}\n"
    read = read_bibliography(text.encode(), "refs.bib")
    assert [entry.key for entry in read.entries] == ["first"]
    assert [fault.line for fault in read.faults] == [3]


@pytest.mark.parametrize(
    "sound",
    [
        "Words with an address, me@home.org, and a year = none.\n",
        "% a remark\n",
        '@misc{b, title = {{"Quoted" title}}, year = 2026}\n',
        '@misc{b, title = "A " # "b", year = 2026}\n',
        "@misc{b, title = {A = {b}}, year = 2026}\n",
    ],
)
def test_what_stands_between_entries_by_right_is_no_fault(sound: str) -> None:
    text = WHOLE.format("first") + sound + WHOLE.format("last")
    read = read_bibliography(text.encode(), "refs.bib")
    keys = [entry.key for entry in read.entries]
    assert (keys[0], keys[-1], read.faults) == ("first", "last", ())


def test_a_broken_entry_keeps_no_other_from_being_written(desk: Path) -> None:
    (desk / "refs.bib").write_text(f"{BIB}\n@misc{{x, title={{A", encoding="utf-8")
    brought = import_sources("refs.bib", write=True)
    assert brought.written == 1
    assert list_told(brought)[-1] == (16, "E852")
    assert load(desk / "content.yaml").content.sources[-1].id == "lane2026"
    assert main(["source", "import", "refs.bib"]) == 3


def test_nothing_but_broken_entries_leaves_the_content(desk: Path) -> None:
    before = (desk / "content.yaml").read_bytes()
    (desk / "refs.bib").write_text("@misc{x, title={A", encoding="utf-8")
    with pytest.raises(ContentError, match=r"refs.bib:1:1: error: .* \[E852\]"):
        import_sources("refs.bib", write=True)
    assert (desk / "content.yaml").read_bytes() == before


def test_a_file_outside_the_folder_of_the_bibliography_is_not_taken(
    desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("storage")
    (away / "secret.txt").write_text("A secret", encoding="utf-8")
    link = desk / "files" / "link.txt"
    link.symlink_to(away / "secret.txt")
    names = (
        f":{away}/secret.txt:txt",
        "files/link.txt",
        "files/../../../etc/passwd",
        "no.pdf",
        "a\\\0b",
    )
    for name in names:
        (desk / "refs.bib").write_text(
            f"@misc{{a, title={{A}}, file={{{name}}}}}", encoding="utf-8"
        )
        try:
            (entry,) = import_sources("refs.bib").entries
        except ContentError:
            continue  # a control character: no text
        assert entry.snapshot is None
    (desk / "refs.bib").write_text(
        f"@misc{{a, title={{A}}, file={{:{away}/secret.txt:txt}}}}", encoding="utf-8"
    )
    told = import_sources("refs.bib").problems
    assert "lies elsewhere: give its folder with --files" in str(told)
    (entry,) = import_sources("refs.bib", files=away).entries
    assert entry.snapshot is not None
    assert (desk / "secret.txt").read_text(encoding="utf-8") == "A secret"


def test_two_attachments_of_one_name_are_two_copies(
    desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("storage")
    bib = ""
    for number in (1, 2):
        (away / str(number)).mkdir()
        (away / str(number) / "paper.txt").write_text(
            f"Paper {number}", encoding="utf-8"
        )
        bib += f"@misc{{p{number}, title={{T{number}}}, file={{{away}/{number}/paper.txt}}}}\n"
    (desk / "refs.bib").write_text(bib, encoding="utf-8")
    first, second = import_sources("refs.bib", files=away).entries
    assert (desk / "paper.txt").read_text(encoding="utf-8") == "Paper 1"
    assert (desk / "paper-2.txt").read_text(encoding="utf-8") == "Paper 2"
    assert second.proposal.values["file"].words == "paper-2.txt"
    assert first.proposal.id == "p1"


def test_an_entry_that_stands_twice_is_one_source(desk: Path) -> None:
    bib = "@misc{a, title={A b}}\n@misc{b, title={a B.}}\n@misc{a, title={C}}"
    (desk / "refs.bib").write_text(bib, encoding="utf-8")
    brought = import_sources("refs.bib")
    assert [each.proposal.id for each in brought.entries] == ["a", "a-2"]
    assert (2, "W853") in list_told(brought)
    assert (3, "W856") in list_told(brought)


@pytest.mark.usefixtures("desk")
def test_the_command_imports(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["source", "import", "refs.bib"]) == 0
    shown = capsys.readouterr()
    assert "# 3 sources, 1 whole; no errors, 2 warnings" in shown.out
    assert (
        "refs.bib:12:1: warning: `biblatex` lacks `language`, a copy [W854]"
        in shown.err
    )
    assert main(["source", "import", "refs.bib", "--write"]) == 0
    assert "1 written into content.yaml" in capsys.readouterr().out
    assert main(["source", "import", "none.bib"]) == 3
    assert "E852" in capsys.readouterr().err
    with pytest.raises(UsageError):
        import_sources("refs.bib", sources="nowhere")
