"""The name of a layout -> what its makers may mean by it.

Names speak last: the type of a layout and its places say more, in every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reporting.deck.template.read.layouts import Layout

COVER_NAMES = (
    "title slide",
    "title & subtitle",
    "cover",
    "titelfolie",
    "deckblatt",
    "diapositive de titre",
    "couverture",
    "diapositiva titolo",
    "copertina",
    "diapositiva de titulo",
    "portada",
    "slide de titulo",
    "capa",
    "titeldia",
    "omslag",
    "rubrikbild",
    "titelbillede",
    "tytulowy",
    "титульный слайд",
    "表紙",
    "タイトル スライド",
    "标题幻灯片",
    "封面",
    "標題投影片",
    "제목 슬라이드",
    "شريحة عنوان",
    "שקופית כותרת",
)
CONTENT_NAMES = (
    "title and content",
    "title, content",
    "title and text",
    "titel und inhalt",
    "titre et contenu",
    "titolo e contenuto",
    "titulo y objetos",
    "titulo y contenido",
    "titulo e conteudo",
    "titel en object",
    "rubrik och innehall",
    "titel og indhold",
    "tytul i zawartosc",
    "заголовок и объект",
    "タイトルとコンテンツ",
    "タイトルとテキスト",
    "标题和内容",
    "標題及內容",
    "제목 및 내용",
    "عنوان ومحتوى",
    "כותרת ותוכן",
)
SECTION_NAMES = (
    "section",
    "divider",
    "chapter",
    "abschnitt",
    "kapitel",
    "trenn",
    "chapitre",
    "sezione",
    "capitolo",
    "seccion",
    "secao",
    "sectiekop",
    "hoofdstuk",
    "avsnitt",
    "sekcji",
    "заголовок раздела",
    "セクション",
    "节标题",
    "章節標題",
    "구역 머리글",
    "عنوان المقطع",
    "כותרת מקטע",
)
TITLE_ONLY_NAMES = (
    "title only",
    "nur titel",
    "titre seul",
    "solo titolo",
    "solo el titulo",
    "somente titulo",
    "alleen titel",
    "endast rubrik",
    "kun titel",
    "tylko tytul",
    "только заголовок",
    "タイトルのみ",
    "仅标题",
    "只有標題",
    "제목만",
    "عنوان فقط",
    "כותרת בלבד",
)
"""What PowerPoint, Google and the makers of templates call such layouts, without accents."""

BARE_NAMES = ("title", "titel", "titre", "titolo", "titulo", "tytul", "заголовок")
"""Names that say too little by themselves."""

OTHER_NAMES = (
    "agenda",
    "contents",
    "table of content",
    "inhaltsverzeichnis",
    "sommaire",
    "indice",
    "目次",
    "目录",
    "thank",
    "danke",
    "merci",
    "grazie",
    "closing",
    "quote",
    "zitat",
    "citation",
    "picture",
    "photo",
    "bild",
    "image",
    "contact",
    "color",
    "typograph",
    "blank",
    "unused",
    "instruction",
    "vertical",
)
"""What layouts are called that are meant for something that no content slide is."""


def fold_name(name: str) -> str:
    """Return a name in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = [char for char in decomposed if not unicodedata.combining(char)]
    return re.sub(r"\s+", " ", "".join(bare)).casefold()


def is_called(layout: Layout, names: Iterable[str]) -> bool:
    """Whether a layout's name has one of some names in it."""
    folded = fold_name(layout.name)
    return any(fold_name(name) in folded for name in names)
