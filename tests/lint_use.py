# SPDX-License-Identifier: MIT
"""How `koine check` is used: which findings are asked for, how they are printed
and accepted, and what is hostile. Claimed by tests/lint_eval.py.
"""
import json
import pathlib
import re
import shutil
import tempfile

import lib

SMALL = lib.SRC / 'tests/golden/check/content'
LINE = re.compile(r'[^:\n]+:\d+:\d+: (?:error|warning|hint): .+ \[[a-z-]+\]')


def check(folder, *more, **env):
    return lib.koine('--content', folder, 'check', '--severity', 'hint', *more,
                     **env)


def places(ran):
    """{(file below the content, line, rule)} of an output for editors."""
    return {(m[1], int(m[2]), m[3]) for m in re.finditer(
        r'^(?:.*?content/)?([^:\n]+):(\d+):\d+: .*\[(.*)\]$', ran.out, re.M)}


def check_formats(tests):
    """As vim's quickfix and Emacs's compile read it; the same in JSON."""
    text, data = check(SMALL), check(SMALL, '-f', 'json')
    lines = text.out.split('\n')[:-1]
    tests.none('a line for each finding, for error lists', [
        l for l in lines if not LINE.fullmatch(l)])
    found = json.loads(data.out)['findings']
    tests.same('the same findings in JSON', '\n'.join(
        f'{m[1]} {m[2]}' for m in (re.match(r'(.*?):(\d+):', l) for l in lines)),
        '\n'.join(f'{f["file"]} {f["line"]}' for f in found))
    tests.none('the files are there', [f['file'] for f in found
                                       if not pathlib.Path(f['file']).exists()])
    one = found[0]['rule']
    ran = check(SMALL, '--rule', one)
    tests.check('one rule alone', places(ran) == {
        p for p in places(text) if p[2] == one} != set(), ran)
    errors = lib.koine('--content', SMALL, 'check', '--severity', 'error')
    tests.check('errors alone', errors.out and not re.search(
        r': (warning|hint):', errors.out), errors)
    english = check(SMALL, '-l', 'en')
    tests.check('one language alone, and what is in none', places(english) and
                not any(p[0].startswith('zh/') for p in places(english)) and
                {p for p in places(text) if p[0].startswith('en/')} <=
                places(english), english)


def check_operands(tests):
    """Several files, several places; a stranger beside them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'content'
        shutil.copytree(SMALL, copy)
        whole = places(check(copy))
        lone = copy.parent / 'lone.md'
        lone.write_text('It is the the end.\n', 'utf8')
        files = ['en/full/02-safety.md', 'zh/full/02-safety.md']
        ran = check(copy, *[copy / f for f in files], lone)
        want = {p for p in whole if p[0] in files} | {
            (str(lone), 1, 'doubled-word')}
        tests.same('several files', '\n'.join(map(str, sorted(want))),
                   '\n'.join(map(str, sorted(places(ran)))))
        ran = check(copy, '2.1', '2.1.1')
        tests.check('several places', ran.status == 1 and places(ran) <= whole,
                    ran)
        ran = check(copy, '2.1', lone)
        tests.check('places and files are two things', ran.status == 2 and
                    ran.err.count('\n') == 1 and not ran.out, ran)
        other = pathlib.Path(folder) / 'other'
        shutil.copytree(SMALL, other)
        ran = check(copy, copy / files[0], other / files[0])
        tests.check('two contents at once are refused', ran.status == 2 and
                    ran.err.count('\n') == 1, ran)
        ran = check(copy, copy / 'en/full/no.md')
        tests.check('a file that is not there', ran.status == 2, ran)


def check_changed(tests):
    """--changed asks sync.tsv: there is no git here."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / 'content'
        shutil.copytree(SMALL, copy)
        whole = places(check(copy))
        ran = check(copy, '--changed', PATH='/nowhere')
        tests.check('what nobody declared is changed', {
            p for p in whole if p[0].startswith('en/full')} <= places(ran), ran)
        ran = lib.koine('--content', copy, 'sync', 'all', '-l', 'all')
        tests.check('all is declared', ran.status == 0, ran)
        # Student cannot be: it has no source here.
        tests.none('what is declared is not looked at', [
            p for p in places(check(copy, '--changed'))
            if p[0].startswith('en/full') and p[2] != 'structure'])
        path = copy / 'en/full/02-safety.md'
        text = path.read_text('utf8').split('\n')
        line = next(i for i, l in enumerate(text) if l and l[0] not in '#-')
        text[line] += ' It is the the end.'
        path.write_text('\n'.join(text), 'utf8')
        ran = check(copy, '--changed')
        tests.check('an edited block is', (
            'en/full/02-safety.md', line + 1, 'doubled-word') in places(ran),
            ran)
        tests.check('and the others are not', all(
            p[1] <= line + 1 for p in places(ran)
            if p[0] == 'en/full/02-safety.md' and p[2] != 'structure'), ran)
        lib.koine('--content', copy, 'sync', 'all', '-l', 'en')
        path = copy / 'zh/full/02-safety.md'
        text = path.read_text('utf8').split('\n')
        text[line] = text[line] + '新。'
        path.write_text('\n'.join(text), 'utf8')
        ran = check(copy, '--changed', '-l', 'en')
        tests.check('what its source left behind is', (
            'en/full/02-safety.md', line + 1, 'doubled-word') in places(ran),
            ran)
        (copy / 'en/sync.tsv').write_text('nonsense\n', 'utf8')
        ran = check(copy, '--changed')
        tests.check('a bad sync.tsv is told with its line', ran.status == 2 and
                    'sync.tsv:1' in ran.err and not ran.out, ran)
        ran = lib.koine('check', '--changed', lib.SRC / 'README.md')
        tests.check('of a lone file nothing is known', ran.status == 2 and
                    ran.err.count('\n') == 1, ran)


