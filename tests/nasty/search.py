# SPDX-License-Identifier: MIT
"""Searching: hostile queries, texts, and indexes in the cache.

There is no wrong query: it finds something (0) or nothing (1). Whatever lies in
the cache, the same is found.
"""
import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import sqlite3
import threading

import lib
from nasty.state import NobodysHome
from nasty.texts import BROKEN, CONTROLS, PAYLOADS

EN = ['-l', 'en']
FORMATS = ('text', 'ansi', 'json')
LONG = 100_000  # the system takes no word much longer

QUERIES = [
    '', ' ', '\t\n', '"', '""', '"""', "'", "''", '*', '**', '-', '--', '---',
    '=', '==', '~', '~~', '~*', '=*', '-*', '-"', '="', '~"', '" OR *',
    'OR', 'OR OR', 'a OR', 'OR a', 'a OR OR b', '-a', '-a -b', '- a', 'a -',
    'AND', 'NOT', 'NEAR', 'NEAR(', 'NEAR(a b, 3)', 'a NEAR/3 b', '^a', 'a^2',
    'a:b', ':', '::', 'lang:', 'lang:xx', 'lang:ru lang:', 'tier:', 'tier:x',
    'in:', 'in:nowhere', 'in:2.1', 'in:../../etc', 'ref:', 'ref:x', 'ref:-1',
    'ref:99999999999999999999', 'term:', 'term:nothing', 'words:risk',
    'words_1:risk', '{words} : risk', '-{marks} : risk', '(risk)', 'risk)',
    '((((', '))))', '[a-z]+', '(a+)+$', '(x+x+)+y', '.*', '\\', '\\"', '\\n',
    '%', '_', '%s%n%d', '$(id)', '`id`', ';', '|', '&', '<script>', '&#27;',
    "'; DROP TABLE doc; --", '" UNION SELECT text FROM doc --', '" OR 1=1 --',
    'risk" AND "a', 'risk" OR words : "a', '""risk""', '"risk', 'risk"',
    '"a" "b', '\u201crisk', 'risk\u201d', '\u201erisk\u201c', '«risk', '»risk«',
    '"risk*"', '=risk*', '~risk*', '-risk*', '~"a b"', '="a b"', '-"a b"',
    '-=a', '=-a', '~=a', '- -a', '--a', 'OR -a', 'a OR -b', '~ a', '= a',
    '\u0301', '\u0301' * 50, 'a' + '\u0301' * 5000, '\u064b\u0651',
    '"\u0301"', '~\u0301', '\u200d', '\ufeff', '\u00ad', '\u202e', '\u2066a',
    '\u202eksir', '\U0001f468\u200d\U0001f469', '\U000e0041', '\ufdfa' * 100,
    '中', '中*', '~中', '=中', '"中"', '中' * 500, '的' * 3, 'の', 'ภาษา',
    '가각', '漢字 かな', '\u1100' * 200, 'ﬁ', 'ß', 'İ', 'ſ', 'Å', '\uffff',
    '0', '1.5.2.', '-1', '+1', '10,5', '١٢', '１２', '²', '½', "l'", "'l", "d''",
    'a-', '-a-', 'a--b', 'a-b-c-d', "o'clock", 'x_y', 'http://x/?a=b&c#d',
    'koine', '../../../etc/passwd', '/dev/zero', 'AaAaAa', 'aaa*', 'a* b* c*',
]


