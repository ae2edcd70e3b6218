#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Shared machines: profiles, --no-state, koine forget: privacy.py [WORD...].

What a pupil left must be where it belongs, or nowhere: the files are read byte by
byte, not asked through koine.
"""
import contextlib
import os
import re
import sqlite3
import subprocess
import sys

import lib
import ptydrive
from pty import PLACE, SEEN, Session

CASES = []
# The page stands there alone.
GONE = 'expect-re "(?s)\\A(?!.*(Bookmarks:|everywhere)).*AI improves"'
EN = ['-l', 'en', '-t', 'plain', '--ui', 'en']


def case(function):
    CASES.append(function)
    return function


def fail(text):
    raise ptydrive.Fail(str(text))


def state(home, profile=None):
    folder = home.path / 'state/koine'
    return folder / 'profiles' / profile if profile else folder


def tree(path):
    """Everything below a folder, with its bytes and when it was changed; what
    goes with the login (a console joins slides there) is on no disk."""
    return {str(p.relative_to(path)): (
        p.read_bytes() if p.is_file() else None, p.stat().st_mtime_ns)
        for p in path.rglob('*') if path / 'runtime' not in (p, *p.parents)}


def hidden(home, *words):
    """Files below the home in which one of the words stands."""
    return [f'{p}: {w}' for p in home.path.rglob('*') if p.is_file()
            for w in words if w.encode() in p.read_bytes()]


def leave_traces(home, *more, is_left=False, **env):
    """A mark, a bookmark, an answer, a copy and a place."""
    with Session(*PLACE, '--ui', 'en', *more, home=home, is_left=is_left,
                 allowed=frozenset(['osc52']), **env) as s:
        s.open().run('key m', 'key x', 'expect "mark x saved"', 'key B',
                     'expect Bookmarks', 'key a', 'expect-re "^saved"',
                     'key Esc', GONE, 'key y', 'expect copied', 'key c',
                     'expect "question 1 of"', 'key 2', 'expect "not right"')
        if is_left:
            s.run('signal KILL', 'expect-exit KILL')
        else:
            s.run('key Q', 'expect-exit 0')


def counts(path):
    """Rows of each table."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        return {t: db.execute(f'SELECT count(*) FROM {t}').fetchone()[0]
                for t in ('place', 'mark', 'bookmark', 'score', 'setting')}


def koine(home, *args, status=0, says='', stdin=b'', **env):
    """A run that ends so and says this, on either output."""
    ran = lib.koine(*args, home=home, stdin=stdin, **env)
    if ran.status != status or says not in ran.out + ran.err:
        fail(f'{says!r} is wanted with status {status}: {ran}\n{ran.out}')
    return ran


# ---- profiles ------------------------------------------------------------------

@case
def a_profile_has_a_state_of_its_own():
    with lib.Home() as home:
        leave_traces(home, '--profile', 'ana')
        found = sorted(p.name for p in state(home).iterdir())
        if found != ['profiles']:
            fail(f'in the common state: {found}')
        if counts(state(home, 'ana') / 'state.db')['score'] != 1:
            fail('the score is not with the profile')
        with Session(*PLACE, '--ui', 'en', '--profile=ben', home=home) as s:
            s.run("expect \"the profile 'ben' is new\"", 'key "\'"', 'key x',
                  'expect "no mark x"', 'key Q', 'expect-exit 0')
        with Session(*PLACE, '--ui', 'en', home=home,
                     KOINE_PROFILE='ana') as s:
            s.open().run('reject "is new"', 'key "\'"', 'key x', 'settle',
                         'reject "no mark"', 'key =', 'expect "Place: 2.1"',
                         'key G', 'expect "Profile: ana"', 'key Q',
                         'expect-exit 0')


