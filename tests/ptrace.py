# SPDX-License-Identifier: MIT
"""Follows a program that Drive started from one system call to the next.

Traced lets it run, kills it as it enters a call, or has calls fail. It needs
nothing but ptrace(2), which every kernel lets a parent do; a call that is killed
at its entry is not done.
"""
import contextlib
import ctypes
import errno
import os
import platform
import signal
import struct
import time

import ptydrive

SEIZE, INTERRUPT, SYSCALL, SYSCALL_INFO = 0x4206, 0x4207, 24, 0x420e
GETREGSET, SETREGSET = 0x4204, 0x4205
NT_PRSTATUS, NT_ARM_SYSTEM_CALL = 1, 0x404
GOOD, EXITKILL = 1, 1 << 20
WALL = 0x40000000
ENTRY, EXIT = 1, 2
QUIET = 0.04  # [s] waiting for input so long: nothing more comes of a key
SHORT = 200  # [ms]
HANG = 60     # [s]

# name: its number on x86-64 and on 64-bit ARM; -1 where there is none
CALLS = {
    'read': (0, 63), 'write': (1, 64), 'writev': (20, 66), 'pwrite64': (18, 68),
    'pwritev': (296, 70), 'fsync': (74, 82), 'fdatasync': (75, 83),
    'ftruncate': (77, 46), 'fallocate': (285, 47), 'rename': (82, -1),
    'renameat': (264, 38), 'renameat2': (316, 276), 'unlink': (87, -1),
    'unlinkat': (263, 35), 'link': (86, -1), 'mkdir': (83, -1),
    'mkdirat': (258, 34), 'open': (2, -1), 'openat': (257, 56),
    'close': (3, 57), 'poll': (7, -1), 'ppoll': (271, 73),
    'restart_syscall': (219, 128),
}
ARM = platform.machine() == 'aarch64'
NAMES = {numbers[ARM]: name for name, numbers in CALLS.items()}
ON_FD = {'write', 'writev', 'pwrite64', 'pwritev', 'fsync', 'fdatasync',
         'ftruncate', 'fallocate'}
ON_NAME = {'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'link',
           'mkdir', 'mkdirat'}
WAITS = {'read', 'poll', 'ppoll', 'restart_syscall'}
O_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.restype = ctypes.c_long
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p,
                         ctypes.c_void_p]


def ptrace(request, pid, address=0, data=0):
    result = _libc.ptrace(request, pid, address, data)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


class Iovec(ctypes.Structure):
    _fields_ = [('base', ctypes.c_void_p), ('len', ctypes.c_size_t)]


def registers(pid, kind, size, change=None):
    """Reads a set of registers; `change` (offset, bytes) writes to it."""
    room = ctypes.create_string_buffer(size)
    vec = Iovec(ctypes.addressof(room), size)
    ptrace(GETREGSET, pid, kind, ctypes.addressof(vec))
    if change:
        offset, data = change
        room[offset:offset + len(data)] = data
        ptrace(SETREGSET, pid, kind, ctypes.addressof(vec))


def skip(pid):
    """At the entry of a call: it is not to be done."""
    if ARM:
        registers(pid, NT_ARM_SYSTEM_CALL, 4, (0, struct.pack('i', -1)))
    else:
        registers(pid, NT_PRSTATUS, 27 * 8, (15 * 8, struct.pack('q', -1)))


def answer(pid, value):
    """At its exit: what it gave."""
    if ARM:
        registers(pid, NT_PRSTATUS, 34 * 8, (0, struct.pack('q', value)))
    else:
        registers(pid, NT_PRSTATUS, 27 * 8, (10 * 8, struct.pack('q', value)))


class Call:
    """A call as it is entered."""

    def __init__(self, pid, nr, args, folder):
        self.name = NAMES.get(nr, f'call {nr}')
        # What may change a file of ours; a change is asked for by name alone.
        self.is_change = self.name in ON_NAME
        if self.name in ('open', 'openat'):
            self.is_change = bool(args[2 if self.name == 'openat' else 1]
                                  & O_CHANGES)
        if self.name in ON_FD:
            try:
                path = os.readlink(f'/proc/{pid}/fd/{args[0]}')
            except OSError:
                path = ''
            self.is_change = path.startswith(folder)


class Traced:
    """A Drive under ptrace, from now on. `wants(call)`, asked at each entry,
    says 'kill', an errno for the call to fail with, or None."""

    def __init__(self, drive, folder):
        self.drive, self.pid, self.folder = drive, drive.pid, str(folder)
        self.wants = lambda call: None
        self.calls = []      # since count()
        self.is_counting = False
        self.fails = None    # errno of the call that is being made
        self.since = None    # waiting for input since
        ptrace(SEIZE, self.pid, 0, GOOD | EXITKILL)
        ptrace(INTERRUPT, self.pid)
        self.wait(HANG)
        ptrace(SYSCALL, self.pid)
        self.until_idle()

    def wait(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG | WALL)
            if pid:
                return status
            self.drive.pump(0.0005)
            if self.since and time.monotonic() - self.since > QUIET and (
                    self.is_asleep()):
                return None
        raise ptydrive.Fail('the program is stuck under ptrace')

    def is_asleep(self):
        """In the call it entered, not just kept from the processor."""
        return self.drive.proc('stat').rpartition(')')[2].split()[:1] == ['S']

    def key(self, *keys):
        """Sends keys, one after the other; False if it was killed on the way."""
        for key in keys:
            self.since = None
            self.is_counting = True
            self.drive.send(''.join(map(self.drive.key, key.split())))
            if not self.until_idle():
                return False
        return True

    def close(self):
        """Ends it, if it is still there."""
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
            while not (os.WIFEXITED(status := os.waitpid(self.pid, WALL)[1])
                       or os.WIFSIGNALED(status)):
                ptrace(SYSCALL, self.pid)
        self.drive.until(lambda: self.drive.status, 5)

    def until_idle(self):
        """Runs until it waits for input again. False: it ended."""
        while True:
            status = self.wait(HANG)
            if status is None:
                return True
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                self.drive.until(lambda: self.drive.status, 5)
                return False
            self.stopped(status)

    def stopped(self, status):
        number = os.WSTOPSIG(status)
        give = 0
        if number == signal.SIGTRAP | 0x80:
            self.call()
        elif status >> 16 == 0:
            give = number  # a signal on its way
        try:
            ptrace(SYSCALL, self.pid, 0, give)
        except OSError as e:
            if e.errno != errno.ESRCH:
                raise

    def call(self):
        room = ctypes.create_string_buffer(88)
        ptrace(SYSCALL_INFO, self.pid, 88, ctypes.addressof(room))
        if room.raw[0] == EXIT:
            self.since = None
            if self.fails:
                answer(self.pid, -self.fails)
            self.fails = None
            return
        nr, *args = struct.unpack_from('7Q', room.raw, 24)
        call = Call(self.pid, nr, args, self.folder)
        # A short wait is for the rest of a key.
        is_short = call.name == 'poll' and 0 <= args[2] < SHORT
        if call.name in WAITS and not is_short:
            self.since = time.monotonic()
        if not self.is_counting:
            return
        self.calls.append(call)
        want = self.wants(call)
        if want == 'kill':
            os.kill(self.pid, signal.SIGKILL)
        elif want:
            self.fails = want
            skip(self.pid)
