# SPDX-License-Identifier: MIT
"""What a class gets, as exchange.py and interop.py look at it: handouts, cloze
tests, GIFT and cards for Anki. A reader of GIFT as Moodle reads it, of Anki's
tables, and of HTML that must be well formed.
"""
import html
import html.parser
import re
import unicodedata

import lib

LANGS = ('zh', 'en', 'fr', 'es', 'ru', 'ar')
SECTIONS = ('1.1', '1.4', '2.1', '4.1', 'A-1')
VOID = {'meta', 'br', 'hr', 'img', 'link', 'input', 'wbr', 'col'}
OWN = {'zh': 'CJK', 'ru': 'CYRILLIC', 'ar': 'ARABIC'}
NASTY = """# 2

## 2.1

### q1 50% of {x} = ~a #b :c \\\\n `d|e` <script>x</script> &&092; \\[html] // $CATEGORY: x ?

- [x] %50%a -> b \u202eevil\u202c \u200f"q"\tt
  > <b>So</b> & = {1}.
  >
  > Second.
- [ ] =~#{}:
  > \u2067No\u2069.
- [ ] ::x::
  > No.
- [ ] //
  > No.

needs: plain
"""


# ---- GIFT ------------------------------------------------------------------------

ESCAPED = re.compile(r'\\([\\:#={}~n])')


def unescape(text):
    return ESCAPED.sub(lambda m: '\n' if m[1] == 'n' else m[1],
                       text).strip()


def split(text, signs):
    """Cut before each of these signs that is not escaped."""
    parts, start, i = [], 0, 0
    while i < len(text):
        if text[i] == '\\':
            i += 1
        elif text[i] in signs and i > start:
            parts.append(text[start:i])
            start = i
        i += 1
    return parts + [text[start:]]


def read_gift(text):
    """[(category, id, title, question, [(is right, text, reply)])]"""
    questions, category = [], None
    for block in re.split(r'\n[ \t]*\n', text.strip()):
        lines = block.split('\n')
        if lines[0].startswith('$CATEGORY: '):
            category = block[len('$CATEGORY: '):]
            continue
        ident = re.search(r'\[id:([^]]+)\]', lines[0])[1]
        block = '\n'.join(l for l in lines if not l.startswith('//'))
        title, text = re.fullmatch(r'::(.*?)::(.*)', block, re.S).groups()
        stem, body = split(text, '{')
        assert stem.startswith('[markdown]') and body.endswith('}')
        options = []
        for option in split(body[1:-1].strip(), '=~'):
            answer, *reply = split(option[1:], '#')
            options.append((option[0] == '=', unescape(answer),
                            unescape(reply[0][1:]) if reply else ''))
        questions.append((category, ident, unescape(title),
                          unescape(stem[len('[markdown]'):]), options))
    return questions


def bare(markdown):
    """Markdown without its escapes."""
    return html.unescape(re.sub(r'\\([!-/:-@\[-`{-~])', r'\1', markdown))


def read_quiz(lang):
    """The same from the content folder."""
    questions = []
    for path in sorted((lib.SRC / 'content' / lang / 'quiz').glob('*.md')):
        section = None
        for line in path.read_text().split('\n'):
            if m := re.fullmatch(r'## (\S+)', line):
                section = m[1]
            elif m := re.fullmatch(r'### (q\d+) (.*)', line):
                questions.append((f'{section}.{m[1]}.{lang}', m[2], []))
            elif m := re.fullmatch(r'- \[([ x])\] (.*)', line):
                questions[-1][2].append([m[1] == 'x', m[2], ''])
            elif m := re.fullmatch(r'  > (.*)', line):
                questions[-1][2][-1][2] = m[1]
    return questions


def plain(text):
    return re.sub(r'\s+', ' ', bare(text)).strip()


def test_gift(tests):
    rights = {}

    def one(lang):
        ran = lib.koine('export', 'gift', '-l', lang)
        if not tests.check(f'{lang}: GIFT goes out', ran.status == 0 and
                           not ran.err, ran):
            return
        got = read_gift(ran.out)
        want = read_quiz(lang)
        tests.same(f'{lang}: every question, its options and the right one',
                   '\n'.join(f'{i} {plain(q)} {[(r, plain(t), plain(a)) for r, t, a in o]}'
                             for i, q, o in want),
                   '\n'.join(f'{t} {plain(q)} {[(r, plain(x), plain(a)) for r, x, a in o]}'
                             for _, _, t, q, o in got))
        tests.none(f'{lang}: id and title are one', [
            q for q in got if q[1] != q[2]])
        tests.none(f'{lang}: a category is its section\'s', [
            q[:2] for q in got if not re.search(
                rf'/{lang}/{re.escape(q[1].split(".q")[0])} ', q[0])])
        rights[lang] = [(i[:-3], [r for r, _, _ in o]) for _, i, _, _, o in got]
    tests.each(one, LANGS)
    tests.check('GIFT: the same questions and right answers in six languages',
                len(rights) == len(LANGS) and
                all(r == rights['en'] for r in rights.values()))
    tests.check('GIFT: hundreds of questions', len(rights['en']) >= 60,
                len(rights['en']))


