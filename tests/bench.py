#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""koine beside less, w3m, lowdown, cmark and ripgrep on the same texts, in one
run: bench.py [PART...] (first_screen, keys, wire, show, memory, idle, typography,
search).

Prints one table of ratios against the budgets. It asserts nothing: what a
machine's clock says is no test, so it ends with 0 whenever the table is made.
The commands of a row take turns, so that a busy machine is busy for all.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from bench import inputs, search, typography
from bench.terminal import Session, cell_bytes
from lib import KOINE, SRC, Home

FOLDER = pathlib.Path(SRC, 'build/bench')
RUNS = int(os.environ.get('RUNS', '9'))
IDLE = 5  # [s]
MB = 1e6
PEERS = {
    'less': ['--version'],
    'w3m': ['-version'],
    'lowdown': ['--version'],
    'cmark': ['--version'],
    'rg': ['--version'],
}
# A budget is (the most, of what) or (the least, of what).
HEAD = ('', 'koine', *PEERS, 'ratio', 'budget', '')
PROGRAMS = HEAD[1:-3]


def has(peer):
    return shutil.which(peer) is not None


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


class Table:
    """Rows as they are made; columns by HEAD."""

    def __init__(self):
        self.rows = [HEAD]

    def add(self, what, values, ratio=None, budget='', is_kept=None):
        """`values` by program; a text or a number each."""
        row = [what]
        for name in PROGRAMS:
            value = values.get(name)
            row.append('' if value is None else
                       value if isinstance(value, str) else f'{value:.4g}')
        row.append('' if ratio is None else f'{ratio:.2f}')
        verdict = '' if is_kept is None else 'kept' if is_kept else 'MISSED'
        self.rows.append(row + [budget, verdict])
        print(f'  {what}', file=sys.stderr)

    def at_most(self, what, values, most, unit=''):
        """koine's own number against a limit."""
        koine = values.get('koine')
        self.add(what, values, None, f'<= {most:g}{unit}',
                 None if koine is None else koine <= most)

    def at_least(self, what, values, least, unit=''):
        koine = values.get('koine')
        self.add(what, values, None, f'>= {least:g}{unit}',
                 None if koine is None else koine >= least)

    def grows(self, what, values, base, key, times):
        """koine's own number over that of the same thing `times` smaller, which
        `base` keeps by `key`: for information."""
        koine = values.get('koine')
        if koine and times == 1:
            base[key] = koine
        self.add(what, values, koine / base[key] if koine and key in base and
                 times > 1 else None, 'times 1 x' if times > 1 else '')

    def ratio(self, what, values, peer, most=None, least=None):
        """koine's number over a peer's (or speed over speed)."""
        ours, theirs = values.get('koine'), values.get(peer)
        ratio = ours / theirs if ours and theirs else None
        budget, is_kept = '', None
        if most is not None:
            budget = f'<= {most:g} x {peer}'
            is_kept = None if ratio is None else ratio <= most
        if least is not None:
            budget = f'>= {least:g} x {peer}'
            is_kept = None if ratio is None else ratio >= least
        self.add(what, values, ratio, budget, is_kept)

    def print(self):
        widths = [max(len(row[i]) for row in self.rows)
                  for i in range(len(HEAD))]
        for n, row in enumerate(self.rows):
            cells = [row[0].ljust(widths[0])]
            cells += [c.rjust(w) for c, w in zip(row[1:-2], widths[1:-2])]
            cells += [row[-2].ljust(widths[-2]), row[-1]]
            print('  '.join(cells).rstrip())
            if n == 0:
                print('-' * (sum(widths) + 2 * len(widths) - 2))


def version(name, home):
    """The first line of what a program says of itself, or of its package."""
    for command in ([name, *PEERS.get(name, ['--version'])],
                    ['dpkg-query', '-W', '-f', '${Package} ${Version}', name]):
        try:
            ran = subprocess.run(command, capture_output=True, text=True,
                                 env=home.env(), check=False)
        except OSError:
            continue
        if ran.returncode == 0 and ran.stdout:
            return ran.stdout.splitlines()[0].split(',')[0]
    return f'{name}: version unknown'


def versions(home):
    """Where this runs, and one line a program; who is absent is said."""
    print(f'{os.uname().sysname} {os.uname().release} {os.uname().machine}, '
          f'{os.cpu_count()} processors')
    for name in [KOINE] + list(PEERS):
        print(version(name, home) if has(name) else
              f'{name}: absent (make deps-bench)')
    print()


def output(command, home):
    """What a command prints."""
    return subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, env=home.env(),
                          check=False).stdout


