"""A dossier for a press: its plates, its boxes and marks, its pages by fours, PDF/X-4 beside PDF/A."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Operator, Pdf
from PIL import Image, ImageCms

from reporting import build, extract
from reporting.assets import find_asset
from reporting.design.theme import Theme, load_theme
from reporting.dossier.render import render_dossier
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.errors import ContentError
from reporting.memory import forget_all
from reporting.pdf.conformance import UA_2
from reporting.pdf.separation import Separation
from reporting.record import replace
from tests.dossier import plans
from tests.pdf import checks, judges
from tests.pdf.press import faults, unprintable_rules
from tests.pdf.reading import Tagged, instructions
from tests.tools import ROOT, ink_of_shapes, ink_of_text, verapdf_failures

PRESS = "print: {press: true}\n"
COATED = find_asset("profiles/coated-offset.icc").read_bytes()
CODES = {"en": "dossier.pdf", "it": "dossier.it.pdf"}
GRADIENT = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<defs><linearGradient id="a"><stop offset="0" stop-color="#1C4991"/><stop offset="1" stop-color="#D62728"/>
</linearGradient></defs><rect width="200" height="50" fill="url(#a)"/>
<circle cx="50" cy="75" r="20" fill="#27786C" opacity="0.5"/>
<text x="90" y="80" font-size="20" fill="#000000">Words</text></svg>"""


def themed(folder: Path, text: str) -> Theme:
    path = folder / "press.yaml"
    path.write_text(text, encoding="utf-8")
    return load_theme(path)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return themed(tmp_path_factory.mktemp("theme"), PRESS)


@pytest.fixture(scope="module")
def shipped_for_press(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The shipped dossiers, by their languages."""
    folder = tmp_path_factory.mktemp("press")
    theme = folder / "press.yaml"
    theme.write_text(PRESS, encoding="utf-8")
    build(ROOT / "content.yaml", folder, "all", "pdf", theme=theme)
    return {code: folder / name for code, name in CODES.items()}


@pytest.fixture(scope="module")
def every_block_for_press(
    press: Theme, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A dossier with every kind of block, pictures and a drawing in vectors."""
    path = tmp_path_factory.mktemp("blocks") / "dossier.pdf"
    path.write_bytes(render_dossier(draw_plan(), press).data)
    return path


def draw_plan() -> Any:
    drawing = replace(plans.IMAGE, id="drawing", data=GRADIENT, width=400, height=200)
    pictures = [
        replace(plans.IMAGE, id=name, data=data, width=400, height=200)
        for name, data in (
            ("photo", photo("JPEG", (200, 30, 30))),
            ("screen", photo("PNG", (20, 120, 90))),
            ("grey", photo("PNG", (120, 120, 120))),
        )
    ]
    return plans.plan(plans.section(*plans.BLOCKS, drawing, *pictures))


def photo(form: str, colour: tuple[int, int, int]) -> bytes:
    file = BytesIO()
    Image.new("RGB", (400, 200), colour).save(file, form)
    return file.getvalue()


@pytest.fixture
def opened(shipped_for_press: dict[str, Path]) -> Any:
    with pikepdf.open(shipped_for_press["en"]) as pdf:
        yield pdf


# ---------------------------------------------------------------- plates


@pytest.mark.parametrize("code", CODES)
def test_text_takes_black_alone_on_every_page_of_the_shipped_dossier(
    shipped_for_press: dict[str, Path], code: str
) -> None:
    pages = ink_of_text(shipped_for_press[code])
    assert len(pages) == 16
    assert [page[:3] for page in pages] == [(0, 0, 0)] * 16
    assert sum(page[3] > 0.01 for page in pages) >= 12


def test_text_of_every_block_takes_black_alone(every_block_for_press: Path) -> None:
    assert {page[:3] for page in ink_of_text(every_block_for_press)} == {(0, 0, 0)}


@pytest.mark.parametrize("ink", ["0.1 0.1 0.1 rg", "0.6 0.5 0.5 1 k"])
def test_a_text_in_other_inks_is_caught(tmp_path: Path, opened: Pdf, ink: str) -> None:
    page = opened.pages[4]
    operators = instructions(page)
    first = [str(operator) for _, operator in operators].index("TJ")
    *channels, name = ink.split()
    operators.insert(first, [[*map(float, channels)], Operator(name)])
    page.obj.Contents = opened.make_stream(pikepdf.unparse_content_stream(operators))
    opened.save(tmp_path / "spoilt.pdf")
    pages = ink_of_text(tmp_path / "spoilt.pdf")
    assert [at for at, page in enumerate(pages) if any(page[:3])] == [4]


def test_letters_that_keep_their_colour_are_caught(
    tmp_path: Path, press: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_all()  # pages that other tests painted, and of which this one paints none
    monkeypatch.setattr(Separation, "choose_letters", lambda _, ink, __: ink)
    path = tmp_path / "spoilt.pdf"
    path.write_bytes(render_dossier(draw_plan(), press).data)
    forget_all()
    assert any(any(page[:3]) for page in ink_of_text(path))


def test_on_a_screen_text_takes_all_four(shipped: Path) -> None:
    assert all(min(page) > 0 for page in ink_of_text(shipped / "dossier.pdf"))


def test_colours_stay_colours(shipped_for_press: dict[str, Path]) -> None:
    cover, *others = ink_of_shapes(shipped_for_press["en"])
    assert min(cover) > 0.4
    assert any(page[0] > 0.004 for page in others)


def test_rules_are_solid_and_as_thick_as_a_plate_holds(
    opened: Pdf, every_block_for_press: Path
) -> None:
    assert unprintable_rules(opened) == []
    with pikepdf.open(every_block_for_press) as pdf:
        assert unprintable_rules(pdf) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        "0.2 w 0 0 m 9 9 l S",
        "0.3 w 0.85 G 0 0 m 9 9 l S",
        "0.3 w 1 0 0 0 K 0 0 m 9 9 l S",
        "0.85 g 10 10 200 0.35 re f",
        "0.84 0.85 0.88 rg 10 10 200 0.35 re f",
        "0 g 10 10 200 0.1 re f",
    ],
)
def test_a_rule_that_cannot_be_printed_is_caught(opened: Pdf, spoilt: str) -> None:
    opened.pages[3].contents_add(f"q {spoilt} Q".encode())
    (fault,) = unprintable_rules(opened)
    assert fault.startswith("page 4: ")


