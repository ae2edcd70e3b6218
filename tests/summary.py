#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Adds up the counts of a run: summary.py FOLDER NAME...

Every NAME must have left a file with two numbers, passed and failed; one that
left none counts as a failure, for it never came to its end. The last line is
the result of `make test`.
"""
import pathlib
import sys


def counts(path):
    """(passed, failed) as one test program wrote them, or None."""
    try:
        passed, failed = (int(w) for w in path.read_text().split())
    except (OSError, ValueError):
        return None
    return passed, failed


def main(folder, *names):
    folder = pathlib.Path(folder)
    found = {p.name for p in folder.iterdir()} if folder.is_dir() else set()
    passed = failed = 0
    for name in sorted(found | set(names)):
        got = counts(folder / name)
        if got is None:
            print(f'FAIL {name}: did not come to its end')
            got = (0, 1)
        elif got[1]:
            print(f'FAIL {name}: {got[1]} of {sum(got)}')
        passed += got[0]
        failed += got[1]
    print(f'{passed} passed, {failed} failed')
    return 0 if passed > 0 and failed == 0 else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
