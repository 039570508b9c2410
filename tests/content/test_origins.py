"""Whatever a content says -> the characters of the file that it was written with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.content.blocks import Bullets, Timeline
from reporting.content.chart_blocks import Chart
from reporting.content.inline import Words, read_paragraphs
from reporting.content.origins import Origins, Places
from reporting.content.pieces import parse_pieces
from reporting.content.validate import Loaded, load
from reporting.content.values import Rich, Text
from reporting.content.walking import walk_models
from reporting.evidence.rules.status import apply_status_rules
from reporting.reading.origin import FilePlace, Origin
from reporting.reading.source import read_yaml
from reporting.record import replace
from tests.samples import EVERY_BLOCK, write

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return a content with every kind of block."""
    return load(write(tmp_path_factory.mktemp("every"), EVERY_BLOCK))


@pytest.fixture(scope="module")
def shipped() -> Loaded:
    """Return the content that comes with the program."""
    return load(ROOT / "content.yaml")


@pytest.fixture(params=["every", "shipped"])
def loaded(request: pytest.FixtureRequest) -> Loaded:
    """Return a sound content."""
    content: Loaded = request.getfixturevalue(request.param)
    return content


def all_texts(loaded: Loaded) -> list[Text]:
    """Return every text of a content."""
    parts = (loaded.content.edition, loaded.content.sections, loaded.content.claims)
    more = (loaded.content.sources, loaded.content.entities, loaded.content.figures)
    found = walk_models((*parts, *more))
    return [model for _, model in found if isinstance(model, Text)]


def check_characters(words: str, origin: Origin, origins: Origins) -> None:
    """Hold words against the characters of the file, one by one, but for blanks and escapes."""
    assert origin.is_verbatim
    assert origins.parsed
    text = origins.parsed.text
    for at, character in enumerate(words):
        cut = origins.locate(origin.slice(at, at + 1))
        written = text[cut.start : cut.stop]
        assert cut.line == text.count("\n", 0, cut.start) + 1
        if character.isspace():
            assert written[:1].isspace() or written[:1] == "\\"
        elif not written.startswith(("\\", "''")):
            assert written[:1] == character


def check_texts(loaded: Loaded, text: Text) -> None:
    """Hold all that a text says in each language against what was written."""
    source = loaded.parsed.text
    for language, words in text.by_language.items():
        whole = loaded.origins.find_text(text, language)
        assert whole is not None
        check_characters(words, whole, loaded.origins)
        for paragraph in read_paragraphs(words) if isinstance(text, Rich) else ():
            for run, span in zip(paragraph.runs, paragraph.spans, strict=True):
                origin = loaded.origins.find_characters(text, language, span)
                assert origin is not None
                if isinstance(run, Words):
                    check_characters(run.text, origin, loaded.origins)
                else:
                    assert not origin.is_verbatim
                    place = loaded.origins.locate(origin)
                    assert source[place.start] in "[{"
                    assert source[place.stop - 1] in "]}"
                    assert origin.slice(1, 2) == origin


def test_every_run_of_a_content_is_where_its_origin_says(loaded: Loaded) -> None:
    texts = all_texts(loaded)
    assert len(texts) > 50
    for text in texts:
        check_texts(loaded, text)


def test_paths_and_models_lead_to_the_same_place(loaded: Loaded) -> None:
    for number, section in enumerate(loaded.content.sections):
        found = loaded.origins.find(section)
        assert found == loaded.origins.find_path(f"sections[{number}]")
        assert found is not None
        assert found.path == f"sections[{number}]"
        for place, block in enumerate(section.blocks):
            path = f"sections[{number}].blocks[{place}]"
            assert loaded.origins.find(block) == loaded.origins.find_path(path)
            if isinstance(block, Timeline):
                origin = loaded.origins.find(block.events[0], "text")
                assert origin is not None
                assert origin.path == f"{path}.events[0].text"
            if isinstance(block, Chart):
                origin = loaded.origins.find(block, "data", "series", 0, "values", 0)
                assert origin is not None
                assert loaded.origins.locate(origin).line > 1
            if isinstance(block, Bullets):
                language = loaded.content.default_language
                item = block.items[0]
                assert isinstance(item, Rich)
                origin = loaded.origins.find_text(item, language)
                by_path = loaded.origins.find_path(f"{path}.items[0]", language)
                assert origin is not None
                assert by_path is not None
                one, other = map(loaded.origins.locate, (origin, by_path))
                assert (one.path, one.line) == (other.path, other.line)
                assert one.language == other.language


