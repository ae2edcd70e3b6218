#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints the table of suites for the runner from the names of the test files.
echo '#include <check.h>'
for f; do n=$(basename "$f" .c); echo "Suite *suite_${n#test_}(void);"; done
echo '#include "suites.h"'
echo 'const struct suite_row suites[] = {'
for f; do n=$(basename "$f" .c); echo "	{ \"${n#test_}\", suite_${n#test_} },"; done
echo '	{ NULL, NULL },'
echo '};'
