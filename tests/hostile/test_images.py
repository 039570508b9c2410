"""Pictures and fonts that take more than is given, or are none: refused before they are decoded."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFile, ImageStat

from reporting import memory
from reporting.checking import load
from reporting.content.data_files import read_csv_beside
from reporting.content.files import read_image, read_picture
from reporting.content.model import ImageFile as ImageModel
from reporting.deck.template.read.fills import sample_picture
from reporting.design.theme import read_theme
from reporting.errors import ContentError
from reporting.limits import raise_limits
from reporting.pdf import images
from reporting.pdf.document import Document
from reporting.pdf.font_check import check_font
from reporting.pdf.images import add_image
from reporting.pdf.packed_pixels import find_packed_pixels
from reporting.png import is_whole_png
from tests.hostile.swapping import SECRET, put_link, swap_before_opening
from tests.samples import MINIMAL, write_chunk
from tests.tools import ROOT

PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Of an interlaced picture: where each begins, and how far its pixels are apart."""
FEW = settings(max_examples=60, deadline=None)
FONT = (ROOT / "assets" / "fonts" / "Carlito-Regular.ttf").read_bytes()


def make_png(
    width: int, height: int, packed: bytes, *, colour: int = 2, more: bytes = b""
) -> bytes:
    """Return a PNG of 8 bits a channel whose pixels are packed."""
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")]
    first, *rest = [write_chunk(*chunk) for chunk in chunks]
    return b"\x89PNG\r\n\x1a\n" + first + more + b"".join(rest)


def make_scans(count: int, side: int = 700) -> bytes:
    """Return a progressive JPEG with so many more scans than it has by itself."""
    file = io.BytesIO()
    Image.new("L", (side, side), 128).save(file, "JPEG", progressive=True)
    data = file.getvalue()
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * count + data[-2:]


def save(mode: str, form: str, size: tuple[int, int] = (9, 7), **how: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, 3).save(file, form, **how)
    return file.getvalue()