def test_pale_rules_of_the_usual_dossier_are_no_press_s(shipped: Path) -> None:
    with pikepdf.open(shipped / "dossier.pdf") as pdf:
        assert len(unprintable_rules(pdf)) > 20


# ---------------------------------------------------------------- standards


def test_the_standards_hold_beside_one_another(
    shipped_for_press: dict[str, Path], every_block_for_press: Path
) -> None:
    files = [*shipped_for_press.values(), every_block_for_press]
    assert verapdf_failures(files) == {path: [] for path in files}
    for path in files:
        with pikepdf.open(path) as pdf:
            assert faults(pdf) == []
            assert checks.blind_spots(Tagged(pdf)) == {}


def test_other_judges_find_nothing_either(shipped_for_press: dict[str, Path]) -> None:
    assert judges.hear(shipped_for_press["en"], is_press=True) == []
    assert judges.validate(shipped_for_press["en"], is_press=True) == []


def test_a_file_of_pdf_2_claims_no_pdf_x(tmp_path: Path, press: Theme) -> None:
    path = tmp_path / "dossier.pdf"
    words = plans.prose(plans.para(plans.WORDS, 1, 2))
    plan = plans.plan(plans.section(words))
    path.write_bytes(render_dossier(plan, press, conformance=UA_2).data)
    assert verapdf_failures([path], "ua2", "4")[path] == []
    with pikepdf.open(path) as pdf:
        assert [str(one.S) for one in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]
        assert "pdfxid" not in str(pdf.open_metadata())
        assert Tagged(pdf).root.all("Link") == []


def drop_trapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def claim_nothing(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        del xmp["pdfxid:GTS_PDFXVersion"]


def drop_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = Array([pdf.Root.OutputIntents[0]])


def print_by_srgb(pdf: Pdf) -> None:
    stream = pdf.make_stream(find_asset("srgb.icc").read_bytes(), N=3)
    for intent in pdf.Root.OutputIntents:
        intent.DestOutputProfile = stream


def lose_trim(pdf: Pdf) -> None:
    del pdf.pages[5].obj["/TrimBox"]


def bleed_over_the_sheet(pdf: Pdf) -> None:
    pdf.pages[5].obj.BleedBox = Array([-9, 0, 600, 800])


def put_link(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org"))
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([50, 50, 90, 90]), A=action
    )
    pdf.pages[2].obj.Annots = Array([pdf.make_indirect(note)])


def act_at_once(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))


