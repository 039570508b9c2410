import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from reporting.content import files
from reporting.content.data_files import read_csv_beside
from tests.samples import png, write_chunk


def picture(
    form: str, mode: str = "RGB", size: tuple[int, int] = (30, 20), **how: object
) -> bytes:
    """Return a picture of one colour."""
    file = io.BytesIO()
    Image.new(mode, size, 0).save(file, form, **how)
    return file.getvalue()


def deep_png() -> bytes:
    """Return a 16-bit RGB PNG, which Pillow does not write."""
    rows = b"".join(b"\0" + b"\xff\xff\0\0\x80\0" * 4 for _ in range(4))
    header = write_chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + write_chunk(b"IDAT", zlib.compress(rows))
        + write_chunk(b"IEND", b"")
    )


def put(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../x.png", "leads out of the content's folder"),
        ("a/../../x.png", "leads out of the content's folder"),
        ("%2e%2e/x.png", "leads out of the content's folder"),
        ("..%2Fx.png", "leads out of the content's folder"),
        ("link.png", "leads out of the content's folder"),
        ("linked/x.png", "leads out of the content's folder"),
        (
            "/etc/passwd",
            "is not a file name relative to the content, with forward slashes",
        ),
        (
            "\\\\host\\x.png",
            "is not a file name relative to the content, with forward slashes",
        ),
        (
            "C:/x.png",
            "is not a file name relative to the content, with forward slashes",
        ),
        (
            "file:///x.png",
            "is not a file name relative to the content, with forward slashes",
        ),
        ("a\nb.png", "holds a character that is none of a file name"),
        ("\u202egnp.x", "holds a character that is none of a file name"),
        ("~/x.png", "is not a file name relative to the content, with forward slashes"),
        ("loop", "cannot be opened|leads nowhere|Too many"),
        ("no.png", "does not exist"),
        (".", "is a folder"),
        ("pipe", "is a pipe"),
    ],
)
def test_only_a_file_below_the_contents_folder_is_read(
    tmp_path: Path, name: str, message: str
) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    put(tmp_path, "x.png", png())
    (folder / "link.png").symlink_to(tmp_path / "x.png")
    (folder / "linked").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder / "loop")
    os.mkfifo(folder / "pipe")
    with pytest.raises(ValueError, match=message):
        files.read_image(folder, name)
    with pytest.raises(ValueError, match=message):
        read_csv_beside(folder, name)


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "a/x.png", png())
    (tmp_path / "y.png").symlink_to(tmp_path / "a" / "x.png")
    assert files.read_image(tmp_path, "y.png").width == 60


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (png(), "PNG"),
        (picture("PNG", "RGBA"), "PNG"),
        (picture("PNG", "P"), "PNG"),
        (picture("PNG", "1"), "PNG"),
        (picture("JPEG"), "JPEG"),
        (picture("JPEG", "L"), "JPEG"),
    ],
)
def test_a_plain_picture_is_kept_to_the_byte(
    tmp_path: Path, data: bytes, form: str
) -> None:
    image = files.read_image(tmp_path, put(tmp_path, "x", data))
    assert (image.data, image.format) == (data, form)
    assert (image.width, image.height) == ((60, 40) if data == png() else (30, 20))


@pytest.mark.parametrize(
    ("data", "form", "mode"),
    [
        (picture("JPEG", "CMYK"), "JPEG", "RGB"),
        (picture("PNG", "I;16"), "PNG", "L"),
        (deep_png(), "PNG", "RGB"),
        (picture("WEBP"), "PNG", "RGB"),
        (picture("WEBP", "RGBA", lossless=True), "PNG", "RGBA"),
    ],
)
def test_an_odd_picture_is_converted(
    tmp_path: Path, data: bytes, form: str, mode: str
) -> None:
    image = files.read_image(tmp_path, put(tmp_path, "x", data))
    with Image.open(io.BytesIO(image.data)) as back:
        back.load()
        assert (image.format, back.format, back.mode) == (form, form, mode)
        assert back.size == (image.width, image.height)
    assert image.format != "PNG" or image.data[24] == 8


def test_sixteen_bits_become_eight_without_clipping(tmp_path: Path) -> None:
    grey = Image.new("I;16", (2, 1))
    grey.putpixel((0, 0), 0x8000)
    grey.putpixel((1, 0), 0xFFFF)
    file = io.BytesIO()
    grey.save(file, "PNG")
    image = files.read_image(tmp_path, put(tmp_path, "x", file.getvalue()))
    with Image.open(io.BytesIO(image.data)) as back:
        assert [back.getpixel((0, 0)), back.getpixel((1, 0))] == [0x80, 0xFF]


def test_a_photograph_held_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = files.read_image(tmp_path, put(tmp_path, "x", picture("JPEG", exif=exif)))
    assert (image.width, image.height) == (20, 30)


def test_two_frames_of_a_camera_are_one_picture(tmp_path: Path) -> None:
    frame = Image.new("RGB", (30, 20))
    file = io.BytesIO()
    frame.save(file, "MPO", save_all=True, append_images=[frame])
    assert (
        files.read_image(tmp_path, put(tmp_path, "x", file.getvalue())).format == "JPEG"
    )


