# SPDX-License-Identifier: MIT
"""Lone texts: broken bytes, controls in every place, depth and length."""
import os
import socket

FORMATS = ('text', 'ansi', 'html', 'json', 'markdown')

# Each form of one bad character, by the place's own rules.
CONTROLS = [0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x80,
            0x85, 0x90, 0x9B, 0x9C, 0x9D, 0x9F, 0x2028, 0x2029, 0xFEFF,
            0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F),
            *range(0x2066, 0x206A), 0xFFF9, 0xFFFB, 0xE0001, 0xE0041]
PAYLOADS = {
    'title': '\x1b]0;owned\x07', 'colour': '\x1b[31;5m', 'csi': '\x9b2J',
    'string': '\x1bP+q544e\x1b\\', 'clipboard': '\x1b]52;c;b3duZWQ=\x07',
    'answer': '\x1b[6n\x05', 'line': 'a\rb\x0bc\x0cd\x85e\u2028f',
    'trojan': 'a\u202edcba\u2066x\u2069\u202c',
}
PLACES = {
    'text': 'a {} b\n',
    'heading': '# a {} b\n\n## {}\n',
    'setext': 'a {} b\n===\n',
    'emphasis': '*{}* **{}** _a{}b_\n',
    'code': '`{}`\n',
    'fence': '```{}\n{}\n```\n',
    'indented': '    {}\n',
    'info': '~~~ c {} x="{}"\ntext\n~~~\n',
    'target': '[a](<http://x/{}>)\n',
    'bare target': '[a](http://x/{})\n',
    'title': '[a](http://x/ "{}")\n',
    'reference': '[a]\n\n[a]: </{}> "{}"\n',
    'label': '[a{}b]\n\n[a{}b]: /x\n',
    'autolink': '<http://x/{}>\n',
    'image': '![{}](</{}> "{}")\n',
    'figure': '![{}](<fig:{}>)\n',
    'own links': '[{}](<ref:{}>) [{}](<term:{}>) [{}](<sec:{}>) '
                 '[{}](<note:{}>)\n',
    'HTML': '<div title="{}">{}</div>\n\na <b {}>c</b> <!-- {} -->\n',
    'list': '- {}\n  - {}\n\n1. {}\n',
    'quote': '> {}\n> > {}\n',
    'escape': '\\{}\n',
    'alone': '{}\n',
}


def forms(payload):
    """Raw, as decimal and as hexadecimal references."""
    return {'raw': payload,
            'decimal': ''.join(f'&#{ord(c)};' for c in payload),
            'hex': ''.join(f'&#x{ord(c):X};' for c in payload)}


def inject(box, item):
    place, form, text = item
    for fmt in FORMATS:
        box.claim(f'texts: {place}, {form}, {fmt}', 'show', '-', '-f', fmt,
                  '--width', '40', *(['--color', 'always'] if fmt == 'ansi'
                                     else []), stdin=text.encode())
    for fmt in ('text', 'json'):
        box.run_clean(f'texts: {place}, {form}, check {fmt}', 'check', '-',
                      '-l', 'zh', '--severity', 'hint', '-f', fmt,
                      stdin=text.encode())


def controls(box):
    """All payloads and controls in one text a place and form, in each format;
    the payloads one by one would only find which."""
    everything = list(PAYLOADS.values()) + [f'x{chr(c)}y' for c in CONTROLS]
    items = []
    for place, shape in PLACES.items():
        for form in ('raw', 'decimal', 'hex'):
            parts = [shape.replace('{}', forms(p)[form]) for p in everything]
            items.append((place, form, '\n\n'.join(parts)))
    box.tests.each(lambda i: inject(box, i), items)


BROKEN = [
    b'\x80', b'\xbf\xbf', b'\xc0\xaf', b'\xc1\xbf', b'\xc3', b'\xc3(',
    b'\xe0\x80\xaf', b'\xe0\xa0', b'\xe2\x82', b'\xe2\x28\xa1',
    b'\xed\xa0\x80', b'\xed\xbf\xbf\xed\xa0\x80', b'\xf0\x80\x80\xaf',
    b'\xf0\x9f\x98', b'\xf0\x9f', b'\xf0\x28\x8c\xbc', b'\xf4\x90\x80\x80',
    b'\xf5\x80\x80\x80', b'\xf8\x88\x80\x80\x80', b'\xfe', b'\xff',
    b'\xfe\xff', b'\xc3\xc3\xa9', b'\xe4\xb8\xe4\xb8\xad',
    # The examples of the Unicode Standard, tables 3-8 to 3-11.
    b'\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41', b'\xed\xa0\x80\xed\xbf\xbf\xed'
    b'\xaf\x41', b'\xf4\x91\x92\x93\xff\x41\x80\xbf\x42',
    b'\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41', b'caf\xe9 na\xefve', b'\0',
    b'\0\0a\0',
]


