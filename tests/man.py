#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The man page in other languages, from the English one.

  man.py pot        the prose of man/koine.1 as a message template
  man.py page LANG  the page in LANG: prose from po/man/LANG.po, the lists as
                    the program prints them in LANG

A message is a run of lines of text and inline macros, or a section's title.
What stands between (items, lists, examples) is taken over.
"""
import json
import re
import sys

import lib

PAGE = lib.SRC / 'man/koine.1'
# Lines that are no prose; NAME and SYNOPSIS are words that mdoc knows.
TAKEN = re.compile(r'\.(Dd|Dt|Os|Bl|El|It|Pp|Dl)\b|\.Sh (NAME|SYNOPSIS)$')
BEGIN = re.compile(r'\.\\" generated: ([a-z]+)$')
END = re.compile(r'\.\\" end: [a-z]+$')

# Han and full-width marks; those that begin no line, and those that end none.
WIDE = '\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef'
CLOSING = '，。；：？！、）》”」』…—～'
OPENING = '（《“「『'


def segments():
    """[(kind, value, line)]: taken, title, prose, or generated."""
    found, prose, start, skipped = [], [], 0, False

    def flush():
        if prose:
            found.append(('prose', '\n'.join(prose), start))
            prose.clear()
    for number, line in enumerate(PAGE.read_text('utf8').splitlines(), 1):
        begin = BEGIN.match(line)
        if skipped:
            skipped = not END.match(line)
        elif begin:
            flush()
            found.append(('generated', begin.group(1), number))
            skipped = True
        elif line.startswith('.\\"') or TAKEN.match(line):
            flush()
            found.append(('taken', line, number))
        elif line.startswith('.Sh '):
            flush()
            found.append(('title', line[4:], number))
        else:
            start = start if prose else number
            prose.append(line)
    flush()
    return found


# ---- messages ----------------------------------------------------------------------

def quoted(text):
    lines = text.splitlines(True)
    if len(lines) < 2:
        return json.dumps(text, ensure_ascii=False)
    return '""\n' + '\n'.join(json.dumps(l, ensure_ascii=False)
                              for l in lines)


def pot():
    print('# Prose of koine(1).\nmsgid ""\nmsgstr ""\n' + '\n'.join(
        json.dumps(field + '\n') for field in (
            'Project-Id-Version: koine', 'PO-Revision-Date: ',
            'Last-Translator: ', 'Language-Team: ', 'Language: ',
            'MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8',
            'Content-Transfer-Encoding: 8bit')))
    for kind, text in dict.fromkeys((k, t) for k, t, _ in segments()
                                    if k in ('title', 'prose')):
        print('\n#. ' + ('title of a section' if kind == 'title' else
                         'mdoc: words after a dot at the start of a line stay'))
        print('#: man/koine.1')
        print(f'msgid {quoted(text)}\nmsgstr ""')


def catalogue(lang):
    """{msgid: msgstr} of what is translated and not fuzzy."""
    path = lib.SRC / f'po/man/{lang}.po'
    found = {}
    for entry in path.read_text('utf8').split('\n\n'):
        fields, current = {}, None
        for line in entry.split('\n'):
            m = re.match(r'(msgid|msgstr) (".*")$', line)
            if m:
                current, text = m.groups()
                fields[current] = json.loads(text)
            elif line.startswith('"') and current:
                fields[current] += json.loads(line)
        if fields.get('msgid') and fields.get('msgstr') and not re.search(
                '^#,.*fuzzy', entry, re.M):
            found[fields['msgid']] = fields['msgstr']
    return found


# ---- the page ----------------------------------------------------------------------

def breakable(line):
    """Han has no blanks: roff is told where a line may end."""
    if line.startswith(('.\\"', '.Dl', '.Nd', '.Sh')):
        return line
    wide = re.compile(f'[{WIDE}]')
    out = line[:1]
    for before, after in zip(line, line[1:]):
        if (wide.match(before) or wide.match(after)) and not (
                before in OPENING + ' ' or after in CLOSING + ' '
                or before == after == '…'):
            out += '\\:'
        out += after
    return out


def joined(lines):
    """Lines between which there is no blank after a full-width mark."""
    out = []
    for line in lines:
        last = out[-1] if out else ''
        if last[-1:] not in CLOSING + OPENING or not last:
            out.append(line)
        elif not last.startswith('.'):
            out[-1] += '\\c'
            out.append(line)
        elif line.startswith('.'):  # \c means nothing in a macro's words
            out[-1] += f' Ns {line[1:]}'
        else:
            word, _, rest = line.partition(' ')
            out[-1] += word
            out += [rest] if rest else []
    return out


def page(lang):
    known, missing, out = catalogue(lang), [], []
    for kind, text, line in segments():
        if kind == 'taken':
            out.append(text)
        elif kind == 'generated':
            ran = lib.koine('help', '--ui', lang, '--man', text)
            if ran.status:
                sys.exit(f'man: {ran}')
            out += ran.out.splitlines()
        elif text not in known:
            missing.append(f'man: man/koine.1:{line}: not translated in '
                           f"po/man/{lang}.po; 'make po' puts it there")
        elif kind == 'title':
            out.append(f'.Sh {known[text]}')
        else:
            out += joined(known[text].split('\n'))
    if missing:
        sys.exit('\n'.join(missing))
    head = [l for l in out if l.startswith('.\\" SPDX')]
    body = [breakable(l) for l in out if not l.startswith('.\\"')]
    print('\n'.join(head + [
        '.\\" Made from man/koine.1 and po/man/%s.po by "make man": do not '
        'edit.' % lang] + body))


def main(words):
    if words == ['pot']:
        pot()
    elif words[:1] == ['page'] and len(words) == 2:
        page(words[1])
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main(sys.argv[1:])
