/* SPDX-License-Identifier: MIT */
#include "search/temporary.h"

#include "base/fs.h"
#include "base/mo.h"
#include "search/index_impl.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define BEGINNING ".koine-index-"
#define TRIES     16                  /* names */
#define STEP      ((size_t)256 << 10) /* [B] copied at a time */

static bool cannot_write(const char *path, struct err *err)
{
	return err_set(err, ERR_OUTPUT, _("cannot write '%s': %s"), path,
		err_system(errno));
}

/* The folder of `path` with its slash; empty: where we are. */
static struct str folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return (struct str){path, slash ? (size_t)(slash + 1 - path) : 0};
}

/* Removes a temporary file if nobody holds it. */
static void clear_one(const char *path)
{
	const int fd = open(path,
		O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		unlink(path);
	close(fd);
}

void temporary_clear(const char *path)
{
	const struct str folder = folder_of(path);
	struct buf name = {0};
	const struct dirent *entry;
	DIR *dir;

	buf_str(&name, folder.len > 0 ? folder : STR("./"));
	dir = opendir(name.ptr);
	while (dir && (entry = readdir(dir))) {
		if (!str_starts(str_of(entry->d_name), STR(BEGINNING)))
			continue;
		buf_clear(&name);
		buf_printf(&name, "%.*s%s", STR_ARG(folder), entry->d_name);
		clear_one(name.ptr);
	}
	if (dir)
		closedir(dir);
	buf_release(&name);
}

/* Ours alone, and still there: another koine may have cleared it before it was
 * locked. */
static bool is_held(int fd)
{
	struct stat st;

	return flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &st) == 0 &&
	       st.st_nlink > 0;
}

static int create(struct str folder, struct buf *path)
{
	for (int i = 0; i < TRIES; i++) {
		uint64_t random;
		int fd;

		if (getrandom(&random, sizeof(random), GRND_NONBLOCK) < 0)
			random = (uint64_t)getpid() + (uint64_t)i;
		buf_clear(path);
		buf_printf(path, "%.*s" BEGINNING "%016" PRIx64,
			STR_ARG(folder), random);
		fd = open(path->ptr,
			O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0600);
		if (fd >= 0 && is_held(fd))
			return fd;
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd >= 0)
			close(fd);
	}
	errno = EEXIST;
	return -1;
}

bool temporary_make(
	const char *path, struct temporary *temporary, struct err *err)
{
	const struct str folder = folder_of(path);
	struct buf name = {0};

	*temporary = (struct temporary){.fd = -1};
	temporary_clear(path);
	/* The clock that file systems stamp with; the exact one is ahead. */
	clock_gettime(CLOCK_REALTIME_COARSE, &temporary->begun);
	temporary->fd = create(folder, &name);
	if (temporary->fd < 0) {
		buf_release(&name);
		return cannot_write(path, err);
	}
	temporary->path = buf_detach(&name);
	return true;
}

bool temporary_empty(struct temporary *temporary, struct err *err)
{
	return ftruncate(temporary->fd, 0) == 0 ||
	       cannot_write(temporary->path, err);
}

static bool copy_bytes(int from, int to)
{
	char *bytes = xmalloc(STEP);
	ssize_t got;

	while ((got = read(from, bytes, STEP)) > 0)
		if (!fs_write_all(to, (struct str){bytes, (size_t)got}))
			break;
	free(bytes);
	return got == 0;
}

bool temporary_copy(
	struct temporary *temporary, const char *from, struct err *err)
{
	const int fd = open(from,
		O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	const bool ok = fd >= 0 && temporary_empty(temporary, err) &&
	                lseek(temporary->fd, 0, SEEK_SET) == 0 &&
	                copy_bytes(fd, temporary->fd);

	if (fd >= 0)
		close(fd);
	return ok || cannot_write(temporary->path, err);
}

static bool seal(const struct temporary *temporary)
{
	const struct timespec times[2] = {
		{.tv_nsec = UTIME_OMIT}, temporary->begun};

	return db_seal(temporary->fd) && futimens(temporary->fd, times) == 0 &&
	       fsync(temporary->fd) == 0;
}

/* Last what makes the name itself safe; some file systems cannot. */
static void sync_folder(struct str folder)
{
	char *path = xstrdup(folder.len > 0 ? folder : STR("."));
	const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(path);
}

bool temporary_keep(
	struct temporary *temporary, const char *path, struct err *err)
{
	bool ok = seal(temporary);

	/* An empty folder in the place is nobody's. */
	if (ok && rename(temporary->path, path) != 0)
		ok = errno == EISDIR && rmdir(path) == 0 &&
		     rename(temporary->path, path) == 0;
	if (!ok) {
		cannot_write(path, err);
		temporary_drop(temporary);
		return false;
	}
	sync_folder(folder_of(path));
	close(temporary->fd);
	free(temporary->path);
	return true;
}

void temporary_drop(struct temporary *temporary)
{
	unlink(temporary->path);
	close(temporary->fd);
	free(temporary->path);
}
