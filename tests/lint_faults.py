# SPDX-License-Identifier: MIT
"""Faults as translators make them, one for a block, and right edits that only
look like them: what tests/lint_eval.py puts into the shipped texts.

A fault is a function of a block and a source of random numbers that gives the
block's new Markdown, or None where it cannot be made. `@fault` says which rule
of `koine check` must find it, in which languages, tiers and kinds of blocks.
"""
import functools
import re
import unicodedata

LANGS = ('zh', 'en', 'fr', 'es', 'ru', 'ar')
SPACED = ('en', 'fr', 'es', 'ru', 'ar')  # spaces between words
TIERS = ('full', 'student', 'plain')
CALL = r'(?:\[[^\]]*\]\((?:ref|note):[^)]*\))'
HAN = r'[\u4e00-\u9fff]'
ARABIC = r'[\u0621-\u063a\u0641-\u064a]'
# What stands for itself: targets of links, calls, code, addresses.
FIXED = re.compile(rf'{CALL}|\]\([^)]*\)|`[^`]*`|https?://\S+')

FAULTS = []  # (rule, languages, tiers, kinds, function)


def fault(rule, langs=LANGS, tiers=TIERS, kinds=('para', 'list')):
    def keep(function):
        FAULTS.append((rule, langs, tiers, kinds, function))
        return function
    return keep


@functools.lru_cache(None)
def fixed(text):
    """For each character whether it stands for itself."""
    mask = bytearray(len(text) + 1)
    for m in FIXED.finditer(text):
        mask[m.start():m.end()] = b'\1' * (m.end() - m.start())
    return mask


def spots(text, pattern):
    """Where a pattern stands in the words of a block."""
    mask = fixed(text)
    return [m for m in re.finditer(pattern, text)
            if not any(mask[m.start():max(m.end(), m.start() + 1)])]


def put(text, m, new):
    return text[:m.start()] + m.expand(new) + text[m.end():]


def swap(text, r, *pairs):
    """Replaces one spot of one of (pattern, replacement), or None."""
    found = [(m, new) for old, new in pairs for m in spots(text, old)]
    if not found:
        return None
    m, new = r.choice(found)
    return put(text, m, new)


def word(text, r, new):
    """Replaces a word in small letters; `new` may say \\1 of it."""
    return swap(text, r, (r'(?<![\w’\'-])([^\W\d_]{4,})(?![\w’\'-])', new))


# ---- what the texts hang on ----------------------------------------------------------

@fault('links')
def dead_link(b, r):
    new = r.choice(('[x](sec:9.9)', '[x](term:no-such-term)', '[7](ref:777)',
                    '[†](note:Z99)', '[12](rfe:12)'))
    return b.into(r, new)


@fault('references', tiers=('full',))
def lost_reference(b, r):
    refs = [m for m in re.finditer(r'\[\d+\]\(ref:(\d+)\)', b.text)
            if m[1] in b.refs and len(re.findall(rf'ref:{m[1]}\)', b.text)) == 1]
    return put(b.text, r.choice(refs), '') if refs else None


@fault('other-references')
def extra_reference(b, r):
    n = r.choice([n for n in range(1, 124)
                  if str(n) not in b.refs and str(n) not in b.section_refs])
    return b.into(r, f'[{n}](ref:{n})')


@fault('notes', tiers=('full',))
def lost_note(b, r):
    found = [m for m in re.finditer(r'\[†\]\(note:(\w+)\)', b.text)
             if b.notes.get(m[1]) == b.id and b.text.count(m[0]) == 1]
    return put(b.text, r.choice(found), '') if found else None


@fault('other-notes', tiers=('student', 'plain'))
def extra_note(b, r):
    notes = [n for n in sorted(b.notes) if f'note:{n})' not in b.full.text and
             f'note:{n})' not in b.text]
    return b.into(r, f'[†](note:{r.choice(notes)})') if notes else None


@fault('untranslated', SPACED)
def not_translated(b, r):
    others = [o for lang, o in b.others.items()
              if lang != b.lang and len(o.text) > 40]
    return r.choice(others).text if others else None


