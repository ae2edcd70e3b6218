#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""koine killed, or failed by the disk, while it saves: kill.py [--every] [WORD...]

A sitting is done once to its end, and its system calls are counted. Then it is
done anew for each of them: killed as it enters the call, or the call fails, or
it and every later one on koine's files. After each: the database opens and is
whole, what the screen had called saved is there, no row is half of one, and koine
opens it without a word. Without --every: each call that changes a file in the
first sitting, every other one in the rest, errors at a quarter of them, and every
sixteenth of all calls.
"""
import concurrent.futures
import contextlib
import errno
import os
import re
import shutil
import sqlite3
import sys

import lib
import ptydrive
import ptrace
from pty import Session

STRIDE = 16
LOCALE = ['-l', 'en', '-t', 'plain', '--ui', 'en']
TROUBLE = ('cannot |is full|in use by|is damaged|read-only|'
           'nothing can be kept|koine is running')
GO_ON = ('Esc', 'Esc', 'w')
VERDICT = 'That is right|That is not right'


class Step:
    """A key (or some, sent together), and what on the screen says that it is kept; None: nothing."""

    def __init__(self, key, ack=None):
        self.key, self.ack = key, ack


class Scenario:
    def __init__(self, name, args, seen, steps, tables, before=None):
        self.name, self.args, self.seen = name, args, seen
        self.steps, self.tables, self.before = steps, tables, before


QUIZ = ['quiz', '2.1'] + LOCALE
ANSWERS = [Step('1', VERDICT), Step('Enter'), Step('2', VERDICT),
           Step('Enter'), Step('1', VERDICT)]
READ = ['2.1'] + LOCALE
PAGE = 'AI improves'
SCENARIOS = [
    Scenario('quiz, no database yet', QUIZ, 'question 1 of', ANSWERS,
             {'score'}),
    Scenario('quiz', QUIZ, 'question 1 of', ANSWERS, {'score'},
             before=QUIZ + ['2']),
    Scenario('cards', QUIZ + ['--terms', '-l', 'en,zh'], ' 1/40',
             [Step('Enter'), Step('1'), Step('Enter'), Step('2')], {'score'},
             before=QUIZ + ['2']),
    Scenario('bookmark', READ, PAGE,
             [Step('B'), Step('a', '^saved'), Step('j'),
              Step('a', '^saved')],
             {'bookmark'}),
    Scenario('mark', READ, PAGE,
             [Step('m'), Step('a', 'mark a saved'), Step('j'), Step('m'),
              Step('a', 'mark a saved')], {'mark'}, before=QUIZ + ['2']),
    Scenario('place', READ, PAGE, [Step('M-1'), Step('w'), Step('M-3')],
             {'place'}, before=QUIZ + ['2']),
    Scenario('forget', ['forget', 'scores', '--ui', 'en'], r'\[y/N\]',
             [Step('y Enter', 'Removed:')], {'score', 'place'},
             before=QUIZ + ['2']),
]
COLUMNS = {
    'score': 'question, asked, correct, box',
    'bookmark': "id, block || ' ' || label",
    'mark': 'mark, block, lang, tier',
    'place': 'work, block, lang, tier',
}


def path_of(home):
    return home.path / 'state/koine/state.db'


def rows(home, tables):
    """{(table, key): values}; fails if the database is not whole."""
    path = path_of(home)
    if not path.exists():
        return {}
    found = {}
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as db:
        check = db.execute('PRAGMA integrity_check').fetchall()
        if check != [('ok',)]:
            raise ptydrive.Fail(f'integrity_check: {check[:3]}')
        for table in tables:
            if db.execute('SELECT 1 FROM sqlite_schema WHERE name = ?',
                          (table,)).fetchone():
                for key, *values in db.execute(
                        f'SELECT {COLUMNS[table]} FROM {table}'):
                    found[table, key] = tuple(values)
    return found


@contextlib.contextmanager
def sitting(scenario, template, is_left):
    """A home as it is before, koine in it under ptrace."""
    with lib.Home() as home:
        if template:
            shutil.copytree(template, home.path / 'state',
                            dirs_exist_ok=True)
        with Session(*scenario.args, home=home, is_left=is_left,
                     ASAN_OPTIONS='detect_leaks=0') as s:
            s.run(f'expect-re "{scenario.seen}"', 'settle 50')
            traced = ptrace.Traced(s.drive, home.path / 'state')
            try:
                yield home, s, traced
            finally:
                traced.close()


def said(s, pattern):
    return re.search(pattern, s.text(), re.M)


class Plan:
    """A scenario done once: its calls, and the rows after each step."""

    def __init__(self, scenario):
        self.scenario, self.template = scenario, None
        if scenario.before:
            self.template = make_template(scenario.before)
        with sitting(scenario, self.template, True) as (home, s, traced):
            self.rows = [rows(home, scenario.tables)]
            for step in scenario.steps:
                traced.key(step.key)
                if step.ack and not said(s, step.ack):
                    raise ptydrive.Fail(f'{step.key}: not saved\n{s.text()}')
                self.rows.append(rows(home, scenario.tables))
            calls = list(traced.calls)
            if scenario.name != 'forget':
                traced.key(*GO_ON, 'Q')
                self.rows.append(rows(home, scenario.tables))
        self.calls = [(c.name, c.is_change) for c in calls]
        self.changes = [c for c in self.calls if c[1]]

    def close(self):
        if self.template:
            shutil.rmtree(self.template.parent)


def make_template(args):
    """The state that a sitting before has left; the last word is its key."""
    home = lib.Home().__enter__()
    with Session(*args[:-1], home=home) as s:
        s.run('expect "question 1 of"', f'key {args[-1]}',
              f'expect-re "{VERDICT}"', 'key Q', 'expect-exit 0')
    return home.path / 'state'


# ---- trials --------------------------------------------------------------------

class Trial:
    """What is done to one call, the `at`th (of those that change a file)."""

    def __init__(self, plan, at, act, of_changes, is_sticky=False):
        self.plan, self.at, self.act = plan, at, act
        self.of_changes, self.is_sticky = of_changes, is_sticky
        self.seen = 0
        self.is_over = False
        self.what = ''

    def name(self):
        kind = 'killed' if self.act == 'kill' else errno.errorcode[self.act]
        return (f'{self.plan.scenario.name}: {kind} at '
                f'{"change" if self.of_changes else "call"} {self.at}'
                f'{" and after" if self.is_sticky else ""}')

    def wants(self, call):
        if self.is_over or (self.of_changes and not call.is_change):
            return None
        self.seen += 1
        if self.seen == self.at or (self.is_sticky and self.seen > self.at):
            self.what = self.what or call.name
            return self.act
        return None


def judge(plan, home, acked):
    """The faults of what is in the database after a trial."""
    found = rows(home, plan.scenario.tables)
    faults = []
    for key, values in found.items():
        if values not in [r.get(key) for r in plan.rows]:
            faults.append(f'{key} is {values}')
    for step in acked:
        before, after = plan.rows[step], plan.rows[step + 1]
        for key in set(before) | set(after):
            if before.get(key) == after.get(key):
                continue
            good = [r.get(key) for r in plan.rows[step + 1:]]
            if found.get(key) not in good:
                faults.append(f'{key}, called saved, is {found.get(key)}')
    left = [p.name for p in path_of(home).parent.glob('*')
            if not re.fullmatch(r'state\.db(-wal|-shm|-journal)?', p.name)
            ] if path_of(home).parent.exists() else []
    return faults + [f'{n} is left' for n in left]


def opens(home):
    ran = lib.koine('forget', '--ui', 'en', home=home)
    return [] if ran.status == 0 and not ran.err else [f'then: {ran}']


def try_kill(trial):
    plan = trial.plan
    acked = []
    with sitting(plan.scenario, plan.template, True) as (home, s, traced):
        traced.wants = trial.wants
        is_alive = True
        for number, step in enumerate(plan.scenario.steps):
            is_alive = traced.key(step.key)
            while s.drive.pump(0.01):
                pass
            if step.ack and said(s, step.ack):
                acked.append(number)
            if not is_alive:
                break
        if is_alive:
            return []  # a call less than last time
        if s.drive.status != ('killed', 9):
            return [f'ended with {s.drive.status}']
        return opens(home) + judge(plan, home, acked)


def try_fail(trial):
    plan = trial.plan
    acked, faults, trouble = [], [], False
    with sitting(plan.scenario, plan.template, False) as (home, s, traced):
        traced.wants = trial.wants
        for number, step in enumerate(plan.scenario.steps):
            if not traced.key(step.key):
                break
            trouble = trouble or bool(said(s, TROUBLE))
            if not step.ack:
                continue
            if said(s, step.ack) and not trouble:
                acked.append(number)
            elif not trouble:
                faults.append(f'{step.key} fails without a word\n{s.text()}')
        trial.is_over = True
        if plan.scenario.name != 'forget':
            # Reading goes on.
            if not traced.key(*GO_ON) or not said(s, r'\S'):
                faults.append('does not go on')
            # The first may still be taken for a part of an Esc sequence.
            while traced.key('Q'):
                pass
        if s.drive.status not in [('exit', 0)] + (
                [('exit', 2)] if plan.scenario.name == 'forget' else []):
            faults.append(f'ended with {s.drive.status}')
        return faults + opens(home) + judge(plan, home, acked)


def run(trial):
    try:
        faults = (try_kill if trial.act == 'kill' else try_fail)(trial)
    except (ptydrive.Fail, sqlite3.Error, OSError) as e:
        faults = [f'{type(e).__name__}: {e}']
    return trial.name(), trial.what, faults


def trials(plan, is_every):
    for at in range(1, len(plan.calls) + 1):
        if is_every or at % STRIDE == 0:
            yield Trial(plan, at, 'kill', False)
    errors = (errno.ENOSPC, errno.EIO, errno.EROFS)
    for at in range(1, len(plan.changes) + 1):
        if is_every:
            for error in errors:
                for is_sticky in (False, True):
                    yield Trial(plan, at, error, True, is_sticky)
            continue
        if at % 2 or plan.scenario is SCENARIOS[0]:
            yield Trial(plan, at, 'kill', True)
        if at % 4 == 1:
            yield Trial(plan, at, errors[at // 4 % 3], True, at % 8 == 1)


def main(words):
    tests = lib.Tests('kill')
    is_every = '--every' in words
    words = [w for w in words if w != '--every']
    plans, jobs = [], []
    for scenario in SCENARIOS:
        if words and not any(w in scenario.name for w in words):
            continue
        try:
            plans.append(Plan(scenario))
        except (ptydrive.Fail, OSError) as e:
            tests.check(f'{scenario.name}: can be followed', False, e)
            continue
        jobs += trials(plans[-1], is_every)
        print(f'  {scenario.name}: {len(plans[-1].calls)} system calls, '
              f'{len(plans[-1].changes)} of them change a file')
        sys.stdout.flush()
    workers = int(os.environ.get('JOBS', '4'))
    with concurrent.futures.ProcessPoolExecutor(workers) as pool:
        for name, what, faults in pool.map(run, jobs, chunksize=4):
            tests.check(f'{name} ({what})', not faults, '; '.join(faults))
    for plan in plans:
        plan.close()
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
