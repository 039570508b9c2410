"""A content at its limits, from YAML to pages: all that a reader would want is there, and nothing raises."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import yaml
from hypothesis import Phase, given, settings

from reporting.content.validate import load
from reporting.dossier.render import render_dossier
from reporting.errors import ContentError, Severity
from reporting.i18n import load_language
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import Labels
from tests.dossier.checks import faults
from tests.dossier.dossiers import LONG_WORD, contents, furnish
from tests.dossier.dossiers import write as furnished
from tests.dossier.exhibits import NAMES, YEARS
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry
from tests.dossier.reading import Pdf, in_order, theme
from tests.dossier.stress import STRESS
from tests.pdf import judges
from tests.pdf.checks import blind_spots
from tests.pdf.reading import Tagged
from tests.samples import MINIMAL, WHEN, png
from tests.tools import verapdf_failures

SENTENCE = "Robots pick apples in the valley."
TITLE = (
    "The growers of the northern valley say that the robots pick more apples than hands do "
    * 3
)[:199] + "."


def source(number: int) -> dict[str, object]:
    return {
        "id": f"paper-{number}", "title": f"Paper number {number} on orchards", "short": f"Paper {number}",
        "outlet": f"The Paper {number}", "author": "Ada Reed", "published": "2026-10-02", "language": "en",
        "retrieved": "2026-11-01", "file": f"paper-{number}.txt", "sha256": f"{number:064x}",
    }  # fmt: skip


def content() -> dict[str, object]:
    """Forty sources, six citations of a claim, titles of 200 characters, sixty categories, an odd picture."""
    whole: dict[str, object] = yaml.safe_load(MINIMAL)
    listed = ", ".join(str(at + 1) for at in range(60))
    cites = [
        {"source": f"paper-{at}", "paragraph": at, "terms": ["apples"]}
        for at in range(1, 7)
    ]
    numbers = {"series": [{"name": "Crop", "values": list(range(1, 61))}]}
    said = {"by": ["paper-1"], "status": "reported"}
    chart = {"kind": "chart", "claims": ["numbers"]}
    return {
        **whole,
        "sources": [*whole["sources"], *map(source, range(1, 41))],  # type: ignore[misc]
        "claims": [
            *whole["claims"],  # type: ignore[misc]
            {**said, "id": "six", "text": "Robots pick apples.", "cites": cites},
            {**said, "id": "numbers", "text": f"The crops were {listed} tonnes.", "cites": cites[:1]},
        ],
        "sections": [
            *whole["sections"],  # type: ignore[misc]
            {"id": "brief", "title": "Brief", "takeaway": "Little is said.", "blocks": [
                {"id": "one", "kind": "prose", "text": f"{SENTENCE[:-1]}[^six]."}]},
            {"id": "endless", "title": "Endless", "takeaway": "A word and a table.", "blocks": [
                {"id": "word", "kind": "prose", "text": f"Before {LONG_WORD}[^six] and after."},
                {"id": "ledger", "kind": "table", "title": "A thousand rows", "claims": ["six"],
                 "columns": [{"label": "Row"}, *[{"label": f"{at}.", "align": "decimal"} for at in range(7)]],
                 "rows": [[f"r{row}", *(f"{row}.{at}" for at in range(7))] for row in range(1000)]}]},
            {"id": "long", "title": TITLE, "takeaway": TITLE, "blocks": [
                {"id": "titled", "kind": "bullets", "title": TITLE, "items": ["A point[^six]"]},
                {**chart, "id": "years", "type": "column", "title": "Sixty years",
                 "data": {"categories": list(YEARS), **numbers}},
                {**chart, "id": "names", "type": "bar", "title": "Sixty orchards",
                 "data": {"categories": list(NAMES), **numbers}},
                {"id": "strip", "kind": "image", "title": "A strip", "file": "strip.png", "alt": "A strip.",
                 "credit": "Drawn for the tests"}]},
        ],
    }  # fmt: skip


def write(folder: Path, whole: dict[str, object]) -> Path:
    (folder / "strip.png").write_bytes(png(10_000, 100))
    path = folder / "content.yaml"
    path.write_text(
        yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    loaded = load(write(tmp_path_factory.mktemp("hostile"), content()))
    return Pdf(
        render_dossier(plan_dossier(loaded.content, "en", WHEN, theme()), theme()).data
    )


def test_nothing_hostile_puts_a_thing_out_of_its_place(pdf: Pdf) -> None:
    labels = Labels(**load_language("en").labels)
    assert faults(Geometry(pdf.data), House(theme(), labels)) == []


_CONFORMING = (
    "crowded-table",
    "portrait-pictures",
    "short-process",
    "crowded-time",
    "disagreements",
    "five-lines",
    "figures",
)
"""Contents with floats, wide blocks and notes in rows that the validator sees too."""


def test_hostile_and_random_dossiers_conform(pdf: Pdf, tmp_path: Path) -> None:
    sample: list[bytes] = [pdf.data]
    path = furnish(tmp_path)

    @settings(
        max_examples=12,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
    )
    @given(contents())
    def draw(written: dict[str, object]) -> None:
        furnished(path, written)
        loaded = load(path).content
        sample.append(
            render_dossier(
                plan_dossier(loaded, loaded.default_language, WHEN, theme()), theme()
            ).data
        )

    draw()
    for name in _CONFORMING:
        furnished(path, STRESS[name]())
        loaded = load(path).content
        plan = plan_dossier(loaded, "en", WHEN, theme())
        sample.append(render_dossier(plan, theme()).data)
    files = [tmp_path / f"{at}.pdf" for at in range(len(sample))]
    for file, data in zip(files, sample, strict=True):
        file.write_bytes(data)
    assert verapdf_failures(files) == {file: [] for file in files}
    assert judges.hear(files[0]) == []
    for file in (files[0], *files[-len(_CONFORMING) :]):
        assert judges.validate(file) == []
        with pikepdf.open(file) as opened:
            assert blind_spots(Tagged(opened)) == {}, file


def test_a_word_of_three_hundred_letters_and_a_thousand_rows_are_read_whole(
    pdf: Pdf,
) -> None:
    assert LONG_WORD in "".join(pdf.whole.split())
    in_order(
        pdf.whole,
        *(
            " ".join([f"r{row}", *(f"{row}.{at}" for at in range(7))])
            for row in range(1000)
        ),
    )


def test_a_section_of_one_sentence_has_its_opener_and_its_evidence(pdf: Pdf) -> None:
    at = pdf.page_of(SENTENCE[:-1])
    in_order(pdf.text(at), "2 Brief", "Little is said.", SENTENCE[:-1], "reported")


def test_all_six_citations_of_a_claim_stand_beside_it_and_in_the_register(
    pdf: Pdf,
) -> None:
    register = pdf.page_of("Register of claims No. Claim")
    for at in (pdf.page_of(SENTENCE[:-1]), register):
        in_order(
            pdf.text(at),
            *(f"Paper {number}, 2 Oct 2026, ¶ {number}" for number in range(1, 7)),
        )


def test_forty_sources_are_listed_in_order_each_with_what_rests_on_it(pdf: Pdf) -> None:
    in_order(
        pdf.whole,
        *(f"Paper number {number} on orchards" for number in range(1, 41)),
        "Colophon",
    )
    at = pdf.page_of("Paper number 1 on orchards")
    in_order(
        pdf.text(at),
        "Paper number 1 on",
        "What rests on it: 2, 3",
        "Paper number 2 on",
        "it: 2",
    )


def test_titles_of_two_hundred_characters_are_read_whole(pdf: Pdf) -> None:
    at = pdf.page_of("A point")
    # the running head's, the section's, its takeaway, the block's
    assert pdf.text(at).count(TITLE) == 4
    assert pdf.whole.count(TITLE) >= 5  # and in the contents


def test_sixty_categories_are_named_or_run_on(pdf: Pdf) -> None:
    in_order(pdf.whole, "Sixty years", *YEARS[3::5], "Sixty orchards", *NAMES)


def test_a_strip_of_a_picture_fits_the_column(pdf: Pdf) -> None:
    at = next(
        page for page in range(3, len(pdf)) if "Drawn for the tests" in pdf.text(page)
    )
    (box,) = [one.get_bounds() for one in pdf.file[at].get_objects() if one.type == 3]
    assert box[2] - box[0] == pytest.approx(theme().page.text.pt, abs=0.1)


def test_a_ring_of_sixty_parts_is_a_problem_with_its_line(tmp_path: Path) -> None:
    whole = content()
    whole["sections"][-1]["blocks"][-2]["type"] = "doughnut"  # type: ignore[index]
    path = write(tmp_path, whole)
    with pytest.raises(ContentError) as caught:
        load(path)
    (problem,) = [
        each for each in caught.value.problems if each.severity is Severity.ERROR
    ]
    assert problem.message.startswith(
        "the 60 parts of the doughnut cannot be told apart"
    )
    assert (
        "type: doughnut"
        in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    )
