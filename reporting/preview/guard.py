"""Requests -> those of the user's own browser alone; answers with what keeps them to it.

A page of another site can make a browser ask a server on loopback: by a name that it lets
lead there (DNS rebinding), by a form, by an image. So a request must name this server exactly
(`Host`), come from a page of it or from no page at all (`Origin`, `Sec-Fetch-Site`), and bear
the token of this run, in the address at first and in a cookie from then on. Nothing is
answered that any other could read: there is no CORS.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_COOKIE = "Path=/; HttpOnly; SameSite=Strict"
_NEAR = frozenset({"same-origin", "none"})
"""What `Sec-Fetch-Site` says of a page of ours, and of an address that was typed."""
_MOST_QUERY = 2_000
"""Characters that a request's query may have."""
_OPEN_TO = "http"


class Guard:
    """Lets through what the user's own browser asks.

    Args:
        app: that answers.
        port: at which it is asked.
        token: of this run.
    """

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(
            f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")
        )
        self.cookie = f"make-report-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != _OPEN_TO:
            return
        headers = read_headers(scope["headers"])
        query = scope["query_string"].decode("latin-1")
        refusal = self.find_fault(headers, query)
        sets_cookie = not refusal and self._find_token(query)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [*_HEADERS.items()]
                if sets_cookie:
                    value = f"{self.cookie}={self._token}; {_COOKIE}"
                    added.append(("set-cookie", value))
                for name, value in added:
                    header = (name.encode(), value.encode())
                    message["headers"].append(header)
            await send(message)

        if refusal:
            status, words = refusal
            refused = PlainTextResponse(f"{words}\n", status)
            await refused(scope, receive, answer)
            return
        await self._app(scope, receive, answer)

    def find_fault(
        self, headers: Mapping[str, str], query: str
    ) -> tuple[int, str] | None:
        """Return why a request is refused, as status and words; None where it is not."""
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, "this server answers to its own address alone"
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return 403, "this server answers its own pages alone"
        if headers.get("sec-fetch-site", "none") not in _NEAR:
            return 403, "this server answers its own pages alone"
        if len(query) > _MOST_QUERY:
            return 414, "the query is too long"
        if not self._find_token(query) and not self._find_cookie(headers):
            return 403, (
                "open the address that `make-report preview` has printed: each run has its "
                "own, and no other opens it"
            )
        return None

    def _find_token(self, query: str) -> bool:
        given = parse_qs(query, max_num_fields=20).get("token", [])
        return any(self._is_token(one) for one in given)

    def _find_cookie(self, headers: Mapping[str, str]) -> bool:
        jar: SimpleCookie = SimpleCookie()
        try:
            jar.load(headers.get("cookie", ""))
        except CookieError:
            return False
        found = jar.get(self.cookie)
        return found is not None and self._is_token(found.value)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def read_headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by their names; one that comes twice is as good as a wrong one."""
    headers: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        text = value.decode("latin-1")
        if key in headers:
            text = f"{headers[key]}, {text}"
        headers[key] = text
    return headers
