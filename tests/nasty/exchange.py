# SPDX-License-Identifier: MIT
"""Exports as tools damage them: one line with file and line, and of what is
damaged nothing is imported; in a file that is refused, nothing of it all."""
import hashlib
import re
import shutil

import lib

BOM = b'\xef\xbb\xbf'
UNIT = 'id="2.1.1"'  # of the language and tier exported


def digest(content):
    """What stands in every file."""
    return {str(p.relative_to(content)): hashlib.sha1(p.read_bytes()).digest()
            for p in content.rglob('*') if p.is_file()}


class Exports:
    """The shipped content, and an export of each kind."""

    def __init__(self, box):
        self.box = box
        self.content = box.folder('exchange') / 'content'
        shutil.copytree(lib.SRC / 'content', self.content)
        self.before = digest(self.content)
        self.good = {}
        for kind, args in (
                ('xlf', ('xliff', '2.1', '-l', 'fr', '-t', 'full')),
                ('po', ('po', '2.1', '-l', 'fr', '-t', 'full')),
                ('tbx', ('tbx',)), ('tsv', ('tsv', '-l', 'fr'))):
            out = box.path / f'good.{kind}'
            done = box.run('export', *args, '-o', out,
                           '--content', self.content)
            box.tests.check(f'exchange: {kind} goes out', done.status == 0,
                            done)
            self.good[kind] = out.read_bytes()

    def claim(self, name, file, data, says, status=2):
        """An import that is refused whole: says has {line} in it or none."""
        path = self.box.file(f'exchange/{self.box.folder("in").name}/{file}',
                             data)
        claim = f'exchange: {name}'
        self.box.claim(claim, 'import', path, '--content', self.content,
                       status=status, says=says)
        after = digest(self.content)
        self.box.tests.none(f'{claim}: nothing is written', sorted(
            n for n in {**after, **self.before}
            if after.get(n) != self.before.get(n)))

    def damaged(self, kind, old, new, after=''):
        """The export with one thing changed, and the line that is in."""
        text = self.good[kind].decode()
        start = text.index(after) if after else 0
        at = text.index(old, start)
        return ((text[:at] + new + text[at + len(old):]).encode(),
                text[:at].count('\n') + 1)


def target_of(text, unit):
    """The target of a unit of XLIFF: (start, end) of what is in it."""
    at = text.index(f'<trans-unit {unit}')
    start = text.index('>', text.index('<target', at)) + 1
    return start, text.index('</target>', start)


def codes(exports):
    """Codes of XLIFF: changed, foreign, nested, twice, missing."""
    text = exports.good['xlf'].decode()
    start, end = target_of(text, UNIT)
    target = text[start:end]
    code = re.search(r'<x id="([^"]*)"[^>]*/>', target)
    exports.box.tests.check('exchange: the unit has a code', code, target)
    whole, name = code[0], code[1]
    line = text[:text.index(f'<trans-unit {UNIT}')].count('\n') + 1
    for what, new, says in (
            ('changed', whole.replace(name, 'ref:9999'), 'ref:9999'),
            ('foreign', '<x id="http://evil/"/>', 'http://evil/'),
            ('missing', '', name), ('twice', whole * 2, name),
            ('nested', f'<g id="b7">{whole}<g id="b7">x</g></g>', 'b7'),
            ('crossed', f'<ex id="b7"/>{whole}<bx id="b7"/>', 'b7'),
            ('unknown element', f'{whole}<sub>x</sub>', "'sub'")):
        data = text[:start] + target.replace(whole, new, 1) + text[end:]
        exports.claim(f'code {what}', 'in.xlf', data,
                      [f'in.xlf:{line}: ', "'2.1.1'", says], status=1)


