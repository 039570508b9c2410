"""Run one command and print what it used, as JSON.

    launch.py SECONDS OUT ERR PROGRAM [ARGUMENT ...]

A process counts the memory of whatever started it among its own peak. So the bench starts
every command from this small script, not from itself. It prints user and system time, wall
time, peak memory in MB and the exit code; a command that takes more than SECONDS of the
processor is stopped, and its code is null.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time


def main(limit: int, out: str, err: str, command: list[str]) -> None:
    """Run a command with its output in two files."""
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o600),
    ]
    began = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    # A program that holds SIGXCPU off is killed a second later.
    is_late = code == -signal.SIGXCPU or (code == -signal.SIGKILL and cpu > limit)
    bytes_per_unit = 1 if sys.platform == "darwin" else 1024
    used = {
        "code": None if is_late else code,
        "cpu": cpu,
        "wall": time.monotonic() - began,
        "memory": usage.ru_maxrss * bytes_per_unit / 1_000_000,
    }
    print(json.dumps(used))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