@fault('untranslated', SPACED, kinds=('list',))
def item_not_translated(b, r):
    other = b.others['zh'].text.split('\n')
    lines = b.text.split('\n')
    fit = [i for i, l in enumerate(other) if len(l) > 24 and i < len(lines)]
    if len(lines) != len(other) or not fit:
        return None
    i = r.choice(fit)
    return '\n'.join(lines[:i] + [other[i]] + lines[i + 1:])


LEFT = {
    'en': ('These rules must also be tested in each country before they apply '
           'to the systems that are already in use.'),
    'fr': ('Ces règles doivent aussi être essayées dans chaque pays avant '
           'd’être appliquées aux systèmes qui sont déjà en service.'),
    'es': ('Estas reglas también deben probarse en cada país antes de '
           'aplicarse a los sistemas que ya están en uso en la región.'),
}


@fault('language', SPACED, kinds=('para',))
def sentence_left(b, r):
    """A sentence of another language that nobody translated."""
    lang = r.choice([l for l in LEFT if l != b.lang])
    # As it stands, or without the capital that makes it look like a name.
    new = r.choice((LEFT[lang], LEFT[lang][0].lower() + LEFT[lang][1:]))
    return swap(b.text, r, (r'(?<=[.!?؟] )(?=\S)', new + ' '))


@fault('addresses', SPACED)
def extra_address(b, r):
    return word(b.text, r, r'[\1](https://example.org/)')


@fault('emphasis', SPACED)
def extra_bold(b, r):
    return swap(b.text, r, (r'\*\*([^*]+)\*\*', r'\1')) or \
        word(b.text, r, r'**\1**')


@fault('markup')
def broken_markup(b, r):
    return swap(b.text, r, (r'\*\*([^*]+)\*\*', r'\1**'),
                (r'(?<=\w) (?=\w)', r' &amp;nbsp; ')) if r.random() < .4 else \
        b.into(r, r.choice(('[12](ref:12', '(term:deepfake)', '[†](note: E1)',
                            '**', '&amp;nbsp;', ']( ref:12)', '<<<<<<< HEAD',
                            '&amp;#8239;')))


# ---- what they say -------------------------------------------------------------------

def other_number(m, r):
    """Another number in the same digits: one digit of it changed."""
    digits = [i for i, c in enumerate(m[0]) if c.isdigit()]
    i = r.choice(digits)
    new = r.choice([c for c in '23456789' if c != m[0][i]])
    return m[0][:i] + new + m[0][i + 1:]


NUMBER = r'(?<![\w.,/:-])\d+(?:[.,]\d+)?(?![\w/-])(?!\.\d)'


@fault('numbers', SPACED, tiers=('full',))
def wrong_number(b, r):
    found = [m for m in spots(b.text, NUMBER)
             if len(re.findall(rf'(?<!\d){re.escape(m[0])}(?!\d)', b.text)) == 1]
    for _ in range(20 if found else 0):
        m = r.choice(found)
        new = other_number(m, r)
        if new not in b.text and new not in b.others['zh'].text:
            return put(b.text, m, new)
    return None


@fault('tier-numbers', tiers=('student', 'plain'))
def wrong_number_of_tier(b, r):
    found = spots(b.text, NUMBER)
    for _ in range(20 if found else 0):
        m = r.choice(found)
        new = other_number(m, r)
        if new not in b.full.text:
            return put(b.text, m, new)
    new = str(r.choice((37, 53, 61, 2031, 470)))
    return b.into(r, f' {new}' if b.lang != 'zh' else new) \
        if new not in b.full.text else None


@fault('deprecated')
def bad_term(b, r):
    term = r.choice(b.bad_terms)
    # The preferred one where it stands, else anywhere.
    return b.into(r, term if b.lang == 'zh' else f' {term}')


@fault('terms', SPACED, tiers=('full',))
def other_term(b, r):
    """A concept that the source does not have there."""
    found = [t for c, t in sorted(b.terms.items()) if c not in b.concepts and
             c not in b.others['zh'].concepts]
    return b.into(r, ' ' + r.choice(found)) if found else None


