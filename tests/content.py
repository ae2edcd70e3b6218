#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The shipped content, and how koine sets it: content.py [WORD...].

What is written is read here by Python's own means, so that a fault of koine's
reader cannot hide one of the text; how it is set is read from koine's output.
"""
import csv
import functools
import itertools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

import lib

ROOT = lib.SRC / 'content'
LANGS = ('zh', 'en', 'fr', 'es', 'ru', 'ar')  # whole: held to each other
TIERS = ('full', 'student', 'plain')
WIDTHS = (20, 40, 60, 80)
REFS = 123
XML = '{http://www.w3.org/XML/1998/namespace}'

# Characters of the report's own sections, figures and tables left out.
SOURCE = {'1.1': 1388, '1.2': 3474, '1.3': 846, '1.4': 1469, '2.1': 1195,
          '2.2': 1583, '2.3': 1552, '3.1': 1118, '3.2': 908, '3.3': 880,
          '4.1': 753, '4.2': 1444, '4.3': 669, '5.1': 1482, '5.2': 1243}
# Parts of the measure above them: full zh of the source, the rest of full.
FULL_OF_SOURCE = (0.55, 1.10)
OF_FULL = {'student': (0.35, 0.60), 'plain': (0.15, 0.30)}
OF_FULL_RECORDS = {'student': (0.60, 1.10), 'plain': (0.50, 1.00)}
PLAIN_OF_FULL = 0.8  # sentence length, on average

# Questions: of a language, a section, a group of the appendix; of a section
# those that plain answers; and a file in which every place is right somewhere.
QUIZ = {'language': 53, 'section': 3, 'group': 2, 'plain': 2, 'places': 8}
GROUPS = ('A-1', 'A-2', 'A-3', 'A-4')
NOTES = ('aim', 'message', 'discuss', 'activity')

PREFIX = re.compile(r'^(?:[ •–│*|-]|\d+\. )*')
LINK = re.compile(r'!?\[([^\]]*)\]\(([a-z]+):([^)]*)\)')


# ---- reading ---------------------------------------------------------------------

@functools.lru_cache(None)
def conf(lang):
    """{key: value} of a locale file."""
    text = (lib.SRC / f'locales/{lang}.conf').read_text('utf8')
    return {k.strip(): v.strip() for k, _, v in
            (line.partition('=') for line in text.split('\n')
             if line and not line.startswith('#'))}


@functools.lru_cache(None)
def spine():
    return ET.parse(ROOT / 'work.xml').getroot()


@functools.lru_cache(None)
def ids():
    """Every id of the spine."""
    return {e.get('id') for e in spine().iter() if e.get('id')}


@functools.lru_cache(None)
def partial():
    """The languages that have been begun."""
    return [l.get('tag') for l in spine().findall('language')
            if l.get('partial') == 'yes']


def texts():
    """(lang, tier, path) of every text there is."""
    return [(lang, tier, path) for lang in (*LANGS, *partial())
            for tier in TIERS
            for path in sorted((ROOT / lang / tier).glob('*.md'))]


def drop_links(markdown):
    """The words of a text: references and notes out, of links their words."""
    return LINK.sub(lambda m: '' if m[2] in ('ref', 'note') else m[1],
                    markdown)


@functools.lru_cache(None)
def sections(lang, tier):
    """{id: text below that heading} of all files of a language and tier.

    Captions, the same in all tiers, are left out.
    """
    found = {}
    now = None
    for _, _, path in (t for t in texts() if t[:2] == (lang, tier)):
        for line in path.read_text('utf8').split('\n'):
            if line.startswith('#'):
                now = line.lstrip('#').split()[0]
                found[now] = ''
            elif now and not line.startswith('!['):
                found[now] += line + '\n'
    return found


def letters(text):
    """Letters and digits, without spaces and marks."""
    return sum(unicodedata.category(c)[0] in 'LN' for c in drop_links(text))


def sentences(text, lang):
    """The sentences of a text, headings, emphasis and links taken out."""
    text = re.sub(r'[*_`]+', '', drop_links(text))
    ends = re.escape(conf(lang)['sentence_end'].replace(' ', ''))
    parts = []
    for block in re.split(r'\n+', text):
        block = re.sub(r'^\s*(-|\d+\.)\s+', '', block).strip()
        after = r'["”»’)\]）」』]*' + ('' if lang == 'zh' else r'(?=\s|$)')
        parts += re.split(f'(?<=[{ends}]){after}', block)
    return [p for p in parts if letters(p)]


def measure(sentence, lang):
    if lang == 'zh':
        return sum('\u4e00' <= c <= '\u9fff' for c in sentence)
    # Marks, such as the vowel signs of Arabic, belong to their letters.
    sentence = ''.join(c for c in sentence
                       if unicodedata.category(c)[0] != 'M')
    return len(re.findall(r'[^\W_]+(?:[-’\'.,/][^\W_]+)*', sentence))


# ---- what is written -----------------------------------------------------------------

def check_compile(tests):
    names = ('work.koi', 'han.koi', 'search.koi')
    with tempfile.TemporaryDirectory() as folder:
        ran = lib.koine('compile', '-o', f'{folder}/work.koi')
        first = [pathlib.Path(folder, n).read_bytes() for n in names]
        lib.koine('compile', '-o', f'{folder}/work.koi')
        again = [pathlib.Path(folder, n).read_bytes() for n in names]
        tests.same('compile leaves nothing else', sorted(names),
                   sorted(p.name for p in pathlib.Path(folder).iterdir()))
    tests.check('compile gives the same bytes', first == again)
    tests.check('compile works', ran.status == 0, ran)
    tests.none('compile finds nothing', (ran.out + ran.err).split('\n')[:-1]
               if ran.out + ran.err else [], 20)


def check_languages(tests):
    """Whole languages cannot become partial ones unseen, nor stubs whole."""
    tags = [l.get('tag') for l in spine().findall('language')]
    tests.same('the languages of the work, whole ones first',
               str([*LANGS, *partial()]), str(tags))
    tests.same('a folder for each language and no other',
               str(sorted(tags)), str(sorted(
                   p.name for p in ROOT.iterdir()
                   if p.is_dir() and p.name not in ('lessons', 'schema'))))
    for lang in partial():
        tests.check(f'{lang} has its locale file',
                    (lib.SRC / f'locales/{lang}.conf').exists())
        tests.none(f'{lang}: nothing but what is written', [
            str(p) for p in (ROOT / lang).rglob('*.md') if not re.search(
                r'^[^#\s]', p.read_text('utf8'), re.M)])
        for tier in TIERS:
            have = [t for l, t, _ in texts() if l == lang and t == tier]
            if not have:
                continue
            found = {i for e in spine().iter() if e.get('id') and
                     sections(lang, tier).get(e.get('id'), '').strip()
                     for i in [e.get('id')]}
            ran = lib.koine('show', 'all', '-l', lang, '-t', tier,
                            '--format', 'json')
            own = {b['section'] for b in json.loads(ran.out)['blocks']
                   if b['kind'] != 'heading' and 'asked' not in b}
            tests.same(f'{lang} {tier}: what is written is shown, and no more',
                       str(sorted(found)), str(sorted(own)))


def check_references(tests):
    refs = ET.parse(ROOT / 'references.xml').getroot().findall('ref')
    numbers = [r.get('id') for r in refs]
    tests.same('references are 1 to 123', ' '.join(map(str, range(1, REFS + 1))),
               ' '.join(numbers))
    tests.none('references have a title in every language',
               [r.get('id') for r in refs if r.get('lost') != 'yes' and not
                set(LANGS) <= {t.get(XML + 'lang')
                                 for t in r.findall('title') if t.text}])
    tests.none('references stand in a section',
               [r.get('id') for r in refs if r.get('section') not in ids()])


def check_figures(tests):
    """What the numbers of a figure are is said by its attributes alone."""
    figures = {f.get('id'): f for f in ET.parse(ROOT / 'figures.xml').iter(
        'figure')}
    tests.same('figures are those of the spine', str(sorted(
        f.get('id') for f in spine().iter('figure'))), str(sorted(figures)))
    for id_, figure in figures.items():
        langs = {a.get(XML + 'lang') for a in figure.findall('alt') if a.text}
        tests.check(f'{id_} says in zh and en what it shows',
                    {'zh', 'en'} <= langs, langs)
        tests.none(f'{id_}: every word in each of its languages', [
            f'{e.tag}: {sorted(langs - have)}' for e in figure.iter()
            for have in [{l.get(XML + 'lang') for l in e.findall('label')
                          if l.text}] if have and langs - have])
        tests.none(f'{id_}: every reference exists', [
            e.get('ref') for e in figure.iter() if e.get('ref') and
            not 1 <= int(e.get('ref')) <= REFS])
        for alt in figure.findall('alt'):
            text = re.sub(r'(?<=\d)[,\s\u00a0\u202f](?=\d{3})', '', alt.text)
            tests.none(f'{id_}: its {alt.get(XML + "lang")} words say the '
                       'numbers', [n for b in figure.iter('bar') for n in
                                   [b.get('about') or b.get('over') or
                                    b.get('value')] if n and n not in text])


def check_links(tests):
    terms = {e.get('id') for e in ET.parse(ROOT / 'glossary.tbx').iter()
             if e.tag.endswith('conceptEntry')}
    known = {'ref': {str(n) for n in range(1, REFS + 1)}, 'term': terms,
             'sec': ids(), 'fig': {f.get('id', '').replace('fig-', '')
                                   for f in spine().iter('figure')}}
    for lang in sorted({t[0] for t in texts()}):
        note = ROOT / lang / 'editor.md'
        own = set(re.findall(r'^## (\S+)', note.read_text('utf8'),
                             re.M)) if note.exists() else set()
        # What is not written in a language yet is shown in another.
        known['note'] = own | set(re.findall(
            r'^## (\S+)', (ROOT / 'en/editor.md').read_text('utf8'), re.M))
        faults = []
        files = [p for l, _, p in texts() if l == lang] + (
            [note] if note.exists() else []) + beside(lang, '*')
        for path in files:
            for m in LINK.finditer(path.read_text('utf8')):
                if m[2] in known and m[3] not in known[m[2]]:
                    faults.append(f'{path.relative_to(ROOT)}: {m[0]}')
        tests.none(f'{lang}: every ref, term, sec, note and fig exists', faults,
                   20)
        places = re.findall(r'^## (\S+)\n+place: (\S+)',
                            note.read_text('utf8'), re.M) if note.exists() else []
        tests.none(f'{lang}: every editor’s note has a place',
                   [n for n, place in places if place not in ids()] +
                   sorted(own - {n for n, _ in places}))


# ---- questions and class notes ----

def beside(lang, folder):
    return sorted((ROOT / lang).glob(f'{folder}/*.md')) if folder != '*' else \
        beside(lang, 'quiz') + beside(lang, 'notes')


OPTION = re.compile(r'- \[([ x])\] (\S.*)\n  > (\S.*)\n')
QUESTION = re.compile(r'### (q[1-9]\d*) (\S.*)\n\n((?:- .*\n  > .*\n)+)\n'
                      r'needs: (plain|student|full)\n')


def parts_of(path):
    """{section: what stands below "## section"} of a file, and what is wrong."""
    head, *rest = re.split(r'^## ', path.read_text('utf8'), flags=re.M)
    part = next((p.get('id') for p in spine().iter('part')
                 if p.get('file') == path.stem), None)
    own = {s.get('id') for p in spine().iter('part') if p.get('id') == part
           for s in p.findall('section')}
    pairs = [(r.split('\n', 1) + [''])[:2] for r in rest]
    faults = [f'{path}: {head!r}'] if head.strip() != f'# {part}' else []
    faults += [f'{path}: {i}' for i, _ in pairs if i not in own]
    if [i for i, _ in pairs] != sorted({i for i, _ in pairs}):
        faults.append(f'{path}: sections twice or out of order')
    return dict(pairs), faults


@functools.lru_cache(None)
def questions(lang):
    """({id: (options, place of the right one, needs, file)}, what is wrong)."""
    found, faults = {}, []
    for path in beside(lang, 'quiz'):
        sections_, wrong = parts_of(path)
        faults += wrong
        for section, text in sections_.items():
            if QUESTION.sub('', text).strip():
                faults.append(f'{path} {section}: '
                              f'{QUESTION.sub("", text).strip()[:80]!r}')
            numbers = []
            for m in QUESTION.finditer(text):
                options = OPTION.findall(m[3])
                right = [i for i, o in enumerate(options) if o[0] == 'x']
                if len(options) != 4 or len(right) != 1:
                    faults.append(f'{path} {section}.{m[1]}: {options}')
                    continue
                numbers.append(int(m[1][1:]))
                found[f'{section}.{m[1]}'] = ([o[1] for o in options],
                                              right[0], m[4], path.stem)
            if numbers != sorted(set(numbers)):
                faults.append(f'{path} {section}: {numbers}')
    return found, faults


def check_quiz(tests):
    for lang in LANGS:
        found, faults = questions(lang)
        tests.none(f'{lang}: every question has its form', faults, 20)
        tests.none(f'{lang}: the right option is not the longest', [
            f'{i}: {options}' for i, (options, right, _, _) in found.items()
            if len(options[right]) >= max(map(len, options))])
        tests.none(f'{lang}: no option stands twice', [
            i for i, q in found.items() if len(set(q[0])) < len(q[0])])
        check_places(tests, lang, found)
    for lang in LANGS:
        check_counts(tests, lang, questions(lang)[0])


def check_counts(tests, lang, found):
    tests.check(f'{lang}: at least {QUIZ["language"]} questions',
                len(found) >= QUIZ['language'], len(found))
    for section in (*SOURCE, *GROUPS):
        own = [q for i, q in found.items() if i.rpartition('.')[0] == section]
        want = QUIZ['group' if section in GROUPS else 'section']
        tests.check(f'{lang} {section}: at least {want} questions',
                    len(own) >= want, len(own))
        plain = sum(q[2] == 'plain' for q in own)
        tests.check(f'{lang} {section}: {QUIZ["plain"]} need only plain',
                    section in GROUPS or plain >= QUIZ['plain'], plain)


def check_places(tests, lang, found):
    for stem in sorted({q[3] for q in found.values()}):
        places = [q[1] for q in found.values() if q[3] == stem]
        counts = [places.count(i) for i in range(4)]
        tests.check(f'{lang} {stem}: no place is right more than half the time',
                    max(counts) <= len(places) / 2, counts)
        tests.check(f'{lang} {stem}: every place is right somewhere',
                    len(places) < QUIZ['places'] or min(counts) > 0, counts)


def check_quiz_languages(tests):
    """Item by item as in zh: ids, place of the right one, level."""
    base = questions('zh')[0]
    for lang in LANGS:
        own = questions(lang)[0]
        tests.same(f'{lang}: ids of questions are those of zh', '\n'.join(
            base), '\n'.join(own))
        tests.none(f'{lang}: places and levels are those of zh', [
            f'{i}: {q[1:3]}, not {base[i][1:3]}' for i, q in own.items()
            if i in base and q[1:3] != base[i][1:3]])


def check_notes(tests):
    for lang in [l for l in LANGS if beside(l, 'notes')]:
        faults, found = [], []
        for path in beside(lang, 'notes'):
            sections_, wrong = parts_of(path)
            faults += wrong
            found += sections_
            for section, text in sections_.items():
                head, *rest = re.split(r'^### ', text, flags=re.M)
                fields = dict((r.split('\n', 1) + [''])[:2] for r in rest)
                asked = fields.get('discuss', '').strip().split('\n')
                if head.strip() or tuple(fields) != NOTES or \
                        len(rest) != len(NOTES) or \
                        not all(t.strip() for t in fields.values()):
                    faults.append(f'{path} {section}: {list(fields)}')
                if len(asked) != 2 or not all(
                        re.fullmatch(r'- \S.*', a) for a in asked):
                    faults.append(f'{path} {section}: discuss: {asked}')
                if len(sentences(fields.get('message', ''), lang)) != 1:
                    faults.append(f'{path} {section}: message is not one '
                                  'sentence')
        tests.none(f'{lang}: every section’s notes have their form', faults, 20)
        tests.none(f'{lang}: every section has notes', [
            s for s in (*SOURCE, *GROUPS) if s not in found])
    tests.none('there are notes in every language',
               [l for l in LANGS if not beside(l, 'notes')])


def check_calls(tests):
    """Full calls every reference of a section that is written."""
    for lang in (*LANGS, *partial()):
        written = sections(lang, 'full')
        for block in spine().iter('section'):
            refs = block.get('refs')
            if block.get('id') not in written or not refs:
                continue
            want = set()
            for part in re.split(r'[ ,]+', refs):
                a, _, b = part.partition('-')
                want |= set(range(int(a), int(b or a) + 1))
            text = written[block.get('id')]
            got = {int(m[3]) for m in LINK.finditer(text) if m[2] == 'ref'}
            if block.get('id') == '1.1':
                want.discard(8)  # called in the caption of figure 1
                got.discard(8)
            tests.same(f'{lang}: full calls the references of '
                       f'{block.get("id")}', str(sorted(want)),
                       str(sorted(got)))


def check_records(tests):
    for lang in LANGS:
        for tier in TIERS:
            written = sections(lang, tier)
            records = {i: t for i, t in written.items()
                       if re.fullmatch(r'A\d\d|T\d', i)}
            if records:
                tests.none(f'{lang} {tier}: a record has four fields',
                           [i for i, t in records.items()
                            if len(re.findall(r'^- \S', t, re.M)) != 4])


def ratio(tests, claim, part, whole, limits):
    if whole == 0:
        return
    value = part / whole
    tests.check(claim, limits[0] <= value <= limits[1],
                f'{part} of {whole} letters: {value:.0%}, not '
                f'{limits[0]:.0%} to {limits[1]:.0%}')


def check_lengths(tests):
    for lang in LANGS:
        full = sections(lang, 'full')
        for id_, chars in SOURCE.items():
            if id_ not in full:
                continue
            if lang == 'zh':
                ratio(tests, f'zh full {id_}: length against the report',
                      letters(full[id_]), chars, FULL_OF_SOURCE)
            for tier, limits in OF_FULL.items():
                if id_ in sections(lang, tier):
                    ratio(tests, f'{lang} {tier} {id_}: length against full',
                          letters(sections(lang, tier)[id_]),
                          letters(full[id_]), limits)
        for tier, kind in itertools.product(OF_FULL_RECORDS, 'AT'):
            limits = OF_FULL_RECORDS[tier]
            both = [i for i in sections(lang, tier)
                    if i in full and re.fullmatch(rf'{kind}\d+', i)]
            if both:
                ratio(tests, f'{lang} {tier}: length of the records {kind}',
                      sum(letters(sections(lang, tier)[i]) for i in both),
                      sum(letters(full[i]) for i in both), limits)


def check_sentences(tests):
    for lang in (*LANGS, *partial()):
        # Plain: words (zh: Han) of a sentence on average, and of the longest.
        average, longest = map(int, conf(lang)['sentence_limits'].split())
        for id_, text in sections(lang, 'plain').items():
            found = sentences(text, lang)
            if not found:
                continue
            sizes = [measure(s, lang) for s in found]
            mean = sum(sizes) / len(sizes)
            tests.check(f'{lang} plain {id_}: at most {average} a sentence',
                        mean <= average, f'{mean:.1f} on average')
            tests.none(f'{lang} plain {id_}: none over {longest}',
                       [f'{n}: {s.strip()}' for n, s in zip(sizes, found)
                        if n > longest])
            other = sentences(sections(lang, 'full').get(id_, ''), lang)
            if other and id_ in SOURCE:
                full = sum(measure(s, lang) for s in other) / len(other)
                tests.check(f'{lang} plain {id_}: shorter sentences than full',
                            mean <= PLAIN_OF_FULL * full,
                            f'{mean:.1f} of {full:.1f}')


def check_check(tests):
    """koine's own checks: no error, and every warning accepted."""
    ran = lib.koine('check')
    tests.none('koine check finds nothing that is not accepted',
               (ran.out + ran.err).split('\n')[:-1], 20)
    tests.check('koine check is content', ran.status == 0, ran)
    for lang in (*LANGS, *partial()):
        path = ROOT / lang / 'check.tsv'
        rows = path.read_text('utf8').split('\n')[1:-1] if path.exists() else []
        tests.none(f'{lang}: each acceptance has its reason',
                   [r for r in rows if len(r.split('\t')) != 4 or
                    len(r.split('\t')[3]) < 10])


