"""What a preview answers to whoever is not the user's own browser: nothing of the disk."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from reporting.preview.serving import MOST_CONNECTIONS
from tests.preview.conftest import Desk, desk

__all__ = ["desk"]


def send(desk: Desk, request: bytes) -> bytes:
    """Return what is answered to bytes as they are."""
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as opened:
        opened.sendall(request)
        with suppress(OSError):
            opened.shutdown(socket.SHUT_WR)
        answer = b""
        with suppress(OSError):
            while piece := opened.recv(65_536):
                answer += piece
        return answer


def write_request(desk: Desk, line: str, *heads: str, host: str = "") -> bytes:
    named = host or f"127.0.0.1:{desk.port}"
    cookie = f"Cookie: make-report-{desk.port}={desk.token}"
    lines = [line, f"Host: {named}", cookie, "Connection: close", *heads, "", ""]
    return "\r\n".join(lines).encode("latin-1")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


@pytest.mark.parametrize(
    "host",
    [
        "evil",
        "evil:8000",
        "localhost.evil:80",
        "127.0.0.1@evil",
        "0.0.0.0",  # noqa: S104  (a name that is asked for)
        "[::]",
        "127.1",
        "2130706433",
        "LOCALHOST",
    ],
)
def test_another_host_is_refused(desk: Desk, host: str) -> None:
    for port in ("", f":{desk.port}"):
        answer = send(desk, write_request(desk, "GET /view HTTP/1.1", host=host + port))
        assert status(answer) in {400, 421}


def test_two_hosts_are_none(desk: Desk) -> None:
    request = write_request(desk, "GET /view HTTP/1.1", "Host: evil")
    assert status(send(desk, request)) in {400, 421}


@pytest.mark.parametrize(
    "origin",
    ["http://evil", "null", "https://127.0.0.1", "http://127.0.0.1:1", "file://"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_a_foreign_origin_is_refused(desk: Desk, origin: str, method: str) -> None:
    line = f"{method} /view HTTP/1.1"
    answer = send(desk, write_request(desk, line, f"Origin: {origin}"))
    assert status(answer) in {400, 403}


PATHS = [
    "/..%2f..%2fetc/passwd",
    "/../../etc/passwd",
    "/files/..%2f..%2fcontent.yaml",
    "/files/../content.yaml",
    "/files/%2e%2e/%2e%2e/etc/passwd",
    "/files/..\\..\\etc\\passwd",
    "/files//etc/passwd",
    "/files/%00",
    "//etc/passwd",
    "/files/preview.css%00.png",
    "/content.yaml",
    "http://evil/etc/passwd",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_no_path_leads_to_the_disk(desk: Desk, path: str, method: str) -> None:
    answer = send(desk, write_request(desk, f"{method} {path} HTTP/1.1"))
    assert status(answer) in {400, 404, 405, 421}
    assert b"root:" not in answer
    assert desk.path.read_bytes()[:40] not in answer


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"]
)
def test_other_methods_do_nothing(desk: Desk, method: str) -> None:
    before = desk.path.read_bytes()
    answer = send(desk, write_request(desk, f"{method} /view HTTP/1.1"))
    assert status(answer) in {400, 403, 404, 405}
    assert desk.path.read_bytes() == before


def test_a_head_is_answered_without_a_body(desk: Desk) -> None:
    answer = send(desk, write_request(desk, "HEAD /view HTTP/1.1"))
    _, _, body = answer.partition(b"\r\n\r\n")
    assert status(answer) in {200, 405}
    assert not body or status(answer) == 405


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"",
        b"\0" * 2_000,
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"POST /view HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /view HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz",
        b"GET / HTTP/1.1\r\nHost: a\r\n b: c\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_the_next_is_answered(
    desk: Desk, request_bytes: bytes
) -> None:
    answer = send(desk, request_bytes)
    assert status(answer) in {0, 400, 403, 405, 414, 421, 431}
    assert status(send(desk, write_request(desk, "GET /view HTTP/1.1"))) == 200


def count_open(desk: Desk) -> int:
    return len(list(Path(f"/proc/{desk.process.pid}/fd").iterdir()))


def open_many(desk: Desk, count: int, kept: int) -> Iterator[None]:
    """Open so many connections, of which the last ones stay."""
    with ExitStack() as last:
        for number in range(count):
            opened = socket.create_connection(("127.0.0.1", desk.port), timeout=20)
            if number < count - kept:
                opened.close()
            else:
                last.enter_context(opened)
        yield


def test_ten_thousand_connections_keep_nobody_out(desk: Desk) -> None:
    before = count_open(desk)
    for _ in open_many(desk, 10_000, 3 * MOST_CONNECTIONS):
        answer = send(desk, write_request(desk, "GET /view HTTP/1.1"))
        assert status(answer) == 200
        assert count_open(desk) <= before + 2 * MOST_CONNECTIONS
    assert desk.process.poll() is None