def broken(box, data):
    """U+FFFD for each maximal ill-formed part, which is what Python does too."""
    done = box.claim(f'texts: the bytes {data.hex(" ")}', 'show', '-',
                     stdin=b'A' + data + b'Z\n', **{'COLUMNS': '200'})
    want = ('A' + data.decode('utf8', 'replace').replace('\0', '\ufffd') + 'Z')
    box.tests.same(f'texts: the bytes {data.hex(" ")} repaired', want,
                   done.out.strip('\n'))


def encodings(box):
    text = '# Überschrift\n\nText mit „Umlauten“.\n\nZweiter Absatz.\n'
    plain = box.run('show', '-', stdin=text.encode()).out
    for name, data in {
            'a BOM': text.encode('utf-8-sig'),
            'CR alone': text.replace('\n', '\r').encode(),
            'CRLF': text.replace('\n', '\r\n').encode(),
            'a mixture of line ends': text.replace('\n\n', '\r\n\r').encode(),
    }.items():
        done = box.claim(f'texts: {name}', 'show', '-', stdin=data)
        box.tests.same(f'texts: {name} makes no difference', plain, done.out)
    for codec in ('utf-16', 'utf-16-le', 'utf-16-be', 'utf-32'):
        path = box.file(f'{codec}.md', text.encode(codec))
        for command in ('show', 'read'):
            box.claim(f'texts: {command}, {codec}', command, f'./{path.name}',
                      status=2, says=[path.name, 'UTF-'])
    for name, data in {'empty': b'', 'a newline': b'\n', 'blanks': b' \t \n',
                       'a BOM alone': b'\xef\xbb\xbf'}.items():
        path = box.file('nothing.md', data)
        for fmt in FORMATS:
            box.claim(f'texts: {name}, {fmt}', 'show', f'./{path.name}',
                      '-f', fmt)