@case
def profile_names_lead_nowhere():
    with lib.Home() as home:
        for name in ('..', '.', '', '/', '../x', 'a/b', 'a\\b', '.x', '-x',
                     '_x', 'a b', 'a\tb', 'a\nb', 'x' * 33, '\x1b[31m',
                     'a\u202eb', 'e\u0301', '\u0301a', 'a\u200bb', 'x:y', '*',
                     '~', '$HOME', 'a.b', b'\xff\xfe', '😀'):
            for given in ('option', 'variable'):
                if given == 'variable' and name in ('',):
                    continue
                args = ['quiz', '2.1']
                args += [b'--profile=' + name if isinstance(name, bytes) else
                         f'--profile={name}'] if given == 'option' else []
                env = home.env(KOINE_PROFILE=name) if (
                    given == 'variable') else home.env()
                ran = subprocess.run([lib.KOINE] + args, env=env, stdin=subprocess.
                                     DEVNULL, capture_output=True)
                err = ran.stderr.decode('utf8')
                if ran.returncode != 2 or len(err.splitlines()) != 1 or (
                        'profile' not in err) or '\x1b' in err:
                    fail(f'{given} {name!r}: {ran}')
        if tree(home.path / 'state'):
            fail(tree(home.path / 'state'))


@case
def profile_names_of_every_script():
    for name in ('ana', 'Класс_7-Б', '三年级', 'الصف-٣', '7b', 'x' * 32,
                 'éloïse', 'छात्र'):
        with lib.Home() as home:
            with Session(*PLACE, '--profile', name, home=home) as s:
                s.open().run('key m', 'key a', 'settle', 'key Q',
                             'expect-exit 0')
            if not (state(home, name) / 'state.db').exists():
                fail(f'{name}: {list(state(home).rglob("*"))}')
            if koine(home, 'help', '--complete-profiles').out != name + '\n':
                fail(f'{name} is not proposed')
            koine(home, 'doctor', '--ui', 'en', says=name)


@case
def profile_and_no_state_exclude_each_other():
    with lib.Home() as home:
        koine(home, 'quiz', '2.1', '--profile=a', '--no-state', '--ui=en',
              status=2, says='exclude each other')
        koine(home, 'quiz', '2.1', '--no-state', '-l', 'en',
              KOINE_PROFILE='a', says='2.1')
        if tree(home.path / 'state'):
            fail('a state was made')


# ---- --no-state ----------------------------------------------------------------

NO_STATE = {
    'read': (PLACE, SEEN, ['key m', 'key a', 'expect "until koine is closed"',
                           "key \"'\"", 'key a', 'settle', 'key B', 'settle',
                           'key a', 'expect "until koine is closed"',
                           'key Esc', GONE, 'key y', 'settle', 'key M-1',
                           'settle', 'key M-2', 'settle', 'type "&risk"', 'settle 300',
                           'key Esc', 'settle 400', 'key Esc', 'settle 400', 'key =',
                           'expect "Place: 2.1.1"', 'key G', 'expect '
                           '"Nothing is kept this time"', 'key Esc',
                           'wait 1.5', 'key Space', 'settle']),
    'present': (['present'] + PLACE, '2.1', ['key Space', 'key Space', 'key y',
                                             'settle', 'wait 1.2']),
    'quiz': (['quiz'] + PLACE, 'question 1 of', [
        'key 2', 'expect "not right"', 'key Enter', 'settle', 'key 1',
        'settle', 'key Enter', 'settle', 'key 1', 'settle', 'key Enter',
        'expect "Right at the first try"']),
    'cards': (['quiz', '--terms'] + PLACE, '1/', ['key Enter', 'key 1',
                                                  'settle']),
}


def keeps_nothing(name, before):
    args, seen, lines = NO_STATE[name]
    with lib.Home() as home:
        if before:
            leave_traces(home)
        was = tree(home.path)
        with Session(*args, '--ui', 'en', '--no-state', home=home,
                     allowed=frozenset(['osc52', 'bidi'])) as s:
            s.run(f'expect "{seen}"', *lines, 'key Q', 'expect-exit 0')
        if tree(home.path) != was:
            fail(sorted(set(tree(home.path)) ^ set(was)) or 'files changed')


