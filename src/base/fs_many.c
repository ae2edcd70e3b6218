/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/fs_temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A file on its way. */
struct step {
	char *target; /* NULL: not begun */
	char *name;   /* of the temporary file; NULL: none */
	bool is_done;
	bool is_swapped; /* the temporary file is the old one now */
	bool was_there;
};

/* Writes the new bytes beside the old ones. */
static bool prepare(
	const struct fs_file *file, struct step *step, struct err *err)
{
	int fd;

	step->target = fs_find_target(file->path, err);
	if (step->target == NULL)
		return false;
	step->was_there = access(step->target, F_OK) == 0;
	fd = fs_create_beside(step->target, false, &step->name);
	return (fd >= 0 && fs_fill(fd, file->bytes)) ||
	       fs_cannot_write(file->path, err);
}

static bool swap(const char *a, const char *b)
{
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
}

static bool put_in_place(
	const struct fs_file *file, struct step *step, struct err *err)
{
	step->is_swapped = step->was_there && swap(step->name, step->target);
	step->is_done =
		step->is_swapped || rename(step->name, step->target) == 0;
	return step->is_done || fs_cannot_write(file->path, err);
}

static void put_back(struct step *step)
{
	if (step->is_swapped)
		swap(step->name, step->target);
	else if (step->is_done && !step->was_there)
		unlink(step->target);
}

static void end(struct step *step, bool is_written)
{
	if (is_written)
		fs_sync_folder(step->target);
	if (step->name != NULL && (!step->is_done || step->is_swapped))
		unlink(step->name);
	free(step->name);
	free(step->target);
}

bool fs_write_many(const struct fs_file *files, size_t count, struct err *err)
{
	struct step *steps = xcalloc(count + 1, sizeof(*steps));
	bool is_written = true;

	for (size_t i = 0; is_written && i < count; i++)
		is_written = prepare(&files[i], &steps[i], err);
	for (size_t i = 0; is_written && i < count; i++)
		is_written = put_in_place(&files[i], &steps[i], err);
	for (size_t i = count; !is_written && i-- > 0;)
		put_back(&steps[i]);
	for (size_t i = 0; i < count; i++)
		end(&steps[i], is_written);
	free(steps);
	return is_written;
}
