"""Who may ask a preview, and what is answered: nobody but the user's own browser."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import pytest

from reporting.preview.serving import MOST_CONNECTIONS, open_sockets
from tests.preview.conftest import Desk


@contextmanager
def ask(
    desk: Desk,
    path: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    *,
    knows: bool = True,
) -> Iterator[http.client.HTTPResponse]:
    """Yield what is answered to whoever has the cookie, or has not."""
    given = dict(headers or {})
    if knows:
        given.setdefault("Cookie", f"make-report-{desk.port}={desk.token}")
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=20)
    host = given.pop("Host", f"127.0.0.1:{desk.port}")
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host)
    for name, value in given.items():
        connection.putheader(name, value)
    connection.endheaders()
    yield connection.getresponse()
    connection.close()


def status(desk: Desk, path: str, method: str = "GET", **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with ask(desk, path, method, named) as answer:
        return answer.status


def test_the_owner_is_answered(desk: Desk) -> None:
    for path in ("/", "/speaker", "/view", "/files/preview.css", "/lines/3"):
        assert status(desk, path) == 200
    assert status(desk, "/", Host=f"localhost:{desk.port}") == 200
    assert status(desk, "/view", Sec_Fetch_Site="same-origin") == 200
    assert status(desk, "/", Sec_Fetch_Site="none") == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example", ""]
)
def test_another_name_of_this_machine_is_refused(desk: Desk, host: str) -> None:
    assert status(desk, "/view", Host=host) == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost"])
def test_another_site_is_refused(desk: Desk, origin: str) -> None:
    assert status(desk, "/view", Origin=origin) == 403
    assert status(desk, "/goto?line=3", "POST", Origin=origin) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_another_site_made_is_refused(desk: Desk, site: str) -> None:
    assert status(desk, "/view", Sec_Fetch_Site=site) == 403
    assert status(desk, f"/?token={desk.token}", Sec_Fetch_Site=site) == 403


def test_without_the_token_nothing_is_answered(desk: Desk) -> None:
    for path in ("/", "/view", "/files/preview.css", "/events", "/nowhere"):
        with ask(desk, path, knows=False) as answer:
            assert answer.status == 403
            assert b"printed" in answer.read()
            assert answer.getheader("Set-Cookie") is None
    with ask(desk, "/?token=guessed", knows=False) as answer:
        assert answer.status == 403
    wrong = {"Cookie": f"make-report-{desk.port}=guessed"}
    with ask(desk, "/view", headers=wrong) as answer:
        assert answer.status == 403


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(
    desk: Desk,
) -> None:
    with ask(desk, f"/?token={desk.token}", knows=False) as answer:
        assert answer.status == 200
        cookie = answer.getheader("Set-Cookie", "")
    assert cookie.startswith(f"make-report-{desk.port}={desk.token}; ")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "path",
    [
        "/..%2f..%2fetc/passwd",
        "/../../etc/passwd",
        "/files/..%2f..%2f..%2fetc%2fpasswd",
        "/files/%2e%2e/content.yaml",
        "/files/content.yaml",
        "/pictures/..%2fcontent/800",
        "/pictures/x/-1",
        "/places/file/0",
        "//etc/passwd",
    ],
)
def test_no_address_leads_to_the_disk(desk: Desk, path: str) -> None:
    assert status(desk, path) == 404


def test_only_what_changes_something_is_posted(desk: Desk) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        assert status(desk, "/view", method) == 405
        assert status(desk, "/", method) == 405
    assert status(desk, "/view", "HEAD") in {200, 405}
    assert status(desk, "/goto?line=3") == 405
    assert status(desk, "/choose?language=it") == 405


@pytest.mark.parametrize("query", ["", "line=", "line=-1", "line=1e9", "line=9" * 20])
def test_a_line_that_is_none_is_refused(desk: Desk, query: str) -> None:
    assert status(desk, f"/goto?{query}", "POST") == 400


def test_a_language_or_theme_that_there_is_not_is_refused(desk: Desk) -> None:
    assert status(desk, "/choose?language=xx", "POST") == 400
    assert status(desk, "/choose?theme=..%2f..%2fetc%2fpasswd", "POST") == 400


def test_every_answer_keeps_the_page_to_itself(desk: Desk) -> None:
    for path, knows in (("/", True), ("/view", True), ("/nowhere", True), ("/", False)):
        origin = {"Origin": f"http://127.0.0.1:{desk.port}"}
        with ask(desk, path, headers=origin, knows=knows) as answer:
            policy = answer.getheader("Content-Security-Policy", "")
            assert "default-src 'none'" in policy
            assert "script-src 'self';" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.getheader("X-Content-Type-Options") == "nosniff"
            assert answer.getheader("Access-Control-Allow-Origin") is None


def test_a_head_without_end_is_refused(desk: Desk) -> None:
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as endless:
        endless.sendall(b"GET /view HTTP/1.1\r\n" + b"X-Head: more\r\n" * 40_000)
        assert endless.recv(100).startswith(b"HTTP/1.1 400")
    assert status(desk, f"/view?{'a' * 4_000}") == 414


def test_a_picture_is_no_larger_than_it_may_be(desk: Desk) -> None:
    assert status(desk, "/pictures/unknown/99999999") == 204
    assert status(desk, "/lines/99999999999999999999") == 200


def test_many_idle_connections_keep_nobody_out(desk: Desk) -> None:
    with ExitStack() as stack:
        for _ in range(4 * MOST_CONNECTIONS):
            opened = socket.create_connection(("127.0.0.1", desk.port), timeout=20)
            stack.enter_context(opened)
        assert status(desk, "/view") == 200


def test_only_loopback_is_listened_at() -> None:
    sockets = open_sockets(0)
    hosts = {opened.getsockname()[0] for opened in sockets}
    ports = {opened.getsockname()[1] for opened in sockets}
    for opened in sockets:
        opened.close()
    assert "127.0.0.1" in hosts
    assert hosts <= {"127.0.0.1", "::1"}
    assert len(ports) == 1