def show_red(pdf: Pdf) -> None:
    pdf.pages[2].contents_add(b"q 1 0 0 rg 9 9 9 9 re f Q")


def show_screen_picture(pdf: Pdf) -> None:
    picture = pdf.make_stream(
        zlib.compress(bytes(12)), Type=Name.XObject, Subtype=Name.Image, Width=2,
        Height=2, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.FlateDecode,
    )  # fmt: skip
    pdf.pages[2].obj.Resources.XObject["/Spoilt"] = picture


PLANTED: dict[str, Callable[[Pdf], None]] = {
    "not told whether it is trapped": drop_trapped,
    "pdfxid:GTS_PDFXVersion is not PDF/X-4": claim_nothing,
    "an output intent is missing": drop_intent,
    "the output profile is not of a press": print_by_srgb,
    "a page's boxes are not told": lose_trim,
    "a page's boxes do not lie in one another": bleed_over_the_sheet,
    "an annotation": put_link,
    "the catalog has /OpenAction": act_at_once,
    "a colour of screens": show_red,
    "a picture in another space": show_screen_picture,
}


@pytest.mark.parametrize("fault", PLANTED)
def test_what_pdf_x_forbids_is_caught(opened: Pdf, fault: str) -> None:
    PLANTED[fault](opened)
    assert fault in faults(opened)


def test_links_are_words_and_the_outline_still_leads(opened: Pdf) -> None:
    tagged = Tagged(opened)
    assert tagged.root.all("Link") == []
    assert "Netflix" in tagged.root.text
    with opened.open_outline() as outline:
        assert len(outline.root) > 5


def test_equal_input_gives_equal_bytes(
    press: Theme, every_block_for_press: Path
) -> None:
    assert render_dossier(draw_plan(), press).data == every_block_for_press.read_bytes()


# ---------------------------------------------------------------- sheets


def test_a_press_s_sheets_have_bleed_marks_and_a_name(
    opened: Pdf, press: Theme
) -> None:
    sheet = Sheet.of(press)
    assert sheet.bleed == pytest.approx(3 / 25.4 * 72)
    bleed = sheet.bleed_box
    for x, y in sheet.register_marks():
        nearest = max(bleed.left - x, x - bleed.right, bleed.bottom - y, y - bleed.top)
        assert nearest > 6.8  # the cross reaches 2.4 mm
    for page in opened.pages:
        operators = [
            (str(operator), [float(x) for x in operands])
            for operands, operator in instructions(page)
            if str(operator) == "K"
        ]
        assert ("K", [1, 1, 1, 1]) in operators
    artifacts = {
        one.page: one.text for one in Tagged(opened).artifacts if one.kind == "Page"
    }
    assert "Netflix and generative AI" in artifacts[5]
    assert artifacts[5].rstrip().endswith("6")


def test_marks_stand_on_every_plate_outside_of_what_bleeds(
    shipped_for_press: dict[str, Path],
) -> None:
    *_, blank = ink_of_shapes(shipped_for_press["en"])
    assert min(blank) > 0
    assert max(blank) == min(blank)


@pytest.mark.parametrize(
    ("settings", "multiple"),
    [("press: true", 4), ("duplex: true", 2), ("bleed: 3 mm", 1)],
)
def test_pages_fill_the_last_sheet(
    tmp_path: Path, settings: str, multiple: int
) -> None:
    theme = themed(tmp_path, f"print: {{{settings}}}")
    counts = set()
    for length in (1, 5, 9, 13):
        text = plans.prose(*[plans.para(plans.WORDS * 6) for _ in range(length)])
        plan = plans.plan(plans.section(text))
        plain = render_dossier(plan, load_theme()).pages
        rendered = render_dossier(plan, theme)
        assert rendered.pages % multiple == 0
        assert rendered.pages - plain < multiple + 2
        counts.add(plain % multiple)
        with pikepdf.open(BytesIO(rendered.data)) as pdf:
            assert len(pdf.pages) == rendered.pages
            labels = [str(page.label) for page in pdf.pages]
            assert labels[1:] == [str(at + 2) for at in range(rendered.pages - 1)]
    assert len(counts) > 1 or multiple == 1