@fault('question', SPACED, tiers=('full',))
def lost_question(b, r):
    if re.search(r'[?？؟][”»’)]*$', b.text, re.M):
        return swap(b.text, r, (r'(?m)[\u202f\u00a0]?[?？؟](?=[”»’)]*$)', '.'))
    ask = {'fr': '\u202f?', 'ar': '؟'}.get(b.lang, '?')
    return swap(b.text, r, (r'(?m)(?<=\w)\.(?=$)', ask))


@fault('translation-length', SPACED, tiers=('full',))
def cut_short(b, r):
    """Only the first sentence is left of a paragraph or an item."""
    lines = b.text.split('\n')
    fit = [(i, m) for i, line in enumerate(lines) for m in
           [re.match(r'.*?[.!?؟](?:\*\*)?(?=\s)', line)]
           if m and len(m[0]) < .3 * len(line) and len(line) > 250]
    if not fit:
        return None
    i, m = r.choice(fit)
    return '\n'.join(lines[:i] + [m[0]] + lines[i + 1:])


# ---- how it is set -------------------------------------------------------------------

@fault('final-mark', kinds=('para', 'heading'))
def wrong_end(b, r):
    if b.kind == 'heading':
        return b.text + r.choice('。；：' if b.lang == 'zh' else '.;:')
    m = re.search(rf'[\u202f\u00a0]?[.。!！?？؟…]([”»’)\]）]*)((?:{CALL})*)$',
                  b.text)
    return m and put(b.text, m, r'\1\2')


@fault('pairs')
def lost_pair(b, r):
    return swap(b.text, r, (r'(?<!\])[(（](?=\w)', ''), (r'(?<=\w)[)）]', ''),
                (r'[”»]', ''), (r'[“«](?=\S)', '')) or swap(
        b.text, r, (r'(?<=\w)(?= |，|、)', ')' if b.lang != 'zh' else '）'))


@fault('doubled-mark')
def doubled_mark(b, r):
    return swap(b.text, r, (r'([,;:，；：、،؛])', r'\1\1'),
                (r'([.。])(?=\s|$)', r'\1\1'), (r'([,，،])(?=\s|\w)', r'\1.'))


TWICE = '人工智能|治理|安全|风险|国际|技术|发展|合作|的|和|在|与'


@fault('doubled-word')
def doubled_word(b, r):
    if b.lang == 'zh':
        return swap(b.text, r, (rf'({TWICE})(?={HAN})', r'\1\1'))
    return swap(b.text, r,
                (r'(?<![\w’\'-])([^\W\d_]{2,})(?= )(?! \1)', r'\1 \1'))


@fault('double-space')
def double_space(b, r):
    wide = r.choice(('  ', '  ', '\u00a0 ' if b.lang in ('fr', 'es', 'ru')
                     else '   '))
    return swap(b.text, r, (r'(?<=[^\W\d_]) (?=[^\W\d_])', wide))


@fault('range-dash')
def hyphen_range(b, r):
    found = swap(b.text, r, (r'(?<=\d)[–—～](?=\d)', '-'))
    return found or b.into(r, ' (2019-2024)' if b.lang != 'zh' else
                           '（2019-2024）')


@fault('call-place')
def moved_call(b, r):
    pairs = [(rf'()(?<=[\w)])((?:{CALL})+)(?=[ .,;:，。；：、،؛])', r' \2')]
    if b.lang == 'en':
        pairs.append((rf'([.,;:])((?:{CALL})+)', r'\2\1'))
    else:
        pairs.append((rf'((?:{CALL})+)([.,;:，。；：、،؛])', r'\2\1'))
    found = [(m, new) for old, new in pairs for m in re.finditer(old, b.text)]
    return put(b.text, *r.choice(found)) if found else None


DIGITS = {'zh': '０１２３４５６７８９', 'ar': '٠١٢٣٤٥٦٧٨٩',
          'ru': '۰۱۲۳۴۵۶۷۸۹'}


