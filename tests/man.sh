#!/bin/sh
# SPDX-License-Identifier: MIT
# The lists in the man page are what the program prints, and the pages in other
# languages are made from it (man.py). UPDATE=1 writes them.
: "${KOINE:=build/koine}" "${PYTHON:=python3}"
export KOINE
cd "$(dirname "$0")/.." || exit 1
page=man/koine.1
new=$(mktemp) && part=$(mktemp) || exit 1
trap 'rm -f "$new" "$part"' EXIT

# keep PAGE: $new is what PAGE must be; UPDATE=1 makes it so.
keep() {
	if [ "$UPDATE" = 1 ]; then
		mkdir -p "$(dirname "$1")"
		cmp -s "$new" "$1" || cp "$new" "$1"
	elif ! diff -u "$1" "$new"; then
		echo "man: $1 is not what it is made from; run 'make man'" >&2
		exit 1
	fi
}

cp "$page" "$new" || exit 1
for name in commands options queries rules keys; do
	if ! "$KOINE" help --ui en --man "$name" >"$part"; then
		echo "man: '$KOINE help --man $name' fails" >&2
		exit 1
	fi
	if [ "$(grep -c -e "^\.\\\\\" generated: $name\$" \
		-e "^\.\\\\\" end: $name\$" "$new")" != 2 ]; then
		echo "man: $page has no markers for '$name'" >&2
		exit 1
	fi
	awk -v name="$name" -v part="$part" '
		$0 == ".\\\" end: " name { skip = 0 }
		!skip { print }
		$0 == ".\\\" generated: " name {
			while ((getline line < part) > 0)
				print line
			skip = 1
		}' "$new" >"$new.cut" && mv "$new.cut" "$new" || exit 1
done
keep "$page"

for po in po/man/*.po; do
	lang=$(basename "$po" .po)
	"$PYTHON" tests/man.py page "$lang" >"$new" || exit 1
	keep "man/$lang/koine.1"
done

if ! command -v mandoc >/dev/null; then
	echo "man: not linted, mandoc is not installed"
	exit 0
fi
mandoc -Tlint -Wwarning "$page" man/*/koine.1