def check_provenance(tests):
    with open(ROOT / 'provenance.tsv', encoding='utf8', newline='') as f:
        rows = list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))
    named = {(r['file'], r['language']) for r in rows}
    tests.none('each row of provenance.tsv has its file',
               sorted(f for f, _ in named if not (ROOT / f).exists()))
    tests.none('each row says how', [r for r in rows if r['written'] not in
                                     ('machine', 'human') or r['read'] not in
                                     ('none', 'machine', 'human')])
    tests.check('no row stands twice', len(named) == len(rows))
    have = {(str(p.relative_to(ROOT)), p.relative_to(ROOT).parts[0])
            for lang in (*LANGS, *partial())
            for p in (ROOT / lang).rglob('*.md')}
    tests.none('each text has a row in provenance.tsv', sorted(have - named))
    for name in ('figures.xml', 'glossary.tbx', 'references.xml',
                 'work.xml'):
        langs = {e.get(XML + 'lang') for e in ET.parse(ROOT / name).iter()
                 if e.get(XML + 'lang')} & {*LANGS, *partial()}
        tests.none(f'each language of {name} has a row',
                   sorted(l for l in langs if (name, l) not in named))


# ---- how it is set ----------------------------------------------------------------------

def marks(key, *langs):
    """The marks that all these languages name under a key."""
    return functools.reduce(set.__and__, (set(conf(l)[key].split())
                                          for l in langs))