@pytest.fixture
def undecoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a picture is decoded."""

    def load(self: ImageFile.ImageFile) -> None:
        raise AssertionError(self.size)

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)


@pytest.mark.usefixtures("undecoded")
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (
            lambda: make_png(60_000, 60_000, b""),
            "3,600,000,000 pixels.*`picture-pixels`",
        ),
        (lambda: make_png(7_000, 7_000, b""), "49,000,000 pixels.*`picture-pixels`"),
        (lambda: make_png(20_001, 1, b""), "20,001 pixels.*`picture-side`"),
        (
            lambda: make_png(2**31 - 1, 2**31 - 1, b""),
            "is too large|is a broken picture",
        ),
        (lambda: make_scans(2_100), "pixels in its scans.*`picture-scans`"),
        (lambda: save("L", "GIF", (20_001, 2)), "20,001 pixels.*`picture-side`"),
    ],
)
def test_a_picture_of_too_much_is_refused_before_it_is_decoded(
    make: Callable[[], bytes], why: str
) -> None:
    data = make()
    assert len(data) < 400_000
    with pytest.raises(ValueError, match=why):
        read_picture(data)
    assert sample_picture(data) is None


def test_an_honest_picture_of_some_scans_is_read() -> None:
    assert read_picture(make_scans(30)).format == "JPEG"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is not a PNG"),
        (b"\xff\xd8\xff", "is not a PNG|is a broken picture"),
        (save("RGB", "BMP"), "is not a PNG"),
        (save("RGB", "TIFF"), "is not a PNG"),
        (save("RGB", "PPM"), "is not a PNG"),
        (
            save("L", "GIF", save_all=True, append_images=[Image.new("L", (9, 7), 5)]),
            "is animated",
        ),
        (
            save("RGB", "WEBP", save_all=True, append_images=[Image.new("RGB", (9, 7), "red")]),
            "is animated",
        ),
        (
            save("L", "PNG", save_all=True, append_images=[Image.new("L", (9, 7), 5)]),
            "is animated",
        ),
        (make_png(99, 99, zlib.compress(bytes(9000))[:9]), "is a broken picture"),
        (make_png(9, 9, b"", more=write_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(90_000_000)))), "is a broken picture"),
        (make_png(9, 9, b"", more=write_chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(90_000_000)))), "is a broken picture"),
    ],
)  # fmt: skip
def test_what_is_no_picture_of_ours_is_told(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_picture(data)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (save("CMYK", "JPEG"), "JPEG"),
        (save("I;16", "PNG"), "PNG"),
        (save("LA", "PNG"), "PNG"),
        (save("RGBA", "WEBP"), "PNG"),
    ],
)
def test_what_the_outputs_do_not_take_is_converted(data: bytes, form: str) -> None:
    image = read_picture(data)
    assert image.format == form
    with Image.open(io.BytesIO(image.data)) as shown:
        assert shown.mode in {"L", "RGB", "RGBA", "LA"}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.touch()])
def test_what_is_no_file_of_pixels_is_told(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "a.png")
    with pytest.raises(ValueError, match=r"^is (a pipe|a folder|empty)$"):
        read_image(tmp_path, "a.png")


@pytest.mark.parametrize("swapped", ["deep", "deep/a.png"])
@pytest.mark.parametrize("read", [read_image, read_csv_beside])
def test_a_file_swapped_for_a_link_is_not_read(
    tmp_path: Path, swapped: str, read: Callable[[Path, str], object]
) -> None:
    for name, data in (("in", save("L", "PNG")), ("out", SECRET)):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "a.png").write_bytes(data)
    folder = tmp_path / "in"
    act = lambda: put_link(folder / swapped, tmp_path / "out" / swapped)  # noqa: E731
    with swap_before_opening(act), pytest.raises(ValueError, match="cannot be opened"):
        read(folder, "deep/a.png")


# ---------------------------------------------------------------- decoded once


def test_a_picture_is_decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    memory.forget_all()
    decoded: list[str] = []
    for form in ("PngImagePlugin.PngImageFile", "JpegImagePlugin.JpegImageFile"):
        module, _, name = form.partition(".")
        kind = getattr(__import__(f"PIL.{module}", fromlist=[name]), name)
        real = kind.load_prepare

        def prepare(
            self: ImageFile.ImageFile, real: Callable[..., None] = real
        ) -> None:
            decoded.append(type(self).__name__)
            real(self)

        monkeypatch.setattr(kind, "load_prepare", prepare)
    flat = make_png(400, 300, zlib.compress(bytes(300 * 1201)))
    for data in (save("RGBA", "PNG"), save("LA", "PNG"), save("RGB", "JPEG")):
        del decoded[:]
        add_image(Document("en"), read_picture(data).data)
        assert len(decoded) == 1
    for data in (flat, save("L", "PNG"), save("P", "PNG")):
        del decoded[:]
        add_image(Document("en"), read_picture(data).data)
        assert decoded == []  # its rows are checked, and packed as they are


@FEW
@given(
    st.sampled_from(["L", "RGB", "P", "1"]),
    st.integers(1, 40),
    st.integers(1, 9),
    st.binary(min_size=9, max_size=90),
)
def test_pixels_go_into_a_pdf_as_they_are(
    mode: str, width: int, height: int, drawn: bytes
) -> None:
    """The rows that a PDF reads are those that Pillow reads, for every picture and filter."""
    picture = Image.frombytes(
        "L", (width, height), (drawn * (width * height))[: width * height]
    ).convert(mode)
    file = io.BytesIO()
    picture.save(file, "PNG")
    packed = find_packed_pixels(file.getvalue())
    assert packed
    assert f"/Columns {width}>>" in packed.keys
    depth = int(packed.keys.split("/BitsPerComponent ")[1].split("/")[0])
    row = (width * {"RGB": 24}.get(mode, depth) + 7) // 8
    assert len(zlib.decompress(packed.data)) == height * (row + 1)


def test_what_is_packed_beyond_the_pixels_goes_into_no_pdf() -> None:
    rows = zlib.compress(bytes(9 * 28))
    assert find_packed_pixels(make_png(9, 9, rows))
    for packed in (
        zlib.compress(
            bytes(9 * 28 + 50_000_000), 9
        ),  # a bomb for whoever reads the PDF
        rows + b"more",
        rows[:-3],
        rows[:-4] + b"none",
    ):
        assert find_packed_pixels(make_png(9, 9, packed)) is None


def test_transparent_and_interlaced_pictures_are_not_taken_as_they_are() -> None:
    for data in (
        save("RGBA", "PNG"),
        save("LA", "PNG"),
        save("P", "PNG", transparency=0),
        save("RGB", "PNG", transparency=(3, 3, 3)),
    ):
        assert find_packed_pixels(data) is None


def test_all_pictures_together_are_bounded(tmp_path: Path) -> None:
    blocks = ""
    for name in "abc":
        (tmp_path / f"{name}.png").write_bytes(save("L", "PNG", (100, 100 + ord(name))))
        blocks += (
            f"      - {{id: {name}, kind: image, file: {name}.png, alt: A, "
            "credit: B, caption: C}\n"
        )
    content = tmp_path / "content.yaml"
    content.write_text(MINIMAL + blocks)
    with (
        raise_limits({"pictures-pixels": 45_000}),
        pytest.raises(ContentError) as caught,
    ):
        load(content)
    told = [str(problem) for problem in caught.value.problems]
    assert any("`pictures-pixels` is 45,000" in each for each in told), told


# ---------------------------------------------------------------- whatever it is


def read_or_refuse(data: bytes) -> ImageModel | None:
    """Return a picture; None where it is refused, with words."""
    told = ""
    try:
        return read_picture(data)
    except ValueError as error:
        told = str(error)
    assert told
    return None


PICTURES = [
    save("RGB", "PNG", (40, 30)),
    save("RGB", "JPEG", (40, 30)),
    save("L", "JPEG", (40, 30), progressive=True),
    save("RGB", "WEBP", (40, 30)),
    save("P", "GIF", (40, 30)),
]


@FEW
@given(st.sampled_from(PICTURES), st.floats(0, 1))
def test_a_picture_cut_off_anywhere_is_read_or_refused(data: bytes, at: float) -> None:
    image = read_or_refuse(data[: int(at * len(data))])
    if image:
        assert (image.width, image.height) == (40, 30)


@FEW
@given(st.sampled_from(PICTURES), st.floats(0, 0.999), st.integers(1, 255))
def test_a_picture_with_a_wrong_byte_is_read_or_refused(
    data: bytes, at: float, mask: int
) -> None:
    changed = bytearray(data)
    changed[int(at * len(data))] ^= mask
    image = read_or_refuse(bytes(changed))
    if image:
        add_image(Document("en"), image.data)
    sample_picture(bytes(changed))


@FEW
@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"GIF89a", b"RIFF", b"<svg", b""]))  # fmt: skip
def test_any_bytes_are_no_picture_that_stops_us(data: bytes, begin: bytes) -> None:
    read_or_refuse(begin + data)


@FEW
@given(st.floats(0, 0.999), st.binary(min_size=1, max_size=8))
def test_a_damaged_font_is_read_or_refused(at: float, drawn: bytes) -> None:
    place = int(at * len(FONT)) if at > 0.5 else int(at * 400)
    for data in (FONT[:place] + drawn + FONT[place + len(drawn) :], FONT[:place]):
        with suppress(ValueError):
            check_font(data)


NO_FONTS = {
    "YAML": b"languages: [en]\n",
    "text": b"This is no font.\n" * 99,
    "ICC": (ROOT / "assets" / "srgb.icc").read_bytes(),
    "a picture": save("RGB", "PNG"),
    "nothing": b"",
    "zeros": bytes(5000),
    "half": FONT[: len(FONT) // 2],
    "a head": FONT[:12],
    "web font": b"wOF2" + bytes(99),
    "collection": b"ttcf" + b"\xff" * 99,
}


@pytest.mark.parametrize("kind", NO_FONTS)
@pytest.mark.parametrize("where", ["sans: {regular: a.ttf}", "fallback: [a.ttf]"])
def test_a_font_that_is_none_is_an_error_with_its_line(
    tmp_path: Path, kind: str, where: str
) -> None:
    (tmp_path / "a.ttf").write_bytes(NO_FONTS[kind])
    theme = tmp_path / "theme.yaml"
    theme.write_text(f"base: editorial\nfonts: {{{where}}}\n")
    with pytest.raises(ContentError) as caught:
        read_theme(theme)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("E624", 2)


def test_a_font_is_shown_from_the_bytes_that_were_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(FONT)
    theme = tmp_path / "theme.yaml"
    theme.write_text("base: editorial\nfonts: {sans: {regular: a.ttf}}\n")
    font = read_theme(theme).theme.fonts.sans.regular
    path.write_bytes(b"swapped")
    assert font.read() == FONT


# ---------------------------------------------------------------- what comes out of it


def filter_rows(rows: list[bytes], near: int) -> bytes:
    """Return rows, each written as what it adds to those beside it (ISO/IEC 15948, 9.2)."""
    out = b""
    above = bytes(len(rows[0]))
    for number, row in enumerate(rows):
        kind = number % 3
        left = bytes(near) + row[:-near]
        known = (bytes(len(row)), left, above)[kind]
        pairs = zip(row, known, strict=True)
        out += bytes([kind, *((value - other) & 255 for value, other in pairs)])
        above = row
    return out


def write_kind(
    depth: int, colour: int, more: bytes = b"", *, palette: int = 0
) -> bytes:
    """Return a PNG of a kind, whose rows are filtered in several ways."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    wide = -(-32 * depth * channels // 8)
    rows = [bytes((x * 37 + y * 11) % 251 for x in range(wide)) for y in range(24)]
    near = max(1, depth * channels // 8)
    colours = bytes(value % 256 for value in range(7, 7 + 5 * 3 * palette, 5))
    between = write_chunk(b"PLTE", colours) if palette else b""
    packed = zlib.compress(filter_rows(rows, near))
    data = make_png(32, 24, packed, colour=colour, more=between + more)
    head = struct.pack(">IIBBBBB", 32, 24, depth, colour, 0, 0, 0)
    return data[:8] + write_chunk(b"IHDR", head) + data[33:]


GAMMA = write_chunk(b"gAMA", struct.pack(">I", 45455))
KINDS = {
    "grey 1": write_kind(1, 0),
    "grey 2": write_kind(2, 0),
    "grey 4": write_kind(4, 0),
    "grey 8": write_kind(8, 0, GAMMA),
    "palette 1": write_kind(1, 3, palette=2),
    "palette 4": write_kind(4, 3, palette=16),
    "palette 8": write_kind(8, 3, palette=256),
    "a palette that ends too early": write_kind(4, 3, palette=9),
    "RGB": write_kind(8, 2, write_chunk(b"sRGB", b"\0")),
    "RGB with a palette": write_kind(8, 2, palette=5),
    "RGBA": write_kind(8, 6),
    "grey with alpha": write_kind(8, 4),
    "grey of which one is clear": write_kind(8, 0, write_chunk(b"tRNS", b"\0\x25")),
    "palette with clear ones": write_kind(
        4, 3, write_chunk(b"tRNS", b"\0\x50\xa0"), palette=16
    ),
    "RGB of 16 bits": write_kind(16, 2),
}


class Objects:
    """The objects of a PDF of one page, which shows a picture."""

    separation = None

    def __init__(self) -> None:
        self.bodies = [b"<</Type/Catalog/Pages 2 0 R>>"]
        self.bodies += [b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"", b""]

    def add_object(self, data: bytes) -> int:
        self.bodies.append(data)
        return len(self.bodies)


def show(data: bytes, wide: int, high: int) -> Image.Image:
    """Return a picture as a reader of the PDF shows it, a pixel of it on a point."""
    pdf = Objects()
    number = add_image(pdf, read_picture(data).data)  # type: ignore[arg-type]
    drawing = b"%d 0 0 %d 0 0 cm /I Do" % (wide, high)
    pdf.bodies[2] = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R"
        b"/Resources<</XObject<</I %d 0 R>>>>>>" % (wide, high, number)
    )
    head = b"<</Length %d>>stream\n" % len(drawing)
    pdf.bodies[3] = head + drawing + b"\nendstream"
    whole = b"%PDF-1.7\n"
    for at, body in enumerate(pdf.bodies, 1):
        whole += b"%d 0 obj\n%b\nendobj\n" % (at, body)
    whole += b"trailer<</Root 1 0 R>>\n%%EOF\n"
    with pypdfium2.PdfDocument(whole) as document:
        shown: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
        return shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_looks_in_the_pdf_as_it_is(kind: str) -> None:
    with Image.open(io.BytesIO(KINDS[kind])) as picture:
        size = picture.size
        wanted = Image.new("RGBA", size, "white")
        wanted.alpha_composite(picture.convert("RGBA"))
    shown = show(KINDS[kind], *size)
    apart = ImageStat.Stat(ImageChops.difference(shown, wanted.convert("RGB")))
    assert max(apart.mean) < 1.5


