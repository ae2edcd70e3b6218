#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden files by stage: golden.py [WORD...] (only cases with such a WORD).

tests/golden/TOPIC/CASE.md is shown by koine at each stage whose expected file
stands beside it: CASE.w80.txt, .w40.txt, .w80.ansi, .html, .json, .md2. No file:
the stage is not claimed. CASE.args may hold more options. .md2 is the text as
Markdown; the Markdown of that must be the same again.

tests/golden/TOPIC/CASE.args without a CASE.md is a whole command; expected are
CASE.out and, if it complains or fails, CASE.err ("status N", then what it says).
{unwritten} there is the shipped content without some of its texts.

UPDATE=1 rewrites the expected files there are, NEW=w80.txt,html makes those
that are missing. Read what it wrote: a wrong golden is worse than none.
"""
import os
import shlex
import sys
import tempfile

import lib

ROOT = lib.SRC / 'tests/golden'
NEW = [s for s in os.environ.get('NEW', '').split(',') if s]
STAGES = {
    'html': ['--format', 'html'],
    'json': ['--format', 'json'],
    'md2': ['--format', 'markdown'],
}
for _w in (20, 40, 80):
    STAGES[f'w{_w}.txt'] = ['--format', 'text', '--width', str(_w)]
    STAGES[f'w{_w}.ansi'] = ['--format', 'ansi', '--color', 'always',
                             '--width', str(_w)]


class Case:
    """One stem: a text (CASE.md) or a command (CASE.args alone)."""

    def __init__(self, stem):
        self.stem = stem
        self.name = str(stem.relative_to(ROOT))
        self.text = stem.with_name(stem.name + '.md')
        self.args = self.read('args').decode().split('\n')[0]
        self.is_text = self.text.exists()

    def file(self, stage):
        return self.stem.with_name(f'{self.stem.name}.{stage}')

    def read(self, stage):
        path = self.file(stage)
        return path.read_bytes() if path.exists() else b''


def compare(tests, case, stage, got):
    """Compares, or writes if that was asked for. Nothing if not claimed."""
    path = case.file(stage)
    if lib.UPDATE and path.exists() or stage in NEW and not path.exists():
        path.write_bytes(got)
    if path.exists():
        tests.same(f'{case.name}.{stage}',
                   path.read_bytes().decode('utf8', 'backslashreplace'),
                   got.decode('utf8', 'backslashreplace'))


def run_text(tests, case):
    more = shlex.split(case.args)
    for stage, options in STAGES.items():
        if not case.file(stage).exists() and stage not in NEW:
            continue
        ran = lib.koine('show', f'./{case.text.name}', *options, *more,
                        cwd=case.text.parent)
        if tests.check(f'{case.name}.{stage} runs',
                       ran.status == 0 and not ran.err, ran):
            compare(tests, case, stage, ran.bytes)
    if case.file('md2').exists():
        ran = lib.koine('show', '-', '--format', 'markdown', *more,
                        stdin=case.read('md2'))
        tests.same(f'{case.name}.md2 again',
                   case.read('md2').decode(), ran.out)


def run_command(tests, case, unwritten):
    args = case.args.replace('{unwritten}', str(unwritten))
    ran = lib.koine(*shlex.split(args), cwd=case.stem.parent,
                    stdin=b'')
    err = b'' if ran.status == 0 and not ran.err else (
        f'status {ran.status}\n{ran.err}'.encode())
    if err and not case.file('err').exists() and 'err' not in NEW:
        tests.check(f'{case.name} runs', False, ran)
    if err or case.file('err').exists():
        compare(tests, case, 'err', err)
    compare(tests, case, 'out', ran.bytes)


def main(words):
    tests = lib.Tests('golden')
    stems = {p.with_name(p.name[:-len(p.suffix)])
             for pattern in ('*/*.md', '*/*.args') for p in ROOT.glob(pattern)}
    cases = [Case(s) for s in sorted(stems)]
    if words:
        cases = [c for c in cases if any(w in c.name for w in words)]
    with tempfile.TemporaryDirectory() as folder:
        unwritten = lib.copy_unwritten(folder)
        tests.each(lambda c: run_text(tests, c) if c.is_text
                   else run_command(tests, c, unwritten), cases)
    orphans = [p.name for p in ROOT.glob('*/*.*')
               if not any(p.name.startswith(c.stem.name + '.') and
                          p.parent == c.stem.parent for c in cases)]
    if not words:
        tests.none('every expected file belongs to a case', orphans)
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
