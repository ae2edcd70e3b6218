#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pseudo-locales: what koine says that no catalogue can translate, and whether
longer words and another direction leave every view whole.

--pseudo makes a text of each English sentence that asks for one: words that
remain were never marked, brackets that do not close are cut. It cannot know of
sentences that ask and are in no catalogue. So help, complaints and views are
also looked at beside a catalogue made from po/koine.pot, whose every sentence
is its English one in full-width letters, in place of the French one. Small
letters of ASCII that remain are what is typed (names of commands, options,
files, ids) or a sentence that nobody was asked to translate.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import lib

# What is the same in every language: names that are typed or printed as they
# are, and proper names.
TYPED = {
    'koine', 'md', 'html', 'json', 'text', 'ansi', 'markdown', 'bibtex', 'ris',
    'csl', 'plain', 'student', 'full', 'draft', 'translated', 'reviewed',
    'auto', 'always', 'never', 'explicit', 'visual', 'logical', 'off', 'hint',
    'warning', 'error', 'bash', 'zsh', 'fish', 'memory', 'keys', 'all',
    'report', 'mqm', 'accuracy', 'terminology', 'linguistic', 'conventions',
    'locale', 'audience', 'appropriateness', 'design', 'and', 'markup', 'zh',
    'en', 'fr', 'es', 'ru', 'ar', 'pt', 'http', 'https', 'www',
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


# Views over texts whose letters are not Latin: options, then keys.
ZH = ('A07', '-l', 'zh', '-t', 'plain')
TEXT = ('2.1.1', '-l', 'zh')
QUIZ = ('quiz', '2.1', '-l', 'zh', '-t', 'plain')
SLIDES = ('present', '2.1', '-l', 'zh', '-t', 'plain')
CARDS = ('quiz', '2.1', '--terms', '-l', 'zh,ru', '-t', 'plain')
RU = ('2.1.1', '-l', 'ru', '-t', 'plain')
VIEWS = {
    'page': (ZH,), 'full': (TEXT,), 'watched': (('--watch',) + TEXT,),
    'help': (ZH, 'key h'), 'contents': (ZH, 'key t'), 'index': (ZH, 'key i'),
    'languages': (ZH, 'key L'), 'bookmarks': (ZH, 'key B'),
    'bookmark': (ZH, 'key B a'), 'where': (ZH, 'key ='),
    'theme': (ZH, 'key C'), 'bidi': (ZH, 'key D'), 'marks': (ZH, 'key M'),
    'letters': (ZH, 'key K'), 'find': (ZH, 'key ?'), 'found': (
        ZH, 'key /', 'type 国际', 'key Enter'), 'command': (ZH, 'key :'),
    'mark': (ZH, 'key m'), 'go to mark': (ZH, "key '"), 'hits': (
        ZH, 'key &', 'type 风险'), 'no hits': (ZH, 'key &', 'type 呃呃呃'),
    'forms': (ZH, 'key &'), 'term': (TEXT, 'key Tab Enter'),
    'reference': (('2.2.3', '-l', 'zh'), 'key M Tab Enter'),
    'note': (('2.2.3', '-l', 'zh'), 'key M Tab Tab Enter'),
    'tiers': (TEXT, 'key z'), 'sources': (TEXT, 'key S'),
    'table': (('A07', '-l', 'zh'), 'key T'), 'side': (TEXT + ('-w', 'ru'),),
    'figure': (('fig-1', '-l', 'zh'),), 'question': (QUIZ,),
    'right': (QUIZ, 'key 1'), 'wrong': (QUIZ, 'key 2'), 'score': (
        QUIZ, 'key 1 Enter 1 Enter 1 Enter'), 'class': (
        QUIZ, 'type :class', 'key Enter'), 'hands': (
        QUIZ, 'type :class', 'key Enter', 'key Enter End Enter 1 2 Down 3'),
    'card': (CARDS,), 'answer': (CARDS, 'key Space'), 'slide': (SLIDES,),
    'slides': (SLIDES, 'key t'), 'help of slides': (SLIDES, 'key h'),
    'stale': (RU, 'key r'), 'changed': (RU, 'type :diff', 'key Enter'),
    'finding': (RU, 'key e'), 'changes': (TEXT, 'type :changes', 'key Enter'),
    'invisibles': (TEXT, 'type :invisibles', 'key Enter'),
    'unwritten': (('--content={unwritten}', '2.1', '-l', 'ru'),),
    'copied': (TEXT, 'key Y'),
    'first run': ((),),
}
SIZES = ('80x24', '40x12')
# Names of languages, as they or ICU say them, and what such texts have.
NAMES = re.compile(
    'English|français|español|português|chinois|[Cc]hinese|LLM|Transformer|'
    r'Entrust|Help Net Security|Tech Monitor|\S+_\S+')
OWN_NAME = re.compile(r'\W*(English|français|español)\W')
OPENS, CLOSES = '\u27e6', '\u27e7'


def saved(program, home, args, keys):
    """Pictures that the keys save: [(rows, row of the cursor)]."""
    script = home.path / 'pseudo.keys'
    script.write_text(''.join(f'{line}\n' for line in keys), 'utf8')
    out = home.path / 'out'
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(home.path / 'state', ignore_errors=True)
    out.mkdir()
    run(program, home, *args, '--screen=memory', f'--keys={script}', '-o',
        str(out), '--bidi=visual', TERM='xterm-256color')
    for path in sorted(out.glob('*.screen')):
        picture, _, marks = path.read_text('utf8').partition('\n---')
        cursor = re.search(r'^cursor (\d+)', marks, re.M)
        yield picture.split('\n'), int(cursor[1]) - 1 if cursor else -1


def logical(row, is_rtl):
    """A row as it is read, without borders."""
    row = re.sub('[│┌┐└┘─]+', ' ', row)
    if is_rtl:
        # A letter before a cut has another form than inside its word.
        row = unicodedata.normalize('NFKC', row[::-1].replace('…', '\0'))
        row = row.replace('\0', '…').translate(
            {ord(OPENS): CLOSES, ord(CLOSES): OPENS})
    return ' '.join(row.split())


def letters(text):
    return re.sub(r'\W+', '', text)


def cuts(rows, cursor, is_list, is_rtl):
    """Messages that are cut and do not stand there whole as well. In a list
    the row under the cursor does."""
    rows = [logical(row, is_rtl) for row in rows]
    whole = letters(' '.join(row for row in rows if '…' not in row))
    for i, row in enumerate(rows):
        if '…' not in row or row.count(OPENS) == row.count(CLOSES):
            continue
        said = row[row.index(OPENS) if OPENS in row else 0:row.index('…')]
        if not (is_list and i != cursor) and letters(said) not in whole:
            yield row


def check_views(tests, program, home, known, more=(), size=SIZES[0]):
    """Every view: no word of English, no message cut."""
    with tempfile.TemporaryDirectory() as folder:
        unwritten = lib.copy_unwritten(folder)
        for name, (args, *keys) in VIEWS.items():
            args = [a.replace('{unwritten}', str(unwritten)) for a in args]
            shots = list(saved(program, home, [*args, *more, '--size', size],
                               [*keys, 'save view']))
            what = ' '.join((name, *more, size))
            if not tests.check(f'{what}: there is a picture', shots):
                continue
            rows, cursor = shots[0]
            # What is not written in Russian stands there in English.
            text = '' if name in ('unwritten', 'first run') else '\n'.join(
                row for row in rows
                if '://' not in row and not OWN_NAME.match(row))
            tests.none(f'{what}: the view is translated throughout',
                       foreign(NAMES.sub(' ', text), known), 10)
            if more:
                is_list = name in ('help', 'help of slides')
                tests.none(f'{what}: no message is cut',
                           cuts(rows, cursor, is_list, 'rtl' in more[0]))


def check_rows(tests, program, home, kind):
    """A row that a narrow list cuts is whole below when the cursor is there."""
    keys = ['key h'] + [f'key Down\nsave row{i:03}' for i in range(60)]
    shots = list(saved(program, home,
                       [*ZH, f'--pseudo={kind}', '--size=40x12'], keys))
    tests.check(f'{kind}: rows of help', len(shots) == 60)
    tests.none(f'{kind}: the row under the cursor is never cut', (
        row for rows, cursor in shots
        for row in cuts(rows, cursor, True, kind == 'rtl')))


def check_direction(tests, program, home):
    """From right to left all of the interface is mirrored, as in Arabic."""
    rows = next(saved(program, home, [*ZH, '--pseudo=rtl'],
                      ['key h', 'save view']))[0]
    tests.check('rtl: the title of a list stands on the right',
                len(rows[0]) > 70 and rows[0].endswith(CLOSES), rows[0])
    tests.check('rtl: keys stand on the left', rows[2].startswith(' j Down'),
                rows[2])
    accented = next(saved(program, home, [*ZH, '--pseudo=accented'],
                          ['save view']))[0]
    tests.check('accented: the place stands on the left',
                accented[-1].startswith('A07.1'), accented[-1])


def check_options(tests, home, known):
    """--pseudo goes before --ui and the language of --as; a wrong one is
    refused; every command has it."""
    program = lib.KOINE
    for args in (('--ui=zh',), ('--as=70x20,16,zh',), ('--as=zh',)):
        text = run(program, home, 'read', *args, '--pseudo=accented', 'x9.9')
        tests.check(f'{args} with --pseudo', OPENS in text and
                    not re.search('[\u4e00-\u9fff]', text), text)
    rows = next(saved(program, home, [*ZH, '--as=50x10,8,ar',
                                      '--pseudo=accented'], ['save view']))[0]
    tests.check('--as gives the size, --pseudo the interface',
                len(rows) == 10 and OPENS in rows[-1], '\n'.join(rows))
    text = run(program, home, '--pseudo=klingon', LANGUAGE='en')
    tests.check('a wrong pseudo-locale is refused', "'--pseudo'" in text and
                'accented' in text and 'rtl' in text, text)
    for command in COMMANDS:
        for kind in ('accented', 'rtl'):
            text = run(program, home, 'help', command, f'--pseudo={kind}')
            tests.none(f'help {command} --pseudo={kind} has no English',
                       foreign(text, known), 10)


def main():
    tests = lib.Tests('pseudo')
    with tempfile.TemporaryDirectory() as folder, lib.Home() as home:
        program = install(folder)
        known = TYPED | names(program, home)
        check_help(tests, program, home, known)
        check_faults(tests, program, home, known)
        check_views(tests, program, home, known)
        for kind in ('accented', 'rtl'):
            for size in SIZES:
                check_views(tests, lib.KOINE, home, known,
                            (f'--pseudo={kind}',), size)
            check_rows(tests, lib.KOINE, home, kind)
        check_direction(tests, lib.KOINE, home)
        check_options(tests, home, known)
    return tests.end()


if __name__ == '__main__':
    sys.exit(main())
