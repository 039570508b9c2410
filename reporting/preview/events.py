"""What happens -> every window that listens, as server-sent events.

A window that does not keep up is told to look anew, once it reads on: it never makes the
server keep more than a few events for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

MOST = 24
"""Windows that may listen at a time."""
_MOST_WAITING = 32


class Events:
    """Tells windows what happens."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()

    @property
    def is_full(self) -> bool:
        """Whether no other window may listen."""
        return len(self._queues) >= MOST

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[str | None]]:
        """Yield what a window is told from now on; None says that there is no more."""
        queue: asyncio.Queue[str | None] = asyncio.Queue(_MOST_WAITING)
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def tell(self, name: str, data: str = "") -> None:
        """Tell all windows that something happened.

        Args:
            name: of the event.
            data: of it, on one line.
        """
        told = f"event: {name}\ndata: {data}\n\n"
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(told)

    def close(self) -> None:
        """Let no window wait any longer."""
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(None)
