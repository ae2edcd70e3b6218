#!/bin/sh
# SPDX-License-Identifier: MIT
# Fail when a file includes upward, or names a library it does not own.
cd "$(dirname "$0")/../src" || exit 1
bad=0
# The order is the architecture. Folders on one rank are peers and may not
# include one another either.
ranks="base:0 text:1 xml:1 db:1 json:1 doc:2 md:3 gloss:3 layout:4 corpus:4 state:4 quiz:5 search:6 out:6 lint:6 exchange:6 desk:6 tui:7 cmd:8 main:9"
rank() {
	for r in $ranks; do
		[ "${r%%:*}" = "$1" ] && { echo "${r##*:}"; return; }
	done
	echo 99
}
for f in */*.[ch] *.c; do
	d=${f%%/*}; [ "$d" = "$f" ] && d=main
	# shellcheck disable=SC2013
	for inc in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$f"); do
		[ "$inc" = "$d" ] || [ "$(rank "$inc")" -lt "$(rank "$d")" ] ||
			{ echo "$f: $d may not include $inc" >&2; bad=1; }
	done
done
own() { # own HEADER-PATTERN PATH-PATTERN
	# shellcheck disable=SC2035
	hits=$(grep -lE "^#include <($1)" */*.[ch] *.c | grep -vE "^($2)")
	[ -z "$hits" ] || { echo "only $2 may include <$1>: $hits" >&2; bad=1; }
}
own 'unicode/|libstemmer' 'text/'
own 'curses|ncurses' 'tui/screen_curses\.c'
own 'libxml/' 'xml/'
own 'sqlite3' 'db/'
own 'cmark' 'md/'
own 'jansson' 'json/'
own 'libintl' 'nowhere'
own 'mosquitto|sys/socket' 'desk/|base/loop'
own 'netinet/|arpa/|netdb|resolv' 'nowhere'
own 'sys/un' 'desk/(room|voice_find)\.c'
exit $bad
