"""What equality leaves out of planned values: where their words are written."""

from __future__ import annotations

from reporting.plan.block_model import CalloutBlock
from reporting.plan.located_text import LocatedText
from reporting.plan.provenance import list_origins
from reporting.plan.words import Para, Run
from reporting.reading.origin import Origin


def _callout(language: str) -> CalloutBlock:
    title = LocatedText("A title.", Origin("sections[0].blocks[0].title", language))
    return CalloutBlock("callout", title, (), (Para((Run("Words."),)),))


def test_equal_blocks_whose_words_are_written_elsewhere_are_told_apart() -> None:
    one, other = _callout("en"), _callout("")
    assert one == other
    assert list_origins(one) != list_origins(other)
    assert list_origins((one, "plain")) == list_origins(one)
