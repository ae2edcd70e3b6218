#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Texts that leave for other translators' tools and come back, and what leaves
for a class (classroom.py): exchange.py

The whole shipped content goes out and in again, in every language, tier and
format, and is byte for byte the same; edits change their own lines and nothing
else; what is damaged, foreign or in conflict is said and not written.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import classroom
import lib

LANGS = ('zh', 'en', 'fr', 'es', 'ru', 'ar')
PARTS = ('preface', '1', '2', '3', '4', '5', 'appendix')
NS = '{urn:oasis:names:tc:xliff:document:1.2}'


class Copy:
    """The shipped content in a folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=folder))
        self.content = self.folder / 'content'
        shutil.copytree(lib.SRC / 'content', self.content)

    def run(self, *args, **more):
        return lib.koine(*args, '--content', self.content, cwd=self.folder,
                         USER='somebody', **more)

    def export(self, kind, *args):
        name = f"out.{'xlf' if kind == 'xliff' else kind}"
        ran = self.run('export', kind, *args, '-o', name)
        return ran, self.folder / name

    def changed(self):
        """Names of files that are not as they are shipped."""
        names = []
        for path in sorted(self.content.rglob('*')):
            name = path.relative_to(self.content)
            if path.is_file() and (
                    not (lib.SRC / 'content' / name).exists() or
                    path.read_bytes() !=
                    (lib.SRC / 'content' / name).read_bytes()):
                names.append(str(name))
        return names

    def lines(self, name):
        """What stands in other lines than as shipped: (old, new)."""
        old = (lib.SRC / 'content' / name).read_text().split('\n')
        new = (self.content / name).read_text().split('\n')
        return [(a, b) for a, b in zip(old, new) if a != b]


def same(tests, claim, expected, got):
    tests.same(claim, *(v if isinstance(v, str) else repr(v)
                        for v in (expected, got)))


# ---- round trips -------------------------------------------------------------------

def trip(tests, copy, what, *args):
    ran, path = copy.export(*args)
    if not tests.check(f'{what} goes out', ran.status == 0, ran):
        return None
    before = path.read_bytes()
    ran = copy.run('import', path.name)
    tests.check(f'{what} comes back, nothing to change',
                ran.status == 0 and ran.out == 'nothing to change\n' and
                not ran.err, lambda: f'{ran}\n{ran.out[:500]}')
    tests.none(f'{what} leaves every byte', copy.changed())
    return before


def check_units(tests, what, data):
    """Every unit has a source, a target and what stood there; ids are once."""
    faults, seen = [], set()
    for file in ET.fromstring(data).iter(NS + 'file'):
        for unit in file.iter(NS + 'trans-unit'):
            key = file.get('category'), unit.get('id')
            if key in seen:
                faults.append(f'{key} twice')
            seen.add(key)
            if unit.find(NS + 'target') is None:
                faults.append(f'{key} without a target')
            if unit.find(NS + 'alt-trans') is None:
                faults.append(f'{key} without what stood there')
    tests.none(f'{what}: units are whole', faults)
    return len(seen)


def test_trips(tests, folder):
    def one(lang):
        copy = Copy(folder)
        units = check_units(tests, lang, trip(
            tests, copy, f'{lang} as XLIFF', 'xliff', '-l', lang))
        entries = 0
        for part in PARTS:
            data = trip(tests, copy, f'{lang} {part} as PO',
                        'po', part, '-l', lang)
            entries += data.count(b'\nmsgctxt ')
            if shutil.which('msgfmt'):
                ran = subprocess.run(
                    ['msgfmt', '--check', '-o', os.devnull, '-'], input=data,
                    capture_output=True)
                tests.check(f'{lang} {part}: msgfmt --check',
                            not ran.returncode and not ran.stderr,
                            ran.stderr.decode())
        same(tests, f'{lang}: as many units in both', units, entries)
    tests.each(one, LANGS)


def test_other_source(tests, folder):
    copy = Copy(folder)
    trip(tests, copy, 'fr from en', 'xliff', '2', '-l', 'fr', '--from', 'en')
    trip(tests, copy, 'en full from fr plain', 'po', '2.1', '-l', 'en', '-t',
         'full', '--from', 'fr:plain')
    trip(tests, copy, 'the first text', 'po', '2', '-l', 'zh', '-t', 'full',
         '--from', 'en')


def test_glossary(tests, folder):
    def one(lang):
        copy = Copy(folder)
        source = 'en' if lang == 'zh' else 'zh'
        for tier in ('full', 'plain'):
            data = trip(tests, copy, f'{lang} {tier} terms', 'tsv', '-l', lang,
                        '-t', tier, '--from', source)
            tests.none(f'{lang} {tier} terms: six fields a line', [
                line for line in data.decode().split('\n')[1:-1]
                if line.count('\t') != 5])
    tests.each(one, LANGS)
    copy = Copy(folder)
    trip(tests, copy, 'the glossary', 'tbx')
    path = copy.folder / 'out.tbx'
    path.write_text(path.read_text().replace(
        '<term>alignement</term>', '<term>mise en accord</term>', 1))
    ran = copy.run('import', 'out.tbx')
    tests.check('a term comes back', ran.status == 0 and
                ran.out == '1 text changed\n', ran)
    same(tests, 'and changes one line', 1, len(copy.lines('glossary.tbx')))
    ran, path = copy.export('tsv', '-l', 'fr')
    text = path.read_text()
    tests.check('a term goes out as it is now', '\tmise en accord\t' in text)
    path.write_text(text.replace('\tmise en accord\t', '\talignement\t'))
    copy.run('import', 'out.tsv')
    tests.none('and back again, byte for byte', copy.changed())


def test_memory(tests, folder):
    copy = Copy(folder)
    _, path = copy.export('tmx', '-l', 'ru')
    root = ET.parse(path).getroot()
    langs = {tuple(v.get('{http://www.w3.org/XML/1998/namespace}lang')
                   for v in tu) for tu in root.iter('tu')}
    same(tests, 'a memory is of two languages', {('zh', 'ru')}, langs)


# ---- edits ---------------------------------------------------------------------------

def edit_xliff(path, tier, ident, change):
    """Changes the target of a unit, and nothing else of the file."""
    text = path.read_text()
    at = text.index(f' category="{tier}"', text.index('/02-safety.md"'))
    at = text.index(f'<trans-unit id="{ident}"', at)
    start = text.index('<target', at)
    end = text.index('</target>', at)
    path.write_text(text[:start] + change(text[start:end]) + text[end:])


def edit_po(path, context, change):
    text = path.read_text()
    start = text.index('msgstr ', text.index(f'msgctxt "{context}"\n'))
    end = text.index('\n\n', start)
    path.write_text(text[:start] + change(text[start:end]) + text[end:])


def rows(copy, lang):
    return [line.split('\t') for line in
            (copy.content / lang / 'sync.tsv').read_text().split('\n')]


def check_edit(tests, what, copy, path, word):
    dry = copy.run('import', path.name, '--dry-run')
    tests.check(f'{what}: --dry-run shows it', dry.status == 0 and
                f'\n+- **{word}' in dry.out and
                dry.out.endswith('\n1 text would change\n'), dry.out)
    tests.none(f'{what}: --dry-run writes nothing', copy.changed())
    ran = copy.run('import', path.name)
    tests.check(f'{what}: is taken', ran.status == 0 and
                ran.out == '1 text changed\n' and not ran.err, ran)
    same(tests, f'{what}: two files change',
               ['fr/full/02-safety.md', 'fr/sync.tsv'], copy.changed())
    same(tests, f'{what}: one line', 1,
               len(copy.lines('fr/full/02-safety.md')))
    old, new = copy.lines('fr/sync.tsv')[0]
    same(tests, f'{what}: a review is a translation again', [
        'full', '2.1.5', 'zh/full', old.split('\t')[3], 'translated',
        'somebody'], [f for i, f in enumerate(new.split('\t'))
                      if i not in (4, 7)])
    stale = copy.run('status', '-l', 'fr', '--format', 'json')
    tests.check(f'{what}: stands as current', '"stale": 0' in stale.out or
                '"stale":0' in stale.out, stale.out[:300])
    again = copy.run('import', path.name)
    same(tests, f'{what}: twice is once', 'nothing to change\n', again.out)


def test_edits(tests, folder):
    copy = Copy(folder)
    _, path = copy.export('xliff', '2', '-l', 'fr')
    edit_xliff(path, 'full', '2.1.5/1',
               lambda s: s.replace('La direction', 'Orientation'))
    check_edit(tests, 'an edit in XLIFF', copy, path, 'Orientation')
    copy = Copy(folder)
    _, path = copy.export('po', '2', '-l', 'fr')
    edit_po(path, 'full 2.1.5/1',
            lambda s: s.replace('La direction', 'Orientation'))
    check_edit(tests, 'an edit in PO', copy, path, 'Orientation')


def test_dropped_header(tests, folder):
    """Tools drop the fields of a header that they do not know."""
    def drop(path):
        path.write_text(re.sub(r'"X-Koine-.*\n', '', path.read_text()))

    for args in (('2', '-l', 'fr'), ('2', '-l', 'fr', '--from', 'en'),
                 ('2', '-l', 'zh', '-t', 'plain'),
                 ('2', '-l', 'en', '-t', 'full', '--from', 'fr:plain')):
        copy = Copy(folder)
        _, path = copy.export('po', *args)
        kept = path.read_text()
        drop(path)
        ran = copy.run('import', path.name)
        tests.check(f'no X-Koine-*: {args}: nothing to change',
                    path.read_text() != kept and ran.status == 0 and
                    ran.out == 'nothing to change\n' and not ran.err, ran)
    copy = Copy(folder)
    _, path = copy.export('po', '2', '-l', 'fr')
    drop(path)
    edit_po(path, 'full 2.1.5/1',
            lambda s: s.replace('La direction', 'Orientation'))
    check_edit(tests, 'an edit in PO without X-Koine-*', copy, path,
               'Orientation')
    path.write_text(re.sub(r'(?m)^msgid (?!"").*(\n".*)*', 'msgid "x"',
                           path.read_text()))
    ran = copy.run('import', path.name, LANGUAGE='en')
    tests.check('a source that nothing tells is asked for', ran.status == 2 and
                "lacks 'X-Koine-Source'" in ran.err and
                ran.err.count('\n') == 1, ran)


def test_states(tests, folder):
    copy = Copy(folder)
    _, path = copy.export('xliff', '2.1.1', '-l', 'fr', '-t', 'full')
    edit_xliff(path, 'full', '2.1.1', lambda s: s.replace(
        'signed-off', 'needs-review-translation'))
    for more, said in (('--dry-run', 'the state of 1 block would change\n'),
                       ('--by=a b', 'the state of 1 block changed\n')):
        ran = copy.run('import', path.name, more, LANGUAGE='en')
        same(tests, f'{more}: a state alone is counted', said, ran.out)
    same(tests, 'a state alone touches no text', ['fr/sync.tsv'],
               copy.changed())
    same(tests, 'a state comes back', ['draft', 'a b'], next(
        r[5:7] for r in rows(copy, 'fr') if r[:2] == ['full', '2.1.1']))
    _, path = copy.export('po', '2', '-l', 'fr', '-t', 'full')
    tests.check('a draft is fuzzy', '#, fuzzy\nmsgctxt "full 2.1.1"\n'
                in path.read_text(), ran)
    path.write_text(path.read_text().replace('#, fuzzy\n', ''))
    edit_po(path, 'full 2.1.5/1',
            lambda s: s.replace('La direction', 'Orientation'))
    ran = copy.run('import', path.name, LANGUAGE='en')
    same(tests, 'a text and a state are both counted',
         '1 text changed\nthe state of 1 block changed\n', ran.out)
    same(tests, 'and translated without it', 'translated', next(
        r[5] for r in rows(copy, 'fr') if r[:2] == ['full', '2.1.1']))


def test_source_edit(tests, folder):
    """A block of the source that changes makes that unit fuzzy, everywhere."""
    copy = Copy(folder)
    source = copy.content / 'zh/full/02-safety.md'
    lines = source.read_text().split('\n')
    lines[lines.index(next(x for x in lines if x.startswith('## 2.1 '))) + 2
          ] += '新的一句。'
    source.write_text('\n'.join(lines))
    for lang in LANGS[1:]:
        _, path = copy.export('po', '2', '-l', lang, '-t', 'full')
        same(tests, f'{lang}: exactly that unit is fuzzy', ['full 2.1.1'],
                   re.findall(r'#, fuzzy\nmsgctxt "(.*)"', path.read_text()))


def test_late_source_edit(tests, folder):
    """The source changes while the translator is at work."""
    copy = Copy(folder)
    _, path = copy.export('po', '2', '-l', 'fr')
    source = copy.content / 'zh/full/02-safety.md'
    source.write_text(source.read_text().replace(
        '- **', '- **新', 1))
    edit_po(path, 'full 2.1.5/1',
            lambda s: s.replace('La direction', 'Orientation'))
    ran = copy.run('import', path.name)
    tests.check('a late edit of the source is said', ran.status == 0 and
                "the source of '2.1.5/1' has changed since" in ran.err, ran)
    same(tests, 'and the block is a draft', 'draft', next(
        r[5] for r in rows(copy, 'fr') if r[:2] == ['full', '2.1.5']))
    ran = copy.run('status', '-l', 'fr')
    tests.check('and stale', '2.1.5' in ran.out, ran.out)


def reader(copy, *args, keys):
    """The last picture of the reader after some keys."""
    script = copy.folder / 'keys'
    script.write_text(f'{keys}\nsave view\n')
    out = copy.folder / 'out'
    out.mkdir(exist_ok=True)
    copy.run(*args, '--screen=memory', f'--keys={script}', '-o', out,
             TERM='xterm-256color')
    return (out / 'view.screen').read_text().split('\n---')[0]


def test_past(tests, folder):
    """What the source said at an import is kept: :diff shows what came after."""
    for kind, edit in (('po', lambda path, change: edit_po(
            path, 'full 2.1.5/1', change)), ('xliff', lambda path, change:
            edit_xliff(path, 'full', '2.1.5/1', change))):
        copy = Copy(folder)
        _, path = copy.export(kind, '2', '-l', 'fr')
        edit(path, lambda s: s.replace('La direction', 'Orientation'))
        ran = copy.run('import', path.name, '--dry-run')
        tests.none(f'{kind}: --dry-run keeps nothing', copy.changed())
        # What the shipped texts were made from is known before.
        (copy.content / 'fr/past.tsv').unlink()
        ran = copy.run('import', path.name)
        source = copy.content / 'zh/full/02-safety.md'
        text = source.read_text()
        at = text.index('**', text.index('\n- **')) + 2
        source.write_text(text[:at] + '大的' + text[at:])
        view = reader(copy, '2.1.5', '-l', 'fr', '-t', 'full',
                      keys='type :diff\nkey Enter')
        tests.check(f'{kind}: :diff shows the words changed since an import',
                    ran.status == 0 and '{+大的+}' in view,
                    lambda: f'{ran}\n{view}')
        past = copy.content / 'fr/past.tsv'
        kept = past.read_text()
        tests.check(f'{kind}: past.tsv is sorted, each text once',
                    kept.split('\n')[1:-1] == sorted(
                        set(kept.split('\n')[1:-1])), kept[:300])
        copy.run('import', path.name)
        same(tests, f'{kind}: importing again changes nothing of it', kept,
             past.read_text())


# ---- what is not written yet ---------------------------------------------------------

def translate(path, done, want):
    """Gives every empty or copied target the text it has in `done`."""
    text, shipped = path.read_text(), done.read_text()
    if path.suffix == '.po':
        entry = r'(msgctxt "(.*)"\nmsgid (?:.*\n)+?)(msgstr (?:.+\n)+)'
        texts = {m[2]: m[3] for m in re.finditer(entry, shipped)}
        text = re.sub(entry, lambda m: m[1] + (
            texts[m[2]].strip() + '\n' if want(m[2].split()[1]) else m[3]),
            text)
    else:
        unit = r'(<trans-unit id="(.*?)".*?)<target.*?>(.*?)</target>'
        texts = {m[2]: m[3] for m in re.finditer(unit, shipped, re.S)}
        text = re.sub(unit, lambda m: m[1] + (
            f'<target state="new">{texts[m[2]]}</target>' if want(m[2])
            else m[0][len(m[1]):]), text, flags=re.S)
    path.write_text(text)


def test_new_texts(tests, folder):
    def one(case):
        kind, remove = case
        what = f'{remove} as {kind}'
        copy = Copy(folder)
        text = copy.content / 'fr/full/02-safety.md'
        if kind == 'xliff':  # whose tools can add no codes
            for path in (text, copy.content / 'zh/full/02-safety.md'):
                path.write_text(re.sub(
                    r'\[([^]]*)\]\(term:[^)]*\)|(?<!\*)\*(?!\*)', r'\1',
                    path.read_text()))
        _, path = copy.export(kind, '2', '-l', 'fr', '-t', 'full')
        done = path.rename(copy.folder / ('done' + path.suffix))
        sync = copy.content / 'fr/sync.tsv'
        whole = text.read_text()
        if remove == 'the whole text':
            shutil.rmtree(text.parent)
        else:
            start = whole.index('## 2.2 ')
            end = whole.index('## 2.3 ') if remove == 'a section' else None
            text.write_text(whole[:start] + (whole[end:] if end else ''))
        sync.write_text(''.join(
            line + '\n' for line in sync.read_text().split('\n')[:-1]
            if not line.startswith('full\t2.2.')))
        ran, path = copy.export(kind, '2', '-l', 'fr', '-t', 'full')
        ran = copy.run('import', path.name)
        tests.check(f'{what}: untranslated changes nothing',
                    ran.status == 0 and ran.out == 'nothing to change\n', ran)
        translate(path, done, lambda i: i != '2.2.3' and
                  (remove == 'the whole text' or i.startswith('2.2') or
                   remove == 'the rest' and i.startswith('2.')))
        ran = copy.run('import', path.name, '--dry-run')
        tests.check(f'{what}: half a section is left out', ran.status == 1 and
                    "section '2.2' is not written yet" in ran.err, ran)
        translate(path, done, lambda i: i == '2.2.3')
        ran = copy.run('import', path.name)
        tests.check(f'{what}: comes whole', ran.status == 0, ran)
        same(tests, f'{what}: byte for byte', whole, text.read_text())
        same(tests, f'{what}: is declared', ['translated'] * 8, [
            r[5] for r in rows(copy, 'fr') if r[0] == 'full' and
            r[1].startswith('2.2.')])
        ran = copy.run('status', '-l', 'fr')
        tests.check(f'{what}: is current', '2.2.' not in ran.out, ran.out)
    tests.each(one, [(k, r) for k in ('po', 'xliff') for r in (
        'a section', 'the rest', 'the whole text')])


# ---- what is not taken -----------------------------------------------------------------

def test_conflict(tests, folder):
    copy = Copy(folder)
    _, path = copy.export('po', '2', '-l', 'fr')
    text = copy.content / 'fr/full/02-safety.md'
    text.write_text(text.read_text().replace('La direction', 'Le cap', 1))
    ours = text.read_bytes()
    edit_po(path, 'full 2.1.5/1',
            lambda s: s.replace('La direction', 'Orientation'))
    edit_po(path, 'full 2.1.5/2', lambda s: s.replace('Le rythme', 'Tempo'))
    edit_po(path, 'full 2.1.6', lambda s: s.replace('Pour y ', 'Afin d’y '))
    ran = copy.run('import', path.name)
    tests.check('a conflict ends with 1 and shows both', ran.status == 1 and
                '<<<<<<< fr/full 2.1.5/1\n**Le cap' in ran.out and
                '\n=======\n**Orientation' in ran.out and
                '\n>>>>>>> out.po:' in ran.out, ran)
    tests.check('it is said with file and line', re.match(
        r"koine: out\.po:\d+: '2\.1\.5/1' in 'fr/full' was changed on both",
        ran.err), ran.err)
    tests.check('what was taken is counted', ran.out.endswith(
        '\n1 text changed\n'), ran.out)
    tests.check('nothing of that block is written, the rest is',
                text.read_bytes() == ours.replace(
                    'Pour y '.encode(), 'Afin d’y '.encode(), 1),
                lambda: copy.lines('fr/full/02-safety.md'))


def test_nothing_taken(tests, folder):
    """After a refusal alone nobody says that there was nothing to change."""
    for word, (old, new) in (('on both sides', ('La direction', 'Orientation')),
                             ('is not written', ('](', ']  ('))):
        copy = Copy(folder)
        _, path = copy.export('po', '2', '-l', 'fr')
        text = copy.content / 'fr/full/02-safety.md'
        if 'both' in word:
            text.write_text(text.read_text().replace(old, 'Le cap', 1))
        ours = copy.changed()
        edit_po(path, 'full 2.1.5/1' if 'both' in word else 'full 2.1.1',
                lambda s: s.replace(old, new, 1))
        for more in ((), ('--dry-run',)):
            ran = copy.run('import', path.name, *more, LANGUAGE='en')
            tests.check(f'{word} {more}: no closing line', ran.status == 1 and
                        word in ran.err and 'nothing' not in ran.out and
                        'changed' not in ran.out, lambda: f'{ran}\n{ran.out}')
        same(tests, f'{word}: nothing is written', ours, copy.changed())


def test_refused(tests, folder):
    copy = Copy(folder)
    _, path = copy.export('po', '2', '-l', 'fr')
    good = path.read_text()
    edit_po(path, 'full 2.1.1', lambda s: s.replace('La ', 'Une '))
    path.write_text(path.read_text() + '\nmsgid "x\n')
    ran = copy.run('import', path.name)
    line = path.read_text().count('\n')
    tests.check('what is damaged at its end is refused whole',
                ran.status == 2 and not ran.out and ran.err ==
                f'koine: out.po:{line}: a string in quotes is expected\n', ran)
    path.write_text(good)
    ran = copy.run('import', path.name, KOINE_SECURE='1')
    tests.check('KOINE_SECURE writes nothing', ran.status == 2 and
                'KOINE_SECURE' in ran.err, ran)
    ran = copy.run('export', 'po', '2', '-l', 'fr', '-o', 'x.po',
                   KOINE_SECURE='1')
    tests.check('KOINE_SECURE exports no file', ran.status == 2 and
                not (copy.folder / 'x.po').exists(), ran)
    with open(copy.folder / 'big.xlf', 'wb') as file:
        file.truncate(100 << 20)
    ran = copy.run('import', 'big.xlf')
    tests.check('100 MB are refused', ran.status == 2 and ran.err, ran)
    for args in (('export', 'xliff'), ('export', 'epub', '-l', 'fr'),
                 ('export', 'po', '-l', 'fr'),
                 ('export', 'xliff', '-l', 'fr,en'),
                 ('export', 'xliff', '-l', 'zh', '-t', 'full'),
                 ('export', 'xliff', '-l', 'fr', '--from', 'fr'),
                 ('export', 'xliff', '9.9', '-l', 'fr'),
                 ('import', 'none.po'), ('import', 'notes.doc')):
        ran = copy.run(*args)
        tests.check(f"{' '.join(args)} is refused in one line",
                    ran.status == 2 and ran.err.count('\n') == 1, ran)
    tests.none('and nothing was written by any of them', copy.changed())


def test_read_only(tests, folder):
    """All files or none."""
    for name in ('sync.tsv', 'past.tsv'):
        copy = Copy(folder)
        _, path = copy.export('po', '2', '-l', 'fr')
        for tier in ('full', 'plain'):
            edit_po(path, f'{tier} 2.1.1', lambda s: s.replace('L', 'Ll', 1))
        (copy.content / 'fr' / name).unlink(missing_ok=True)
        (copy.content / 'fr' / name).mkdir()
        ran = copy.run('import', path.name)
        tests.check(f'{name}: what cannot be written is said',
                    ran.status == 2 and ran.err.count('\n') == 1, ran)
        tests.none(f'{name}: and no text is', copy.changed())


def main():
    tests = lib.Tests('exchange')
    with tempfile.TemporaryDirectory() as folder:
        for test in (test_trips, test_other_source, test_glossary,
                     test_memory, test_edits, test_dropped_header, test_states,
                     test_source_edit, test_late_source_edit, test_past, test_new_texts,
                     test_conflict, test_nothing_taken,
                     test_refused, test_read_only):
            test(tests, folder)
        classroom.test(tests, pathlib.Path(folder), Copy(folder))
    return tests.end()


if __name__ == '__main__':
    sys.exit(main())
