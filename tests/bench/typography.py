# SPDX-License-Identifier: MIT
"""What is wrong with printed lines: too wide, or begun with a closing mark."""
import re

from lib import width

SGR = re.compile(r'\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\')
NO_START = {
    'zh': '，。、；：！？…）》〉」』】〕〗］｝”’·～％',
    'fr': ':;?!»',
}


def faults(text, lang, columns=80):
    """(lines wider than the columns, lines that begin with a forbidden mark)"""
    wide = begun = 0
    for line in SGR.sub('', text).split('\n'):
        line = line.rstrip()
        wide += width(line) > columns
        begun += bool(line) and line.lstrip()[0] in NO_START.get(lang, '')
    return wide, begun