@fault('digits')
def other_digits(b, r):
    found = spots(b.text, r'(?<![A-Za-z0-9./:-])[0-9]+(?![A-Za-z0-9./:-])')
    if not found:
        return None
    m = r.choice(found)
    table = str.maketrans('0123456789', DIGITS.get(b.lang, '０１２３４５６７８９'))
    return put(b.text, m, m[0].translate(table))


HALF = dict(zip('，。；：？！（）、', ',.;:?!(),'))


@fault('half-width', ('zh',))
def half_width(b, r):
    return swap(b.text, r, *[(f'(?<={HAN}){re.escape(w)}', h)
                             for w, h in HALF.items()],
                (f'——(?={HAN})', '--'))


@fault('han-space', ('zh',))
def han_space(b, r):
    return swap(b.text, r, (f'(?<={HAN})(?={HAN})', ' '),
                (f'(?<={HAN})(?=[A-Za-z0-9])', ' '),
                (f'(?<=[A-Za-z0-9])(?={HAN})', ' '), ('(?<=[，。])', '\u3000'))


@fault('zh-quotes', ('zh',))
def zh_quotes(b, r):
    return swap(b.text, r, ('“([^“”]*)”', r.choice(
        (r'"\1"', r'「\1」', r'‘\1’', r'«\1»'))))


@fault('full-width', SPACED)
def full_width(b, r):
    wide = {h: w for w, h in HALF.items() if w not in '、。'}
    return swap(b.text, r, *[(f'(?<=\\w){re.escape(h)}(?=\\s|$)', w)
                             for h, w in wide.items()],
                (r'(?<=\w)\.(?=\s|$)', '。'), (r'(?<=\w)[,،](?= )', '、'))


@fault('straight-quotes', SPACED)
def straight_quotes(b, r):
    return swap(b.text, r, ('[«“]\u00a0?([^«»“”]*)\u00a0?[»”]', r'"\1"'),
                ('’', "'")) or word(b.text, r, r'"\1"')


@fault('quotes', SPACED)
def other_quotes(b, r):
    own, inner = {'en': ('“”', '‘’'), 'ru': ('«»', '„“')}.get(
        b.lang, ('«»', '“”'))
    bad = [q for q in ('„“', '‹›', '「」', '«»', '“”') if q != own and q != inner]
    bad.append(inner)
    open_, close = r.choice(bad)
    return swap(b.text, r, (f'{own[0]}\u00a0?([^«»“”]*?)\u00a0?{own[1]}',
                            rf'{open_}\1{close}')) or \
        word(b.text, r, rf'{open_}\1{close}')


@fault('mark-space', SPACED)
def mark_space(b, r):
    return swap(b.text, r, (r'(?<=\w)([,،])(?= )', r' \1'),
                (r'(?<=[^\W\d])([,،]) (?=[^\W\d])', r'\1'),
                (r' \((?=\w)', r' ( '), (r'(?<=[^\W\d_]) \((?=\w)', '('),
                (r'(?<=[^\W\d_])\) (?=[^\W\d_])', ')'),
                (r'(?<=\w)[.](?=\s|$)', r' .'))


@fault('no-break-space', ('fr', 'es', 'ru'))
def nbsp(b, r):
    found = swap(b.text, r, ('[\u00a0\u202f]([:;!?»%—])',
                             r.choice((r'\1', r' \1', '\u2009\\1'))),
                 ('(«)\u00a0', r.choice((r'\1', r'\1 '))))
    if found or b.lang == 'fr':
        return found
    return swap(b.text, r, (r'(?<=\w), (?=\w)', ' — ')) if b.lang == 'ru' else \
        b.into(r, r.choice((' 60%', ' 60 %')))


@fault('digit-groups', ('fr', 'es', 'ru', 'ar'))
def digit_groups(b, r):
    return swap(b.text, r, (r'(?<=\d)[\u00a0\u202f](?=\d{3})', ' ')) or \
        b.into(r, r.choice((' 10 500', ' 1 250 000', ' 300 000')))


