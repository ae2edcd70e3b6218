#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nasty input: hostile.py [KIND...] (only these modules of tests/nasty).

Each kind makes its own nasty set in a temporary folder. For every run of koine
three things are claimed: it ends by itself with the status of the design, it
prints nothing raw, and it says what is wrong in one line.
"""
import importlib
import sys
import traceback

import lib
from nasty.box import Box

KINDS = ('words', 'texts', 'content', 'exchange', 'state', 'around', 'installed',
         'search',
         'reader')


def report(kind, box):
    """What took long, for information: the limit of CPU is the claim."""
    print(f'  {kind}: {len(box.cpu)} runs')
    for seconds, words in sorted(box.cpu, reverse=True)[:8]:
        if seconds > 1:
            print(f'    {seconds:.1f} s: koine {words}')


def main(words):
    tests = lib.Tests('hostile')
    for kind in words or KINDS:
        with lib.Home() as home:
            box = Box(tests, home)
            try:
                importlib.import_module(f'nasty.{kind}').run(box)
            except Exception:  # a broken test is not a passed one
                tests.check(f'{kind}: came to its end', False,
                            traceback.format_exc())
            report(kind, box)
    return tests.end()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
