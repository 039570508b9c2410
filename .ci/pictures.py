"""The shipped content -> the pictures in README.md: pages, slides, a window of the preview."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reporting import build  # noqa: E402  (the checkout's own)
from tests.browser import start_browser  # noqa: E402
from tests.tools import soffice_pdf  # noqa: E402

PICTURES = {
    "cover": ("editorial/dossier.pdf", 1, 880),
    "page": ("editorial/dossier.pdf", "announcement was a strong one", 880),
    "timeline": ("editorial/dossier.pdf", "the road runs from a strike", 880),
    "bulletin": ("bulletin/dossier.pdf", "the road runs from a strike", 880),
    "slide-cover": ("editorial/briefing.pptx", 1, 620),
    "slide-timeline": ("editorial/briefing.pptx", 4, 620),
    "slide-figures": ("editorial/briefing.pptx", 7, 620),
    "slide": ("editorial/briefing.pptx", 11, 620),
    "slide-list": ("editorial/briefing.pptx", 15, 620),
    "slide-claims": ("editorial/briefing.pptx", 20, 620),
}
"""By the name of the picture: its file, its page or slide by number or words, its width."""

CONTENTS = 2
"""Pages of cover and contents, where the words do not count."""

COLOURS = 64
NO_DITHER = Image.Dither.NONE

WINDOW = (1440, 860)
"""Of the preview, in pixels; its picture is as wide."""

SHOWN = "data: {count: status}"
"""What the preview's window shows: the chart whose line of the content has these words."""

BAR = "#page-pane .place[data-text*='reported, 23']"
"""What is clicked on."""


def main(pictures: Path = ROOT / "assets" / "readme") -> None:
    """Write every picture into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        for theme, only in (("editorial", None), ("bulletin", "pdf")):
            build(ROOT / "content.yaml", Path(folder, theme), theme=theme, only=only)
        for name, (file, place, width) in PICTURES.items():
            target = pictures / f"{name}.png"
            target.parent.mkdir(exist_ok=True)
            picture(Path(folder, file), place, width).save(target, optimize=True)
            print(f"{target}: {target.stat().st_size / 1000:.0f} KB")
    target = pictures / "preview.png"
    preview().save(target, optimize=True)
    print(f"{target}: {target.stat().st_size / 1000:.0f} KB")


def preview() -> Image.Image:
    """Return a window of the preview, in which a bar of a chart was clicked on."""
    command = [sys.executable, "-m", "reporting", "preview", "--port", "0"]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as shown,
        start_browser() as browser,
    ):
        url = shown.stdout.readline().split()[-1]
        width, height = WINDOW
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{url}&line={find_line(SHOWN)}")
        page.locator("#page-pane .marked").wait_for()
        page.locator(BAR).first.click()
        page.locator("#slide-pane .marked").wait_for()
        page.wait_for_selector("#peek-lines .it")
        page.mouse.move(width / 2, 0)
        page.wait_for_timeout(2000)  # until all is drawn, and nothing moves
        data = page.screenshot(animations="disabled")
        shown.send_signal(signal.SIGINT)
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return image.quantize(4 * COLOURS, Image.Quantize.MEDIANCUT, dither=NO_DITHER)


def find_line(words: str) -> int:
    """Return the line of the shipped content that has some words first."""
    text = (ROOT / "content.yaml").read_text(encoding="utf-8")
    return text.partition(words)[0].count("\n") + 1


def picture(path: Path, place: int | str, width: int) -> Image.Image:
    """Return a page, or a slide as LibreOffice shows it, in few colours and with a hairline."""
    pdf = soffice_pdf(path) if path.suffix == ".pptx" else path
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[
            place - 1 if isinstance(place, int) else with_words(document, place)
        ]
        image: Image.Image = page.render(scale=2 * width / page.get_width()).to_pil()
    small = image.resize(
        (width, round(image.height * width / image.width)), Image.Resampling.LANCZOS
    )
    framed = Image.new("RGB", (small.width + 2, small.height + 2), "#D5D9E0")
    framed.paste(small, (1, 1))
    return framed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE)


def with_words(document: pypdfium2.PdfDocument, words: str) -> int:
    """Return the first page of the body, counted from 0, that has some words."""
    texts = (
        document[at].get_textpage().get_text_range()
        for at in range(CONTENTS, len(document))
    )
    return next(
        at for at, text in enumerate(texts, CONTENTS) if words in " ".join(text.split())
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