def xliff(exports):
    def one(what, data, says, status=2):
        exports.claim(f'XLIFF: {what}', 'in.xlf', data, says, status)
    good = exports.good['xlf'].decode()
    head, root = good.split('<xliff', 1)
    for what, doctype in (
            ('a DTD', '<!DOCTYPE xliff>\n'),
            ('an external DTD', '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">\n'),
            ('entities', '<!DOCTYPE xliff [<!ENTITY a "b">]>\n')):
        line = head.count('\n') + 1
        one(what, head + doctype + '<xliff' + root, f'in.xlf:{line}: DOCTYPE')
    for what, old, new, says in (
            ('a foreign id', UNIT, 'id="9.9.9"', "'9.9.9'"),
            ('an id that climbs', UNIT, 'id="../2.1.1"', "'../2.1.1'"),
            ('the id of another unit', 'id="2.1.2"', UNIT, 'twice')):
        data, line = exports.damaged('xlf', f'trans-unit {old}',
                                     f'trans-unit {new}')
        one(what, data, [f'in.xlf:{line}: ', says], 1 if 'twice' != says else 2)
    for what, old, new in (
            ('a foreign text', 'original="', 'original="../'),
            ('a foreign language', 'target-language="fr"',
             'target-language="xx"'),
            ('a foreign tier', 'category="full"', 'category="huge"')):
        data, line = exports.damaged('xlf', old, new)
        one(what, data, f'in.xlf:{line}: ')
    one('version 2', '<xliff version="2.0"/>\n', 'in.xlf:1: ')
    one('cut short', good[:len(good) // 2], 'in.xlf:')
    one('no XML', 'PK\3\4', 'in.xlf:1: ')
    one('100 MB', head.encode() + b' ' * (100 << 20), ["in.xlf'", 'too large'])
    one('deep', good.replace('</target>', '<g id="b1">' * 100_000, 1),
        'in.xlf:')


def po(exports):
    good = exports.good['po'].decode()
    context = good.index('\nmsgctxt "full 2.1.1"\n') + 1
    start = good.index('msgstr ', context)
    end = good.index('\n\n', start)
    line = good[:start].count('\n') + 1

    def one(what, text, says, status=2, shift=0):
        exports.claim(f'PO: {what}', 'in.po', good[:start] + text + good[end:],
                      [f'in.po:{line + shift}: ', says], status)
    for what, text in (('two plural forms', 'msgstr[0] "a"\nmsgstr[1] "b"'),
                       ('a plural form too many', 'msgstr[7] "a"'),
                       ('a plural without a number', 'msgstr[] "a"')):
        one(what, text, 'plural')
    for what, text in (('an unknown escape', r'msgstr "a\q"'),
                       ('an escape of the quote', r'msgstr "a\"'),
                       ('a byte by its number', r'msgstr "\x1b"')):
        one(what, text, 'escape')
    one('an open string', 'msgstr "a', 'quotes')
    one('a quote inside', 'msgstr "a" b"', 'quote')
    one('two texts', 'msgstr "a"\nmsgstr "b"', 'out of order', shift=1)
    one('merge conflict', '<<<<<<< ours\nmsgstr "a"', 'no line')
    exports.claim('PO: a wrong id', 'in.po', good.replace(
        'msgctxt "full 2.1.1"', 'msgctxt "full 9.9.9"', 1),
        ['in.po:', "'9.9.9'"], 1)
    exports.claim('PO: a tier twice', 'in.po', good.replace(
        'msgctxt "full 2.1.2"', 'msgctxt "full 2.1.1"', 1),
        ['in.po:', 'twice'])
    exports.claim('PO: another charset', 'in.po', good.replace(
        'charset=UTF-8', 'charset=KOI8-R', 1), 'in.po:2: ')
    exports.claim('PO: UTF-16', 'in.po', good.encode('utf-16'), 'in.po:1: ')
    exports.claim('PO: cut in a letter', 'in.po', re.sub(
        'é', '\udcc3', good, count=1).encode('utf8', 'surrogateescape'),
        ['in.po:', 'UTF-8'])


def terms(exports):
    def tbx(what, data, says):
        exports.claim(f'TBX: {what}', 'in.tbx', data, says)

    def tsv(what, data, says, status=2):
        exports.claim(f'TSV: {what}', 'in.tsv', data, says, status)
    tbx('the older dialect', '<?xml version="1.0"?>\n<!-- v2 -->\n'
        '<martif type="TBX-Basic" xml:lang="en"><text><body/></text></martif>',
        'in.tbx:3: this is not TBX v3')
    for what, old, new in (('the style DCT', 'style="dca"', 'style="dct"'),
                           ('no style', 'style="dca"', '')):
        data, line = exports.damaged('tbx', old, new)
        tbx(what, data, 'in.tbx:')
    tbx('a DTD', exports.good['tbx'].replace(
        b'<tbx', b'<!DOCTYPE tbx SYSTEM "TBXcoreStructV02.dtd">\n<tbx', 1),
        'DOCTYPE')
    good = exports.good['tsv'].decode()
    first, second, *rest = good.split('\n')
    comma = '\n'.join(','.join(f'"{c}"' for c in row.split('\t'))
                      for row in (second, *rest))
    tsv('CSV with BOM', BOM + f'source,target\n{comma}'.encode(),
        'in.tsv:1: ')
    tsv('CSV with BOM below the first line',
        BOM + f'{first}\n{comma}'.encode(), 'in.tsv:2: ')
    tsv('UTF-16 with BOM', good.encode('utf-16'), 'in.tsv:1: ')
    tsv('BOM alone', BOM, 'in.tsv:1: ')
    tsv('a field less', f'{first}\n{second.rpartition(chr(9))[0]}\n',
        'in.tsv:2: ')
    tsv('a line twice', f'{first}\n{second}\n{second}\n', 'in.tsv:3: ')
    fields = second.split('\t')
    fields[3] = 'no-such-concept'
    tsv('a foreign concept', f'{first}\n' + '\t'.join(fields) + '\n',
        ['in.tsv:2: ', 'no-such-concept'], 1)
    exports.claim('a CSV by its name', 'in.csv', BOM + b'a,b\n', 'in.csv')
    done = exports.box.claim(
        'exchange: TSV with BOM and CRLF is fine', 'import',
        exports.box.file('bom/in.tsv', BOM + good.replace(
            '\n', '\r\n').encode()), '--content', exports.content)
    exports.box.tests.check('exchange: TSV with BOM and CRLF changes nothing',
                            done.out == 'nothing to change\n', done)


def run(box):
    exports = Exports(box)
    codes(exports)
    xliff(exports)
    po(exports)
    terms(exports)
