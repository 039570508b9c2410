r"""Text -> where addresses and names of files stand in it: characters, and no statements.

No digit of them is a figure, no star a mark, no quotation mark one that is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.patterns import compile_pattern

_SCHEME = r"\b[a-z][a-z0-9+.-]{0,30}://[^\s<>\[\]()\"“”«»`]+"
_END = "*_.,;:!?…'’"
"""What may follow an address and is no part of it."""
_FILES = """
    avi bmp csv doc docx eml epub flac gif gz heic htm html jpeg jpg json key log md mkv mov mp3
    mp4 numbers odp ods odt ogg pages pdf png ppt pptx psd py rar rtf sql svg tar tex tif tiff
    tsv txt wav webm webp xls xlsx xml yaml yml zip
"""
_NAME = r"[^\s<>\[\](){}\"“”«»`,;:!?]"
_PLACE = rf"""
    (?:www\.|[\w.+-]{{1,64}}@)[\w-]+(?:\.[\w-]+)+(?:/{_NAME}*)?    # www.example.org, a@b.org
    | (?<![\w.])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,9}}\.[a-z]{{2,63}}/{_NAME}+  # a.org/r/4711
    | (?<!\w)10\.\d{{4,9}}/{_NAME}+                             # a DOI
    | (?<![\w/])(?<!{_NAME}){_NAME}*\.(?:{"|".join(_FILES.split())})(?!\w)   # report-2024.pdf
    | (?<!\w)[A-Za-z]:\\{_NAME}+ | \\\\{_NAME}+                 # C:\data\4711
    | (?<![\w/])~?(?:/[\w.@-]+){{2,}}                           # /srv/data/4711
    | (?<![\w.])(?=\w*[^\W\d_])\w+_\w*(?:\(\))?                 # sales_2024
    """
"""Names in it are as long as those of hosts and mailboxes may be (RFC 1035, 5321), so that a
long word is not read anew from each of its characters."""
_PATH = r"\\[^\W_]"
"""What begins a name below another: `\\Users`."""
_DRIVE = r"[A-Za-z]:\\(?!\\)"
_HOST = r"\\\\\w[^\\]*(?:\\[^\\]*)*"
_PAIR = "\\\\"
_MAY_HOLD = r"[/\\@_]|www\.|\.[^\W\d_]"
"""A text without any of these has neither addresses nor files."""


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each address with its scheme begins and ends: `https://example.org/4711`."""
    if "://" not in text:
        return
    for match in compile_pattern(_SCHEME, re.IGNORECASE).finditer(text):
        address = match.group().rstrip(_END)
        yield match.start(), match.start() + len(address)


def blank_addresses(text: str) -> str:
    """Return a text with spaces for its addresses and the names of its files.

    Every other character keeps its place.
    """
    if not compile_pattern(_MAY_HOLD).search(text):
        return text
    parts: list[str] = []
    at = 0
    for start, end in find_addresses(text):
        parts += (text[at:start], " " * (end - start))
        at = end
    text = "".join([*parts, text[at:]])
    place = compile_pattern(_PLACE, re.VERBOSE | re.IGNORECASE)
    return place.sub(lambda match: " " * len(match.group()), text)


def is_path(word: str) -> bool:
    r"""Whether a backslash of a word stands before a name: `C:\Users`, `\\server\data`."""
    if compile_pattern(_PATH).search(word.replace(_PAIR, "")):
        return True
    if compile_pattern(_DRIVE).match(word):
        return True
    host = compile_pattern(_HOST)
    return word.count(_PAIR) == 1 and host.fullmatch(word) is not None