# ---- Anki --------------------------------------------------------------------------

def read_anki(text):
    """(headers, rows)"""
    lines = text.split('\n')
    head = dict(l[1:].split(':', 1) for l in lines if l.startswith('#'))
    return head, [l.split('\t') for l in lines if l and l[0] != '#']


def check_cards(tests, what, ran):
    head, rows = read_anki(ran.out)
    tests.check(f'{what}: Anki is told of tabs, HTML, guid and tags', (
        head['separator'], head['html'], head['guid column'],
        head['tags column']) == ('tab', 'true', '1', '4'), head)
    tests.none(f'{what}: four fields a line', [
        r for r in rows if len(r) != 4 or not all(r)])
    tests.check(f'{what}: a guid is of one card',
                len({r[0] for r in rows}) == len(rows))
    tests.none(f'{what}: fields are well formed', [
        fault for r in rows for field in r[1:3] for fault in faults_of(field)])
    return head, rows


def test_anki(tests):
    def one(lang):
        ran = lib.koine('export', 'anki', '-l', lang)
        _, rows = check_cards(tests, f'{lang} cards', ran)
        terms = [r for r in rows if r[0].startswith('koine:term:')]
        tests.check(f'{lang} cards: each term both ways', len(terms) > 300 and
                    len(terms) == sum(r[0].startswith('koine:meaning:')
                                      for r in rows), len(terms))
        plainly = lib.koine('export', 'anki', '-l', lang, '-t', 'plain')
        _, others = read_anki(plainly.out)
        tests.check(f'{lang} cards: another tier updates the same cards', {
            r[0] for r in others if 'term' in r[3]} == {
            r[0] for r in rows if 'term' in r[3]})
    tests.each(one, LANGS)
    ran = lib.koine('export', 'anki', '2.1', '-l', 'ar', '-w', 'zh')
    head, rows = check_cards(tests, 'ar and zh', ran)
    tests.check('two languages: a deck of both', head['deck'].endswith(
        '::ar-zh'), head)
    tests.none('two languages: each side in its own', [
        r for r in rows if not (
            r[1].startswith('<div lang="ar" dir="rtl">') and
            r[2].startswith('<div lang="zh" dir="ltr">'))
        and not r[0].endswith(':zh-ar')])


# ---- HTML ------------------------------------------------------------------------------

class Page(html.parser.HTMLParser):
    """Elements must nest; keeps ids, links and where letters stand."""

    def __init__(self):
        super().__init__()
        self.faults, self.stack = [], []
        self.ids, self.links, self.letters, self.root = [], [], [], {}
        self.text, self.tags = '', []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag == 'html':
            self.root = attrs
        if 'id' in attrs:
            self.ids.append(attrs['id'])
        if attrs.get('href', '').startswith('#'):
            self.links.append(attrs['href'][1:])
        if tag == 'p' and any(t == 'p' for t, _ in self.stack):
            self.faults.append('p in p')
        if tag not in VOID:
            self.stack.append((tag, attrs))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.faults.append(f'</{tag}> closes {self.stack[-1:]}')
        else:
            self.stack.pop()

    def handle_data(self, data):
        if any(t in ('style', 'title') for t, _ in self.stack):
            return
        lang = next((a['lang'] for _, a in reversed(self.stack)
                     if 'lang' in a), None)
        self.letters += [(c, lang) for c in data if c.isalpha()]
        self.text += data


def read_page(text):
    page = Page()
    page.feed(text)
    page.close()
    page.faults += [f'{t} is open' for t, _ in page.stack]
    return page


def faults_of(text):
    return read_page(text).faults


def foreign(page, lang):
    """Letters of another script than their language's."""
    if lang not in OWN:
        return []
    return [(c, at) for c, at in page.letters
            if at == lang and not unicodedata.name(c, '').startswith(OWN[lang])
            and 'MODIFIER' not in unicodedata.name(c, '')]