def too_wide(text, width):
    return [f'{lib.width(l)} columns: {l}' for l in text.split('\n')
            if lib.width(l) > width]


def bad_ends(text, no_start, no_end):
    """Lines that begin with a closing mark or end with an opening one."""
    for line in text.split('\n'):
        rest = line[PREFIX.match(line).end():].rstrip()
        if rest and (rest[0] in no_start or rest[-1] in no_end):
            yield line


def check_page(tests, job):
    lang, tier, width = job
    ran = lib.koine('show', 'all', '-l', lang, '-t', tier, '--width', width)
    name = f'{lang} {tier} at {width}'
    if not tests.check(f'{name}: shown', ran.status == 0 and ran.out, ran):
        return
    tests.none(f'{name}: no line is too wide', too_wide(ran.out, width))
    # A language shown instead of another brings its own typography.
    langs = {lang, conf(lang)['fallback'] or lang}
    tests.none(f'{name}: no line begins or ends with the wrong mark',
               bad_ends(ran.out, marks('no_start', *langs),
                        marks('no_end', *langs)))
    tests.none(f'{name}: no line ends in blanks',
               [l for l in ran.out.split('\n') if l != l.rstrip()])


def check_ordered(tests, job):
    mode, width = job
    ran = lib.koine('show', 'all', '-l', 'ar', '-t', 'plain', '--bidi', mode,
                    '--width', width)
    tests.check(f'ar {mode} at {width}: shown', ran.status == 0 and ran.out, ran)
    tests.none(f'ar {mode} at {width}: no line is too wide',
               too_wide(ran.out, width))


