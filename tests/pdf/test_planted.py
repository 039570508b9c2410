"""Each planted defect is caught: by veraPDF, or by a check of ours where veraPDF is blind."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reporting import build
from reporting.design.theme import load_theme
from reporting.dossier import render as rendering
from reporting.memory import forget_all
from reporting.pdf.page_canvas import PageCanvas, UntaggedTextError
from reporting.pdf.structure import StructElem
from tests.dossier import plans
from tests.pdf import checks, judges
from tests.pdf.plants import CAUGHT, UNSEEN
from tests.pdf.reading import Tagged
from tests.tools import verapdf_failures

NO_LINE_END = "no line end before endstream"


def leave_shapes_bare(page: PageCanvas, _: StructElem | None) -> None:
    """Begin no artifact before a shape."""
    page._leave_text()


def end_in_nothing(*_: object) -> str:
    """End a line without a space and without a hyphen."""
    return ""


DRAWN: dict[str, tuple[str, str, Any]] = {
    "shapes left bare": (
        "ua1 7.1-3",
        "reporting.pdf.page_canvas.PageCanvas._begin_shape",
        leave_shapes_bare,
    ),
    "lines that end in nothing": (
        "words_out_of_place",
        "reporting.paper.paint.lines._end_line",
        end_in_nothing,
    ),
    "rests of words that are read again": (
        "words_out_of_place",
        "reporting.paper.typeset.paragraph._PARTED",
        "again",
    ),
}
"""By defect: the rule or check that catches it, what of the program is replaced, and by what."""
PLANTS = {name: plant for name, (_, plant) in (CAUGHT | UNSEEN).items()}


@pytest.fixture(scope="module")
def spoiled(orchard: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files by the defect that each has; the one with no defect is as pikepdf writes it."""
    folder = tmp_path_factory.mktemp("spoiled")
    files = {
        name: folder / f"{name}.pdf" for name in ("no defect", NO_LINE_END, *PLANTS)
    }
    for name, path in files.items():
        with pikepdf.open(orchard / "dossier.pdf") as pdf:
            if name in PLANTS:
                PLANTS[name](pdf)
            pdf.save(path)
    whole = files[NO_LINE_END].read_bytes()
    files[NO_LINE_END].write_bytes(whole.replace(b"\nendstream", b" endstream"))
    for name, (_, place, instead) in DRAWN.items():
        files[name] = drawn(folder / name, orchard, place, instead)
    return files


def drawn(folder: Path, orchard: Path, place: str, instead: Any) -> Path:
    """Draw the dossier with a part of the program replaced."""
    forget_all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, instead)
        build(orchard / "content.yaml", folder, only="pdf")
    forget_all()
    return folder / "dossier.pdf"


@pytest.fixture(scope="module")
def verdicts(spoiled: dict[str, Path]) -> dict[str, list[str]]:
    """What veraPDF says of each, from one call for all."""
    failures = verapdf_failures(spoiled.values())
    return {name: failures[path] for name, path in spoiled.items()}


@pytest.fixture(scope="module")
def texts(orchard: Path) -> list[str]:
    """What the dossier says, in order."""
    return [
        text
        for text in checks.said(checks.planned(orchard / "content.yaml", "en"))
        if text
    ]


def judged(path: Path, texts: list[str]) -> dict[str, list[str]]:
    with pikepdf.open(path) as pdf:
        tagged = Tagged(pdf)
        found = checks.blind_spots(tagged)
        misplaced = checks.words_out_of_place(tagged, texts)
    return found | ({"words_out_of_place": misplaced} if misplaced else {})


def test_the_dossier_is_good_before_anything_is_planted(
    verdicts: dict[str, list[str]], spoiled: dict[str, Path], texts: list[str]
) -> None:
    assert verdicts["no defect"] == []
    assert judged(spoiled["no defect"], texts) == {}


@pytest.mark.parametrize("name", CAUGHT)
def test_verapdf_names_the_rule(verdicts: dict[str, list[str]], name: str) -> None:
    rule, _ = CAUGHT[name]
    assert any(line.startswith(f"{rule} x ") for line in verdicts[name]), verdicts[name]


def test_verapdf_wants_a_line_end_before_endstream(
    verdicts: dict[str, list[str]],
) -> None:
    assert any(line.startswith("3a 6.1.7.1-2 x ") for line in verdicts[NO_LINE_END])


@pytest.mark.parametrize("name", DRAWN)
def test_a_defect_of_drawing_is_caught(
    verdicts: dict[str, list[str]],
    spoiled: dict[str, Path],
    texts: list[str],
    name: str,
) -> None:
    catcher, *_ = DRAWN[name]
    rules = {line.partition(" x ")[0] for line in verdicts[name]}
    assert catcher in rules | set(judged(spoiled[name], texts))


HEARD = {
    "an Alt dropped": "FIG-001",
    "a heading level skipped": "HDG-001",
    "a link without Contents": "LNK-002",
    "a note without ID": "NOTE-001",
}
"""By defect: the rule of `outloud` that catches it."""


def test_the_other_judges_see_defects_too(spoiled: dict[str, Path]) -> None:
    assert judges.hear(spoiled["no defect"]) == []
    assert judges.validate(spoiled["no defect"]) == []
    for name, rule in HEARD.items():
        assert any(one.startswith(rule) for one in judges.hear(spoiled[name])), name
        assert judges.validate(spoiled[name]) != [], name


@pytest.mark.parametrize("name", UNSEEN)
def test_we_see_what_verapdf_passes(
    verdicts: dict[str, list[str]],
    spoiled: dict[str, Path],
    texts: list[str],
    name: str,
) -> None:
    assert verdicts[name] == [], "veraPDF has learnt to see it: move it to CAUGHT"
    check, _ = UNSEEN[name]
    assert check in judged(spoiled[name], texts)


# ---------------------------------------------------------------- what does not come as far
# as a file


def test_furniture_that_is_no_artifact_is_text_without_a_tag(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PageCanvas, "mark_artifact", lambda *_: nullcontext())
    with pytest.raises(UntaggedTextError):
        rendering.render_dossier(plans.plan(plans.section(plans.PROSE)), load_theme())
