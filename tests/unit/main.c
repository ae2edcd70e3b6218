/* SPDX-License-Identifier: MIT */
/*
 * Runs every suite, or those named on the command line; prints Check's line and
 * leaves "passed failed" in $KOINE_RESULTS/unit for tests/summary.py.
 */
#include "suites.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PATH_SIZE 4096 /* [B] */

static bool note_counts(int passed, int failed)
{
	const char *folder = getenv("KOINE_RESULTS");
	char path[PATH_SIZE];
	FILE *file;
	int len;

	if (folder == NULL || *folder == '\0')
		return true;
	mkdir(folder, 0777);
	len = snprintf(path, sizeof(path), "%s/unit", folder);
	if (len < 0 || (size_t)len >= sizeof(path))
		return false;
	file = fopen(path, "w");
	if (file == NULL)
		return false;
	fprintf(file, "%d %d\n", passed, failed);
	return fclose(file) == 0;
}

static bool is_wanted(const char *name, int argc, char **argv)
{
	if (argc < 2)
		return true;
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	SRunner *runner = srunner_create(NULL);
	int failed;

	setlocale(LC_CTYPE, "C.UTF-8");
	for (const struct suite_row *row = suites; row->name != NULL; row++)
		if (is_wanted(row->name, argc, argv))
			srunner_add_suite(runner, row->make());
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	if (!note_counts(srunner_ntests_run(runner) - failed, failed)) {
		fprintf(stderr, "cannot note the counts\n");
		failed = 1;
	}
	if (srunner_ntests_run(runner) == 0) {
		fprintf(stderr, "no such suite\n");
		failed = 1;
	}
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
