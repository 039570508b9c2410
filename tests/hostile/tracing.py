"""A child process -> run up to its Nth system call, where a signal or an error comes (ptrace(2)).

Complete, for every call is one that can be chosen; repeatable, for a call is named by its
number. Only on Linux on x86-64, whose registers are known here.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
from collections.abc import Callable
from typing import NamedTuple

IS_THERE = sys.platform == "linux" and platform.machine() == "x86_64"

_TRACE_ME, _GET_REGISTERS, _SET_REGISTERS, _DETACH, _TO_CALL = 0, 12, 13, 17, 24
_SET_OPTIONS = 0x4200
_MARK_CALLS, _KILL_WITH_TRACER = 1, 0x100000
_IS_CALL = signal.SIGTRAP | 0x80
_REGISTERS = "r15 r14 r13 r12 rbp rbx r11 r10 r9 r8 rax rcx rdx rsi rdi orig_rax rip cs eflags rsp ss fs_base gs_base ds es fs gs"

CALLS = {
    0: "read", 1: "write", 2: "open", 3: "close", 4: "stat", 5: "fstat", 6: "lstat",
    8: "lseek", 18: "pwrite64", 21: "access", 32: "dup", 33: "dup2", 72: "fcntl",
    73: "flock", 74: "fsync", 75: "fdatasync", 76: "truncate", 77: "ftruncate",
    79: "getcwd", 80: "chdir", 82: "rename", 83: "mkdir", 84: "rmdir", 86: "link",
    87: "unlink", 89: "readlink", 90: "chmod", 91: "fchmod", 92: "chown", 93: "fchown",
    217: "getdents64", 257: "openat", 262: "newfstatat", 263: "unlinkat", 264: "renameat",
    265: "linkat", 268: "fchmodat", 292: "dup3", 316: "renameat2", 318: "getrandom",
}  # fmt: skip
"""Names of the calls that concern files (arch/x86/entry/syscalls/syscall_64.tbl)."""


class _Registers(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulonglong) for name in _REGISTERS.split()]


class Ended(NamedTuple):
    """How a traced process ended.

    Args:
        code: its exit code; below 0, the signal that ended it.
        calls: the names of the system calls that it made while it was traced.
        was_met: whether the call was reached at which something was to come.
    """

    code: int
    calls: list[str]
    was_met: bool


class Fault(NamedTuple):
    """What comes at a system call.

    Args:
        number: of the call, from 0; of those that are named, where a name is given.
        signal: that is sent before the call is made; 0 for none.
        error: that it fails with; 0 for none.
        name: of the calls that are counted; empty for all.
        is_lasting: whether all calls of that name fail from then on.
    """

    number: int
    signal: int = 0
    error: int = 0
    name: str = ""
    is_lasting: bool = False


def _trace(request: int, pid: int, address: int = 0, data: object = None) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [
        ctypes.c_long,
        ctypes.c_long,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    libc.ptrace.restype = ctypes.c_long
    if libc.ptrace(request, pid, address, data) == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def run_traced(work: Callable[[], object], fault: Fault | None) -> Ended:
    """Run work in a child process, with a fault at one of its system calls.

    Args:
        work: what the child does; it stops itself (SIGSTOP) before the first call that counts,
            and ends the process by itself.
        fault: what comes; None to only count the calls.
    """
    pid = os.fork()
    if not pid:
        _trace(_TRACE_ME, 0)
        try:
            work()
        finally:
            os._exit(99)
    os.waitpid(pid, 0)
    _trace(_SET_OPTIONS, pid, 0, _MARK_CALLS | _KILL_WITH_TRACER)
    return _follow(pid, fault)


def _follow(pid: int, fault: Fault | None) -> Ended:
    calls: list[str] = []
    registers = _Registers()
    pending, counted, is_inside, is_failing, was_met = 0, 0, False, False, False
    while True:
        _trace(_TO_CALL, pid, 0, pending)
        pending = 0
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            return Ended(os.waitstatus_to_exitcode(status), calls, was_met)
        if os.WSTOPSIG(status) != _IS_CALL:
            if os.WSTOPSIG(status) != signal.SIGSTOP:
                pending = os.WSTOPSIG(status)
            continue
        is_inside = not is_inside
        if not is_inside:
            if is_failing and fault:
                registers.rax = ctypes.c_ulonglong(-fault.error).value
                _trace(_SET_REGISTERS, pid, 0, ctypes.byref(registers))
                is_failing = False
            continue
        _trace(_GET_REGISTERS, pid, 0, ctypes.byref(registers))
        name = CALLS.get(registers.orig_rax, "other")
        calls.append(name)
        if fault is None or fault.name not in ("", name):
            continue
        is_met = counted == fault.number or (fault.is_lasting and was_met)
        counted += 1
        if not is_met:
            continue
        was_met = True
        if fault.signal:
            os.kill(pid, fault.signal)
            if fault.signal == signal.SIGKILL:
                _, status = os.waitpid(pid, 0)
                return Ended(os.waitstatus_to_exitcode(status), calls, was_met)
        if fault.error:
            registers.orig_rax = ctypes.c_ulonglong(-1).value
            _trace(_SET_REGISTERS, pid, 0, ctypes.byref(registers))
            is_failing = True
