# SPDX-License-Identifier: MIT
"""A full-screen program on a terminal of our own: how long until it has painted.

A paint is over when nothing has come for SETTLE seconds; the time is that of
its last byte, so the waiting is in no number.
"""
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

SETTLE = 0.06  # [s]
PATIENCE = 10  # [s] with no byte at all

KEYS = {'space': b' ', 'enter': b'\r', 'esc': b'\x1b', 'tab': b'\t'}

# What terminals answer, so that a program that asks does not wait.
ANSWERS = (
    (re.compile(rb'\x1b\[0?c'), lambda m: b'\x1b[?62;22c'),
    (re.compile(rb'\x1b\[>0?c'), lambda m: b'\x1b[>41;379;0c'),
    (re.compile(rb'\x1b\[6n'), lambda m: b'\x1b[1;1R'),
    (re.compile(rb'\x1b\[\??(\d+)\$p'),
     lambda m: b'\x1b[?' + m.group(1) + b';0$y'),
    (re.compile(rb'\x1b\]1([01]);\?(?:\x07|\x1b\\)'),
     lambda m: b'\x1b]1' + m.group(1) + b';rgb:0000/0000/0000\x1b\\'),
)

ESCAPES = re.compile(
    rb'\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|'
    rb'\x1b[ -/]*[0-~]|[\x00-\x1f\x7f]')


BLANKS = re.compile(rb'\x1b\[(\d+)X')


def cell_bytes(drawn):
    """The bytes of the cells drawn: text, and a byte for each cell blanked."""
    return (len(ESCAPES.sub(b'', drawn)) +
            sum(int(count) for count in BLANKS.findall(drawn)))


class Paint:
    """One answer of the program: seconds to its last byte, and the bytes."""

    def __init__(self, seconds, drawn):
        self.seconds, self.drawn = seconds, drawn

    @property
    def ms(self):
        return None if self.seconds is None else self.seconds * 1e3


class Session:
    """
    A program on an 80x24 terminal; goes with `with`. Its first paint is not
    over before `until` was drawn (w3m tells what it loads, then lays it out).
    """

    def __init__(self, command, env, until=b'', columns=80, rows=24):
        self.fd, end = os.openpty()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ,
                    struct.pack('HHHH', rows, columns, 0, 0))
        start = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(end, command, env)
        os.close(end)
        self.first = self._paint(start, until)

    @staticmethod
    def _become(end, command, env):
        os.setsid()
        fcntl.ioctl(end, termios.TIOCSCTTY, 0)
        for fd in range(3):
            os.dup2(end, fd)
        os.closerange(3, 64)
        try:
            os.execvpe(command[0], command, env)
        except OSError:
            os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, sign)
            except OSError:
                break
            time.sleep(0.02)
        os.close(self.fd)
        os.waitpid(self.pid, 0)

    def _read(self):
        try:
            return os.read(self.fd, 1 << 16)
        except OSError:
            return b''

    def _paint(self, start, until=b''):
        drawn, last = [], None
        while True:
            is_begun = last is not None and until in b''.join(drawn)
            limit = last + SETTLE if is_begun else start + PATIENCE
            wait = limit - time.monotonic()
            if wait <= 0 or not select.select([self.fd], [], [], wait)[0]:
                break
            data = self._read()
            if not data:
                break
            last = time.monotonic()
            drawn.append(data)
            self._answer(data)
        return Paint(None if last is None else last - start, b''.join(drawn))

    def _answer(self, data):
        for question, answer in ANSWERS:
            for match in question.finditer(data):
                os.write(self.fd, answer(match))

    def key(self, name):
        """Presses a key and waits for what it paints."""
        start = time.monotonic()
        os.write(self.fd, KEYS.get(name, name.encode()))
        return self._paint(start)

    def leave(self, keys):
        """Presses keys that end the program, and waits for its end."""
        for name in keys:
            os.write(self.fd, KEYS.get(name, name.encode()))
        while self._read():
            pass

    def status(self, name):
        """A number of /proc/PID/status."""
        with open(f'/proc/{self.pid}/status', encoding='ascii') as lines:
            for line in lines:
                if line.startswith(name + ':'):
                    return int(line.split()[1])
        return None