for _name in NO_STATE:
    for _before in (False, True):
        def _case(name=_name, before=_before):
            keeps_nothing(name, before)
        _case.__name__ = f'no_state_{_name}{"_beside_a_state" * _before}'
        case(_case)


def class_beside_a_console(of_slides, of_console):
    """A question of a class, noted while nothing may be kept of it."""
    talk = ['present', *PLACE, '--ui', 'en', *of_slides]
    aside = ['console', '-l', 'fr', '--ui', 'en', *of_console]
    with lib.Home() as home:
        leave_traces(home)
        was = tree(home.path)
        with Session(*talk, home=home) as p:
            p.run('expect "2.1"')
            with Session(*aside, home=home) as c:
                c.run('expect "slide 1 of"', 'key a',
                      'type "why not Zebedee?"', 'key Enter',
                      'expect "last until you close the console"',
                      'reject "question is kept"', 'settle',
                      'expect "Zebedee"', 'key q', 'expect-exit 0')
            p.run('key Q', 'expect-exit 0')
        if found := hidden(home, 'Zebedee'):
            fail(found)
        if (state(home) / 'questions.tsv').exists():
            fail('there are questions')
        if of_slides and of_console and tree(home.path) != was:
            fail(sorted(set(tree(home.path)) ^ set(was)) or 'files changed')


@case
def no_state_slides_beside_a_console():
    class_beside_a_console(['--no-state'], [])


@case
def no_state_console_beside_slides():
    class_beside_a_console([], ['--no-state'])


@case
def no_state_slides_and_console():
    class_beside_a_console(['--no-state'], ['--no-state'])


@case
def no_state_console_reads_no_questions():
    with lib.Home() as home:
        with Session('console', '--ui', 'en', home=home) as c:
            c.run('expect "waiting for slides"', 'key a', 'type "why?"',
                  'key Enter', 'expect "question is kept"', 'key q',
                  'expect-exit 0')
        with Session('console', '--ui', 'en', '--no-state', home=home) as c:
            c.run('expect "No slides are shown"', 'reject "why?"', 'key q',
                  'expect-exit 0')


@case
def no_state_speech():
    with lib.Home() as home:
        was = tree(home.path)
        koine(home, '--speech', '--no-state', '2.1', *EN,
              stdin=b'm a\nc\n2\nB a\ny\nL zh\nq\n')
        if tree(home.path) != was:
            fail(set(tree(home.path)) ^ set(was))


@case
def no_state_reads_nothing():
    with lib.Home() as home:
        leave_traces(home)
        koine(home, 'quiz', '--no-state', *EN, status=1, says='')
        with Session(*PLACE, '--ui', 'en', '--no-state', home=home) as s:
            s.open().run("key \"'\"", 'key x', 'expect "no mark x"', 'key Q',
                         'expect-exit 0')


# ---- forget --------------------------------------------------------------------

TRACES = {'scores': '2.1.q1', 'bookmarks': 'AI improves faster'}


@case
def forget_shows_and_removes_nothing():
    with lib.Home() as home:
        koine(home, 'forget', '--ui=en', says='Nothing is kept')
        if tree(home.path / 'state'):
            fail('a state was made')
        leave_traces(home)
        was = {k: v[0] for k, v in tree(home.path).items()}
        out = koine(home, 'forget', '--ui=en').out
        for word in ('places', 'marks', 'bookmarks', 'scores', 'copied.txt'):
            if word not in out:
                fail(out)
        koine(home, 'forget', 'all', '--ui=en', status=2, says='--yes')
        if {k: v[0] for k, v in tree(home.path).items()} != was:
            fail('something was changed')


def forgets(*words, is_left=False):
    """forget WORDS after the traces, which were killed or closed; the rows."""
    home = lib.Home().__enter__()
    leave_traces(home, is_left=is_left)
    koine(home, 'forget', *words, '--yes', '--ui=en', says='Removed:')
    return home


@case
def forget_leaves_no_byte_of_scores():
    for is_left in (False, True):
        home = forgets('scores', is_left=is_left)
        if found := hidden(home, TRACES['scores']):
            fail(found)
        left = counts(state(home) / 'state.db')
        if left['score'] or not left['bookmark'] or not left['mark']:
            fail(left)
        home.__exit__()