FILES = {
    'fr': 'Que faire ? Agir ! Voici : « c’est clair ; c’est dit » ; et après ? '
          '« Oui ! » : le rapport (page 3) le dit : « il faut « agir » ! » '
          'Coût : 10 000 euros ; part : 60 % ; et puis ? « Non » ! ',
    'es': '¿Qué hacer? ¡Actuar! Dice: «es claro; está dicho»; ¿y después? '
          '«¡Sí!»: el informe (página 3) lo dice: «hay que “actuar”». Costo: '
          '10 000 euros; parte: 60 %; ¿y luego? «¡No!» ',
    'ru': 'Что делать? Действовать! Вот: «ясно; сказано»; а потом? «Да!» — '
          'доклад (стр. 3) говорит: «надо „действовать“». Цена: 10 000 евро; '
          'доля: 60 %; а дальше? «Нет!» — и всё. ',
    'zh': '怎么办？行动！报告说：“这很清楚；已经说过”；然后呢？《报告》（第3页）'
          '指出：“必须‘行动’”。成本：1万欧元；占60%；接着呢？“不”！……就这样。',
    'ar': 'ما العمل؟ نعمل! يقول التقرير: «هذا واضح؛ وقد قيل»؛ ثم ماذا؟ «نعم»: '
          'التقرير (ص. 3) يقول: «يجب أن نعمل». الكلفة: 10000 يورو؛ 60٪. ',
}
NARROW_NBSP = {'fr': [(' :', '\u00a0:'), (' ;', '\u202f;'), (' !', '\u202f!'),
                      (' ?', '\u202f?'), ('« ', '«\u00a0'), (' »', '\u00a0»')]}