def first_screens(commands, env, until=b'', runs=RUNS):
    """Median ms of each program's first screen; they take turns."""
    found = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            with Session(command, env, until) as session:
                if turn > 0:  # the first one warms
                    found[name].append(session.first.ms)
    return {name: median(times) for name, times in found.items()}


def key_paints(command, env, keys, before=(), until=b''):
    """What each of the keys painted, after some others."""
    with Session(command, env, until) as session:
        for name in before:
            session.key(name)
        return [session.key(name) for name in keys]


def times_of(paints):
    return median([p.ms for p in paints])


def bytes_of(paints):
    return median([len(p.drawn) for p in paints])


def throughput(commands, size, env, runs=RUNS):
    """Median MB/s of each command; they take turns."""
    found = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.monotonic()
            subprocess.run(command, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, env=env, check=False)
            if turn > 0:
                found[name].append(size / MB / (time.monotonic() - start))
    return {name: median(speeds) for name, speeds in found.items()}


def peak(command, env):
    """[MB] VmHWM while it prints; not wait4's number, which remembers ours."""
    highest = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, env=env) as child:
        while True:
            try:
                with open(f'/proc/{child.pid}/status', encoding='ascii') as f:
                    highest = max([highest] + [
                        int(line.split()[1]) for line in f
                        if line.startswith('VmHWM')])
            except OSError:
                pass
            if not os.read(child.stdout.fileno(), 1 << 16):
                return highest * 1024 / MB


