/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include "base/mo.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef FS_STEP
#define FS_STEP 65536 /* [B] asked of read(2) where the size is unknown */
#endif
#define HINT_STEP 64 /* [B] asked beyond a size that is known */

static bool cannot_read(const char *name, int error, struct err *err)
{
	return err_set(err, ERR_INPUT, _("cannot read '%s': %s"), name,
		err_system(error));
}

static bool too_large(const char *name, struct err *err)
{
	return err_set(err, ERR_INPUT, _("'%s' is too large"), name);
}

/* Waits while a descriptor that someone made non-blocking is not ready. */
static void wait_for(int fd, short events)
{
	struct pollfd ready = {.fd = fd, .events = events};

	poll(&ready, 1, -1);
}

/* read(2) at the current place, or pread(2) when `offset` is not negative. */
static ssize_t read_some(int fd, void *to, size_t len, off_t offset)
{
	ssize_t got;

	for (;;) {
		got = offset < 0 ? read(fd, to, len)
		                 : pread(fd, to, len, offset);
		if (got >= 0 || (errno != EINTR && errno != EAGAIN))
			return got;
		if (errno == EAGAIN)
			wait_for(fd, POLLIN);
	}
}

/* Opens a regular file; -1 and the message on failure. */
static int open_regular(const char *path, struct stat *st, struct err *err)
{
	/* Opening a FIFO would wait for a writer; a device may act. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		err_set(err, ERR_INPUT, _("cannot open '%s': %s"), path,
			err_system(errno));
		return -1;
	}
	if (fstat(fd, st) != 0)
		cannot_read(path, errno, err);
	else if (S_ISDIR(st->st_mode))
		err_set(err, ERR_INPUT, _("'%s' is a folder"), path);
	else if (!S_ISREG(st->st_mode))
		err_set(err, ERR_INPUT, _("'%s' is not a regular file"), path);
	else
		return fd;
	close(fd);
	return -1;
}

/* Takes back what a failed read appended. */
static void cut(struct buf *buf, size_t len)
{
	buf->len = len;
	if (buf->ptr)
		buf->ptr[len] = '\0';
}

/* Reads to the end. `hint` [B] is the likely size: one read, one allocation. */
static bool read_to_end(
	int fd, size_t hint, size_t max_bytes, struct buf *out, int *error)
{
	size_t more = hint > 0 ? HINT_STEP : FS_STEP;
	size_t got = 0;

	for (;;) {
		size_t step = got < hint ? hint - got + 1 : more;
		ssize_t n;

		/* One byte more than allowed tells "full" from "too much". */
		if (step > max_bytes - got)
			step = max_bytes - got + 1;
		n = read_some(fd, buf_reserve(out, step), step, -1);
		if (n <= 0) {
			*error = n < 0 ? errno : 0;
			return n == 0;
		}
		out->len += (size_t)n;
		got += (size_t)n;
		if (got > hint)
			more = FS_STEP;
		if (got > max_bytes) {
			*error = EFBIG;
			return false;
		}
	}
}

static bool read_stream(int fd, const char *name, size_t max_bytes, size_t hint,
	struct buf *out, struct err *err)
{
	size_t before = out->len;
	int error;

	/* Keeps "one more" from wrapping round. */
	if (max_bytes > SIZE_MAX / 2)
		max_bytes = SIZE_MAX / 2;
	if (read_to_end(fd, hint, max_bytes, out, &error))
		return true;
	cut(out, before);
	return error == EFBIG ? too_large(name, err)
	                      : cannot_read(name, error, err);
}

bool fs_read(
	const char *path, size_t max_bytes, struct buf *out, struct err *err)
{
	struct stat st;
	int fd = open_regular(path, &st, err);
	bool ok;

	if (fd < 0)
		return false;
	if ((uintmax_t)st.st_size > max_bytes)
		ok = too_large(path, err);
	else
		ok = read_stream(
			fd, path, max_bytes, (size_t)st.st_size, out, err);
	close(fd);
	return ok;
}

bool fs_read_fd(int fd, const char *name, size_t max_bytes, struct buf *out,
	struct err *err)
{
	struct stat st;

	/* read(2) says EISDIR itself, but not as the same sentence. */
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		return err_set(err, ERR_INPUT, _("'%s' is a folder"), name);
	return read_stream(fd, name, max_bytes, 0, out, err);
}

static bool read_range(int fd, off_t offset, size_t len, struct buf *out)
{
	char *to = buf_reserve(out, len);
	size_t got = 0;

	while (got < len) {
		ssize_t n =
			read_some(fd, to + got, len - got, offset + (off_t)got);

		/* 0: cut short since fstat(2). */
		if (n <= 0) {
			errno = n < 0 ? errno : ENODATA;
			return false;
		}
		got += (size_t)n;
	}
	out->len += len;
	return true;
}

bool fs_read_at(const char *path, uint64_t offset, size_t len, struct buf *out,
	struct err *err)
{
	struct stat st;
	int fd = open_regular(path, &st, err);
	uint64_t end;
	bool ok;

	if (fd < 0)
		return false;
	if (len > FS_MAX_FILE)
		ok = too_large(path, err);
	else if (__builtin_add_overflow(offset, (uint64_t)len, &end) ||
		 end > (uint64_t)st.st_size)
		ok = err_set(err, ERR_INPUT,
			_("'%s' is shorter than it should be"), path);
	else
		ok = read_range(fd, (off_t)offset, len, out) ||
		     cannot_read(path, errno, err);
	if (!ok)
		cut(out, out->len);
	close(fd);
	return ok;
}

bool fs_stat(const char *path, struct fs_info *info)
{
	struct stat st;

	if (!path || stat(path, &st) != 0)
		return false;
	*info = (struct fs_info){
		.size = (uint64_t)st.st_size,
		.mtime = st.st_mtim,
		.is_dir = S_ISDIR(st.st_mode),
		.is_file = S_ISREG(st.st_mode),
	};
	return true;
}
