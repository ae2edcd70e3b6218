# SPDX-License-Identifier: MIT
"""Searching: beside ripgrep on the same files, key by key, and as texts grow.

Larger texts are the shipped English one many times over: its paragraphs in
another order each time, with a word in each that is new, as real texts have.
"""

import contextlib
import os
import pathlib
import random
import re
import shutil
import sqlite3
import time

from bench.terminal import Session
from lib import KOINE, SRC, Home

TEXTS = [p for p in sorted(pathlib.Path(SRC, 'content').glob('*/*/*.md'))
         if p.parent.name in ('full', 'student', 'plain')]
TIMES = (1, 30, 300)
QUERIES = {'word': ('deepfake', 'deepfake'), 'Han': ('深度伪造', '深度伪造'),
           'common word': ('risk', 'risk'),
           'phrase': ('"open source"', 'open.source')}
# What is typed after the key of search; the time is that of the last one.
TYPED = {'a prefix of 1 letter': 'r', 'a prefix of 2 letters': 'ri',
         'a prefix of 3 letters': 'ris', 'a word': 'risks',
         'Han': ('风', '险'), 'a phrase': '"open source"'}
SEARCH_KEY = '&'
MB = 1e6


def shipped():
    return b'\n\n'.join(p.read_bytes() for p in TEXTS
                        if p.parts[-3] == 'en')


def make(folder):
    """The made texts: how many times over -> path."""
    blocks = re.split(rb'\n{2,}', shipped().strip())
    noise = random.Random(5)
    paths, new = {}, 0
    for times in TIMES:
        path = pathlib.Path(folder, f'english-{times}x.md')
        paths[times] = path
        if path.exists():
            continue
        with open(f'{path}.new', 'wb') as out:
            for turn in range(times):
                if turn > 0:
                    noise.shuffle(blocks)
                for block in blocks:
                    new += 1
                    out.write(block + (b' w%d\n\n' % new))
        os.rename(f'{path}.new', path)
    return paths


def size_of(folder):
    """[B] of all indexes in a cache, or of the one that is installed."""
    return sum(p.stat().st_size for p in pathlib.Path(folder).rglob('*')
               if p.is_file() and p.name != 'work.koi')


def seconds(command, env):
    start = time.monotonic()
    os.waitpid(os.posix_spawn(command[0], command, env, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)]), 0)
    return time.monotonic() - start


def built(command, more, runs):
    """Least seconds that a search takes longer because it makes the index, and
    the size of that [B]; each time in a new home."""
    took = []
    for _ in range(runs):
        with Home() as home:
            first, again = (seconds(command, home.env(**more))
                            for _ in range(2))
            took.append(first - again)
            size = size_of(home.path / 'cache')
    return max(min(took), 1e-9), size


def turns(commands, env, runs):
    """Median ms of each command; they take turns, the first one warms."""
    found = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            took = seconds(command, env) * 1e3
            if turn > 0:
                found[name].append(took)
    return {name: sorted(times)[len(times) // 2]
            for name, times in found.items()}


def press(command, env, typed, runs):
    """Median ms from the last key to the last byte of its paint. A fresh view
    each time: what was found before may not help."""
    found = []
    for _ in range(runs):
        with Session(command, env) as session:
            session.key(SEARCH_KEY)
            for key in typed[:-1]:
                session.key(key)
            found.append(session.key(typed[-1]).ms)
    found = sorted(ms for ms in found if ms is not None)
    return found[len(found) // 2] if found else None


def searched():
    """The files that `koine search` answers from: texts in six languages and
    three tiers, glossary, references, notes, figures, questions."""
    index = pathlib.Path(KOINE).resolve().parent / 'share/koine/search.koi'
    with contextlib.closing(sqlite3.connect(f'file:{index}?immutable=1',
                                            uri=True)) as db:
        return [str(pathlib.Path(SRC, 'content', name)) for name, in
                db.execute('SELECT file FROM source ORDER BY file')]


def beside_rg(table, env, runs):
    """Processes on the same files of the shipped work."""
    rg = shutil.which('rg')
    for what, (ours, theirs) in QUERIES.items():
        commands = {'koine': [KOINE, 'search', '--', ours]}
        if rg:
            commands['rg'] = [rg, '-i', '--', theirs, *searched()]
        table.ratio(f'koine search, {what} [ms]', turns(commands, env, runs),
                    'rg', most=1.5)


def keys(table, env, runs):
    """On the page of the shipped work."""
    for what, typed in TYPED.items():
        table.at_most(f'key to results, {what} [ms]',
                      {'koine': press([KOINE, 'read', '2.1', '-l', 'en'], env,
                                      typed, runs)}, 16)


def text_of(index):
    """[B] of all texts in an index: with glossary, references and notes."""
    with contextlib.closing(sqlite3.connect(f'file:{index}?immutable=1',
                                            uri=True)) as db:
        return db.execute('SELECT sum(length(CAST(text AS BLOB))) FROM doc'
                          ).fetchone()[0]


def work_index(table):
    """The installed index beside the texts it was made from."""
    index = pathlib.Path(KOINE).resolve().parent / 'share/koine/search.koi'
    if not index.exists():
        return
    text = text_of(index)
    with Home() as home:
        copy = home.path / 'content'
        shutil.copytree(pathlib.Path(SRC, 'content'), copy)
        took, _ = built([KOINE, 'search', '--content', str(copy), '--',
                         'deepfake'], {}, 3)
    table.at_least('index of the work, with keys [MB/s]',
                   {'koine': text / MB / took}, 5)
    table.at_most('index of the work: times the text',
                  {'koine': index.stat().st_size / text}, 2.5)


def growth(table, folder, runs):
    """The same text 1, 30 and 300 times over."""
    rg, base = shutil.which('rg'), {}
    for times, path in make(folder).items():
        size = path.stat().st_size
        with Home() as home:
            env = home.env(TERM='xterm-256color')
            command = [KOINE, 'search', '--in', str(path), '--', 'deepfake']
            took, index = built(command, {}, 5 if times < 100 else 1)
            table.at_least(f'index, {times} x [MB/s]',
                           {'koine': size / MB / took}, 8)
            table.at_most(f'index, {times} x: times the text',
                          {'koine': index / size}, 2.5)
            seconds(command, env)  # this home's own
            for what, (ours, theirs) in QUERIES.items():
                if what == 'Han':
                    continue
                commands = {'koine': [KOINE, 'search', '--in', str(path),
                                      '--', ours]}
                if rg:
                    commands['rg'] = [rg, '-i', '--', theirs, str(path)]
                table.grows(f'koine search, {what}, {times} x [ms]',
                            turns(commands, env, min(runs, 5)), base, what,
                            times)
            for what in ('a prefix of 1 letter', 'a prefix of 3 letters',
                         'a word', 'a phrase'):
                table.grows(f'key to results, {what}, {times} x [ms]',
                            {'koine': press([KOINE, str(path)], env,
                                            TYPED[what], 3)},
                            base, what + ' key', times)


def run(table, env, folder, runs):
    beside_rg(table, env, runs)
    work_index(table)
    keys(table, env, runs)
    growth(table, folder, runs)