def check_page(tests, what, text, lang):
    page = read_page(text)
    tests.none(f'{what}: well formed', page.faults)
    tests.check(f'{what}: of its language and direction', page.root == {
        'lang': lang, 'dir': 'rtl' if lang == 'ar' else 'ltr'}, page.root)
    tests.check(f'{what}: no script', not any(
        t in ('script', 'iframe', 'object') or
        any(a.startswith('on') for a in attrs) for t, attrs in page.tags))
    tests.check(f'{what}: ids are once', len(set(page.ids)) == len(page.ids))
    tests.none(f'{what}: what is linked to is there',
               set(page.links) - set(page.ids))
    tests.none(f'{what}: foreign words are set apart', foreign(page, lang))
    return page


# ---- sheets ----------------------------------------------------------------------------

def asked_of(lang, section, tier):
    """How many questions of a section a tier answers."""
    count, here = 0, None
    tiers = ('plain', 'student', 'full')
    for path in (lib.SRC / 'content' / lang / 'quiz').glob('*.md'):
        for line in path.read_text().split('\n'):
            if line.startswith('## '):
                here = line[3:]
            if line.startswith('needs: ') and here == section:
                count += tiers.index(line[7:].strip()) <= tiers.index(tier)
    return count


def check_text(tests, what, out):
    tests.none(f'{what}: 72 columns', [
        l for l in out.replace('\f', '').split('\n') if lib.width(l) > 72])


def check_handout(tests, lang, section, tier):
    what = f'handout {section} {lang} {tier}'
    args = ('export', 'handout', section, '-l', lang, '-t', tier)
    page = lib.koine(*args, '-f', 'html', '--answers')
    if not tests.check(f'{what} goes out', page.status == 0 and
                       not page.err, page):
        return
    check_page(tests, what, page.out, lang)
    calls = re.findall(r'<a href="#note-(.*?)">†(\d*)</a>', page.out)
    notes = re.findall(r'<li id="note-(.*?)">\n<span class="lead">†(\d+)<',
                       page.out)
    tests.check(f'{what}: a call bears the number of its note',
                set(calls) == set(notes) and [n for _, n in notes] ==
                [str(i + 1) for i in range(len(notes))], f'{calls} {notes}')
    asked = page.out.count('<ol>\n')
    if section[0] != 'A':
        tests.same(f'{what}: its questions', str(asked_of(lang, section, tier)),
                   str(asked))
    out = lib.koine(*args, '--answers').out
    check_text(tests, what, out)
    tests.check(f'{what}: the key is on a page of its own',
                out.count('\f') == (asked > 0))
    sheet = lib.koine(*args).out
    tests.same(f'{what}: without answers it is the same without the key',
               out.split('\f')[0].strip(), sheet.strip())


def check_cloze(tests, lang, section, tier):
    what = f'cloze {section} {lang} {tier}'
    args = ('export', 'cloze', section, '-l', lang, '-t', tier)
    ran = lib.koine(*args, '-f', 'html')
    if not tests.check(f'{what} goes out', ran.status == 0 and
                       not ran.err, ran):
        return
    check_page(tests, what, ran.out, lang)
    body, _, key = ran.out.partition('<ol class="words">')
    words = re.findall(r'<li>(.*)</li>', key)
    gaps = re.findall(r'\((\d+)\)(_+)', body)
    tests.check(f'{what}: gaps are of one length and have their words',
                [int(n) for n, _ in gaps] == list(range(1, len(words) + 1)) and
                len({b for _, b in gaps}) == 1, f'{gaps[-1:]} {len(words)}')
    filled = re.sub(r'\((\d+)\)_+', lambda m: words[int(m[1]) - 1], body)
    sheet = lib.koine('export', 'handout', section, '-l', lang, '-t', tier,
                      '-f', 'html').out
    tests.same(f'{what}: with its words it is the text',
               text_of(sheet, lang), text_of(filled, lang))
    check_text(tests, what, lib.koine(*args).out)


def text_of(page, lang):
    """The blocks of a page, without what calls references and notes, and what
    says how to fill gaps."""
    body = page[page.index('<h1'):page.index('</section>')]
    body = re.sub(r'(</h1>\n)<p>.*?</p>\n', r'\1', body)
    body = re.sub(r'<a href="#(?:ref|note)-.*?</a>', '', body)
    return re.sub(r'<figure.*?</figure>', '', re.sub(
        r'</?(?:bdi|dfn|em|strong|code|a)\b.*?>', '', body), flags=re.S)


def test_sheets(tests):
    cases = [(l, s, t) for l in LANGS for s in SECTIONS
             for t in ('plain', 'student')]
    tests.each(lambda c: check_handout(tests, *c), cases)
    tests.each(lambda c: check_cloze(tests, *c), cases)
    wide = lib.koine('export', 'handout', '2.1', '-l', 'fr', '--width', '40')
    tests.none('a sheet of 40 columns', [
        l for l in wide.out.split('\n') if lib.width(l) > 40])


