# SPDX-License-Identifier: MIT
"""Runs koine on something nasty and makes the claims that hold for every run.

It ends by itself with the status wanted, and what it prints is well-formed
UTF-8 without a control, bidi control or escape sequence that is not ours.
"""
import itertools
import os
import re
import shutil
import subprocess
import threading

import lib

CPU = 10            # [s] the kernel ends what takes longer
CPU_SANITIZED = 120
STACK = 1024        # [KB] depth of input must not become depth of stack
STACK_SANITIZED = 65536

# What may not reach a terminal as it is: controls, line and paragraph separator,
# bidi embeddings, overrides and isolates.
CONTROLS = '\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069'
# A file format keeps the tab and, for its reader, bidi marks (see
# src/text/clean.h); what is merely invisible does no harm there.
IN_EXPORT = re.compile(f'[{CONTROLS}]')
IN_TEXT = re.compile(f'[{CONTROLS}\t\u061c\u200e\u200f\ufeff\ufff9-\ufffb]')
SGR = re.compile('\x1b\\[[0-9;]*m')
PREFIX = 'koine: '


def raw_parts(data, is_export=False, is_ansi=False):
    """What of the bytes is not clean, as readable words."""
    try:
        text = data.decode('utf8')
    except UnicodeDecodeError as e:
        return [f'not UTF-8 at byte {e.start}: {data[e.start:e.start + 8]!r}']
    if is_ansi:
        text = SGR.sub('', text)
    found = itertools.islice(
        (IN_EXPORT if is_export else IN_TEXT).finditer(text), 5)
    return [f'U+{ord(m[0]):04X} at {m.start()}: '
            f'{lib.visible(text[max(0, m.start() - 30):m.end() + 8])}'
            for m in found]


class Done:
    """One finished run."""

    def __init__(self, args, status, out, err, usage):
        self.args, self.status, self.bytes, self.raw_err = args, status, out, err
        self.out = out.decode('utf8', 'replace')
        self.err = err.decode('utf8', 'replace')
        self.cpu = usage.ru_utime + usage.ru_stime

    def __str__(self):
        words = ' '.join(lib.visible(os.fsdecode(a))[:80] for a in self.args)
        return (f'koine {words}: status {self.status}, {self.cpu:.2f} s: '
                f'{lib.visible(self.err)[:1500]}')


class Box:
    """A temporary folder, a home, the counter, and how koine is run in it."""

    def __init__(self, tests, home, koine=None):
        self.tests, self.home = tests, home
        self.koine = koine or lib.KOINE
        self.path = home.path / 'nasty'
        self.path.mkdir()
        with open(lib.KOINE, 'rb') as f:
            self.is_sanitized = b'__asan_init' in f.read()
        self.cpu = []  # seconds and words of each run
        self.lock = threading.Lock()
        self.count = 0

    def file(self, name, data):
        """A file in the box; text becomes UTF-8."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def folder(self, prefix):
        """A new empty folder in the box."""
        with self.lock:
            self.count += 1
            path = self.path / f'{prefix}-{self.count}'
        path.mkdir()
        return path

    def run(self, *args, stdin=b'', cwd=None, stdout=None, koine=None,
            home=None, closes='', **env):
        """koine ARGS to its end; `stdin` may be bytes or an open file, `closes`
        what the shell does last: '>&-' closes the output."""
        seconds = CPU_SANITIZED if self.is_sanitized else CPU
        stack = STACK_SANITIZED if self.is_sanitized else STACK
        args = [a if isinstance(a, bytes) else str(a) for a in args]
        command = ['sh', '-c', f'ulimit -t {seconds}; ulimit -s {stack}; '
                   f'exec "$@" {closes}', 'sh', str(koine or self.koine)] + args
        # Files, not pipes: what is printed may be large.
        folder = self.folder('run')
        paths = [folder / 'in', folder / 'out', folder / 'err']
        if isinstance(stdin, bytes):
            paths[0].write_bytes(stdin)
            stdin = open(paths[0], 'rb')
        with open(paths[1], 'wb') as out, open(paths[2], 'wb') as err:
            p = subprocess.Popen(
                command, stdin=stdin, stdout=stdout or out, stderr=err,
                cwd=cwd or self.path, env=(home or self.home).env(**env),
                user=getattr(home, 'user', None))
            guard = threading.Timer(lib.HANG, p.kill)
            guard.start()
            _, status, usage = os.wait4(p.pid, 0)
            guard.cancel()
            p.returncode = os.waitstatus_to_exitcode(status)
        if hasattr(stdin, 'close'):
            stdin.close()
        done = Done(args, p.returncode, paths[1].read_bytes(),
                    paths[2].read_bytes(), usage)
        shutil.rmtree(folder)
        with self.lock:
            self.cpu.append((done.cpu, ' '.join(map(ascii, args))[:150]))
        return done

    def claim(self, name, *args, status=0, says=None, **more):
        """Runs koine and makes the claims. `says`: words of its one message,
        None for no message at all. Gives what was printed."""
        done = self.run(*args, **more)
        self.judge(name, done, status, says)
        return done

    def run_clean(self, name, *args, **more):
        """Any of our own exits will do, but nothing raw and one line at most."""
        done = self.run(*args, **more)
        self.judge(name, done, done.status if done.status in (0, 1, 2) else 0,
                   [] if done.err else None)
        return done

    def judge(self, name, done, status, says):
        words = [os.fsdecode(a) for a in done.args]
        form = next((w for w in words if w in (
            'html', 'json', 'markdown', 'ansi')), 'text')
        self.tests.check(f'{name}: ends with status {status}',
                         done.status == status, done)
        self.tests.none(f'{name}: prints nothing raw', [
            f'{where}: {what}' for where, what in
            [('output', w) for w in raw_parts(
                done.bytes, form in ('html', 'json', 'markdown'),
                form == 'ansi')] +
            [('message', w) for w in raw_parts(done.raw_err)]])
        lines = done.err.splitlines()
        if says is None:
            self.tests.check(f'{name}: no message', not lines, done)
            return
        said = [says] if isinstance(says, str) else says
        self.tests.check(
            f'{name}: one message with {", ".join(map(repr, said))}'[:200],
            len(lines) == 1 and lines[0].startswith(PREFIX) and
            all(s in lines[0] for s in said), done)
