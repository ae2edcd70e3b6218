# SPDX-License-Identifier: MIT
"""State databases that are damaged, foreign, newer, locked or read-only.

The reader shows the page whatever the database is. A damaged one is moved
aside byte for byte, another program's or a newer one is left as it is, and
either is said on the bottom row.
"""
import contextlib
import os
import random
import sqlite3
import tempfile

import lib
from nasty import screen

NOBODY = 65534
PLACE = ['2.1', '-l', 'en', '--ui', 'en']
KEPT, MOVED, USED = range(3)
WRITE = 'save start\nkey m a\nsave marked\nkey j\nsave later\n'
MAKE = 'key m a\nkey j\nkey m b\nkey q\n'


def make(box):
    """The bytes of a good database, as koine leaves it."""
    with lib.Home() as home:
        seen = screen.claim(box, 'state: a good database is made', MAKE,
                            *PLACE, home=home)
        path = screen.folder_of(home) / 'state.db'
        box.tests.check('state: the database is there', path.exists(), seen)
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        return path.read_bytes()


def changed(good, statement):
    """The good database with something else in its header or tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'state.db')
        with open(path, 'wb') as f:
            f.write(good)
        with contextlib.closing(sqlite3.connect(path)) as db:
            for part in statement.split(';'):
                db.execute(part)
            db.commit()
            db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        with open(path, 'rb') as f:
            return f.read()


def foreign():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'x.db')
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.execute('CREATE TABLE recipes (name TEXT)')
            db.commit()
        with open(path, 'rb') as f:
            return f.read()


def damaged(good):
    """name: bytes of databases that are no good any more."""
    noise = random.Random(7)
    page = 4096
    rows = {
        'text': b'This is no database, but a letter to my aunt.\n' * 200,
        'noise': noise.randbytes(20_000),
        'half a page': good[:2048],
        'a header alone': good[:100],
        'half of it': good[:len(good) // 2],
        'a page short': good[:-page],
        'a tail of zeros': good[:-2 * page] + bytes(2 * page),
        'all zeros': bytes(len(good)),
        'a bad magic': b'SQLite format 4' + good[15:],
        'a bad page size': good[:16] + b'\x00\x03' + good[18:],
        'noise in the first page': good[:200] + noise.randbytes(600) +
                                   good[800:],
        'noise after the first page': good[:page] + noise.randbytes(
            len(good) - page),
    }
    return rows


def families(folder):
    """(the files called state.db*, the files moved aside), each with bytes."""
    here, aside = {}, {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_file():
            data = path.read_bytes() if os.access(path, os.R_OK) else None
            (aside if '.corrupt-' in path.name else here)[path.name] = data
    return here, aside


def spoiled(box, name, data, fate, extra=None):
    """One run over a spoiled database, which is to be KEPT, MOVED or USED."""
    label = f'state: {name}'
    with lib.Home() as home:
        folder = screen.folder_of(home)
        folder.mkdir(mode=0o700)
        for ending, more in {'': data, **(extra or {})}.items():
            (folder / f'state.db{ending}').write_bytes(more)
        seen = screen.claim(box, label, WRITE, *PLACE, home=home)
        box.tests.check(f'{label}: the page is shown',
                        '2.1' in seen.text('start') and
                        'Responding' in seen.text('start'), seen)
        here, aside = families(folder)
        said = ' '.join(seen.bottom(s) for s in ('start', 'marked', 'later'))
        if fate == USED:
            return
        if fate == KEPT:
            box.tests.check(f'{label}: left as it is', not aside and
                            here.get('state.db') == data, list(here))
            box.tests.check(f'{label}: said', 'state.db' in said, seen)
            return
        was_lost = here.get('state.db') != data and data not in aside.values()
        box.tests.check(f'{label}: nothing is lost', not was_lost,
                        f'{list(here)} {list(aside)}')
        if aside:
            box.tests.check(f'{label}: that it was moved is said',
                            'state.db' in said, seen)


def mutants(box, good, count=60):
    """Any few bytes wrong: never a crash, and what is whole stays readable."""
    noise = random.Random(11)

    def one(number):
        data = bytearray(good)
        for _ in range(noise.randrange(1, 12)):
            data[noise.randrange(len(data))] = noise.randrange(256)
        with lib.Home() as home:
            folder = screen.folder_of(home)
            folder.mkdir(mode=0o700)
            (folder / 'state.db').write_bytes(data)
            screen.claim(box, f'state: mutant {number}', WRITE + 'key B\n'
                         "key Esc\nkey ' a\nsave end\n", *PLACE, home=home)
    for number in range(count):
        one(number)


def locked(box, good):
    """Another process holds it all the time."""
    with lib.Home() as home:
        folder = screen.folder_of(home)
        folder.mkdir(mode=0o700)
        path = folder / 'state.db'
        path.write_bytes(good)
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.execute('BEGIN EXCLUSIVE')
            db.execute("INSERT INTO setting VALUES ('x', 'y')")
            seen = screen.claim(box, 'state: locked', WRITE, *PLACE,
                                home=home)
            db.commit()
        box.tests.check('state: locked: the page is shown',
                        'Responding' in seen.text('start'), seen)
        box.tests.check('state: locked: the mark is not called saved',
                        'saved' not in seen.bottom('marked'), seen)
        screen.said(box, 'state: locked', seen, 'marked', 'state.db')
        _, aside = families(folder)
        box.tests.check('state: locked: not moved aside', not aside,
                        list(aside))
        with contextlib.closing(sqlite3.connect(path)) as db:
            rows = db.execute('SELECT count(*) FROM mark').fetchone()[0]
        box.tests.check('state: locked: its rows are there', rows >= 2, rows)


class NobodysHome(lib.Home):
    """A home of one who may not do everything, for tests run by root."""

    def __enter__(self):
        super().__enter__()
        self.user = NOBODY if os.geteuid() == 0 else os.geteuid()
        for path in [self.path, *self.path.iterdir()]:
            os.chown(path, self.user, -1)
        return self


def read_only(box, good):
    with NobodysHome() as home:
        folder = screen.folder_of(home)
        folder.mkdir(mode=0o700)
        path = folder / 'state.db'
        path.write_bytes(good)
        path.chmod(0o444)
        for each in (path, folder):
            os.chown(each, home.user, -1)
        folder.chmod(0o555)
        seen = screen.claim(box, 'state: read-only', WRITE, *PLACE, home=home)
        box.tests.check('state: read-only: the page is shown',
                        'Responding' in seen.text('start'), seen)
        screen.said(box, 'state: read-only', seen, 'start', 'state.db')
        screen.said(box, 'state: read-only', seen, 'marked', 'state.db')
        box.tests.check('state: read-only: untouched',
                        path.read_bytes() == good and
                        os.listdir(folder) == ['state.db'],
                        os.listdir(folder))


def odd_files(box):
    """What stands where the database should be."""
    for name, build in {
            'a folder': lambda p: p.mkdir(),
            'a FIFO': os.mkfifo,
            'a link to itself': lambda p: p.symlink_to(p.name),
            'a link elsewhere': lambda p: p.symlink_to('../../elsewhere.db'),
            'a device': lambda p: p.symlink_to('/dev/zero')}.items():
        with lib.Home() as home:
            folder = screen.folder_of(home)
            folder.mkdir(mode=0o700)
            build(folder / 'state.db')
            label = f'state: {name}'
            seen = screen.claim(box, label, WRITE, *PLACE, home=home)
            box.tests.check(f'{label}: the page is shown',
                            'Responding' in seen.text('start'), seen)
            said = seen.bottom('start') + seen.bottom('marked')
            box.tests.check(f'{label}: said', 'state.db' in said, seen)
            box.tests.check(f'{label}: nothing is made elsewhere',
                            not (home.path / 'elsewhere.db').exists())


def run(box):
    good = make(box)
    for name, data in damaged(good).items():
        spoiled(box, name, data, MOVED)
    spoiled(box, 'a log of noise', good, USED,
            {'-wal': random.Random(3).randbytes(9000)})
    spoiled(box, 'a journal of noise', good, USED,
            {'-journal': random.Random(4).randbytes(9000)})
    spoiled(box, 'of a newer koine', changed(
        good, 'PRAGMA user_version = 99'), KEPT)
    spoiled(box, 'of a newer koine with other tables', changed(
        good, 'PRAGMA user_version = 2; ALTER TABLE mark RENAME TO flag'),
        KEPT)
    spoiled(box, "another program's", foreign(), KEPT)
    spoiled(box, "another program's by its id", changed(
        good, 'PRAGMA application_id = 1234'), KEPT)
    spoiled(box, 'its tables gone', changed(good, 'DROP TABLE mark'), USED)
    spoiled(box, 'odd rows', changed(
        good, "UPDATE place SET block = 'no.such.block' || char(27), lang = "
        "'xx' || char(155), tier = 'y', offset = 99999999; INSERT INTO setting"
        " VALUES ('lang', char(27) || '[31m')"), USED)
    mutants(box, good)
    locked(box, good)
    read_only(box, good)
    odd_files(box)