# ---- nothing there, not allowed, nasty ---------------------------------------------------

def test_refused(tests, folder):
    ran = lib.koine('export', 'gift', 'preface', '-l', 'fr', '--ui', 'en')
    tests.check('no questions: said in one line', ran.status == 1 and
                not ran.out and "no questions about 'preface'" in ran.err and
                ran.err.count('\n') == 1, ran)
    ran = lib.koine('export', 'handout', 'preface', '-l', 'fr', '--answers',
                    '--ui', 'en')
    tests.check('a sheet without questions has no key, and that is said',
                ran.status == 0 and '\f' not in ran.out and
                "no questions about 'preface'" in ran.err, ran)
    empty = folder / 'empty.md'
    empty.write_text('# Nothing\n\nof the report\n', 'utf8')
    ran = lib.koine('export', 'sheet', empty, '-l', 'fr', '--ui', 'en')
    tests.check('a lesson that shows nothing: its name, and what would',
                ran.status == 1 and 'empty.md' in ran.err and
                '[](sec:' in ran.err, ran)
    for kind in ('handout', 'cloze'):
        ran = lib.koine('export', kind, '-l', 'fr')
        tests.check(f'{kind}: of a section only', ran.status == 2 and
                    f'koine export {kind} 2.1' in ran.err, ran)
    for kind in ('handout', 'cloze', 'gift', 'anki'):
        ran = lib.koine('export', kind, '2.1', '-l', 'fr,zh')
        tests.check(f'{kind}: of one language', ran.status == 2 and
                    not ran.out, ran)
        path = folder / f'{kind}.secure'
        ran = lib.koine('export', kind, '2.1', '-l', 'fr', '-o', path,
                        KOINE_SECURE='1')
        tests.check(f'{kind}: KOINE_SECURE refuses -o', ran.status == 2 and
                    'KOINE_SECURE' in ran.err and not path.exists(), ran)
        ran = lib.koine('export', kind, '2.1', '-l', 'fr', KOINE_SECURE='1')
        tests.check(f'{kind}: and nothing else', ran.status == 0 and ran.out,
                    ran)


def test_nasty(tests, copy):
    (copy.content / 'en/quiz/02-safety.md').write_text(NASTY)
    text = copy.content / 'en/plain/02-safety.md'
    text.write_text(re.sub(r'(## 2\.1 .*\n\n)', '\\1{a|b}/~= <i> \u202e',
                           text.read_text()))
    run = lambda *args: copy.run('export', *args, '2.1', '-l', 'en', '-t',
                                 'plain')
    gift = read_gift(run('gift').out)
    tests.check('nasty: a question with four options', len(gift) >= 1 and
                [r for r, _, _ in gift[0][4]] == [True, False, False, False],
                gift)
    _, ident, title, question, options = gift[0]
    question = bare(question)
    tests.check('nasty: signs come back as they were',
                title == ident == '2.1.q1.en' and
                question.startswith('50% of {x} = ~a #b :c \\n `d|e` ') and
                question.endswith('&&092; [html] // $CATEGORY: x ?'), question)
    tests.check('nasty: no weight, no match, no direction is smuggled in',
                not options[0][1].startswith('%') and
                '<' not in str(gift) and
                '\u202e' not in str(gift) and
                bare(options[0][1]).startswith('%50%a -> b evil'), options[0])
    tests.same('nasty: an option of signs', '=~#{}:', bare(options[1][1]))
    tests.check('nasty: a reply of two paragraphs',
                bare(options[0][2]).endswith('= {1}.\n\nSecond.'), options[0])
    _, rows = read_anki(run('anki').out)
    tests.none('nasty: cards are escaped', [
        r for r in rows if len(r) != 4 or '<script' in r[1] or
        '\u202e' in r[1] or faults_of(r[1]) or faults_of(r[2])])
    for kind in ('handout', 'cloze'):
        ran = run(kind, '-f', 'html', '--answers')
        page = check_page(tests, f'nasty {kind}', ran.out, 'en')
        tests.check(f'nasty {kind}: escaped', '<script>' not in ran.out and
                    '\u202e' not in ran.out and '{a|b}/~= <i>' in page.text,
                    ran.out[-3000:])


def test(tests, folder, copy):
    test_gift(tests)
    test_anki(tests)
    test_sheets(tests)
    test_refused(tests, folder)
    test_nasty(tests, copy)