@fault('opening-mark', ('es',))
def opening_mark(b, r):
    if re.search('[¿¡]', b.text):
        return swap(b.text, r, ('[¿¡]', ''))
    return swap(b.text, r, (r'(?<=\w)\. (?=\w)', r.choice(
        ('. Pero basta con eso? ', '. Hay que actuar ya! ',
         '. ¿Basta con eso. '))))


@fault('ar-marks', ('ar',))
def ar_marks(b, r):
    return swap(b.text, r, ('،', ','), ('؛', ';'), ('؟', '?'))


@fault('tatweel', ('ar',))
def tatweel(b, r):
    return swap(b.text, r, (f'({ARABIC})(?={ARABIC})', '\\1\u0640'))


@fault('fixed-space', ('zh', 'en'))
def fixed_space(b, r):
    new = r.choice('\u00a0\u2009\u202f')
    return swap(b.text, r, (r'(?<=\w) (?=\w)', new)) if b.lang == 'en' else \
        swap(b.text, r, (f'(?<={HAN})(?={HAN})', new))


# ---- what it is written with ---------------------------------------------------------

STRANGE = {'zh': ('риск', 'المخاطر', 'ризик'), 'ru': ('风险', 'المخاطر', 'θέμα'),
           'ar': ('风险', 'риск', '리스크')}


@fault('script')
def other_script(b, r):
    new = r.choice(STRANGE.get(b.lang, ('风险', 'риск', 'المخاطر')))
    return word(b.text, r, new) if b.lang != 'zh' else b.into(r, new)


@fault('latin-word', ('zh', 'ru', 'ar'))
def latin_word(b, r):
    new = r.choice(('framework', 'deployment', 'oversight', 'stakeholder',
                    'risk assessment'))
    return word(b.text, r, new) if b.lang != 'zh' else b.into(r, new)


TO_CYRILLIC = str.maketrans('aceopxyABCEHKMOPTX', 'асеорхуАВСЕНКМОРТХ')


@fault('homoglyph')
def homoglyph(b, r):
    table = TO_CYRILLIC if b.lang != 'ru' else {v: k for k, v in
                                                TO_CYRILLIC.items()}
    letters = ''.join(map(chr, TO_CYRILLIC)) if b.lang != 'ru' else ''.join(
        map(chr, TO_CYRILLIC.values()))
    side = '[A-Za-z]' if b.lang != 'ru' else '[а-яА-Я]'
    found = spots(b.text, f'(?<={side})[{letters}]|[{letters}](?={side})')
    if not found:
        return None
    m = r.choice(found)
    return put(b.text, m, m[0].translate(table))


COMPATIBLE = {unicodedata.normalize('NFC', chr(c)): chr(c)
              for c in range(0xF900, 0xFA6E)}


@fault('nfc')
def not_nfc(b, r):
    if b.lang == 'zh':
        return swap(b.text, r, *[(c, new) for c, new in COMPATIBLE.items()
                                 if c in b.text])
    found = [m for m in spots(b.text, r'\w')
             if len(unicodedata.normalize('NFD', m[0])) > 1]
    if not found:
        return word(b.text, r, 'cafe\u0301')
    m = r.choice(found)
    return put(b.text, m, unicodedata.normalize('NFD', m[0]))


@fault('invisible')
def invisible(b, r):
    codes = ['\u200b', '\ufeff', '\u00ad', '\u202e', '\u2066', '\u2060',
             '\ufe0f', '\u200d', '\ue000']
    if b.lang != 'ar':
        codes += ['\u200e', '\u200f']
    m = r.choice(spots(b.text, r'(?<=\w)(?=\w)'))
    return b.text[:m.start()] + r.choice(codes) + b.text[m.start():]


@fault('sentence-longest', tiers=('plain',), kinds=('para',))
def long_sentence(b, r):
    comma = {'zh': '，', 'ar': '، '}.get(b.lang, ', ')
    ends = '[。！？]' if b.lang == 'zh' else r'(?<=\w)[.!?؟] '
    new = re.sub(ends, comma, b.text).rstrip(comma)
    new += '。' if b.lang == 'zh' else '' if new[-1] in '.!?؟' else '.'
    return new if b.is_too_long(new) else None
