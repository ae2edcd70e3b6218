/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "base/mo.h"
#include "db/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TRIES 100 /* names in one second */

void aside_sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf folder = {0};
	int fd;

	if (slash == path)
		slash++;
	buf_str(&folder,
		slash ? (struct str){path, (size_t)(slash - path)} : STR("."));
	fd = open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		/* Some file systems cannot; nothing better is to be had. */
		fsync(fd);
		close(fd);
	}
	buf_release(&folder);
}

/* A name that nothing has, in `name`. */
static bool choose_name(const char *path, struct buf *name)
{
	const time_t now = time(NULL);
	struct stat st;
	struct tm tm = {0};
	char stamp[64];

	localtime_r(&now, &tm);
	if (strftime(stamp, sizeof(stamp), "%Y%m%d-%H%M%S", &tm) == 0)
		return false;
	for (int i = 0; i < TRIES; i++) {
		buf_clear(name);
		buf_printf(name, "%s.corrupt-%s", path, stamp);
		if (i > 0)
			buf_printf(name, "-%d", i);
		if (lstat(name->ptr, &st) != 0)
			return errno == ENOENT;
	}
	return false;
}

static bool rename_part(const char *path, const char *to, const char *ending)
{
	struct buf old = {0};
	struct buf new = {0};
	bool ok;

	buf_printf(&old, "%s%s", path, ending);
	buf_printf(&new, "%s%s", to, ending);
	ok = rename(old.ptr, new.ptr) == 0 || errno == ENOENT;
	buf_release(&old);
	buf_release(&new);
	return ok;
}

bool aside_move(const char *path, char **moved, struct err *err)
{
	/*
	 * The file first: if the machine stops between, a database without its
	 * WAL would look whole and lack the last rows.
	 */
	static const char *const endings[] = {"", "-wal", "-journal", "-shm"};
	struct buf to = {0};
	bool ok = choose_name(path, &to);

	for (size_t i = 0; ok && i < ARRAY_LEN(endings); i++)
		ok = rename_part(path, to.ptr, endings[i]);
	if (ok) {
		aside_sync_folder(path);
		*moved = buf_detach(&to);
	} else {
		err_set(err, ERR_STATE,
			_("'%s' is damaged and cannot be moved aside: %s"),
			path, err_system(errno));
	}
	buf_release(&to);
	return ok;
}
