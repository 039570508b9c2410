"""Annotations -> a schema: the base of everything that is read from a file.

A model says what one map of a YAML file may hold. Each field is a key; its annotation is the
type of the value, with rules of `rules.py`, its default is what holds where the key is left
out, and the text below it says what it means. `annotations.py` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from keyword import iskeyword
from typing import ClassVar, Self

from reporting.reading.nodes import Map
from reporting.record import Record


class Model(Record, frozen=True, kw_only=True):
    """One map of a file: unknown keys are errors, values do not change."""

    noun: ClassVar[str] = ""
    """What an editor calls it: `a bullet list`; made from the name of the class if empty."""
    sort: ClassVar[str] = ""
    """What a reference of keys calls it; its noun if empty."""
    whole_map: ClassVar[str] = ""
    """The field that is written as the map itself, for a map with keys of any name."""

    words_pattern: ClassVar[str] = ""
    """What words must match that are read as the model, which is no map then."""
    refuses_words: ClassVar[bool] = False
    """Whether `read_words` is there only to say what is written instead of them."""
    words_form: ClassVar[str] = ""
    """What words hold that are read as the model; anything if empty."""
    keys_together: ClassVar[Mapping[str, object]] = {}
    """JSON Schema keywords that say which keys `check` asks for together, or one instead of
    another."""

    @classmethod
    def read_words(cls, words: str) -> Self | None:  # noqa: ARG003  (for those that read some)
        """Return the model that is written as a single value; None if it never is.

        Args:
            words: what was written.

        Raises:
            ValueError: the words are not what they must be; the message says why.
        """
        return None

    @classmethod
    def check_map(cls, node: Map) -> None:
        """Check a map as it is written, before its values are read.

        Args:
            node: the map.

        Raises:
            ValueError: something is wrong with it that makes its values not worth reading.
        """

    def check(self) -> None:
        """Check what the fields say together, when each is sound by itself.

        Raises:
            ValueError: they contradict each other; the message says how.
        """


class LeftOut(int):
    """The 0 that stands for a number which is not given: no default, as it says nothing."""


LEFT_OUT = LeftOut(0)


def given(name: str) -> Mapping[str, object]:
    """Return in JSON Schema that a key is there, and says something."""
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


def name_model(model: type[Model]) -> str:
    """Return what an editor calls a model: its noun, or its name in small words."""
    if model.noun:
        return model.noun
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    article = "an" if words[0] in "aeiou" else "a"
    return f"{article} {words}"


def name_key(field: str) -> str:
    """Return the key by which a field is written: one that is a word of Python has a tail."""
    return field.removesuffix("_")


def name_field(key: str) -> str:
    """Return the field that holds what stands under a key."""
    return f"{key}_" if iskeyword(key) else key
