# SPDX-License-Identifier: MIT
"""The shipped texts block by block, and copies of them in which some blocks are
written anew: what tests/lint_eval.py puts faults into.
"""
import collections
import functools
import json
import pathlib
import random
import re
import shutil
import tempfile
import xml.etree.ElementTree as ET

import content
import lib
import lint_faults as faults

ROOT = lib.SRC / 'content'
LANGS, TIERS = faults.LANGS, faults.TIERS
SEEDS = 20      # of a rule and language
ROUNDS = 2      # copies that take faults of blocks

Seed = collections.namedtuple('Seed', 'rule lang file lines what')


# ---- the texts -----------------------------------------------------------------------

class Block:
    """A block of Markdown: its words, its place, and what it is beside."""

    def __init__(self, lang, tier, file, line, text):
        self.lang, self.tier, self.file = lang, tier, file
        self.line, self.text = line, text
        self.kind = 'heading' if text[0] == '#' else \
            'figure' if text[0] == '!' else \
            'list' if re.match(r'- |\d+\. ', text) else 'para'
        self.id, self.others, self.full = None, {}, None
        self.refs = self.section_refs = frozenset()

    @functools.cached_property
    def concepts(self):
        folded = self.text.casefold()
        return {c for c, words in GLOSSARY.words[self.lang].items()
                if any(w in folded for w in words)}

    def into(self, r, new):
        """The text with more at the end of a word."""
        border = f'(?<={faults.HAN})(?={faults.HAN})' if self.lang == 'zh' \
            else r'(?<=[^\W\d_]{2})(?= [^\W\d_])'
        found = faults.spots(self.text, border)
        if not found:
            return None
        at = r.choice(found).start()
        return self.text[:at] + new + self.text[at:]

    def is_too_long(self, text):
        most = int(content.conf(self.lang)['sentence_limits'].split()[1])
        return any(content.measure(s, self.lang) > most + 2
                   for s in content.sentences(text, self.lang))


def numbers(text):
    """{"1", "2", "5"} of "1-2 5"."""
    found = set()
    for part in (text or '').split():
        first, _, last = part.partition('-')
        found |= {str(n) for n in range(int(first), int(last or first) + 1)}
    return frozenset(found)


class Glossary:
    def __init__(self):
        self.terms = {l: {} for l in LANGS}   # concept > preferred term
        self.words = {l: {} for l in LANGS}   # concept > all of its words
        self.bad = {l: [] for l in LANGS}     # advised against
        space = '{urn:iso:std:iso:30042:ed-2}'
        for entry in ET.parse(ROOT / 'glossary.tbx').iter(space + 'conceptEntry'):
            for section in entry.iter(space + 'langSec'):
                self.add(entry.get('id'), section, space)

    def add(self, concept, section, space):
        lang = section.get(content.XML + 'lang')
        for term in section.iter(space + 'termSec'):
            word = term.find(space + 'term').text
            notes = [n.text or '' for n in term.iter(space + 'note')]
            if 'deprecatedTerm' in ET.tostring(term, 'unicode'):
                self.bad[lang].append(word)
                continue
            words = self.words[lang].setdefault(concept, [])
            words.append(word.casefold())
            for note in notes:
                if note.startswith('koine:forms='):
                    words += note[12:].casefold().split('|')
            if 'koine:mark=no' not in notes and len(word) > 3:
                self.terms[lang].setdefault(concept, word)


GLOSSARY = Glossary()


def read(lang, tier, part):
    """The blocks of a file, with ids and references of the spine."""
    path = f'{lang}/{tier}/{part.get("file")}.md'
    blocks, line = [], 1
    for text in (ROOT / path).read_text('utf8').split('\n\n'):
        if text.strip():
            blocks.append(Block(lang, tier, path, line, text.strip('\n')))
        line += text.count('\n') + 2
    rows = [e for e in part.iter() if e.tag in ('part', 'section', 'record',
                                                'block')]
    assert len(rows) == len(blocks), (path, len(rows), len(blocks))
    above = None
    for row, block in zip(rows, blocks):
        block.id, block.refs = row.get('id'), numbers(row.get('refs'))
        if row.tag == 'section':
            above = block.refs
        block.section_refs = above or frozenset()
    return blocks


