#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Exports in the hands of other programs: interop.py [FOLDER]

OmegaT, translate-toolkit, i18nspector, jing, xmllint and gift-pegjs, each where
it is installed (`make interop` installs them); FOLDER has the OASIS schema of
XLIFF 1.2 and node_modules. What is not there is named and left out.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import classroom
import exchange
import lib

# Of koine there is no address to write to, and none is made up.
PO_HEADER = ('invalid-last-translator', 'no-report-msgid-bugs-to-header-field')
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir>
<source_dir_excludes/><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH</source_lang>
<target_lang>FR</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="t" creationtoolversion="1"
segtype="paragraph" o-tmf="t" adminlang="EN" srclang="ZH"
datatype="plaintext"/><body><tu><tuv lang="ZH"><seg>{}</seg></tuv>
<tuv lang="FR"><seg>{}</seg></tuv></tu></body></tmx>
"""
TOOLKIT = """
import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
for unit in store.units:
    if unit.target == sys.argv[3]:
        unit.target = sys.argv[4]
store.savefile(sys.argv[2])
"""
# Of each question what it is made of, as the parser tells it.
PEGJS = """
const parser = require(process.argv[1] + '/node_modules/gift-pegjs');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
console.log(JSON.stringify(parser.parse(text).map(q => q.type === 'Category' ?
    [q.type, q.title] : [q.type, q.id, q.title, q.stem.format, q.stem.text,
        q.choices.map(c => [c.isCorrect, c.text.text,
            c.feedback ? c.feedback.text : ''])])));
