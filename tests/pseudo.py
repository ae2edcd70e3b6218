#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A pseudo-locale: what koine says that no catalogue can translate.

koine runs beside a catalogue whose every sentence is its English one in
full-width letters, in place of the French one. Small letters of ASCII that
remain are what is typed (names of commands, options, files, ids) or a sentence
that was never marked for translation.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import lib

# What is the same in every language: names that are typed or printed as they
# are, and proper names.
TYPED = {
    'koine', 'md', 'html', 'json', 'text', 'ansi', 'markdown', 'bibtex', 'ris',
    'csl', 'plain', 'student', 'full', 'draft', 'translated', 'reviewed',
    'auto', 'always', 'never', 'explicit', 'visual', 'logical', 'off', 'hint',
    'warning', 'error', 'bash', 'zsh', 'fish', 'memory', 'keys', 'all',
    'report', 'mqm', 'accuracy', 'terminology', 'linguistic', 'conventions',
    'locale', 'audience', 'appropriateness', 'design', 'and', 'markup', 'zh', 'en', 'fr', 'es', 'ru', 'ar', 'http', 'https', 'www',
}
# What a query may have, with examples.
TYPED |= {'risk', 'rules', 'isk', 'open', 'source', 'danger', 'lang', 'tier',
          'ref', 'term', 'deepfake'}
# What stands on keys.
TYPED |= {'up', 'down', 'home', 'end', 'pgup', 'pgdn', 'space', 'tab', 'enter',
          'esc', 'left', 'right', 'backspace', 'delete', 'insert'}
WORD = re.compile(r"[a-z]{2,}")


def wide(text):
    """Letters of a msgid as full-width ones; formats and escapes stay."""
    parts = re.split(r'(%[-+ #0-9.*$]*(?:l|ll|z|h)?[a-zA-Z%]|\\.|<[a-z]+>|'
                     r"'[^' ]*'|--[a-z-]+|\b[A-Z]{2,}\b)", text)
    return ''.join(p if i % 2 else ''.join(
        chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in p)
        for i, p in enumerate(parts))


def catalogue(path):
    """Writes the pseudo catalogue as a .mo."""
    english = subprocess.run(
        ['msgen', '--lang=fr', lib.SRC / 'po/koine.pot'], check=True,
        capture_output=True, text=True).stdout
    flat = subprocess.run(['msgcat', '--no-wrap', '-'], input=english,
                          check=True, capture_output=True, text=True).stdout
    head, _, rest = flat.partition('\n\n')
    head = re.sub(r'"Plural-Forms:[^"]*"',
                  r'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"', head)
    head = re.sub(r'charset=[\w-]+', 'charset=UTF-8', head)
    rest = re.sub(r'^(msgstr(?:\[\d\])? ")(.*)"$',
                  lambda m: f'{m[1]}{wide(m[2])}"', rest, flags=re.M)
    subprocess.run(['msgfmt', '-o', path, '-'], input=f'{head}\n\n{rest}',
                   check=True, capture_output=True, text=True)


def install(folder):
    """A koine whose French is the pseudo-locale; its path."""
    folder = pathlib.Path(folder)
    share = folder / 'share/koine'
    own = pathlib.Path(lib.KOINE).resolve()
    (share / 'locale').mkdir(parents=True)
    shutil.copy(own, folder / 'koine')
    for name in ('content', 'locales'):
        (share / name).symlink_to(lib.SRC / name)
    catalogue(share / 'locale/fr.mo')
    return folder / 'koine'


def names(program, home):
    """Names of commands, options and rules, from what completion proposes."""
    script = run(program, home, 'help', '--completion', 'bash', LANGUAGE='en')
    return set(WORD.findall(script))


def run(program, home, *args, stdin=b'', **env):
    ran = subprocess.run([program, *args], capture_output=True, input=stdin,
                         env=home.env(**{'LANGUAGE': 'fr', **env}),
                         timeout=lib.HANG)
    return (ran.stdout + ran.stderr).decode('utf8', 'replace')


def foreign(text, known):
    """Words that no catalogue gave, one for each line that has one."""
    for line in text.split('\n'):
        line = re.sub(r'https?://\S+|\S*/\S*|--?[\w-]+|\b[A-Za-z]+\.[a-z]+',
                      ' ', line)
        words = [w for w in re.findall(r'[A-Za-z]{2,}', line)
                 if w[1:].islower() and w.lower() not in known]
        if words:
            yield f'{words}: {line.strip()}'


COMMANDS = ('read', 'show', 'toc', 'search', 'term', 'ref', 'cite', 'present', 'quiz',
            'check', 'status', 'sync', 'export', 'import', 'doctor', 'help')
FAULTS = (('show', '9.9'), ('shwo',), ('show', '2.1', '-t', 'huge'),
          ('show', '2.1', '-l', 'tlh'), ('term', 'qqqq'), ('ref', '999'),
          ('show', '2.1', '--width', '3'), ('show', 'no-such-file.md'),
          ('sync', 'all'), ('check', '--rule', 'nothing'),
          ('search', 'zzzqqq'), ('search', 'x', '-f', 'html'))


def check_help(tests, program, home, known):
    for command in COMMANDS:
        text = run(program, home, 'help', command)
        tests.none(f'help {command} is translated throughout',
                   foreign(text, known), 10)
    # Keys, the action's name for the keys file, and what it does.
    rows = [' '.join(re.split(r' {2,}', line)[-1:])
            for line in run(program, home, 'help', 'keys').split('\n')]
    # After many keys the name ends its line, and what it does is on the next.
    rows = [row for row in rows if not re.fullmatch(r'[a-z0-9-]+', row)]
    tests.none('help keys is translated throughout',
               foreign('\n'.join(rows), known), 10)


def check_faults(tests, program, home, known):
    for args in FAULTS:
        tests.none(f'koine {" ".join(args)}: the complaint is translated',
                   foreign(run(program, home, *args), known | set(args)), 10)


SCREENS = (('h',), ('L',), ('C',), ('=',), ('K',), ('D',), ('?',), (':',),
           ('m',), ('"',), ('M',))


def check_screens(tests, program, home, known):
    """Views over a Chinese page, whose Latin words are names alone."""
    for keys in SCREENS:
        script = home.path / 'pseudo.keys'
        script.write_text(''.join(f'key {k}\n' for k in keys) +
                          'save view\n', 'utf8')
        out = home.path / 'out'
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        run(program, home, 'read', 'A07', '-l', 'zh', '-t', 'plain',
            '--screen=memory', f'--keys={script}', '-o', str(out))
        view = out / 'view.screen'
        text = view.read_text('utf8').split('\n---')[0] if view.exists() else ''
        # Languages by their own names; what ICU calls Chinese in French.
        text = re.sub('English|français|español|chinois', ' ', text)
        tests.check(f'{keys}: there is a screen', bool(text.strip()))
        tests.none(f'{keys}: the view is translated throughout',
                   foreign(text, known), 10)


def main():
    tests = lib.Tests('pseudo')
    with tempfile.TemporaryDirectory() as folder, lib.Home() as home:
        program = install(folder)
        known = TYPED | names(program, home)
        check_help(tests, program, home, known)
        check_faults(tests, program, home, known)
        check_screens(tests, program, home, known)
    return tests.end()


if __name__ == '__main__':
    sys.exit(main())
