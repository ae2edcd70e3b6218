# SPDX-License-Identifier: MIT
"""Faults of sections, parts, tables and lists, for tests/lint_eval.py: each in a
copy of its own, because what is below a heading is told together.
"""
import collections
import contextlib
import pathlib
import random
import re
import shutil
import tempfile

import content
import lib
import lint_faults as faults
from lint_texts import LANGS, ROOT, SEEDS, Copy, Seed, findings, key


def below(blocks, head):
    """What stands below a heading, up to the next one."""
    ids = list(blocks)
    rest = ids[ids.index(head.id) + 1:]
    found = []
    for b in map(blocks.get, rest):
        if b.kind == 'heading':
            break
        found.append(b)
    return found


def joined(b):
    """The sentences of a block as one."""
    comma = {'zh': '，', 'ar': '، '}.get(b.lang, ', ')
    ends = '[。！？](?=.)' if b.lang == 'zh' else r'(?<=\w)[.!?؟] (?=\S)'
    return '\n'.join(re.sub(ends, comma, l) for l in b.text.split('\n'))


def split(b):
    stop = '。' if b.lang == 'zh' else '. '
    return re.sub('[，；]' if b.lang == 'zh' else '[\u202f]?[,;،؛] ', stop, b.text)


def average(texts_, lang):
    found = content.sentences('\n'.join(texts_), lang)
    sizes = [content.measure(s, lang) for s in found]
    return sum(sizes) / len(sizes) if sizes else 0


def change(copy, blocks, how):
    """Writes blocks anew; their texts."""
    new = [how(b) for b in blocks]
    for b, text in zip(blocks, new):
        if text != b.text:
            copy.put(b, text)
    return new


def twice(b):
    return '\n'.join(f'{l} {re.sub(r"^- ", "", l)}' for l in b.text.split('\n'))


