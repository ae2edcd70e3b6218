#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""koine on a real terminal: pty.py [WORD...] (only cases with such a WORD).

Every session checks at its end that the terminal is as it was before and that
nothing was written that could not come from a full-screen program. Waits end
when what is waited for is there; no speed is measured.
"""
import contextlib
import functools
import os
import pathlib
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile

import lib
import ptydrive

# The place every session opens, and words that stand at its beginning.
PLACE = ['2.1', '-l', 'en', '-t', 'plain']
SEEN = 'AI improves faster'
LATER = ['2.3', '-l', 'en', '-t', 'plain']
LATER_SEEN = 'Some dangers of AI'
WAIT = 30.0  # [s] ends what hangs
CASES = []
# OSC 104 and padding are ncurses' own; the reader asks how the terminal orders.
ALLOWED = {'query', 'nul', 'osc104'}


def case(function):
    CASES.append(function)
    return function


class Terminal(ptydrive.Drive):
    """A terminal that says what it is when asked, as real ones do."""

    asked = 0

    def pump(self, t=0.02):
        got = super().pump(t)
        asked = self.raw.count(b'\033[c')
        if asked > self.asked and self.master is not None:
            os.write(self.master, b'\033[?62;22c' * (asked - self.asked))
            self.asked = asked
        return got


class Session:
    """One run of koine on a pty; use with `with`."""

    def __init__(self, *args, home=None, size=(80, 24), shell=None,
                 is_left=False, allowed=frozenset(), kind=Terminal, **env):
        self.own = None if home else lib.Home().__enter__()
        self.home = home or self.own
        argv = [lib.KOINE] + list(args)
        if shell:
            argv = ['sh', '-c', shell, 'sh'] + argv
        env.setdefault('TERM', 'xterm-256color')
        self.is_left = is_left  # killed or alone: nothing can be restored
        self.allowed = ALLOWED | allowed
        self.drive = kind(argv, size, self.home.env(**env), timeout=WAIT)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        faults = []
        if kind is None:
            faults = self.end()
        self.drive.close(hard=True)
        if self.own:
            self.own.__exit__()
        if faults:
            raise ptydrive.Fail('; '.join(faults))

    def end(self):
        drive = self.drive
        if drive.status is None and drive.master is not None:
            self.run('signal CONT', 'signal TERM')
            if not drive.until(lambda: drive.status, WAIT):
                return ['SIGTERM does not end it']
        drive.drain()
        faults = [f'wrote {k}: {w!r}'
                  for k, w in drive.injections(['7331'], self.allowed)[:3]]
        if not self.is_left and drive.slave is not None:
            faults += [f'not restored: {f}' for f in drive.not_restored()]
        return faults

    def run(self, *lines):
        for line in lines:
            try:
                self.drive.run_line(line)
            except ptydrive.Fail as e:
                raise ptydrive.Fail(f'{line}: {e}\n{self.drive.dump()}')

    def open(self, seen=SEEN):
        """Waits for the first page."""
        self.run(f'expect "{seen}"', 'settle 50')
        return self

    def text(self):
        return '\n'.join(self.drive.screen.text())


# ---- ways out -----------------------------------------------------------------

@case
def quits_with_q():
    with Session(*PLACE) as s:
        s.open().run('key q', 'expect-exit 0')


@case
def quits_with_Q_from_a_box():
    with Session(*PLACE) as s:
        s.open().run('key h', 'settle', 'key Q', 'expect-exit 0')


@case
def opens_the_first_run_screen():
    with Session() as s:
        s.open('What would you like to read?').run('key Enter', 'settle',
                                                   'key Q', 'expect-exit 0')


def dies(name):
    number = getattr(signal, 'SIG' + name)
    with Session(*PLACE) as s:
        s.open().run(f'signal {name}', 'expect-exit any')
        ended = s.drive.status
        if ended not in (('killed', number), ('exit', 128 + number)):
            raise ptydrive.Fail(f'ended with {ended}')


for _name in ('TERM', 'HUP', 'INT', 'QUIT', 'SEGV', 'ABRT', 'BUS', 'FPE'):
    _f = functools.partial(dies, _name)
    _f.__name__ = f'restored_after_SIG{_name}'
    case(_f)


@case
def restored_while_stopped_and_drawn_again():
    with Session(*PLACE) as s:
        s.open().run('save a', 'suspend', 'fg', 'same a', 'suspend',
                     'resize 60x20', 'fg', 'settle', 'resize 80x24', 'same a',
                     'key q', 'expect-exit 0')


@case
def stopped_by_a_signal_and_continued():
    with Session(*PLACE) as s:
        s.open().run('save a', 'signal STOP', 'wait 0.2', 'signal CONT',
                     'settle', 'key C-l', 'same a', 'key q', 'expect-exit 0')


@case
def ends_when_the_terminal_vanishes():
    with Session(*PLACE, is_left=True) as s:
        s.open().run('vanish', 'expect-exit any')


@case
def ends_when_the_terminal_hangs_up():
    with Session(*PLACE, is_left=True) as s:
        s.open().run('hangup', 'expect-exit any')


# ---- sizes --------------------------------------------------------------------

@case
def survives_a_storm_of_resizes():
    with Session(*PLACE) as s:
        s.open().run('save a', 'storm-resize 300 1', 'resize 80x24', 'same a',
                     'key j', 'settle', 'storm-resize 100 1', 'alive',
                     'key q', 'expect-exit 0')


@case
def survives_resizes_in_every_view():
    for key in ('t', 'h', 'i', 'L', 'B', '/', '&', ':', 'X', '=', 'x', 'K'):
        with Session(*PLACE) as s:
            s.open().run(f'key {key}', 'settle', 'storm-resize 40 1', 'alive',
                         'key Esc', 'settle', 'key Q', 'expect-exit 0')


KEYS = ('j', 'Space', 'b', 'G', 'g', 't', 'Esc', 'h', 'Esc', 'Tab', 'Enter',
        'Esc', '/', 'a', 'Enter', 'n', '&', 'a', 'Down', 'Enter', 'n', 'BS',
        'Esc', 'L', 'Esc', 'K', 'Esc', 'x', 'x', '+', '-', 'l', 'T', 'M', 'D',
        'C', '=', 'Esc', 'X', 'Esc', 'C-l', ']', '[', '}', '{', 'u', 'd')


def size(cols, rows):
    # D goes through the bidi modes; one of them writes U+200E.
    with Session(*PLACE, size=(cols, rows), allowed={'bidi'}) as s:
        s.run('settle 300')
        for key in KEYS:
            s.run(f'key {key}', 'settle 30', 'alive')
        s.run('resize 80x24', 'settle', 'key Esc Esc', 'settle 700', 'key Q',
              'expect-exit 0')


for _cols, _rows in ((1, 1), (2, 2), (20, 5), (300, 100), (500, 2), (1, 50)):
    _f = functools.partial(size, _cols, _rows)
    _f.__name__ = f'every_key_at_{_cols}x{_rows}'
    case(_f)


# ---- terminals and locales ------------------------------------------------------

def terminal(term):
    with Session(*PLACE, TERM=term) as s:
        s.open().run('key Space', 'settle', 'key b', 'settle', 'key q',
                     'expect-exit 0')


for _term in ('vt100', 'linux', 'xterm', 'screen', 'tmux-256color'):
    _f = functools.partial(terminal, _term)
    _f.__name__ = f'opens_on_{_term}'
    case(_f)


def no_terminal(**env):
    """No cursor addressing: the text itself, and why, and no complaint."""
    with Session(*PLACE, size=(80, 60), **env) as s:
        s.run('expect-exit 0', f'expect "{SEEN}"')
        if s.drive.screen.modes['alt']:
            raise ptydrive.Fail('in the alternate screen')


for _word, _env in (('dumb', {'TERM': 'dumb'}), ('unset', {'TERM': None}),
                    ('empty', {'TERM': ''}), ('unknown', {'TERM': 'nosuch'}),
                    ('endless', {'TERM': 'x' * 5000})):
    _f = functools.partial(no_terminal, **_env)
    _f.__name__ = f'text_where_TERM_is_{_word}'
    case(_f)


def speaks(lang, **env):
    with Session('2.1', '-l', 'zh', '-t', 'plain', **env) as s:
        s.open('人工智能进步很快').run('key q', 'expect-exit 0')


for _word, _env in (('C', {'LC_ALL': 'C'}), ('POSIX', {'LC_ALL': 'POSIX'}),
                    ('bad', {'LC_ALL': 'xx_YY.nosuch'}),
                    ('unset', {'LC_ALL': None}),
                    ('latin1', {'LC_ALL': 'fr_FR.ISO-8859-1'})):
    _f = functools.partial(speaks, _word, **_env)
    _f.__name__ = f'UTF8_where_the_locale_is_{_word}'
    case(_f)


def redirected(shell):
    with Session(*PLACE, size=(80, 60), shell=shell) as s:
        s.run('expect-exit 0')
        if s.drive.screen.modes['alt']:
            raise ptydrive.Fail('in the alternate screen')
        if '>' not in shell.replace('>&2', ''):
            s.run(f'expect "{SEEN}"')


for _word, _shell in (('stdin_closed', 'exec "$@" <&-'),
                      ('stdin_null', 'exec "$@" </dev/null'),
                      ('stdout_null', 'exec "$@" >/dev/null')):
    _f = functools.partial(redirected, _shell)
    _f.__name__ = f'text_where_{_word}'
    case(_f)


# ---- keys ------------------------------------------------------------------------

SEQUENCES = [bytes(s, 'ascii') for s in (
    '\033[A \033[B \033[C \033[D \033[H \033[F \033OA \033OB \033OC \033OD '
    '\033OH \033OF \033[1~ \033[2~ \033[3~ \033[4~ \033[5~ \033[6~ \033OP '
    '\033OS \033[15~ \033[24~ \033[1;5A \033[1;2D \033[1;3C \033[3;5~ \033[Z '
    '\033[I \033[O \033[<0;10;10M \033[<65;10;10M \033[?62;22c \033[>1;2;3c '
    '\033[8;0$y \033[200~ \033[201~ \033[57428u').split(' ')]


def send(s, sequence, at, delay):
    """Sends a sequence in two pieces; gives the page after it."""
    s.drive.send(sequence[:at])
    if at < len(sequence):
        s.run(f'wait {delay}')
        s.drive.send(sequence[at:])
    s.run('settle 150')
    if sequence == b'\033[200~':  # pasting has begun: end it
        s.drive.send(b'\033[201~')
        s.run('settle 150')
    return s.text()


def home(s):
    """The same page each time, with no late sequence pending."""
    s.run('wait 0.65', 'key g', 'settle 60')
    return s.text()


def broken(sequence, delay):
    """The first cut that did more than nothing and other than the whole does."""
    with Session(*PLACE) as s:
        s.open()
        before = home(s)
        whole = send(s, sequence, len(sequence), 0)
        for at in range(1, len(sequence)):
            fine = (before, whole, home(s))
            got = send(s, sequence, at, delay)
            if got not in fine:
                return f'cut after {at}:\n' + lib.diff(whole, got)
    return None


def splits(sequence, delay):
    """Six tries: a machine that stands still may hold a byte back too long."""
    faults = []
    while len(faults) < 6:
        try:
            fault = broken(sequence, delay)
        except ptydrive.Fail as e:
            fault = str(e)
        if fault is None:
            return
        faults.append(fault)
    raise ptydrive.Fail(faults[-1])


for _sequence in SEQUENCES:
    for _delay in (0.005, 0.05, 0.5):
        _f = functools.partial(splits, _sequence, _delay)
        _f.__name__ = (f'sequence_{_sequence[1:].decode()}_cut_for_'
                       f'{int(_delay * 1000)}_ms')
        case(_f)


@case
def Esc_closes_where_the_terminal_never_answers():
    with Session(*PLACE, kind=ptydrive.Drive) as s:
        s.open().run('key L', 'expect "how much is written"', 'key Esc')
        if not s.drive.until(lambda: 'how much' not in s.text(), WAIT):
            raise ptydrive.Fail('still open\n' + s.drive.dump())
        s.run('key q', 'expect-exit 0')


@case
def logical_order_keeps_marks_of_quotation():
    with Session('2.1', '-l', 'ar', '-t', 'plain', '--bidi', 'logical',
                 allowed={'bidi'}) as s:
        s.open('«شقوق»').run('key q', 'expect-exit 0')


@case
def a_paste_is_no_command():
    with Session(*PLACE) as s:
        s.open().run('save a', 'paste "qQZZ\\n:quit\\n"', 'settle 300',
                     'alive', 'key Esc', 'settle 700', 'same a', 'key q',
                     'expect-exit 0')


@case
def survives_random_bytes():
    rnd = random.Random(7)
    text = bytes(rnd.randrange(256) for _ in range(20000))
    # Without what ends it: q Q C-c C-\ C-z and, for :quit, Enter.
    for byte in b'qQ\x03\x1c\x1a\r\n\x11\x13ZvV!':
        text = text.replace(bytes([byte]), b'j')
    # Among them may be y, that copies what stands there.
    with Session(*PLACE, allowed={'osc52'}) as s:
        s.open()
        for at in range(0, len(text), 500):
            s.drive.send(text[at:at + 500])
            s.drive.pump(0.01)
        s.run('settle 300', 'alive')


@case
def searches_everywhere_and_comes_back():
    with Session(*PLACE) as s:
        s.open().run('save a', 'type "&in:2.2.3 deepfake"',
                     'expect "2 hits"', 'key Enter', 'expect "back to the list"',
                     'key n', 'expect "2 of 2"', 'key BS',
                     'expect "& in:2.2.3 deepfake"',
                     'key Esc', f'expect "{SEEN}"', 'settle 700', 'same a',
                     'key q', 'expect-exit 0')


@case
def the_index_is_made_beside_the_reading():
    with lib.Home() as home:
        content = home.path / 'content'
        shutil.copytree(lib.SRC / 'content', content)
        with Session('--content', content, *PLACE, home=home) as s:
            s.open().run('type "&deepfake"', 'expect "being made"', 'key Esc',
                         f'expect "{SEEN}"', 'settle 700', 'key Space',
                         'key b', f'expect "{SEEN}"', 'type "&"',
                         'expect "& deepfake"', 'expect "hits"', 'key Esc',
                         f'expect "{SEEN}"', 'settle 700', 'key q',
                         'expect-exit 0')


@case
def search_takes_text_of_any_keyboard():
    with Session(*PLACE) as s:
        s.open().run('type "aбезопасность q 安全"',
                     'expect "& безопасность q 安全"', 'settle', 'key Esc',
                     f'expect "{SEEN}"', 'key q', 'expect-exit 0')


@case
def a_large_paste_into_search_is_text():
    with Session(*PLACE) as s:
        s.open().run('key &', 'settle')
        s.drive.send(b'\033[200~' + b'risk q:quit\r\n' * 80000 + b'\033[201~')
        s.run('expect "risk q:quit"', 'settle 300', 'alive', 'key Esc',
              f'expect "{SEEN}"', 'key q', 'expect-exit 0')


# ---- what is kept ------------------------------------------------------------------

@case
def a_mark_outlives_kill_9():
    with lib.Home() as home:
        for letter in 'abcdefghij':
            with Session(*LATER, home=home, is_left=True) as s:
                s.open(LATER_SEEN).run(f'key m {letter}',
                                       f'expect "mark {letter} saved"',
                                       'signal KILL', 'expect-exit KILL')
        for letter in 'aj':
            with Session(*PLACE, home=home) as s:
                s.open().run(f"type \"'{letter}\"", f'expect "{LATER_SEEN}"',
                             'key q', 'expect-exit 0')


@case
def a_switch_outlives_kill_9():
    with lib.Home() as home:
        with Session(*PLACE, home=home, is_left=True) as s:
            # Within the second after which the place is saved anyway.
            s.open().run('key M-1', 'expect "中文"', 'settle 200',
                         'signal KILL', 'expect-exit KILL')
        with Session(home=home) as s:
            s.open('中文').run('key q', 'expect-exit 0')


@case
def a_bookmark_outlives_kill_9():
    with lib.Home() as home:
        with Session(*LATER, home=home, is_left=True) as s:
            s.open(LATER_SEEN).run('key B', 'expect Bookmarks', 'key a',
                                   'expect saved', 'signal KILL',
                                   'expect-exit KILL')
        with Session(*PLACE, home=home) as s:
            s.open().run('key B', 'expect Bookmarks', 'expect 2.3', 'key Q',
                         'expect-exit 0')


@case
def an_answer_outlives_kill_9():
    with lib.Home() as home:
        with Session(*PLACE, home=home, is_left=True) as s:
            s.open().run('key c', 'expect "question 1 of"', 'key 2',
                         'expect "not right"', 'signal KILL',
                         'expect-exit KILL')
        path = home.path / 'state/koine/state.db'
        with contextlib.closing(sqlite3.connect(path)) as db:
            rows = db.execute('SELECT question, asked, correct, box FROM score')
            kept = rows.fetchall()
        if kept != [('2.1.q1', 1, 0, 1)]:
            raise ptydrive.Fail(f'kept is {kept}')


@case
def the_place_is_kept():
    with lib.Home() as home:
        with Session(*LATER, home=home) as s:
            s.open(LATER_SEEN).run('key q', 'expect-exit 0')
        with Session(home=home) as s:
            s.open(LATER_SEEN).run('key q', 'expect-exit 0')


@case
def two_instances_keep_both_marks():
    with lib.Home() as home:
        with Session(*PLACE, home=home) as one, \
                Session(*LATER, home=home) as two:
            one.open()
            two.open(LATER_SEEN)
            for i in range(10):
                x, y = chr(97 + 2 * i), chr(98 + 2 * i)
                one.run(f'key m {x}', f'expect "mark {x} saved"')
                two.run(f'key m {y}', f'expect "mark {y} saved"')
            one.run('key q', 'expect-exit 0')
            two.run('key q', 'expect-exit 0')
        with Session(*LATER, home=home) as s:
            s.open(LATER_SEEN).run("type \"'a\"", f'expect "{SEEN}"',
                                   "type \"'t\"", f'expect "{LATER_SEEN}"',
                                   'key q', 'expect-exit 0')


@case
def reads_on_where_nothing_can_be_kept():
    env = dict(HOME='/proc/nowhere', XDG_STATE_HOME='/proc/nowhere',
               XDG_CONFIG_HOME=None, XDG_CACHE_HOME=None)
    with Session(*PLACE, **env) as s:
        s.open().run('key m a',
                     'expect-re "nothing can be kept here|cannot make the"',
                     'key Space', 'settle', 'key q', 'expect-exit 0')


@case
def reads_on_without_a_home():
    env = dict(HOME=None, XDG_STATE_HOME=None, XDG_CONFIG_HOME=None,
               XDG_CACHE_HOME=None, XDG_DATA_HOME=None, XDG_RUNTIME_DIR=None)
    with Session(*PLACE, **env) as s:
        s.open().run('key Space', 'settle', 'key q', 'expect-exit 0')


# ---- the translator's desk ----------------------------------------------------

class Desk:
    """A session that watches a text of a copy of the content."""

    def __init__(self, *args, name='en/plain/02-safety.md', seen=SEEN, **more):
        self.folder = tempfile.TemporaryDirectory(prefix='koine-desk-')
        self.content = pathlib.Path(self.folder.name, 'content')
        shutil.copytree(lib.SRC / 'content', self.content)
        self.path = self.content / name
        self.text = self.path.read_text('utf8')
        self.session = Session('--watch', *args, str(self.path), **more)
        self.seen = seen

    def __enter__(self):
        self.session.__enter__()
        self.session.open(self.seen)
        return self

    def __exit__(self, *about):
        try:
            self.session.__exit__(*about)
        finally:
            self.folder.cleanup()

    def put(self, old, new):
        """Saves the text with one thing in it changed, in place."""
        self.path.write_text(self.text.replace(old, new, 1), 'utf8')

    def run(self, *lines):
        self.session.run(*lines)


@case
def watch_shows_and_marks_what_was_saved():
    with Desk('-w', 'zh', size=(110, 30)) as d:
        d.put(SEEN, 'AI gets better')
        d.run('expect "*AI gets better"', 'expect "changed: 2.1.1"',
              'expect-attr "*AI" reverse', 'key j', 'settle',
              'reject "*AI gets better"', 'expect "AI gets better"',
              'type ":changes"', 'key Enter', 'expect "2.1.1  en  plain"',
              'key Esc', 'settle', 'key q', 'expect-exit 0')


@case
def watch_sees_a_file_renamed_over():
    with Desk() as d:
        other = d.path.with_name('.02-safety.md.new')
        other.write_text(d.text.replace(SEEN, 'AI runs ahead', 1), 'utf8')
        other.rename(d.path)
        d.run('expect "*AI runs ahead"')
        d.put(SEEN, 'AI walks ahead')
        d.run('expect "*AI walks ahead"', 'key q', 'expect-exit 0')


@case
def watch_goes_to_the_block_that_changed():
    with Desk() as d:
        d.put(LATER_SEEN, 'Great dangers of AI')
        d.run('expect "*Great dangers of AI"', 'settle',
              f'reject "{SEEN}"', 'key q', 'expect-exit 0')


@case
def watch_keeps_the_last_good_page():
    with Desk() as d:
        d.path.write_text(d.text[:3000], 'utf8')
        d.run('expect-re "02-safety.md:[0-9]+: blocks of"',
              f'expect "{SEEN}"', 'key j', 'settle',
              'expect-re "02-safety.md:[0-9]+: blocks of"')
        d.path.unlink()
        d.run('expect-re "02-safety.md: the file is gone"', f'expect "{SEEN}"')
        d.put(SEEN, f'<<<<<<< ours\nAI\n=======\n{SEEN}\n>>>>>>> theirs\n')
        line = d.text[:d.text.index(SEEN)].count('\n') + 1
        d.run(f'expect-re "02-safety.md:{line}: a merge has left a conflict"',
              f'expect "{SEEN}"')
        d.put(SEEN, 'AI gets better')
        d.run('expect "*AI gets better"', 'key j', 'settle',
              'reject conflict', 'key q', 'expect-exit 0')


@case
def watch_says_that_a_fault_is_over():
    with Desk() as d:
        d.put('## 2.1 ', '## 2.7 ')
        d.run('expect-re "02-safety.md:[0-9]+: heading .2.7. is not"')
        d.path.write_text(d.text, 'utf8')
        d.run('expect "02-safety.md: read again"', 'reject "2.7"')
        d.path.unlink()
        d.run('expect-re "02-safety.md: the file is gone"')
        d.path.write_text(d.text, 'utf8')
        d.run('expect "02-safety.md: read again"', 'key j', 'settle',
              'reject 02-safety.md', 'key q', 'expect-exit 0')


@case
def watch_reads_tables_again():
    with Desk() as d:
        path = d.content / 'references.xml'
        text = path.read_text('utf8')
        path.write_text(text[:5000], 'utf8')
        d.run('expect "references.xml:"')
        path.write_text(text, 'utf8')
        d.run('expect "references.xml: read again"', 'key j', 'settle',
              'reject references.xml', 'key q', 'expect-exit 0')


@case
def watch_waits_while_a_list_is_open():
    with Desk() as d:
        d.run('key t', 'expect Contents')
        d.put(SEEN, 'AI gets better')
        d.run('settle 200', 'reject "AI gets better"', 'key q',
              'expect "AI gets better"', 'key q', 'expect-exit 0')


@case
def watch_goes_on_under_a_prompt_and_a_box():
    with Desk() as d:
        d.run('key /', 'type never')
        d.put(SEEN, 'AI gets better')
        d.run('expect "*AI gets better"', 'expect "/never"', 'key Esc', 'settle',
              'key =', 'expect "edition"')
        d.put(SEEN, 'AI runs ahead')
        d.run('expect "AI runs ahead"', 'expect "edition"', 'key q', 'key q',
              'expect-exit 0')


@case
def watch_of_a_lone_file():
    with lib.Home() as home:
        path = home.path / 'a.md'
        path.write_text('# One\n\nfirst\n\nsecond\n', 'utf8')
        with Session('--watch', path, home=home) as s:
            s.open('second')
            path.write_text('# One\n\nfirst\n\nother\n', 'utf8')
            s.run('expect "*other"', 'reject "*first"')
            path.write_text('', 'utf8')
            s.run('expect "the file is empty"', 'expect other')
            path.write_text('# One\n\nfirst\n\nother\n', 'utf8')
            s.run('expect "a.md: read again"', 'reject empty', 'key q',
                  'expect-exit 0')


@case
def watch_hears_keys_while_a_file_is_saved_all_the_time():
    with Desk() as d:
        saver = subprocess.Popen(
            [sys.executable, '-c', 'import sys\n'
             'a = open(sys.argv[1]).read(); b = a.replace("AI", "IA", 1)\n'
             'while True:\n'
             '    for t in (a, b): open(sys.argv[1], "w").write(t)',
             str(d.path)])
        try:
            d.run('key t', 'expect Contents', 'key q', 'key =',
                  'expect edition', 'key q', 'key q', 'expect-exit 0')
        finally:
            saver.kill()
            saver.wait()


EDITOR = """#!/bin/sh
stty -a | grep -q ' icanon' && echo COOKED
echo EDITOR "$@"
read answer
sed -i "s/AI improves faster/AI $answer/" "$2"
"""


def edit(home, *lines):
    script = home.path / 'vi'
    script.write_text(EDITOR, 'utf8')
    script.chmod(0o755)
    with Desk('-t', 'plain', home=home, EDITOR=str(script)) as d:
        d.run('key w', 'settle', 'key v', 'expect COOKED',
              'expect "EDITOR +7"', *lines, 'type "gets better\\n"',
              'expect "*AI gets better"', 'reject EDITOR', 'key q',
              'expect-exit 0')


@case
def edits_the_block_and_comes_back():
    with lib.Home() as home:
        edit(home)


@case
def the_editor_can_be_stopped():
    with lib.Home() as home:
        edit(home, 'suspend', 'fg')


@case
def an_editor_that_stops_itself_stops_the_reader():
    with lib.Home() as home:
        script = home.path / 'vi'
        script.write_text('#!/bin/sh\necho EDITOR\nkill -STOP $$\n'
                          'echo AGAIN\nread answer\n', 'utf8')
        script.chmod(0o755)
        with Session(*PLACE, home=home, EDITOR=str(script)) as s:
            s.open().run('key v', 'expect EDITOR')
            if not s.drive.until(lambda: s.drive.stopped, WAIT):
                raise ptydrive.Fail('the reader does not stop')
            s.run('fg', 'expect AGAIN', 'type "\\n"', f'expect "{SEEN}"',
                  'key q', 'expect-exit 0')


@case
def an_interrupt_of_the_editor_is_not_the_readers():
    with lib.Home() as home:
        script = home.path / 'vi'
        script.write_text('#!/bin/sh\necho EDITOR\nread answer\n', 'utf8')
        script.chmod(0o755)
        with Session('--content', str(lib.SRC / 'content'), *PLACE, home=home,
                     EDITOR=str(script)) as s:
            s.open().run('key v', 'expect EDITOR', 'bytes 03',
                         'expect "ended by signal 2"', f'expect "{SEEN}"',
                         'key j', 'settle', 'key q', 'expect-exit 0')


@case
def reads_as_another_does():
    with Session('2.1', '-l', 'en', '-t', 'plain', '--as', '40x12,8,zh') as s:
        s.open('AI improves faster than people').run(
            'expect "浅显"', 'expect-line 12 "2.1"', 'key Space', 'settle',
            'resize 30x8', 'settle', 'resize 80x24', 'settle',
            'expect-line 12 "2.1"')
        rows = s.drive.screen.text()
        wide = [r for r in rows if lib.width(r.rstrip()) > 40]
        if wide or any(r.strip() for r in rows[12:]):
            raise ptydrive.Fail(f'it is larger than asked for: {rows}')
        s.run('key q', 'expect-exit 0')


@case
def secure_starts_no_editor():
    with Session(*PLACE, KOINE_SECURE='1', EDITOR='touch') as s:
        s.open().run('key v', 'expect "no editor is started"', 'key q',
                     'expect-exit 0')


@case
def watch_is_idle_when_nothing_is_saved():
    with Desk() as d:
        d.run('settle 1500', 'expect-idle 2 20', 'key q', 'expect-exit 0')


# ---- the console beside the slides -----------------------------------------------

TALK = ['present', '2.1', '-l', 'en', '-t', 'plain']
ASIDE = ['console', '-l', 'fr']
FIRST, SECOND = 'slide 1 of 8', 'slide 2 of 8'


def talk(home, *args, seen='share tools', **more):
    return Session(*TALK, *args, home=home, **more).open(seen)


def aside(home, *args, seen=FIRST, **more):
    return Session(*ASIDE, *args, home=home, **more).open(seen)


def socket_of(home):
    return home.path / 'runtime/koine/present'


@case
def console_sees_the_slides_move_and_moves_them():
    with lib.Home() as home, talk(home) as p, aside(home) as c:
        c.run('expect "Les élèves"')
        p.run('key Space', f'expect "{SEEN}"')
        c.run(f'expect "{SECOND}"', 'key Left', f'expect "{FIRST}"')
        p.run('expect-line -1 "1/8"')
        c.run('key n', f'expect "{SECOND}"')
        p.run('expect-line -1 "2/8"', 'key t')
        c.run('expect "something is open over"', 'key n')
        p.run('settle', 'key Esc')
        c.run('expect "sees the slide"', f'expect "{SECOND}"')
        p.run('key .')
        c.run('expect "sees black"', 'key q', 'expect-exit 0')
        p.run('key Esc', f'expect "{SEEN}"', 'settle 700', 'key q q q',
              'expect-exit 0')


def kill(session):
    session.is_left = True
    session.run('signal KILL', 'expect-exit KILL')


@case
def console_and_slides_rejoin_after_kill_9():
    with lib.Home() as home, aside(home, seen='waiting for slides') as c:
        for _ in range(3):
            with talk(home) as p:
                c.run(f'expect "{FIRST}"', 'expect "sees the slide"')
                kill(p)
            c.run('expect "the slides are gone"')
        with talk(home) as p:
            c.run(f'expect "{FIRST}"', 'expect "sees the slide"')
            for _ in range(3):
                with aside(home) as other:
                    kill(other)
                p.run('alive')
            p.run('key Space')
            c.run(f'expect "{SECOND}"', 'key q', 'expect-exit 0')
            p.run('key q q q', 'expect-exit 0')
        if socket_of(home).exists():
            raise ptydrive.Fail('the socket is left')


@case
def console_keeps_the_clock_of_a_presenter_that_died():
    with lib.Home() as home, aside(home, '--budget', '4s',
                                   seen='waiting for slides') as c:
        with talk(home) as p:
            c.run('expect "over time"')
            kill(p)
        with talk(home) as p:
            c.run('expect "sees the slide"', 'expect "over time"', 'key r',
                  'expect "left"', 'key q', 'expect-exit 0')
            p.run('key q q q', 'expect-exit 0')


@case
def slides_come_back_to_where_the_class_was_after_kill_9():
    third = 'slide 3 of 8'
    with lib.Home() as home, aside(home, seen='waiting for slides') as c:
        with talk(home) as p:
            c.run(f'expect "{FIRST}"')
            p.run('key 3', 'key g')
            c.run(f'expect "{third}"')
            kill(p)
        c.run('expect "the slides are gone"')
        with talk(home, seen='3/8') as p:
            c.run('expect "sees the slide"', f'expect "{third}"')
            p.run('key q q q', 'expect-exit 0')
        c.run('expect "the slides are gone"')
        # That class has ended: the next one begins where it was asked to.
        with talk(home) as p:
            c.run(f'expect "{FIRST}"', 'settle', f'expect "{FIRST}"')
            p.run('expect-line -1 "1/8"', 'key q q q', 'expect-exit 0')
        c.run('key q', 'expect-exit 0')


def ask(console):
    console.run('key a', 'type "why?"', 'key Enter',
                'expect "question is kept"', 'expect "Questions asked: 1"',
                'key k', 'expect "sees the slide"')


@case
def a_class_after_another_has_its_own_clock_and_questions():
    with lib.Home() as home, aside(home, seen='waiting for slides') as c:
        with talk(home, '--budget', '2s') as p:
            c.run('expect "over time"')
            ask(c)
            # Back to the page, and to the slides: the same class.
            p.run('key q q', 'settle', 'key p')
            c.run('expect "sees the slide"', 'expect "over time"',
                  'expect "Questions asked: 1"')
            p.run('key q q q', 'expect-exit 0')
        c.run('expect "the slides are gone"')
        with talk(home, '--budget', '1h') as p:
            c.run('expect-re "0:0\\d of 1:00:00"', 'reject "Questions asked"')
            ask(c)
            p.run('key q q q', 'expect-exit 0')
        c.run('key q', 'expect-exit 0')
        text = (home.path / 'state/koine/questions.tsv').read_text('utf8')
        if len(text.splitlines()) != 2:
            raise ptydrive.Fail(text)


@case
def a_class_that_is_cut_short_keeps_its_clock_and_questions():
    for signal in ('KILL', 'TERM', 'HUP'):
        with lib.Home() as home, aside(home, '--budget', '2s',
                                       seen='waiting for slides') as c:
            with talk(home) as p:
                c.run('expect "over time"')
                ask(c)
                p.is_left = signal == 'KILL'
                p.run(f'signal {signal}', 'expect-exit any')
            with talk(home) as p:
                c.run('expect "sees the slide"', 'expect "over time"',
                      'expect "Questions asked: 1"', 'key q', 'expect-exit 0')
                p.run('key q q q', 'expect-exit 0')


@case
def questions_outlive_kill_9():
    with lib.Home() as home, talk(home) as p:
        for n in range(5):
            with aside(home) as c:
                c.run('key a', f'type "why {n}?"', 'key Enter',
                      'expect "question is kept"')
                kill(c)
        text = (home.path / 'state/koine/questions.tsv').read_text('utf8')
        rows = [line.split('\t') for line in text.splitlines()]
        if [r[3] for r in rows] != [f'why {n}?' for n in range(5)] or any(
                r[1] != '2.1' for r in rows):
            raise ptydrive.Fail(text)
        with aside(home) as c:
            c.run('expect "Questions asked: 5"', 'key q', 'expect-exit 0')
        p.run('key q q q', 'expect-exit 0')


def connect(home):
    peer = socket.socket(socket.AF_UNIX)
    peer.connect(str(socket_of(home)))
    return peer


def gone(peer):
    """Reads until the presenter hangs up."""
    peer.settimeout(WAIT)
    try:
        while peer.recv(65536):
            pass
    except ConnectionResetError:
        pass
    peer.close()


@case
def garbage_on_the_socket_does_no_harm():
    rnd = random.Random(7)
    hello = b'koine-console 1\n'
    bad = [b'\n', b'\0' * 100, b'GET / HTTP/1.1\r\n\r\n', hello * 2,
           b'koine-console 2\n', b'koine-console 99999999999\n',
           hello + b'next' * 100, hello + b'next\n' * 1000 + b'x\n',
           hello + b'clock\t-1\n', hello + b'clock\t999999999999\n', hello + b'at\t\n',
           hello + b'at\t' + b'x' * 100 + b'\n'] + [
               hello + rnd.randbytes(2000) + b'\n' for _ in range(20)]
    with lib.Home() as home, talk(home) as p, aside(home) as c:
        for line in bad:
            peer = connect(home)
            with contextlib.suppress(OSError):
                peer.sendall(line)
            gone(peer)
        for half in (b'', b'koine', hello, hello + b'ne'):
            connect(home).sendall(half)  # and closes it, half said
        p.run('alive', 'key g', 'expect-line -1 "1/8"', 'key Space')
        c.run(f'expect "{SECOND}"', 'key q', 'expect-exit 0')
        p.run('key q q q', 'expect-exit 0')


@case
def a_flood_on_the_socket_does_no_harm():
    with lib.Home() as home, talk(home) as p, aside(home) as c:
        peer = connect(home)
        sent = 0
        with contextlib.suppress(OSError):
            peer.settimeout(WAIT)
            while sent < 100 << 20:
                sent += peer.send(b'x' * (1 << 20))
        peer.close()
        silent = [connect(home) for _ in range(40)]
        p.run('alive', 'key Space')
        c.run(f'expect "{SECOND}"')
        # A reader that reads nothing is given up, and nobody waits for it.
        slow = connect(home)
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        slow.sendall(b'koine-console 1\n')
        for _ in range(40):
            p.run('type "  bb  bb  bb  bb"')
        p.run('settle', 'key g', 'expect-line -1 "1/8"', 'key Space')
        c.run(f'expect "{SECOND}"', 'key q', 'expect-exit 0')
        p.run('settle 1500', 'expect-idle 2 20', 'key q q q', 'expect-exit 0')
        for s in silent + [slow]:
            s.close()


@case
def another_user_is_refused():
    if os.getuid() != 0:
        return
    with lib.Home() as home, talk(home) as p:
        folder = socket_of(home).parent
        for path in (home.path, folder.parent, folder):
            path.chmod(0o755)
        socket_of(home).chmod(0o666)
        told = subprocess.run(
            [sys.executable, '-c',
             'import socket, sys, os; os.setgid(65534); os.setuid(65534)\n'
             's = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])\n'
             'try:\n'
             '    s.sendall(b"koine-console 1\\n"); print(s.recv(100))\n'
             'except OSError: print(b"")', str(socket_of(home))],
            capture_output=True, text=True).stdout
        if told != "b''\n":
            raise ptydrive.Fail(told)
        p.run('alive', 'key q q q', 'expect-exit 0')


@case
def the_socket_is_for_its_user_only():
    with lib.Home() as home, talk(home) as p:
        for path, mode in ((socket_of(home), 0o600),
                           (socket_of(home).parent, 0o700)):
            if path.stat().st_mode & 0o777 != mode:
                raise ptydrive.Fail(f'{path}: {path.stat().st_mode:o}')
        p.run('key q q q', 'expect-exit 0')


def no_room(prepare, words, **env):
    """Slides are shown all the same, and say why no console joins."""
    with lib.Home() as home:
        prepare(home.path / 'runtime')
        with Session(*TALK, home=home, **env) as p:
            p.open('share tools').run(f'expect "{words}"', 'key Space',
                                     f'expect "{SEEN}"', 'key q q q',
                                     'expect-exit 0')


def link(runtime):
    (runtime / 'other').mkdir(mode=0o700)
    (runtime / 'koine').symlink_to('other')


def open_to_all(runtime):
    (runtime / 'koine').mkdir()
    (runtime / 'koine').chmod(0o755)


def a_file(runtime):
    (runtime / 'koine').write_text('')


def a_folder_there(runtime):
    (runtime / 'koine').mkdir(mode=0o700)
    (runtime / 'koine/present').mkdir()


for _prepare, _words in ((link, 'is a link'),
                         (open_to_all, 'no console can join'),
                         (a_file, 'koine'), (a_folder_there, 'no console')):
    _f = functools.partial(no_room, _prepare, _words)
    _f.__name__ = f'slides_without_a_socket_{_prepare.__name__}'
    case(_f)


@case
def slides_without_any_folder():
    no_room(lambda runtime: None, 'no console can join',
            XDG_RUNTIME_DIR=None, XDG_STATE_HOME=None, HOME=None)


def joins(home, **env):
    with talk(home, **env) as p, aside(home, **env) as c:
        p.run('key Space')
        c.run(f'expect "{SECOND}"', 'key q', 'expect-exit 0')
        p.run('key q q q', 'expect-exit 0')


@case
def console_joins_without_a_runtime_folder():
    with lib.Home() as home:
        joins(home, XDG_RUNTIME_DIR=None)


@case
def console_joins_where_the_path_is_long():
    with lib.Home() as home:
        long = home.path / ('x' * 200) / ('y' * 200)
        long.mkdir(parents=True)
        joins(home, XDG_RUNTIME_DIR=str(long))


@case
def console_joins_when_secure():
    with lib.Home() as home:
        joins(home, KOINE_SECURE='1')


@case
def a_second_presenter_has_no_console():
    with lib.Home() as home, talk(home) as p:
        with Session(*TALK, home=home) as other:
            other.open('share tools').run('expect "another koine is presenting"',
                                         'key q q q', 'expect-exit 0')
        with aside(home) as c:
            p.run('key Space')
            c.run(f'expect "{SECOND}"', 'key q', 'expect-exit 0')
        p.run('key q q q', 'expect-exit 0')


@case
def a_second_presenter_takes_the_place_of_the_first():
    for is_killed in (False, True):
        with lib.Home() as home, aside(home, seen='waiting for slides') as c:
            with talk(home) as p:
                c.run(f'expect "{FIRST}"')
                with Session(*TALK, home=home) as other:
                    other.open('share tools').run(
                        'expect "another koine is presenting"', 'key Space',
                        'settle 1500', 'expect-idle 2 20')
                    if is_killed:
                        kill(p)
                    else:
                        p.run('key q q q', 'expect-exit 0')
                    c.run(f'expect "{SECOND}"', 'expect "sees the slide"',
                          'key n', 'expect "slide 3 of 8"')
                    other.run('expect-line -1 "3/8"', 'settle 1500',
                              'expect-idle 2 20', 'key q q q',
                              'expect-exit 0')
            c.run('key q', 'expect-exit 0')


@case
def a_fifth_console_is_told():
    with lib.Home() as home, talk(home) as p, contextlib.ExitStack() as stack:
        for _ in range(4):
            stack.enter_context(aside(home))
        with aside(home, seen='four consoles already') as c:
            c.run('key q', 'expect-exit 0')
        p.run('key q q q', 'expect-exit 0')


@case
def a_console_with_nobody_to_join_is_idle():
    with lib.Home() as home, aside(home, seen='waiting for slides') as c:
        c.run('settle 1500', 'expect-idle 2 20', 'key q', 'expect-exit 0')


@case
def no_socket_but_local_ones():
    """strace, where it is there: every socket(2) is AF_UNIX."""
    if not shutil.which('strace') or 'asan' in lib.KOINE:
        return  # sanitizers cannot be traced
    with lib.Home() as home:
        log = home.path / 'log'
        trace = f'exec strace -f -o {log} -e trace=socket,socketpair "$@"'
        with Session(*TALK, home=home, shell=trace) as p:
            p.open('share tools')
            with aside(home) as c:
                c.run('key q', 'expect-exit 0')
            p.run('key q q q', 'expect-exit 0')
        calls = [line for line in log.read_text().splitlines()
                 if 'socket' in line]
        if not calls or any('AF_UNIX' not in line for line in calls):
            raise ptydrive.Fail('\n'.join(calls))


# ---- KOINE_SECURE ---------------------------------------------------------------------

@case
def secure_reads_and_keeps_state():
    with lib.Home() as home:
        with Session(*LATER, home=home, KOINE_SECURE='1') as s:
            s.open(LATER_SEEN).run('key m a', 'expect "mark a saved"', 'key q',
                                   'expect-exit 0')
        with Session(*PLACE, home=home, KOINE_SECURE='1') as s:
            s.open().run("type \"'a\"", f'expect "{LATER_SEEN}"', 'key q',
                         'expect-exit 0')


def refused(*args):
    with Session(*args, KOINE_SECURE='1') as s:
        s.run('expect-exit 2', 'expect KOINE_SECURE')


for _word, _args in (('files', ['./README.md']), ('standard_input', ['-']),
                     ('content', ['--content', '/tmp', '2.1']),
                     ('output', ['show', '2.1', '-o', '/tmp/koine-x'])):
    _f = functools.partial(refused, *_args)
    _f.__name__ = f'secure_refuses_{_word}'
    case(_f)


def main(words, name='pty', cases=None):
    tests = lib.Tests(name)

    def one(function):
        name = function.__name__
        try:
            function()
            why = None
        except ptydrive.Fail as e:
            why = str(e)
        except Exception as e:
            why = f'{type(e).__name__}: {e}'
        tests.check(name, why is None, why or '')

    chosen = [c for c in cases or CASES
              if not words or any(w in c.__name__ for w in words)]
    # Longest first, so that the last ones do not wait alone.
    chosen.sort(key=lambda c: '_500_ms' not in c.__name__)
    tests.each(one, chosen, jobs=int(os.environ.get('JOBS', '8')))
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