def check_file(tests, job):
    """A text of the language, with each width from 10 to 80, in each order."""
    lang, is_glued = job
    text = FILES[lang]
    for plain, glued in NARROW_NBSP.get(lang, []) if is_glued else []:
        text = text.replace(plain, glued)
    # Shifted by one letter each time, every mark meets every line's end.
    source = '\n\n'.join('x' * n + ' ' + text * 3 for n in range(1, 9))
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = f'{folder}/text.md'
        with open(path, 'w', encoding='utf8') as f:
            f.write(source)
        for width in range(12, 81):
            ran = lib.koine('show', path, '-l', lang, '--width', width)
            if ran.status != 0:
                faults.append(str(ran))
            faults += [f'{width}: {l}' for l in too_wide(ran.out, width)]
            faults += [f'{width}: {l}' for l in
                       bad_ends(ran.out, marks('no_start', lang),
                                marks('no_end', lang))]
    tests.none(f'a {lang} file{" with glued spaces" if is_glued else ""}: every '
               'width, no line too wide, no mark astray', faults)


def check_json(tests, lang):
    ran = lib.koine('show', 'all', '-l', lang, '-t', 'full', '--format', 'json')
    try:
        blocks = json.loads(ran.out)['blocks']
    except ValueError as e:
        tests.check(f'{lang}: JSON', False, f'{e} {ran}')
        return
    tests.none(f'{lang}: ids in JSON are those of the spine',
               [b['id'] for b in blocks if b['id'] not in ids()])
    tests.none(f'{lang}: a record in JSON has four items',
               [b['id'] for b in blocks if b['kind'] == 'record' and
                len(b['items']) != 4])
    tests.none(f'{lang}: offsets in JSON hold what they say',
               [f'{b["id"]}: {r}' for b in blocks for r in b['refs']
                if not b['text'][r['start']:r['end']].strip('[]') == r['id']])