LONG = 100_000
DEEP = {
    'quotes': '>' * LONG + ' x\n',
    'quotes with blanks': '> ' * LONG + 'x\n',
    'quotes, a line each': ''.join('>' * (i % 200) + f' {i}\n\n'
                                   for i in range(20000)),
    'lists': '- ' * LONG + 'x\n',
    'ordered lists': '1. ' * LONG + 'x\n',
    'stars': '* ' * LONG + 'x\n',
    'quotes and lists': '> - ' * (LONG // 2) + 'x\n',
    'lists by indentation': ''.join(' ' * 2 * i + '- x\n' for i in range(1500)),
    'emphasis': '*a ' * LONG + '\n',
    'strong': '**a' * LONG + 'b**' * LONG + '\n',
    'nested emphasis': '*_' * LONG + 'x' + '_*' * LONG + '\n',
    'brackets': '[' * LONG + 'a' + ']' * LONG + '\n',
    'open brackets': '[a](' * LONG + '\n',
    'images': '![' * LONG + 'a' + '](x)' * LONG + '\n',
    'backticks': ''.join('e' + '`' * i for i in range(1, 2000)) + '\n',
    'HTML': '<div>' * LONG + '\n',
    'comments': '<!--' * LONG + '\n',
    'entities': '&' * LONG + '&#27' * LONG + '\n',
    'references': ''.join(f'[{i}]: x{i}\n' for i in range(50000)) + '\n' +
                  '[1] ' * 50000 + '\n',
    'reference labels': '[' + 'a' * LONG + ']: x\n\n[' + 'a' * LONG + ']\n',
    'headings': '# x\n\n' * 50000,
    'setext': 'x\n=\n' * 50000,
    'fences': '```\n' * LONG,
    'rules': '***\n' * LONG,
    'one list of many': '- x\n' * LONG,
    'hard breaks': 'x  \n' * LONG,
    'blanks': ' ' * 1_000_000 + 'x\n',
    'tabs': '\t' * LONG + 'x\n',
    'blank lines': '\n' * 1_000_000 + 'x\n',
    'marks on a letter': 'a' + '\u0301' * 20000 + 'b\n',
    'marks on nothing': '\u0301' * 20000 + '\n',
    'mixed marks': 'ب' + '\u064b\u0651\u0301' * 7000 + 'ت\n',
    'joiners': 'a' + '\u200d' * LONG + 'b\n',
    'joined pictures': '\U0001f468\u200d' * 20000 + '\n',
    'regional letters': '\U0001f1e6' * 20001 + '\n',
    'Hangul': '\u1100' * 20000 + '\u1161' * 20000 + '\n',
    'a word': 'x' * 1_000_000 + '\n',
    'Han': '中' * 300_000 + '\n',
    'Arabic': 'سلام ' * 60_000 + '\n',
    'turns': 'a\u05d0' * 50_000 + '\n',
    'brackets to mirror': '\u05d0(' * 20_000 + ')a' * 20_000 + '\n',
    'embeddings': '\u202b' * 20_000 + 'x' + '\u202c' * 20_000 + '\n',
    'isolates': '\u2067' * 20_000 + 'x' + '\u2069' * 20_000 + '\n',
    'Thai': 'ภาษาไทย' * 15_000 + '\n',
}


def deep(box, name):
    path = box.file(f'deep/{name.replace(" ", "-")}.md', DEEP[name])
    for fmt in FORMATS:
        box.claim(f'texts: {name}, {fmt}', 'show', path, '-f', fmt)
    for lang in ('zh', 'en'):
        box.run_clean(f'texts: {name}, check {lang}', 'check', path, '-l', lang)
    box.claim(f'texts: {name}, 10 columns', 'show', path, '--width', '10',
              '--bidi', 'visual')


def large(box):
    line = b'Ten megabytes without a line end, and no end in sight. '
    paths = {
        'a line': line * (10_000_000 // len(line)),
        'a line of one word': b'x' * 10_000_000,
        'a line of Han': '漢字'.encode() * (10_000_000 // 6),
        'a line of Arabic': 'كلمة '.encode() * (10_000_000 // 9),
        'a line of controls': b'\x1b[31m' * 2_000_000,
        'lines': (line + b'\n\n') * (10_000_000 // (len(line) + 2)),
    }
    for name, data in paths.items():
        path = box.file('large.md', data)
        for fmt in ('text', 'json') if name != 'lines' else FORMATS:
            box.claim(f'texts: 10 MB, {name}, {fmt}', 'show', path, '-f', fmt)
        path.unlink()
    for name, byte in {'NUL': b'\0', 'bad bytes': b'\xff'}.items():
        path = box.file('binary.md', byte * 10_000_000)
        box.claim(f'texts: 10 MB of {name}', 'show', path, status=2,
                  says='binary.md')


def files(box):
    """What is no regular file that may be read."""
    (box.path / 'folder.md').mkdir()
    os.mkfifo(box.path / 'fifo.md')
    (box.path / 'gone.md').symlink_to('nowhere')
    (box.path / 'loop.md').symlink_to('loop.md')
    box.file('is-file', 'x')
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(os.path.relpath(box.path / 'socket.md'))
    rows = ['folder.md', 'fifo.md', 'gone.md', 'loop.md', 'socket.md',
            'is-file/below.md', '/dev/zero', '/dev/tty',
            'x' * 300 + '.md', 'a/' * 3000 + 'x.md']
    if os.geteuid() != 0:
        box.file('secret.md', 'x').chmod(0)
        rows.append('secret.md')
    for name in rows:
        place = name if name.startswith('/') else f'./{name}'
        for command in ('show', 'read'):
            box.claim(f'texts: {command} {name[:40]}', command, place,
                      status=2, says=name[:40])
    for name in ('a\x1b[31mb.md', 'a\nb.md', 'a\u202eb.md', '%s%n.md',
                 b'a\xff\x9b.md', '-o.md'):
        path = (box.path / 'names' / name if isinstance(name, str) else
                os.fsencode(box.path / 'names') + b'/' + name)
        (box.path / 'names').mkdir(exist_ok=True)
        with open(path, 'wb') as f:
            f.write(b'# A\n\ntext\n')
        for fmt in FORMATS:
            box.claim(f'texts: a file called {ascii(name)}, {fmt}', 'show',
                      path, '-f', fmt)
        os.truncate(path, 0)
        with open(path, 'wb') as f:
            f.write('ab\n'.encode('utf-16'))
        box.claim(f'texts: a UTF-16 file called {ascii(name)}', 'show', path,
                  status=2, says='UTF-16')


def run(box):
    encodings(box)
    files(box)
    box.tests.each(lambda data: broken(box, data), BROKEN)
    controls(box)
    box.tests.each(lambda name: deep(box, name), DEEP)
    large(box)
