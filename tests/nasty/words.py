# SPDX-License-Identifier: MIT
"""Wrong words on the command line: one line, status 2, the nearest right one."""

UNKNOWN = [
    # words, what the message must have
    (['show', '2.11'], ["'2.11'", "'2.1'"]),
    (['show', 'a7'], ["'a7'", "'A"]),
    (['show', 'prefac'], ["'preface'"]),
    (['cite', '2.1.99'], ["'2.1.99'", "'2.1."]),
    (['show', 'no-such-place'], ['no-such-place', 'koine toc']),
    (['show', '2.1', '-l', 'xx'], ["'xx'", 'zh', 'ar']),
    (['toc', '-l', 'zh,klingon'], ['klingon', 'zh']),
    (['show', '2.1', '-l', ''], ["''", 'zh']),
    (['show', '2.1', '-l', ',,'], ["''", 'zh']),
    (['read', '2.1', '-w', 'xx', '--screen=memory', '--keys=/dev/null'],
     ["'xx'", 'zh']),
    (['read', '2.1', '-w', 'zh:studnt', '--screen=memory',
      '--keys=/dev/null'], ['studnt', 'student']),
    (['show', '2.1', '-t', 'studnet'], ['studnet', "'student'"]),
    (['show', '2.1', '-t', 'quark'], ['quark', 'plain', 'full']),
    (['show', '2.1', '-f', 'htm'], ["'html'"]),
    (['show', '2.1', '--widht', '60'], ['--widht', '--width']),
    (['show', '2.1', '--width', '9'], ['10', '1000', "'9'"]),
    (['show', '2.1', '--width', '99999999999999999999'], ['10', '1000']),
    (['show', '2.1', '--width', ''], ['10', '1000']),
    (['show', '2.1', '--width'], ['--width']),
    (['show', '2.1', '--ascii=yes'], ['--ascii']),
    (['show', '2.1', '-q'], ["'-q'"]),
    (['show', '2.1', '-é'], ["'-é'"]),
    (['check', '2.11'], ["'2.11'", "'2.1'"]),
    (['check', '--rule', 'numbres'], ["'numbres'", "'numbers'"]),
    (['check', '--rule', 'numbers,'], ["''", '--rule help']),
    (['check', '--severity', 'warn'], ["'warning'"]),
    (['check', '-f', 'html'], ["'html'", 'text|json']),
    (['check', '-l', 'xx'], ["'xx'", 'zh', 'ar']),
    (['check', 'no-such.md'], ['no-such.md']),
    (['shwo', '2.1'], ["'shwo'", "'show'"]),
    (['shwo'], ["'shwo'", "'show'"]),
    (['show'], ['show', 'PLACE']),
    (['toc', '2.1'], ["'2.1'"]),
    (['show', './chapter.md', '2.1'], ["'2.1'"]),
    (['show', '2.1', './chapter.md'], ['chapter.md']),
    (['ref', '124'], ['124', '123']),
    (['ref', '0'], ['0', '123']),
    (['ref', '1-'], ["'1-'"]),
    (['ref', 'x'], ["'x'"]),
    (['ref', '9-3'], ["'9-3'"]),
    (['ref', '99999999999999999999'], ['99999999999999999999']),
    (['ref', ''], ["''"]),
    (['show', './chaptre.md'], ['chaptre.md', 'chapter.md']),
    (['show', 'chaptre.md'], ['chaptre.md', 'chapter.md']),
    (['show', 'no/such/folder.md'], ['no/such/folder.md']),
    (['show', '2.1', '--content', './nowhere'], ['nowhere']),
    (['show', '2.1', '--content='], ['--content']),
    (['help', 'shwo'], ["'shwo'", "'show'"]),
    (['help', '--completion', 'csh'], ["'csh'", "'zsh'"]),
    (['read', '--screen=memry', '--keys=/dev/null'], ['memory', 'keys']),
    (['read', '--screen=memory'], ['memory', 'keys']),
    (['read', '--screen=memory', '--keys=/dev/null', '--size=80'],
     ["'80'", '80x24']),
    (['read', '--screen=memory', '--keys=/dev/null', '--size=0x99999'],
     ['80x24']),
]

ODD = ['', ' ', '\n', '\x1b[31m', '\u202e', '%s%n%d', 'é' * 300, 'x' * 5000,
       b'\xff\xfe\x80', '-\x1b]0;x\x07', '2.1\x1b', '../../etc/passwd',
       '2.1/', '/', '//', '2.1/999999999999', "'; DROP TABLE place; --", '~']


def name_of(args):
    return ' '.join(a[:30] if isinstance(a, str) else repr(a) for a in args)


def unknown(box, row):
    args, says = row
    box.claim(f'words: koine {name_of(args)}', *args, status=2, says=says)


def odd(box, row):
    """Any bytes as any word: refused in one line, or found by chance."""
    args = row
    done = box.run(*args)
    name = f'words: koine {args[0]} {ascii(args[1:])[:50]}'
    box.judge(name, done, done.status if done.status in (0, 1, 2) else 2,
              [] if done.err else None)


def run(box):
    box.file('chapter.md', '# One\n\nText.\n')
    box.tests.each(lambda row: unknown(box, row), UNKNOWN)
    rows = [[command, word] for word in ODD
            for command in ('show', 'search', 'cite', 'term', 'ref', 'help',
                            'read')]
    rows += [['show', '2.1', option, word] for word in ODD
             for option in ('-l', '-t', '--width', '--format', '--content',
                            '--ui', '-o', '--bidi')]
    rows += [[word] for word in ODD]
    box.tests.each(lambda row: odd(box, row), rows)