NAMES = {'zh': '中文', 'en': 'English', 'fr': 'français', 'es': 'español',
         'ru': 'русский', 'ar': 'العربية'}


def walk():
    """(keys, what the last row says) from full Chinese through all texts: down
    the levels of one language, up those of the next."""
    tiers = TIERS
    for lang in LANGS:
        for tier in tiers:
            if tier == tiers[0]:
                keys = [f'type :lang {lang}', 'key Enter']
            else:
                keys = ['key -' if tiers == TIERS else 'key +']
            yield keys, f'{NAMES[lang]} · {tier}'
        tiers = tiers[::-1]


def check_whole(tests):
    """Every block in all languages and tiers, none standing in."""
    blocks = [e.get('id') for e in spine().iter('block')]
    for lang in LANGS:
        for tier in TIERS:
            ran = lib.koine('show', 'all', '-l', lang, '-t', tier,
                            '--format', 'json')
            shown = json.loads(ran.out)['blocks'] if ran.status == 0 else []
            tests.check(f'{lang} {tier}: the whole work, in order',
                        [b['id'] for b in shown
                         if b['kind'] != 'heading'] == blocks and not
                        [b['id'] for b in shown if 'asked' in b], ran)


def check_walk(tests):
    """A switch of language or tier stays at its block, at all of them."""
    with lib.Home() as home:
        script = home.path / 'walk.keys'
        lines = []
        for block in spine().iter('block'):
            name = block.get('id')
            lines += [f'note {name}', f'type :{name}', 'key Enter']
            for keys, place in walk():
                lines += [*keys, f'expect {name} · {place}']
            lines += ['key + +']
        script.write_text('\n'.join(lines) + '\n', 'utf8')
        ran = lib.koine('read', 'preface', '-l', 'zh', '-t', 'full',
                        '--screen=memory', f'--keys={script}', '--bidi=off',
                        home=home, LANGUAGE='en')
    tests.check(f'{len(lines)} lines of a walk through all ids',
                ran.status == 0, ran)