def long_ones():
    """Much of one thing: cut at some point, never slow."""
    return {
        'a word': 'x' * LONG, 'words': 'risk ' * (LONG // 5),
        'other words': ' '.join(f'w{i}' for i in range(LONG // 7)),
        'quotes': '"' * LONG, 'phrases': '"a b" ' * (LONG // 6),
        'an open phrase': '"' + 'a ' * (LONG // 2), 'stars': '*' * LONG,
        'prefixes': 'a* ' * (LONG // 3), 'parts': '~a ' * (LONG // 3),
        'nots': '-a ' * (LONG // 3), 'minuses': '-' * LONG,
        'alternatives': 'a OR ' * (LONG // 5), 'ORs': 'OR ' * (LONG // 3),
        'brackets': '(' * LONG, 'limits': 'in:2.1 ' * (LONG // 7),
        'languages': 'lang:ru ' * (LONG // 8),
        'terms': 'term:x ' * (LONG // 7), 'Han': '中' * (LONG // 3),
        'Arabic': 'سلام ' * (LONG // 9), 'marks': '\u0301' * (LONG // 2),
        'marks on a letter': 'e' + '\u0301' * (LONG // 2),
        'joiners': 'a\u200d' * (LONG // 4), 'blanks': ' ' * LONG,
        'ligatures': '\ufdfa' * (LONG // 3), 'apostrophes': "l'" * (LONG // 2),
        'hyphens': 'a-' * (LONG // 2), 'syllables': 'xian' * (LONG // 4),
        'vowels': 'a' * LONG, 'consonants': 'shch' * (LONG // 4),
        'colons': 'a:' * (LONG // 2), 'escapes': '\x1b[31m' * (LONG // 5),
    }


def query(box, name, words, *more):
    """One query in one format; found or not, nothing else happens."""
    done = box.run('search', *EN, *more, '--', words)
    label = f'search: {name}'
    box.judge(label, done, 1 if done.status == 1 else 0,
              [] if done.status == 1 else None)


def queries(box):
    rows = [(ascii(q)[:60], q) for q in QUERIES]
    rows += [(f'{name} {form}', shape.replace('{}', payload))
             for name, payload in PAYLOADS.items()
             for form, shape in {'alone': '{}', 'quoted': '"{}"',
                                 'a part': '~{}', 'a form': '={}',
                                 'a place': 'in:{}'}.items()]
    rows += [(f'U+{c:04X}', f'x{chr(c)}y') for c in CONTROLS if c]
    rows += [(f'the bytes {data.hex(" ")[:40]}', b'risk ' + data)
             for data in BROKEN if b'\0' not in data]
    rows += [(f'100 KB of {name}', text) for name, text in long_ones().items()]
    box.tests.each(lambda row: [query(box, f'{row[0]}, {f}', row[1], '-f', f)
                                for f in FORMATS], rows)
    for name, words in rows[:40]:
        query(box, f'{name}, every language', words, '-l', 'all')


def options(box):
    """Numbers at their ends, and what does not go together."""
    for more in (['--limit', '0'], ['--limit', '1'], ['--limit', '1000000'],
                 ['--context', '0'], ['--context', '100'], ['--width', '10'],
                 ['--width', '1000'], ['--bidi', 'visual', '--width', '10'],
                 ['--context', '100', '--width', '10'], ['-t', 'plain'],
                 ['-l', 'zh,ar', '--ascii'], ['-l', 'all', '--limit', '1']):
        box.claim(f'search: {" ".join(more)}', 'search', 'AI', *more)
    for args, says in (
            (['search'], ['search', 'QUERY']),
            (['search', 'a', '--limit', '-1'], ['--limit', "'-1'"]),
            (['search', 'a', '--limit', '1000001'], ['--limit']),
            (['search', 'a', '--context', '101'], ['--context']),
            (['search', 'a', '-l', 'xx'], ["'xx'", 'zh']),
            (['search', 'a', '-t', 'plian'], ["'plain'"]),
            (['search', 'a', '-f', 'html'], ["'html'", 'text|json']),
            (['search', 'a', '--in', 'no-such.md'], ['no-such.md']),
            (['search', 'a', '--in', '/dev/zero'], ['/dev/zero']),
            (['search', 'a', '--in', '.'], ["'.'"]),
            (['search', 'a', '--content', './nowhere'], ['nowhere'])):
        box.claim(f'search: koine {" ".join(args)}', *args, status=2,
                  says=says)
    box.claim('search: a file when secure', 'search', 'a', '--in',
              box.file('secure.md', 'a\n'), status=2, says='KOINE_SECURE',
              KOINE_SECURE='1')


# ---- texts ----------------------------------------------------------------

SHAPES = {
    'text': 'needle {} needle\n', 'heading': '# needle {}\n\nneedle\n',
    'code': '```{}\nneedle {}\n```\n', 'list': '- needle {}\n',
    'a link': '[needle {}](<http://x/{}> "{}")\n',
    'an image': '![needle {}](</{}> "{}")\n', 'HTML': '<b>needle {}</b>\n',
}


def text(box, name, data, *more):
    path = box.file(f'text-{hashlib.sha1(data).hexdigest()}.md', data)
    for fmt in FORMATS:
        box.claim(f'search: a text with {name}, {fmt}', 'search', '--in', path,
                  '-f', fmt, *more, 'needle')


def texts(box):
    bad = list(PAYLOADS.values()) + [f'x{chr(c)}y' for c in CONTROLS]
    rows = [(name, '\n\n'.join(shape.replace('{}', p) for p in bad).encode())
            for name, shape in SHAPES.items()]
    rows += [(f'{name}, as references', '\n\n'.join(shape.replace(
        '{}', ''.join(f'&#{ord(c)};' for c in p)) for p in bad).encode())
        for name, shape in SHAPES.items()]
    rows += [(f'the bytes {data.hex(" ")[:40]}', b'needle A' + data + b'Z\n')
             for data in BROKEN if b'\0' not in data]
    rows += [
        ('a long line', b'x ' * 300_000 + b'needle' + b' y' * 300_000),
        ('a long word', b'x' * 500_000 + b' needle ' + b'y' * 500_000),
        ('many needles', b'needle ' * 100_000),
        ('many blocks', b'needle\n\n' * 20_000),
        ('many words', b' '.join(b'w%d' % i for i in range(100_000)) +
         b' needle'),
        ('marks', 'needle' .encode() + '\u0301'.encode() * 20_000),
        ('nothing else', b'needle'),
    ]
    box.tests.each(lambda row: text(box, *row), rows)
    name = 'a\x1b[31mb\u202e.md'
    path = box.file(f'names/{name}', 'needle\n')
    for fmt in FORMATS:
        box.claim(f'search: a file of a hostile name, {fmt}', 'search', '--in',
                  path, '-f', fmt, 'needle')


def content(box):
    """A work whose blocks, titles and references hold escapes."""
    copy = box.path / 'escapes'
    shutil.copytree(lib.SRC / 'content', copy)
    for path in copy.glob('en/*/02-safety.md'):
        whole = path.read_text('utf8')
        path.write_text(whole.replace(' risk', ' &#27;[31m&#155;2J&#8238;risk')
                        .replace('# 2.2 ', '# 2.2 \u202e\x9b31m'), 'utf8')
    references = copy / 'references.xml'
    references.write_text(references.read_text('utf8').replace(
        '<title xml:lang="en">', '<title xml:lang="en">&#155;31m&#8238;'),
        'utf8')
    for words in ('risk', 'in:2 ~is', 'report', '"AI"'):
        for fmt in FORMATS:
            done = box.run('search', '--content', copy, *EN, '-f', fmt,
                           '--limit', '0', '--context', '5', words)
            box.judge(f'search: a work with escapes, {words}, {fmt}', done, 0,
                      [] if done.err else None)


# ---- the cache ------------------------------------------------------------

def found(box, home, name, path, **more):
    """What is found in a text, which is the same whatever the cache holds."""
    done = box.claim(name, 'search', '--in', path, '-f', 'json', 'needle',
                     home=home, **more)
    return done.out


def indexes(home):
    """The files of indexes in the cache."""
    folder = pathlib.Path(home.path) / 'cache/koine'
    return [p for p in folder.rglob('*') if p.is_file()] \
        if folder.is_dir() else []


def spoil(path, data):
    path.unlink()
    path.write_bytes(data)


def changed(path, statement):
    with contextlib.closing(sqlite3.connect(path)) as db:
        for part in statement.split(';'):
            db.execute(part)
        db.commit()


def spoilers(good):
    noise = random.Random(13)
    rows = {
        'of no bytes': lambda p: spoil(p, b''),
        'of text': lambda p: spoil(p, b'a letter to my aunt\n' * 500),
        'of noise': lambda p: spoil(p, noise.randbytes(50_000)),
        'a header alone': lambda p: spoil(p, good[:100]),
        'half of it': lambda p: spoil(p, good[:len(good) // 2]),
        'with noise inside': lambda p: spoil(
            p, good[:4096] + noise.randbytes(len(good) - 4096)),
        'of another program': lambda p: changed(
            p, 'PRAGMA application_id = 1'),
        'of a newer koine': lambda p: changed(p, 'PRAGMA user_version = 99'),
        'without texts': lambda p: changed(p, 'DELETE FROM doc'),
        'without tables': lambda p: changed(p, 'DROP TABLE doc'),
        'with another text': lambda p: changed(
            p, "UPDATE doc SET text = char(27) || '[31m needle' || char(155)"),
        'a folder': lambda p: (p.unlink(), p.mkdir()),
        'a FIFO': lambda p: (p.unlink(), os.mkfifo(p)),
        'a link to itself': lambda p: (p.unlink(), p.symlink_to(p.name)),
        'a link elsewhere': lambda p: (p.unlink(), p.symlink_to('/dev/zero')),
        'a link to a file': lambda p: (
            p.unlink(), (p.parents[2] / 'mine').write_bytes(b'mine'),
            p.symlink_to('../../mine')),
        'with a log of noise': lambda p: pathlib.Path(f'{p}-wal').write_bytes(
            noise.randbytes(9000)),
        'with a journal of noise': lambda p: pathlib.Path(
            f'{p}-journal').write_bytes(noise.randbytes(9000)),
        'that may not be read': lambda p: p.chmod(0),
    }
    for number in range(30):
        data = bytearray(good)
        for _ in range(noise.randrange(1, 12)):
            data[noise.randrange(len(data))] = noise.randrange(256)
        rows[f'mutant {number}'] = lambda p, d=bytes(data): spoil(p, d)
    return rows


TEXT = ('# One\n\nA needle in a haystack.\n\n## Two\n\nNeedles; 干草堆里的针.\n\n'
        + 'More text stands here.\n\n' * 5000)  # a smaller one is not kept
# What is damaged so that it cannot be told from a good one may find something
# else, but nothing raw.
LIES = ('without texts', 'with another text')


def caches(box):
    path = box.file('haystack.md', TEXT)
    with lib.Home() as home:
        want = found(box, home, 'search: a text is indexed', path)
        files = indexes(home)
        box.tests.check('search: the index of a text is in the cache',
                        len(files) == 1 and 's1.1' in want, files)
        box.tests.same('search: a kept index finds the same', want,
                       found(box, home, 'search: a kept index', path))
        if not files:
            return
        good = files[0].read_bytes()
        place = files[0].relative_to(home.path)
    box.tests.each(lambda row: spoiled(box, path, place, good, want, *row),
                   spoilers(good).items(), jobs=4)


def spoiled(box, path, place, good, want, name, spoiler):
    label = f'search: an index {name}'
    with lib.Home() as home:
        kept = home.path / place
        kept.parent.mkdir(parents=True, mode=0o700)
        kept.write_bytes(good)
        spoiler(kept)
        for time in ('once', 'twice'):
            if name in LIES or name.startswith('mutant'):
                box.run_clean(f'{label}, {time}', 'search', '--in', path,
                              'needle', home=home)
            else:
                box.tests.same(f'{label}, {time}: finds the same', want, found(
                    box, home, f'{label}, {time}', path))
        mine = home.path / 'cache/mine'
        box.tests.check(f'{label}: writes through no link',
                        not mine.exists() or mine.read_bytes() == b'mine')


def no_cache(box):
    """In memory, without a word: search works, it is only slower."""
    path = box.file('uncached.md', TEXT)
    box.file('in-the-way', 'x')
    with lib.Home() as home:
        want = found(box, home, 'search: with a cache', path)
        for name, env in {
                'no home': {'HOME': None, 'XDG_CACHE_HOME': None},
                'a cache in /proc': {'XDG_CACHE_HOME': '/proc'},
                'a cache below a file': {
                    'XDG_CACHE_HOME': str(box.path / 'in-the-way/x')},
                'a cache of 5,000 letters': {
                    'XDG_CACHE_HOME': '/' + 'a' * 5000}}.items():
            box.tests.same(f'search: {name}: finds the same', want, found(
                box, home, f'search: {name}', path, **env))
    with NobodysHome() as home:
        home.path.chmod(0o755)
        (home.path / 'cache').chmod(0o555)
        mine = home.path / 'uncached.md'
        mine.write_text(TEXT, 'utf8')
        mine.chmod(0o644)
        done = box.run('search', '--in', mine, '-f', 'json', 'needle',
                       home=home, cwd='/')
        box.judge('search: a cache that may not be written', done, 0, None)
        box.tests.same('search: a cache that may not be written: finds the '
                       'same', want, done.out)


def at_once(box):
    """Eight at the same moment, with no index yet: each finds all, one index
    is left, and nothing beside it."""
    path = box.file('together.md', TEXT * 20)
    with lib.Home() as home:
        outs = []

        def one():
            outs.append(found(box, home, 'search: at the same time', path))
        threads = [threading.Thread(target=one) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        box.tests.check('search: at the same time: all find the same',
                        len(outs) == 8 and len(set(outs)) == 1,
                        [len(o) for o in outs])
        box.tests.check('search: at the same time: one index is left',
                        len(indexes(home)) == 1, indexes(home))


def edits(box):
    """A content folder that changes between two searches."""
    copy = box.path / 'edited'
    shutil.copytree(lib.SRC / 'content', copy)
    part = copy / 'en/full/02-safety.md'
    args = ['search', '--content', copy, *EN, '-f', 'json', '--limit', '0']
    with lib.Home() as home:
        first = box.claim('search: a content folder', *args, 'risk', home=home)
        box.claim('search: a word that is not there yet', *args, 'zyxwvut',
                  home=home, status=1, says='zyxwvut')
        part.write_text(part.read_text('utf8').replace(
            ' risks', ' zyxwvuts'), 'utf8')
        done = box.claim('search: a word written since', *args, 'zyxwvut',
                         home=home)
        box.tests.check('search: a word written since is found',
                        '"id": "2.' in done.out, done)
        now = box.claim('search: a word rewritten since', *args, 'risk',
                        home=home)
        box.tests.check('search: a word rewritten since is found less often',
                        0 < now.out.count('"id"') < first.out.count('"id"'),
                        now.out.count('"id"'))


def untouched(box):
    """The installed index is only read."""
    share = pathlib.Path(lib.KOINE).resolve().parent / 'share/koine'
    before = {p.name: p.read_bytes() for p in share.iterdir() if p.is_file()}
    yield
    after = {p.name: p.read_bytes() for p in share.iterdir() if p.is_file()}
    box.tests.check('search: what is installed is untouched',
                    before == after, [before.keys(), after.keys()])


def run(box):
    with contextlib.contextmanager(untouched)(box):
        queries(box)
        options(box)
    texts(box)
    content(box)
    caches(box)
    no_cache(box)
    at_once(box)
    edits(box)
