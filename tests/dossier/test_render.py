from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab import rl_config

from reporting.design.theme import load_theme
from reporting.dossier.render import render_dossier
from reporting.plan.model import CoverPlan
from reporting.plan.words import plain_line
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para, plan, prose, section
from tests.dossier.reading import BODY, Pdf, in_order, read, theme

WHOLE = plan(
    section(*plans.BLOCKS),
    section(prose(para(plans.WORDS, 2)), number=2, title="The machines"),
)


@pytest.fixture(scope="module", params=["en", "it"])
def whole(request: pytest.FixtureRequest) -> Pdf:
    parts = (
        section(*plans.BLOCKS),
        section(prose(para(plans.WORDS, 2)), number=2, title="The machines"),
    )
    return read(plan(*parts, code=request.param))


def test_everything_comes_in_the_order_of_the_plan(whole: Pdf) -> None:
    text = whole.whole
    cover, summary = WHOLE.cover, "Machines pick apples"
    in_order(text, cover.edition_line, cover.title, plain_line(cover.subtitle),
             plain_line(cover.why_now), cover.audience,
             cover.presenter, cover.classification, summary,
             "1 The orchard What to take away from part 1.", "What the prose says",
             "2 The machines What to take away from part 2.", "Claim text number 1 in full.",
             "Vera Lane Grows apples",
             "“Vera Laine” [sic]", "Title of paper 1", "Outlet Paper 1", "Title of paper 2",
             "Set in two faces.")  # fmt: skip


def test_all_fonts_are_embedded_subsets(whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as file:
        found = [
            thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary)
        ]
        names = {str(thing.BaseFont) for thing in found if "/BaseFont" in thing}
        descriptors = [
            thing for thing in found if thing.get("/Type") == "/FontDescriptor"
        ]
        assert names
        assert all(re.match(r"/[A-Z]{6}\+(Gelasio|Carlito)", name) for name in names), (
            names
        )
        assert {str(descriptor.FontName) for descriptor in descriptors} == names
        assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_no_character_leaves_the_page_and_body_text_keeps_to_its_column(
    whole: Pdf,
) -> None:
    page = theme().page
    outer = (page.inner + page.across).pt
    for at in range(1, len(whole)):
        for char in whole.chars(at):
            assert char.left >= page.inner.pt - 1
            assert char.right <= outer + 1
            assert (
                page.bottom.pt * 0.4
                < char.baseline
                < page.height.pt - page.top.pt * 0.5
            )

    last = whole.page_of("What to take away from part 2.")
    edge = (page.inner + page.text).pt
    words = [char for char in whole.chars(last) if char.left < edge]
    assert len(words) > 100
    assert max(char.right for char in words) <= edge + 1.5


def test_contents_give_the_page_of_every_heading(whole: Pdf) -> None:
    listed = whole.text(1)
    for level, title, at in whole.outline()[1:]:
        assert title in whole.text(at)
        if level == 0 or at < whole.page_of("Claim text number 1 in full.") - 1:
            assert re.search(rf"{re.escape(title)} {at + 1}\b", listed), (title, at + 1)


def test_each_page_says_its_edition_and_at_its_outer_edge_its_number(
    whole: Pdf,
) -> None:
    cover = WHOLE.cover
    edition = "".join(f"{cover.classification}·{cover.edition_line}".split())
    page = theme().page
    for at in range(1, len(whole)):
        foot = [char for char in whole.chars(at) if char.baseline < page.bottom.pt - 10]
        assert "".join(char.text for char in foot) == f"{edition}{at + 1}"
        assert foot[-1].right == pytest.approx((page.inner + page.across).pt, abs=1)


def test_running_heads_name_the_edition_and_the_part(whole: Pdf) -> None:
    at = whole.page_of("What to take away from part 2.")
    head = [
        c.text
        for c in whole.chars(at)
        if c.baseline > theme().page.height.pt - theme().page.top.pt + 10
    ]
    assert "".join(head) == "TheorchardThemachines"


def test_the_outline_has_sections_with_their_blocks_below(whole: Pdf) -> None:
    outline = [(level, title) for level, title, _ in whole.outline()]
    titles = [title for _, title in outline]
    start = outline.index((0, "1 The orchard"))
    following = [(1, block.title) for block in plans.BLOCKS if block.title]
    assert outline[start + 1 : start + 1 + len(following)] == following
    assert outline[start + 1 + len(following)] == (0, "2 The machines")
    assert [level for level, _ in outline[:2]] == [0, 0]
    assert len(titles) >= len(following) + 8


