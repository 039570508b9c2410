"""What is asked for at fixed addresses -> answers: pages, pictures, places, events.

No path of a request ever leads to the disk: the files of the front end are read when the
server starts and are found by name among those. All that the studio does runs in its one
thread, a request at a time; what nobody waits for any more is not drawn.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from reporting.assets import find_asset
from reporting.preview.answers import (
    write_found,
    write_lines,
    write_places,
    write_view,
)
from reporting.preview.events import Events
from reporting.preview.studio import Studio
from reporting.watch.rebuilder import Outcome

T = TypeVar("T")

_FILES = {
    "preview.css": "text/css",
    "preview.js": "text/javascript",
    "sheets.js": "text/javascript",
    "places.js": "text/javascript",
    "problems.js": "text/javascript",
    "present.js": "text/javascript",
    "settings.js": "text/javascript",
    "speaker.js": "text/javascript",
    "dom.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_FONTS = (
    "Carlito-Regular.ttf",
    "Carlito-Bold.ttf",
    "Gelasio-Regular.ttf",
    "Gelasio-Bold.ttf",
)
_PAGES = {"/": "index.html", "/speaker": "speaker.html"}
_LINE = r"\d{1,8}"
_MOST_LINE = 10_000_000
_AROUND = 4
"""Lines that are shown before and after the one that is asked for."""
_FOR_EVER = "private, max-age=604800, immutable"


class Preview:
    """Answers requests, and tells windows what is new.

    Args:
        studio: that builds and draws.
    """

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.events = Events()
        self._thread = ThreadPoolExecutor(1, "studio")
        self._turn = asyncio.Lock()
        self._files: dict[str, tuple[bytes, str]] = {}
        for name, media in _FILES.items():
            data = find_asset(f"preview/{name}").read_bytes()
            self._files[name] = (data, f"{media}; charset=utf-8")
        for name in _FONTS:
            data = find_asset(f"fonts/{name}").read_bytes()
            self._files[name] = (data, "font/ttf")
        self._pages: dict[str, bytes] = {}
        for address, name in _PAGES.items():
            self._pages[address] = find_asset(f"preview/{name}").read_bytes()

    def make_app(self) -> Starlette:
        """Return all fixed addresses."""
        get, post = ["GET"], ["POST"]
        return Starlette(
            routes=[
                Route("/", self.show_page, methods=get),
                Route("/speaker", self.show_page, methods=get),
                Route("/files/{name}", self.send_file, methods=get),
                Route("/view", self.send_view, methods=get),
                Route("/events", self.send_events, methods=get),
                Route("/pictures/{key}/{width:int}", self.send_picture, methods=get),
                Route("/places/{kind}/{number:int}", self.send_places, methods=get),
                Route("/lines/{line:int}", self.send_lines, methods=get),
                Route("/found/{line:int}", self.send_found, methods=get),
                Route("/goto", self.go_to, methods=post),
                Route("/choose", self.choose, methods=post),
            ]
        )

    # ------------------------------------------------------------ the studio's thread

    async def run(self, work: Callable[[], T]) -> T:
        """Return what the studio does, when its turn has come."""
        async with self._turn:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, work)

    async def rebuild(self) -> None:
        """Build anew, and tell all windows."""
        await self.show(await self.build())

    async def build(self) -> Outcome:
        """Build anew; no window shows it yet."""
        self.events.tell("building")
        return await self.run(self.studio.build)

    async def show(self, outcome: Outcome) -> None:
        """Let all windows show what came of a build."""
        view = await self.run(partial(self.studio.show, outcome))
        self.events.tell("view", str(view.number))

    def close(self) -> None:
        """End what the studio does, bring what it wrote to the disk, let go of its files."""
        self.events.close()
        self._thread.submit(self.studio.rebuilder.settle)
        self._thread.submit(self.studio.pictures.close)
        self._thread.shutdown(wait=True)

    # ------------------------------------------------------------ answers

    async def show_page(self, request: Request) -> Response:
        """Answer with the page itself, or that of the speaker."""
        data = self._pages[request.url.path]
        return _answer(data, "text/html; charset=utf-8")

    async def send_file(self, request: Request) -> Response:
        """Answer with a file of the front end."""
        file = self._files.get(request.path_params["name"])
        if file is None:
            return _refuse()
        return _answer(*file)

    async def send_view(self, _request: Request) -> Response:
        """Answer with all that a window shows."""
        path = Path(self.studio.options.content)
        return _answer(write_view(self.studio.view, path))

    async def send_events(self, _request: Request) -> Response:
        """Answer with what happens, as it happens (server-sent events)."""
        if self.events.is_full:
            return _refuse(503, "too many windows")
        return StreamingResponse(
            self._list_events(),
            media_type="text/event-stream",
            headers={"cache-control": "no-store"},
        )

    async def _list_events(self) -> AsyncIterator[str]:
        with self.events.listen() as queue:
            yield f"event: view\ndata: {self.studio.view.number}\n\n"
            while True:
                told = await queue.get()
                if told is None:
                    return
                yield told

    async def send_picture(self, request: Request) -> Response:
        """Answer with the picture of a sheet, unless its window has gone on."""
        key = request.path_params["key"]
        width = request.path_params["width"]
        async with self._turn:
            if await request.is_disconnected():
                return _refuse()
            loop = asyncio.get_running_loop()
            draw = self.studio.pictures.draw
            picture = await loop.run_in_executor(self._thread, draw, key, width)
        if picture is None:  # of a sheet that is no more: no fault of whoever asked
            return Response(status_code=204)
        return _answer(picture, "image/png", _FOR_EVER)

    async def send_places(self, request: Request) -> Response:
        """Answer with what stands on a sheet."""
        kind = request.path_params["kind"]
        number = request.path_params["number"]
        if kind not in ("page", "slide"):
            return _refuse()
        find = partial(self.studio.list_places, kind, number)
        places = await self.run(find)
        return _answer(write_places(self.studio.view.number, places))

    async def send_lines(self, request: Request) -> Response:
        """Answer with the lines of the content around one."""
        line = min(request.path_params["line"], _MOST_LINE)
        first = max(line - _AROUND, 1)
        lines = self.studio.read_lines(first, line + _AROUND)
        return _answer(write_lines(first, lines))

    async def send_found(self, request: Request) -> Response:
        """Answer with what a line of the content makes."""
        line = min(request.path_params["line"], _MOST_LINE)
        found = await self.run(partial(self.studio.find, line))
        return _answer(write_found(line, found))

    async def go_to(self, request: Request) -> Response:
        """Let all windows show what a line makes: `POST /goto?line=412`."""
        given = request.query_params.get("line", "")
        if not re.fullmatch(_LINE, given, re.ASCII):
            return _refuse(400, "write the line as a number: /goto?line=412")
        self.events.tell("goto", str(int(given)))
        return Response(status_code=204)

    async def choose(self, request: Request) -> Response:
        """Show another language or theme: `POST /choose?language=it&theme=bulletin`."""
        language = request.query_params.get("language")
        theme = request.query_params.get("theme")
        choose = partial(self.studio.choose, language, theme)
        if not await self.run(choose):
            return _refuse(400, "no such language or theme")
        await self.rebuild()
        return Response(status_code=204)


def _answer(
    data: bytes | str,
    media: str = "application/json",
    cache: str = "no-store",
) -> Response:
    return Response(data, headers={"cache-control": cache}, media_type=media)


def _refuse(status: int = 404, words: str = "there is nothing here") -> Response:
    return Response(f"{words}\n", status, {"cache-control": "no-store"}, "text/plain")
