#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How good the rules of `koine check` are: lint_eval.py [--report] [RULE...]

The shipped texts are copied, and faults put into them (lint_faults.py): for each
rule and language at least SEEDS, where there are places for so many, each in a
block of its own, so that a finding there can be told by its line. A fault is
found if its rule speaks up in its block. What other rules say of it is counted
too. Then right edits (lint_right.py) are put in that only look like faults:
what is found there is an alarm, and so is what check.tsv accepts in the texts
as they are.

--report prints the table (`make lint-eval`) and what was missed and alarmed.
As a test the floors below are claimed.
"""
import collections
import concurrent.futures
import random
import re
import sys

import lib
import lint_faults as faults
import lint_right as right
import lint_use
import lint_wholes as wholes
from lint_texts import LANGS, ROOT, ROUNDS, SEEDS, TIERS, Copy, findings, key
from lint_texts import spread, texts

RECALL = .95    # of a rule in all languages, unless it stands here
RECALLS = {'doubled-word': .9}  # names may be doubled
# The source has nothing to be beside, or the language no such places.
NO_PLACE = {(r, 'zh') for r in (
    'untranslated', 'language', 'translation-length', 'question', 'addresses',
    'emphasis', 'numbers', 'terms')}
PRECISION = {'error': .9, 'warning': .7}


# ---- right edits ---------------------------------------------------------------------

def right_edits(blocks):
    """Right sentences in full, and right edits; each is a seed of no rule."""
    copy = Copy()
    paras = [b.id for b in blocks['zh', 'full'].values() if b.kind == 'para' and
             all(blocks[l, 'full'][b.id].text.endswith(
                 ('.', '。')) for l in LANGS)]
    random.Random('right').shuffle(paras)
    for id_, sentence in zip(paras, right.SENTENCES):
        for lang in LANGS:
            b = blocks[lang, 'full'][id_]
            space = '' if lang == 'zh' else ' '
            copy.put(b, b.text + space + sentence[lang], 'right', sentence[lang])
    for lang in LANGS:
        free = [b for t in TIERS for b in blocks[lang, t].values()]
        random.Random(f'right {lang}').shuffle(free)
        for langs, kinds, make in right.EDITS:
            r = random.Random(f'{make.__name__} {lang}')
            left = SEEDS if lang in langs else 0
            for b in free:
                if left == 0:
                    break
                new = make(b, r) if b not in copy.new and b.kind in kinds \
                    else None
                if new and new != b.text:
                    copy.put(b, new, 'right', f'{make.__name__}: {new}')
                    left -= 1
    return copy


# ---- counting ------------------------------------------------------------------------

class Score:
    def __init__(self):
        self.seeded = self.found = self.alarms = 0
        self.beside = collections.Counter()  # other rules in its blocks
        self.missed = []


def judge(copies, base):
    """{(rule, language): Score}, and findings that belong to no fault."""
    scores = collections.defaultdict(Score)
    stray = []
    for copy in copies:
        at = collections.defaultdict(list)
        for f in copy.found:
            if key(f) not in base:
                at[f['file']].append(f)
        seen = set()
        for seed in copy.seeds:
            score = scores[seed.rule, seed.lang]
            score.seeded += 1
            here = [f for f in at[seed.file] if f['line'] in seed.lines]
            seen |= {id(f) for f in here}
            if any(f['rule'] == seed.rule for f in here):
                score.found += 1
            else:
                score.missed.append(seed)
            score.beside.update({f['rule'] for f in here} - {seed.rule})
        stray += [f for found in at.values() for f in found
                  if id(f) not in seen]
    return scores, stray


# ---- all of it -----------------------------------------------------------------------

def rules_of_help():
    """{rule: (severity, languages)} as koine lists them."""
    text = lib.koine('check', '--rule', 'help', LANGUAGE='en').out
    rows = re.findall(r'^  ([a-z]+(?:-[a-z]+)*)(?:  .*)?\n(?:   .*\n)*?'
                      r' +\((error|warning|hint); MQM: [^;]*;\s+'
                      r'(every|languages:)\s+([\w\s]+?)\)', text, re.M)
    return {rule: (severity, LANGS if every == 'every' else langs.split())
            for rule, severity, every, langs in rows}


def accepted():
    """(rule, language) of what check.tsv accepts: alarms as well."""
    return [(row.split('\t')[2], lang) for lang in LANGS
            for path in [ROOT / lang / 'check.tsv'] if path.exists()
            for row in path.read_text('utf8').rstrip('\n').split('\n')[1:]]


class Evaluation:
    def __init__(self, words=()):
        blocks = texts()
        copies = spread(blocks, [f for f in faults.FAULTS
                                 if not words or f[0] in words])
        if not words:
            wholes.definitions(copies[0])
            wholes.acceptances(copies[1], blocks)
            own = wholes.no_plainer(blocks)
            wholes.of_sections(own, blocks)
            copies += [wholes.long_sentences(blocks),
                       wholes.short_sentences(blocks), own,
                       wholes.structure(blocks)]
        self.copies = copies
        edits = right_edits(blocks)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            base = pool.submit(findings, ROOT)
            list(pool.map(Copy.check, [*copies, edits]))
        self.rules = rules_of_help()
        self.base = [f for f in base.result() if f['severity'] != 'hint']
        known = {key(f) for f in base.result()}
        self.scores, self.stray = judge(copies[:ROUNDS], known)
        self.scores.update(judge(copies[ROUNDS:], known)[0])
        if not words:
            wholes.tables(self.scores)
        self.edits = len(edits.seeds)
        self.alarms = [(seed, f) for f in edits.found if key(f) not in known
                       for seed in edits.seeds if seed.file == f['file'] and
                       f['line'] in seed.lines]
        for rule, lang in [(f['rule'], seed.lang) for seed, f in self.alarms] \
                + accepted():
            self.scores[rule, lang].alarms += 1

    def sum(self, rule):
        own = [s for (r, _), s in self.scores.items() if r == rule]
        seeded = sum(s.seeded for s in own)
        found, alarms = sum(s.found for s in own), sum(s.alarms for s in own)
        return (seeded, found, alarms, found / seeded if seeded else None,
                found / (found + alarms) if found + alarms else None)

    def severity(self, kind):
        """Precision of all rules of a severity."""
        sums = [self.sum(r) for r, (s, _) in self.rules.items() if s == kind]
        found = sum(s[1] for s in sums)
        return found / (found + sum(s[2] for s in sums))


def report(ev):
    print(f'{"rule":20}severity' + ''.join(f'{l:>8}' for l in LANGS) +
          '  recall alarms precision   also found there')
    for rule, (severity, langs) in ev.rules.items():
        seeded, found, alarms, recall, precision = ev.sum(rule)
        if not seeded and not alarms:
            continue
        cells = [f'{s.found}/{s.seeded}' if (s := ev.scores.get((rule, l)))
                 and s.seeded else '-' for l in LANGS]
        if (rule, '-') in ev.scores:
            cells[0] = f'{found}/{seeded}'
        beside = sum((s.beside for (r, _), s in ev.scores.items()
                      if r == rule), collections.Counter())
        print(f'{rule:20}{severity:8}' + ''.join(f'{c:>8}' for c in cells) +
              (f'{recall:8.2f}' if seeded else f'{"-":>8}') +
              f'{alarms:7}' +
              (f'{precision:10.2f}' if precision is not None else f'{"-":>10}')
              + '   ' + ', '.join(f'{r} {n}' for r, n in beside.most_common(3)))
    print(f'right edits: {ev.edits}; precision of errors '
          f'{ev.severity("error"):.3f}, of warnings '
          f'{ev.severity("warning"):.3f}, of hints {ev.severity("hint"):.3f}')
    print(f'the texts as they are: {len(ev.base)} errors and warnings, '
          f'{len(accepted())} more accepted')
    for (rule, lang), score in ev.scores.items():
        for seed in score.missed:
            print(f'missed: {rule} {seed.file}:{seed.lines[0]} '
                  f'{lib.visible(seed.what)[:100]}')
    for seed, f in ev.alarms:
        print(f'alarm: {f["rule"]} {f["file"]}:{f["line"]} {f["message"]}: '
              f'{lib.visible(seed.what)[:100]}')


# What nothing is put in for, and why.
UNSEEDED = {'plainness-unsure'}  # says that there is too little text


def claim(ev):
    tests = lib.Tests('lint')
    tests.none('the texts as they are: nothing is found', [
        f'{f["file"]}:{f["line"]} {f["rule"]}' for f in ev.base])
    tests.check('rules are read from the help', len(ev.rules) > 40, ev.rules)
    tests.none('right edits: no error and no warning', [
        f'{f["rule"]} {f["file"]}:{f["line"]} {f["message"]}'
        for _, f in ev.alarms if f['severity'] != 'hint'])
    for rule, (severity, langs) in ev.rules.items():
        if rule in UNSEEDED:
            continue
        seeded, found, alarms, recall, precision = ev.sum(rule)
        floor = RECALLS.get(rule, RECALL)
        tests.check(f'{rule}: {floor:.0%} of the faults are found',
                    seeded and recall >= floor, f'{found} of {seeded}')
        tests.none(f'{rule}: faults in each of its languages', [
            l for l in langs if not ev.scores[rule, l].seeded and
            (rule, '-') not in ev.scores and (rule, l) not in NO_PLACE])
        least = PRECISION.get(severity, 0)
        tests.check(f'{rule}: precision at least {least}',
                    precision is None or precision >= least,
                    f'{found} found, {alarms} alarms')
    for severity, least in PRECISION.items():
        tests.check(f'precision of all {severity}s', ev.severity(severity) >=
                    least, ev.severity(severity))
    lint_use.claim(tests, ev.copies[0], ev.rules)
    return tests


def main(words):
    ev = Evaluation([w for w in words if w != '--report'])
    if '--report' in words:
        report(ev)
        return 0
    return claim(ev).end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