def test_marks_lead_to_the_register_and_from_there_to_the_source(whole: Pdf) -> None:
    body, register = (
        whole.page_of("Plain, bold"),
        whole.page_of("Claim text number 1 in full."),
    )
    sources = whole.page_of("Title of paper 1")
    mark = whole.find(body, "words1")[-1]
    assert register in [
        to for box, to in whole.links(body) if box[0] - 1 <= mark.left <= box[2]
    ]
    cited = whole.find(register, "Paper 1, 2 October")[0]
    found = [
        to
        for box, to in whole.links(register)
        if box[0] - 1 <= cited.left <= box[2] and box[1] <= cited.baseline + 3 <= box[3]
    ]
    assert found == [sources]
    resting = whole.find(sources, "1, 2, 3")[0]
    assert register in [
        to for box, to in whole.links(sources) if box[0] - 1 <= resting.left <= box[2]
    ]


def test_all_links_within_the_file_lead_to_a_page_and_addresses_are_kept(
    whole: Pdf,
) -> None:
    targets = [to for at in range(len(whole)) for _, to in whole.links(at)]
    assert all(isinstance(to, str) or 0 <= to < len(whole) for to in targets)
    addresses = {to for to in targets if isinstance(to, str)}
    assert addresses == {
        "https://example.org/a?b=1&c=2",
        "https://example.org/1",
        "https://example.org/2",
    }


def test_the_file_says_what_it_is() -> None:
    pdf = read(WHOLE)
    meta = pdf.file.get_metadata_dict()
    assert meta["Title"] == WHOLE.meta.title
    assert meta["Author"] == "Ada Reed"
    assert meta["Subject"] == "A test <dossier>"
    assert meta["Keywords"] == "apples, robots"
    assert meta["CreationDate"] == meta["ModDate"] == "D:20261122083000+00'00'"
    with pikepdf.open(BytesIO(pdf.data)) as file:
        assert file.Root.Lang == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle


_AGAIN = """
import sys, hashlib
sys.path.insert(0, {root!r})
from tests.dossier.test_render import WHOLE
from tests.dossier.reading import theme
from reporting.design.theme import load_theme
from reporting.dossier.render import render_dossier
sys.stdout.write(hashlib.sha256(render_dossier(WHOLE, theme()).data).hexdigest())
"""


def _digest_elsewhere(folder: Path, **environment: str) -> str:
    root = str(Path(__file__).parents[2])
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-c", _AGAIN.format(root=root)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_equal_plans_give_equal_bytes_anywhere(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "reportlab_settings.py").write_text(
        "useA85 = 1\npageCompression = 0\ninvariant = 0\npdfComments = 1\nparaFontSizeHeightOffset = 0\n"
        "platypus_link_underline = 1\nspaceShrinkage = 0.2\nhyphenationLang = 'de_DE'\nshowBoundary = 1\n"
        "overlapAttachedSpace = 0\nallowTableBoundsErrors = 0\ndefaultPageSize = 'LETTER'\n"
    )
    one = _digest_elsewhere(
        here,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="1",
        RL_documentLang="xx-XX",
        PYTHONPATH=str(here),
    )
    other = _digest_elsewhere(
        tmp_path, TZ="America/Lima", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1000000000"
    )
    assert one == other


def test_drawing_twice_gives_the_same_bytes_and_leaves_settings_alone() -> None:
    before = dict(vars(rl_config))
    assert render_dossier(WHOLE, theme()) == render_dossier(WHOLE, theme())
    assert dict(vars(rl_config)) == before


def test_a_section_without_blocks_has_its_opener() -> None:
    pdf = read(plan(section(), section(number=2, title="The machines")))
    assert "What to take away from part 1." in pdf.text(BODY)
    assert "What to take away from part 2." in pdf.text(BODY + 1)


def test_sections_run_on_where_the_theme_lets_them() -> None:
    parts = plan(section(), section(number=2, title="The machines"))
    pdf = Pdf(render_dossier(parts, load_theme()).data)
    first = pdf.page_of("What to take away from part 1.")
    in_order(pdf.text(first), "from part 1.", "2 The machines", "from part 2.")


def test_a_dossier_of_nothing_but_a_section() -> None:
    bare = plan(
        section(),
        summary=(),
        disagreements=(),
        claims=(),
        entities=(),
        sources=(),
        colophon=(),
    )
    assert len(read(bare)) == 3


def test_an_empty_cover_line_leaves_no_trace() -> None:
    cover = CoverPlan("Title", "Subtitle", "Edition", "Why", "", "", "")
    assert read(plan(section(), cover=cover)).text(0) == "Edition Title Subtitle Why"


def test_contents_may_take_several_pages() -> None:
    blocks = tuple(
        replace(prose(para("x")), id=f"b{at}", title=f"Heading number {at}.")
        for at in range(400)
    )
    pdf = read(plan(section(*blocks)))
    first = pdf.page_of("In brief Machines")
    assert first > 2
    for level, title, at in pdf.outline():
        if level == 1:
            assert any(
                f"{title} {at + 1}" in pdf.text(page) for page in range(1, first + 1)
            )
