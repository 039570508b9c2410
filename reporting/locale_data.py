"""What Babel keeps of the locales that were read -> that of one alone, whichever is asked."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def keep_apart(locale: str) -> None:
    """Let Babel forget all locales, unless this one was the last that was asked of it here.

    What one locale takes from the root of CLDR, Babel writes into what it keeps of that root:
    after Hebrew, the short months of Arabic or Spanish would be Hebrew ones.

    Args:
        locale: of CLDR, that is read next.
    """
    from babel import localedata  # noqa: PLC0415  (slow to load)

    del locale  # it is the key of the one call that is remembered
    localedata._cache.clear()  # noqa: SLF001  (it has no other way to forget)