def test_the_pages_that_fill_it_are_blank_and_cut_like_others(opened: Pdf) -> None:
    tagged = Tagged(opened)
    for at in (14, 15):
        page = opened.pages[at].obj
        assert "/StructParents" not in page
        assert page.TrimBox == opened.pages[2].obj.TrimBox
        kinds = {
            one.kind for one in tagged.artifacts if one.page == at and one.text.strip()
        }
        assert kinds == {"Page"}
    assert "/StructParents" in opened.pages[13].obj


@pytest.mark.parametrize(
    ("settings", "duplex"),
    [("press: true", True), ("duplex: true", True), ("bleed: 0 mm", False)],
)
def test_printers_are_told_both_sides_and_no_scaling(
    tmp_path: Path, settings: str, *, duplex: bool
) -> None:
    theme = themed(tmp_path, f"print: {{{settings}}}")
    data = render_dossier(plans.plan(plans.section()), theme).data
    with pikepdf.open(BytesIO(data)) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert wishes.PrintScaling == Name("/None")
        assert (wishes.get("/Duplex") == Name.DuplexFlipLongEdge) == duplex


# ---------------------------------------------------------------- pictures


def pictures(path: Path) -> list[Any]:
    with pikepdf.open(path) as pdf:
        found = []
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == Name.Image:
                image = pikepdf.PdfImage(obj)
                found.append(
                    (
                        str(obj.ColorSpace),
                        str(obj.Filter),
                        image.as_pil_image().convert("RGB"),
                    )
                )
        return found


def test_pictures_are_in_the_inks_of_the_press(every_block_for_press: Path) -> None:
    found = {kind[:2]: kind[2] for kind in pictures(every_block_for_press)}
    assert ("/DeviceCMYK", "/DCTDecode") in found
    assert ("/DeviceCMYK", "/FlateDecode") in found
    red, green, blue = found["/DeviceCMYK", "/DCTDecode"].getpixel((9, 9))
    assert red > 150
    assert max(green, blue) < 90
    grey = found["/DeviceGray", "/FlateDecode"].getpixel((9, 9))
    assert grey == (120, 120, 120)


def test_drawings_are_in_the_inks_of_the_press(every_block_for_press: Path) -> None:
    with pikepdf.open(every_block_for_press) as pdf:
        forms = [
            obj
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == Name.Form
        ]
        assert len(forms) == 2
        operators = {
            str(operator) for form in forms for _, operator in instructions(form)
        }
        assert "k" in operators
        assert {"rg", "RG"}.isdisjoint(operators)
        shades = [
            obj
            for obj in pdf.objects
            if isinstance(obj, Dictionary) and "/ShadingType" in obj
        ]
        assert [shade.ColorSpace for shade in shades] == [Name.DeviceCMYK]


# ---------------------------------------------------------------- profiles


def write_own(folder: Path, profile: bytes) -> Path:
    (folder / "house.icc").write_bytes(profile)
    theme = folder / "house.yaml"
    theme.write_text("print: {press: true, profile: house.icc}\n", encoding="utf-8")
    return theme


def test_a_profile_of_one_s_own_is_the_output_intent_and_carried(
    tmp_path: Path,
) -> None:
    own = COATED.replace(b"Coated offset after", b"Matt house paper of")
    assert own != COATED
    theme = write_own(tmp_path, own)
    build(ROOT / "content.yaml", tmp_path / "out", only="pdf", theme=theme)
    path = tmp_path / "out" / "dossier.pdf"
    with pikepdf.open(path) as pdf:
        (intent,) = [one for one in pdf.Root.OutputIntents if one.S == Name.GTS_PDFX]
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert str(intent.Info).startswith("Matt house paper")
        assert "/RegistryName" not in intent
        assert intent.DestOutputProfile.read_bytes() == own
        assert faults(pdf) == []
    extract(path, tmp_path / "back")
    assert (tmp_path / "back" / "house.icc").read_bytes() == own
    build(
        tmp_path / "back" / "content.yaml",
        tmp_path / "again",
        only="pdf",
        theme=tmp_path / "back" / "theme.yaml",
    )
    assert (tmp_path / "again" / "dossier.pdf").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (b"no profile at all", "is not an ICC profile"),
        (
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
            "is not the profile of a press",
        ),
        (COATED[: len(COATED) // 3], "is cut off, or does not say"),
        (COATED.replace(b"B2A", b"xyz"), "is cut off, or does not say"),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused(
    tmp_path: Path, profile: bytes, message: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load_theme(write_own(tmp_path, profile))
    (problem,) = refused.value.problems
    assert message in problem.message
    assert problem.code == "E629"
    assert "the printer names" in problem.hint