def check_status(tests):
    """What is edited makes its translations stale, and nothing else."""
    ran = lib.koine('status', '--fail-under', '100')
    tests.check('every block in every language and level is current',
                ran.status == 0, ran)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'content'
        shutil.copytree(ROOT, copy)
        path = copy / 'zh/full/02-safety.md'
        path.write_text(path.read_text('utf8').replace('一', '壹', 1), 'utf8')
        ran = lib.koine('--content', copy, 'status', '-f', 'json')
        stale = {(l['lang'], t): (c['stale'], c['source_stale'])
                 for l in json.loads(ran.out)['languages']
                 for t, c in l['tiers'].items()}
        want = {(l, t): (0, 0) for l in LANGS for t in TIERS}
        for lang in LANGS:
            want[lang, 'full'] = (0, 0) if lang == 'zh' else (1, 0)
            for tier in ('student', 'plain'):
                want[lang, tier] = (1, 0) if lang == 'zh' else (0, 1)
        tests.same('an edited source makes its translations stale',
                   str(want), str({k: stale[k] for k in want}))
        ran = lib.koine('--content', copy, 'sync', '2', '-l', 'all',
                        '--by', 'a\tb', '--state', 'reviewed')
        tests.check('they can be declared', ran.status == 0, ran)
        ran = lib.koine('--content', copy, 'status', '--fail-under', '100')
        tests.check('declared, they are current', ran.status == 0, ran)


def check_chain(tests):
    """Portuguese is made from English, English from Chinese: what moves there
    is said of Portuguese, by status and in the reader."""
    with tempfile.TemporaryDirectory() as folder, lib.Home() as home:
        copy = pathlib.Path(folder) / 'content'
        shutil.copytree(ROOT, copy)

        def count(kind):
            ran = lib.koine('--content', copy, 'status', '-f', 'json')
            return [l['tiers']['plain'][kind]
                    for l in json.loads(ran.out)['languages']
                    if l['lang'] in ('en', 'pt')]

        def said(what):
            keys = home.path / 'chain.keys'
            keys.write_text(f'key r\nexpect-row -1 2.1.3: {what}\n', 'utf8')
            return lib.koine('--content', copy, 'read', '2.1', '-l', 'pt',
                             '-t', 'plain', '--screen=memory',
                             f'--keys={keys}', home=home, LANGUAGE='en')

        def edit(lang, old, new):
            path = copy / lang / 'plain/02-safety.md'
            text = path.read_text('utf8')
            tests.check(f'{lang}: {old} is there once', text.count(old) == 1)
            path.write_text(text.replace(old, new), 'utf8')

        tests.same('nothing has moved', '[0, 0] [0, 0]',
                   f'{count("stale")} {count("source_stale")}')
        edit('zh', '有人故意捣乱', '有人存心捣乱')
        tests.same('Chinese moves', '[1, 0] [0, 1]',
                   f'{count("stale")} {count("source_stale")}')
        ran = said('the source of its source has changed')
        tests.check('r says so of Portuguese', ran.status == 0, ran)
        ran = lib.koine('--content', copy, 'status', 'pt', '--next')
        tests.check('and it comes first', '\n 1  2.1, plain: ' in ran.out and
                    ran.out.split('\n')[1].endswith(': 1'), ran)
        edit('en', 'trick it on purpose', 'fool it on purpose')
        tests.same('English moves too', '[1, 1] [0, 0]',
                   f'{count("stale")} {count("source_stale")}')
        ran = said('its source has changed since')
        tests.check('r says that of Portuguese', ran.status == 0, ran)