def texts():
    """{(language, tier): {id: block}}, each beside the same in the others."""
    found = {(l, t): {b.id: b for part in content.spine().findall('part')
                      for b in read(l, t, part)} for l in LANGS for t in TIERS}
    for (lang, tier), blocks in found.items():
        notes = dict(re.findall(r'^## (\S+)\n+place: (\S+)', (
            ROOT / lang / 'editor.md').read_text('utf8'), re.M))
        for id_, b in blocks.items():
            b.notes, b.bad_terms = notes, GLOSSARY.bad[lang]
            b.terms = GLOSSARY.terms[lang]
            b.full = found[lang, 'full'][id_]
            b.others = {l: found[l, tier][id_] for l in LANGS if l != lang}
    return found


# ---- copies with faults --------------------------------------------------------------

class Copy:
    """The content with some blocks written anew; what koine finds in it."""

    def __init__(self):
        self.new = {}    # block > text
        self.kept = set()  # blocks that must stay
        self.seeds = []
        self.files = {}  # other files: name > text

    def put(self, block, text, rule=None, what=''):
        assert block not in self.new and text.count('\n\n') == 0
        self.new[block] = text
        if rule:
            self.seed(rule, block, what)

    def seed(self, rule, block, what=''):
        lines = range(block.line, block.line + block.text.count('\n') + 1)
        self.seeds.append(Seed(rule, block.lang, block.file, lines, what))

    def write(self, folder):
        shutil.copytree(ROOT, folder)
        by_file = collections.defaultdict(list)
        for block in self.new:
            by_file[block.file].append(block)
        for file, blocks in by_file.items():
            lines = (folder / file).read_text('utf8').split('\n')
            for b in blocks:
                old = b.text.split('\n')
                new = self.new[b].split('\n')
                # A block keeps its lines, so that others keep theirs.
                assert len(new) == len(old), (b.file, b.line, new)
                lines[b.line - 1:b.line - 1 + len(old)] = new
            (folder / file).write_text('\n'.join(lines), 'utf8')
        for file, text in self.files.items():
            (folder / file).write_text(text, 'utf8')

    def check(self):
        """All findings, hints as well."""
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / 'content'
            self.write(copy)
            self.found = findings(copy)
        return self


def findings(folder, *more):
    ran = lib.koine('--content', folder, 'check', '--severity', 'hint', '-f',
                    'json', *more)
    if ran.status not in (0, 1):
        raise RuntimeError(str(ran))
    found = json.loads(ran.out)['findings']
    for f in found:
        f['file'] = f['file'][len(str(folder)) + 1:]
    return found


BESIDE_ZH = ('numbers', 'terms', 'question', 'translation-length', 'addresses',
             'emphasis')
# Few blocks have what these need.
SCARCE = ('numbers', 'digits', 'no-break-space', 'zh-quotes', 'doubled-word')
BESIDE_FULL = ('tier-numbers', 'other-notes')


def relied(b, rule, text):
    """What the fault is one beside: that must stay as it is."""
    if rule in BESIDE_ZH:
        return [b.others['zh']]
    if rule in BESIDE_FULL:
        return [b.full]
    if rule == 'untranslated':
        return [o for o in b.others.values() if o.text == text] or \
            [b.others['zh']]
    return []


def spread(blocks, wanted):
    """Copies with the faults of blocks: for each rule and language SEEDS."""
    copies = [Copy() for _ in range(ROUNDS)]
    by_lang = {l: [(c, b) for c in copies for (lang, _), own in blocks.items()
                   if lang == l for b in own.values()] for l in LANGS}
    for lang, free in by_lang.items():
        random.Random(lang).shuffle(free)
    makers = collections.defaultdict(list)
    # What can be done in few places comes first.
    for rule, langs, tiers, kinds, make in sorted(
            wanted, key=lambda f: (f[0] not in SCARCE, len(f[2]), len(f[3]))):
        for lang in langs:
            makers[rule, lang].append((tiers, kinds, make))
    for (rule, lang), ways in makers.items():
        for way, (tiers, kinds, make) in enumerate(ways):
            r = random.Random(f'{rule} {lang} {way}')
            left = -(-SEEDS // len(ways))
            for copy, b in by_lang[lang]:
                if left > 0 and b.tier in tiers and b.kind in kinds:
                    left -= seed_one(copy, b, rule, make, r)
    return copies


def seed_one(copy, b, rule, make, r):
    if b in copy.new or b in copy.kept:
        return False
    text = make(b, r)
    if not text or text == b.text or text.count('\n') != b.text.count('\n'):
        return False
    beside = relied(b, rule, text)
    if any(o in copy.new for o in beside):
        return False
    copy.kept.update(beside)
    copy.put(b, text, rule, text)
    return True


def key(f):
    return f['file'], f['line'], f['rule'], f['message']
