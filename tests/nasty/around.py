# SPDX-License-Identifier: MIT
"""What lies around koine: home, variables, output, keys files, key scripts."""
import os
import socket
import threading

import lib
from nasty import screen

KEYS = 'save start\nkey m a\nsave marked\nkey j\nkey q\n'
PLACE = ['2.1', '-l', 'en', '--ui', 'en']


# ---- home and variables ---------------------------------------------------

def homes(box):
    box.file('home-file', 'x')
    xdg = {f'XDG_{n}': None for n in ('CONFIG_HOME', 'STATE_HOME',
                                      'CACHE_HOME', 'DATA_HOME',
                                      'RUNTIME_DIR')}
    rows = {
        'HOME unset': {'HOME': None}, 'HOME empty': {'HOME': ''},
        'HOME relative': {'HOME': 'home'}, 'HOME a file':
        {'HOME': str(box.path / 'home-file')}, 'HOME of 5,000 letters':
        {'HOME': '/' + 'a' * 5000}, 'HOME of 100,000 letters':
        {'HOME': '/' + 'a/' * 50_000}, 'HOME in /proc': {'HOME': '/proc'},
        'HOME a device': {'HOME': '/dev/null'},
        'HOME of escapes': {'HOME': '/proc/\x1b[31m\n\u202e'},
    }
    for name, env in rows.items():
        label = f'around: {name}'
        seen = screen.claim(box, label, KEYS, *PLACE, **{**xdg, **env})
        box.tests.check(f'{label}: the page is shown',
                        'Responding' in seen.text('start'), seen)
        said = seen.bottom('start') + seen.bottom('marked')
        box.tests.check(f'{label}: said that nothing is kept',
                        'saved' not in said and
                        ('cannot' in said or 'no home' in said), seen)
        for args in (['show', '2.1'], ['doctor'], ['toc'], ['help']):
            box.run_clean(f'{label}, {args[0]}', *args, **{**xdg, **env})
    box.tests.none('around: nothing was made in the working folder', [
        p.name for p in box.path.iterdir() if p.name in ('home', 'koine')])


def relative(box):
    """Relative XDG folders count as not set: HOME is used."""
    with lib.Home() as home:
        folder = box.folder('work')
        seen = screen.claim(
            box, 'around: relative XDG folders', KEYS, *PLACE, home=home,
            cwd=folder, XDG_STATE_HOME='state', XDG_CONFIG_HOME='./c',
            XDG_CACHE_HOME='../x')
        box.tests.check('around: relative XDG folders: HOME is used',
                        (home.path / '.local/state/koine/state.db').exists(),
                        seen)
        box.tests.none('around: relative XDG folders: nothing beside',
                       os.listdir(folder))


ODD_VALUES = ['', 'x' * 100_000, '\x1b[31m', '%n%s', '/', '../..', '\u202e',
              '-1', '99999999999999999999', 'zh_CN.GB18030', 'C', 'POSIX',
              'xx_YY', 'ar:zh:en', '::::']
VARIABLES = ['LANG', 'LC_ALL', 'LANGUAGE', 'LC_MESSAGES', 'TERM', 'COLUMNS',
             'NO_COLOR', 'KOINE_CONTENT', 'XDG_STATE_HOME', 'TZ',
             'SSH_CONNECTION', 'TERM_PROGRAM', 'VTE_VERSION', 'COLORTERM',
             'ESCDELAY', 'TMPDIR']


def variables(box):
    def one(item):
        name, value = item
        label = f'around: {name}={ascii(value)[:20]}'
        box.run_clean(f'{label}, show', 'show', '2.1', **{name: value})
        box.run_clean(f'{label}, doctor', 'doctor', **{name: value})
    box.tests.each(one, [(n, v) for n in VARIABLES for v in ODD_VALUES])