def cut(b):
    """A third of each line, at a space, and what ends it."""
    def one(line):
        bare = faults.FIXED.sub('', line)
        at = bare.find(' ', len(bare) // 4) if b.lang != 'zh' else \
            len(bare) // 4
        return bare[:at].rstrip(',،;؛，；') + ('。' if b.lang == 'zh' else '.')
    return '\n'.join(map(one, b.text.split('\n')))


def sections(blocks, lang, tier):
    own = blocks[lang, tier]
    for head in own.values():
        if head.kind == 'heading':
            under = [b for b in below(own, head) if b.kind != 'figure']
            if under:
                yield head, under


def seed_sentences(copy, head, under, new, full):
    """Whatever limit the new texts break, measured here."""
    lang = head.lang
    most = int(content.conf(lang)['sentence_limits'].split()[0])
    mean = average(new, lang)
    if mean > most * 1.02:
        copy.seed('sentence-average', head)
    if head.id in content.SOURCE and \
            mean > content.PLAIN_OF_FULL * average(full, lang) * 1.02:
        copy.seed('sentence-ratio', head)


def long_sentences(blocks):
    """Plain's sentences joined, student too long."""
    copy = Copy()
    for lang in LANGS:
        for head, under in sections(blocks, lang, 'plain'):
            new = change(copy, under, joined)
            seed_sentences(copy, head, under, new, [b.full.text for b in under])
        lengths(copy, blocks, lang, 'student', twice)
    return copy


def short_sentences(blocks):
    """Full's sentences cut, plain too long."""
    copy = Copy()
    for lang in LANGS:
        for head, under in sections(blocks, lang, 'full'):
            new = change(copy, under, split)
            plain = [blocks[lang, 'plain'][b.id] for b in under]
            if head.id in content.SOURCE and average(
                    [b.text for b in plain], lang) > \
                    content.PLAIN_OF_FULL * average(new, lang) * 1.02:
                copy.seed('sentence-ratio', blocks[lang, 'plain'][head.id])
        lengths(copy, blocks, lang, 'plain', twice)
    return copy


def lengths(copy, blocks, lang, tier, how):
    """A tier too long or too short: each section, and all records."""
    records = {}
    for head, under in sections(blocks, lang, tier):
        change(copy, under, how)
        if head.id in content.SOURCE:
            copy.seed('length', head)
        if re.fullmatch(r'[AT]\d+', head.id):
            records.setdefault(head.file, head)
    for head in records.values():
        first = next(b for b in blocks[lang, tier].values()
                     if b.file == head.file)
        copy.seed('record-length', first)


def no_plainer(blocks):
    """Plain as hard as full: its words are full's. Student cut short."""
    copy = Copy()
    for lang in LANGS:
        for head, under in sections(blocks, lang, 'plain'):
            for b in under:
                if b.text.count('\n') == b.full.text.count('\n'):
                    copy.put(b, b.full.text)
        for part in content.spine().findall('part'):
            first = blocks[lang, 'plain'][part.get('id')]
            own = [b for b in blocks[lang, 'plain'].values()
                   if b.file == first.file and b.kind != 'heading']
            if len(own) >= 8:
                copy.seed('plainness', first)
        lengths(copy, blocks, lang, 'student', cut)
    return copy


def structure(blocks):
    """In each section something that shifts or loses a block or an item."""
    copy = Copy()
    for lang, tier in blocks:
        r = random.Random(f'structure {lang} {tier}')
        for head, under in sections(blocks, lang, tier):
            if re.fullmatch(r'[AT]\d+', head.id) and r.random() < .7:
                continue
            seed_structure(copy, r, head, r.choice(under))
    return copy


def seed_structure(copy, r, head, b):
    lines = b.text.split('\n')
    ways = ['heading', 'kind'] if len(lines) == 1 else ['item', 'heading']
    way = r.choice(ways)
    if way == 'item':
        # One item less: it is joined to the one before.
        copy.put(b, '\n'.join(lines[:-1] + ['  ' + lines[-1][2:]]))
    elif way == 'heading':
        copy.put(head, head.text + ' x')
    else:
        copy.put(b, '- ' + b.text)
    # Which block it is nobody can tell: what comes after moves up.
    copy.seeds.append(Seed('structure', head.lang, head.file, range(
        head.line, b.line + len(lines)), way))


def definitions(copy):
    """Definitions far over their limits, told by their lines."""
    lines = (ROOT / 'glossary.tbx').read_text('utf8').split('\n')
    own = collections.defaultdict(list)
    for i, line in enumerate(lines):
        m = re.search(r'id="[^"]*\.(\w+)\.(plain|student|full)".*?'
                      r'type="definition">([^<]*)<', line)
        if m:
            own[m[1]].append((i, m))
    for lang, found in own.items():
        for i, m in random.Random(f'definition {lang}').sample(found, SEEDS):
            lines[i] = lines[i].replace(m[3], ' '.join([m[3]] * 5), 1)
            copy.seeds.append(Seed('definition-length', lang, 'glossary.tbx',
                                   range(i + 1, i + 2), m[3]))
    copy.files['glossary.tbx'] = '\n'.join(lines)


ROWS = ('full\t{id}\tdoubled-word\tnothing is doubled there',
        'full\t{id}\tno-such-rule\tthere is no such rule',
        'full\t{id}\tpairs\terrors cannot be accepted',
        'full\t{id}\tdoubled-word\t', 'full\t{id}\tdoubled-word',
        'middle\t{id}\tdoubled-word\tthere is no such tier',
        'full\t9.9.{n}\tdoubled-word\tthere is no such block',
        '-\t{id}\tdoubled-word\tit is in full')


def of_sections(copy, blocks):
    """References and notes that are a section's, and that no block calls."""
    spine = (ROOT / 'work.xml').read_text('utf8')
    full = blocks['zh', 'full']
    taken = set()
    for head, under in sections(blocks, 'zh', 'full'):
        for b in under:
            for n in sorted(b.refs, key=int):
                call = f'[{n}](ref:{n})'
                if len(taken) == SEEDS or b.id in taken or any(
                        sum(blocks[l, 'full'][u.id].text.count(call)
                            for u in under) != 1 or
                        call not in blocks[l, 'full'][b.id].text
                        for l in LANGS) or not b.section_refs:
                    continue
                taken.add(b.id)
                row = re.search(rf'<block id="{re.escape(b.id)}"[^>]*>', spine)
                rest = ' '.join(sorted(b.refs - {n}, key=int))
                new = re.sub(r' refs="[^"]*"', f' refs="{rest}"' if rest
                             else '', row[0])
                spine = spine[:row.start()] + new + spine[row.end():]
                top = section_of(full, b)
                for l in LANGS:
                    own = blocks[l, 'full'][b.id]
                    copy.put(own, own.text.replace(call, ''))
                    copy.seed('section-references', blocks[l, 'full'][top.id],
                              call)
    copy.files['work.xml'] = spine
    for lang in LANGS:
        notes_of_sections(copy, blocks[lang, 'full'], lang)


def section_of(own, b):
    """The heading of the section or part of a block."""
    ids = list(own)
    return next(own[i] for i in reversed(ids[:ids.index(b.id)])
                if own[i].text.startswith(('# ', '## ')))


def notes_of_sections(copy, own, lang):
    text = (ROOT / lang / 'editor.md').read_text('utf8')
    for b in list(own.values()):
        for n in re.findall(r'\[†\]\(note:(\w+)\)', b.text):
            call, head = f'[†](note:{n})', section_of(own, b)
            if b in copy.new or b.notes.get(n) != b.id or \
                    sum(call in o.text for o in own.values()) != 1:
                continue
            text = text.replace(f'## {n}\n\nplace: {b.id}\n',
                                f'## {n}\n\nplace: {head.id}\n')
            copy.put(b, b.text.replace(call, ''))
            copy.seed('section-notes', head, call)
    copy.files[f'{lang}/editor.md'] = text


def acceptances(copy, blocks):
    for lang in LANGS:
        path = ROOT / lang / 'check.tsv'
        rows = path.read_text('utf8').rstrip('\n').split('\n') if \
            path.exists() else ['tier\tid\trule\treason']
        r = random.Random(f'acceptance {lang}')
        for n in range(SEEDS):
            row = ROWS[n % len(ROWS)].format(
                id=r.choice(list(blocks[lang, 'full'])), n=n)
            rows.append(row)
            copy.seeds.append(Seed('acceptance', lang, f'{lang}/check.tsv',
                                   range(len(rows), len(rows) + 1), row))
        copy.files[f'{lang}/check.tsv'] = '\n'.join(rows) + '\n'


# ---- tables ----

SMALL = lib.SRC / 'tests/golden/check/content'
TABLES = (  # (rule, file, what stands there, what instead)
    ('tables', 'work.xml', '<title xml:lang="en">', '<title>'),
    ('tables', 'work.xml', ' id="2.1.2"', ' id="2.1.1"'),
    ('tables', 'work.xml', ' items="3"', ' items="three"'),
    ('tables', 'references.xml', '<ref id="2"', '<ref id="1"'),
    ('tables', 'references.xml', '</references>', ''),
    ('tables', 'glossary.tbx', '</term>', '</term><term>x</term>'),
    ('tables', 'glossary.tbx', 'style="dca"', 'style="dct"'),
    ('tables', 'glossary.tbx', 'preferredTerm', 'bestTerm'),
    ('tables', 'work.xml', 'kind="para"', 'kind="poem"'),
    ('tables', 'work.xml', '</work>', '</wrok>'),
    ('tables', 'work.xml', ' edition="1"', ''),
    ('tables', 'references.xml', '</title>', ''),
    ('tables', 'references.xml', '<ref id="1"', '<ref id="one"'),
    ('tables', 'references.xml', '<title ', '<titel '),
    ('tables', 'references.xml', ' section="', ' sektion="'),
    ('tables', 'glossary.tbx', '</body>', '<x/></body>'),
    ('tables', 'glossary.tbx', ' type="TBX-Basic"', ''),
    ('tables', 'provenance.tsv', 'machine', 'robot'),
    ('tables', 'provenance.tsv', '\t', ' '),
    ('tables', 'work.xml', 'kind="list"', 'kind="lists"'),
    ('tables', 'references.xml', ' kind="law"', ''),
    ('tables', 'glossary.tbx', 'koine:tier=plain', 'koine:tier=plane'),
) + tuple(('table-codes', file, old, new + old) for file, old in (
    ('work.xml', '</title>'), ('references.xml', '</title>'),
    ('glossary.tbx', '</term>')) for new in (
    '\u200b', '\u202e', 'e\u0301', '&#8203;', '&#xE000;', '\ufeff', '\u2066')
)


@contextlib.contextmanager
def small():
    """A copy of a small content tree, with its schemas."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'content'
        shutil.copytree(SMALL, copy)
        shutil.copytree(ROOT / 'schema', copy / 'schema')
        glossary = copy / 'glossary.tbx'
        glossary.write_text(glossary.read_text('utf8').replace(
            '<sourceDesc>', '<titleStmt><title>x</title></titleStmt>'
            '<sourceDesc>').replace(
            '<conceptEntry id="systemic-risk">', '<conceptEntry '
            'id="systemic-risk"><descrip type="subjectField">x</descrip>'))
        yield copy


def tables(scores):
    """Faults of tables, one at a time in a small tree: told by their files."""
    with small() as folder:
        base = {key(f) for f in findings(folder)}
    for rule, file, old, new in TABLES:
        with small() as copy:
            text = (copy / file).read_text('utf8')
            if old not in text:
                continue
            (copy / file).write_text(text.replace(old, new, 1), 'utf8')
            found, said = [], ''
            try:
                found = [f for f in findings(copy) if key(f) not in base]
            except RuntimeError as e:  # no work at all: one line says why
                said = str(e)
        score = scores[rule, '-']
        score.seeded += 1
        # What is wrong with their characters has the texts' own rules.
        names = {rule, 'nfc', 'invisible'} if rule == 'table-codes' else {rule}
        if f'/{file}:' in said or any(
                f['rule'] in names and f['file'] == file for f in found):
            score.found += 1
        else:
            score.missed.append(Seed(rule, '-', file, range(1, 2), new))
