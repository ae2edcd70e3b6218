/* SPDX-License-Identifier: MIT */
#include "desk/room.h"

#include "base/fs.h"
#include "base/mo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define LOCK    "present.lock"
#define MADE    "present.new"
#define BACKLOG 8

/* ---- the folder ---- */

/* 0700, ours, and itself: what is behind a link may be anybody's. */
static bool check_folder(const struct room *room, struct err *err)
{
	struct stat info;

	if (fstat(room->folder_fd, &info) != 0)
		return err_set(err, ERR_SYSTEM, _("cannot open '%s': %s"),
			room->path, err_system(errno));
	if (info.st_uid != geteuid())
		return err_set(err, ERR_SYSTEM,
			_("no console can join: '%s' belongs to "
			  "another user"),
			room->path);
	if ((info.st_mode & 077) != 0)
		return err_set(err, ERR_SYSTEM,
			_("no console can join: '%s' is open to "
			  "other users"),
			room->path);
	return true;
}

static bool open_folder(struct room *room, struct err *err)
{
	struct stat info;

	room->folder_fd = open(
		room->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (room->folder_fd >= 0)
		return check_folder(room, err);
	if (lstat(room->path, &info) == 0 && S_ISLNK(info.st_mode))
		return err_set(err, ERR_SYSTEM,
			_("no console can join: '%s' is a link"), room->path);
	return err_set(err, ERR_SYSTEM, _("cannot open '%s': %s"), room->path,
		err_system(errno));
}

static char *folder_of(const struct paths *paths)
{
	struct arena arena = {0};
	const char *path = paths->runtime;
	char *kept;

	if (path == NULL)
		path = path_join(&arena, paths->state, "run");
	kept = path != NULL ? xstrdup(str_of(path)) : NULL;
	arena_free(&arena);
	return kept;
}

bool room_open(struct room *room, const struct paths *paths, struct err *err)
{
	*room = (struct room){folder_of(paths), -1, -1, false};
	if (room->path == NULL)
		return err_set(err, ERR_SYSTEM,
			_("no console can join: there is no folder for it"));
	if (fs_make_dirs(room->path, err) && open_folder(room, err))
		return true;
	room_close(room);
	return false;
}

void room_close(struct room *room)
{
	if (room->lock_fd >= 0) {
		unlinkat(room->folder_fd, ROOM_SOCKET, 0);
		close(room->lock_fd);
	}
	if (room->folder_fd >= 0)
		close(room->folder_fd);
	free(room->path);
	*room = (struct room){NULL, -1, -1, false};
}

/* ---- the socket ---- */

/*
 * By the open folder: short, whatever the path is. Where /proc is missing the
 * path itself, if it fits.
 */
static bool put_name(
	const struct room *room, const char *name, struct sockaddr_un *address)
{
	struct stat info;
	int len;

	*address = (struct sockaddr_un){.sun_family = AF_UNIX};
	len = snprintf(address->sun_path, sizeof(address->sun_path),
		"/proc/self/fd/%d", room->folder_fd);
	if (stat(address->sun_path, &info) == 0)
		snprintf(address->sun_path + len,
			sizeof(address->sun_path) - (size_t)len, "/%s", name);
	else
		len = snprintf(address->sun_path, sizeof(address->sun_path),
			"%s/%s", room->path, name);
	errno = ENAMETOOLONG;
	return len < (int)sizeof(address->sun_path);
}

/* Kept as long as the descriptor is open, and no longer: kill -9 frees it. */
static bool take_lock(struct room *room, struct err *err)
{
	const int fd = openat(room->folder_fd, LOCK,
		O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);

	if (fd < 0)
		return err_set(err, ERR_SYSTEM,
			_("no console can join: cannot write in '%s': %s"),
			room->path, err_system(errno));
	room->is_taken = flock(fd, LOCK_EX | LOCK_NB) != 0;
	if (!room->is_taken) {
		room->lock_fd = fd;
		return true;
	}
	close(fd);
	return err_set(err, ERR_SYSTEM,
		_("no console can join while another koine is presenting"));
}

/* Under another name until it listens: who sees the socket can connect. */
static bool make_socket(struct room *room, int fd)
{
	struct sockaddr_un address;

	unlinkat(room->folder_fd, MADE, 0);
	/* Linux takes the mode of a socket file from the descriptor. */
	return put_name(room, MADE, &address) && fchmod(fd, 0600) == 0 &&
	       bind(fd, (const struct sockaddr *)&address, sizeof(address)) ==
	               0 &&
	       fchmodat(room->folder_fd, MADE, 0600, 0) == 0 &&
	       listen(fd, BACKLOG) == 0 &&
	       renameat(room->folder_fd, MADE, room->folder_fd, ROOM_SOCKET) ==
	               0;
}

int room_listen(struct room *room, struct err *err)
{
	int fd;

	if (!take_lock(room, err))
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0 && make_socket(room, fd))
		return fd;
	err_set(err, ERR_SYSTEM,
		_("no console can join: cannot make a socket in '%s': %s"),
		room->path, err_system(errno));
	if (fd >= 0)
		close(fd);
	close(room->lock_fd);
	room->lock_fd = -1;
	return -1;
}

int room_connect(const struct room *room)
{
	struct sockaddr_un address;
	int fd, why;

	if (!put_name(room, ROOM_SOCKET, &address))
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || connect(fd, (const struct sockaddr *)&address,
			      sizeof(address)) == 0)
		return fd;
	why = errno;
	close(fd);
	errno = why;
	return -1;
}
