#!/bin/sh
# SPDX-License-Identifier: MIT
# Lines of the core folders that the unit tests and the golden files run, from
# build/coverage (FLAVOUR=coverage). Fails below 85 % of all of them together.
floor=85
cd "$(dirname "$0")/.." || exit 1
build=build/coverage
[ -x $build/tests/unit ] || { echo 'no build/coverage: make coverage' >&2; exit 1; }

find $build -name '*.gcda' -delete
export LC_ALL=C.UTF-8 TZ=UTC CK_DEFAULT_TIMEOUT=300 KOINE="$PWD/$build/koine" KOINE_SRC="$PWD"
$build/tests/unit > /dev/null || echo '  unit tests failed' >&2
python3 tests/golden.py || echo '  golden files failed' >&2

percent() { # percent FOLDER...: gcov sums up what it is given
	for folder; do
		for object in "$build/obj/$folder"/*.gcda; do
			[ -f "$object" ] && gcov -n "$object" 2> /dev/null
		done
	done | awk -F"'" '
		/^File/ { is_ours = $2 ~ /^src\/[a-z]+\/[a-z_0-9]+\.c$/ }
		/^Lines/ && is_ours {
			split($0, part, /[:% ]+/)
			run += part[3] * part[5] / 100
			all += part[5]
			is_ours = 0
		}
		END { printf "%.1f %d\n", all ? 100 * run / all : 0, all }'
}

core='base text doc md gloss layout'
for folder in $core xml db json corpus quiz state out tui cmd; do
	# shellcheck disable=SC2046,SC2183
	printf '  %-8s %5s %% of %s lines\n' "$folder" $(percent "$folder")
done
# shellcheck disable=SC2086
total=$(percent $core)
echo "core folders: ${total% *} % of ${total#* } lines, at least $floor %"
awk -v n="${total% *}" -v floor=$floor 'BEGIN { exit n < floor }'
