/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/fs_temp.h"
#include "base/mo.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRIES 16 /* names for the temporary file */

bool fs_write_all(int fd, struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n >= 0) {
			bytes = str_sub(bytes, (size_t)n, bytes.len);
		} else if (errno == EAGAIN) {
			/* Another program left the terminal non-blocking. */
			struct pollfd ready = {.fd = fd, .events = POLLOUT};

			poll(&ready, 1, -1);
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

bool fs_cannot_write(const char *path, struct err *err)
{
	return err_set(err, ERR_OUTPUT, _("cannot write '%s': %s"), path,
		err_system(errno));
}

char *fs_find_target(const char *path, struct err *err)
{
	struct stat st;
	char *target;

	if (stat(path, &st) != 0)
		return xstrdup(str_of(path));
	/* Replacing /dev/null or a pipe by a file would harm the system. */
	if (!S_ISREG(st.st_mode)) {
		err_set(err, ERR_OUTPUT, _("'%s' is not a regular file"), path);
		return NULL;
	}
	target = realpath(path, NULL);
	if (!target)
		fs_cannot_write(path, err);
	return target;
}

int fs_create_beside(const char *target, bool is_private, char **name)
{
	const char *slash = strrchr(target, '/');
	int folder = slash ? (int)(slash + 1 - target) : 0;
	int fd = -1;

	for (int i = 0; i < TRIES; i++) {
		struct buf path = {0};
		uint64_t random;

		/* No entropy, early at boot: O_EXCL keeps it safe anyway. */
		if (getrandom(&random, sizeof(random), GRND_NONBLOCK) < 0)
			random = (uint64_t)getpid() + (uint64_t)i;
		buf_printf(&path, "%.*s.koine-%016" PRIx64, folder, target,
			random);
		fd = open(path.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
			is_private ? 0600 : 0644);
		if (fd >= 0) {
			*name = buf_detach(&path);
			return fd;
		}
		buf_release(&path);
		if (errno != EEXIST)
			break;
	}
	return fd;
}

void fs_sync_folder(const char *target)
{
	const char *slash = strrchr(target, '/');
	size_t len = slash ? (size_t)(slash - target) + 1 : 0;
	char *folder = xstrdup(len ? (struct str){target, len} : STR("."));
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

bool fs_fill(int fd, struct str bytes)
{
	bool ok = fs_write_all(fd, bytes) && fsync(fd) == 0;
	int error = errno;

	/* Some network file systems tell of a full disk here only. */
	if (close(fd) != 0 && ok) {
		ok = false;
		error = errno;
	}
	errno = error;
	return ok;
}

/* Fills the new file and puts it in place; false with errno set. */
static bool fill_and_rename(
	int fd, struct str bytes, const char *name, const char *target)
{
	int error;

	if (fs_fill(fd, bytes) && rename(name, target) == 0)
		return true;
	error = errno;
	unlink(name);
	errno = error;
	return false;
}

bool fs_write(
	const char *path, struct str bytes, bool is_private, struct err *err)
{
	char *target = fs_find_target(path, err);
	char *name = NULL;
	int fd;
	bool ok;

	if (!target)
		return false;
	fd = fs_create_beside(target, is_private, &name);
	ok = fd >= 0 && fill_and_rename(fd, bytes, name, target);
	if (ok)
		fs_sync_folder(target);
	else
		fs_cannot_write(path, err);
	free(name);
	free(target);
	return ok;
}

/* One write at the end, or none; false with errno set. */
static bool append_whole(int fd, struct str bytes)
{
	struct stat before;
	ssize_t written;
	int error;

	if (fstat(fd, &before) != 0)
		return false;
	if (!S_ISREG(before.st_mode)) {
		errno = EINVAL;
		return false;
	}
	do
		written = write(fd, bytes.ptr, bytes.len);
	while (written < 0 && errno == EINTR);
	if (written == (ssize_t)bytes.len && fsync(fd) == 0)
		return true;
	error = written < 0 || errno != 0 ? errno : ENOSPC;
	/* A full disk: half a line is none. */
	if (written > 0 && ftruncate(fd, before.st_size) != 0)
		error = errno;
	errno = error;
	return false;
}

bool fs_append(const char *path, struct str bytes, struct err *err)
{
	const int fd = open(path,
		O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0644);
	bool ok;
	int error;

	errno = fd < 0 ? errno : 0;
	ok = fd >= 0 && append_whole(fd, bytes);
	error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	if (!ok)
		fs_cannot_write(path, err);
	else
		fs_sync_folder(path);
	return ok;
}

static bool make_dir(const char *path)
{
	struct stat st;
	int error;

	if (mkdir(path, 0700) == 0)
		return true;
	/* EROFS and EACCES too may come for a folder that is there. */
	error = errno;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	errno = error == EEXIST ? ENOTDIR : error;
	return false;
}

bool fs_make_dirs(const char *path, struct err *err)
{
	char *copy = xstrdup(str_of(path));
	bool ok = true;

	for (char *at = copy; ok && *at; at++) {
		if (*at != '/' || at == copy)
			continue;
		*at = '\0';
		ok = make_dir(copy);
		*at = '/';
	}
	ok = ok && make_dir(copy);
	if (!ok)
		err_set(err, ERR_OUTPUT, _("cannot make the folder '%s': %s"),
			path, err_system(errno));
	free(copy);
	return ok;
}