def check_new_language(tests):
    """A language made in a copy harms nothing, and only what is not there."""
    with tempfile.TemporaryDirectory() as folder, lib.Home() as home:
        tree = pathlib.Path(folder)
        for name in ('content', 'locales', 'po'):
            shutil.copytree(lib.SRC / name, tree / name)

        def koine(*args, **env):
            return lib.koine('--content', tree / 'content', *args, home=home,
                             cwd=tree, **env)

        def files():
            return {str(p.relative_to(tree)): p.read_bytes()
                    for p in tree.rglob('*') if p.is_file()}

        before = files()
        for tag, status in (('pt', 2), ('pt-BR', 2), ('xx', 2), ('../a', 2),
                            ('', 2), ('a' * 5000, 2)):
            ran = koine('new-language', tag, LANGUAGE='en')
            tests.check(f'{tag[:9]!r} is refused', ran.status == status and
                        ran.err.count('\n') == 1, ran)
        tests.check('a refusal writes nothing', files() == before)
        new = [t for t in ('eo', 'zh-TW', 'sr-Latn', 'he')
               if not (ROOT / t).exists()]
        for tag in new:
            ran = koine('new-language', tag)
            tests.check(f'{tag} is made', ran.status == 0 and not ran.err, ran)
        now = files()
        tests.same('what is made', str(sorted(
            f for t in new for f in (
                f'content/{t}/sync.tsv', f'locales/{t}.conf', f'po/{t}.po'))),
            str(sorted(set(now) - set(before))))
        tests.same('what is changed', "['content/work.xml']", str(
            [f for f in before if before[f] != now[f]]))
        for tag in new:
            ran = subprocess.run(['msgfmt', '--check', '-o', '/dev/null',
                                  tree / f'po/{tag}.po'], capture_output=True)
            tests.check(f'{tag}: msgfmt takes its catalogue',
                        ran.returncode == 0, ran.stderr)
            for args in (('show', '2.1', '-l', tag), ('toc', '-l', tag),
                         ('status', tag), ('status', tag, '--next'),
                         ('export', 'tsv', '-l', tag), ('search', 'risk'),
                         ('quiz', '2.1', '--answers', '-l', tag)):
                ran = koine(*args)
                tests.check(f'{tag}: {args[0]} works', ran.status == 0, ran)


def check_new_language_alone(tests):
    """Content without koine's sources around it: nothing else is written."""
    with tempfile.TemporaryDirectory() as folder, lib.Home() as home:
        tree = pathlib.Path(folder)
        shutil.copytree(lib.SRC / 'content', tree / 'content')

        def koine(*args):
            return lib.koine('--content', tree / 'content', *args, home=home,
                             cwd=tree, LANGUAGE='en')

        tag = next(t for t in ('eo', 'la', 'yi', 'br')
                   if not (lib.SRC / f'locales/{t}.conf').exists())
        ran = koine('new-language', tag)
        tests.check('alone: it is made, and what is not is said',
                    ran.status == 0 and 'No locale file' in ran.out, ran)
        tests.none('alone: koine has no file more',
                   [p for p in (f'locales/{tag}.conf', f'po/{tag}.po')
                    if (lib.SRC / p).exists()])
        tests.same('alone: all is in the content', "['content']",
                   str([p.name for p in tree.iterdir()]))
        for args in (('show', '2.1', '-l', tag), ('status', tag),
                     ('status', tag, '--next')):
            ran = koine(*args)
            tests.check(f'alone: {args[0]} works', ran.status == 0, ran)


def main(words):
    tests = lib.Tests('content')
    written = [check_compile, check_languages, check_references, check_figures, check_links,
               check_quiz, check_quiz_languages, check_notes,
               check_calls, check_records, check_lengths, check_sentences,
               check_provenance, check_check, check_whole, check_walk,
               check_status, check_chain, check_new_language,
               check_new_language_alone]
    jobs = [lambda f=f: f(tests) for f in written]
    names = [f.__name__ for f in written]
    for function, items in (
            (check_page, [(l, t, w) for l in LANGS for t in TIERS
                          for w in WIDTHS]),
            (check_ordered, [(m, w) for m in ('visual', 'explicit')
                             for w in WIDTHS]),
            (check_file, [(l, False) for l in FILES] + [('fr', True)]),
            (check_json, LANGS)):
        jobs += [lambda f=function, i=i: f(tests, i) for i in items]
        names += [f'{function.__name__} {i}' for i in items]
    tests.each(lambda job: job(), [j for j, n in zip(jobs, names) if not words
                                   or any(w in n for w in words)])
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
