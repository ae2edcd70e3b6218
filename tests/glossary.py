#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The shipped glossary against the texts: glossary.py [WORD...].

Terms are looked for here by plain search, so that what koine marks is held
against something else than koine.
"""
import json
import re
import sys
import xml.etree.ElementTree as ET

import lib

ROOT = lib.SRC / 'content'
XML = '{http://www.w3.org/XML/1998/namespace}'
TBX = '{urn:iso:std:iso:30042:ed-2}'
LANGS = ('zh', 'en', 'fr', 'es', 'ru', 'ar')
TIERS = ('plain', 'student', 'full')
CONCEPTS = 120
# Of a definition: words (zh: Han).
LONGEST = {'plain': (20, 35), 'student': (35, 60), 'full': (60, 100)}
# Of the concepts that occur in a block, how many are marked. Those that are
# not stand inside longer names and links.
MARKED = 0.90
# Capitals that are no name to be explained: a licence's parts, a kind of
# document, names of companies in a list of companies.
PLAIN_CAPITALS = {'BY', 'SA', 'OL', 'US', 'ZTE', 'CCTV', 'DBAPPSecurity',
                  'IQuilibriumAI'}
# Symbols of documents, and Roman numerals.
SYMBOL = re.compile(r'\b[A-Z]+/[\w/.()-]+|\b[IVXLC]{2,}\b')
# What may be added to a word, before and after it.
AROUND = {'zh': ('', '(?:s|es)?'), 'en': ('', '(?:s|es)?'), 'fr': ('', 's?'),
          'es': ('', '(?:s|es)?'), 'ar': ('[وف]?[بكل]?', '')}
LINK = re.compile(r'!?\[([^\]]*)\]\([a-z]+:[^)]*\)')


def notes(element, key):
    """What the notes `koine:KEY=…` of an element say."""
    mark = f'koine:{key}='
    return [n.text[len(mark):] for n in element.iter(TBX + 'note')
            if n.text and n.text.startswith(mark)]


class Term:
    def __init__(self, element):
        kinds = {n.get('type'): n.text for n in element.iter(TBX + 'termNote')}
        self.text = element.find(TBX + 'term').text
        self.forms = [f for part in notes(element, 'forms')
                      for f in part.split('|')]
        self.is_acronym = kinds.get('termType') == 'acronym'
        self.is_marked = ('no' not in notes(element, 'mark') and
                          not kinds['administrativeStatus'].startswith(
                              'deprecated'))

    def pattern(self, lang):
        """Where a reader would see the term; a regular plural is one, and in
        Arabic what is written together with a word."""
        found = []
        before, after = AROUND.get(lang, ('', ''))
        for form in [self.text, *self.forms]:
            words = re.escape(form).replace(r'\ ', r'\s')
            if lang == 'zh' and not form.isascii():
                found.append(words)
            elif self.is_acronym:
                found.append(rf'(?<!\w){words}(?!\w)')
            else:
                found.append(rf'(?i:(?<!\w){before}{words}{after}(?!\w))')
        return re.compile('|'.join(found))


def concepts():
    """{id: langSec by language} of the glossary."""
    root = ET.parse(ROOT / 'glossary.tbx').getroot()
    return {c.get('id'): {s.get(XML + 'lang'): s
                          for s in c.iter(TBX + 'langSec')}
            for c in root.iter(TBX + 'conceptEntry')}


def terms(section):
    return [Term(t) for t in section.iter(TBX + 'termSec')]


def definitions(section):
    """{tier: definition} of a language."""
    return {notes(group, 'tier')[0]: group.find(TBX + 'descrip').text
            for group in section.iter(TBX + 'descripGrp')}


def length(text, lang):
    if lang == 'zh':
        return sum('\u4e00' <= c <= '\u9fff' for c in text)
    return len(re.findall(r"[^\W_]+(?:[-’'.,/][^\W_]+)*", text))


def check_concepts(tests):
    known = concepts()
    tests.check(f'{len(known)} concepts', len(known) >= CONCEPTS)
    tests.none('every concept is explained in every language',
               [f'{id_} {lang}' for id_, by in known.items() for lang in LANGS
                if lang not in by or set(definitions(by[lang])) != set(TIERS)])
    for lang in LANGS:
        seen = {}
        for id_, by in known.items():
            for term in terms(by[lang]):
                seen.setdefault(term.text, []).append(id_)
        tests.none(f'{lang}: a term stands for one concept',
                   [f'{t}: {ids}' for t, ids in seen.items() if len(ids) > 1])


def check_lengths(tests):
    for lang in LANGS:
        tests.none(f'{lang}: definitions are as short as they should be', [
            f'{id_} {tier}: {length(text, lang)}'
            for id_, by in concepts().items()
            for tier, text in definitions(by[lang]).items()
            if length(text, lang) > LONGEST[tier][lang == 'zh']])


def check_acronyms(tests):
    """What is written in capitals is a term, or part of one."""
    known = set()
    for by in concepts().values():
        for section in by.values():
            for term in terms(section):
                for form in [term.text, *term.forms]:
                    known |= set(re.findall(r'[A-Za-z0-9]+', form))
    for lang in LANGS:
        for tier in TIERS:
            missing = set()
            for path in (ROOT / lang / tier).glob('*.md'):
                text = LINK.sub(r'\1', path.read_text('utf8'))
                # After its name, in brackets and nowhere else.
                once = {a for names in re.findall(r'\w \(([^()]*)\)', text)
                        for a in re.findall(r'[A-Z]{2,}', names)
                        if len(re.findall(rf'\b{a}\b', text)) == 1}
                text = SYMBOL.sub('', text)
                missing |= set(re.findall(
                    r'(?<![A-Za-z0-9])[A-Za-z]*[A-Z]{2,}[A-Za-z]*(?![A-Za-z])',
                    text)) - once
            tests.none(f'{lang} {tier}: every acronym has its concept',
                       sorted(missing - known - PLAIN_CAPITALS))


def check_marks(tests, lang):
    patterns = {id_: [t.pattern(lang) for t in terms(by[lang]) if t.is_marked]
                for id_, by in concepts().items()}
    occurring = marked = 0
    for tier in TIERS:
        ran = lib.koine('show', 'all', '-l', lang, '-t', tier,
                        '--format', 'json')
        for block in json.loads(ran.out)['blocks']:
            if block['kind'] == 'heading':
                continue
            found = {id_ for id_, parts in patterns.items()
                     if any(p.search(block['text']) for p in parts)}
            occurring += len(found)
            marked += len(found & {t['id'] for t in block['terms']})
    tests.check(f'{lang}: {marked} of {occurring} concepts that occur are '
                'marked', marked >= MARKED * occurring)


def main(words):
    tests = lib.Tests('glossary')
    jobs = {f.__name__: f for f in (check_concepts, check_lengths,
                                    check_acronyms)}
    for lang in LANGS:
        jobs[f'check_marks {lang}'] = lambda t, l=lang: check_marks(t, l)
    tests.each(lambda job: job(tests), [
        job for name, job in jobs.items()
        if not words or any(w in name for w in words)])
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
