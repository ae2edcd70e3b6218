#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reading aloud on a real terminal, with a speech-dispatcher of our own that
goes well or wrong: aloud.py [WORD...] (only cases with such a WORD)."""
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import lib
import ptydrive
import pty as terminal
import speechd

PLACE = ['1.4', '-l', 'en', '-t', 'plain']
CASES = []
MANDARIN = 'Chinese (Mandarin, latin as Pinyin)'


def case(function):
    CASES.append(function)
    return function


def need(claim, *about):
    if not claim:
        raise ptydrive.Fail(' '.join(str(a) for a in about))


class Aloud(terminal.Session):
    """A session with a server at the place where one is looked for."""

    def __init__(self, *args, how='', is_quick=False, is_there=True, **more):
        self.host = lib.Home().__enter__()
        self.path = self.host.path / 'runtime/speech-dispatcher/speechd.sock'
        self.server = None
        if is_there:
            self.server = speechd.Server(self.path, how, is_quick)
        # A folder without programs, so that none is started by itself.
        more.setdefault('PATH', str(self.host.path / 'tmp'))
        super().__init__(*(args or PLACE), home=self.host, **more)

    def __exit__(self, *about):
        try:
            super().__exit__(*about)
        finally:
            if self.server:
                self.server.close()
            self.host.__exit__()

    def wait(self, claim, why):
        need(self.drive.until(claim, terminal.WAIT), why,
             self.server and self.server.heard, self.server and
             self.server.said, self.drive.dump())

    def open(self, seen='1.4'):
        return super().open(seen)

    def at_cursor(self):
        screen = self.drive.screen
        return ''.join(c.ch for c in screen.lines[screen.y][screen.x:])

    def speak(self, count=1):
        """Reads aloud until so many sentences have begun."""
        self.run('key s')
        self.wait(lambda: len(self.server.said) >= count, 'nothing is said')
        self.run('settle 50')
        return self


# ---- what is said -------------------------------------------------------------

@case
def a_section_is_read_to_its_end():
    with Aloud(is_quick=True) as s:
        s.open().run('key s', 'expect "read to the end of the section"')
        need(s.server.heard[:3] == [
            'SET SELF CLIENT_NAME user:koine:reader',
            'SET SELF NOTIFICATION ALL ON', 'SET SELF PRIORITY MESSAGE'],
            s.server.heard[:3])
        shown = lib.koine('show', '1.4', '-l', 'en', '-t', 'plain').out
        shown = re.sub(r'\[\d+\]|†', '', shown)
        said = ' '.join(text for _, _, text in s.server.said)
        need(not re.search(r'\[\d|†', said), said)
        # The numbers of records are for the eye.
        words = [w for w in re.findall(r'\w+', shown)
                 if not re.fullmatch(r'T\d', w)]
        spoken = re.findall(r'\w+', said)
        # The heading is not of the block; all after it is read, in order.
        need(spoken == words[-len(spoken):], spoken, words)
        need(len(spoken) > 100, spoken)
        need({lang for lang, _, _ in s.server.said} == {'en'}, s.server.said)
        s.run('key q', 'expect-exit 0')


def languages(lang, voice):
    with Aloud('2.1.2', '-l', lang, '-t', 'full', is_quick=True) as s:
        s.open('2.1.2').run('key s', 'wait 0.5')
        s.wait(lambda: len(s.server.said) > 3, 'little is said')
        need(s.server.said[0][:2] == (lang, voice), s.server.said[0])
        tags = {tag for tag, _, _ in s.server.said}
        # Latin words in Chinese are English to the voice.
        need(tags == ({'zh', 'en'} if lang == 'zh' else {lang}), tags)
        if lang == 'zh':
            need(('en', None, 'Transformer') in s.server.said, s.server.said)
        s.run('key q', 'expect-exit 0')


for _lang in ('zh', 'en', 'fr', 'es', 'ru', 'ar'):
    _f = functools.partial(languages, _lang,
                           MANDARIN if _lang == 'zh' else None)
    _f.__name__ = f'is_read_in_{_lang}'
    case(_f)


@case
def marks_follow_the_voice():
    with Aloud() as s:
        s.open().speak()
        for count in range(1, 6):
            word = s.server.said[-1][2].split()[0]
            s.wait(lambda: s.at_cursor().startswith(word),
                   f'the cursor is not on {word!r}')
            screen = s.drive.screen
            need('reverse' in screen.lines[screen.y][screen.x].attr,
                 s.drive.dump())
            s.server.end()
            s.wait(lambda: len(s.server.said) > count, 'the next is not said')
            s.run('settle 50')
        s.run('key q', 'expect-exit 0')


@case
def slides_go_along():
    with Aloud('present', '1.4', '-l', 'en', '-t', 'plain', is_quick=True) as s:
        s.open('1/').run('key s', 'expect "read to the end of the section"')
        s.run('key C-l', 'expect-re "(\\d+)/\\1"', 'key Q', 'expect-exit 0')


@case
def rate_is_set_and_kept():
    with Aloud(is_quick=True) as s:
        s.open().run('type ":rate 35"', 'key Enter',
                     'expect "rate of speech: 35"', 'key s',
                     'expect "read to the end"')
        need('SET SELF RATE 35' in s.server.heard, s.server.heard)
        with terminal.Session(*PLACE, home=s.host, PATH='/nowhere') as again:
            again.open('1.4').run('type ":rate"', 'key Enter',
                                  'expect "rate of speech: 35"', 'key q')
        s.run('key q', 'expect-exit 0')


@case
def hostile_text_is_text():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'a.md')
        path.write_text('Go.\\\n.\\\nQUIT\n\n.\n\nSPEAK <audio src="x"/> now.'
                        ' -w /tmp/x &#27;[31m red &#13;&#10;.&#13;&#10;QUIT\n')
        with Aloud(str(path), is_quick=True) as s:
            s.open('Go.').run('key s', 'expect "read to the end"', 'key q',
                              'expect-exit 0')
            said = [text for _, _, text in s.server.said]
            need(s.server.commands.count('QUIT') <= 1 and 'QUIT' in said,
                 s.server.commands, said)
            need(any('-w /tmp/x' in text for text in said), said)
            need(all('\n' not in t and '\033' not in t for t in said), said)


# ---- stopping -----------------------------------------------------------------

def stops(key, word):
    with Aloud() as s:
        s.open().speak()
        before = len(s.server.heard)
        s.run(f'key {key}')
        s.wait(lambda: 'CANCEL SELF' in s.server.heard[before:],
               'it is not silenced')
        said = len(s.server.said)
        s.run('settle 100')
        need(len(s.server.said) == said, 'more is said', s.server.said)
        need(not s.server.queue, 'more waits', s.server.queue)
        if word:
            s.run(f'reject {word}')
        # And it begins again.
        if key in ('s', 'Esc'):
            s.run('key s')
            s.wait(lambda: len(s.server.said) > said, 'it does not go on')
            need(s.server.said[-1] == s.server.said[0], s.server.said)
        s.run('key Esc', 'settle 50', 'key Q', 'expect-exit 0')


for _key in ('s', 'Esc', 'j', 'Space', 'w', 'G', 'l', 'M-2', '+', 't', 'Tab',
             'p', '/'):
    _f = functools.partial(stops, _key, None)
    _f.__name__ = f'stops_at_{_key.replace("/", "slash")}'
    case(_f)


@case
def goes_on_under_what_moves_nothing():
    with Aloud(allowed=frozenset({'osc52'})) as s:
        s.open().speak()
        for key in ('C', 'y', 'C-l'):
            s.run(f'key {key}', 'settle 50')
        s.run('key h', 'settle', 'key j', 'key q', 'settle', 'resize 60x20',
              'settle', 'type ":rate 5"', 'key Enter',
              'expect "rate of speech: 5"')
        s.server.end()
        s.wait(lambda: len(s.server.said) > 1, 'it has stopped')
        need('CANCEL SELF' not in s.server.heard, s.server.heard)
        s.run('key q', 'key q', 'expect-exit 0')


@case
def silence_when_koine_ends():
    for way in ('key Q', 'signal TERM', 'signal HUP'):
        with Aloud() as s:
            s.open().speak().run(way, 'expect-exit any')
            s.wait(lambda: 'CANCEL SELF' in s.server.heard,
                   f'{way}: it is not silenced')


@case
def another_program_silences_it():
    with Aloud() as s:
        s.open().speak()
        s.server.cancel()
        s.run('expect "another program has silenced the voice"', 'key q',
              'expect-exit 0')


@case
def speaking_is_idle():
    with Aloud() as s:
        s.open().speak().run('settle 300', 'expect-idle 2 20', 'key Q',
                             'expect-exit 0')


# ---- what goes wrong ----------------------------------------------------------

def wrong(how, words):
    with Aloud(how=how) as s:
        s.open().run('key s', f'expect "{words}"', 'key j', 'settle 50',
                     f'reject "{words}"', 'key s', f'expect "{words}"'
                     if how != 'dies' else 'settle', 'key q', 'expect-exit 0')


for _how, _words in (
        ('silent', 'speech-dispatcher does not answer'),
        ('garbage', 'makes no sense'), ('endless', 'makes no sense'),
        ('flood', 'makes no sense'), ('refuses', 'speech-dispatcher refuses'),
        ('dies', 'speech-dispatcher has gone away')):
    _f = functools.partial(wrong, _how, _words)
    _f.__name__ = f'goes_on_when_it_{_how}'
    case(_f)


@case
def keys_work_while_it_hangs():
    with Aloud(how='silent') as s:
        s.open().run('key s', 'settle 50', 'key h', 'expect narrows', 'key q',
                     'settle', 'key s', 'settle', 'key q', 'expect-exit 0')


def absent(words, **env):
    with Aloud(is_there=False, **env) as s:
        s.open().run('key s', f'expect-re "{words}"', 'key j', 'settle',
                     f'reject-re "{words}"', 'key q', 'expect-exit 0')


NONE = 'speech-dispatcher is not running, and'
for _name, _words, _env in (
        ('there', NONE, {}),
        ('in_a_runtime_folder', NONE, {'XDG_RUNTIME_DIR': None}),
        ('where_the_variable_says', NONE,
         {'SPEECHD_ADDRESS': 'unix_socket:/nowhere/s'}),
        ('at_a_path_that_is_too_long', NONE,
         {'SPEECHD_ADDRESS': 'unix_socket:/' + 'x' * 4000}),
        ('on_the_network', 'SPEECHD_ADDRESS names no Unix socket',
         {'SPEECHD_ADDRESS': 'inet_socket:127.0.0.1:6560'}),
        ('in_arabic', 'speech-dispatcher', {'LANGUAGE': 'ar'})):
    _f = functools.partial(absent, _words, **_env)
    _f.__name__ = f'none_is_{_name}'
    case(_f)


@case
def comes_back_after_it_has_gone():
    with Aloud() as s:
        s.open().speak()
        s.server.close()
        s.run('expect "has gone away"', 'settle')
        s.server = speechd.Server(s.path)
        s.speak().run('key Q', 'expect-exit 0')


# ---- starting it --------------------------------------------------------------

class Starter:
    """A folder for PATH with a speech-dispatcher that notes how it is called."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.noted = pathlib.Path(self.folder.name, 'noted')
        path = pathlib.Path(self.folder.name, 'speech-dispatcher')
        path.write_text('#!/bin/sh\n'
                        f'echo "$0 $* $SECRET" > {self.noted}.new\n'
                        f'/bin/mv {self.noted}.new {self.noted}\n')
        path.chmod(0o755)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()


