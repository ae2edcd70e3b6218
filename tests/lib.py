# SPDX-License-Identifier: MIT
"""What the tests in Python share: running koine in a clean surrounding, counting.

The Makefile says KOINE (the program), KOINE_SRC (the tree), KOINE_RESULTS
(where the counts go) and UPDATE. Time-outs here only end what hangs: nothing
is measured.
"""
import concurrent.futures
import ctypes
import difflib
import locale
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

SRC = pathlib.Path(os.environ.get('KOINE_SRC') or
                   pathlib.Path(__file__).resolve().parent.parent)
KOINE = os.environ.get('KOINE') or str(SRC / 'build/koine')
UPDATE = os.environ.get('UPDATE', '') not in ('', '0')
HANG = 300  # [s] one run of koine, sanitizers and a busy machine included
KEPT = ('PATH', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS',
        'LSAN_OPTIONS', 'GCOV_PREFIX', 'GCOV_PREFIX_STRIP', 'TMPDIR')

_libc = ctypes.CDLL(None)
locale.setlocale(locale.LC_CTYPE, 'C.UTF-8')
_libc.wcwidth.argtypes = [ctypes.c_uint]
_libc.wcwidth.restype = ctypes.c_int


def width(text):
    """Columns of a text as libc counts them; what it cannot count is 1."""
    return sum(1 if (w := _libc.wcwidth(ord(c))) < 0 else w for c in text)


class Home:
    """A folder of its own with HOME and the XDG folders; goes with `with`."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix='koine-test-'))
        for name in ('config', 'state', 'cache', 'data', 'runtime', 'tmp'):
            (self.path / name).mkdir(mode=0o700)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def env(self, **more):
        """The environment of one run; a value of None takes the name out."""
        env = {k: os.environ[k] for k in KEPT if k in os.environ}
        env.update(LC_ALL='C.UTF-8', TZ='UTC', TERM='dumb',
                   HOME=str(self.path),
                   XDG_CONFIG_HOME=str(self.path / 'config'),
                   XDG_STATE_HOME=str(self.path / 'state'),
                   XDG_CACHE_HOME=str(self.path / 'cache'),
                   XDG_DATA_HOME=str(self.path / 'data'),
                   XDG_RUNTIME_DIR=str(self.path / 'runtime'))
        env.update(more)
        return {k: v for k, v in env.items() if v is not None}


class Ran:
    """Exit status, output and messages of one run."""

    def __init__(self, args, status, out, err):
        self.args, self.status = args, status
        self.bytes = out
        self.out = out.decode('utf8', 'surrogateescape')
        self.err = err.decode('utf8', 'surrogateescape')

    def __str__(self):
        return f"koine {' '.join(self.args)}: status {self.status}" + (
            f': {self.err.strip()[:2000]}' if self.err else '')


def koine(*args, home=None, stdin=b'', cwd=None, **env):
    """Runs koine to its end. Without `home` it gets one of its own."""
    if home is None:
        with Home() as own:
            return koine(*args, home=own, stdin=stdin, cwd=cwd, **env)
    args = [str(a) for a in args]
    try:
        p = subprocess.run([KOINE] + args, input=stdin, capture_output=True,
                           env=home.env(**env), cwd=cwd, timeout=HANG)
    except subprocess.TimeoutExpired:
        return Ran(args, 'hangs', b'', b'')
    return Ran(args, p.returncode, p.stdout, p.stderr)


# Texts that others stand in for: that is claimed too, whole as the work is.
UNWRITTEN = ('fr/full', 'es/full', 'ru/full', 'ru/student',
             'ar/full/01-system.md', 'ar/full/02-safety.md',
             'ar/full/90-appendix.md')


def copy_unwritten(folder):
    """The shipped content with those texts not written yet; its path."""
    copy = pathlib.Path(folder) / 'content'
    shutil.copytree(SRC / 'content', copy)
    for name in UNWRITTEN:
        if (copy / name).is_dir():
            shutil.rmtree(copy / name)
        else:
            (copy / name).unlink()
    return copy


class Tests:
    """Counts claims. Failures are printed at once, passes with V=1."""

    def __init__(self, name):
        self.name, self.passed, self.failed = name, 0, 0
        self.lock = threading.Lock()
        self.is_loud = os.environ.get('V') == '1'

    def check(self, claim, is_true, why=''):
        """One claim; `why` (text, or a function giving it) says what failed."""
        with self.lock:
            if is_true:
                self.passed += 1
                if self.is_loud:
                    print(f'PASS {self.name}: {claim}')
            else:
                self.failed += 1
                why = str(why() if callable(why) else why)
                print(f'FAIL {self.name}: {claim}')
                if why:
                    print('     ' + why.replace('\n', '\n     '))
            sys.stdout.flush()
        return bool(is_true)

    def none(self, claim, faults, most=5):
        """One claim: the list of faults is empty."""
        faults = list(faults)
        rest = len(faults) - most
        return self.check(claim, not faults, lambda: '\n'.join(
            [str(f) for f in faults[:most]] +
            ([f'and {rest} more'] if rest > 0 else [])))

    def same(self, claim, want, got):
        """One claim: two texts are equal; else their difference is shown."""
        return self.check(claim, want == got, lambda: diff(want, got))

    def each(self, function, items, jobs=8):
        """function(item) for all, several at once; an exception is a failure."""
        def safe(item):
            try:
                function(item)
            except Exception as e:  # a broken test is not a passed one
                self.check(f'{getattr(item, "name", item)}', False,
                           f'{type(e).__name__}: {e}')
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            list(pool.map(safe, items))

    def end(self):
        """Writes the counts, prints them, gives the exit status."""
        folder = os.environ.get('KOINE_RESULTS')
        if folder:
            os.makedirs(folder, exist_ok=True)
            path = pathlib.Path(folder, self.name)
            path.write_text(f'{self.passed} {self.failed}\n')
        print(f'  {self.name}: {self.passed} of {self.passed + self.failed}')
        return 0 if self.failed == 0 and self.passed > 0 else 1


def diff(want, got):
    """A short unified difference of two texts, with control characters named."""
    def lines(text):
        return [visible(l) for l in text.split('\n')]
    out = list(difflib.unified_diff(lines(want), lines(got), 'expected', 'got',
                                    lineterm='', n=2))
    return '\n'.join(out[:60] + (['…'] if len(out) > 60 else []))


def visible(text):
    """The text with what cannot be seen written as its code point."""
    return ''.join(c if c.isprintable() or c == '\t' else f'<{ord(c):04X}>'
                   for c in text)
