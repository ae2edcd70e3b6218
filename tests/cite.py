#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Citations, as other programs read them: cite.py

BibTeX, RIS and CSL-JSON are read here by small readers that know the rules of
each format, and compared with references.xml and work.xml.
"""
import functools
import json
import re
import sys
import xml.etree.ElementTree as ET

import lib

ROOT = lib.SRC / 'content'
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
BABEL = {'zh': 'chinese', 'en': 'english', 'fr': 'french', 'es': 'spanish',
         'ru': 'russian', 'ar': 'arabic'}
LANGS = ('zh', 'en', 'fr', 'es', 'ru', 'ar')

# kind: BibTeX, RIS, CSL
TYPES = {
    'report': ('techreport', 'RPRT', 'report'),
    'article': ('misc', 'ELEC', 'article'),
    'law': ('misc', 'STAT', 'legislation'),
    'treaty': ('misc', 'LEGAL', 'treaty'),
    'resolution': ('misc', 'GOVDOC', 'legislation'),
    'declaration': ('misc', 'RPRT', 'report'),
    'standard': ('manual', 'STAND', 'report'),
    'news': ('article', 'NEWS', 'article-newspaper'),
    'page': ('misc', 'ELEC', 'webpage'),
    'paper': ('article', 'JOUR', 'article-journal'),
    'book': ('book', 'BOOK', 'book'),
    'dataset': ('misc', 'DATA', 'dataset'),
    'unknown': ('misc', 'GEN', 'article'),
}
BODIES = {'report', 'law', 'resolution', 'standard', 'page', 'dataset'}

BIBTEX_FIELDS = {
    'author', 'title', 'booktitle', 'type', 'chapter', 'pages', 'institution',
    'howpublished', 'journal', 'publisher', 'address', 'year', 'month',
    'langid', 'url', 'note'}
RIS_TAGS = {'TY', 'ID', 'AU', 'TI', 'T2', 'SE', 'SP', 'EP', 'PB', 'CY', 'PY',
            'DA', 'LA', 'UR', 'N1', 'ER'}
CSL_FIELDS = {
    'id', 'type', 'author', 'title', 'original-title', 'container-title',
    'chapter-number', 'page', 'publisher', 'publisher-place', 'issued',
    'language', 'URL', 'note'}

ESCAPES = {'textbackslash{}': '\\', 'textbraceleft{}': '{',
           'textbraceright{}': '}', 'textasciicircum{}': '^',
           'textasciitilde{}': '~', '$': '$', '&': '&', '#': '#', '%': '%',
           '_': '_'}


# ---- what it is compared with ------------------------------------------------------

def texts(element, name):
    return {e.get(LANG): re.sub(r'[ \t\n]+', ' ', e.text).strip()
            for e in element.findall(name)}


def pick(by_lang, lang):
    """(language, text) as koine falls back."""
    for tag in (lang, 'en', 'zh', *LANGS):
        if tag in by_lang:
            return tag, by_lang[tag]
    return '', ''


@functools.lru_cache(None)
def references():
    return list(ET.parse(ROOT / 'references.xml').getroot())


@functools.lru_cache(None)
def work():
    return ET.parse(ROOT / 'work.xml').getroot()


def authors():
    return [(a.text, a.get('family')) for a in work().findall('report/author')]


# ---- readers -----------------------------------------------------------------------

class Bad(Exception):
    pass


def braced(text, at):
    """(inside, after) of the group that begins at text[at]."""
    depth, start = 0, at
    while at < len(text):
        depth += {'{': 1, '}': -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            return text[start + 1:at - 1], at
    raise Bad(f'no end of {text[start:start + 40]!r}')


def bibtex(text):
    """[(type, key, {field: raw})]; strict."""
    entries, at = [], 0
    head = re.compile(r'@([a-z]+)\{([A-Za-z0-9.-]+)')
    field = re.compile(r',\n  ([a-z]+) = ')
    while at < len(text):
        m = head.match(text, at)
        if not m:
            raise Bad(f'no entry at {text[at:at + 40]!r}')
        at, fields = m.end(), {}
        while f := field.match(text, at):
            at = f.end()
            if text[at] == '{':
                value, at = braced(text, at)
            else:
                value = re.compile(r'[a-z]+').match(text, at).group()
                at += len(value)
            if f.group(1) in fields:
                raise Bad(f'{m.group(2)}: {f.group(1)} twice')
            fields[f.group(1)] = value
        if not text.startswith('\n}\n', at):
            raise Bad(f'{m.group(2)}: no end at {text[at:at + 40]!r}')
        entries.append((m.group(1), m.group(2), fields))
        at += 3
        if at < len(text):
            if text[at] != '\n':
                raise Bad('no empty line between entries')
            at += 1
    return entries


def plain(raw):
    """What LaTeX sets: escapes undone, groups opened; a bare special is bad."""
    out, at = [], 0
    while at < len(raw):
        c = raw[at]
        at += 1
        if c == '\\':
            if raw.startswith('url{', at):
                value, at = braced(raw, at + 3)
                out.append(value)
                continue
            for name, char in ESCAPES.items():
                if raw.startswith(name, at):
                    out.append(char)
                    at += len(name)
                    break
            else:
                raise Bad(f'unknown command in {raw!r}')
        elif c in '$&#%_^~':
            raise Bad(f'bare {c} in {raw!r}')
        elif c not in '{}':
            out.append(c)
    return ''.join(out)


def ris(data):
    """[[(tag, value)]] of bytes; strict."""
    records = []
    if not data.endswith(b'\r\n'):
        raise Bad('the last line has no end')
    for line in data[:-2].split(b'\r\n'):
        m = re.fullmatch(r'([A-Z][A-Z0-9])  - (.*)', line.decode())
        if not m or '\r' in line.decode():
            raise Bad(f'no line of RIS: {line!r}')
        if m.group(1) == 'TY':
            records.append([])
        elif not records or records[-1][-1][0] == 'ER':
            raise Bad(f'before TY: {line!r}')
        records[-1].append(m.groups())
    for record in records:
        if record[-1] != ('ER', ''):
            raise Bad(f'no ER: {record[0]}')
    return records


def values(record, tag):
    return [v for t, v in record if t == tag]


# ---- references --------------------------------------------------------------------

def bibtex_faults(ref, lang, entry):
    kind, key, fields = entry
    tag, title = pick(texts(ref, 'title'), lang)
    publisher = pick(texts(ref, 'publisher'), lang)[1]
    urls = [u.text for u in ref.findall('url')]
    if (kind, key) != (TYPES[ref.get('kind')][0], f"koine-ref-{ref.get('id')}"):
        yield f'{kind} {key}'
    if set(fields) - BIBTEX_FIELDS:
        yield f'fields {sorted(fields)}'
    if plain(fields['title']) != title or not fields['title'].startswith('{'):
        yield f"title {fields['title']}"
    if fields.get('year') != ref.get('year'):
        yield f"year {fields.get('year')}"
    if fields.get('url') != (urls[0] if urls else None):
        yield f"url {fields.get('url')}"
    if fields['langid'] != BABEL[tag]:
        yield f"langid {fields['langid']}"
    note = plain(fields.get('note', ''))
    if not all(u in note for u in urls[1:]):
        yield f'note {note}'
    if publisher and publisher not in [
            plain(fields[f]) for f in ('author', 'institution', 'journal',
                                       'howpublished', 'publisher')
            if f in fields]:
        yield f'publisher {fields}'
    if ('author' in fields) != (bool(publisher) and ref.get('kind') in BODIES):
        yield f"author {fields.get('author')}"


def ris_faults(ref, lang, record):
    tag, title = pick(texts(ref, 'title'), lang)
    publisher = pick(texts(ref, 'publisher'), lang)[1]
    where = 'T2' if ref.get('kind') in ('news', 'paper') else 'PB'
    for name, want in (
            ('TY', [TYPES[ref.get('kind')][1]]),
            ('ID', [f"koine-ref-{ref.get('id')}"]), ('TI', [title]),
            ('PY', [ref.get('year')] if ref.get('year') else []),
            ('UR', [u.text for u in ref.findall('url')]), ('LA', [tag]),
            (where, [publisher] if publisher else [])):
        if values(record, name) != want:
            yield f'{name} {values(record, name)}'
    if {t for t, _ in record} - RIS_TAGS:
        yield f'tags {record}'
    if any(',' in a or '*' in a for a in values(record, 'AU')):
        yield f"AU {values(record, 'AU')}"


def csl_faults(ref, lang, item):
    tag, title = pick(texts(ref, 'title'), lang)
    publisher = pick(texts(ref, 'publisher'), lang)[1]
    urls = [u.text for u in ref.findall('url')]
    is_held = ref.get('kind') in ('news', 'paper')
    is_body = bool(publisher) and ref.get('kind') in BODIES
    year = ref.get('year')
    want = {
        'id': f"koine-ref-{ref.get('id')}", 'type': TYPES[ref.get('kind')][2],
        'title': title, 'language': tag,
        'URL': urls[0] if urls else None,
        'issued': {'date-parts': [[int(year)]]} if year else None,
        'author': [{'literal': publisher}] if is_body else None,
        'publisher': None if is_held else publisher or None,
        'container-title': publisher if is_held else None,
    }
    for name, value in want.items():
        if item.get(name) != value:
            yield f'{name} {item.get(name)}'
    if set(item) - CSL_FIELDS:
        yield f'fields {sorted(item)}'
    if bool(ref.get('lost')) and not item.get('note'):
        yield 'a lost note says nothing'


def read_all(lang, form):
    ran = lib.koine('ref', 'all', '-l', lang, '-f', form)
    if ran.status or ran.err:
        raise Bad(str(ran))
    return {'bibtex': lambda: bibtex(ran.out), 'ris': lambda: ris(ran.bytes),
            'csl-json': lambda: json.loads(ran.out)}[form]()


def test_references(tests, case):
    lang, form = case
    faults = {'bibtex': bibtex_faults, 'ris': ris_faults,
              'csl-json': csl_faults}[form]
    rows = read_all(lang, form)
    tests.check(f'{form} in {lang} has every reference',
                len(rows) == len(references()), len(rows))
    tests.none(f'{form} in {lang} is what references.xml says',
               (f"{ref.get('id')}: {fault}"
                for ref, row in zip(references(), rows)
                for fault in faults(ref, lang, row)))


def test_years(tests):
    """A year must stand somewhere in what we know of the reference."""
    twins = {15: 14}  # an annex comes out with its document
    by_id = {int(r.get('id')): r for r in references()}

    def is_said(ref, depth=0):
        text = ET.tostring(ref, encoding='unicode').partition('>')[2]
        more = [int(n) for n in re.findall(r'(?:note|reference) (\d+)', text)]
        more += [twins.get(int(ref.get('id')), 0)]
        return year in text or (depth < 2 and any(
            is_said(by_id[n], depth + 1) for n in more if n in by_id))
    guessed = []
    for ref in references():
        year = ref.get('year')
        if year and not is_said(ref):
            guessed.append(ref.get('id'))
    tests.none('no year is guessed', guessed)


# ---- the report --------------------------------------------------------------------

def test_report_text(tests, lang):
    names = [n for n, _ in authors()]
    for ui in ('en', 'zh', 'ar'):
        ran = lib.koine('cite', 'about', '-l', lang, '--ui', ui)
        line, edition, rest = ran.out.split('\n')
        found = [line.find(n) for n in names]
        tests.check(f'cite about -l {lang} --ui {ui} names all authors in '
                    'their order', len(names) == 76 and -1 not in found
                    and found == sorted(found), ran.out[:400])
        tests.check(f'cite about -l {lang} --ui {ui} has both titles',
                    pick(texts(work(), 'title'), lang)[1] in line
                    and texts(work(), 'title')['zh'] in line, line[-300:])
        tests.check(f'cite about -l {lang} --ui {ui} names the edition',
                    'koine' in edition and rest == '', ran.out[-200:])
        tests.same(f'cite -l {lang} --ui {ui} is the same', ran.out,
                   lib.koine('cite', '-l', lang, '--ui', ui).out)
        tests.same(f'cite report -l {lang} --ui {ui} is the same', ran.out,
                   lib.koine('cite', 'report', '-l', lang, '--ui', ui).out)


def test_report_formats(tests):
    names = authors()
    (kind, key, fields), = bibtex(lib.koine('cite', '-f', 'bibtex', '-l',
                                            'en').out)
    tests.check('BibTeX: the report is one', (kind, key, fields['year'],
                fields['month']) == ('techreport', 'wic2025', '2025', 'nov'),
                fields)
    tests.same('BibTeX: its authors',
               [n if n.startswith(f) else f'{f}, {n[:-len(f)].strip()}'
                for n, f in names],
               [plain(a) for a in fields['author'].split('\n    and ')])
    record, = ris(lib.koine('cite', '-f', 'ris', '-l', 'en').bytes)
    tests.check('RIS: its date', values(record, 'DA') == ['2025/11//'], record)
    tests.check('RIS: as many authors', len(values(record, 'AU')) == len(names))
    item, = json.loads(lib.koine('cite', '-f', 'csl-json', '-l', 'en').out)
    tests.same('CSL: its authors', [
        {'family': f, 'given': (n[len(f):] if n.startswith(f)
                                else n[:-len(f)]).strip()}
        for n, f in names], item['author'])
    tests.check('CSL: the rest', item['type'] == 'report' and item['issued'] ==
                {'date-parts': [[2025, 11]]} and item['original-title'] ==
                texts(work(), 'title')['zh'] and not set(item) - CSL_FIELDS,
                item)


# ---- places ------------------------------------------------------------------------

def places():
    return [e.get('id') for name in ('part', 'section', 'record', 'figure',
                                     'block')
            for e in work().iter(name)]


def test_places(tests, lang):
    args = ('cite', *places(), '-l', lang, '-t', 'full', '-f')
    rows = bibtex(lib.koine(*args, 'bibtex').out)
    records = ris(lib.koine(*args, 'ris').bytes)
    ran = lib.koine(*args, 'csl-json')
    items = json.loads(ran.out)
    keys = [i['id'] for i in items]
    tests.check(f'{lang}: every key is there once',
                len(keys) == len(set(keys)) and len(keys) > 150, len(keys))
    tests.same(f'{lang}: BibTeX has the same keys', keys,
               [k for _, k, _ in rows])
    tests.same(f'{lang}: RIS has the same keys', keys,
               [values(r, 'ID')[0] for r in records])
    tests.none(f'{lang}: each is a part of the report, and a paraphrase',
               (i for i in items if i['id'] != 'wic2025' and
                (i['type'] != 'chapter' or 'Paraphrase' not in i['note'] or
                 not i['title'] or len(i['author']) != 76)))
    tests.none(f'{lang}: BibTeX can be set', (
        k for _, k, fields in rows
        for name, raw in fields.items() if name != 'url' and not plain(raw)))
    pages = {s.get('id'): s.get('pages') for s in work().iter('section')}
    tests.none(f'{lang}: a block has the pages of its section', (
        i['id'] for i in items
        if (m := re.fullmatch(r'koine-(\d\.\d)\.\d+[a-z]?-..-full', i['id']))
        and pages.get(m.group(1)) and i['page'] != pages[m.group(1)]))


def test_json(tests):
    ran = lib.koine('cite', '2.2.4', 'A07', 'report', '-f', 'json', '-l', 'zh')
    rows = json.loads(ran.out)['citations']
    tests.same('cite -f json names what it cites',
               [('2.2.4', 'zh', 'full'), ('A07', 'zh', 'full'),
                ('report', 'zh', 'full')],
               [(r['id'], r['lang'], r['tier']) for r in rows])
    text = lib.koine('cite', '2.2.4', 'A07', 'report', '-l', 'zh').out
    tests.same('cite -f json says what the text says', text, ''.join(
        f"{r['citation']}\n{r.get('provenance', r.get('edition'))}\n"
        for r in rows))


def test_fallback(tests):
    """What stands in for an unwritten text is cited, and it is said."""
    for lang in LANGS:
        ran = lib.koine('cite', '2.1.1', '-l', lang, '-f', 'json')
        row, = json.loads(ran.out)['citations']
        is_there = (ROOT / lang / 'full/02-safety.md').exists()
        tests.check(f'cite -l {lang} names the text that is shown',
                    (row['lang'] == lang and not ran.err) if is_there else
                    (row['lang'] != lang and row['lang'] in ran.err), ran)
        tests.check(f'cite -l {lang} has a text whose origin is known',
                    'not recorded' not in row['provenance'], row)


def main():
    tests = lib.Tests('cite')
    tests.each(lambda case: test_references(tests, case),
               [(lang, form) for lang in ('zh', 'en', 'fr')
                for form in ('bibtex', 'ris', 'csl-json')])
    tests.each(lambda lang: test_report_text(tests, lang), LANGS)
    tests.each(lambda lang: test_places(tests, lang), ('zh', 'en'))
    tests.each(lambda test: test(tests),
               [test_years, test_report_formats, test_json, test_fallback])
    return tests.end()


if __name__ == '__main__':
    sys.exit(main())
