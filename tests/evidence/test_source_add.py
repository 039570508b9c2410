"""`make-report source add`: a file becomes a source; nothing is guessed, replaced or broken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from reporting import ContentError, UsageError, add_source, load
from reporting.cleaning import clean_file_name
from reporting.cli.main import main
from reporting.evidence.intake.dates import read_date
from reporting.evidence.intake.languages import read_language
from reporting.evidence.intake.names import shorten, slugify
from tests.evidence import copies
from tests.evidence.copies import (
    ADDRESS,
    ARCHIVED,
    OTHER,
    PAGE,
    WORD,
    saved_page,
    warc,
)
from tests.evidence.orchard import write_orchard

BARE = "<html><body><p>Orchard grows.</p>"
NAMED = {"title": "Plums", "published": "2026-10", "language": "en"}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 2026-11-28


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a sound content, which is the working one."""
    write_orchard(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a saved page in another folder, under a name as browsers give it."""
    path = (
        tmp_path_factory.mktemp("downloads") / "Orchard grows: more | The Gazette.html"
    )
    path.write_text(PAGE, encoding="utf-8")
    return path


def values(added: object) -> dict[str, str]:
    """Return the words of a proposal by key."""
    proposal = added.proposal  # type: ignore[attr-defined]
    return {key: str(value.words) for key, value in proposal.values.items()}


# ---------------------------------------------------------------- what is proposed


@pytest.mark.usefixtures("desk")
def test_a_source_is_proposed_with_where_each_field_was_found(page: Path) -> None:
    block = add_source(page).proposal.write_block()
    sha256 = hashlib.sha256(PAGE.encode()).hexdigest()
    assert block.splitlines() == [
        "  - id: gazette-2                              # of the outlet",
        "    title: Orchard grows                       # <title> without “| The Gazette”",
        "    short: The Gazette                         # of the outlet",
        "    outlet: The Gazette                        # og:site_name",
        "    author: Tom Ash                            # author",
        "    published: 2026-10-02                      # article:published_time",
        "    language: en-GB                            # <html lang>",
        "    retrieved: 2026-11-28                      # today; the file does not say when it was saved",
        "    link: https://example.org/orchard          # link canonical",
        "    file: Orchard-grows-more-The-Gazette.html  # the local copy",
        f"    sha256: {sha256}",
    ]


def test_what_the_file_does_not_say_is_left_blank_with_how_to_say_it(
    desk: Path,
) -> None:
    (desk / "bare.html").write_text(BARE, encoding="utf-8")
    added = add_source("bare.html")
    assert added.proposal.missing == (
        "title",
        "short",
        "outlet",
        "author",
        "published",
        "language",
    )
    block = added.proposal.write_block()
    assert "# author: …" in block
    assert "# not found in the file; or unnamed: [author]" in block
    assert "2026-11-28" in block


@pytest.mark.parametrize(
    ("data", "name", "saved", "where"),
    [
        (saved_page(), "a.mhtml", "2026-11-01", "MHTML Date"),
        (warc(ARCHIVED), "a.warc.gz", "2026-11-01", "WARC-Date"),
        (
            b"<!-- Saved from https://a.org/ at 2026-10-30T10:00:00Z using monolith v2 -->"
            + BARE.encode(),
            "a.html",
            "2026-10-30",
            "comment monolith",
        ),
    ],
)
def test_the_day_of_saving_is_that_of_reading(
    desk: Path, data: bytes, name: str, saved: str, where: str
) -> None:
    (desk / name).write_bytes(data)
    value = add_source(name).proposal.values["retrieved"]
    assert (value.words, value.note) == (saved, where)


@pytest.mark.parametrize(
    ("head", "key", "words", "note"),
    [
        (
            '<meta name="author" content="admin">',
            "author",
            "",
            "not found in the file (author says “admin”)",
        ),
        (
            "<title>Untitled document</title>",
            "title",
            "",
            "<title> says “Untitled document”",
        ),
        (
            '<meta name="date" content="5/6/2026">',
            "published",
            "",
            "could be 2026-06-05 or 2026-05-06",
        ),
        (
            '<meta name="date" content="1970-01-01T00:00:00Z">',
            "published",
            "",
            "a clock",
        ),
        (
            '<meta name="date" content="2026-10-02"><meta name="pubdate" content="2026-10-03">',
            "published",
            "2026-10-03",
            "pubdate; date says 2026-10-02",
        ),
        (
            '<meta property="og:locale" content="xx_XX">',
            "language",
            "",
            "og:locale says “xx_XX”, which is no language code",
        ),
        (
            '<meta property="og:locale" content="pt_BR">',
            "language",
            "pt-BR",
            "og:locale",
        ),
        (
            '<meta name="citation_author" content="Lane, Vera"><meta name="citation_author" content="Ash, Tom">',
            "author",
            "Vera Lane, Tom Ash",
            "citation_author",
        ),
        (
            "".join(f'<meta name="citation_author" content="A{n}">' for n in range(9)),
            "author",
            "A0 et al.",
            "9 of them",
        ),
    ],
)
def test_a_statement_that_says_nothing_is_no_value(
    desk: Path, head: str, key: str, words: str, note: str
) -> None:
    (desk / "a.html").write_text(f"<html><head>{head}</head>{BARE}", encoding="utf-8")
    proposal = add_source("a.html").proposal
    if words:
        assert proposal.values[key].words == words
        assert note in proposal.values[key].note
    else:
        assert key not in proposal.values
        assert note in proposal.blanks[key]


def test_tables_are_sources_too_with_the_properties_of_their_workbook(
    desk: Path,
) -> None:
    book = Workbook()
    book.active.append(["Year", "Sold"])
    book.active.append(["2026", 40])
    book.properties.title = "The crop"
    book.properties.creator = "Vera Lane"
    book.save(desk / "crop.xlsx")
    added = add_source("crop.xlsx")
    assert added.paragraphs == 2
    title, author = (added.proposal.values[key] for key in ("title", "author"))
    assert (title.words, title.note) == ("The crop", "core property title")
    assert author.words == "Vera Lane"
    for encoding in ("utf-8", "utf-16", "cp1252"):  # the last as Excel writes it
        words = "Year;Sold in Süd\n2026;40\n"
        (desk / "crop.csv").write_text(words, encoding=encoding)
        added = add_source("crop.csv")
        assert (added.paragraphs, added.proposal.id) == (2, "crop")
        assert "title" not in added.proposal.values


def test_of_an_archive_the_page_is_that_of_the_link(desk: Path) -> None:
    (desk / "two.warc").write_bytes(warc([OTHER, *ARCHIVED], is_packed=False))
    with pytest.raises(ContentError, match="--link URL"):
        add_source("two.warc")
    found = values(add_source("two.warc", known={"link": ADDRESS}))
    assert (found["outlet"], found["link"]) == ("The Gazette", ADDRESS)
    found = values(add_source("two.warc", known={"link": OTHER[0]}))
    assert "outlet" not in found


def test_names_with_commas_are_parted_by_semicolons(desk: Path) -> None:
    head = '<meta name="dc.creator" content="Lane, Vera"><meta name="dc.creator" content="Ash, Tom">'
    (desk / "a.html").write_text(f"<html><head>{head}</head>{BARE}", encoding="utf-8")
    assert values(add_source("a.html"))["author"] == "Lane, Vera; Ash, Tom"


def test_the_day_on_which_a_document_was_made_is_told_and_not_taken(desk: Path) -> None:
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:d="http://purl.org/dc/terms/">'
        "<d:created>2026-10-02T10:00:00Z</d:created></c:coreProperties>"
    )
    data = copies.docx(copies.p("Orchard"), {"docProps/core.xml": core})
    (desk / "a.docx").write_bytes(data)
    proposal = add_source("a.docx").proposal
    assert "published" not in proposal.values
    assert (
        "2026-10-02 is the day on which the file was made"
        in proposal.blanks["published"]
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026-10-02T23:59:59-08:00", "2026-10-02"),
        ("20261002", "2026-10-02"),
        ("2026/10", "2026-10"),
        ("Fri, 02 Oct 2026 10:00:00 +0200", "2026-10-02"),
        ("venerdì 2 ottobre 2026", "2026-10-02"),
        ("25/06/2026", "2026-06-25"),
        ("2026-02-30", ""),
        ("soon", ""),
        ("9" * 5000, ""),
    ],
)
def test_dates_are_read_as_they_are_stated(words: str, value: str) -> None:
    assert read_date(words).value == value


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("en_us", "en-US"),
        ("eng", "en"),
        ("zh-Hans", "zh-Hans"),
        ("ngerman", "de"),
        ("Italian", "it"),
        ("en-UK", "en-GB"),
        ("x-default", ""),
        ("und", ""),
        ("qq", ""),
        ("en-QQ9", ""),
    ],
)
def test_languages_are_tags_that_are_known(words: str, code: str) -> None:
    assert read_language(words) == code


def test_names_are_made_safe() -> None:
    assert slugify("The Gazette") == "gazette"
    assert slugify("L’Indipendente") == "indipendente"
    assert slugify("Süddeutsche Zeitung") == "suddeutsche-zeitung"
    assert (
        slugify("Code review of the trade unions") == "code-review-of-the-trade-unions"
    )
    assert slugify("読売新聞") == ""
    assert len(slugify("word " * 50)) <= 40
    assert clean_file_name("../../etc/passwd") == ("etc-passwd", "")
    assert clean_file_name("con.txt") == ("copy-con", ".txt")
    assert clean_file_name("a\u202e:b?.PDF") == ("a-b", ".pdf")
    assert shorten("A title of many words that goes on").endswith("…")


# ---------------------------------------------------------------- the snapshot


def test_the_snapshot_goes_to_the_folder_of_sources_if_there_is_one(
    desk: Path, page: Path
) -> None:
    assert add_source(page).copy == Path("Orchard-grows-more-The-Gazette.html")
    (desk / "sources").mkdir()
    other = page.with_name("b.html")
    other.write_text(BARE, encoding="utf-8")
    assert add_source(other).copy == Path("sources/b.html")
    assert (desk / "sources/b.html").read_text(encoding="utf-8") == BARE
    (desk / "elsewhere").mkdir()
    third = page.with_name("c.html")
    third.write_text(f"{BARE}c", encoding="utf-8")
    assert add_source(third, sources="elsewhere").copy == Path("elsewhere/c.html")


def test_a_snapshot_replaces_no_file_and_hides_behind_none(
    desk: Path, page: Path
) -> None:
    (desk / "sources").mkdir()
    for place in (desk, desk / "sources"):
        (place / "PAGE.html").write_text("another", encoding="utf-8")
    path = page.with_name("page.html")
    path.write_text(BARE, encoding="utf-8")
    first = add_source(path)
    assert first.copy == Path("sources/page-2.html")
    assert add_source(path).copy == first.copy, "the same copy is kept once"
    assert (desk / "PAGE.html").read_text(encoding="utf-8") == "another"


def test_a_file_that_lies_there_already_is_no_copy_again(desk: Path) -> None:
    (desk / "sources").mkdir()
    (desk / "sources" / "My page.html").write_text(BARE, encoding="utf-8")
    assert add_source("sources/My page.html").copy == Path("sources/My page.html")
    assert [path.name for path in (desk / "sources").iterdir()] == ["My page.html"]


# ---------------------------------------------------------------- into the content


def test_a_source_is_written_and_the_content_stays_as_it_was(
    desk: Path, page: Path
) -> None:
    path = desk / "content.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    add_source(page, write=True)
    after = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in after if line in before]
    assert [line for line in before if line not in kept] == []
    assert len(after) == len(before) + 11
    source = load(path).content.sources[-1]
    assert (source.id, str(source.published), source.author is not None) == (
        "gazette-2",
        "2026-10-02",
        True,
    )
    assert (desk / source.file).read_text(encoding="utf-8") == PAGE


def test_what_is_missing_is_asked_for_and_nothing_is_written(
    desk: Path, page: Path
) -> None:
    bare = page.with_name("bare.html")
    bare.write_text(BARE, encoding="utf-8")
    before = sorted(desk.iterdir()), (desk / "content.yaml").read_bytes()
    with pytest.raises(
        ContentError, match="what a source needs: title, short, outlet"
    ) as caught:
        add_source(bare, write=True)
    assert "--author … (or --unnamed author)" in str(caught.value)
    assert "E851" in str(caught.value)
    assert (sorted(desk.iterdir()), (desk / "content.yaml").read_bytes()) == before
    add_source(bare, known=NAMED, unnamed=("outlet", "author"), write=True)
    source = load(desk / "content.yaml").content.sources[-1]
    assert (source.id, source.unnamed) == ("plums", ("outlet", "author"))


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"published": "2 October 2026"}, "E255"),
        ({"language": "Klingon"}, "E209"),
        ({"id": "Not an id"}, "E209"),
        ({"retrieved": "yesterday"}, "E255"),
    ],
)
def test_what_is_given_must_be_right(
    desk: Path, page: Path, known: dict[str, str], code: str
) -> None:
    before = (desk / "content.yaml").read_bytes()
    with pytest.raises(ContentError, match=code):
        add_source(page, known=known)
    with pytest.raises(ContentError, match=code):
        add_source(page, known=known, write=True)
    assert (desk / "content.yaml").read_bytes() == before


@pytest.mark.usefixtures("desk")
def test_who_is_given_and_not_named_is_not_named(page: Path) -> None:
    known = {"author": "Vera Lane"}
    assert "author" not in values(add_source(page, known=known, unnamed=("author",)))


def test_an_id_that_is_taken_breaks_no_content(desk: Path, page: Path) -> None:
    before = (desk / "content.yaml").read_bytes()
    with pytest.raises(ContentError, match="gazette"):
        add_source(page, known={"id": "gazette"}, write=True)
    assert (desk / "content.yaml").read_bytes() == before
    assert not (desk / "Orchard-grows-more-The-Gazette.html").exists()


@pytest.mark.usefixtures("desk")
def test_a_file_that_is_there_is_not_added_twice(page: Path) -> None:
    add_source(page, write=True)
    with pytest.raises(UsageError, match="as the source `gazette-2`"):
        add_source(page)
    newer = page.with_name("newer.html")
    newer.write_text(PAGE.replace("40 tonnes", "41 tonnes"), encoding="utf-8")
    notes = add_source(newer).notes
    assert "make-report source refresh gazette-2 FILE" in notes[0]


def test_a_content_that_was_broken_may_still_be_added_to(
    desk: Path, page: Path
) -> None:
    path = desk / "content.yaml"
    text = path.read_text(encoding="utf-8").replace("minutes: 10", "minutes: ten", 1)
    path.write_text(text, encoding="utf-8")
    add_source(page, write=True)
    assert "gazette-2" in path.read_text(encoding="utf-8")


def test_the_first_source_of_a_draft_is_written_though_others_are_missing(
    desk: Path, page: Path
) -> None:
    path = desk / "content.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("sources:\n")
    _, entities, tail = rest.partition("entities:\n")
    path.write_text(f"{head}sources: []\n{entities}{tail}", encoding="utf-8")
    add_source(page, known={"id": "gazette"}, write=True)
    text = path.read_text(encoding="utf-8")
    assert "sources:\n  - id: gazette\n" in text
    with pytest.raises(ContentError, match="there is no source `corriere`"):
        load(path)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda folder: folder / "no.html", "does not exist"),
        (lambda folder: folder, "is a folder"),
        (lambda folder: put(folder, "a.docx", WORD[:99]), "is a broken ZIP file"),
        (lambda folder: put(folder, "a.txt", b"\x7fELF\0\0"), "is not text"),
        (lambda folder: put(folder, "a.html", b""), "is an empty HTML page|is broken"),
    ],
)
def test_what_cannot_be_read_is_no_source(
    desk: Path, make: Callable[[Path], Path], why: str
) -> None:
    with pytest.raises(ContentError, match=why) as caught:
        add_source(make(desk))
    assert "E850" in str(caught.value)


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_without_a_content_a_source_is_still_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert values(add_source(page))["id"] == "gazette"
    with pytest.raises(ContentError, match="does not exist"):
        add_source(page, write=True)


# ---------------------------------------------------------------- the command


def test_without_an_action_the_command_teaches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["source"]) == 0
    shown = capsys.readouterr().out
    for words in (
        "source add page.html",
        "source import refs.bib",
        "source refresh",
        "--write",
    ):
        assert words in shown


def test_the_command_prints_a_block_and_what_is_blank(
    desk: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source", "add", str(page)]) == 0
    shown = capsys.readouterr()
    assert "  - id: gazette-2" in shown.out
    assert shown.out.endswith("# --write puts it into the content\n")
    assert shown.err == ""
    (desk / "bare.html").write_text(BARE, encoding="utf-8")
    assert main(["source", "add", "bare.html"]) == 0
    assert "# blank: title, short, outlet" in capsys.readouterr().out
    assert main(["source", "add", "bare.html", "--write"]) == 3
    assert (
        main(["source", "add", str(page), "--write", "--unnamed", "author,outlet"]) == 0
    )
    assert "unnamed: [author, outlet]" in (desk / "content.yaml").read_text(
        encoding="utf-8"
    )
    with pytest.raises(SystemExit):
        main(["source", "add", str(page), "--unnamed", "language"])