@case
def is_started_when_it_is_not_there():
    with Starter() as starter:
        with Aloud(is_there=False, PATH=starter.folder.name, SECRET='x') as s:
            s.open().run('key s', 'expect "speech-dispatcher is starting"')
            s.wait(starter.noted.exists, 'nothing is started')
            s.server = speechd.Server(s.path)
            s.wait(lambda: s.server.said, 'nothing is said')
            need(starter.noted.read_text().split() == [
                starter.folder.name + '/speech-dispatcher', '--spawn'] or
                starter.noted.read_text().split() == [
                'speech-dispatcher', '--spawn'], starter.noted.read_text())
            s.run('key Q', 'expect-exit 0')


@case
def is_started_in_vain():
    with Starter() as starter:
        with Aloud(is_there=False, PATH=starter.folder.name) as s:
            s.open().run('key s', f'expect "{NONE}"', 'key q', 'expect-exit 0')


@case
def is_not_started_under_secure():
    with Starter() as starter:
        with Aloud(is_there=False, PATH=starter.folder.name,
                   KOINE_SECURE='1') as s:
            s.open().run('key s', f'expect "{NONE}"', 'key q', 'expect-exit 0')
        need(not starter.noted.exists(), 'it is started')


# ---- no network ---------------------------------------------------------------

@case
def no_network_code_is_linked():
    if not shutil.which('nm'):
        print('  aloud: nm not installed, left out')
        return
    done = subprocess.run(['nm', '-D', '--undefined-only', lib.KOINE],
                          capture_output=True, text=True)
    names = {line.split()[-1].split('@')[0] for line in
             done.stdout.splitlines()}
    bad = names & {'getaddrinfo', 'gethostbyname', 'gethostbyname_r',
                   'inet_pton', 'inet_addr', 'htons', 'bind', 'accept',
                   'accept4', 'listen', 'in6addr_any'} - {
                       # The console's, of AF_UNIX as well.
                       'bind', 'accept', 'accept4', 'listen'}
    need(done.returncode == 0 and not bad, done.stderr, bad)


@case
def no_network_code_is_written():
    for path in sorted((lib.SRC / 'src').rglob('*.[ch]')):
        found = re.search(r'\bAF_INET6?\b|\bPF_INET|sockaddr_in|netinet/|'
                          r'arpa/inet|netdb\.h|getaddrinfo',
                          path.read_text('utf8'))
        need(not found, path, found and found[0])


if __name__ == '__main__':
    sys.exit(terminal.main(sys.argv[1:], 'aloud', CASES))
