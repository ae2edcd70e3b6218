#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything that reads the sources without running them. A tool that is not
# installed is named and left out; `make deps-lint` installs them all.
# shellcheck disable=SC2317,SC2089,SC2090
cd "$(dirname "$0")/.." || exit 1
bad=0

has() {
	command -v "$1" > /dev/null && return 0
	echo "  $1: not installed, left out"
	return 1
}
step() { # step NAME COMMAND...
	name=$1
	shift
	if "$@"; then echo "  $name: fine"; else echo "  $name: FAILED"; bad=1; fi
}
each() { # each COMMAND FILE...: one process a file, two at a time
	command=$1
	shift
	[ $# -gt 0 ] || return 0
	printf '%s\0' "$@" | xargs -0 -n 1 -P "${JOBS:-2}" sh -c "$command" lint
}

flags="-std=c17 -D_GNU_SOURCE -Isrc -Itests/unit -DKOINE_VERSION=\"0\" \
-DKOINE_DATADIR=\"/\" -DKOINE_SRCDIR=\"/\" $(pkg-config --cflags ncursesw \
icu-i18n libcmark libxml-2.0 sqlite3 jansson check 2> /dev/null)"
export flags

# With several files clang-tidy 14 reports a false valist.Uninitialized.
tidy() {
	# shellcheck disable=SC2016
	each 'clang-tidy --quiet "$1" -- $flags 2> /dev/null' src/*/*.c src/main.c
}
format() {
	# shellcheck disable=SC2046
	clang-format --dry-run -Werror $(find src tests -name '*.[ch]')
}
catalogues() {
	# shellcheck disable=SC2016,SC2046
	each 'msgfmt --check -o /dev/null "$1"' $(find po -name '*.po')
}
shells() {
	# shellcheck disable=SC2046
	shellcheck -x .ci/run $(find tests -name '*.sh')
}
manual() {
	mandoc -Tlint -Wwarning man/koine.1 man/*/koine.1
}

has clang-format && step 'clang-format' format
has msgfmt && step 'msgfmt' catalogues
has shellcheck && step 'shellcheck' shells
has mandoc && [ -f man/koine.1 ] && step 'mandoc' manual
has clang-tidy && step 'clang-tidy' tidy
exit $bad