class Bench:
    """The inputs, the place where koine keeps its state, and the table."""

    def __init__(self, home):
        self.home, self.table = home, Table()
        self.env = home.env(TERM='xterm-256color', LESS='', LANG='C.UTF-8')
        self.texts = inputs.make(str(FOLDER))
        self.html, self.plain = {}, {}
        for name, path in self.texts.items():
            stem = os.path.splitext(path)[0]
            self.plain[name] = stem + '.txt'
            pathlib.Path(stem + '.txt').write_bytes(
                output([KOINE, 'show', path], home))
            if has('cmark'):
                self.html[name] = stem + '.html'
                pathlib.Path(stem + '.html').write_bytes(
                    b'<meta charset="utf-8">\n' +
                    output(['cmark', path], home))
        self.report = str(FOLDER / 'report.txt')
        pathlib.Path(self.report).write_bytes(
            output([KOINE, 'show', 'all', '-l', 'en'], home))
        with Session([KOINE, 'read', '2.1', '-l', 'en'], self.env) as session:
            session.key('space')
            session.leave(['q'])

    def viewers(self, name):
        """Who shows a made text on a screen."""
        found = {'koine': [KOINE, self.texts[name]]}
        if has('less'):
            found['less'] = ['less', self.plain[name]]
        if has('w3m') and name in self.html:
            found['w3m'] = ['w3m', '-T', 'text/html', self.html[name]]
        return found

    def first_word(self, name):
        """What a first screen of a made text shows for certain."""
        with open(self.texts[name], 'rb') as text:
            return text.readline().split()[1]

    def first_screen(self):
        report = {'koine': [KOINE]}
        if has('less'):
            report['less'] = ['less', self.report]
        self.table.ratio('first screen, report, resumed [ms]',
                         first_screens(report, self.env), 'less', most=2)
        for name, most in (('100 KB', 2.5), ('1 MB', 5), ('10 MB', 5)):
            self.table.ratio(
                f'first screen, {name} [ms]',
                first_screens(self.viewers(name), self.env,
                              self.first_word(name),
                              RUNS if name != '10 MB' else 5),
                'less', most=most)

    def keys(self):
        pages, lines = ['space'] * 12, ['j'] * 12
        report = {'koine': [KOINE], 'less': ['less', self.report]}
        for what, viewers, until in (
                ('report', report, b''),
                ('10 MB', self.viewers('10 MB'), self.first_word('10 MB'))):
            viewers = {n: c for n, c in viewers.items() if has(c[0])}
            for key, keys in (('page', pages), ('line', lines)):
                self.table.at_most(
                    f'{key} key, {what} [ms]',
                    {name: times_of(key_paints(command, self.env, keys,
                                                until=until))
                     for name, command in viewers.items()}, 2)
        # From the report's second language back and forth, at this place.
        flips = key_paints([KOINE], self.env, ['l'] * 12, ['\x1b1', '\x1b2'])
        tiers = key_paints([KOINE], self.env, ['-', '+'] * 6)
        self.table.at_most('language switch [ms]',
                           {'koine': times_of(flips)}, 10)
        self.table.at_most('tier switch [ms]', {'koine': times_of(tiers)}, 10)

    def wire(self):
        """Bytes sent for a Russian text."""
        first, page, line = {}, {}, {}
        for name, command in self.viewers('ru').items():
            with Session(command, self.env,
                         self.first_word('ru')) as session:
                first[name] = len(session.first.drawn)
                page[name] = bytes_of([session.key('space')
                                       for _ in range(12)])
                line[name] = bytes_of([session.key('j') for _ in range(12)])
        self.table.ratio('first screen, ru [B]', first, 'less', most=1.1)
        self.table.ratio('page key, ru [B]', page, 'less', most=1.1)
        self.table.at_most('line key, ru [B]', line, 300)
        with Session([KOINE, 'read', '2.1', '-l', 'ru'], self.env) as session:
            session.key('tab')
            box = session.key('enter').drawn
        cells = cell_bytes(box)
        self.table.add('opening a box: sent, its cells [B]',
                       {'koine': f'{len(box)} {cells}'},
                       len(box) / cells if cells else None,
                       '<= 1.1 x its cells',
                       len(box) <= 1.1 * cells if cells else None)

    def show(self):
        for name in ('1 MB', '10 MB'):
            path = self.texts[name]
            commands = {'koine': [KOINE, 'show', path],
                        'lowdown': ['lowdown', '-tterm', path],
                        'cmark': ['cmark', path]}
            self.table.ratio(
                f'show, {name} [MB/s]',
                throughput({n: c for n, c in commands.items() if has(c[0])},
                           os.path.getsize(path), self.env),
                'lowdown', least=1)

    def memory(self):
        size = os.path.getsize(self.texts['10 MB']) / MB
        with Session([KOINE], self.env) as session:
            for name in ['space'] * 20 + ['\x1b1', '\x1b2', '-', '+']:
                session.key(name)
            report = session.status('VmHWM') * 1024 / MB
        self.table.at_most('peak memory, report [MB]', {'koine': report}, 20)
        ends = {}
        for name, command in self.viewers('10 MB').items():
            with Session(command, self.env,
                         self.first_word('10 MB')) as session:
                session.key('G')
                ends[name] = session.status('VmHWM') * 1024 / MB
        self.table.at_most('peak memory, 10 MB, to its end [MB]', ends,
                           round(20 + 8 * size))
        commands = {'koine': [KOINE, 'show', self.texts['10 MB']],
                    'lowdown': ['lowdown', '-tterm', self.texts['10 MB']],
                    'cmark': ['cmark', self.texts['10 MB']]}
        self.table.at_most(
            'peak memory, show 10 MB [MB]',
            {n: peak(c, self.env) for n, c in commands.items() if has(c[0])},
            round(20 + 8 * size))

    def idle(self):
        """The place is saved after one idle second; then nothing may happen."""
        with Session([KOINE], self.env) as session:
            session.key('space')
            time.sleep(2)
            before = session.status('voluntary_ctxt_switches')
            time.sleep(IDLE)
            woken = session.status('voluntary_ctxt_switches') - before
        self.table.at_most(f'wake-ups in {IDLE} idle seconds',
                           {'koine': woken}, 0)

    def typography(self):
        """Lines too wide (zh, fr), begun with a forbidden mark (zh, fr)."""
        found = {}
        for lang in ('zh', 'fr'):
            path = self.texts[lang]
            commands = {'koine': [KOINE, 'show', path, '-l', lang],
                        'lowdown': ['lowdown', '-tterm', path]}
            if lang in self.html:
                commands['w3m'] = ['w3m', '-dump', '-cols', '80', '-T',
                                   'text/html', self.html[lang]]
            for name, command in commands.items():
                if has(command[0]):
                    text = output(command, self.home).decode('utf8', 'replace')
                    found.setdefault(name, []).append(
                        typography.faults(text, lang))
        for i, what in ((0, 'lines over 80 columns'),
                        (1, 'lines begun with a closing mark')):
            for n, lang in enumerate(('zh', 'fr')):
                self.table.at_most(f'{what}, {lang}',
                                   {name: counts[n][i]
                                    for name, counts in found.items()}, 0)


    def search(self):
        search.run(self.table, self.env, str(FOLDER), RUNS)


def main(words):
    """Parts by name, or all of them."""
    with Home() as home:
        versions(home)
        bench = Bench(home)
        for part in (bench.first_screen, bench.keys, bench.wire, bench.show,
                     bench.memory, bench.idle, bench.typography,
                     bench.search):
            if not words or part.__name__ in words:
                part()
        print()
        bench.table.print()
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