def check_accepted(tests, copy, rules):
    """Every rule that finds no errors, in one block each, with a reason."""
    with tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(folder) / 'content'
        copy.write(content)
        rows, gone = {}, set()
        for f in copy.found:
            m = re.match(r'(\w\w)/(full|student|plain)/', f['file'])
            key = m and (m[1], f['rule'])
            if not m or rules[f['rule']][0] == 'error' or key in rows:
                continue
            rows[key] = f'{m[2]}\t{f["id"]}\t{f["rule"]}\tso it is meant'
            gone.add((m[1], m[2], f['id'], f['rule']))
        for lang in {l for l, _ in rows}:
            path = content / lang / 'check.tsv'
            path.write_text('\n'.join(
                ['tier\tid\trule\treason'] +
                [row for (l, _), row in rows.items() if l == lang]) + '\n',
                'utf8')
        ran = check(content, '-f', 'json')
    after = json.loads(ran.out)['findings']
    names = {rule for _, rule in rows}
    tests.check('most rules are accepted somewhere', len(names) > 25, names)
    tests.none('what was accepted is not told', [
        f'{f["file"]}:{f["line"]} {f["rule"]}' for f in after for parts in
        [re.search(r'/(\w\w)/(full|student|plain)/', f['file'])] if parts and
        (parts[1], parts[2], f['id'], f['rule']) in gone])
    tests.none('every row accepts something', [
        f'{f["file"]}:{f["line"]} {f["message"]}' for f in after
        if f['rule'] == 'acceptance' and f['file'].split('/')[-2] in
        {l for l, _ in rows}])


# (language, text, rules that find something in it)
HOSTILE = (
    ('en', 'See https://e.org/a--b?x=1,5;y=z&n=10-20,', {'final-mark'}),
    ('en', 'Use `the the ,  "x" 2019-2024 ＂` here.', set()),
    ('en', '&ldquo;Quoted&rdquo; &amp; &#8220;so&#8221;, the states&rsquo; way.',
     set()),
    ('en', '&quot;Quoted&quot;.', {'straight-quotes'}),
    ('en', 'A &#x200B;zero.', {'invisible'}),
    ('en', 'A zero&nbsp;here.', {'fixed-space'}),
    ('en', 'The &#116;he the.', {'doubled-word'}),
    ('fr', 'Oui&nbsp;: &laquo;&nbsp;dit&nbsp;&raquo;&#8239;; fait&#8239;!', set()),
    ('fr', 'Oui&#32;: dit.', {'no-break-space'}),
    ('fr', 'Voir https://e.org/?a=b;c:d et `a:b;c?`.', set()),
    ('es', 'Véase https://e.org/?q=1 y `¿x?`.', set()),
    ('ru', 'Смотри https://e.org/2019-2024 и `a - b`.', set()),
    ('zh', '见https://e.org/a,b;c(d)和`x, y`。', set()),
    ('zh', '&ldquo;好&rdquo;&#65292;行&#12290;', set()),
    ('zh', '好&#44;行。', {'half-width'}),
    ('ar', 'انظر \u200fGPT-4\u200f، و\u2068ChatGPT (2022)\u2069.', set()),
    ('ar', 'انظر \u2066GPT-4 وغيره.', {'invisible'}),
    ('ar', 'انظر GPT-4\u2069 وغيره.', {'invisible'}),
    ('ar', 'انظر \u202eGPT-4\u202c وغيره.', {'invisible'}),
    ('ar', 'انظر https://e.org/a,b;c?d و`a, b`.', set()),
    ('ar', 'قال\u200f, ثم.', {'ar-marks'}),
    ('ar', 'انظر الـ API.', set()),
    ('en', 'x' * 100000 + '.', set()),
    ('en', '(' * 5000, {'pairs', 'final-mark'}),
    ('en', '“' * 3000 + 'x' + '”' * 3000, {'pairs', 'final-mark'}),
    ('zh', '《' * 3000 + '?' + '》' * 3000 + '。', {'pairs'}),
    ('en', '&' * 50000 + '.', set()),
    ('en', '[' * 20000 + '.', {'pairs'}),
)


def check_hostile(tests, job):
    lang, text, want = job
    ran = lib.koine('check', '-', '-l', lang, '-f', 'json',
                    stdin=(text + '\n').encode('utf8'))
    found = {f['rule'] for f in json.loads(ran.out)['findings']} if \
        ran.status in (0, 1) else ran
    tests.check(f'{lang} {lib.visible(text[:60])}: {sorted(want) or "nothing"}',
                found == want, found)


def claim(tests, copy, rules):
    for function in (check_formats, check_operands, check_changed):
        function(tests)
    check_accepted(tests, copy, rules)
    tests.each(lambda job: check_hostile(tests, job), HOSTILE)