"""
# What xmllint knows nothing of is HTML's from 5 on.
HTML5 = tuple(f'Tag {tag} invalid' for tag in (
    'section', 'footer', 'figure', 'figcaption', 'bdi'))


def has(tests, *names):
    """True if all of these programs are there."""
    missing = [n for n in names if not shutil.which(n)]
    if missing:
        print(f"  {tests.name}: {', '.join(missing)} not installed, left out")
    return not missing


def run(*args, **more):
    done = subprocess.run([str(a) for a in args], capture_output=True,
                          encoding='utf8', errors='replace',
                          timeout=lib.HANG, **more)
    return done.returncode, done.stdout + done.stderr


def first_plain(copy):
    """A text without codes: the heading of 2.1."""
    for line in (copy.content / 'fr/full/02-safety.md').read_text().split('\n'):
        if line.startswith('## 2.1 '):
            return line[len('## 2.1 '):]
    return ''


def check_back(tests, what, copy, name, changed):
    ran = copy.run('import', name, '--dry-run')
    tests.check(f'{what} comes back', ran.status == 0 and (
        '+## 2.1 Tout autre titre\n' in ran.out if changed
        else ran.out == 'nothing to change\n'), lambda: f'{ran}{ran.out[:800]}')


def test_schema(tests, copy, folder):
    schema = folder / 'xliff-core-1.2-strict.xsd' if folder else None
    if not schema or not schema.exists():
        print(f'  {tests.name}: no schema of XLIFF, left out')
        return
    if has(tests, 'xmllint'):
        for lang in exchange.LANGS:
            _, path = copy.export('xliff', '-l', lang)
            status, out = run('xmllint', '--nonet', '--noout', '--schema',
                              schema, path)
            tests.check(f'{lang}: XLIFF is valid, strictly', status == 0,
                        out[:500])


def test_jing(tests, copy):
    if has(tests, 'jing'):
        _, path = copy.export('tbx')
        status, out = run('jing', lib.SRC / 'content/schema/glossary.rng',
                          path)
        tests.check('TBX is valid', status == 0, out[:500])


def test_i18nspector(tests, copy):
    if not has(tests, 'i18nspector'):
        return
    for lang in exchange.LANGS:
        for part in exchange.PARTS:
            _, path = copy.export('po', part, '-l', lang)
            _, out = run('i18nspector', path)
            tests.none(f'{lang} {part}: i18nspector', [
                line for line in out.split('\n')
                if line and not any(tag in line for tag in PO_HEADER)])


def test_toolkit(tests, copy):
    if not has(tests, 'xliff2po'):
        return
    text = first_plain(copy)
    for kind in ('xliff', 'po'):
        _, path = copy.export(kind, '2', '-l', 'fr')
        for changed in (False, True):
            name = f'toolkit{path.suffix}'
            status, out = run(
                '/usr/bin/python3', '-c', TOOLKIT, path, copy.folder / name,
                text if changed else '', 'Tout autre titre')
            tests.check(f'{kind} goes through translate-toolkit',
                        status == 0, out)
            check_back(tests, f'{kind} from translate-toolkit', copy, name,
                       changed)


def test_omegat(tests, copy):
    if not has(tests, 'omegat'):
        return
    _, path = copy.export('xliff', '2', '-l', 'fr', '-t', 'full')
    _, terms = copy.export('tsv', '-l', 'fr')
    for changed in (False, True):
        project = copy.folder / f'project{changed}'
        for name in ('source', 'target', 'tm', 'glossary', 'omegat',
                     'dictionary'):
            (project / name).mkdir(parents=True)
        (project / 'omegat.project').write_text(PROJECT)
        shutil.copy(path, project / 'source/f.xlf')
        shutil.copy(terms, project / 'glossary/terms.tsv')
        if changed:
            (project / 'omegat/project_save.tmx').write_text(
                MEMORY.format(first_plain(copy), 'Tout autre titre'))
        status, out = run('omegat', '--mode=console-translate',
                          f'--config-dir={copy.folder}/config', project)
        tests.check('XLIFF goes through OmegaT', status == 0, out[-500:])
        check_back(tests, 'XLIFF from OmegaT', copy,
                   f'{project.name}/target/f.xlf', changed)


def pegjs_as_read(rows):
    """As classroom.read_gift gives it."""
    questions, category = [], None
    for row in rows:
        if row[0] == 'Category':
            category = row[1]
        else:
            kind, ident, title, form, text, options = row
            questions.append((category, ident, title, text, [
                (is_right, t, reply) for is_right, t, reply in options]))
            if kind != 'MC' or form != 'markdown':
                questions.append(f'{title} is {kind}, {form}')
    return questions


def test_gift(tests, copy, folder):
    if not folder or not (folder / 'node_modules/gift-pegjs').exists():
        print(f'  {tests.name}: gift-pegjs not installed, left out')
        return
    if not has(tests, 'node'):
        return
    nasty = exchange.Copy(copy.folder)
    (nasty.content / 'en/quiz/02-safety.md').write_text(classroom.NASTY)
    for what, of, lang in [(l, copy, l) for l in exchange.LANGS] + [
            ('nasty', nasty, 'en')]:
        _, path = of.export('gift', '-l', lang)
        status, out = run('node', '-e', PEGJS, folder, path)
        if tests.check(f'{what}: gift-pegjs reads GIFT', status == 0,
                       out[:800]):
            want = classroom.read_gift(path.read_text())
            got = pegjs_as_read(json.loads(out))
            tests.none(f'{what}: and takes it as it is meant', [
                (a, b) for a, b in zip(want, got) if a != b])
            exchange.same(tests, f'{what}: all of it', len(want), len(got))


def test_html(tests, copy):
    if not has(tests, 'xmllint'):
        return
    for kind in ('handout', 'cloze'):
        for lang in exchange.LANGS:
            _, path = copy.export(kind, '2.3', '-l', lang, '-f', 'html',
                                  '--answers')
            _, out = run('xmllint', '--html', '--nonet', '--noout', path)
            tests.none(f'{lang} {kind}: xmllint --html', [
                l for l in out.split('\n') if 'HTML parser error' in l and
                not any(tag in l for tag in HTML5)])


def main(folder=None):
    tests = lib.Tests('interop')
    with tempfile.TemporaryDirectory() as scratch:
        copy = exchange.Copy(scratch)
        folder = folder and pathlib.Path(folder).resolve()
        test_schema(tests, copy, folder)
        test_gift(tests, copy, folder)
        test_html(tests, copy)
        test_jing(tests, copy)
        test_i18nspector(tests, copy)
        test_toolkit(tests, copy)
        test_omegat(tests, copy)
        tests.none('no text was changed by any', copy.changed())
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