def animated(form: str) -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(file, form, save_all=True, append_images=frames[1:])
    return file.getvalue()


def huge() -> bytes:
    """Return a PNG that says it is 60,000 pixels wide and high."""
    data = bytearray(png())
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)


def drawing(size: str, inner: str = "<rect width='4' height='4'/>") -> bytes:
    """Return an SVG drawing of a size, as it is written, with something in it."""
    begin = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' {size}>"
    return f"{begin}{inner}</svg>".encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "^is empty$"),
        (png()[:60], "^is a broken picture "),
        (picture("JPEG", size=(300, 300))[:700], "^is a broken picture "),
        (
            huge(),
            "^is too large: 3,600,000,000 pixels, and the limit `picture-pixels` is 40,000,000$",
        ),
        (animated("PNG"), "^is animated; only still pictures can be printed$"),
        (animated("WEBP"), "^is animated; only still pictures can be printed$"),
        (animated("GIF"), "^is animated; only still pictures can be printed$"),
        (picture("BMP"), "^is not a PNG, JPEG, GIF, WebP or SVG picture$"),
        (picture("EPS"), "^is not a PNG, JPEG, GIF, WebP or SVG picture$"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "^holds a script in line 1, which is not let in$",
        ),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><g style='x:y; fill: url(#a)'>\n<text/></g></svg>",
            "^paints text in a gradient in line 2, which is not drawn as vectors",
        ),
        (
            drawing("width='NaN' height='9'"),
            "^has no size: give its `svg` a `viewBox`$",
        ),
        (
            drawing("width='1e400' height='9'"),
            "^has no size: give its `svg` a `viewBox`$",
        ),
        (
            drawing("width='9' height='9'", "<rect width='NaN' height='4'/>"),
            "^has a length or a place that is no number$",
        ),
        (
            drawing("width='9' height='9'", "<g><path d='M 0 0 L 1e400 4'/></g>"),
            "^has a length or a place that is no number$",
        ),
        (b"\0" * 20_000_001, "^has 20.1 MB, and the limit `picture` is 20 MB$"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    tmp_path: Path, data: bytes, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        files.read_image(tmp_path, put(tmp_path, "x", data))


def test_a_long_thin_picture_has_a_cap_too(tmp_path: Path) -> None:
    data = picture("PNG", "1", size=(20_001, 1))
    with pytest.raises(
        ValueError,
        match=r"^is too large: 20,001 pixels, and the limit `picture-side` is 20,000$",
    ):
        files.read_image(tmp_path, put(tmp_path, "x", data))


# ---------------------------------------------------------------- tables


def test_a_table_is_its_header_and_its_rows(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbfyear, crop\r\n2024,"40, or so"\r\n\r\n2025, =1+1 \r\n'
    table = read_csv_beside(tmp_path, put(tmp_path, "x.csv", data))
    assert table.header == ("year", "crop")
    assert table.rows == (("2024", "40, or so"), ("2025", "=1+1"))
    assert table.data == data


def test_the_corner_of_a_table_may_be_empty(tmp_path: Path) -> None:
    assert read_csv_beside(
        tmp_path, put(tmp_path, "x.csv", b",crop\n2024,4\n")
    ).header == (
        "",
        "crop",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "^has no rows below its header$"),
        (b"\n\n", "^has no rows below its header$"),
        (b"a,b\n", "^has no rows below its header$"),
        (b"a,b\n1,2\n1,2,3\n", "^has 3 cells in line 3, where its header has 2$"),
        (b"a,b\n1\n", "^has 1 cells in line 2, where its header has 2$"),
        (
            b"a" + b",b" * 50 + b"\n",
            "^has 51 columns, and the limit `table-columns` is 50$",
        ),
        (
            b"a,b\n1,caff\x81\n",
            "^is neither UTF-8 nor Windows-1252 in line 2: save it as CSV UTF-8$",
        ),
        (b"PK\x03\x04", "^is a workbook, not a CSV file: name it under `xlsx`$"),
        (
            b"a,b\n1,\x07\n",
            r"^has the character U\+0007, which cannot be printed, in line 2$",
        ),
        (
            b"a,b\n1,2\0\n",
            r"^has the character U\+0000, which cannot be printed, in line 2$",
        ),
        (
            "a,b\n1,\u202e2\n".encode(),
            r"^has the character U\+202E, which cannot be printed, in line 2$",
        ),
        (b'a,b\n1,"2\n', "^is not CSV in line 2 "),
        (b'a,b\n1,"2"3\n', "^is not CSV in line 2 "),
        (b"a,b\n1," + b"2" * 200_000 + b"\n", "^is not CSV in line 2 "),
        (
            b"a,b\n" + b"1,2\n" * 10_001,
            "^has more rows than the limit `table-rows` of 10,000$",
        ),
        (b"x" * 5_000_001, "^has 5.1 MB, and the limit `csv` is 5 MB$"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_csv_beside(tmp_path, put(tmp_path, "x.csv", data))