def test_each_kind_that_a_pdf_takes_goes_in_as_it_is() -> None:
    other = {kind for kind, data in KINDS.items() if not find_packed_pixels(data)}
    assert other == {
        "RGBA",
        "grey with alpha",
        "grey of which one is clear",
        "palette with clear ones",
        "RGB of 16 bits",
    }


def test_a_large_picture_is_cut_in_strips_that_join(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory.forget_all()
    monkeypatch.setattr(images, "_STRIP", 70)
    test_a_picture_looks_in_the_pdf_as_it_is("RGBA")


def test_a_row_of_no_known_filter_or_an_odd_beginning_is_not_taken() -> None:
    flat = make_png(9, 9, zlib.compress(bytes(9 * 28)))
    assert is_whole_png(flat)
    wrong = zlib.compress(bytes(28) + b"\5" + bytes(8 * 28 - 1))
    text = write_chunk(b"tEXt", b"a\0b")
    for data in (
        make_png(9, 9, wrong),
        flat[:8] + text + flat[8:],
        make_png(9, 9, zlib.compress(bytes(9 * 28)), more=flat[8:33]),
        flat[:-12],
        flat[:-1] + b"x",
    ):
        assert not is_whole_png(data)
        read_or_refuse(data)


@pytest.mark.parametrize("side", [1, 2, 5, 9, 32])
def test_an_interlaced_picture_is_whole(side: int) -> None:
    rows = b""
    for left, top, across, down in PASSES:
        wide = len(range(left, side, across))
        high = len(range(top, side, down)) if wide else 0
        rows += (bytes(1 + 3 * wide)) * high
    data = make_png(side, side, zlib.compress(rows))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 1)
    data = data[:8] + write_chunk(b"IHDR", head) + data[33:]
    assert is_whole_png(data)
    assert read_picture(data).data == data
    assert find_packed_pixels(data) is None
