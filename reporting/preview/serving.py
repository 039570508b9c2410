"""A content -> a server on loopback that shows it, until it is interrupted.

Only 127.0.0.1 and ::1 are listened at, and nothing opens it wider. Connections are counted,
and those that ask for nothing are closed.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeGuard

import h11
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from reporting.errors import UsageError
from reporting.job import BuildOptions
from reporting.preview.app import Preview
from reporting.preview.guard import Guard
from reporting.preview.running import HOST, PORT, Address, leave_note
from reporting.preview.studio import Studio
from reporting.watch.ahead import get_ready
from reporting.watch.session import IDLE, PATIENCE
from reporting.watch.waiting import InputWatch

MOST_CONNECTIONS = 96
_WAITING = 10.0
"""Seconds after which a connection is closed that has asked for nothing."""
_UNTIDY = 10
"""Builds after which that is done though nobody rests."""
_MOST_HEAD = 16_384
"""Bytes of a request's first line and headers."""


class BoundedProtocol(H11Protocol):
    """A connection; of too many, that goes which has asked for nothing for the longest time."""

    _timer: asyncio.TimerHandle | None = None
    began = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection."""
        super().connection_made(transport)
        self.began = self.loop.time()
        self._timer = self.loop.call_later(_WAITING, self.close_idle)
        if len(self.connections) > MOST_CONNECTIONS:
            idle = [one for one in self.connections if _is_idle(one)]
            oldest = min(idle, key=lambda one: one.began)
            self.connections.discard(oldest)
            oldest.transport.abort()

    def close_idle(self) -> None:
        """End, if nothing was asked for."""
        if self.conn.their_state is h11.IDLE:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of a connection."""
        if self._timer:
            self._timer.cancel()
        super().connection_lost(exc)


def _is_idle(connection: object) -> TypeGuard[BoundedProtocol]:
    """Whether a connection has asked for nothing, or nothing more."""
    if not isinstance(connection, BoundedProtocol):
        return False
    return connection.conn.their_state is h11.IDLE


class _Server(Server):
    """Says when it answers, and what waits for it is let go before it ends."""

    when_started: Callable[[], object] = list
    when_ending: Sequence[Callable[[], object]] = ()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self.when_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, without waiting for windows that are open."""
        for act in self.when_ending:
            act()
        await super().shutdown(sockets)


def serve_preview(
    options: BuildOptions,
    port: int | None,
    announce: Callable[[Address], object],
    folder: Path | None = None,
) -> None:
    """Show a content until the process is interrupted.

    Args:
        options: what is built.
        port: at which it is asked; None for `PORT`, or any where that is taken.
        announce: is told where it is, once it answers.
        folder: that the outputs are written to with each save; None to write none.

    Raises:
        UsageError: the port is taken.
        KeyboardInterrupt: that is how it ends.
    """
    sockets = open_sockets(port)
    number = sockets[0].getsockname()[1]
    address = Address(number, secrets.token_urlsafe(24))
    with leave_note(Path(options.content), address):
        studio = Studio(options, address.token.encode(), folder)
        asyncio.run(_serve(studio, sockets, address, announce))


def open_sockets(port: int | None) -> list[socket.socket]:
    """Return sockets that listen on loopback, and nowhere else.

    Raises:
        UsageError: the port is taken.
    """
    wanted = (PORT, 0) if port is None else (port,)
    for number in wanted:
        try:
            first = _open_socket(socket.AF_INET, HOST, number)
        except OSError:
            continue
        sockets = [first]
        with contextlib.suppress(OSError):  # a machine without IPv6
            taken = first.getsockname()[1]
            sockets.append(_open_socket(socket.AF_INET6, "::1", taken))
        return sockets
    raise UsageError(
        f"port {port} of this machine is taken; without `--port` a free one is found"
    )


def _open_socket(family: int, host: str, port: int) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen()
        opened.setblocking(False)  # noqa: FBT003  (its own name for it)
    except OSError:
        opened.close()
        raise
    return opened


async def _serve(
    studio: Studio,
    sockets: list[socket.socket],
    address: Address,
    announce: Callable[[Address], object],
) -> None:
    preview = Preview(studio)
    app = Guard(preview.make_app(), address.port, address.token)
    config = Config(
        app,
        http=BoundedProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=_MOST_HEAD,
    )
    stop = Event()
    server = _Server(config)
    server.when_started = partial(announce, address)
    server.when_ending = [stop.set, preview.events.close]
    keeper = asyncio.create_task(_keep_current(preview, stop))
    try:
        await server.serve(sockets)
    finally:
        stop.set()
        await asyncio.gather(keeper, return_exceptions=True)
        preview.close()


async def _keep_current(preview: Preview, stop: Event) -> None:
    """Build, and build anew whenever a file changes that the outputs are made from.

    What the next save mends is not told: an editor may be in the middle of one.
    """
    watch = InputWatch()
    loop = asyncio.get_running_loop()
    waiter = ThreadPoolExecutor(1, "waiter")
    untidy = 0
    is_ready = False

    async def wait(seconds: float | None = None) -> bool:
        inputs = preview.studio.inputs
        work = partial(watch.wait, inputs, seconds, stop)
        return bool(await loop.run_in_executor(waiter, work))

    try:
        while not stop.is_set():
            outcome = await preview.build()
            if outcome.error and preview.studio.view.pages and await wait(PATIENCE):
                continue
            await preview.show(outcome)
            untidy += 1
            is_idle = not await wait(IDLE)
            if is_idle or untidy >= _UNTIDY:
                await preview.run(preview.studio.rebuilder.tidy_up)
                untidy = 0
                if not is_ready:
                    await preview.run(get_ready)
                    is_ready = True
            if is_idle:
                await wait()
    finally:
        stop.set()
        waiter.submit(watch.close)
        waiter.shutdown(wait=True)
