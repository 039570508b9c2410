"""Where a line may end in text that sets no spaces: samples after UAX 14."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.design.unicode_breaks import find_unspaced_breaks
from tests.dossier.typesetting import join, set_lines, styles


def shown(text: str, most: float = 1000) -> str:
    """A text with a bar where a line may end at some cost."""
    found = dict(find_unspaced_breaks(text))
    parts = [
        "|" * (found.get(at, most + 1) <= most) + char for at, char in enumerate(text)
    ]
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("「日本語」は。", "「日|本|語」|は。"),
        ("第1章（前編）、次", "第|1|章|（前|編）、|次"),
        ("ウィーンとキャッチ", "ウィー|ン|と|キャッ|チ"),
        ("中文Netflix公司", "中|文|Netflix|公|司"),
        ("“引号”——好！", "“引|号”——|好！"),
        ("人々は…と", "人々|は…|と"),
        ("価格は￥500です", "価|格|は|￥500|で|す"),
        ("成長16％増", "成|長|16％|増"),
        ("한국어", "한|국|어"),
        ("👨‍👩‍👧👍🏽ok", "👨‍👩‍👧|👍🏽|ok"),
        ("か\u3099き", "か\u3099|き"),
        ("中\u2060文", "中\u2060文"),
        ("中\u200b文", "中\u200b|文"),
        ("plain", "plain"),
        ("l’été–2024", "l’été–2024"),
    ],
)
def test_lines_end_as_uax_14_has_it(text: str, wanted: str) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ภาษาไทย", "ภาษา|ไทย"),
        ("กรุงเทพ", "กรุง|เทพ"),
        ("ພາສາລາວເປັນ", "ພາສາລາວ|ເປັນ"),
    ],
)
def test_thai_and_lao_are_best_parted_before_a_leading_vowel(
    text: str, wanted: str
) -> None:
    assert shown(text, most=50) == wanted


def test_no_cluster_of_a_syllabic_script_is_parted() -> None:
    assert shown("น้ำ") == "น้ำ"
    assert shown("ក្រុង").startswith("ក្រុ")
    assert "\u1039|" not in shown("မန္တလေး")


def test_a_number_is_rather_not_parted_from_what_it_counts() -> None:
    costs = dict(find_unspaced_breaks("第2025年度"))
    assert costs[5] > costs[6]
    assert costs[5] > costs[1]


@given(
    st.text(st.sampled_from("日本語カッー、。「」（）・！N12.%한국ภาเไ"), min_size=2)
)
def test_no_line_begins_or_ends_with_a_sign_that_belongs_to_its_neighbour(
    text: str,
) -> None:
    for at, _ in find_unspaced_breaks(text):
        assert text[at] not in "ッー、。」）・！.%า"
        assert text[at - 1] not in "「（เไ"


def test_a_japanese_paragraph_fills_its_lines_without_a_space() -> None:
    text = "第一次世界大戦は、1914年に始まった「大戦」である。" * 8
    body = styles("en").body
    lines = set_lines(text, body)
    assert "".join(line.text for line in lines) == text
    assert join(lines) == text
    for line in lines[1:-1]:
        assert line.width == pytest.approx(lines[1].width)
        assert abs(line.letter) < 0.1 * body.size
    for line in lines:
        assert line.text[0] not in "、」。"
