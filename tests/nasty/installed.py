# SPDX-License-Identifier: MIT
"""An installation whose compiled work, locales or catalogues are spoiled.

A copy of the program with data of its own beside it. Whatever is wrong there,
the sources or English do instead.
"""
import os
import random
import shutil
import struct

import lib
from nasty import screen

VIEWS = [['show', '2.1', '-l', 'zh'], ['toc', '-l', 'en'], ['ref', '88'],
         ['term', 'risk', '-l', 'en'], ['cite', 'A03', '-l', 'en'],
         ['show', '2.1', '-l', 'en', '-f', 'json']]


def remove(path):
    """Whatever is there, if anything."""
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


class Installation:
    """PATH/koine with PATH/share/koine: content, locales, catalogues."""

    def __init__(self, box, name):
        self.box = box
        self.path = box.folder(name)
        self.koine = self.path / 'koine'
        self.data = self.path / 'share/koine'
        shutil.copy2(lib.KOINE, self.koine)
        self.data.mkdir(parents=True)
        shutil.copytree(lib.SRC / 'content', self.data / 'content')
        shutil.copytree(lib.SRC / 'locales', self.data / 'locales')
        (self.data / 'locale').mkdir()
        self.work = self.data / 'work.koi'
        box.run('compile', '-o', self.work, koine=self.koine)
        self.good = self.work.read_bytes()

    def views(self):
        return [self.box.run(*args, koine=self.koine).out for args in VIEWS]


