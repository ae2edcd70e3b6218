# SPDX-License-Identifier: MIT
"""Content trees with one thing spoiled: said by file and line, the rest shown.

`koine compile` reads all of a tree and lists what is wrong with it; the other
commands show what can be shown. A broken spine is the end of both.
"""
import os
import re
import shutil

import lib

ESC = '\x1b]0;owned\x07\x9b2J\u202e'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tree(box, name='content'):
    """A copy of the shipped content, files only."""
    path = box.folder('tree') / name
    shutil.copytree(lib.SRC / 'content', path)
    return path


def line_of(path, part):
    """The line of the first occurrence of a text in a file, from 1."""
    data = path.read_text('utf8', 'replace')
    return data[:data.index(part)].count('\n') + 1


def beginning(name, start):
    """The first line of a shipped text that starts so: its wording may change.
    """
    return next(line for line in (lib.SRC / 'content' / name).read_text(
        'utf8').split('\n') if line.startswith(start))


def swap(path, old, new):
    """Replaces the first occurrence; gives its line."""
    text = path.read_text('utf8')
    assert old in text, (path, old)
    line = line_of(path, old)
    path.write_text(text.replace(old, new, 1), 'utf8')
    return line


# ---- XML: one set of faults for all three files -----------------------------

def entities():
    rows = ['<!ENTITY a0 "ha">'] + [
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)]
    return '<!DOCTYPE x [\n' + '\n'.join(rows) + '\n]>\n'


def after_head(text, insert):
    return text.replace('\n', '\n' + insert, 1)


def in_root(text, insert):
    """Puts something at the end of the root element."""
    at = text.rindex('</')
    return text[:at] + insert + text[at:]


def many_attributes(text, count=50_000):
    more = ' '.join(f'a{i}="x"' for i in range(count))
    return re.sub(r'<(work|references|figures|tbx)\b', lambda m: f'{m[0]} {more}',
                  text, count=1)


