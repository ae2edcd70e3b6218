# SPDX-License-Identifier: MIT
"""The reader on the memory screen: a key script in, screens out."""
import os
import pathlib
import re

import lib
from nasty.box import raw_parts


# Marks that koine itself sends, to keep what is beside Arabic in its place.
OWN = re.compile('[\u200e\u200f]')


class Seen:
    """A run of the reader and the screens that it saved."""

    def __init__(self, done, screens):
        self.done, self.screens = done, screens

    def bottom(self, name):
        """What the bottom says: its last row, and the rows above it that a long
        message takes (their cells have the status role), joined."""
        text, _, roles = self.screens.get(name, '').partition('\n---\n')
        rows = text.rstrip('\n').split('\n')
        roles = roles.split('\n')[:len(rows)]
        said = []
        for row, role in zip(reversed(rows), reversed(roles)):
            if said and not role.startswith('ss'):
                break
            said.insert(0, row.strip())
        # A name that was broken over two rows is whole again.
        return ' '.join(said) + ' ' + ''.join(said)

    def text(self, name):
        return self.screens.get(name, '').split('\n---\n')[0]

    def __str__(self):
        return '\n'.join([str(self.done)] + [
            f'{name}: {lib.visible(self.bottom(name))}'
            for name in sorted(self.screens)])


def read(box, keys, *args, home=None, koine=None, cwd=None, **env):
    """Runs the reader with the lines of `keys` as its script."""
    out = box.folder('screens')
    if hasattr(home, 'user'):  # who may not look into the box
        out = home.path / 'screens'
        out.mkdir()
        os.chown(out, home.user, -1)
    script = out / 'script.keys'
    script.write_bytes(keys if isinstance(keys, bytes) else
                       keys.encode('utf8', 'surrogateescape'))
    done = box.run('read', *args, '--screen=memory', f'--keys={script}', '-o',
                   out, home=home, koine=koine, cwd=cwd,
                   **{'TERM': 'xterm-256color', **env})
    return Seen(done, {p.stem: p.read_bytes().decode('utf8', 'replace')
                       for p in out.glob('*.screen')})


def claim(box, name, keys, *args, status=0, says=None, **more):
    """read() with the claims of every run; screens too have nothing raw."""
    seen = read(box, keys, *args, **more)
    box.judge(name, seen.done, status, says)
    box.tests.none(f'{name}: the screens have nothing raw', [
        f'{screen}: {what}' for screen, text in seen.screens.items()
        for what in raw_parts(OWN.sub('', text).encode())])
    return seen


def said(box, name, seen, screen, *words):
    """One claim: the bottom row of a screen has all the words."""
    box.tests.check(f'{name}: the bottom row says {", ".join(words)}',
                    all(w in seen.bottom(screen) for w in words), seen)


def folder_of(home):
    return pathlib.Path(home.path) / 'state/koine'