def spoiled_work(good):
    """name: bytes of work.koi that must not be believed."""
    noise = random.Random(5)
    rows = {f'{part} of 16': good[:len(good) * part // 16]
            for part in range(16)}
    rows |= {f'{n} bytes': good[:n] for n in (1, 7, 8, 12, 16, 40, 60, 207,
                                              208, 209)}
    rows |= {
        'another magic': b'KOINEWK9' + good[8:],
        'another version': good[:8] + struct.pack('<I', 2) + good[12:],
        'no sections': good[:12] + struct.pack('<I', 0) + good[16:],
        'all sections': good[:12] + b'\xff' * 4 + good[16:],
        'huge places': good[:32] + b'\xff' * 16 + good[48:],
        'text': b'This is no compiled work.\n' * 100,
        'noise': noise.randbytes(len(good)),
        'zeros': bytes(len(good)),
    }
    for number in range(40):
        data = bytearray(good)
        for _ in range(noise.randrange(1, 4)):
            # Half of them in the table at the front.
            at = noise.randrange(208 if number % 2 else len(data))
            data[at] ^= 1 << noise.randrange(8)
        rows[f'mutant {number}'] = bytes(data)
    return rows


def works(box):
    installation = Installation(box, 'work')
    want = installation.views()
    box.tests.check('installed: the sources give what the compiled work does',
                    all(want), want)

    def look(name):
        label = f'installed: work.koi {name}'
        for args, text in zip(VIEWS, want):
            done = box.claim(f'{label}, {args[0]}', *args,
                             koine=installation.koine)
            box.tests.same(f'{label}, {args[0]} is as ever', text, done.out)

    for name, data in spoiled_work(installation.good).items():
        installation.work.write_bytes(data)
        look(f'is {name}')
    for name, make in {'missing': lambda p: None, 'a folder':
                       lambda p: p.mkdir(), 'a FIFO': os.mkfifo, 'a device':
                       lambda p: p.symlink_to('/dev/zero')}.items():
        remove(installation.work)
        make(installation.work)
        look(f'is {name}')
    remove(installation.work)
    installation.work.write_bytes(installation.good)
    with open(installation.data / 'content/glossary.tbx', 'a') as f:
        f.write('<!-- newer than work.koi -->\n')
    look('is older than its sources')


# ---- locales --------------------------------------------------------------

CONFS = {
    'empty': b'', 'noise': random.Random(9).randbytes(5000),
    'bad bytes': b'tag = zh\nquotes = \xff \xfe \x80 \xc0\n',
    'an unknown key': b'tag = zh\nfont = Comic Sans\n',
    'no equals': b'this is no locale\n',
    'escapes': b'tag = \x1b[31m\nquotes = \x1b]0;x\x07 \xc2\x9b '
               b'\xe2\x80\xae x\nfields_a = \x1b[31m|\x07|\xc2\x9b|'
               b'\xe2\x80\xae\n',
    'a loop of fallbacks': b'tag = zh\nfallback = zh\n',
    'odd line breaks': b'tag = zh\nline_break = ' + b'x' * 5000 + b'\n',
    'a rule of ICU': b'tag = zh\nline_break = zh@lb=nonsense;x=%s%n\n',
    'NUL': bytes(5000), 'UTF-16': 'tag = zh\n'.encode('utf-16'),
    'huge sets': b'no_start = ' + '、'.encode() * 200_000 + b'\n',
    'long folds': b'fold = ' + b'a>b ' * 50_000 + b'\n',
    'wrong code points': b'drop = U+110000 U+D800 U+FFFFFFFF U+\n',
    '2 MB': b'#\n' * 1_000_000,
}


def locales(box):
    installation = Installation(box, 'locales')
    path = installation.data / 'locales/zh.conf'
    for name, data in CONFS.items():
        path.write_bytes(data)
        label = f'installed: zh.conf of {name}'
        for args in VIEWS:
            box.claim(f'{label}, {args[0]}', *args, koine=installation.koine)
        box.run_clean(f'{label}, doctor', 'doctor', koine=installation.koine)
        screen.claim(box, label, 'save a\nkey t\nsave b\nkey Esc\nkey /\ntype '
                     '风险\nkey Enter\nsave c\n', '2.1', '-l', 'zh',
                     koine=installation.koine)
    for name, make in {'missing': lambda p: None, 'a folder':
                       lambda p: p.mkdir(), 'a FIFO': os.mkfifo}.items():
        remove(path)
        make(path)
        for args in VIEWS:
            box.claim(f'installed: zh.conf is {name}, {args[0]}', *args,
                      koine=installation.koine)
    shutil.rmtree(installation.data / 'locales')
    for args in VIEWS:
        box.claim(f'installed: no locales at all, {args[0]}', *args,
                  koine=installation.koine)


# ---- catalogues -----------------------------------------------------------

TERM = ['term', 'no such word']
SAID = 'no term'


def catalogue(pairs, header='Content-Type: text/plain; charset=UTF-8\n'):
    """The bytes of a .mo file."""
    pairs = sorted({'': header, **pairs}.items())
    pairs = [(a.encode('utf8', 'surrogateescape'),
              b.encode('utf8', 'surrogateescape')) for a, b in pairs]
    at = 28 + 16 * len(pairs)
    tables, data = [b'', b''], b''
    for which in (0, 1):
        for pair in pairs:
            tables[which] += struct.pack('<II', len(pair[which]),
                                         at + len(data))
            data += pair[which] + b'\0'
    return struct.pack('<7I', 0x950412de, 0, len(pairs), 28,
                       28 + 8 * len(pairs), 0, 28) + b''.join(tables) + data


def catalogues():
    message = "no term '%.*s'"
    good = catalogue({message: "kein Wort '%.*s'"})
    plural = 'Plural-Forms: nplurals=2; plural={};\n'
    noise = random.Random(13)
    rows = {
        'that is empty': b'', 'of noise': noise.randbytes(5000),
        'of text': b'msgid "x"\nmsgstr "y"\n',
        'that asks for more': catalogue({message: '%s%s%s%n%.*s'}),
        'that writes': catalogue({message: '%n%n%n'}),
        'that asks for another': catalogue({message: '%s'}),
        'with huge widths': catalogue({message: "%999999999.*s"}),
        'that divides by zero': catalogue({}, plural.format('n/0')),
        'that divides by n': catalogue({}, plural.format('n%(n-n)')),
        'with deep plurals': catalogue({}, plural.format('(' * 50_000 + 'n')),
        'with 2^32 plurals': catalogue({}, 'Plural-Forms: nplurals=4294967296;'
                                       ' plural=n;\n'),
        'of another charset': catalogue({message: "\udce9"},
                                        'Content-Type: text/plain; '
                                        'charset=ISO-8859-1\n'),
        'of bad bytes': catalogue({message: "\udcff\udcfe '%.*s'"}),
        'of escapes': catalogue({message: "\x1b[31m\x07\x9b\u202e '%.*s'"}),
        'of 5 MB': good + bytes(5_000_000),
        'with places outside': good[:12] + b'\xff\xff\xff\x7f' + good[16:],
        'with a huge count': good[:8] + b'\xff\xff\xff\xff' + good[12:],
        'of the other order': struct.pack('>7I', *struct.unpack(
            '<7I', good[:28])) + good[28:],
    }
    rows |= {f'cut to {n}': good[:n] for n in range(0, len(good), 9)}
    for number in range(40):
        data = bytearray(good)
        for _ in range(noise.randrange(1, 5)):
            data[noise.randrange(len(data))] = noise.randrange(256)
        rows[f'mutant {number}'] = bytes(data)
    return rows


def translations(box):
    installation = Installation(box, 'catalogues')
    path = installation.data / 'locale/zh.mo'
    path.write_bytes(catalogue({"no term '%.*s'": "kein Wort '%.*s'"}))
    box.claim('installed: a good catalogue is used', *TERM, status=1,
              says="kein Wort 'no such word'", koine=installation.koine,
              LANGUAGE='zh')
    for name, data in catalogues().items():
        path.write_bytes(data)
        box.claim(f'installed: a catalogue {name}', *TERM, status=1, says=[],
                  koine=installation.koine, LANGUAGE='zh')


def run(box):
    works(box)
    locales(box)
    translations(box)
