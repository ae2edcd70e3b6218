#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Screens and sessions on the memory screen.

A case is a key script (see src/tui/script.h) whose lines `#: ARGS` each begin a
run of `koine ARGS` with the keys below it; the runs of a case share one home,
so that what one leaves the next finds; ARGS may begin with another command that
opens the reader (`present 2.1`). `#! COMMAND` between runs is run by sh
in that home ($STATE is koine's state folder). tests/screen/CASE.NAME.screen is
what `save NAME` must give; UPDATE=1 writes it anew. Sessions have assertions in
words and no golden files. {unwritten} among ARGS is the shipped content without
some of its texts; {home} the case's home, {src} the tree: in commands too.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import lib



def runs_of(path):
    """[(args or None, first line number, lines, shell command)]"""
    runs = []
    for number, line in enumerate(path.read_text('utf8').splitlines(), 1):
        if line.startswith('#: '):
            runs.append([line[3:].split(), number, [], None])
        elif line.startswith('#! '):
            runs.append([None, number, [], line[3:]])
        elif runs and runs[-1][0] is not None:
            runs[-1][2].append(line)
    return runs


def compare(tests, case, out, golden):
    for made in sorted(out.glob('*.screen')):
        if made.stem == 'failed':
            continue
        want = golden / f'{case}.{made.stem}.screen'
        text = made.read_text('utf8')
        if lib.UPDATE:
            want.write_text(text, 'utf8')
        have = want.read_text('utf8') if want.exists() else ''
        tests.same(f'{case}: the screen {made.stem} is as it was', have, text)


def run_speech(tests, case, number, lines, args):
    """Line mode: `type TEXT` is a line, `key Enter` an empty one; `expect` and
    `reject` look at what the last line brought. The session is played anew up
    to each line, in a home of its own each time, so nothing needs a clock."""
    typed, before, after, note = [], '', '', ''
    for offset, line in enumerate(lines, 1):
        word, _, rest = line.strip().partition(' ')
        if word == 'note':
            note = rest
        elif word in ('type', 'key'):
            typed.append(rest if word == 'type' else '')
            before = after
            with lib.Home() as fresh:
                ran = lib.koine('--speech', *args, home=fresh, cwd=lib.SRC,
                                stdin=('\n'.join(typed) + '\n').encode())
            after = ran.out
            tests.check(f'{case}:{number + offset}: koine ends well',
                        ran.status == 0, ran)
        elif word in ('expect', 'reject'):
            new = after[len(os.path.commonprefix([before, after])):]
            tests.check(f'{case}:{number + offset}: {note}: {line}',
                        (rest in new) == (word == 'expect'), new)
            tests.check(f'{case}:{number + offset}: no escape sequence',
                        '\033' not in after)


def run_case(tests, path, unwritten):
    case = path.stem
    with lib.Home() as home:
        for args, number, lines, command in runs_of(path):
            def fill(text):
                return text.replace('{unwritten}', str(unwritten)).replace(
                    '{home}', str(home.path)).replace('{src}', str(lib.SRC))
            args = args and [fill(a) for a in args]
            if args is None:
                env = home.env(STATE=str(home.path / 'state/koine'))
                done = subprocess.run(['sh', '-c', fill(command)], env=env,
                                      cwd=home.path, capture_output=True)
                tests.check(f'{case}:{number}: {command}', done.returncode == 0,
                            (done.stdout + done.stderr).decode('utf8', 'replace'))
                continue
            if '--speech' in args:
                run_speech(tests, case, number, lines,
                           [a for a in args if a != '--speech'])
                continue
            script = home.path / path.name
            # The line numbers of messages are those of the whole file.
            script.write_text('\n' * number + '\n'.join(lines) + '\n', 'utf8')
            out = home.path / 'out'
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            env = dict(a.split('=', 1) for a in args if '=' in a and
                       not a.startswith('-'))
            args = [a for a in args if '=' not in a or a.startswith('-')]
            ran = lib.koine('--screen=memory', f'--keys={script}', '-o', out,
                            *args, home=home, cwd=lib.SRC,
                            **{'TERM': 'xterm-256color', **env})
            failed = out / 'failed.screen'
            picture = failed.read_text('utf8') if failed.exists() else ''
            tests.check(f'{case}:{number}: koine {" ".join(args)}',
                        ran.status == 0, f'{ran}\n{picture}')
            compare(tests, case, out, path.parent)


def main():
    tests = lib.Tests('screen')
    root = lib.SRC / 'tests'
    wanted = sys.argv[1:]
    paths = sorted(root.glob('screen/*.keys')) + sorted(
        root.glob('sessions/*.keys'))
    paths = [p for p in paths if not wanted or p.stem in wanted]
    with tempfile.TemporaryDirectory() as folder:
        unwritten = lib.copy_unwritten(folder)
        tests.each(lambda path: run_case(tests, path, unwritten), paths)
    return tests.end()


if __name__ == '__main__':
    sys.exit(main())