def secure(box):
    path = box.file('open.md', '# A\n\ntext\n')
    target = box.path / 'written.txt'
    for args, word in [
            (['show', './open.md'], 'KOINE_SECURE'),
            (['show', '-'], 'KOINE_SECURE'),
            (['read', './open.md'], 'KOINE_SECURE'),
            (['show', '2.1', '--content', lib.SRC / 'content'], '--content'),
            (['toc', '-o', target], '-o')]:
        box.claim(f'around: secure, {args[0]} {args[1]}', *args, status=2,
                  says=['KOINE_SECURE', word], KOINE_SECURE='1')
    box.tests.check('around: secure, nothing is written',
                    not target.exists() and path.read_text() ==
                    '# A\n\ntext\n')
    with lib.Home() as home:
        args = ['show', '2.1']
        box.claim('around: secure, the work is shown', *args, home=home,
                  KOINE_SECURE='1')


# ---- output ---------------------------------------------------------------

LOUD = [['show', 'all', '-l', 'en'], ['show', '2.1'], ['toc'],
        ['ref', 'all'], ['term', 'risk'], ['cite', '2.1.1'], ['help'],
        ['help', 'keys'], ['doctor'], ['--version'],
        ['help', '--completion', 'zsh'], ['show', '2.1', '-f', 'json'],
        ['show', '2', '-f', 'html']]


def output(box):
    for args in LOUD:
        name = ' '.join(args)
        with open('/dev/full', 'wb') as full:
            box.claim(f'around: {name} to a full device', *args, stdout=full,
                      status=2, says='no space is left')
        box.claim(f'around: {name} to a closed output', *args, status=2,
                  says='standard output', closes='>&-')
        early(box, args)
    for args in LOUD[:5]:
        name = ' '.join(args)
        for target, word in [('no/such/folder/x', 'no/such/folder'),
                             ('.', "'.'"), ('/dev/full', '/dev/full'),
                             ('x' * 300, 'xxx'), ('/proc/x', '/proc/x'),
                             ('', "''")]:
            box.claim(f'around: {name} -o {target[:20]}', *args, '-o', target,
                      status=2, says=word)
        box.tests.none(f'around: {name}: no temporary file is left', [
            p for p in os.listdir(box.path) if '.koine-' in p])


def early(box, args):
    """A reader that goes away after one byte, or before any."""
    for size in (0, 1):
        ours, theirs = socket.socketpair()
        done = []
        with theirs:
            run = threading.Thread(target=lambda: done.append(
                box.run(*args, stdout=theirs.fileno())))
            if size == 0:
                ours.close()
            run.start()
            if size:
                ours.recv(size)
                ours.close()
            run.join()
        name = f'around: {" ".join(args)} to one who leaves after {size} bytes'
        box.judge(name, done[0], 0, None)


def no_input(box):
    box.file('text.md', '# A\n\ntext\n')
    for closes in ('<&-', '<&- 2>&-', '</dev/null'):
        for args, status in [(['show', '2.1'], 0), (['show', './text.md'], 0),
                             ([], 0), (['read', './text.md'], 0),
                             (['read', '--speech'], 0), (['toc'], 0),
                             (['doctor'], 0)]:
            name = f'around: koine {" ".join(args)} {closes}'
            box.claim(name, *args, status=status, closes=closes)
        done = box.run('show', '-', closes=closes)
        box.judge(f'around: koine show - {closes}', done, 0 if '/dev' in closes
                  else 2, 'standard input' if closes == '<&-' else None)


# ---- keys files and key scripts -------------------------------------------

GOOD = 'reader x page-down\n'
KEYS_FILES = {
    # name: (text, the line that is said)
    'an unknown mode': (GOOD + 'nowhere j line-down\n', 2),
    'an unknown key': ('# mine\n\nreader Hyper-q line-down\n', 3),
    'an unknown action': (GOOD + GOOD + 'reader j fly\n', 3),
    'two words': ('reader j\n', 1),
    'four words': ('reader j line-down now\n', 1),
    'escapes': ('reader \x1b[31m\x07\u202e line-down\n', 1),
    'bad bytes': (b'reader \xff\xfe\x80 line-down\n', 1),
    'NUL': (b'\0\0\0\n', 1),
    'a long line': ('reader ' + 'j' * 100_000 + ' line-down\n', 1),
    'UTF-16': (GOOD.encode('utf-16'), 1),
}


