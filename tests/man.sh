#!/bin/sh
# SPDX-License-Identifier: MIT
# The lists in the man page are what the program prints. UPDATE=1 writes them.
: "${KOINE:=build/koine}"
cd "$(dirname "$0")/.." || exit 1
page=man/koine.1
new=$(mktemp) && part=$(mktemp) || exit 1
trap 'rm -f "$new" "$part"' EXIT

cp "$page" "$new" || exit 1
for name in commands options rules keys; do
	if ! "$KOINE" help --man "$name" >"$part"; then
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

if [ "$UPDATE" = 1 ]; then
	cmp -s "$new" "$page" || cp "$new" "$page"
elif ! diff -u "$page" "$new"; then
	echo "man: $page is not what the program prints; run 'make man'" >&2
	exit 1
fi
if ! command -v mandoc >/dev/null; then
	echo "man: not linted, mandoc is not installed"
	exit 0
fi
mandoc -Tlint -Wwarning "$page"
