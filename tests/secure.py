#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""KOINE_SECURE=1, command by command: secure.py [WORD...] (only such claims).

Every command, every option of it, every word its usage names, every action and
every :command stands in the tables below: FREE does its work, REFUSED ends with
status 2 (in the reader: a line on the bottom row) that names KOINE_SECURE. In
every run nothing is written but in the state's folder and no program is started.
What the help has and no table is a failure: who adds an option decides.
"""
import os
import re
import sys

import lib
import ptydrive
from pty import Session

FREE, REFUSED, ANY = 'free', 'refused', 'any'  # ANY: may end as it likes

# command: its class, and words with which it works
COMMANDS = {
    'read': (FREE, ['2.1']),
    'show': (FREE, ['2.1']),
    'toc': (FREE, []),
    'search': (FREE, ['risk']),
    'term': (FREE, ['risk']),
    'ref': (FREE, ['1']),
    'cite': (FREE, ['2.1']),
    'present': (FREE, ['2.1']),
    'console': (ANY, []),  # nobody presents
    'quiz': (FREE, ['2.1']),
    'check': (FREE, ['2.1']),
    'status': (FREE, []),
    'sync': (REFUSED, ['2.1', '-l', 'fr']),
    'export': (FREE, ['tsv', '-l', 'fr', '--from', 'en']),
    'new-language': (REFUSED, ['pt']),
    'import': (REFUSED, ['export.xlf']),
    'doctor': (FREE, []),
    'forget': (FREE, []),
    'help': (FREE, []),
    'compile': (REFUSED, ['-o', 'work.koi']),  # in no help
}
# Words of a usage that are no metavariables: their class.
WORDS = {word: FREE for word in '''all report keys xliff po tbx tsv tmx sheet
         handout cloze gift anki'''.split()}
# What stands between a command and a file.
BETWEEN = {'export': ['sheet']}
# Metavariables: a file is refused wherever it may stand.
OPERANDS = {'PLACE': FREE, 'FILE': REFUSED, 'QUERY': FREE, 'WORD': FREE,
            'N': FREE, 'M': FREE, 'COMMAND': FREE, 'EXPORT': REFUSED,
            'KEPT': FREE, 'KIND': FREE, 'LANG': FREE, 'LESSON': FREE}
# option: its class and a value; None is a flag
OPTIONS = {
    '--help': (FREE, None), '--version': (FREE, None),
    '--ui': (FREE, 'fr'), '--content': (REFUSED, '.'),
    '--lang': (FREE, 'en'), '--tier': (FREE, 'plain'),
    '--width': (FREE, '60'), '--bidi': (FREE, 'off'),
    '--ascii': (FREE, None), '--color': (FREE, 'never'),
    '--format': (FREE, 'json'), '--output': (REFUSED, 'written'),
    '--in': (REFUSED, 'open.md'), '--limit': (FREE, '3'),
    '--context': (FREE, '2'), '--with': (FREE, 'zh'),
    '--as': (FREE, '40x20,16,ar'), '--watch': (FREE, None),
    '--speech': (FREE, None), '--no-state': (FREE, None),
    '--screen': (ANY, 'memory'), '--keys': (REFUSED, 'script.keys'),
    '--size': (FREE, '60x20'), '--rule': (FREE, 'numbers'),
    '--severity': (FREE, 'error'), '--fail-under': (FREE, '1'),
    '--from': (FREE, 'en'), '--state': (FREE, 'draft'),
    '--by': (FREE, 'someone'), '--dry-run': (FREE, None),
    '--projector': (FREE, None), '--terms': (FREE, None),
    '--answers': (FREE, None), '--profile': (FREE, 'ana'),
    '--yes': (FREE, None), '--completion': (FREE, 'bash'),
    '--next': (FREE, None), '--pseudo': (FREE, 'accented'),
    '--changed': (FREE, None), '--budget': (FREE, '40m'), '--feed': (REFUSED, 'open.md'),
}
# Actions of the reader that KOINE_SECURE switches off; and what they say.
ACTIONS_REFUSED = {'edit', 'declare', 'suspend', 'lesson'}
ACTIONS_FREE = set('''
    line-down line-up page-down page-up half-down half-up start end percent
    next-section prev-section next-part prev-part find find-back find-next
    find-prev search focus-next focus-prev hints open close back contents index
    mark go-mark bookmarks languages lang-flip lang-1 lang-2 lang-3 lang-4
    lang-5 lang-6 tier-up tier-down tier-block side lock all-languages table
    left right marks quiz class cards copy copy-cited finding-next finding-prev
    stale-next stale-prev bidi theme where sources present blank white
    spotlight spacing command help close-layer quit redraw speak question
    clock'''.split())
VERBS_FREE = {'lang': 'fr', 'tier': 'plain', 'with': 'zh', 'theme': 'dark',
              'bidi': 'off', 'changes': '', 'diff': '', 'invisibles': '',
              'search': 'risk', 'rate': '10'}
VERBS_REFUSED = {'lesson': 'mine.md'}

# Programs that koine, or a shell, might start. Each leaves a file behind.
SPIES = ('vi', 'editor', 'nano', 'sh', 'bash', 'xclip', 'wl-copy', 'xsel',
         'xdg-open', 'spd-say', 'speech-dispatcher', 'espeak', 'espeak-ng',
         'less', 'man', 'git')


class Room:
    """A home, a folder to stand in, and programs that tell when they run."""

    def __enter__(self):
        self.home = lib.Home().__enter__()
        self.cwd = self.home.path / 'cwd'
        self.cwd.mkdir()
        (self.cwd / 'open.md').write_text('# Opened\n\nfrom-a-file\n')
        (self.cwd / 'script.keys').write_text('key q\n')
        (self.cwd / 'export.xlf').write_text('<xliff/>\n')
        self.ran = self.home.path / 'ran'
        self.ran.mkdir()
        spies = self.home.path / 'bin'
        spies.mkdir()
        for name in SPIES:
            (spies / name).write_text(f'#!/bin/sh\n: > {self.ran}/{name}\n')
            (spies / name).chmod(0o755)
        self.env = dict(KOINE_SECURE='1', PATH=str(spies), DISPLAY=':7',
                        WAYLAND_DISPLAY='wayland-7', EDITOR='editor',
                        VISUAL='editor', KOINE_EDITOR='editor {file}',
                        SHELL=str(spies / 'sh'), BROWSER='xdg-open')
        self.before = self.files()
        return self

    def __exit__(self, *_):
        self.home.__exit__()

    def files(self):
        """Everything below the home but the state, and what goes with the
        login (a console joins slides there), with its bytes."""
        ours = {self.home.path / 'state', self.home.path / 'runtime'}
        return {str(p): p.read_bytes() if p.is_file() else None
                for p in self.home.path.rglob('*')
                if not ours & {p, *p.parents}}

    def faults(self):
        now = self.files()
        return ([f'written: {p}' for p in now
                 if now[p] != self.before.get(p, b'-')] +
                [f'gone: {p}' for p in self.before if p not in now])


def claim(tests, name, kind, args):
    """One run without a terminal."""
    with Room() as room:
        ran = lib.koine(*args, home=room.home, cwd=room.cwd, LANGUAGE='fr',
                        **room.env)
        faults = room.faults()
    lines = ran.err.splitlines()
    if kind == REFUSED:
        if ran.status != 2 or 'KOINE_SECURE' not in ran.err:
            faults.append('is not refused')
        if len(lines) != 1 or not lines[0].startswith('koine: '):
            faults.append('does not say why in one line')
        if '--pseudo' not in name and not re.search('désactivé|défini',
                                                    ran.err):
            faults.append('is not said in the language of the user')
        if 'from-a-file' in ran.out or ran.out:
            faults.append('prints all the same')
    if kind == FREE and (ran.status not in (0, 1) or
                         'KOINE_SECURE' in ran.err):
        faults.append('does not work')
    tests.check(f'{name}: {kind}', not faults,
                lambda: f'{"; ".join(faults)}\n{ran}')


# ---- commands and options ------------------------------------------------------

def usage(command):
    """(option names, operands) as `koine help COMMAND` has them."""
    text = lib.koine('help', command).out
    return (re.findall(r'^  (?:-\w, |    )(--[\w-]+)', text, re.M),
            re.search(r'^Usage:.*\[OPTION…\] ?(.*)$', text, re.M)[1])


def with_option(base, option, value):
    """The command line with one option more, where it belongs."""
    words = [option] if value is None else [f'{option}={value}']
    return base + words


def command_claims(tests, command):
    kind, base = COMMANDS[command]
    args = [command] + base
    jobs = [(f'koine {command}', kind, args)]
    options, operands = usage(command) if command != 'compile' else ([], '')
    for option in options:
        if option not in OPTIONS:
            tests.check(f'koine {command} {option} stands in the table', False,
                        'say in tests/secure.py if KOINE_SECURE refuses it')
            continue
        own, value = OPTIONS[option]
        if option in ('--help', '--version'):
            worst = FREE
        elif kind == REFUSED or own == REFUSED:
            worst = REFUSED
        else:
            # Some go with other options or operands only.
            worst = ANY if command in ('export', 'console') else own
        jobs.append((f'koine {command} {option}', worst,
                     with_option(args, option, value)))
    for word in re.findall(r'[A-Za-z]+', operands):
        known = OPERANDS if word.isupper() else WORDS
        if not tests.check(f'koine {command} {word} stands in the table',
                           word in known):
            continue
        if known[word] == REFUSED:
            for file in ('./open.md', 'open.md', 'export.xlf', '-',
                         '/etc/passwd'):
                if file == 'export.xlf' and word == 'FILE':
                    continue
                jobs.append((f'koine {command} {file}', REFUSED,
                             [command] + BETWEEN.get(command, []) + [file]))
    return jobs


def commands(tests):
    names = re.findall(r'^\.It Cm ([\w\\-]+)',
                       lib.koine('help', '--man', 'commands').out, re.M)
    names = [n.replace('\\-', '-') for n in names]
    tests.check('there are commands', len(names) > 10, names)
    jobs = []
    for name in names + ['compile']:
        if tests.check(f'koine {name} stands in the table', name in COMMANDS,
                       'say in tests/secure.py if KOINE_SECURE refuses it'):
            jobs += command_claims(tests, name)
    # Whatever is asked for besides: where it is presented or put, without a
    # command, from standard input.
    for extra in (['./open.md'], ['-'], ['present', './open.md'],
                  ['quiz', '2.1', '--answers', '-o', 'x'],
                  ['-o', 'x', '2.1'], ['-ox', 'show', '2.1'],
                  ['--content=.', 'doctor'], ['show', '/etc/passwd'],
                  ['read', '--speech', './open.md'],
                  ['read', '2.1', '--screen=memory', '--keys=script.keys'],
                  ['search', '--in', '-', 'risk']):
        jobs.append((f'koine {" ".join(extra)}', REFUSED, extra))
    tests.each(lambda job: claim(tests, *job), jobs)


# ---- the reader ----------------------------------------------------------------

def act(tests, words, says=None):
    """The reader on a terminal, given :commands; `says`: on the bottom row."""
    name = ':' + ' :'.join(words[:3]) + (' …' if len(words) > 3 else '')
    faults = []
    with Room() as room:
        try:
            with Session('2.1', '-l', 'en', '-t', 'plain', '--ui', 'en',
                         home=room.home, allowed=frozenset(['bidi']),
                         **room.env) as s:
                s.open()
                for word in words:
                    s.run('type ":"', f'type "{word}"', 'key Enter')
                    if says:
                        s.run(f'expect "{says}"')
                    else:
                        s.run('settle 60', 'reject KOINE_SECURE', 'alive')
                    s.run('key Esc', 'key Esc', 'key Esc', 'settle 40')
                    # Slides, a quiz or cards are left with q; not the page.
                    if 'AI improves' not in s.text():
                        s.run('type ":2.1"', 'key Enter', 'settle 40')
                # The first may still be taken for a part of an Esc sequence.
                for _ in range(3):
                    s.run('settle 100', 'key Q')
                    if s.drive.until(lambda: s.drive.status, 5):
                        break
                s.run('expect-exit 0')
        except ptydrive.Fail as e:
            faults.append(str(e))
        faults += room.faults()
    tests.check(f'{name}: {"refused" if says else "free"}', not faults,
                '; '.join(faults))


def reader(tests):
    source = (lib.SRC / 'src/tui/action.h').read_text()
    actions = set(re.findall(r'\tX\(\w+, "([\w-]+)"', source))
    tests.check('there are actions', len(actions) > 50, actions)
    tests.none('every action stands in the table', sorted(
        actions - ACTIONS_FREE - ACTIONS_REFUSED))
    source = (lib.SRC / 'src/tui/command_line.c').read_text()
    verbs = set(re.findall(r'\{"([\w-]+)", COMMAND_', source))
    tests.check('there are :commands', len(verbs) > 5, verbs)
    tests.none('every :command stands in the table', sorted(
        verbs - set(VERBS_FREE) - set(VERBS_REFUSED)))
    free = sorted(ACTIONS_FREE & actions - {
        'quit', 'close-layer', 'command', 'find', 'find-back', 'hints',
        'mark', 'go-mark', 'percent'}) + [
        f'{verb} {word}'.strip() for verb, word in sorted(VERBS_FREE.items())
        if verb in verbs]
    jobs = [([word], 'KOINE_SECURE')
            for word in sorted(ACTIONS_REFUSED & actions) + [
                f'{v} {w}'.strip() for v, w in VERBS_REFUSED.items()
                if v in verbs]]
    # What a shell, an editor or less would do.
    jobs += [(['!sh', '!', 'e open.md', 'w written', 'r open.md', 'shell',
               './open.md', '/etc/passwd'], None)]
    jobs += [(free[i:i + 8], None) for i in range(0, len(free), 8)]
    tests.each(lambda job: act(tests, *job), jobs, jobs=4)


def main(words):
    tests = lib.Tests('secure')
    for part in (commands, reader):
        if not words or part.__name__ in words:
            part(tests)
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