def keys_files(box):
    for name, (text, line) in KEYS_FILES.items():
        with lib.Home() as home:
            label = f'around: a keys file with {name}'
            path = home.path / 'config/koine/keys'
            path.parent.mkdir()
            path.write_bytes(text if isinstance(text, bytes)
                             else text.encode())
            seen = screen.claim(box, label, 'save start\nkey j\nsave later\n',
                                *PLACE, home=home)
            screen.said(box, label, seen, 'start', f'keys:{line}: ')
            box.tests.check(f'{label}: the keys work as ever',
                            seen.text('start') != seen.text('later') and
                            'Responding' in seen.text('start'), seen)
    for name, make in {'a folder': lambda p: p.mkdir(), 'a FIFO': os.mkfifo,
                       '2 MB': lambda p: p.write_text('#\n' * 1_000_000),
                       'zeros': lambda p: p.symlink_to('/dev/zero')}.items():
        with lib.Home() as home:
            label = f'around: the keys file is {name}'
            path = home.path / 'config/koine/keys'
            path.parent.mkdir()
            make(path)
            seen = screen.claim(box, label, 'save start\n', *PLACE, home=home)
            screen.said(box, label, seen, 'start', 'keys')
    both(box)


def both(box):
    """Two things are wrong at once: both are said, one after the other."""
    with lib.Home() as home:
        path = home.path / 'config/koine/keys'
        path.parent.mkdir()
        path.write_text('reader j\n')
        state = screen.folder_of(home)
        state.mkdir()
        (state / 'state.db').write_text('no database')
        seen = screen.claim(box, 'around: keys file and database are bad',
                            'save start\nkey j\nsave later\n', *PLACE,
                            home=home)
        said = ' '.join(seen.bottom(s) for s in ('start', 'later'))
        box.tests.check('around: keys file and database are bad: both said',
                        'keys:1' in said and 'state.db' in said, seen)


SCRIPTS = {
    'no command': ('jump 3\n', 1), 'no key': ('save a\nkey Hyper\n', 2),
    'no size': ('resize 80\n', 1), 'a size of 0': ('resize 0x0\n', 1),
    'a huge size': ('resize 99999999x99999999\n', 1),
    'no text': ('expect\n', 1), 'no row': ('expect-row x y\n', 1),
    'row 0': ('expect-row 0 y\n', 1), 'a path': ('save ../../x\n', 1),
    'escapes': ('\x1b[31m\u202e\n', 1), 'bad bytes': (b'\xff\xfe\n', 1),
    'NUL': (b'key \0\n', 1), 'a long name': ('key ' + 'j' * 99_999 + '\n', 1),
    'what does not come': ('expect no such text\n', 1),
    'a row that is not': ('expect-row 99 x\n', 1),
}


def scripts(box):
    for name, (text, line) in SCRIPTS.items():
        done = screen.read(box, text, *PLACE).done
        box.judge(f'around: a key script with {name}', done,
                  done.status if done.status in (1, 2) else 2,
                  f'script.keys:{line}: ')
    for name, text in {
            'nothing': '', 'comments': '# x\n#\n', 'a huge screen':
            'resize 1000x1000\nsave a\n', 'one cell': 'resize 1x1\nsave a\n'
            'key ? L t i B / a Enter Esc\nsave b\n',
            'every control typed': 'key : \ntype ' + ''.join(
                chr(c) for c in range(1, 32) if c not in (10, 13)) + '\nsave a'
            '\nkey Enter\nsave b\n',
            'escapes typed to find': 'key /\ntype \x1b]0;x\x07\x9b\u202ex\n'
            'save a\nkey Enter\nsave b\nkey n\nsave c\n',
            'a long word typed': 'key /\ntype ' + 'x' * 5000 + '\nsave a\n'
            'key Enter\nsave b\n'}.items():
        screen.claim(box, f'around: a key script of {name}', text, *PLACE)
    for path in (box.path, '/dev/zero', 'no-such'):
        box.claim(f'around: the key script is {path}'[:60], 'read',
                  '--screen=memory', f'--keys={path}', status=2,
                  says=str(path))
    script = box.file('save.keys', 'save a\n')
    box.claim('around: screens into a missing folder', 'read', '2.1',
              '--screen=memory', f'--keys={script}', '-o', 'no/folder',
              status=2, says='no/folder')


def run(box):
    homes(box)
    relative(box)
    variables(box)
    secure(box)
    output(box)
    no_input(box)
    keys_files(box)
    scripts(box)
