# SPDX-License-Identifier: MIT
"""The nasty texts and trees again, in the reader and in speech mode."""
import shutil

from nasty import content, screen, texts

TOUR = '''save top
key Space Space
save page
key d u j k w W } {
key G
save end
key g
key t
save contents
key Esc
key /
type x
key Enter
save found
key n N
key Esc
key &
type x
save search
key Down PgDn End Home
save searched
key Enter n N BS Esc
key Esc Esc
key K
save hints
key Esc
key Tab
save focus
key Enter
save box
key Esc
key =
save where
key Esc
key m a
key ' a
key B
save bookmarks
key Esc
key +
key -
key z
key x
key T
key M
key Y
save copied
key D
save bidi
resize 20x5
save small
resize 1x1
save one
resize 300x100
save large
key i
save index
key Esc
key L
save languages
key Esc
key h
save help
key Q
'''
SAY = '\n' * 30 + 't\n\n/x\n\nn\n& x\n1\n=\nK\n\ny\nq\n'


def lone(box, item):
    name, path = item
    seen = screen.claim(box, f'reader: {name}', TOUR, path)
    box.tests.check(f'reader: {name}: drawn to the end', len(seen.screens) ==
                    TOUR.count('\nsave ') + 1, seen)
    done = box.run('read', path, '--speech', stdin=SAY.encode())
    box.judge(f'reader: {name}, spoken', done, 0, None)


def everything():
    """(name, text) of all nasty texts that are not only large."""
    bad = list(texts.PAYLOADS.values()) + [f'x{chr(c)}y'
                                           for c in texts.CONTROLS]
    for place, shape in texts.PLACES.items():
        for form in ('raw', 'hex'):
            yield f'{place}, {form}', '\n\n'.join(
                shape.replace('{}', texts.forms(p)[form]) for p in bad)
    yield from texts.DEEP.items()
    yield 'nothing', ''
    # Between enough good lines to be a text at all.
    yield 'broken bytes', b'\n\n'.join(
        b'A' + b + b'Z ' + b'and so on ' * 20 for b in texts.BROKEN
        if b'\0' not in b)


def tree(box, item):
    """The reader on a tree with a fault: the tour goes through it."""
    name, path, old, new = item
    where = content.tree(box)
    content.swap(where / path, old, new)
    screen.claim(box, f'reader: a tree with {name}', TOUR, '2.1', '-l', 'en',
                 '-t', 'plain', '--content', where)
    done = box.run('read', '2.1', '-l', 'en', '-t', 'plain', '--content',
                   where, '--speech', stdin=SAY.encode())
    box.judge(f'reader: a tree with {name}, spoken', done, 0, None)
    shutil.rmtree(where.parent)


def run(box):
    items = []
    for number, (name, text) in enumerate(everything()):
        items.append((name, box.file(f'reader/{number}.md', text)))
    box.tests.each(lambda item: lone(box, item), items)
    trees = [(f'a text with {name}', content.TEXT, old, new)
             for name, (old, new, _) in content.TEXT_FAULTS.items()
             if '\udcff' not in new]
    evil = content.ESC.replace('\x1b', '').replace('\x07', '')
    trees += [
        ('escapes in a title', 'work.xml', 'Ensuring Safety', evil),
        ('escapes in a reference', 'references.xml', '<title xml:lang="en">',
         '<title xml:lang="en">' + evil),
        ('escapes in a term', 'glossary.tbx', '<term>', '<term>' + evil),
        ('escapes in a definition', 'glossary.tbx',
         '<descrip type="definition">', '<descrip type="definition">' + evil),
        ('a note without a place', 'en/editor.md', 'place: 2.2.8\n\n', ''),
        ('a concept without a definition', 'glossary.tbx',
         '<descrip type="definition">Technology that lets', '<descrip '
         'type="context">Technology that lets'),
        ('escapes in a note', 'en/editor.md', 'In the copy', content.ESC),
    ]
    box.tests.each(lambda item: tree(box, item), trees)
