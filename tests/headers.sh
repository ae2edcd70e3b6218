#!/bin/sh
# SPDX-License-Identifier: MIT
# headers.sh CC FLAG...: every header of src/ compiles alone.
bad=0
for h in src/*/*.h; do
	"$@" -fsyntax-only -x c "$h" || bad=1
done
exit $bad