@pytest.mark.parametrize("line", ["# one more\n\n", "# one more\r\n"])
def test_an_edit_shifts_places_and_no_origin(loaded: Loaded, line: str) -> None:
    """What was made of words is equal in the next build, whatever was written above them."""
    path = loaded.parsed.path
    text = line + loaded.parsed.text
    later = Origins(parse_pieces(read_yaml(text, path), text, path))
    before = {
        piece.where: piece.value
        for piece in loaded.parsed.pieces
        if piece.value is not None
    }
    assert later.parsed
    for piece in later.parsed.pieces:
        models = walk_models(piece.value)
        for (_, model), (_, known) in zip(
            models, walk_models(before[piece.where]), strict=True
        ):
            origin = later.find(model)
            assert origin is not None
            assert origin == loaded.origins.find(known)
            place, was = later.locate(origin), loaded.origins.locate(origin)
            assert place.line == was.line + line.count("\n")
            if place.stop:
                assert place.stop == was.stop + len(line)


def test_of_what_is_not_there_the_place_of_what_is_around_it_is_found() -> None:
    text = "a:\n  b: 1\n  d: [2, [3, 4]]\nc: 5\n"
    places = Places(parse_pieces(read_yaml(text, "c.yaml"), text, "c.yaml"))
    lines = {
        "a.b": 2,
        "a.d[1][1]": 3,
        "a.x": 2,
        "a.x.c": 2,
        "a.d[7][0]": 3,
        "c": 4,
        "": 1,
    }
    assert {path: places.locate(Origin(path)).line for path in lines} == lines
    assert Places().locate(Origin("a.b", "en", 2, 3, 4)) == FilePlace("a.b", "en")


def test_an_item_that_was_changed_by_a_rule_is_found_by_its_id(loaded: Loaded) -> None:
    for place, claim in enumerate(apply_status_rules(loaded.content).claims):
        copy = replace(claim)
        origin = loaded.origins.find(copy)
        assert origin is not None
        assert origin.path == f"claims[{place}]"


def test_what_no_file_holds_has_no_origin(every: Loaded) -> None:
    text = Text(by_language={"en": "words"})
    assert Origins().find_text(text, "en") is None
    assert Origins().find(text) is None
    assert Origins().find_path("edition") is None
    assert every.origins.find_text(text, "en") is None


# ---------------------------------------------------------------- any text in any style

WORD = st.text(alphabet="abcé’", min_size=1, max_size=5)
MARKED = st.sampled_from(
    ["**{}**", "*{}*", "[{}](https://a.org/b)", "{}", "{}", "\\*{}", "\\{{{}"]
)
MORE = st.sampled_from(["[^claim-a]", "{sales}", "{sales:value}", "2 * 3", "a_b"])
PIECE = st.one_of(st.builds(str.format, MARKED, WORD), MORE)
LINE = st.lists(PIECE, min_size=1, max_size=5).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=4)


def write_scalar(style: str, lines: list[str]) -> str:
    """Write lines as the value of a key `en` six spaces in."""
    indent = "\n            "
    match style:
        case "|" | ">" | "|-" | ">-":
            return f"{style}{indent}" + indent.join(lines)
        case "'":
            return "'" + indent.join(lines).replace("'", "''") + "'"
        case '"':
            return '"' + indent.join(line.replace("\\", "\\\\") for line in lines) + '"'
        case _:
            return "x " + indent.join(line.replace("[", "x[") for line in lines)


@given(LINES, st.sampled_from(["|", ">", "|-", ">-", "'", '"', ""]))
def test_runs_of_any_text_in_any_style(lines: list[str], style: str) -> None:
    text = (
        "languages: [en]\nsources: []\nclaims: []\nsections:\n  - id: one\n"
        "    title: T\n    takeaway: T\n    blocks:\n      - id: two\n        kind: prose\n"
        f"        text:\n          en: {write_scalar(style, lines)}\n"
    )
    parsed = parse_pieces(read_yaml(text, "c.yaml"), text, "c.yaml")
    origins = Origins(parsed)
    (block,) = [piece.value for piece in parsed.pieces if piece.kind == "blocks"]
    (rich,) = [model for _, model in walk_models(block) if isinstance(model, Rich)]
    (paragraph,) = read_paragraphs(rich.by_language["en"])
    assert not paragraph.faults
    for run, span in zip(paragraph.runs, paragraph.spans, strict=True):
        origin = origins.find_characters(rich, "en", span)
        assert origin is not None
        assert origin.path == "sections[0].blocks[0].text"
        assert origin.language == "en"
        if isinstance(run, Words):
            check_characters(run.text, origin, origins)
            place = origins.locate(origin)
            whole = text[place.start : place.stop].replace("''", "'").replace("\\", "")
            assert " ".join(whole.split()) == " ".join(run.text.split())
