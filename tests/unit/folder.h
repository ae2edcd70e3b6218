/* SPDX-License-Identifier: MIT */
/* A folder of the test's own, for a checked fixture; gone with all in it after.
 */
#ifndef KOINE_TEST_FOLDER_H
#define KOINE_TEST_FOLDER_H

#include "base/buf.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

struct folder {
	char name[256];
	struct buf path; /* of the file named last */
};

static inline void folder_make(struct folder *folder)
{
	const char *tmp = getenv("TMPDIR");

	*folder = (struct folder){0};
	snprintf(folder->name, sizeof(folder->name), "%s/koine-test-XXXXXX",
		tmp ? tmp : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder->name));
}

static inline void folder_remove(struct folder *folder)
{
	char command[300];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder->name);
	ck_assert_int_eq(system(command), 0);
	buf_release(&folder->path);
}

/* The path of a file in it, valid until the next call. */
static inline const char *folder_path(struct folder *folder, const char *name)
{
	buf_clear(&folder->path);
	buf_printf(&folder->path, "%s/%s", folder->name, name);
	return folder->path.ptr;
}

/* Makes a file without the code under test; returns its path. */
static inline const char *folder_file(
	struct folder *folder, const char *name, const char *text)
{
	FILE *file = fopen(folder_path(folder, name), "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	return folder->path.ptr;
}

/* How many files are in it. */
static inline unsigned folder_count(const struct folder *folder)
{
	DIR *dir = opendir(folder->name);
	unsigned count = 0;

	ck_assert_ptr_nonnull(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2; /* "." and ".." */
}

#endif