@case
def forget_leaves_no_byte_of_bookmarks():
    home = forgets('bookmarks', 'files', is_left=True)
    if found := hidden(home, TRACES['bookmarks']):
        fail(found)
    left = counts(state(home) / 'state.db')
    if left['bookmark'] or not left['score']:
        fail(left)
    home.__exit__()


@case
def forget_all_leaves_no_file():
    home = forgets('all', is_left=True)
    if left := tree(home.path / 'state').keys() - {'koine'}:
        fail(left)
    koine(home, 'forget', '--ui=en', says='Nothing is kept')
    home.__exit__()


@case
def forget_a_place():
    with lib.Home() as home:
        leave_traces(home)
        with Session('2.3', *EN, home=home) as s:
            s.run('expect "2.3"', 'settle', 'key m', 'key z',
                  'expect "mark z saved"', 'key Q', 'expect-exit 0')
        was = counts(state(home) / 'state.db')
        koine(home, 'forget', '2.1', '--yes', '--ui=en', says='Removed:')
        left = counts(state(home) / 'state.db')
        if left['score'] or left['bookmark'] or not left['mark'] or (
                left['mark'] >= was['mark']) or not left['place']:
            fail(f'{was} {left}')
        if found := hidden(home, TRACES['scores']):
            fail(found)
        koine(home, 'forget', '2.1', 'cache', '--ui=en', status=2,
              says='of no place')
        koine(home, 'forget', '2.1', 'scores', '--yes', '--ui=en', status=1,
              says='nothing')
        koine(home, 'forget', 'bookmark', '--ui=en', status=2, says='bookmark')


@case
def forget_takes_old_copies_along():
    with lib.Home() as home:
        leave_traces(home)
        path = state(home) / 'state.db'
        for name in ('state.db.bak-1', 'state.db.corrupt-20260101-000000'):
            (state(home) / name).write_bytes(path.read_bytes())
        koine(home, 'forget', 'scores', '--yes', '--ui=en', says='state.db.bak')
        if found := hidden(home, TRACES['scores']):
            fail(found)


@case
def forget_the_cache():
    with lib.Home() as home:
        folder = home.path / 'cache/koine'
        folder.mkdir()
        (folder / 'search-1.koi').write_text('x')
        koine(home, 'forget', 'cache', '--yes', '--ui=en',
              says='search-1.koi')
        if list(folder.iterdir()):
            fail('it is there')


@case
def forget_profiles():
    with lib.Home() as home:
        leave_traces(home, '--profile=ana')
        leave_traces(home, '--profile=ben')
        leave_traces(home)
        koine(home, 'forget', 'all', '--profile=ana', '--yes', '--ui=en')
        if state(home, 'ana').exists() or not state(home, 'ben').exists():
            fail('the wrong one is gone')
        koine(home, 'forget', 'profiles', '--yes', '--ui=en', says='ben')
        if (state(home) / 'profiles').exists():
            fail('profiles are there')
        if not counts(state(home) / 'state.db')['score']:
            fail('the common state went too')


@case
def forget_asks_on_a_terminal():
    for word, is_gone in (('y', True), ('n', False), ('', False),
                          ('yes', True), ('x', False)):
        with lib.Home() as home:
            leave_traces(home)
            with Session('forget', 'scores', '--ui', 'en', home=home) as s:
                s.run('expect "[y/N]"', 'expect "scores of questions"',
                      f'type "{word}"', 'key Enter', 'expect-exit 0')
            if bool(counts(state(home) / 'state.db')['score']) == is_gone:
                fail(f'{word!r}')


