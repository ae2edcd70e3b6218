#!/bin/sh
# SPDX-License-Identifier: MIT
# step.sh NAME COMMAND...: runs a check that is one claim and notes its result
# in $KOINE_RESULTS/NAME.
name=$1
shift
"$@"
status=$?
if [ -n "$KOINE_RESULTS" ]; then
	mkdir -p "$KOINE_RESULTS"
	if [ $status = 0 ]; then echo '1 0'; else echo '0 1'; fi \
		> "$KOINE_RESULTS/$name"
fi
[ $status = 0 ] || echo "FAIL $name" >&2
exit $status