XML_FAULTS = {
    # name: (how to spoil the text, what is said)
    'DOCTYPE': (lambda t: after_head(
        t, '<!DOCTYPE x SYSTEM "file:///etc/passwd">\n'), ':2: DOCTYPE'),
    'entities': (lambda t: after_head(t, entities()), ':2: DOCTYPE'),
    'ENTITY': (lambda t: in_root(t, '<!ENTITY x "y">'), 'ENTITY'),
    'an entity not defined': (lambda t: in_root(t, '<a>&nbsp;</a>'), ':'),
    '50,000 attributes': (many_attributes, 'tag longer'),
    '5,000 attributes': (lambda t: many_attributes(t, 5000), 'attributes'),
    'a tag of 1 MB': (lambda t: in_root(t, f'<a b="{"x" * 1_000_000}"/>'),
                      'tag longer'),
    'depth': (lambda t: in_root(t, '<a>' * 100_000 + '</a>' * 100_000),
              'deeper'),
    'an element not closed': (lambda t: in_root(t, '<a>'), ':'),
    'a tag not closed': (lambda t: t[:t.rindex('</') + 4], ':'),
    'half of it': (lambda t: t[:len(t) // 2], ':'),
    'nothing': (lambda t: '', ':1: '),
    'blanks': (lambda t: ' \n \n', ':'),
    'no XML': (lambda t: 'This is no XML.\n', ':1: '),
    'Markdown': (lambda t: '# 2 Title\n\ntext\n', ':1: '),
    'another root': (lambda t: XML + '<html/>', ':'),
    'two roots': (lambda t: t + '<a/>', ':'),
    'a NUL': (lambda t: t[:500] + '\0' + t[500:], 'not UTF-8'),
    'UTF-16': (lambda t: t.encode('utf-16'), 'UTF-16'),
    'a bad byte': (lambda t: t.encode()[:900] + b'\xff' + t.encode()[900:],
                   'not UTF-8'),
    'another encoding': (lambda t: t.replace('UTF-8', 'ISO-8859-1', 1),
                         'ISO-8859-1'),
    'a control': (lambda t: in_root(t, '<a>&#27;</a>'), ':'),
    'escapes in a name': (lambda t: in_root(t, f'<{ESC}/>'), ':'),
    'escapes in a value': (lambda t: in_root(t, f'<a b="{ESC}"/>'), ':'),
    'a million names': (lambda t: in_root(t, ''.join(
        f'<n{i}/>' for i in range(200_000))), ':'),
    '40 MB': (lambda t: in_root(t, '<!--' + 'x' * 40_000_000 + '-->'), ''),
}
TABLES = {  # what needs the file, and what it says without
    'references.xml': (['ref', '5'], 2),
    'glossary.tbx': (['term', 'risk'], 1),
    'figures.xml': (['show', 'fig-1', '-l', 'en'], 1),
}


def spoil(path, how):
    data = how(path.read_text('utf8'))
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def xml_spine(box, fault):
    how, says = XML_FAULTS[fault]
    content = tree(box)
    spoil(content / 'work.xml', how)
    for args in (['compile', '-o', content / 'x.koi'],):
        box.claim(f'content: work.xml with {fault}, {args[0]}', *args,
                  '--content', content, status=2, says=['work.xml', says])
    box.claim(f'content: work.xml with {fault}, check', 'check', '--content',
              content, status=2, says=['work.xml', says])
    shutil.rmtree(content.parent)


def xml_table(box, item):
    name, fault = item
    how, says = XML_FAULTS[fault]
    content = tree(box)
    spoil(content / name, how)
    label = f'content: {name} with {fault}'
    done = box.claim(f'{label}, compile', 'compile', '--content', content,
                     '-o', content / 'x.koi')
    box.claim(f'{label}, check', 'check', '--content', content, status=1)
    box.tests.check(f'{label}: a finding names it', any(
        l.startswith(name + ':') and says in l
        for l in done.out.splitlines()), done.out[:600])
    box.claim(f'{label}: the text is shown', 'show', '2.1', '-l', 'zh',
              '--content', content)
    args, status = TABLES[name]
    done = box.run(*args, '--content', content)
    box.judge(f'{label}: {args[0]}', done, done.status if done.status in
              (0, status) else status, [] if done.err else None)
    shutil.rmtree(content.parent)


# ---- the spine ------------------------------------------------------------

SPINE_FAULTS = {
    'an unknown kind': ('<block id="2.1.3" kind="para"/>',
                        '<block id="2.1.3" kind="parable"/>', 'parable'),
    'no id': ('<block id="2.1.3" kind="para"/>', '<block kind="para"/>', ''),
    'an unknown element': ('<block id="2.1.3" kind="para"/>',
                           '<script/>', 'script'),
    'an id twice': ('<block id="2.1.3"', '<block id="2.1.2"', 'twice'),
    'a path as file': ('file="02-safety"', 'file="../../../../etc/passwd"',
                       'etc/passwd'),
    'an absolute path': ('file="02-safety"', 'file="/etc/passwd"',
                         'etc/passwd'),
    'escapes in an id': ('<block id="2.1.3"', '<block id="2&#155;&#x202e;x"',
                         ''),
    'a huge number': ('kind="list" items="3"',
                      'kind="list" items="99999999999999999999"', ''),
    'refs of nonsense': ('refs="88-89"', 'refs="89-1 x"', ''),
    'refs without end': ('refs="88-89"', 'refs="1-2000000000"', ''),
    'a language of escapes': ('<language tag="ar"/>',
                              '<language tag="a&#155;r"/>', ''),
    'a path as language': ('<language tag="ar"/>',
                           '<language tag="../ar"/>', ''),
    'a tier too many': ('<tier id="full"/>', '<tier id="expert"/>', 'expert'),
}


def spine(box, fault):
    old, new, says = SPINE_FAULTS[fault]
    content = tree(box)
    line = swap(content / 'work.xml', old, new)
    label = f'content: work.xml with {fault}'
    box.claim(label, 'compile', '--content', content, '-o',
              content / 'x.koi', status=2, says=[f'work.xml:{line}: ', says])
    for args in (['show', '2.2', '-l', 'zh'], ['toc'], ['cite', '2.2.1']):
        done = box.run(*args, '--content', content)
        box.judge(f'{label}, {args[0]}', done, done.status if done.status
                  in (0, 2) else 0, [] if done.err else None)
    shutil.rmtree(content.parent)


def many(box):
    """A spine of more than anyone wants."""
    content = tree(box)
    text = (content / 'work.xml').read_text('utf8')
    languages = ''.join(f'<language tag="q{chr(97 + i % 26)}'
                        f'{chr(97 + i // 26)}"/>' for i in range(400))
    blocks = ''.join(f'<block id="2.1.{i}" kind="para"/>'
                     for i in range(100, 40_000))
    for name, more in {
            '400 languages': text.replace('<tier', languages + '<tier', 1),
            '40,000 blocks': text.replace('<block id="2.1.7"', blocks +
                                          '<block id="2.1.7"', 1)}.items():
        (content / 'work.xml').write_text(more, 'utf8')
        for args in (['toc'], ['show', '2.3', '-l', 'en'],
                     ['compile', '-o', content / 'x.koi']):
            done = box.run(*args, '--content', content)
            box.judge(f'content: {name}, {args[0]}', done, done.status if
                      done.status in (0, 2) else 0, [] if done.err else None)


# ---- texts ----------------------------------------------------------------

TEXT = 'en/plain/02-safety.md'
HEAD = beginning(TEXT, '## 2.1 ')
PARA = 'AI also makes mistakes'
TEXT_FAULTS = {
    # name: (old, new, what is said at that line)
    'a heading of no place': (HEAD, '## 2.9 Nothing', "'2.9'"),
    'escapes in a heading': (HEAD, f'## {ESC} {ESC}', 'spine'),
    'escapes as entities': (
        HEAD, '## &#27;]0;x&#7;&#155;&#x202e; y', 'spine'),
    'no id in a heading': (HEAD, '## Responding', "'Responding'"),
    'another title': (HEAD, '## 2.1 Other', 'title'),
    'another level': (HEAD, '#' + HEAD, 'level 3'),
    'a paragraph too many': (HEAD, HEAD + '\n\nOne more.', '2.1'),
    'a list for a paragraph': (PARA, '- AI also makes mistakes', '2.1.3'),
    'HTML': (PARA, '<script>x</script>\n\n' + PARA, "kind 'html'"),
    'a rule': (PARA, '***\n\n' + PARA, "kind 'rule'"),
    'an unknown reference': (PARA, f'[9](ref:999) {PARA}', '999'),
    'an unknown term': (PARA, f'[x](term:no-such) {PARA}', 'no-such'),
    'an unknown section': (PARA, f'[x](sec:9.9) {PARA}', '9.9'),
    'an unknown note': (PARA, f'[†](note:ZZ9) {PARA}', 'ZZ9'),
    'escapes as a target': (PARA, f'[x](<term:{ESC}>) {PARA}', ''),
    'escapes by entity': (PARA, f'[x](<sec:&#27;&#155;>) {PARA}', ''),
    'a long target': (PARA, f'[x](sec:{"9" * 5000}) {PARA}', '999'),
    'text before the heading': ('# 2 Ensuring', 'Lost.\n\n# 2 Ensuring',
                                'heading'),
    'a bad byte': (PARA, PARA + '\udcff', 'UTF-8'),
}


def findings(box, label, content):
    done = box.claim(f'{label}, compile', 'compile', '--content', content,
                     '-o', content / 'x.koi')
    return done.out


def text(box, fault):
    old, new, says = TEXT_FAULTS[fault]
    content = tree(box)
    path = content / TEXT
    source = path.read_text('utf8')
    line = source[:source.index(old)].count('\n') + 1
    if fault in ('a paragraph too many', ):
        line = line_of(path, HEAD)
    path.write_bytes(source.replace(old, new, 1).encode(
        'utf8', 'surrogateescape'))
    label = f'content: a text with {fault}'
    out = findings(box, label, content)
    box.tests.check(f'{label}: said by file and line', any(
        l.startswith(f'{TEXT}:{line}: ') and says in l
        for l in out.splitlines()), out[:800])
    rest_is_shown(box, label, content)
    for fmt in ('text', 'html', 'json', 'markdown'):
        done = box.run('show', '2', '-l', 'en', '-t', 'plain', '--content',
                       content, '-f', fmt)
        box.judge(f'{label}, {fmt}', done, 0, [] if done.err else None)
    shutil.rmtree(content.parent)


def rest_is_shown(box, label, content):
    for args in (['show', '2.3', '-l', 'en', '-t', 'plain'],
                 ['show', '2.1', '-l', 'zh'], ['show', 'A03', '-l', 'en']):
        want = box.run(*args, '--content', lib.SRC / 'content')
        got = box.run(*args, '--content', content)
        box.tests.same(f'{label}: {" ".join(args)} is as ever', want.out,
                       got.out)


def unreadable(box):
    """A file of the tree that is none, or none to be read."""
    def folder(path):
        path.mkdir()

    def loop(path):
        path.symlink_to(path.name)

    def locked(path):
        path.write_text('x')
        path.chmod(0)

    kinds = {'missing': lambda p: None, 'a folder': folder, 'a FIFO':
             os.mkfifo, 'a link to itself': loop, 'UTF-16': lambda p:
             p.write_bytes('# 2 Text\n'.encode('utf-16') * 50),
             'binary': lambda p: p.write_bytes(bytes(range(256)) * 100)}
    if os.geteuid() != 0:
        kinds['secret'] = locked
    items = [(kind, make, name) for kind, make in kinds.items() for name in
             ('work.xml', 'references.xml', 'glossary.tbx', 'provenance.tsv',
              'figures.xml', TEXT, 'en/editor.md', QUIZ, NOTES,
              'schema/work.rng')]
    box.tests.each(lambda i: unreadable_one(box, *i), items)


ABSENT = ('missing', 'a link to itself')


def unreadable_one(box, kind, make, name):
    label = f'content: {name} {kind}'
    content = tree(box)
    (content / name).unlink()
    make(content / name)
    if name == 'work.xml' or (name == 'schema/work.rng' and
                              kind not in ABSENT):
        box.claim(label, 'compile', '--content', content, '-o',
                  content / 'x.koi', status=2, says=name)
    else:
        out = findings(box, label, content)
        may_be_absent = name in ('schema/work.rng', TEXT, 'en/editor.md',
                                 QUIZ, NOTES, 'figures.xml')
        if not (kind in ABSENT and may_be_absent):
            box.tests.check(f'{label}: said', name in out, out[:500])
    if name == 'work.xml':
        box.claim(f'{label}, show', 'show', '2.1', '--content', content,
                  status=2, says='work.xml')
        return
    box.claim(f'{label}: the rest is shown', 'show', '2.1', '-l', 'zh',
              '--content', content)
    for args in (['show', '2.1', '-l', 'en', '-t', 'plain'], ['toc'],
                 ['cite', '2.1.1'], ['ref', '88'], ['term', 'risk']):
        done = box.run(*args, '--content', content)
        box.judge(f'{label}, {args[0]}', done, done.status if done.status in
                  (0, 1, 2) else 0, [] if done.err else None)
    shutil.rmtree(content.parent)


# ---- tables ---------------------------------------------------------------

def tables(box):
    content = tree(box)
    path = content / 'glossary.tbx'
    text = path.read_text('utf8')
    line = line_of(path, '<conceptEntry id="generative-ai">')
    entry = re.search(r' *<conceptEntry id="generative-ai">.*?</conceptEntry>',
                      text, re.S)[0]
    bare = re.sub(r' *<descripGrp.*?</descripGrp>\n', '', entry, flags=re.S)
    path.write_text(text.replace(entry, bare), 'utf8')
    out = findings(box, 'content: a concept without a definition', content)
    box.tests.check('content: a concept without a definition: said', any(
        l.startswith('glossary.tbx:') and
        line <= int(l.split(':')[1]) < line + 40
        for l in out.splitlines()), out[:500])
    for args in (['term', 'generative-ai'], ['show', '2.1', '-l', 'en']):
        box.claim(f'content: a concept without a definition, {args[0]}',
                  *args, '--content', content)
    path.write_text(text.replace('<term>', '<term>' + ESC.replace(
        '\x1b', '').replace('\x07', '') + '&#x202e;&#155;'), 'utf8')
    for fmt in ('text', 'json'):
        for args in (['term', 'generative-ai'], ['show', '2.2', '-l', 'en']):
            done = box.run(*args, '-f', fmt, '--content', content)
            box.judge(f'content: escapes in terms, {args[0]}, {fmt}', done, 0,
                      None)


def notes(box):
    content = tree(box)
    path = content / 'en/editor.md'
    source = path.read_text('utf8')
    for name, old, new, says in [
            ('without a place', 'place: 2.2.8\n\n', '', 'G1'),
            ('at no place', 'place: 2.2.8', 'place: 9.9.9', '9.9.9'),
            ('at escapes', 'place: 2.2.8', f'place: {ESC}', ''),
            ('twice', '## G2', '## G1', 'G1'),
            ('of escapes', '## G1\n\n', f'## {ESC}\n\n{ESC} ', '')]:
        path.write_text(source, 'utf8')
        swap(path, old, new)
        label = f'content: a note {name}'
        out = findings(box, label, content)
        box.tests.check(f'{label}: said', any(
            l.startswith('en/editor.md:') and says in l
            for l in out.splitlines()), out[:500])
        rest_is_shown(box, label, content)


# ---- questions and class notes ------------------------------------------------

QUIZ = 'en/quiz/02-safety.md'
NOTES = 'en/notes/02-safety.md'
ASKED = beginning(QUIZ, '### q1 ')
RIGHT = beginning(QUIZ, '- [x] ')
REPLY = beginning(QUIZ, '  > Yes. ')
BESIDE_FAULTS = {
    # name: (file, old, new, what is said at that line)
    'another part': (QUIZ, '# 2\n', '# 3\n', "'# 2'"),
    'a heading of no section': (QUIZ, '## 2.2', '## 3.1', "'3.1'"),
    'escapes in a heading': (QUIZ, '## 2.2', f'## {ESC}', 'no section'),
    'escapes as entities': (QUIZ, '## 2.2', '## &#27;&#155;&#x202e;',
                            'no section'),
    'a section twice': (QUIZ, '## 2.2', '## 2.1', 'twice'),
    'sections astray': (QUIZ, '## 2.1', '## 2.3', ''),
    'an id of nothing': (QUIZ, ASKED, '### p1 How', "'p1'"),
    'an id of escapes': (QUIZ, ASKED, f'### {ESC} How', 'no id'),
    'a long id': (QUIZ, ASKED, f'### q{"9" * 5000} How', 'no id'),
    'a question twice': (QUIZ, '### q2', '### q1', 'twice'),
    'no right option': (QUIZ, RIGHT, '- [ ] Less', 'right options'),
    'no mark': (QUIZ, RIGHT, '- Less', 'neither'),
    'marks without end': (QUIZ, RIGHT, '- ' + '[x] ' * 20_000, ''),
    'an option of nothing': (QUIZ, RIGHT, '- [x]\n', 'no text'),
    'an option 3000 deep': (QUIZ, RIGHT, '- ' * 3000 + '[x] a', 'neither'),
    'no reply': (QUIZ, REPLY, '  Yes. AI improved', ''),
    'a reply 3000 deep': (QUIZ, REPLY, '  ' + '> ' * 3000 + 'Yes', ''),
    'escapes in a reply': (QUIZ, REPLY, f'  > {ESC}', ''),
    'no level': (QUIZ, 'needs: plain', 'plain', "'needs:'"),
    'a level of escapes': (QUIZ, 'needs: plain', f'needs: {ESC}', 'no level'),
    'an unknown term': (QUIZ, RIGHT, '- [x] [Less](term:no-such)', 'no-such'),
    'a target of escapes': (QUIZ, RIGHT, f'- [x] [Less](<term:{ESC}>)', ''),
    'HTML': (QUIZ, ASKED, '<script>x</script>\n\n' + ASKED, ''),
    'a bad byte': (QUIZ, ASKED, ASKED + '\udcff', 'UTF-8'),
    'an unknown heading': (NOTES, '### aim', '### purpose', "'purpose'"),
    'a heading of escapes': (NOTES, '### aim', f'### {ESC}', 'notes'),
    'a heading twice': (NOTES, '### message', '### aim', 'twice'),
    'nothing to discuss': (NOTES, '### discuss', '### discuss\n\nx\n',
                           'not one list'),
    'another section': (NOTES, '## 2.2', '## 9.9', "'9.9'"),
}


def beside(box, fault):
    """What stands beside the texts: said, and the texts are as ever."""
    name, old, new, says = BESIDE_FAULTS[fault]
    content = tree(box)
    path = content / name
    source = path.read_text('utf8')
    line = source[:source.index(old)].count('\n') + 1
    # Where a block comes before it, or a whole question is told.
    near = range(line, line + (3 if says else 40))
    path.write_bytes(source.replace(old, new, 1).encode(
        'utf8', 'surrogateescape'))
    label = f'content: {name} with {fault}'
    out = findings(box, label, content)
    box.tests.check(f'{label}: said by file and line', not says or any(
        l.startswith(f'{name}:') and int(l.split(':')[1]) in near and
        says in l for l in out.splitlines()), out[:800])
    rest_is_shown(box, label, content)
    done = box.run('doctor', '--content', content)
    box.judge(f'{label}, doctor', done, 0, [] if done.err else None)
    shutil.rmtree(content.parent)


def beside_many(box):
    """More questions than anyone asks, in one language."""
    content = tree(box)
    path = content / QUIZ
    source = path.read_text('utf8')
    one = source[source.index('### q1'):source.index('### q2')]
    more = ''.join(one.replace('### q1', f'### q{n}')
                   for n in range(100, 10_000))
    path.write_text(source.replace('## 2.2', more + '## 2.2', 1), 'utf8')
    out = findings(box, 'content: 9,900 questions more', content)
    box.tests.same('content: 9,900 questions more: each is said',
                   '9900', str(out.count("is not there in 'zh'")))


# ---- figures ----------------------------------------------------------------

FIGURES = lib.SRC / 'tests/golden/figures/content'
WORDS = '<label xml:lang="en">Incidents in the world</label>'
BAR = '<bar year="2019" about="400"/>'
FIGURE_FAULTS = {
    # name: (old, new, what is said)
    'an unknown kind': ('kind="bars"', 'kind="pie"', 'pie'),
    'no kind': ('kind="bars"', '', "''"),
    'another kind': ('kind="bars"', 'kind="tree"', 'series'),
    'an id of no figure': ('id="fig-1"', 'id="fig-77"', 'fig-77'),
    'an id twice': ('id="fig-2"', 'id="fig-1"', 'twice'),
    'escapes in an id': ('id="fig-1"', 'id="fig-&#155;&#x202e;"', ''),
    'no number': (BAR, '<bar year="2019" about="many"/>', 'many'),
    'a huge number': (BAR, '<bar year="2019" about="' + '9' * 40 + '"/>',
                      '999'),
    'a number below zero': (BAR, '<bar year="2019" over="-7"/>', '-7'),
    'a huge year': (BAR, '<bar year="99999999999" about="4"/>', '9999'),
    'escapes in a number': (BAR, '<bar year="2019" about="&#155;4"/>', ''),
    'a whole of nothing': ('whole="100"', 'whole="0"', "'0'"),
    'a bar alone': ('<series>', BAR + '<series>', 'bar'),
    'an unknown element': (BAR, BAR + '<script>x</script>', 'script'),
    'an unknown reference': ('ref="8"', 'ref="999"', '999'),
    'a nonsense reference': ('ref="8"', 'ref="a&#155;"', ''),
    'an unknown note': ('note="G9"', 'note="ZZ9"', 'ZZ9'),
    'escapes in a note': ('note="G9"', 'note="&#x202e;G"', ''),
    'a word missing': (WORDS, '', "'en'"),
}
FIGURE_HARM = {  # said or not: nothing bad may come of it
    'escapes in a label': (WORDS, f'<label xml:lang="en">&#155;2J&#x202e;'
                           '&#x2028;a<!-- -->&#9;b</label>'),
    'a label of 60 KB': (WORDS, f'<label xml:lang="en">{"x" * 60_000}</label>'),
    'a label of wide letters': (WORDS, '<label xml:lang="en">' + '智' * 20_000 +
                                '</label>'),
    'a label without end of marks': (WORDS, '<label xml:lang="en">a' +
                                     '\u0301' * 20_000 + '</label>'),
    'a label of nothing': (WORDS, '<label xml:lang="en"> &#10; </label>'),
    'a label in no language': (WORDS, '<label>x</label>'),
    '100,000 bars': (BAR, '<bar year="2019" over="7"/>' * 100_000),
    '100,000 figures': ('</figures>', '<figure id="fig-1" kind="bars"/>' *
                        100_000 + '</figures>'),
    'bars of zero': (BAR, '<bar year="1" value="0"/>' * 9),
    'bars of the greatest number': (BAR, '<bar year="1" value="1000000000"/>'),
    'no bars': (BAR, ''),
    'nodes 200 deep': ('<node>', '<node>' * 200 + '</node>' * 200 + '<node>'),
    '10,000 nodes': ('<node>', '<node><label xml:lang="en">n</label></node>' *
                     10_000 + '<node>'),
    'bodies without documents': ('<document year="2023" ref="10">',
                                 '</body><body><document>'),
}


def figures_tree(box, old, new):
    content = box.folder('tree') / 'content'
    shutil.copytree(FIGURES, content)
    return content, swap(content / 'figures.xml', old, new)


def figures_shown(box, label, content):
    for more in (['--width', '20'], ['--width', '80', '--ascii'],
                 ['-f', 'html'], ['-f', 'json'], ['-f', 'markdown']):
        for lang in ('en', 'ar'):
            done = box.run('show', '1.1', '-l', lang, *more,
                           '--content', content)
            box.judge(f'{label}, {lang} {" ".join(more)}', done, 0,
                      [] if done.err else None)
            box.tests.check(f'{label}, {lang} {" ".join(more)}: the rest is '
                            'shown', ('after' if lang == 'en' else 'بعد')
                            in done.out, done.out[-300:])


def figures(box, fault):
    old, new, says = FIGURE_FAULTS[fault]
    content, line = figures_tree(box, old, new)
    label = f'content: a figure with {fault}'
    out = findings(box, label, content)
    box.tests.check(f'{label}: said by file and line', any(
        re.match(r'figures.xml:\d+: ', l) and says in l and
        abs(int(l.split(':')[1]) - line) < 9
        for l in out.splitlines()), out[:800])
    figures_shown(box, label, content)
    shutil.rmtree(content.parent)


def figures_harm(box, fault):
    content, _ = figures_tree(box, *FIGURE_HARM[fault])
    label = f'content: figures with {fault}'
    findings(box, label, content)
    figures_shown(box, label, content)
    shutil.rmtree(content.parent)


def provenance(box):
    content = tree(box)
    path = content / 'provenance.tsv'
    head = path.read_text('utf8').split('\n')[0]
    for name, row in {
            'too few columns': 'a\tb\n', 'too many': 'a\t' * 20 + '\n',
            'no tabs': 'x' * 100_000 + '\n',
            'unknown values': 'zh/full/02-safety.md\tzh\ty\tz\tq\tw\t1\n',
            'escapes': f'zh/full/02-safety.md\tzh\t{ESC}\t{ESC}\t{ESC}\t1\t1\n',
            'bad bytes': 'zh/full/02-safety.md\tzh\t\udcff\t\udcff\tq\tw\t1\n',
            'NUL': '\0\t\0\n'}.items():
        path.write_bytes(f'{head}\n{row}'.encode('utf8', 'surrogateescape'))
        label = f'content: provenance of {name}'
        out = findings(box, label, content)
        box.tests.check(f'{label}: said by file and line', any(
            re.match('provenance.tsv:[02]: ', l) for l in out.splitlines()),
            out[:500])
        box.claim(label, 'cite', '2.1.1', '-l', 'zh', '--content', content)


def names(box):
    """The folder itself with a name that should not reach a terminal."""
    for name in ('a\x1b[31mb', 'a\nb', 'a\u202eb', '%s%n', 'a b', "a'b"):
        content = tree(box, name)
        box.claim(f'content: in {ascii(name)}', 'show', '2.1', '-l', 'zh',
                  '--content', content)
        swap(content / 'work.xml', '</work>', '')
        box.claim(f'content: broken in {ascii(name)}', 'show', '2.1',
                  '--content', content, status=2, says='work.xml:')
        (content / 'work.xml').unlink()
        box.claim(f'content: missing in {ascii(name)}', 'show', '2.1',
                  '--content', content, status=2, says='work.xml')


def run(box):
    box.tests.each(lambda f: xml_spine(box, f), XML_FAULTS)
    box.tests.each(lambda i: xml_table(box, i), [
        (name, fault) for name in TABLES for fault in XML_FAULTS])
    box.tests.each(lambda f: spine(box, f), SPINE_FAULTS)
    many(box)
    box.tests.each(lambda f: text(box, f), TEXT_FAULTS)
    box.tests.each(lambda f: figures(box, f), FIGURE_FAULTS)
    box.tests.each(lambda f: figures_harm(box, f), FIGURE_HARM)
    box.tests.each(lambda f: beside(box, f), BESIDE_FAULTS)
    beside_many(box)
    unreadable(box)
    tables(box)
    notes(box)
    provenance(box)
    names(box)