@case
def forget_waits_for_a_running_koine():
    with lib.Home() as home:
        leave_traces(home)
        for key in ('settle', 'key m'):
            with Session(*PLACE, home=home) as s:
                s.open().run(key, 'type a', 'settle')
                was = counts(state(home) / 'state.db')
                koine(home, 'forget', 'all', '--yes', '--ui=en', status=2,
                      says='koine is running')
                if counts(state(home) / 'state.db') != was:
                    fail('something went')
                s.run('key Esc', 'settle', 'key Q', 'expect-exit 0')
        koine(home, 'forget', 'all', '--yes', '--ui=en', says='Removed:')


@case
def forget_leaves_what_another_program_holds():
    with lib.Home() as home:
        leave_traces(home)
        path = state(home) / 'state.db'
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.execute('BEGIN IMMEDIATE')
            db.execute("INSERT INTO setting VALUES ('x', 'y')")
            koine(home, 'forget', 'scores', '--yes', '--ui=en', status=2,
                  says='in use by another program')
            db.rollback()
        if not counts(path)['score']:
            fail('the score is gone')


@case
def forget_names_what_it_writes_cleanly():
    with lib.Home() as home:
        leave_traces(home)
        (state(home) / 'a\x1b[31m\u202eb.txt').write_text('x')
        out = koine(home, 'forget', '--ui=en').out
        if '\x1b' in out or '\u202e' in out:
            fail(out)
        outside = home.path / 'mine.txt'
        outside.write_text('mine')
        (state(home) / 'link').symlink_to(outside)
        koine(home, 'forget', 'files', '--yes', '--ui=en')
        if outside.read_text() != 'mine' or (state(home) / 'link').exists():
            fail('a link was followed')


# ---- scores stay ---------------------------------------------------------------

@case
def scores_leave_the_state_in_no_export():
    """Whatever koine prints is the same with scores and without."""
    kinds = lib.koine('export', 'no-such-kind', '--ui=en').err
    kinds = [w.strip(",'\n") for w in kinds.split('there are')[-1].split()]
    runs = [['export', kind, '2.1', '-l', lang, *more] for kind in kinds
            for lang, more in (('en', ['--from', 'zh']), ('en', []))]
    runs += [[name, '2.1', '-l', 'en', *more]
             for name in ('show', 'toc', 'cite', 'quiz')
             for more in ([], ['-f', 'json'], ['-f', 'markdown'],
                          ['-f', 'html'], ['--answers'])]
    runs += [['status'], ['status', '-f', 'json'], ['check', '2.1'],
             ['search', 'risk', '-f', 'json'], ['term', 'risk', '-f', 'json'],
             ['ref', 'all', '-f', 'json'], ['doctor'],
             ['help', '--complete-places']]
    with lib.Home() as home:
        bare = [lib.koine(*args, home=home) for args in runs]
        for answer in ('2', '1'):
            with Session('quiz', '2.1', *EN, home=home) as s:
                s.run('expect "question 1 of"', f'key {answer}', 'settle',
                      'key Enter', 'settle', 'key 1', 'settle', 'key Q',
                      'expect-exit 0')
        if counts(state(home) / 'state.db')['score'] != 2:
            fail('there are no scores')
        for args, before in zip(runs, bare):
            after = lib.koine(*args, home=home)
            for ran in (before, after):
                ran.out = re.sub(r'20\d\d-?\d\d-?\d\dT?[ \d:+Z]*', 'NOW',
                                 ran.out)
            if args[0] == 'doctor':
                # It says that the folder is there now.
                before.out = before.out.replace('not there yet, can be made',
                                                'there, writable')
            if args[0] == 'doctor' and 'q1' in after.out:
                fail(after.out)
            if args[0] != 'doctor' and after.out != before.out:
                fail(lib.diff(before.out, after.out))
    if len(kinds) < 5:
        fail(kinds)


def main(words):
    tests = lib.Tests('privacy')

    def one(function):
        try:
            function()
            why = ''
        except (ptydrive.Fail, OSError, sqlite3.Error, KeyError) as e:
            why = f'{type(e).__name__}: {e}'
        tests.check(function.__name__, not why, why)

    tests.each(one, [c for c in CASES
                     if not words or any(w in c.__name__ for w in words)],
               jobs=int(os.environ.get('JOBS', '8')))
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
